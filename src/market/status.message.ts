import type { APIEmbed, APIEmbedField } from 'discord-api-types/v10';
import type { SourceStatus } from '../http/source-status.ts';
import type { I18n } from '../i18n/i18n.ts';
import type { TextKey } from '../i18n/translate.ts';
import type { About } from '../message/about.ts';
import { colours } from '../message/button-row.ts';
import { quoted, shortened } from '../message/markdown.ts';
import type { Message } from '../message/message.ts';
import { timestamp } from '../message/moment.ts';
import type { Evidence } from './conditions.ts';
import { bannerLines, partText, quietSince, sourcesFooter } from './provenance.message.ts';
import { type Datum, type Reading, SAMPLE_SOURCE } from './reading.ts';

interface StatusView {
  readonly reading: Reading;
  /** Unix seconds; for the sample network its own moment. */
  readonly now: number;
  readonly sources: readonly SourceStatus[];
  readonly about: About;
}

const marks: Readonly<Record<SourceStatus['state'], string>> = {
  ok: '🟢',
  failing: '🔴',
  resting: '🟠',
  idle: '⚪',
  off: '⚫',
};

/** Discord's limit for a field's text. */
const MAX_FIELD = 1_024;
const MAX_DESCRIPTION = 4_096;

/** Tells how each source is doing, what is in use, and for how long the bot has been up. */
export function statusMessage({ reading, now, sources, about }: StatusView, i18n: I18n): Message {
  const { t } = i18n;
  const lines = sourceLines(sources, i18n);
  const bad = sources.some(({ state }) => state === 'failing' || state === 'resting');
  const embed: APIEmbed = {
    color: bad ? colours.even : colours.neutral,
    title: t('status.title'),
    description: shortened(
      [
        ...bannerLines({ reading, now: reading.at, evidence: [] }, [], i18n),
        ...(lines.length > 0 ? lines : [t('status.none')]),
      ].join('\n'),
      MAX_DESCRIPTION,
    ),
    fields: [
      readingField(reading, i18n),
      {
        name: t('status.bot'),
        value: t('status.version', {
          version: quoted(about.version),
          when: timestamp(about.startedAt, 'R'),
        }),
      },
    ],
    ...sourcesFooter({ reading, now, evidence: evidenceIn(reading) }, i18n),
  };
  return { embeds: [embed] };
}

/** Returns every datum but the rates, which are listed by themselves. */
function evidenceIn({ tip, difficulty, meanFees, price }: Reading): readonly Evidence[] {
  return [
    ...(tip ? [{ role: 'tip', datum: tip } as const] : []),
    ...(difficulty ? [{ role: 'difficulty', datum: difficulty } as const] : []),
    ...(meanFees ? [{ role: 'fees', datum: meanFees } as const] : []),
    ...(price ? [{ role: 'price', datum: price } as const] : []),
  ];
}

/** States in the order in which they are told: what is wrong first. */
const states = ['failing', 'resting', 'ok', 'idle', 'off'] as const satisfies readonly State[];

type State = SourceStatus['state'];

/** Returns a line for each state with its sources, and one for each reason that they share. */
function sourceLines(sources: readonly SourceStatus[], i18n: I18n): readonly string[] {
  const { t } = i18n;
  return states.flatMap((state) => {
    const group = sources.filter((source) => source.state === state);
    if (group.length === 0) return [];
    const names = group.map(({ name, gives }) => {
      const parts = gives.map((part) => t(`status.gives.${part}`)).join(', ');
      return t('status.source', { name: nameText(name, i18n), parts });
    });
    const said = {
      mark: marks[state],
      state: t(`status.state.${state}`),
      sources: names.join(' · '),
    };
    return [t('status.group', said), ...detailLines(group, i18n)];
  });
}

function detailLines(group: readonly SourceStatus[], i18n: I18n): readonly string[] {
  const { t } = i18n;
  const isWell = group.every(({ state }) => state === 'ok');
  if (isWell) return goodText(group, i18n).map((text) => `-# ${text}`);
  const byReason = Map.groupBy(
    group.filter(({ lastErrorAt }) => lastErrorAt !== undefined),
    ({ lastError = '?' }) => lastError,
  );
  return [...byReason].map(([reason, alike]) => {
    const when = latest(alike.map(({ lastErrorAt }) => lastErrorAt)) ?? 0;
    const error = t('status.error', { error: errorText(reason, i18n), when: timestamp(when, 'R') });
    const names =
      alike.length === group.length
        ? []
        : [i18n.list(alike.map(({ name }) => nameText(name, i18n)))];
    return `-# ${[...names, error, ...goodText(alike, i18n)].join(' · ')}`;
  });
}

/**
 * Tells the newest answer; where answers lie apart, the oldest of those that are the last as well.
 */
function goodText(group: readonly SourceStatus[], { t }: I18n): readonly string[] {
  const times = group.flatMap(({ lastGoodAt = [] }) => lastGoodAt);
  const newest = latest(times);
  if (newest === undefined) return [];
  const oldest = Math.min(...times);
  const when = timestamp(newest, 'R');
  return newest - oldest < TOGETHER
    ? [t('status.good', { when })]
    : [t('status.goodBetween', { when, oldest: timestamp(oldest, 'R') })];
}

/** Seconds between answers that count as given at the same time. */
const TOGETHER = 120;

function latest(times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}

function nameText(name: string, { t }: I18n): string {
  return name === SAMPLE_SOURCE ? t('status.sampleSource') : quoted(name, 60);
}

/** Texts of the reasons why sources fail, as far as they can be said in another language. */
const REASONS: Readonly<Record<string, TextKey>> = {
  'host not found': 'status.reason.host',
  'connection refused': 'status.reason.refused',
  'connection lost': 'status.reason.lost',
  'no connection': 'status.reason.none',
  'answer too large': 'status.reason.large',
  'not JSON': 'status.reason.unreadable',
  'redirects without end': 'status.reason.redirects',
  'no answer': 'status.reason.silent',
  'asked us to wait': 'status.reason.wait',
  'an error of our own': 'status.reason.ours',
};

function errorText(reason: string, { t }: I18n): string {
  const key = REASONS[reason];
  if (key) return t(key);
  const [, seconds] = /^no answer in (\d+) s$/.exec(reason) ?? [];
  return seconds === undefined ? quoted(reason, 120) : t('status.reason.late', { seconds });
}

const STATES = {
  fresh: 'status.datum',
  stale: 'status.datumStale',
  unconfirmed: 'status.datumUnconfirmed',
} as const;

function readingField(reading: Reading, i18n: I18n): APIEmbedField {
  const { t } = i18n;
  const data: readonly (readonly [
    'difficulty' | 'fees' | 'price' | 'fx',
    Datum<unknown> | undefined,
  ])[] = [
    ['difficulty', reading.difficulty],
    ['fees', reading.meanFees],
    ['price', reading.price],
    ['fx', reading.fx],
  ];
  if (reading.origin === 'sample') {
    const value = t('status.sample', { date: i18n.date(reading.at) });
    return { name: t('status.reading'), value };
  }
  const lines = data.map(([role, datum]) => {
    const part = partText(role, reading, i18n);
    if (!datum) return t('status.datumMissing', { part });
    const source = quoted(datum.source);
    const when = timestamp(datum.at, 'R');
    const quiet = role === 'difficulty' ? quietSince(reading) : undefined;
    if (quiet) {
      const since = timestamp(quiet.time, 'R');
      return t('status.datumNoBlock', { part, source, when, since });
    }
    return t(STATES[datum.state], {
      part,
      source,
      when,
    });
  });
  return { name: t('status.reading'), value: shortened(lines.join('\n'), MAX_FIELD) };
}

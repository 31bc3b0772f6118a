import type { APIEmbed, APIEmbedField } from 'discord-api-types/v10';
import type { SourceStatus } from '../http/source-status.ts';
import type { I18n } from '../i18n/i18n.ts';
import type { About } from '../message/about.ts';
import { colours } from '../message/button-row.ts';
import { quoted, shortened } from '../message/markdown.ts';
import type { Message } from '../message/message.ts';
import { timestamp } from '../message/moment.ts';
import type { Evidence } from './conditions.ts';
import { bannerLines, quietSince, sourcesFooter } from './provenance.message.ts';
import type { Datum, Reading } from './reading.ts';

interface StatusView {
  readonly reading: Reading;
  /** Unix seconds; of the sample network its own moment. */
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

/** How each source is doing, what is in use, and for how long the bot has been up. */
export function statusMessage({ reading, now, sources, about }: StatusView, i18n: I18n): Message {
  const { t } = i18n;
  const lines = sources.map((source) => sourceText(source, i18n));
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

/** Every datum but the rates, which are listed by themselves. */
function evidenceIn({ tip, difficulty, meanFees, price }: Reading): readonly Evidence[] {
  return [
    ...(tip ? [{ role: 'tip', datum: tip } as const] : []),
    ...(difficulty ? [{ role: 'difficulty', datum: difficulty } as const] : []),
    ...(meanFees ? [{ role: 'fees', datum: meanFees } as const] : []),
    ...(price ? [{ role: 'price', datum: price } as const] : []),
  ];
}

function sourceText(source: SourceStatus, i18n: I18n): string {
  const { t } = i18n;
  const { name, gives, state, lastGoodAt, lastErrorAt, lastError } = source;
  const lines = [
    t('status.source', {
      mark: marks[state],
      name: quoted(name),
      parts: i18n.list(gives.map((part) => t(`status.gives.${part}`))),
      state: t(`status.state.${state}`),
    }),
  ];
  const history: string[] = [];
  if (lastGoodAt !== undefined) {
    history.push(t('status.good', { when: timestamp(lastGoodAt, 'R') }));
  }
  if (lastErrorAt !== undefined) {
    const error = quoted(lastError ?? '?', 120);
    history.push(t('status.error', { when: timestamp(lastErrorAt, 'R'), error }));
  }
  if (history.length > 0) lines.push(`-# ${history.join(' · ')}`);
  return lines.join('\n');
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
  const lines = data.map(([role, datum]) => {
    const part = t(`part.${role}`);
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

import type { APIEmbedField } from 'discord-api-types/v10';
import type { Voice } from '../i18n/i18n.ts';
import type { Reading } from '../market/reading.ts';
import { fittingLines } from '../message/fitting-lines.ts';
import { quoted } from '../message/markdown.ts';
import { momentText } from '../message/moment.ts';
import { EARLY_BLOCKS } from '../mining/retarget.ts';
import type { DigestFacts, Shifts } from './facts.ts';
import type { Change, HeadlineFacts } from './headline.ts';
import type { MachineFacts, MachinesFacts } from './machines.ts';
import type { RetargetFacts } from './retarget.ts';
import type { FleetFacts, NamedRig } from './rigs.ts';
import type { Score } from './scorecard.ts';

/** Characters of a line in a code block that a phone does not wrap. */
const PHONE_WIDTH = 34;

/** Which popular machines pay at the digest's terms, and up to which power price. */
export function digestMachinesField(facts: MachinesFacts, voice: Voice): APIEmbedField {
  const { t } = voice;
  const { machines, tariff, poolFee } = facts;
  const name = t('digest.machines.title');
  const terms = t('digest.machines.terms', {
    tariff: voice.tariff(tariff.perKwh, tariff.currency),
    fee: voice.exactPercent(poolFee),
  });
  if (!machines) return { name, value: [terms, t('digest.machines.unknown')].join('\n') };
  const paying = machines.filter(pays).length;
  const count = t('digest.machines.paying', {
    paying: voice.count(paying),
    all: voice.count(machines.length),
  });
  const value = [terms, count, ...rows(machines, facts.currency, voice)];
  return { name, value: value.join('\n') };
}

const pays = ({ profit }: MachineFacts) => profit >= 0;

/** A table where it fits a phone, without the efficiency if need be; else a line for each. */
function rows(
  machines: readonly MachineFacts[],
  currency: string,
  voice: Voice,
): readonly string[] {
  const { t } = voice;
  const limitOf = ({ breakEven }: MachineFacts) =>
    breakEven === undefined ? '?' : voice.rate(breakEven, currency);
  const mark = (machine: MachineFacts) => (pays(machine) ? '▲' : '▼');
  const names = ['', ...machines.map(({ nickname }) => nickname)];
  const numbers = [
    [
      t('digest.machines.efficiency'),
      ...machines.map(({ efficiency }) => voice.efficiency(efficiency).replace(/\sJ\/TH$/, '')),
    ],
    [
      t('digest.machines.profit'),
      ...machines.map(({ profit }) => voice.signedMoney(profit, currency)),
    ],
    [t('digest.machines.limit'), ...machines.map(limitOf)],
  ];
  const marks = ['', ...machines.map(mark)];
  for (const columns of [numbers, numbers.slice(1)]) {
    const lines = table(names, columns).map((line, row) => `${line} ${marks[row]}`.trimEnd());
    if (lines.every((line) => line.length <= PHONE_WIDTH)) {
      return ['```', ...lines, '```', `-# ${t('digest.machines.legend')}`];
    }
  }
  return machines.map((machine) =>
    t('digest.machines.line', {
      mark: mark(machine),
      name: machine.nickname,
      profit: voice.signedMoney(machine.profit, currency),
      limit: limitOf(machine),
    }),
  );
}

/** The first column to the left, numbers to the right, each as wide as it has to be. */
function table(
  names: readonly string[],
  columns: readonly (readonly string[])[],
): readonly string[] {
  const width = (texts: readonly string[]) => Math.max(...texts.map(({ length }) => length));
  const first = width(names);
  const widths = columns.map(width);
  return names.map((name, row) =>
    [
      name.padEnd(first),
      ...columns.map((texts, at) => (texts[row] ?? '').padStart(widths[at] ?? 0)),
    ].join(' '),
  );
}

/** What a petahash earns, what a coin is worth, and how both have changed. */
export function headlineLines(
  facts: HeadlineFacts,
  currency: string,
  voice: Voice,
): readonly string[] {
  const { t } = voice;
  const { hashprice, sats, changes, coinPrice, coinChanges, feeShare, lowerBound } = facts;
  const lines = hashpriceLines({ hashprice, sats }, currency, voice);
  if (hashprice !== undefined && !lowerBound) {
    const known = changeTexts(changes, voice);
    const unknown = changes.filter(({ ratio }) => ratio === undefined);
    if (unknown.length > 0) {
      const spans = voice.list(unknown.map(({ days }) => t('digest.span', { days })));
      known.push(t('digest.noHistory', { spans }));
    }
    lines.push(known.join(' · '));
  }
  if (coinPrice !== undefined) {
    const price = t('digest.coin', { price: voice.money(coinPrice, currency) });
    lines.push([price, ...changeTexts(coinChanges, voice)].join(' · '));
  }
  if (feeShare !== undefined) lines.push(t('digest.fees', { share: voice.percent(feeShare) }));
  return lines;
}

function hashpriceLines(
  { hashprice, sats }: Pick<HeadlineFacts, 'hashprice' | 'sats'>,
  currency: string,
  voice: Voice,
): string[] {
  const { t } = voice;
  if (sats === undefined) return [`## ${t('digest.hashpriceUnknown')}`];
  const inSats = voice.sats(sats);
  if (hashprice === undefined) {
    return [`## ${t('digest.hashprice', { price: inSats })}`, t('digest.hashpriceAlone')];
  }
  return [
    `## ${t('digest.hashprice', { price: voice.rate(hashprice, currency) })}`,
    t('digest.hashpriceSats', { sats: inSats }),
  ];
}

function changeTexts(changes: readonly Change[], voice: Voice): string[] {
  return changes.flatMap(({ days, ratio }) =>
    ratio === undefined
      ? []
      : [voice.t('digest.change', { days: voice.count(days), change: voice.signedPercent(ratio) })],
  );
}

/** When the next retarget comes, how large it will be, and what that means. */
export function digestRetargetField(
  retarget: NonNullable<DigestFacts['retarget']>,
  { reading, currency }: DigestView,
  voice: Voice,
): APIEmbedField {
  const { t } = voice;
  const name = t('difficulty.forecast');
  if (retarget === 'unknown') return { name, value: t('difficulty.none') };
  const { ratio, band90, blocksDone, blocksLeft, at, method } = retarget.forecast;
  const change = (to: number) => voice.signedPercent(to - 1);
  const settled = method === 'exact';
  const when = momentText(reading.origin, voice).both(at);
  const lines = [
    t('retarget.when', { when, blocks: blocksLeft - 1 }),
    settled
      ? t('retarget.settled', { change: change(ratio) })
      : t('retarget.change', {
          change: change(ratio),
          low: change(band90.low),
          high: change(band90.high),
        }),
    ...hashpriceAfter(retarget, currency, voice),
    ...retarget.shifts.map((shifts) => shiftText(shifts, voice)),
  ];
  if (!settled && blocksDone < EARLY_BLOCKS) {
    lines.push(t('retarget.early', { blocks: blocksDone }));
  }
  return { name, value: lines.join('\n') };
}

function hashpriceAfter(
  { after, forecast }: RetargetFacts,
  currency: string,
  voice: Voice,
): readonly string[] {
  const { t } = voice;
  if (!after) return [];
  if (!after.money) {
    return [t('digest.retarget.hashpriceSettled', { price: voice.sats(after.sats) })];
  }
  const { expected, worst, best } = after.money;
  const price = voice.rate(expected, currency);
  return forecast.method === 'exact'
    ? [t('digest.retarget.hashpriceSettled', { price })]
    : [
        t('digest.retarget.hashprice', {
          price,
          low: voice.rate(worst, currency),
          high: voice.rate(best, currency),
        }),
      ];
}

/** A single change moves all to the same side: some stop, or some start, or neither. */
function shiftText({ of, expected, worst }: Shifts, voice: Voice): string {
  const { t } = voice;
  const { stop, start } = expected;
  const parts = [
    stop > 0
      ? t(`digest.shift.${of}.stop`, { count: stop })
      : start > 0
        ? t(`digest.shift.${of}.start`, { count: start })
        : t(`digest.shift.${of}.none`),
  ];
  if (worst.stop > stop) parts.push(t('digest.shift.worst', { count: worst.stop }));
  return parts.join('; ');
}

/** Characters for names; the field takes 1,024. */
const ROOM = 600;
const NAMES = 8;

/** How many rigs pay, what they make together, and those that may be named. */
export function digestRigsField(facts: FleetFacts, currency: string, voice: Voice): APIEmbedField {
  const { t } = voice;
  const { of, count, paying, losing, unknown, named } = facts;
  const name = t(`digest.rigs.${of}`);
  if (count === 0) return { name, value: t(`digest.rigs.none.${of}`) };
  const parts = [
    t('digest.rigs.count', { count }),
    ...(paying > 0 ? [t('digest.rigs.paying', { count: paying })] : []),
    ...(losing > 0 ? [t('digest.rigs.losing', { count: losing })] : []),
    ...(unknown > 0 ? [t('digest.rigs.unknown', { count: unknown })] : []),
  ];
  const names = named.slice(0, NAMES).map((standing) => lineOf(standing, voice));
  const shown = fittingLines(names, ROOM, voice);
  const left = named.length - NAMES;
  const value = [
    parts.join(' · '),
    ...totalLines(facts, currency, voice),
    ...(left > 0 && shown.length === names.length
      ? [...shown, t('notice.more', { count: voice.count(left) })]
      : shown),
  ];
  return { name, value: value.join('\n') };
}

function totalLines(
  { totals, count }: FleetFacts,
  currency: string,
  voice: Voice,
): readonly string[] {
  const { t } = voice;
  const { profit, counted, hashrate, power } = totals;
  const size = [voice.hashrate(hashrate), voice.power(power)];
  if (profit === undefined) return [t('digest.rigs.totals', { parts: size.join(' · ') })];
  const perDay = t('profit.perDay', { profit: voice.signedMoney(profit, currency) });
  return [
    t('digest.rigs.totals', { parts: [`**${perDay}**`, ...size].join(' · ') }),
    ...(counted < count ? [t('rigs.notCounted', { count: count - counted, currency })] : []),
  ];
}

function lineOf({ rig, profit }: NamedRig, voice: Voice): string {
  return voice.t('digest.rigs.line', {
    mark: profit < 0 ? '▼' : '▲',
    name: quoted(rig.name, 40),
    profit: voice.signedMoney(profit, rig.tariff.currency),
  });
}

/** What was forecast of the last retarget, and what came. */
export function digestScorecardField(
  scorecard: NonNullable<DigestFacts['scorecard']>,
  voice: Voice,
): APIEmbedField {
  const { t } = voice;
  const name = t('digest.scorecard.title');
  if (scorecard === 'unknown') return { name, value: t('digest.scorecard.unknown') };
  const { height, came, scores } = scorecard;
  const lines = [
    came === undefined
      ? t('digest.scorecard.unknown')
      : t('digest.scorecard.came', {
          change: voice.signedPercent(came - 1),
          height: voice.count(height),
        }),
    ...scores.map((score) => scoreText(score, voice)),
  ];
  if (scores.length === 0) lines.push(t('digest.scorecard.none'));
  else if (came !== undefined) lines.push(`-# ${t('digest.scorecard.legend')}`);
  return { name, value: lines.join('\n') };
}

function scoreText({ share, ratio, low, high, inside }: Score, voice: Voice): string {
  const change = (to: number) => voice.signedPercent(to - 1);
  const said = {
    share: voice.exactPercent(share),
    change: change(ratio),
    low: change(low),
    high: change(high),
  };
  return inside === undefined
    ? voice.t('digest.scorecard.score', said)
    : voice.t('digest.scorecard.scored', { ...said, mark: inside ? '✓' : '✗' });
}

/** What the sections of a digest are worded from. */
export interface DigestView {
  readonly facts: DigestFacts;
  readonly reading: Reading;
  /** Unix seconds; of the sample network its own moment. */
  readonly now: number;
  /** ISO 4217. */
  readonly currency: string;
  /** Today where it is read: midnight in UTC of that calendar day, unix seconds. */
  readonly day: number;
  /** Whose it is. */
  readonly of: 'server' | 'person';
  /** Absent where none was asked for. */
  readonly chart?: 'drawn' | 'none' | undefined;
}

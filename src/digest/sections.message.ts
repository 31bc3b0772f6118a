import type { APIEmbedField } from 'discord-api-types/v10';
import type { Coin } from '../coin/coin.ts';
import { coinOf } from '../coin/coins.ts';
import type { I18n } from '../i18n/i18n.ts';
import type { Reading } from '../market/reading.ts';
import { fittingLines } from '../message/fitting-lines.ts';
import { quoted } from '../message/markdown.ts';
import { momentText } from '../message/moment.ts';
import { EARLY_BLOCKS } from '../mining/retarget.ts';
import { tariffText } from '../power/tariff.message.ts';
import { actualsText } from '../rig/actual.message.ts';
import { markOf } from './changes.message.ts';
import type { DigestFacts, Shifts } from './facts.ts';
import type { Change, HeadlineFacts } from './headline.ts';
import type { MachineFacts, MachinesFacts } from './machines.ts';
import type { RetargetFacts } from './retarget.ts';
import type { FleetFacts, NamedRig } from './rigs.ts';
import type { Score } from './scorecard.ts';

/** Characters of a line in a code block that a phone does not wrap. */
const PHONE_WIDTH = 34;

/** Says which popular machines pay at the digest's terms, and up to which power price. */
export function digestMachinesField(facts: MachinesFacts, i18n: I18n): APIEmbedField {
  const { t } = i18n;
  const { machines, tariff, poolFee } = facts;
  const name = t('digest.machines.title');
  const terms = t('digest.machines.terms', {
    tariff: tariffText(tariff, i18n),
    fee: i18n.exactPercent(poolFee),
  });
  if (!machines) return { name, value: [terms, t('digest.machines.unknown')].join('\n') };
  const paying = machines.filter(pays).length;
  const count = t('digest.machines.paying', {
    paying: i18n.count(paying),
    all: i18n.count(machines.length),
  });
  const value = [terms, count, ...rows(machines, facts.currency, i18n)];
  return { name, value: value.join('\n') };
}

const pays = ({ profit }: MachineFacts) => profit >= 0;

/**
 * Returns a table where it fits a phone, without the efficiency if need be; else a line for each
 * machine.
 */
function rows(machines: readonly MachineFacts[], currency: string, i18n: I18n): readonly string[] {
  const { t } = i18n;
  const limitOf = ({ breakEven }: MachineFacts) =>
    breakEven === undefined ? '?' : i18n.rate(breakEven, currency);
  const mark = (machine: MachineFacts) => (pays(machine) ? '▲' : '▼');
  const names = ['', ...machines.map(({ nickname }) => nickname)];
  const numbers = [
    [
      t('digest.machines.efficiency'),
      ...machines.map(({ efficiency }) => i18n.efficiency(efficiency).replace(/\sJ\/TH$/, '')),
    ],
    [
      t('digest.machines.profit'),
      ...machines.map(({ profit }) => i18n.signedMoney(profit, currency)),
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
      profit: i18n.signedMoney(machine.profit, currency),
      limit: limitOf(machine),
    }),
  );
}

/** Sets the first column to the left, numbers to the right, each as wide as it has to be. */
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

/** The units that amounts are told in: a coin's units, or money. */
interface Denomination {
  readonly coin: Coin;
  /** ISO 4217. */
  readonly currency: string;
}

/** Says what a petahash earns, what a coin is worth, and how both have changed. */
export function headlineLines(
  { isBrief, headline: facts, changes: since }: DigestFacts,
  { coin, currency }: Denomination,
  i18n: I18n,
): readonly string[] {
  const { t } = i18n;
  if (!facts) return [];
  const { hashprice, sats, coinPrice, feeShare, lowerBound } = facts;
  // A brief digest tells the day's change below, with what was before.
  const told = ({ days }: Change) => !(isBrief && days === 1);
  const changes = facts.changes.filter(told);
  const coinChanges = facts.coinChanges.filter(told);
  const mark = since?.hashprice && markOf(since.hashprice.ratio);
  const lines = hashpriceLines({ hashprice, sats, mark }, { coin, currency }, i18n);
  if (hashprice !== undefined && !lowerBound) {
    const known = changeTexts(changes, i18n);
    const unknown = changes.filter(({ ratio }) => ratio === undefined);
    if (unknown.length > 0 && !isBrief) {
      const spans = i18n.list(unknown.map(({ days }) => t('digest.span', { days })));
      known.push(t('digest.noHistory', { spans }));
    }
    if (known.length > 0) lines.push(known.join(' · '));
  }
  if (coinPrice !== undefined) {
    const price = t('digest.coin', { price: i18n.money(coinPrice, currency) });
    lines.push([price, ...changeTexts(coinChanges, i18n)].join(' · '));
  }
  const isToldBelow = isBrief && since?.feeShare !== undefined;
  if (feeShare !== undefined && !isToldBelow)
    lines.push(t('digest.fees', { share: i18n.percent(feeShare) }));
  return lines;
}

function hashpriceLines(
  {
    hashprice,
    sats,
    mark,
  }: Pick<HeadlineFacts, 'hashprice' | 'sats'> & {
    readonly mark: string | undefined;
  },
  { coin, currency }: Denomination,
  i18n: I18n,
): string[] {
  const { t } = i18n;
  if (sats === undefined) return [`## ${t('digest.hashpriceUnknown')}`];
  const inSats = i18n.baseUnits(sats, coin);
  if (hashprice === undefined) {
    return [`## ${t('digest.hashprice', { price: inSats })}`, t('digest.hashpriceAlone')];
  }
  return [
    `## ${[mark, t('digest.hashprice', { price: i18n.rate(hashprice, currency) })].filter(Boolean).join(' ')}`,
    t('digest.hashpriceSats', { sats: inSats }),
  ];
}

export function changeTexts(changes: readonly Change[], i18n: I18n): string[] {
  return changes.flatMap(({ days, ratio }) =>
    ratio === undefined
      ? []
      : [i18n.t('digest.change', { days: i18n.count(days), change: i18n.signedPercent(ratio) })],
  );
}

/** Says when the next retarget comes, how large it will be, and what that means. */
export function digestRetargetField(
  retarget: NonNullable<DigestFacts['retarget']>,
  { reading, currency }: DigestView,
  i18n: I18n,
): APIEmbedField {
  const { t } = i18n;
  const name = t('difficulty.forecast');
  if (retarget === 'unknown') return { name, value: t('difficulty.none') };
  const { ratio, band90, blocksDone, blocksLeft, at, method } = retarget.forecast;
  const change = (to: number) => i18n.signedPercent(to - 1);
  const settled = method === 'exact';
  const when = momentText(reading.origin, i18n).both(at);
  const lines = [
    t('retarget.when', { when, blocks: blocksLeft - 1 }),
    settled
      ? t('retarget.settled', { change: change(ratio) })
      : t('retarget.change', {
          change: change(ratio),
          low: change(band90.low),
          high: change(band90.high),
        }),
    ...hashpriceAfter(retarget, { coin: coinOf(reading.coin), currency }, i18n),
    ...retarget.shifts.flatMap((shifts) => shiftText(shifts, i18n) ?? []),
  ];
  if (!settled && blocksDone < EARLY_BLOCKS) {
    lines.push(t('retarget.early', { blocks: blocksDone }));
  }
  return { name, value: lines.join('\n') };
}

function hashpriceAfter(
  { after, forecast }: RetargetFacts,
  { coin, currency }: Denomination,
  i18n: I18n,
): readonly string[] {
  const { t } = i18n;
  if (!after) return [];
  if (!after.money) {
    return [t('digest.retarget.hashpriceSettled', { price: i18n.baseUnits(after.sats, coin) })];
  }
  const { expected, worst, best } = after.money;
  const price = i18n.rate(expected, currency);
  return forecast.method === 'exact'
    ? [t('digest.retarget.hashpriceSettled', { price })]
    : [
        t('digest.retarget.hashprice', {
          price,
          low: i18n.rate(worst, currency),
          high: i18n.rate(best, currency),
        }),
      ];
}

/**
 * Words the shift of machines or rigs. A single change moves all to the same side: some stop, or
 * some start, or neither.
 */
function shiftText({ of, expected, worst }: Shifts, i18n: I18n): string | undefined {
  const { t } = i18n;
  const { stop, start } = expected;
  // That all stays as it is is no news.
  if (stop === 0 && start === 0 && worst.stop === 0) return undefined;
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

/** Says how many rigs pay, what they make together, and names those that may be named. */
export function digestRigsField(facts: FleetFacts, currency: string, i18n: I18n): APIEmbedField {
  const { t } = i18n;
  const { of, count, paying, losing, unknown, named } = facts;
  const name = t(`digest.rigs.${of}`);
  if (count === 0) return { name, value: t(`digest.rigs.none.${of}`) };
  const parts = [
    t('digest.rigs.count', { count }),
    ...(paying > 0 ? [t('digest.rigs.paying', { count: paying })] : []),
    ...(losing > 0 ? [t('digest.rigs.losing', { count: losing })] : []),
    ...(unknown > 0 ? [t('digest.rigs.unknown', { count: unknown })] : []),
  ];
  const names = named.slice(0, NAMES).map((standing) => lineOf(standing, i18n));
  const shown = fittingLines(names, ROOM, i18n);
  const left = named.length - NAMES;
  const value = [
    parts.join(' · '),
    ...totalLines(facts, currency, i18n),
    ...(facts.actuals ? [actualsText(facts.actuals, i18n)] : []),
    ...(left > 0 && shown.length === names.length
      ? [...shown, t('notice.more', { count: i18n.count(left) })]
      : shown),
  ];
  return { name, value: value.join('\n') };
}

function totalLines(
  { totals, count }: FleetFacts,
  currency: string,
  i18n: I18n,
): readonly string[] {
  const { t } = i18n;
  const { profit, counted, hashrates, power } = totals;
  const size = [hashrates.map((one) => i18n.hashrate(one)).join(' + '), i18n.power(power)];
  if (profit === undefined) return [t('digest.rigs.totals', { parts: size.join(' · ') })];
  const perDay = t('profit.perDay', { profit: i18n.signedMoney(profit, currency) });
  return [
    t('digest.rigs.totals', { parts: [`**${perDay}**`, ...size].join(' · ') }),
    ...(counted < count ? [t('rigs.notCounted', { count: count - counted, currency })] : []),
  ];
}

function lineOf({ rig, profit }: NamedRig, i18n: I18n): string {
  return i18n.t('digest.rigs.line', {
    mark: profit < 0 ? '▼' : '▲',
    name: quoted(rig.name, 40),
    profit: i18n.signedMoney(profit, rig.tariff.currency),
  });
}

/** Says what was forecast of the last retarget, and what came. */
export function digestScorecardField(
  scorecard: NonNullable<DigestFacts['scorecard']>,
  i18n: I18n,
): APIEmbedField {
  const { t } = i18n;
  const name = t('digest.scorecard.title');
  if (scorecard === 'unknown') return { name, value: t('digest.scorecard.unknown') };
  const { height, came, scores } = scorecard;
  const lines = [
    came === undefined
      ? t('digest.scorecard.unknown')
      : t('digest.scorecard.came', {
          change: i18n.signedPercent(came - 1),
          height: i18n.count(height),
        }),
    ...scores.map((score) => scoreText(score, i18n)),
  ];
  if (scores.length === 0) lines.push(t('digest.scorecard.none'));
  else if (came !== undefined) lines.push(`-# ${t('digest.scorecard.legend')}`);
  return { name, value: lines.join('\n') };
}

function scoreText({ share, ratio, low, high, inside }: Score, i18n: I18n): string {
  const change = (to: number) => i18n.signedPercent(to - 1);
  const said = {
    share: i18n.exactPercent(share),
    change: change(ratio),
    low: change(low),
    high: change(high),
  };
  return inside === undefined
    ? i18n.t('digest.scorecard.score', said)
    : i18n.t('digest.scorecard.scored', { ...said, mark: inside ? '✓' : '✗' });
}

/** The view that the sections of a digest are worded from. */
export interface DigestView {
  readonly facts: DigestFacts;
  readonly reading: Reading;
  /** Unix seconds; for the sample network, its own moment. */
  readonly now: number;
  /** ISO 4217. */
  readonly currency: string;
  /** Today where it is read: midnight in UTC of that calendar day, unix seconds. */
  readonly day: number;
  /** The kind of owner that the digest has. */
  readonly of: 'server' | 'person' | 'followers';
  /** The chart's fate; absent where none was asked for. */
  readonly chart?: 'drawn' | 'none' | undefined;
}

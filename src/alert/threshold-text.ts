import { type CoinId, coinIds, coinOf } from '../coin/coins.ts';
import { understood } from '../i18n/understood.ts';
import { parseAmount } from '../money/amount.ts';
import { fold } from '../text/choices.ts';
import { oneOf } from '../text/one-of.ts';
import { tidy } from '../text/quantity.ts';
import { SPANS } from '../text/units.ts';
import { type ChangingMeasure, changingMeasures, type Measure, measures } from './metric.ts';
import type { ChangeWindow, Side } from './types.ts';

/** A threshold as somebody asks for it in words. */
export type WrittenThreshold =
  /** "Hashprice -10% in 24h"; the side is missing in "hashprice 10%". */
  | {
      readonly kind: 'change';
      readonly measure: ChangingMeasure;
      /** Absent where none was named. */
      readonly coin?: CoinId | undefined;
      readonly side: Side | undefined;
      /** Size of the change in percent. */
      readonly percent: number;
      /** Absent where no time was written. */
      readonly window?: ChangeWindow | undefined;
    }
  /** "Bitcoin below 80k". */
  | {
      readonly kind: 'level';
      readonly measure: Measure;
      readonly coin?: CoinId | undefined;
      readonly side: Side;
      /** Level in a person's unit: money, BTC of fees, percent of a forecast. */
      readonly level: number;
      /** ISO 4217; absent where none was written. */
      readonly currency?: string | undefined;
    }
  /** A change in a time over which we count none: "in 3h". */
  | { readonly kind: 'other-window'; readonly text: string };

const WINDOWS: Readonly<Record<number, ChangeWindow>> = { 1: '1h', 24: '24h', 168: '7d' };

const longestFirst = (words: Iterable<string>) =>
  oneOf([...words].toSorted((a, b) => b.length - a.length));
const word = (words: Iterable<string>) =>
  new RegExp(String.raw`(?:${longestFirst(words)})(?!\p{L})`, 'uy');

const ABOVE = understood(({ alert }) => alert.above);
const FALLS = word(understood(({ alert }) => alert.falls));
const RISES = word(understood(({ alert }) => alert.rises));
const SIDES: Readonly<Record<Side, RegExp>> = {
  below: word([...understood(({ alert }) => alert.below), '<']),
  above: word([...ABOVE, '>']),
};
const MEASURE_WORDS = longestFirst(
  measures.flatMap((measure) => understood(({ alert }) => alert[measure])),
);
const MEASURES = measures.map(
  (measure) => [measure, word(understood(({ alert }) => alert[measure]))] as const,
);
const FILLERS = word(understood(({ alert }) => alert.fillers));
const PERCENT = new RegExp(
  String.raw`([-−–+])?\s?(\d{1,6}(?:[.,]\d{1,4})?)\s?(?:%|${oneOf(understood(({ percent }) => percent))}(?!\p{L}))`,
  'uy',
);
const UNITS = [...SPANS.keys()];
/**
 * A time, with what may stand before it that means something else elsewhere: "over 24 hours". A unit
 * of one letter needs its number.
 */
const WINDOW = new RegExp(
  String.raw`(?:${longestFirst(ABOVE)} )?(?:(\d{1,4})[ -]?(${longestFirst(UNITS)})|(${longestFirst(UNITS.filter(({ length }) => length > 1))}))(?![\p{L}\d])`,
  'uy',
);
const COIN_CALLED: ReadonlyMap<string, CoinId> = new Map(
  coinIds.flatMap((id) => coinOf(id).names.map((name) => [name, id] as const)),
);
/** The name of a coin, alone or with what follows in one word: "LTC-Kurs", "Kaspapreis". */
const COIN = new RegExp(
  String.raw`(${longestFirst(COIN_CALLED.keys())})(?:-?(?=(?:${MEASURE_WORDS})(?!\p{L}))|(?!\p{L}))`,
  'uy',
);
/** The unit of fees, which names a coin elsewhere. */
const FEE_UNIT = /(?:btc|bitcoins?)(?!\p{L})/uy;
const SIGNS = /[-−–]/u;

/**
 * Reads a threshold as people write it: "hashprice -10% in 24h", "Hashpreis fällt 10 % in 24 h",
 * "Bitcoin below $80k".
 *
 * @param own - ISO 4217; what "$" means to who counts in it.
 * @returns Nothing for a text that is about no measure, or has words that we don't know.
 */
export function readThreshold(text: string, own: string): WrittenThreshold | undefined {
  const parts = partsIn(fold(tidy(text)));
  if (!parts) return undefined;
  const { coin, percent, hours, turn, side, rest } = parts;
  // Where a coin alone is named its price is meant.
  const { measure = coin && 'price' } = parts;
  if (measure === undefined) return undefined;
  if (percent === undefined) {
    // "Rises to 100k" is about a level as well.
    const meant = side ?? turn;
    const amount = meant && hours === undefined ? parseAmount(rest, own) : undefined;
    if (!amount || !meant) return undefined;
    const { value: level, currency } = amount;
    return { kind: 'level', measure, coin, side: meant, level, currency };
  }
  if (rest !== '') return undefined;
  const changing = changingMeasures.find((one) => one === measure);
  if (!changing) {
    if (!side || hours !== undefined) return undefined;
    return { kind: 'level', measure, coin, side, level: percent.value };
  }
  const window = hours && WINDOWS[hours.count];
  if (hours && !window) return { kind: 'other-window', text: hours.text };
  const signed = percent.isSigned ? (percent.value < 0 ? 'below' : 'above') : undefined;
  return {
    kind: 'change',
    measure: changing,
    coin,
    side: turn ?? signed,
    percent: Math.abs(percent.value),
    window: window || undefined,
  };
}

interface Parts {
  coin?: CoinId;
  measure?: Measure;
  percent?: { readonly value: number; readonly isSigned: boolean };
  /** Time of a change, as it was written too. */
  hours?: { readonly count: number; readonly text: string };
  turn?: Side;
  side?: Side;
  /** The parts that are none of these: an amount of money, or nothing. */
  rest: string;
}

/** Takes a text apart. @returns Nothing for one that says something twice. */
function partsIn(text: string): Parts | undefined {
  const parts: Parts = { rest: '' };
  let at = 0;
  /** Where a measure may begin in the middle of a word, behind a coin. */
  let behindCoin = 0;
  const take = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at += found[0].length;
    return found;
  };
  while (at < text.length) {
    // Words end where a letter doesn't follow; they begin where none stands before.
    const begins = at === behindCoin || !/\p{L}/u.test(text[at - 1] ?? '');
    if (/\s|[,;:.](?!\d)/uy.test(text.slice(at, at + 2))) {
      at += 1;
      continue;
    }
    if (/\d$/u.test(parts.rest) && take(FEE_UNIT)) continue;
    const coin = begins && COIN_CALLED.get(take(COIN)?.[1] ?? '');
    if (coin) {
      if (!Object.is(parts.coin ?? coin, coin)) return undefined;
      parts.coin = coin;
      behindCoin = at;
      continue;
    }
    const measure = begins && MEASURES.find(([, pattern]) => take(pattern))?.[0];
    if (measure) {
      if (parts.measure !== undefined && parts.measure !== measure) return undefined;
      parts.measure = measure;
      continue;
    }
    const percent = take(PERCENT);
    if (percent) {
      if (parts.percent) return undefined;
      const [, sign = '', digits = ''] = percent;
      const size = Number(digits.replace(',', '.'));
      parts.percent = { value: SIGNS.test(sign) ? -size : size, isSigned: sign !== '' };
      continue;
    }
    const span = begins && take(WINDOW);
    if (span) {
      if (parts.hours) return undefined;
      const [written, count = '1', counted, unit = counted ?? ''] = span;
      parts.hours = { count: Number(count) * (SPANS.get(unit) ?? 0), text: written };
      continue;
    }
    const turn = begins && (take(FALLS) ? 'below' : take(RISES) ? 'above' : undefined);
    if (turn) {
      if (parts.turn !== undefined && parts.turn !== turn) return undefined;
      parts.turn = turn;
      continue;
    }
    const side = take(SIDES.below) ? 'below' : take(SIDES.above) ? 'above' : undefined;
    if (side) {
      if (parts.side !== undefined && parts.side !== side) return undefined;
      parts.side = side;
      continue;
    }
    if (begins && take(FILLERS)) continue;
    parts.rest += text[at];
    at += 1;
  }
  return parts;
}

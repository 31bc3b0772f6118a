import { understood } from '../i18n/understood.ts';
import { currencyOf, farFromOrdinary, readCurrency, tariffLimit } from '../money/currency.ts';
import { isTooLong, MAX_PRICE_TEXT, MAX_TARIFF_TEXT } from '../text/limits.ts';
import { oneOf } from '../text/one-of.ts';
import {
  type Found,
  readMeasure,
  scaled,
  type Token,
  tidy,
  tokenize,
  writeNumeral,
} from '../text/quantity.ts';
import {
  formatSchedule,
  MOST_PERIODS,
  type PriceReader,
  readSchedule,
  type ScheduleProblem,
} from './schedule-text.ts';
import {
  ADDED,
  BEFORE_PRICE,
  EXCLUDED,
  INCLUDED,
  TAX,
  WITH_OR_WITHOUT_TAX,
} from './schedule-words.ts';
import { formatSpot, readSpot, saysSpot } from './spot-text.ts';
import { meanPerKwh, type WrittenTariff } from './tariff.ts';

export type TariffProblem =
  | { readonly kind: 'not-a-tariff'; readonly text: string }
  | { readonly kind: 'unknown-currency'; readonly text: string; readonly currency: string }
  /**
   * The price is over the limit (10 per kWh, more in currencies of small units): probably cents
   * written as units.
   */
  | {
      readonly kind: 'too-high' | 'too-low';
      readonly text: string;
      readonly perKwh: number;
      readonly limit: number;
      /** ISO 4217 code of the currency; absent when none was written. */
      readonly currency?: string;
    }
  | ScheduleProblem;

type ParsedTariff =
  | { readonly ok: true; readonly tariff: WrittenTariff }
  | { readonly ok: false; readonly problem: TariffProblem };

/** A price that is the same at all times. */
export type ParsedPrice =
  | { readonly ok: true; readonly tariff: WrittenFlat }
  | { readonly ok: false; readonly problem: PriceProblem };

type WrittenFlat = Extract<WrittenTariff, { readonly kind: 'flat' }>;
type PriceProblem = Exclude<TariffProblem, ScheduleProblem>;

/** Words for hundredths of a currency, and the currency that each tells. */
const CENTS: ReadonlyMap<string, string | undefined> = new Map([
  ...['c', 'ct', 'cts', '¢', ...understood(({ cents }) => cents.any)].map(
    (word) => [word, undefined] as const,
  ),
  ['p', 'GBP'],
  ['rp', 'CHF'],
  ['gr', 'PLN'],
  ...(['CHF', 'EUR', 'GBP', 'INR', 'PLN', 'SEK', 'kr'] as const).flatMap((code) =>
    understood(({ cents }) => cents[code]).map((word) => [word, code] as const),
  ),
]);

/** Words that mean a price of zero, as the whole of an answer. */
const FREE: ReadonlySet<string> = new Set(understood(({ free }) => free));

const PER: ReadonlySet<string> = new Set([
  '/',
  ...understood(({ per }) => per),
  ...understood(({ perEnergy }) => perEnergy),
]);

/** "kilowatt hour", "kilowatt-hour", in the pieces that a text is cut into; the longest first. */
const KILOWATT_HOUR = understood(({ tariff }) => tariff.kilowattHour)
  .map((phrase) => phrase.split(/ |(?=-)|(?<=-)/))
  .toSorted((one, other) => other.length - one.length);

/** Tells the minus of "-$0.07" from the dash of "3000W - $0.07". */
function opensNegative(tokens: readonly Token[], at: number): boolean {
  const [first, second] = [tokens[at], tokens[at + 1]];
  return /^[-−–]$/.test(first?.text ?? '') && first?.end === second?.start;
}

/**
 * Tells whether a currency's sign opens a price: the $ of "Avalon 741 $0.07" is written onto the
 * number behind it, and not onto the one before.
 */
function opensPrice(tokens: readonly Token[], at: number): boolean {
  const [before, first] = [tokens[at - 1], tokens[at]];
  const next = tokens[readCurrency(tokens, at)?.next ?? at];
  const last = tokens[(readCurrency(tokens, at)?.next ?? at) - 1];
  return before?.end !== first?.start && next?.kind === 'number' && last?.end === next.start;
}

/** Reads "/kWh", "per kWh", "kWh" or "/MWh": the power of ten by which the price shrinks. */
function readPerEnergy(tokens: readonly Token[], at: number): Found<number> | undefined {
  const unitAt = PER.has(tokens[at]?.text ?? '') ? at + 1 : at;
  const unit = tokens[unitAt]?.text;
  if (unit === 'kwh') return { found: 0, next: unitAt + 1 };
  const spelt = KILOWATT_HOUR.find((words) =>
    words.every((one, i) => tokens[unitAt + i]?.text === one),
  );
  if (spelt) return { found: 0, next: unitAt + spelt.length };
  if (unit === 'mwh') return { found: -3, next: unitAt + 1 };
  return undefined;
}

/**
 * Takes a power price off the tokens at `at`: a number with a currency, a cent sign or "/kWh".
 *
 * @param bare - A number alone is a price as well.
 * @param assumed - The currency the caller counts in; bounds a price that names none.
 */
export function readTariff(
  tokens: readonly Token[],
  at: number,
  { bare, assumed }: { readonly bare: boolean; readonly assumed?: string | undefined },
): Found<ParsedPrice> | undefined {
  const minus = opensNegative(tokens, at);
  const before = readCurrency(tokens, minus ? at + 1 : at);
  if (minus && !before) return undefined;
  const numberAt = before?.next ?? at;
  const number = tokens[numberAt];
  // "try 120TH 3000W" names no price in lira.
  if (number?.kind !== 'number' || readMeasure(tokens, numberAt)) return undefined;
  if (minus && number.numeral.startsWith('-')) return undefined;

  let next = numberAt + 1;
  let cents: string | undefined;
  const takeCents = () => {
    const word = tokens[next]?.text;
    if (cents !== undefined || word === undefined || !CENTS.has(word)) return;
    cents = word;
    next += 1;
  };
  takeCents();
  const after = opensPrice(tokens, next) ? undefined : readCurrency(tokens, next);
  next = after?.next ?? next;
  takeCents();
  const energy = readPerEnergy(tokens, next);
  next = energy?.next ?? next;
  if (!bare && !before && !after && cents === undefined && !energy) return undefined;

  const exponent = (cents === undefined ? 0 : -2) + (energy?.found ?? 0);
  // Adding 0 makes the −0 of "-$0" a plain 0.
  const perKwh = scaled(number.numeral, exponent) * (minus ? -1 : 1) + 0;
  const text = written(tokens.slice(at, next));
  const told = cents === undefined ? undefined : CENTS.get(cents);
  const signs = [before?.found, after?.found, told].filter((sign) => sign !== undefined);
  return { found: judge(perKwh, signs, text, assumed), next };
}

function judge(
  perKwh: number,
  signs: readonly string[],
  text: string,
  assumed: string | undefined,
): ParsedPrice {
  const refused = (problem: PriceProblem) => ({ ok: false, problem }) as const;
  const currencies = signs.map((sign) => currencyOf(sign, perKwh, assumed));
  const unknown = signs.find((_, i) => currencies[i] === undefined);
  if (unknown !== undefined) {
    return refused({ kind: 'unknown-currency', text, currency: unknown.toUpperCase() });
  }
  const [first, second = first] = currencies;
  if (first !== second) return refused({ kind: 'not-a-tariff', text });
  const limit = tariffLimit(first ?? assumed);
  if (Math.abs(perKwh) > limit) {
    const written = first === undefined ? {} : { currency: first };
    const kind = perKwh > 0 ? 'too-high' : 'too-low';
    return refused({ kind, text, perKwh, limit, ...written });
  }
  const said = first === undefined ? {} : { currency: first };
  return { ok: true, tariff: { kind: 'flat', perKwh, ...said } };
}

/** Puts pieces together again, with one space where there were any. */
export function written(tokens: readonly Token[]): string {
  return tokens
    .map(({ raw, start }, i) => (i > 0 && start > (tokens[i - 1]?.end ?? 0) ? ` ${raw}` : raw))
    .join('');
}

/**
 * Understands "0.07", "7c", "0,28 €/kWh", "CHF 0.22" and the like, and prices that hang on the time:
 * "0.10; 17-22 0.15; sat,sun 0.08".
 *
 * @param assumed - ISO code of the currency the caller counts in: its limit holds for a price that
 *   names none. The result's currency stays open all the same.
 */
export function parseTariff(text: string, assumed?: string): ParsedTariff {
  const spot = isTooLong(text, MAX_TARIFF_TEXT) ? undefined : parseSpot(tidy(text));
  if (spot) return spot;
  const flat = parsePrice(text, assumed);
  if (flat.ok || flat.problem.kind !== 'not-a-tariff' || isTooLong(text, MAX_TARIFF_TEXT)) {
    return flat;
  }
  const { text: untaxed, taxShare } = withoutTax(tidy(text).replace(OPENING, ''));
  const price = untaxed === text ? flat : parsePrice(untaxed, assumed);
  if (price.ok) return { ok: true, tariff: taxed(price.tariff, taxShare) };
  const read = readSchedule(untaxed, assumed, priceIn);
  if (!read) return flat;
  if (read.ok) {
    const tariff = taxed(read.tariff, taxShare);
    const tooLong = formatTariff(tariff).length > MAX_TARIFF_TEXT;
    const part = String(MOST_PERIODS);
    return tooLong
      ? { ok: false, problem: { kind: 'schedule', why: 'too-many-periods', part } }
      : { ok: true, tariff };
  }
  const { problem } = read;
  if (problem.kind === 'schedule') return { ok: false, problem };
  const refused = parsePrice(problem.text, assumed);
  return refused.ok ? flat : refused;
}

/** The same for a price that follows an exchange. */
function parseSpot(text: string): ParsedTariff | undefined {
  // The "at" of "AT spot" is Austria.
  const said = [text, text.replace(OPENING_WORD, '')].find(saysSpot);
  if (said === undefined) return undefined;
  const { text: untaxed, taxShare } = withoutTax(said);
  const alone = (amount: string, assumed: string) => {
    const price = parsePrice(amount, assumed);
    return price.ok ? price.tariff : undefined;
  };
  const read = readSpot(untaxed, { inSchedule: priceIn, alone });
  if (!read) return undefined;
  if (read.ok) {
    const { tariff } = read;
    return { ok: true, tariff: taxShare ? { ...tariff, taxShare } : tariff };
  }
  const { problem } = read;
  if (problem.kind === 'schedule') return { ok: false, problem };
  const refused = parsePrice(problem.text);
  return refused.ok
    ? { ok: false, problem: { kind: 'not-a-tariff', text: problem.text } }
    : refused;
}

const PRICED = oneOf(BEFORE_PRICE);
/** The "electricity:" of "electricity: spot DE-LU". */
const OPENING_WORD = new RegExp(String.raw`^${PRICED}\s*[:=]?\s+(?=\p{L})`, 'iu');
/** The "electricity:" of "electricity: 0.07". */
const OPENING = new RegExp(String.raw`^${PRICED}\s*[:=]?\s*(?=[\p{Sc}\d.])`, 'iu');
/** The same behind something else. */
const BEFORE_NUMBER = new RegExp(
  String.raw`(?<=\S[\s,;]+)${PRICED}\s*[:=]?\s*(?=[\p{Sc}\d.])`,
  'iu',
);

/**
 * Returns a text that ends in a price without the words that say no more than that it is one, and that
 * it has its tax in it.
 */
export function withoutPriceWords(text: string): string {
  const { text: untaxed, taxShare } = withoutTax(text.replace(BEFORE_NUMBER, ''));
  return taxShare === undefined ? untaxed : text;
}

/** A price within a schedule. */
const priceIn: PriceReader = (tokens, at, assumed) => {
  const read = readTariff(tokens, at, { bare: true, assumed });
  if (!read) return undefined;
  const { found, next } = read;
  const pieces = tokens.slice(at, next);
  return {
    found: {
      text: written(pieces),
      price: found.ok ? found.tariff : priceOfCents(found),
      hasCents: pieces.some((token) => token.kind !== 'number' && CENTS.has(token.text)),
    },
    next,
  };
};

/** The 18 of "18, else 12 ct": too much for units. */
function priceOfCents(found: ParsedPrice) {
  if (found.ok || found.problem.kind !== 'too-high') return undefined;
  const { perKwh, currency } = found.problem;
  return { perKwh, ...(currency !== undefined && { currency }) };
}

const TAX_NAMED = oneOf(TAX);
const PERCENT = String.raw`(\d{1,2}(?:[.,]\d{1,3})?)\s*%`;
/** "plus 19 % VAT", "zzgl. MwSt. 19%", "+19%"; with "incl." before it nothing comes on top. */
const TAXES: readonly RegExp[] = [
  new RegExp(
    String.raw`[,;(]?\s*(?<how>${oneOf([...INCLUDED, ...EXCLUDED, ...ADDED, '+'])})?\.?\s*${PERCENT}\s*${TAX_NAMED}\.?\)?(?!\p{L})`,
    'iu',
  ),
  new RegExp(
    String.raw`[,;(]?\s*(?<how>${oneOf([...INCLUDED, ...EXCLUDED, ...ADDED, '+'])})\.?\s*${TAX_NAMED}\.?(?:\s*${PERCENT})?\)?(?!\p{L})`,
    'iu',
  ),
  new RegExp(String.raw`[,;(]?\s*(?<how>${oneOf([...ADDED, '+'])})\.?\s*${PERCENT}`, 'iu'),
  new RegExp(
    String.raw`[,;(]?\s*(?<!\p{L})(?<how>${oneOf(WITH_OR_WITHOUT_TAX)})\)?(?!\p{L})()`,
    'iu',
  ),
];

/** The text without what it says of taxes, and how much comes on top of its prices. */
function withoutTax(text: string): { readonly text: string; readonly taxShare?: number } {
  for (const pattern of TAXES) {
    const found = pattern.exec(text);
    if (!found) continue;
    const rest = text.replace(found[0], ' ').trim();
    const percent = found.slice(2).find((group) => group !== undefined && group !== '');
    const how = found.groups?.['how']?.toLowerCase() ?? '';
    // A price that has its tax in it, or a tax that nobody tells, is a price as it stands.
    if (INCLUDED.includes(how) || percent === undefined) return { text: rest };
    const taxShare = Number((Number(percent.replace(',', '.')) / 100).toPrecision(6));
    return { text: rest, taxShare };
  }
  return { text };
}

function taxed(tariff: WrittenTariff, taxShare: number | undefined): WrittenTariff {
  if (taxShare === undefined || taxShare === 0) return tariff;
  if (tariff.kind !== 'flat') return { ...tariff, taxShare };
  const { perKwh, kind: _, ...rest } = tariff;
  return { kind: 'schedule', periods: [{ perKwh }], ...rest, taxShare };
}

/** The same for a price that is the same at all times. */
function parsePrice(text: string, assumed?: string): ParsedPrice {
  if (isTooLong(text, MAX_PRICE_TEXT)) {
    return { ok: false, problem: { kind: 'not-a-tariff', text: text.slice(0, MAX_PRICE_TEXT) } };
  }
  const tidied = tidy(text);
  if (FREE.has(tidied.toLowerCase())) return { ok: true, tariff: { kind: 'flat', perKwh: 0 } };
  const readings = (['.', ','] as const).map((decimalMark) => {
    const tokens = tokenize(tidied, { decimalMark, spaceGroups: true });
    const whole = readTariff(tokens, 0, { bare: true, assumed });
    return whole && isEnd(tokens, whole.next) ? whole.found : undefined;
  });
  const understood = readings.filter((reading) => reading !== undefined);
  const prices = understood
    .flatMap((reading) => (reading.ok ? [reading] : []))
    // Among the readings of "1.250", the one nearer to what power costs in that currency comes
    // first.
    .toSorted((a, b) => far(a.tariff, assumed) - far(b.tariff, assumed));
  const reading = prices[0] ?? understood[0];
  if (!reading) return { ok: false, problem: { kind: 'not-a-tariff', text: tidied } };
  return reading.ok ? reading : { ok: false, problem: { ...reading.problem, text: tidied } };
}

/** Tells whether nothing follows, or only the point of "kr." or of a sentence. */
const isEnd = (tokens: readonly Token[], at: number) =>
  at === tokens.length || (at === tokens.length - 1 && tokens[at]?.text === '.');

const far = (tariff: WrittenTariff, assumed: string | undefined) =>
  farFromOrdinary(meanPerKwh(tariff), tariff.currency ?? assumed);

/** Writes "0.07" or "0.28 EUR", as `parseTariff` takes it back. */
export function formatTariff(tariff: WrittenTariff): string {
  switch (tariff.kind) {
    case 'flat': {
      const price = writeNumeral(tariff.perKwh);
      return tariff.currency === undefined ? price : `${price} ${tariff.currency}`;
    }
    case 'schedule':
      return formatSchedule(tariff);
    case 'spot':
      return formatSpot(tariff);
  }
}

import type { Found, Token } from './quantity.ts';
import { readMeasure, scaled, tidy, tokenize, writeNumeral } from './quantity.ts';

/** A price per kWh as somebody wrote it. */
export interface Tariff {
  /** Per kWh, ≥ 0 and ≤ `tariffLimit` of its currency. */
  readonly perKwh: number;
  /** ISO 4217 code; absent when none was written: the caller's own currency then. */
  readonly currency?: string | undefined;
}

export type TariffProblem =
  | { readonly kind: 'not-a-tariff'; readonly text: string }
  | { readonly kind: 'unknown-currency'; readonly text: string; readonly currency: string }
  | { readonly kind: 'negative'; readonly text: string }
  /** Over the limit (10 per kWh, more in currencies of small units): probably cents written as units. */
  | {
      readonly kind: 'too-high';
      readonly text: string;
      readonly perKwh: number;
      readonly limit: number;
    };

export type TariffText =
  | { readonly ok: true; readonly tariff: Tariff }
  | { readonly ok: false; readonly problem: TariffProblem };

/**
 * The currencies we have rates for (the ECB's list), with the order of magnitude of one US dollar in
 * it, rounded down: a kWh costs tens of yen where it costs tenths of a dollar.
 */
const MAGNITUDE: ReadonlyMap<string, number> = new Map([
  ...'AUD BRL CAD CHF CNY DKK EUR GBP HKD ILS MYR NZD PLN RON SGD USD'
    .split(' ')
    .map((code) => [code, 0] as const),
  ...'CZK INR MXN NOK PHP SEK THB TRY ZAR'.split(' ').map((code) => [code, 1] as const),
  ...'HUF ISK JPY'.split(' ').map((code) => [code, 2] as const),
  ['KRW', 3],
  ['IDR', 4],
]);

/** The most a kWh may cost before we take it for a slip: 10, times the currency's magnitude. */
function tariffLimit(currency: string | undefined): number {
  return 10 * 10 ** (MAGNITUDE.get(currency ?? 'USD') ?? 0);
}

/** What ordinary people pay is somewhere around this; settles only how an unclear text is read. */
const typical = (currency: string | undefined) => tariffLimit(currency) / 100;

/** Signs and names, lower case. Several codes: the one whose ordinary price is nearer. */
const CURRENCIES: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    '€': 'EUR',
    euro: 'EUR',
    euros: 'EUR',
    $: 'USD',
    us$: 'USD',
    dollar: 'USD',
    dollars: 'USD',
    c$: 'CAD',
    ca$: 'CAD',
    a$: 'AUD',
    au$: 'AUD',
    nz$: 'NZD',
    hk$: 'HKD',
    s$: 'SGD',
    r$: 'BRL',
    mx$: 'MXN',
    '£': 'GBP',
    pound: 'GBP',
    pounds: 'GBP',
    franken: 'CHF',
    sfr: 'CHF',
    fr: 'CHF',
    '¥': 'JPY CNY',
    yen: 'JPY',
    yuan: 'CNY',
    rmb: 'CNY',
    '₩': 'KRW',
    '₹': 'INR',
    '₺': 'TRY',
    '₱': 'PHP',
    '฿': 'THB',
    '₪': 'ILS',
    zł: 'PLN',
    kč: 'CZK',
    ft: 'HUF',
    kr: '',
    '₽': '',
    '₴': '',
    '₦': '',
    '₫': '',
    '₸': '',
  }).map(([sign, codes]) => [sign, codes.split(' ').filter((code) => code !== '')]),
);

/** Hundredths, and the currency they tell. */
const CENTS: ReadonlyMap<string, string | undefined> = new Map([
  ...['c', 'ct', 'cts', 'cent', 'cents', '¢'].map((word) => [word, undefined] as const),
  ...['eurocent', 'eurocents'].map((word) => [word, 'EUR'] as const),
  ...['p', 'pence', 'penny'].map((word) => [word, 'GBP'] as const),
  ...['rp', 'rappen'].map((word) => [word, 'CHF'] as const),
]);

const PER = new Set(['/', 'per', 'pro', 'je', 'a', 'à']);

let isoCodes: ReadonlySet<string> | undefined;

/** What a word or sign stands for: codes we have rates for, none when it is another currency. */
function currencyNamed(text: string): readonly string[] | undefined {
  const named = CURRENCIES.get(text);
  if (named || text.length !== 3) return named;
  const code = text.toUpperCase();
  if (MAGNITUDE.has(code)) return [code];
  isoCodes ??= new Set(Intl.supportedValuesOf('currency'));
  return isoCodes.has(code) ? [] : undefined;
}

interface Sign {
  readonly text: string;
  readonly codes: readonly string[];
}

/** "€", "EUR", or two pieces written together: "C$". */
function readCurrency(tokens: readonly Token[], at: number): Found<Sign> | undefined {
  const [first, second] = [tokens[at], tokens[at + 1]];
  if (!first || first.kind === 'number') return undefined;
  if (second?.text === '$' && second.start === first.end) {
    const codes = CURRENCIES.get(`${first.text}$`);
    if (codes) return { found: { text: `${first.text}$`, codes }, next: at + 2 };
  }
  const codes = currencyNamed(first.text);
  return codes && { found: { text: first.text, codes }, next: at + 1 };
}

/** The minus of "-$0.07", not the dash of "3000W - $0.07". */
function opensNegative(tokens: readonly Token[], at: number): boolean {
  const [first, second] = [tokens[at], tokens[at + 1]];
  return /^[-−–]$/.test(first?.text ?? '') && first?.end === second?.start;
}

/** "/kWh", "per kWh", "kWh" or "/MWh": the power of ten by which the price shrinks. */
function readPerEnergy(tokens: readonly Token[], at: number): Found<number> | undefined {
  const unitAt = PER.has(tokens[at]?.text ?? '') ? at + 1 : at;
  const unit = tokens[unitAt]?.text;
  if (unit === 'kwh') return { found: 0, next: unitAt + 1 };
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
): Found<TariffText> | undefined {
  const minus = opensNegative(tokens, at);
  const before = readCurrency(tokens, minus ? at + 1 : at);
  if (minus && !before) return undefined;
  const numberAt = before?.next ?? at;
  const number = tokens[numberAt];
  // "try 120TH 3000W" names no price in lira.
  if (number?.kind !== 'number' || readMeasure(tokens, numberAt)) return undefined;

  let next = numberAt + 1;
  let cents: string | undefined;
  const takeCents = () => {
    const word = tokens[next]?.text;
    if (cents !== undefined || word === undefined || !CENTS.has(word)) return;
    cents = word;
    next += 1;
  };
  takeCents();
  const after = readCurrency(tokens, next);
  next = after?.next ?? next;
  takeCents();
  const energy = readPerEnergy(tokens, next);
  next = energy?.next ?? next;
  if (!bare && !before && !after && cents === undefined && !energy) return undefined;

  const exponent = (cents === undefined ? 0 : -2) + (energy?.found ?? 0);
  const perKwh = scaled(number.numeral, exponent) * (minus ? -1 : 1);
  const text = written(tokens.slice(at, next));
  const told = cents === undefined ? undefined : CENTS.get(cents);
  const signs = [before?.found, after?.found, told && { text: told, codes: [told] }];
  return {
    found: judge(
      perKwh,
      signs.filter((sign) => !!sign),
      text,
      assumed,
    ),
    next,
  };
}

function judge(
  perKwh: number,
  signs: readonly Sign[],
  text: string,
  assumed: string | undefined,
): TariffText {
  const refused = (problem: TariffProblem) => ({ ok: false, problem }) as const;
  const unknown = signs.find(({ codes }) => codes.length === 0);
  if (unknown) {
    return refused({ kind: 'unknown-currency', text, currency: unknown.text.toUpperCase() });
  }
  const [first, second] = signs.map(({ codes }) => nearest(perKwh, codes));
  if (first !== undefined && second !== undefined && first !== second) {
    return refused({ kind: 'not-a-tariff', text });
  }
  if (perKwh < 0) return refused({ kind: 'negative', text });
  const limit = tariffLimit(first ?? assumed);
  if (perKwh > limit) return refused({ kind: 'too-high', text, perKwh, limit });
  return { ok: true, tariff: first === undefined ? { perKwh } : { perKwh, currency: first } };
}

/** "¥0.5" is yuan and "¥30" is yen. */
function nearest(perKwh: number, codes: readonly string[]): string | undefined {
  const far = (code: string) => distance(perKwh, code);
  return codes.toSorted((a, b) => far(a) - far(b))[0];
}

const distance = (perKwh: number, currency: string | undefined) =>
  Math.abs(Math.log(perKwh / typical(currency)));

/** Pieces put together again, with one space where there were any. */
function written(tokens: readonly Token[]): string {
  return tokens
    .map(({ raw, start }, i) => (i > 0 && start > (tokens[i - 1]?.end ?? 0) ? ` ${raw}` : raw))
    .join('');
}

/**
 * Understands "0.07", "7c", "0,28 €/kWh", "CHF 0.22" and the like.
 *
 * @param assumed - ISO code of the currency the caller counts in: its limit holds for a price that
 *   names none. The result's currency stays open all the same.
 */
export function parseTariff(text: string, assumed?: string): TariffText {
  const tidied = tidy(text);
  const readings = (['.', ','] as const).map((decimalMark) => {
    const tokens = tokenize(tidied, { decimalMark, spaceGroups: true });
    const whole = readTariff(tokens, 0, { bare: true, assumed });
    return whole?.next === tokens.length ? whole.found : undefined;
  });
  const understood = readings.filter((reading) => reading !== undefined);
  const prices = understood
    .flatMap((reading) => (reading.ok ? [reading] : []))
    // "1.250": the one nearer to what power costs in that currency.
    .toSorted((a, b) => far(a.tariff, assumed) - far(b.tariff, assumed));
  const reading = prices[0] ?? understood[0];
  if (!reading) return { ok: false, problem: { kind: 'not-a-tariff', text: tidied } };
  return reading.ok ? reading : { ok: false, problem: { ...reading.problem, text: tidied } };
}

const far = ({ perKwh, currency }: Tariff, assumed: string | undefined) =>
  distance(perKwh, currency ?? assumed);

/** "0.07" or "0.28 EUR": what `parseTariff` takes back. */
export function formatTariff({ perKwh, currency }: Tariff): string {
  const price = writeNumeral(perKwh);
  return currency === undefined ? price : `${price} ${currency}`;
}

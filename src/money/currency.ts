import { namedCurrencies } from '../i18n/lexicon.ts';
import { understood } from '../i18n/understood.ts';
import type { Found, Token } from '../text/quantity.ts';

/**
 * The currencies we have rates for, with the order of magnitude of a US dollar in each, rounded
 * down: a kWh costs tens of yen where it costs tenths of a dollar. The ECB's list comes first, then
 * the currencies that other central banks publish rates of, where people mine or ask; GHS is left
 * out, since it is gigahashes a second.
 */
const MAGNITUDE: ReadonlyMap<string, number> = new Map([
  ...inMagnitude(0, 'AUD BRL CAD CHF CNY DKK EUR GBP HKD ILS MYR NZD PLN RON SGD USD'),
  ...inMagnitude(1, 'CZK INR MXN NOK PHP SEK THB TRY ZAR'),
  ...inMagnitude(2, 'HUF ISK JPY'),
  ...inMagnitude(3, 'KRW'),
  ...inMagnitude(4, 'IDR'),
  ...inMagnitude(0, 'AED AZN BAM BHD BOB BYN GEL JOD KWD MAD OMR PEN QAR SAR TND'),
  ...inMagnitude(1, 'BTN EGP KGS MDL MKD RUB TJS TWD UAH UYU ZMW'),
  ...inMagnitude(2, 'AMD AOA BDT CLP CRC DZD ETB KES KZT LKR NPR PKR RSD'),
  ...inMagnitude(3, 'ARS COP IQD MNT NGN PYG TZS UGX'),
  ...inMagnitude(4, 'LAK UZS VND'),
]);

/** The currencies' ISO 4217 codes, the most asked for first. */
export const currencyCodes: readonly string[] = [
  ...new Set(['USD', 'EUR', 'GBP', 'CHF', ...[...MAGNITUDE.keys()].toSorted()]),
];

/**
 * Factor by which a rate may lie outside its currency's magnitude: some currencies lose value, and
 * some are new.
 */
const RATE_MARGIN = 20;

/**
 * Currencies that have kept their worth for decades: a rate that is off by ten has another unit.
 */
const STEADY: ReadonlySet<string> = new Set('AUD CAD CHF EUR GBP JPY NZD SGD'.split(' '));
/** Factor by which the rate of such a currency may lie from its magnitude. */
const STEADY_MARGIN = 5;

/**
 * Tells whether a currency of ours can have so many units per US dollar.
 *
 * @param code - ISO 4217, or anything.
 */
export function isPlausibleRate(code: string, perUsd: number): boolean {
  const magnitude = MAGNITUDE.get(code);
  if (magnitude === undefined) return false;
  if (STEADY.has(code)) {
    const share = perUsd / 10 ** magnitude;
    return share >= 1 / STEADY_MARGIN && share <= STEADY_MARGIN;
  }
  return perUsd >= 10 ** magnitude / RATE_MARGIN && perUsd <= 10 ** (magnitude + 1) * RATE_MARGIN;
}

function inMagnitude(magnitude: number, codes: string) {
  return codes.split(' ').map((code) => [code, magnitude] as const);
}

/** Tells whether a text is an ISO 4217 code, in capitals, that we have rates for. */
export function isCurrency(code: string): boolean {
  return MAGNITUDE.has(code);
}

/**
 * Returns the most a kWh may cost before we take the price for a slip: 10, times the magnitude of
 * the currency.
 */
export function tariffLimit(currency: string | undefined): number {
  return 10 * 10 ** (MAGNITUDE.get(currency ?? 'USD') ?? 0);
}

/**
 * Returns how far a price is from an ordinary one (some tenth of a dollar), as the logarithm of
 * their ratio. It settles only how an unclear text is read.
 */
export function farFromOrdinary(perKwh: number, currency: string | undefined): number {
  return Math.abs(Math.log((100 * Math.abs(perKwh)) / tariffLimit(currency)));
}

/**
 * Tells whether the sign of a currency in a text, if there is one, can be that currency's.
 *
 * @param currency - ISO 4217; absent where a sign has no place at all.
 */
export function signFits(text: string, currency: string | undefined): boolean {
  const signs = text.match(/\p{Sc}/gu) ?? [];
  return signs.every((mark) => {
    const { codes = [], atHome = [] } = SIGNS.get(mark) ?? {};
    return currency !== undefined && [...codes, ...atHome].includes(currency);
  });
}

interface Sign {
  /**
   * Currencies that the sign stands for; among several, the one counts whose ordinary price is
   * nearer.
   */
  readonly codes: readonly string[];
  /** Currencies that the sign stands for where the caller counts in them. */
  readonly atHome: readonly string[];
}

const words = (text: string) => text.split(' ').filter((word) => word !== '');
const sign = (codes: string, atHome = ''): Sign => ({
  codes: words(codes),
  atHome: words(atHome),
});

/** Signs and names of currencies, lower case; those without a code are known not to be ours. */
const SIGNS: ReadonlyMap<string, Sign> = new Map([
  ['$', sign('USD', 'AUD CAD HKD MXN NZD SGD')],
  ['¥', sign('JPY CNY', 'JPY CNY')],
  ['kr', sign('', 'DKK ISK NOK SEK')],
  ...Object.entries({
    AUD: 'a$ au$ $au',
    BRL: 'r$',
    CAD: 'c$ ca$ $ca',
    CHF: 'fr sfr',
    CNY: 'cn¥ rmb',
    CZK: 'kč',
    EUR: '€',
    GBP: '£ £gb',
    HKD: 'hk$',
    HUF: 'ft',
    IDR: 'rp',
    ILS: '₪',
    INR: '₹',
    JPY: 'jp¥',
    KRW: '₩',
    MXN: 'mx$ $mx',
    MYR: 'rm',
    NZD: 'nz$ $nz',
    PHP: '₱',
    PLN: 'zł',
    SGD: 's$ sg$ $sg',
    THB: '฿',
    TRY: '₺ tl',
    USD: 'us$ $us',
    ZAR: 'r',
    AED: 'dhs',
    AMD: '֏',
    AZN: '₼',
    BDT: '৳',
    CRC: '₡',
    GEL: '₾',
    KZT: '₸',
    LAK: '₭',
    MNT: '₮',
    NGN: '₦',
    PYG: '₲',
    RUB: '₽ руб',
    TWD: 'nt$',
    UAH: '₴',
    VND: '₫ đ',
    '': '₿',
  }).flatMap(([code, signs]) => words(signs).map((text) => [text, sign(code)] as const)),
  ...namedCurrencies.flatMap((code) =>
    understood(({ currencies }) => currencies[code]).map((name) => [name, sign(code)] as const),
  ),
]);

/** A constant, made when first asked for: the list is long, and importing a module does nothing. */
let isoCodes: ReadonlySet<string> | undefined;

/** Returns the currencies that a sign, a name or a code, lower case, stands for. */
export function signOf(text: string): Sign | undefined {
  const known = SIGNS.get(text);
  if (known || text.length !== 3) return known;
  const code = text.toUpperCase();
  if (MAGNITUDE.has(code)) return sign(code);
  isoCodes ??= new Set(Intl.supportedValuesOf('currency'));
  return isoCodes.has(code) ? sign('') : undefined;
}

/**
 * Takes a currency's sign or code, "€", "EUR" or two pieces written together ("C$", "$US", "kr."),
 * off the tokens at `at`.
 */
export function readCurrency(tokens: readonly Token[], at: number): Found<string> | undefined {
  const [first, second] = [tokens[at], tokens[at + 1]];
  if (!first || first.kind === 'number') return undefined;
  if (second && second.kind !== 'number' && second.start === first.end) {
    const text = first.text + second.text;
    if (SIGNS.has(text)) return { found: text, next: at + 2 };
    if (text === 'kr.') return { found: first.text, next: at + 2 };
  }
  return signOf(first.text) && { found: first.text, next: at + 1 };
}

/**
 * Returns the code for a sign that `readCurrency` found, or undefined where we have no rates for
 * it.
 */
export function currencyOf(
  text: string,
  perKwh: number,
  assumed: string | undefined,
): string | undefined {
  const { codes = [], atHome = [] } = signOf(text) ?? {};
  if (assumed !== undefined && atHome.includes(assumed)) return assumed;
  return codes.toSorted((a, b) => farFromOrdinary(perKwh, a) - farFromOrdinary(perKwh, b))[0];
}

export interface FxRates {
  /** Units of a currency per US dollar, by ISO 4217 code; USD itself is 1. */
  readonly perUsd: Readonly<Record<string, number>>;
  /** The day the rates are of, `YYYY-MM-DD`. */
  readonly date: string;
  /** Sources of the rates that somebody else gave, by currency code. */
  readonly elsewhere?: Readonly<Record<string, RateOrigin>> | undefined;
}

/**
 * Converts an amount of money into another currency, by way of the dollar.
 *
 * @param from - ISO 4217, like `to`. The same twice needs no rates; nor does USD on its own side.
 * @returns Nothing where a rate is not known.
 */
export function convert(
  amount: number,
  from: string,
  to: string,
  fx: FxRates | undefined,
): number | undefined {
  if (from === to) return amount;
  const fromPerUsd = from === 'USD' ? 1 : fx?.perUsd[from];
  const toPerUsd = to === 'USD' ? 1 : fx?.perUsd[to];
  if (fromPerUsd === undefined || toPerUsd === undefined) return undefined;
  return (amount / fromPerUsd) * toPerUsd;
}

export interface RateOrigin {
  readonly source: string;
  /** The day the rate is of, `YYYY-MM-DD`. */
  readonly date: string;
}

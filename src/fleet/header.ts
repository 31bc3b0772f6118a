import { understood } from '../i18n/understood.ts';
import { oneOf } from '../text/one-of.ts';
import { DAYS_PER_MONTH } from '../time/seconds.ts';
import { tableWords } from './table-words.ts';

/** The meaning of a column's title by its words and units, before anybody looks at its cells. */
export interface Title {
  /** The title's words in lower case, in their order, without the units. */
  readonly words: readonly string[];
  readonly unit: TitleUnit | undefined;
}

export type TitleUnit =
  /**
   * The exponent is a power of ten: 12 for TH/s, 3 for kW; an energy also has the hours that it is
   * spread over.
   */
  | { readonly of: 'hashrate' | 'power'; readonly exponent: number; readonly hours?: number }
  | { readonly of: 'efficiency' }
  | { readonly of: 'percent' }
  /** Money for energy: `factor` makes a price per kWh of a cell. */
  | {
      readonly of: 'energy-price';
      readonly factor: number;
      readonly currency?: string | undefined;
    }
  | { readonly of: 'money'; readonly currency?: string | undefined; readonly days?: number }
  /** An energy, a duration, a temperature, or one quantity by another: of no use to us. */
  | { readonly of: 'other' };

/** Most characters that are read of a title. */
const MAX_TITLE = 100;

const EXPONENTS: Readonly<Record<string, number>> = { k: 3, m: 6, g: 9, t: 12, p: 15, e: 18 };

const HASHRATE =
  /(?<![\p{L}\d])([kmgtpe])\s?(?:h(?:ash(?:es)?)?)(?:\s?\/?\s?(?:s|sec|second)|ps)?(?![\p{L}\d])/u;
/** Matches the "T" that people call a machine's size by, where it stands alone in parentheses. */
const TERA = /[([]\s*t\s*[)\]]/u;
const POWER = /(?<![\p{L}\d])([km]?)w(?:att)?s?(?![\p{L}\d])/u;
const PER_SIZE = oneOf(['/', ...understood(({ perSize }) => perSize)]);
const EFFICIENCY = new RegExp(
  String.raw`(?<![\p{L}\d])(?:j(?:oules?)?|w(?:atts?)?)\s?${PER_SIZE}\s?(?:t|th|ths|th\/s|terahash)(?![\p{L}\d])`,
  'u',
);
const PERCENT = new RegExp(`%|${wholeWord(['pct', ...understood(({ percent }) => percent)])}`, 'u');
const ENERGY = /(?<![\p{L}\d])([km]?)wh(?![\p{L}\d])/u;
const CENT_WORDS = ['ct', 'cts', ...understood(({ cents }) => cents.any)];
const CENTS = new RegExp(`${wholeWord(['c', ...CENT_WORDS])}|¢`, 'u');
/**
 * Matches cents spelled out, for titles that say that they are about power: a "(c)" alone is a
 * temperature.
 */
const CENTS_ALONE = new RegExp(`${wholeWord(CENT_WORDS)}|¢`, 'u');
const POWER_PRICE = new RegExp(
  oneOf(tableWords('energyPriceStems')).replaceAll(' ', String.raw`\s+`),
  'u',
);
const PRICE = new RegExp(oneOf(tableWords('price')), 'u');
const PRICE_OR_TARIFF = new RegExp(oneOf([...tableWords('price'), ...tableWords('tariff')]), 'u');
const MONEY =
  /\p{Sc}|(?<!\p{L})(?:usd|eur|gbp|chf|cad|aud|sek|nok|dkk|pln|czk|brl|inr|jpy|cny)(?!\p{L})/u;
const OTHER = new RegExp(
  String.raw`°|${wholeWord(['rpm', 'mhz', ...tableWords('otherUnits')])}|[([]\s*(?:h|s|d|v|c|f|min)\s*[)\]]`,
  'u',
);
const DAILY = new RegExp(
  String.raw`(?<!\p{L})(?:${oneOf(tableWords('daily'))}|${oneOf(tableWords('dailyStems'))}\p{L}*|24\s?h)(?!\p{L})`,
  'u',
);
const HOURS_PER_DAY = 24;
const PER = oneOf(['/', ...understood(({ per }) => per)]);
const PER_DAY = new RegExp(
  String.raw`${PER}\s*${oneOf(['d', ...tableWords('day')])}(?!\p{L})`,
  'u',
);
const PER_MONTH = new RegExp(String.raw`${PER}\s*${oneOf(tableWords('month'))}(?!\p{L})`, 'u');

const SIGNS: Readonly<Record<string, string>> = { $: 'USD', '€': 'EUR', '£': 'GBP' };

/** Returns the source of a pattern for one of the words, with no letter at either side. */
function wholeWord(words: readonly string[]): string {
  return String.raw`(?<!\p{L})${oneOf(words)}(?!\p{L})`;
}

/** Cuts a title into what it means: "Electricity ($/kWh)", "hashrate_ths", "poolFeePct". */
export function readTitle(title: string): Title {
  const text = title
    .slice(0, MAX_TITLE)
    .normalize('NFKC')
    .replace(/(\p{Ll}{2,})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu}{3,})(\p{Lu}\p{Ll}{2,})/gu, '$1 $2')
    .replace(/[_.]+/g, ' ')
    .toLowerCase();
  const { unit, rest } = takeUnit(text);
  const words = rest.match(/\p{L}+|\d+\p{L}+|#/gu) ?? [];
  // Some programs call a column without a title "unnamed".
  return { unit, words: words.filter((word) => word !== 'unnamed') };
}

function takeUnit(text: string): { readonly unit: TitleUnit | undefined; readonly rest: string } {
  const money = MONEY.exec(text)?.[0];
  const currency =
    money && (SIGNS[money] ?? (money.length === 3 ? money.toUpperCase() : undefined));
  const without = (...patterns: readonly RegExp[]) =>
    patterns.reduce((rest, pattern) => rest.replace(pattern, ' '), text);

  if (EFFICIENCY.test(text)) return { unit: { of: 'efficiency' }, rest: without(EFFICIENCY) };
  const energy = ENERGY.exec(text);
  if (energy) {
    const isPrice = money !== undefined || CENTS.test(text) || PRICE_OR_TARIFF.test(text);
    if (!isPrice) return { unit: dailyEnergy(energy[1], text), rest: without(ENERGY) };
    const factor = (CENTS.test(text) ? 0.01 : 1) * (energy[1] === 'm' ? 0.001 : 1);
    return {
      unit: { of: 'energy-price', factor, ...(currency && { currency }) },
      rest: without(ENERGY, MONEY, CENTS),
    };
  }
  if (CENTS_ALONE.test(text) && POWER_PRICE.test(text)) {
    return {
      unit: { of: 'energy-price', factor: 0.01, ...(currency && { currency }) },
      rest: without(MONEY, CENTS_ALONE),
    };
  }
  const hashrate = HASHRATE.exec(text);
  const power = POWER.exec(text);
  // Titles of ratios are of no use: "hashrate(TH/s)/power(W)", "$/TH", "Price per TH".
  const isRatio = (hashrate && (power || money || PRICE.test(text))) || (power && money);
  if (isRatio) return { unit: { of: 'other' }, rest: text };
  if (money !== undefined) {
    const days = PER_MONTH.test(text) ? DAYS_PER_MONTH : PER_DAY.test(text) ? 1 : undefined;
    const unit = { of: 'money', ...(currency && { currency }), ...(days && { days }) } as const;
    return { unit, rest: without(MONEY) };
  }
  if (hashrate || TERA.test(text)) {
    const exponent = EXPONENTS[hashrate?.[1] ?? 't'] ?? 12;
    return { unit: { of: 'hashrate', exponent }, rest: without(HASHRATE, TERA) };
  }
  if (PERCENT.test(text)) return { unit: { of: 'percent' }, rest: without(PERCENT) };
  if (power) {
    const exponent = EXPONENTS[power[1] ?? ''] ?? 0;
    return { unit: { of: 'power', exponent }, rest: without(POWER) };
  }
  return OTHER.test(text) ? { unit: { of: 'other' }, rest: text } : { unit: undefined, rest: text };
}

/** Returns the unit of an energy: that of a day is a power; that of any other time is of no use. */
function dailyEnergy(prefix: string | undefined, text: string): TitleUnit {
  if (!DAILY.test(text) && !PER_DAY.test(text)) return { of: 'other' };
  return { of: 'power', exponent: EXPONENTS[prefix ?? ''] ?? 0, hours: HOURS_PER_DAY };
}

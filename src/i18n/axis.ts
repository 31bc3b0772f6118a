import type { NumberLocale } from './language.ts';

/** Texts that stand along a chart's axes. */
export interface AxisTexts {
  /**
   * Writes "$42", "$41.50", "Rp 1.5M": all values of an axis have the same decimals.
   *
   * @param step - Distance between two values.
   */
  money(value: number, currency: string, step: number): string;
  /** Writes "130 T", "127.5 T". */
  difficulty(value: number, step: number): string;
  /** Writes the day of unix seconds in UTC: "Nov 3". */
  day(at: number): string;
  /** Writes the month of unix seconds in UTC: "Nov 2026". */
  month(at: number): string;
}

const COMPACT_FROM = 1e6;
const PREFIXES = ['', 'k', 'M', 'G', 'T', 'P', 'E', 'Z'] as const;

export function axisTextsFor(locale: NumberLocale): AxisTexts {
  const formatters = new Map<string, Intl.NumberFormat>();
  const write = (value: number, options: Intl.NumberFormatOptions) => {
    const key = JSON.stringify(options);
    let formatter = formatters.get(key);
    if (!formatter) {
      formatter = new Intl.NumberFormat(locale, options);
      formatters.set(key, formatter);
    }
    const text = formatter.format(Math.abs(value));
    return value < 0 ? `−${text}` : text;
  };
  const dates = new Map<string, Intl.DateTimeFormat>();
  const writeDate = (at: number, options: Intl.DateTimeFormatOptions) => {
    const key = JSON.stringify(options);
    let formatter = dates.get(key);
    if (!formatter) {
      formatter = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
      dates.set(key, formatter);
    }
    return formatter.format(at * 1_000);
  };

  return {
    money(value, currency, step) {
      const style = { style: 'currency', currency } as const;
      if (Math.max(Math.abs(value), step) >= COMPACT_FROM) {
        return write(value, { ...style, notation: 'compact', maximumSignificantDigits: 4 });
      }
      const decimals = decimalsOf(step);
      // "$41.50" is money, "$41.5" isn't.
      return decimals === 0
        ? write(value, { ...style, maximumFractionDigits: 0 })
        : write(value, { ...style, ...fixed(decimals === 1 && hasCents(currency) ? 2 : decimals) });
    },
    difficulty(value, step) {
      const size = Math.log10(Math.max(Math.abs(value), step)) / 3;
      const power = Math.min(Math.max(Math.floor(size + 1e-9), 0), PREFIXES.length - 1);
      const decimals = decimalsOf(step / 1_000 ** power);
      return `${write(value / 1_000 ** power, fixed(decimals))} ${PREFIXES[power]}`.trimEnd();
    },
    day: (at) => writeDate(at, { day: 'numeric', month: 'short' }),
    month: (at) => writeDate(at, { month: 'short', year: 'numeric' }),
  };
}

const fixed = (decimals: number) => ({
  minimumFractionDigits: decimals,
  maximumFractionDigits: decimals,
});

/** @param step - 1, 2, 2.5 or 5 times a power of ten. */
function decimalsOf(step: number): number {
  for (let decimals = 0; decimals < 15; decimals += 1) {
    const whole = step * 10 ** decimals;
    if (Math.abs(whole - Math.round(whole)) < 1e-6 * whole) return decimals;
  }
  return 15;
}

function hasCents(currency: string): boolean {
  const { maximumFractionDigits } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  return maximumFractionDigits === 2;
}

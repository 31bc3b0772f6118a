import type { Coin } from '../coin/coin.ts';
import { justNow } from './just-now.ts';
import type { NumberLocale } from './language.ts';

/** Numbers with their units, as a language writes them. The minus is a true one. */
export interface Numbers {
  /**
   * Writes "$0.27", "$94,837": two decimals where they matter, none where they are noise.
   *
   * @param beside - A larger amount that it stands beside, and has the decimals of: $0.10 of $4.92.
   */
  money(amount: number, currency: string, beside?: number): string;
  /** Writes "+$0.27", "−$5.04". */
  signedMoney(amount: number, currency: string, beside?: number): string;
  /** Writes money per unit of something, to three figures at least: "$0.0738". */
  rate(amount: number, currency: string): string;
  /** Writes a power price as somebody gave it, not rounded: "$0.07", "€0.2834". */
  tariff(perKwh: number, currency: string): string;
  /** Writes an amount in the coin's base units: "5,423 sats". */
  baseUnits(amount: number, coin: Coin): string;
  /** Base units per something, to three figures: "45.2 sats". */
  baseUnitRate(amount: number, coin: Coin): string;
  signedBaseUnits(amount: number, coin: Coin): string;
  /** @param ratio - 0.05 for 5 %. */
  percent(ratio: number): string;
  signedPercent(ratio: number): string;
  /** Writes a percentage as somebody gave it, not rounded: "1.25 %". */
  exactPercent(ratio: number): string;
  signedExactPercent(ratio: number): string;
  /** Writes a number as somebody gave it: "99.995". */
  exact(value: number): string;
  /** Writes a chance: never "0 %" or "100 %" unless it is. */
  chance(probability: number): string;
  /** Writes a chance to three figures: "1.29%", never "100%": at 1 it is so near that no number tells. */
  fineChance(probability: number): string;
  /** Writes a number to three figures, in words from a million on: "15,100", "24.1 trillion". */
  rough(value: number): string;
  /** @param hashrate - Hashes per second. */
  hashrate(hashrate: number): string;
  /**
   * Writes a hashrate of the whole network, to four figures.
   *
   * @param hashrate - Hashes per second.
   */
  roughHashrate(hashrate: number): string;
  /** @param power - Watts. */
  power(power: number): string;
  /**
   * @param efficiency - J/TH.
   * @param coin - The coin in whose unit it is told; J/TH where none is named.
   */
  efficiency(efficiency: number, coin?: Pick<Coin, 'efficiencyUnit'>): string;
  /** Writes an energy in kWh. */
  energy(kilowattHours: number): string;
  /** Writes "132.72 T". */
  difficulty(difficulty: number): string;
  /** Writes coins from base units: "0.02 BTC". */
  coins(amount: number, coin: Coin): string;
  /** Writes coins that were measured, to three figures, from base units: "0.02 BTC". */
  roughCoins(amount: number, coin: Coin): string;
  count(value: number): string;
  /** Returns a currency's name: "Euro". */
  currency(code: string): string;
  /** Writes "3 minutes ago". @param seconds - ≥ 0. */
  age(seconds: number): string;
  /** Writes "3 min. ago". @param seconds - ≥ 0. */
  briefAge(seconds: number): string;
  /**
   * Writes "3 hours, 20 minutes": the two largest units of a time that passed.
   *
   * @param seconds - ≥ 0.
   */
  duration(seconds: number): string;
  /** Writes the date of unix seconds in UTC: "Oct 5, 2026". */
  date(unixSeconds: number): string;
  /** Writes "9:00 AM", "09:00". @param minute - Minutes after midnight. */
  clock(minute: number): string;
  /** Writes "Kraken, Coinbase and Bitstamp". */
  list(parts: readonly string[]): string;
  /** Writes "A, B or C". */
  either(parts: readonly string[]): string;
}

type Precision = Intl.NumberFormatOptions;

const TERAHASH = { hashes: 1e12, text: 'TH' } as const;
const THREE_DIGITS: Precision = { maximumSignificantDigits: 3 };
const PREFIXES = ['', 'k', 'M', 'G', 'T', 'P', 'E', 'Z'] as const;
const AGES = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

const OWN_DECIMALS: Precision = {};
const BRIEF: Precision = { maximumFractionDigits: 1 };
const ONE_DECIMAL: Precision = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
const TWO_FIGURES: Precision = { maximumSignificantDigits: 2 };
const UP_TO_THREE: Precision = { maximumSignificantDigits: 3 };
const IN_WORDS: Precision = {
  maximumSignificantDigits: 3,
  notation: 'compact',
  compactDisplay: 'long',
};
const WHOLE: Precision = { maximumFractionDigits: 0 };
const FOUR_FIGURES: Precision = { maximumSignificantDigits: 4 };
const THREE_FIGURES_ALONE: Precision = { maximumSignificantDigits: 3 };
/** A subsidy is 3.125, then 1.5625. */
const FIVE_FIGURES: Precision = { maximumSignificantDigits: 5 };
/** Figures that a person typed, or that follow from them. */
const AS_TYPED: Precision = { maximumSignificantDigits: 6 };
/** All digits but the noise of doubles. */
const EXACT: Precision = { maximumSignificantDigits: 12 };
/** 26.36 → 26.4, but 1,234 stays. */
const THREE_FIGURES: Precision = {
  maximumSignificantDigits: 3,
  maximumFractionDigits: 0,
  roundingPriority: 'morePrecision',
};
const RATE: Precision = {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
  minimumSignificantDigits: 3,
  maximumSignificantDigits: 3,
  roundingPriority: 'morePrecision',
};

const TARIFF: Precision = { minimumFractionDigits: 2, maximumFractionDigits: 6 };

/** Building an `Intl` formatter costs a hundred times what using it does: each is built once. */
export function numbersFor(locale: NumberLocale): Numbers {
  const formatters = new Map<Precision, Map<string, Formatter>>();
  const write = (value: number, precision: Precision, style: Precision = {}, key = '') => {
    let family = formatters.get(precision);
    if (!family) {
      family = new Map();
      formatters.set(precision, family);
    }
    let formatter = family.get(key);
    if (!formatter) {
      formatter = remembering(new Intl.NumberFormat(locale, { ...style, ...precision }));
      family.set(key, formatter);
    }
    const text = formatter(Math.abs(value));
    return value < 0 ? `−${text}` : text;
  };
  const withPlus = (value: number, text: string) =>
    value > 0 && !text.startsWith('<') ? `+${text}` : text;

  const inCurrency = (amount: number, currency: string, precision: Precision) =>
    write(amount, precision, { style: 'currency', currency }, currency);
  /** Writes an amount that is too small to read as one that is below what can be read, with its sign. */
  const legible = (amount: number, least: number, text: (amount: number) => string) => {
    if (amount === 0 || Math.abs(amount) >= least) return text(amount);
    return amount < 0 ? `>\u00a0${text(-least)}` : `<\u00a0${text(least)}`;
  };
  const money = (amount: number, currency: string, beside = 0) =>
    legible(amount, leastOf(currency), (shown) =>
      inCurrency(
        shown,
        currency,
        moneyPrecision(Math.max(Math.abs(shown), Math.abs(beside)), currency),
      ),
    );
  const coins = (amount: number, { baseUnit, symbol }: Coin) =>
    `${write(amount / baseUnit.perCoin, FIVE_FIGURES)} ${symbol}`;
  const baseUnits = (amount: number, coin: Coin) => {
    const { name } = coin.baseUnit;
    if (name === undefined) return coins(amount, coin);
    return legible(
      amount,
      LEAST_BASE_UNITS,
      (shown) => `${write(shown, baseUnitPrecision(Math.abs(shown)))} ${name}`,
    );
  };
  const baseUnitRate = (amount: number, coin: Coin) => {
    const { name } = coin.baseUnit;
    if (name === undefined) return coins(amount, coin);
    return `${write(amount, Math.abs(amount) >= 100 ? WHOLE : THREE_FIGURES)} ${name}`;
  };
  const percent = (ratio: number) => {
    const size = Math.abs(ratio);
    const precision = size >= 10 ? WHOLE : size >= 0.001 || size < 1e-6 ? ONE_DECIMAL : TWO_FIGURES;
    return write(ratio, precision, { style: 'percent' }, '%');
  };
  const exactPercent = (ratio: number) => write(ratio, EXACT, { style: 'percent' }, '%');
  const scaled = (value: number, unit: string, precision: Precision) => {
    const step = Math.min(Math.max(Math.floor(Math.log10(value) / 3 + 1e-12), 0), 7);
    return `${write(value / 1000 ** step, precision)} ${PREFIXES[step]}${unit}`;
  };
  const relative = new Intl.RelativeTimeFormat(locale);
  const briefRelative = new Intl.RelativeTimeFormat(locale, { style: 'short' });
  /**
   * Texts of ages and durations by what they say: there are few, and each costs 10 µs to write, a
   * duration 40 µs.
   */
  const ages = new Map<string, string>();
  const briefAges = new Map<string, string>();
  const spans = new Map<number, string>();
  const durations = new Intl.DurationFormat(locale, { style: 'long' });
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const times = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' });
  const currencies = new Intl.DisplayNames(locale, { type: 'currency' });
  const lists = new Intl.ListFormat(locale);
  const choices = new Intl.ListFormat(locale, { type: 'disjunction' });

  const ageText = (
    seconds: number,
    format: Intl.RelativeTimeFormat,
    known: Map<string, string>,
  ): string => {
    if (seconds < 1) return justNow(locale);
    const [unit, size] = AGES.find(([, one]) => seconds >= one) ?? AGES[3];
    const count = Math.floor(seconds / size);
    const said = `${count} ${unit}`;
    let text = known.get(said);
    if (text === undefined) {
      text = format.format(-count, unit);
      known.set(said, text);
    }
    return text;
  };

  return {
    money,
    signedMoney: (amount, currency, beside) => withPlus(amount, money(amount, currency, beside)),
    rate: (amount, currency) => inCurrency(amount, currency, RATE),
    tariff: (perKwh, currency) => inCurrency(perKwh, currency, TARIFF),
    baseUnits,
    baseUnitRate,
    signedBaseUnits: (amount, coin) => withPlus(amount, baseUnits(amount, coin)),
    percent,
    signedPercent: (ratio) => withPlus(ratio, percent(ratio)),
    exactPercent,
    signedExactPercent: (ratio) => withPlus(ratio, exactPercent(ratio)),
    exact: (value) => write(value, EXACT),
    chance: (probability) => {
      const text = (ratio: number) => write(ratio, BRIEF, { style: 'percent' }, '%');
      if (probability > 0 && probability < 0.001) return `< ${text(0.001)}`;
      return probability < 1 && probability > 0.999 ? `> ${text(0.999)}` : text(probability);
    },
    fineChance: (probability) => {
      const text = (ratio: number) => write(ratio, UP_TO_THREE, { style: 'percent' }, '%');
      return probability <= 1 && probability > 0.999 ? `> ${text(0.999)}` : text(probability);
    },
    rough: (value) => write(value, value < 1e6 ? UP_TO_THREE : IN_WORDS),
    hashrate: (hashrate) => scaled(hashrate, 'H/s', AS_TYPED),
    roughHashrate: (hashrate) => scaled(hashrate, 'H/s', FOUR_FIGURES),
    power: (power) =>
      power < 10_000 ? `${write(power, AS_TYPED)} W` : scaled(power, 'W', AS_TYPED),
    efficiency: (efficiency, coin) => {
      const { hashes, text } = coin?.efficiencyUnit ?? TERAHASH;
      const told = efficiency * (hashes / TERAHASH.hashes);
      return `${write(told, told < 1 ? THREE_DIGITS : THREE_FIGURES)} J/${text}`;
    },
    energy: (kilowattHours) => `${write(kilowattHours, THREE_FIGURES)} kWh`,
    difficulty: (difficulty) => scaled(difficulty, '', RATE).trimEnd(),
    coins,
    roughCoins: (amount, { baseUnit, symbol }) =>
      `${write(amount / baseUnit.perCoin, THREE_FIGURES_ALONE)} ${symbol}`,
    count: (value) => write(value, WHOLE),
    currency: (code) => currencies.of(code) ?? code,
    age: (seconds) => ageText(seconds, relative, ages),
    briefAge: (seconds) => ageText(seconds, briefRelative, briefAges),
    duration: (seconds) => {
      // The seconds are rounded to what is shown, so that an hour never reads as 60 minutes.
      const minutes = Math.max(1, Math.round(seconds / 60));
      const hours = Math.round(minutes / 60);
      const shown = minutes < 1_440 ? minutes : hours * 60;
      let text = spans.get(shown);
      if (text === undefined) {
        text = durations.format(
          minutes < 1_440
            ? { hours: Math.floor(minutes / 60), minutes: minutes % 60 }
            : { days: Math.floor(hours / 24), hours: hours % 24 },
        );
        spans.set(shown, text);
      }
      return text;
    },
    date: (unixSeconds) => dates.format(unixSeconds * 1000),
    clock: (minute) => times.format(minute * 60_000),
    list: (parts) => lists.format(parts),
    either: (parts) => choices.format(parts),
  };
}

type Formatter = (value: number) => string;

/** Numbers of one kind whose texts are kept. */
const KEPT = 250;

/**
 * Keeps the texts of numbers: until the market moves, which is once a minute, the same rigs give
 * the same numbers; writing one costs 2 µs, and an answer has three dozen.
 */
function remembering(format: Intl.NumberFormat): Formatter {
  const texts = new Map<number, string>();
  return (value) => {
    let text = texts.get(value);
    if (text === undefined) {
      text = format.format(value);
      if (texts.size >= KEPT) texts.clear();
      texts.set(value, text);
    }
    return text;
  };
}

/**
 * Returns the precision of an amount of money: the currency's own decimals; fewer for large
 * amounts, two figures for small ones.
 */
function moneyPrecision(size: number, currency: string): Precision {
  if (size >= 10_000) return WHOLE;
  // An amount that two figures would round up to ten has the currency's own: $0.10, not $0.1.
  return size > 0 && size < 9.95 / 10 ** decimalsOf(currency) ? TWO_FIGURES : OWN_DECIMALS;
}

const decimals = new Map<string, number>();

function decimalsOf(currency: string): number {
  let found = decimals.get(currency);
  if (found === undefined) {
    const options = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
    found = options.maximumFractionDigits ?? 2;
    decimals.set(currency, found);
  }
  return found;
}

/** Decimals beyond a currency's own in which an amount can still be read. */
const LEGIBLE_DECIMALS = 2;
/** Base units of a coin, as few as can be read. */
const LEAST_BASE_UNITS = 0.01;

/** Returns the least amount of a currency that is written out: $0.0001. */
function leastOf(currency: string): number {
  return 10 ** -(decimalsOf(currency) + LEGIBLE_DECIMALS);
}

function baseUnitPrecision(size: number): Precision {
  return size >= 10 ? WHOLE : TWO_FIGURES;
}

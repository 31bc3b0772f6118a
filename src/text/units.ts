/** Of units, by the letter and the name they begin with. */
export const PREFIXES: readonly (readonly [letter: string, name: string, exponent: number])[] = [
  ['', '', 0],
  ['k', 'kilo', 3],
  ['m', 'mega', 6],
  ['g', 'giga', 9],
  ['t', 'tera', 12],
  ['p', 'peta', 15],
  ['e', 'exa', 18],
  ['z', 'zetta', 21],
];

interface Unit {
  /** `joule` is a watt for a second, which stands above a hashrate only. */
  readonly of: 'hashrate' | 'power' | 'energy' | 'joule';
  readonly exponent: number;
}

const NAMES = {
  hashrate: 'h hs hps hash hashes',
  power: 'w watt watts',
  energy: 'wh whr whrs whs watthour watthours wattstunde wattstunden',
} as const;

/** Hashrate, power and energy (watt-hours), lower case. */
export const UNITS: ReadonlyMap<string, Unit> = new Map([
  ...(['hashrate', 'power', 'energy'] as const).flatMap((of) =>
    NAMES[of]
      .split(' ')
      .flatMap((unit) =>
        PREFIXES.flatMap(([letter, name, exponent]) =>
          [letter, name].map((prefix): [string, Unit] => [prefix + unit, { of, exponent }]),
        ),
      ),
  ),
  // What people call a machine's size by: "S21 200T".
  ...['t', 'tera'].map((size): [string, Unit] => [size, { of: 'hashrate', exponent: 12 }]),
  ...['j', 'joule', 'joules'].map((unit): [string, Unit] => [unit, { of: 'joule', exponent: 0 }]),
]);

const HOURS_PER_DAY = 24;

/** The 30 days that a month has wherever we speak of one. */
const HOURS_PER_MONTH = 30 * HOURS_PER_DAY;
const HOURS_PER_YEAR = 365.25 * HOURS_PER_DAY;

const hours = (count: number, texts: string) =>
  texts.split(' ').map((text) => [text, count] as const);

/** Spans of time, lower case, in hours. */
export const SPANS: ReadonlyMap<string, number> = new Map([
  ...hours(1, 'h hr hrs hour hours std stunde stunden'),
  ...hours(HOURS_PER_DAY, 'd day days tag tage tagen'),
  ...hours(7 * HOURS_PER_DAY, 'wk week weeks woche wochen'),
  ...hours(HOURS_PER_MONTH, 'mo mon mth month months monat monate monaten'),
  ...hours(HOURS_PER_YEAR, 'y yr yrs year years a annum jahr jahre jahren'),
]);

export const PER = new Set(['/', 'per', 'pro', 'je']);

/** What may stand between energy and the time in which it is used. */
export const IN = new Set([
  ...PER,
  ...'a an each every in am im der die p jede jeden jedes'.split(' '),
]);

export const SECOND = new Set(['s', 'sec', 'secs', 'sek', 'second', 'seconds', 'sekunde']);

/** "2160 kWh monthly". */
export const ADVERBS: ReadonlyMap<string, number> = new Map([
  ...hours(1, 'hourly stündlich'),
  ...hours(HOURS_PER_DAY, 'daily täglich'),
  ...hours(7 * HOURS_PER_DAY, 'weekly wöchentlich'),
  ...hours(HOURS_PER_MONTH, 'monthly monatlich'),
  ...hours(HOURS_PER_YEAR, 'yearly annually jährlich pa'),
]);

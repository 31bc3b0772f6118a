import { understood } from '../i18n/understood.ts';

/** Prefixes of units: the letter and the name that a unit begins with, and the power of ten. */
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
  /**
   * Quantity that the unit measures; `joule` is a watt for a second, which stands above a hashrate
   * only.
   */
  readonly of: 'hashrate' | 'power' | 'energy' | 'joule';
  readonly exponent: number;
}

const NAMES = {
  hashrate: ['h', 'hs', 'hps', ...understood(({ units }) => units.hash)],
  power: ['w', ...understood(({ units }) => units.watt)],
  energy: ['wh', 'whr', 'whrs', 'whs', ...understood(({ units }) => units.wattHour)],
} as const;

/** Units of hashrate, power and energy (watt-hours), lower case. */
export const UNITS: ReadonlyMap<string, Unit> = new Map([
  ...(['hashrate', 'power', 'energy'] as const).flatMap((of) =>
    NAMES[of].flatMap((unit) =>
      PREFIXES.flatMap(([letter, name, exponent]) =>
        [letter, name].map((prefix): [string, Unit] => [prefix + unit, { of, exponent }]),
      ),
    ),
  ),
  // People name a machine's size by T alone: "S21 200T".
  ...['t', 'tera'].map((size): [string, Unit] => [size, { of: 'hashrate', exponent: 12 }]),
  ...['j', ...understood(({ units }) => units.joule)].map((unit): [string, Unit] => [
    unit,
    { of: 'joule', exponent: 0 },
  ]),
]);

const HOURS_PER_DAY = 24;

/** Hours of the 30 days that a month has wherever we speak of one. */
const HOURS_PER_MONTH = 30 * HOURS_PER_DAY;
const HOURS_PER_YEAR = 365.25 * HOURS_PER_DAY;

const HOURS = {
  hour: 1,
  day: HOURS_PER_DAY,
  week: 7 * HOURS_PER_DAY,
  month: HOURS_PER_MONTH,
  year: HOURS_PER_YEAR,
} as const;

const spans = ['hour', 'day', 'week', 'month', 'year'] as const;

/** Spans of time, lower case, in hours. */
export const SPANS: ReadonlyMap<string, number> = new Map([
  ['h', HOURS.hour],
  ['d', HOURS.day],
  ['a', HOURS.year],
  ...spans.flatMap((span) =>
    understood((lexicon) => lexicon.spans[span]).map((word) => [word, HOURS[span]] as const),
  ),
]);

export const PER: ReadonlySet<string> = new Set(['/', ...understood(({ per }) => per)]);

/** Words that may stand between energy and the time in which it is used. */
export const IN: ReadonlySet<string> = new Set([...PER, ...understood(({ during }) => during)]);

export const SECOND: ReadonlySet<string> = new Set([
  's',
  ...understood(({ units }) => units.second),
]);

/** Adverbs for a span of time, lower case, in hours, as in "2160 kWh monthly". */
export const ADVERBS: ReadonlyMap<string, number> = new Map([
  ['pa', HOURS.year],
  ...spans.flatMap((span) =>
    understood(({ adverbs }) => adverbs[span]).map((word) => [word, HOURS[span]] as const),
  ),
]);

import { isPlausible } from '../rig/figures.ts';
import type { MinerModel } from '../rig/model.ts';
import { oneOf } from '../text/one-of.ts';
import { numberReadings, readMeasure, scaled, tidy, tokenize } from '../text/quantity.ts';
import { tableWords } from './table-words.ts';

/** Matches a cell in which people and programs have nothing to say. */
const NOTHING = new RegExp(
  `^(?:[-–—?.]+|${oneOf(['null', 'nan', 'nil', 'undefined', ...tableWords('nothing')])})$`,
  'iu',
);

/** Most characters of a cell that holds a number. */
const MAX_NUMBER = 40;

/** Returns the text of a cell; nothing where it says nothing. */
export function said(cell: string | undefined): string | undefined {
  const text = cell?.trim() ?? '';
  return text === '' || NOTHING.test(text) ? undefined : text;
}

/**
 * Patterns of private texts, each with a mark that a text lacks for the most part, which is soon
 * seen.
 */
const PRIVATE: readonly { readonly mark: string; readonly pattern: RegExp }[] = [
  { mark: '.', pattern: /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])/ },
  { mark: ':', pattern: /(?<![\da-f])[\da-f]{2}(?::[\da-f]{2}){5}(?![\da-f])/i },
  { mark: '-', pattern: /(?<![\da-f])[\da-f]{2}(?:-[\da-f]{2}){5}(?![\da-f])/i },
  { mark: ':', pattern: /(?:[\da-f]{1,4}:){4}/i },
  { mark: '://', pattern: /:\/\// },
  { mark: '@', pattern: /[^\s@]@[^\s@]{1,63}\.[^\s@]/ },
  { mark: '', pattern: /(?<![\da-z])(?:bc1[\da-z]{20}|[13][1-9a-hj-np-z]{25,40}(?![\da-z]))/i },
];

/**
 * Tells whether a text holds something that must not be kept: an address in a network, of a pool,
 * of a mailbox or of coins.
 */
export function isPrivate(text: string): boolean {
  return PRIVATE.some(({ mark, pattern }) => text.includes(mark) && pattern.test(text));
}

/** A scale says how the bare numbers of a column are meant. */
export interface Scale {
  readonly decimalMark: '.' | ',';
  /** Power of ten of the unit: 12 for TH/s, 3 for kW. */
  readonly exponent: number;
  /** Hours over which an energy is spread. */
  readonly hours?: number | undefined;
}

/**
 * Reads a cell of hashrate, power or efficiency in H/s, W or J/TH; its own unit wins over the
 * column's.
 */
export function readFigure(
  cell: string,
  quantity: 'hashrate' | 'power' | 'efficiency',
  { decimalMark, exponent, hours = 1 }: Scale,
): number | undefined {
  if (cell.length > MAX_NUMBER) return undefined;
  const tokens = tokenize(tidy(cell), { decimalMark, spaceGroups: true });
  const measure = readMeasure(tokens, 0)?.found;
  if (measure) return measure.quantity === quantity ? measure.value : undefined;
  const [number, ...others] = tokens;
  const isEnergy = hours > 1 && /^[km]?wh$/.test(others.map(({ text }) => text).join(''));
  return number?.kind === 'number' && (others.length === 0 || isEnergy)
    ? scaled(number.numeral, exponent) / hours
    : undefined;
}

/** Tells whether a cell begins with a number, whatever its unit. */
export function isNumeric(cell: string): boolean {
  return cell.length <= MAX_NUMBER && /^[-+−~≈]?\s*\p{Sc}?\s*[.,]?\d/u.test(cell);
}

/**
 * Returns the number of a cell that is nothing else, the smaller one where it can be read in two
 * ways.
 */
export function plainNumber(cell: string): number | undefined {
  return cell.length > MAX_NUMBER ? undefined : numberReadings(cell)[0];
}

/** Matches a number of machines with what people write beside it. */
const PIECES = new RegExp(
  String.raw`^(?:[x×]\s*)?(\d(?:[\d.,'’_\s]*\d)?)\s*(?:[x×]|${oneOf(tableWords('pieces'))}\.?)?$`,
  'iu',
);

/**
 * Reads "10", "10x", "1,000 pcs": it prefers the reading by the mark that other numbers prove, else
 * the larger one that is whole.
 */
export function countNumber(cell: string, proven?: '.' | ','): number | undefined {
  const written = cell.length > MAX_NUMBER ? undefined : PIECES.exec(cell.trim())?.[1];
  if (written === undefined) return undefined;
  const readings = numberReadings(written);
  const [number] = proven
    ? tokenize(tidy(written), { decimalMark: proven, spaceGroups: true })
    : [];
  const meant = number?.kind === 'number' ? Number(number.numeral) : undefined;
  if (Number.isInteger(meant) && readings.some((one) => one === meant)) return meant;
  return readings.findLast(Number.isInteger) ?? readings[0];
}

/**
 * Natural logarithm by which a bare number may be off its model's figure, and the share of numbers
 * that must fit.
 */
const FITTING = Math.log(1.5);
const MOSTLY = 0.75;
/** Whole numbers below this one are counts. */
const LEAST_FIGURE = 10;

/**
 * Returns what the numbers of a column without a title are, by the units in them or by the models
 * beside them.
 *
 * @param models - Models of the same lines as the cells.
 */
export function figureOf(
  cells: readonly string[],
  models: readonly (MinerModel | undefined)[],
): 'hashrate' | 'power' | 'efficiency' | undefined {
  const lines = cells.flatMap((cell, at) => {
    const text = said(cell);
    return text === undefined ? [] : [{ text, model: models[at] }];
  });
  const isMost = (holds: (line: (typeof lines)[number]) => boolean) =>
    lines.length > 0 && lines.filter(holds).length >= MOSTLY * lines.length;
  const quantities = ['hashrate', 'power', 'efficiency'] as const;
  const withUnits = quantities.find((quantity) =>
    isMost(
      ({ text }) =>
        /\p{L}/u.test(text) &&
        readFigure(text, quantity, { decimalMark: '.', exponent: 0 }) !== undefined,
    ),
  );
  if (withUnits) return withUnits;
  const fits = (text: string, nominal: number, exponents: readonly number[]) =>
    numberReadings(text).some(
      (number) =>
        !(Number.isInteger(number) && number < LEAST_FIGURE) &&
        exponents.some(
          (exponent) => Math.abs(Math.log((number * 10 ** exponent) / nominal)) <= FITTING,
        ),
    );
  const known = lines.filter(({ model }) => model !== undefined);
  if (known.length === 0 || known.length < lines.length / 2) return undefined;
  const isMostOfKnown = (quantity: 'hashrate' | 'power', exponents: readonly number[]) =>
    known.filter(({ text, model }) => model && fits(text, model[quantity], exponents)).length >=
    MOSTLY * known.length;
  if (isMostOfKnown('hashrate', [12, 9])) return 'hashrate';
  return isMostOfKnown('power', [0, 3]) ? 'power' : undefined;
}

/** A line of the sample, from which the scale is found. */
export interface Sample {
  readonly hashrate?: string | undefined;
  readonly power?: string | undefined;
  readonly model?: MinerModel | undefined;
  /** Machines in the line; the figures may be those of all of them. */
  readonly count?: number | undefined;
}

export interface Scales {
  readonly hashrate: Scale;
  readonly power: Scale;
}

/** Powers of ten, the likeliest first where nothing tells: TH/s and watts. */
const HASHRATES = [12, 9, 15, 6, 3, 0] as const;
const POWERS = [0, 3] as const;

/**
 * Returns the scale that makes machines of most lines: near what their models are sold with, or
 * with the J/TH of real ones.
 *
 * @param known - Powers of ten that the titles of the columns say.
 */
export function findScales(
  samples: readonly Sample[],
  known: {
    readonly hashrate?: number | undefined;
    readonly power?: number | undefined;
    /** Hours over which an energy is spread. */
    readonly hours?: number | undefined;
  },
  marks: readonly ('.' | ',')[],
): Scales & { readonly isSure: boolean } {
  const powers = known.power === undefined ? POWERS : [known.power];
  const hashrates = known.hashrate === undefined ? HASHRATES : [known.hashrate];
  let best: { readonly scales: Scales; readonly fits: number } | undefined;
  for (const power of powers) {
    for (const hashrate of hashrates) {
      for (const decimalMark of marks) {
        const scales = {
          hashrate: { decimalMark, exponent: hashrate },
          power: { decimalMark, exponent: power, hours: known.hours },
        };
        const fits = samples.reduce((sum, sample) => sum + likeness(sample, scales), 0);
        if (!best || fits > best.fits) best = { scales, fits };
      }
    }
  }
  const mark = marks[0] ?? '.';
  const usual = {
    hashrate: { decimalMark: mark, exponent: known.hashrate ?? 12 },
    power: { decimalMark: mark, exponent: known.power ?? 0, hours: known.hours },
  };
  return best && best.fits > 0
    ? { ...best.scales, isSure: true }
    : { ...usual, isSure: known.hashrate !== undefined };
}

/** Natural logarithms: half more or less is the same machine, tuned. */
const NEAR = Math.log(1.5);
const FAR = Math.log(3);

function likeness({ hashrate, power, model, count = 1 }: Sample, scales: Scales): number {
  const hashes =
    hashrate === undefined ? undefined : readFigure(hashrate, 'hashrate', scales.hashrate);
  const watts = power === undefined ? undefined : readFigure(power, 'power', scales.power);
  if (!model) {
    return hashes && watts && isPlausible({ hashrate: hashes, power: watts }) ? 2 : 0;
  }
  const near = (value: number | undefined, nominal: number) => {
    if (!value || value < 0) return 0;
    const off = Math.abs(Math.log(value / nominal));
    return off <= NEAR ? 2 : off <= FAR ? 1 : 0;
  };
  const nearest = (value: number | undefined, nominal: number) =>
    near(value, nominal) || (count > 1 && value && near(value / count, nominal) === 2 ? 1 : 0);
  return nearest(hashes, model.hashrate) + nearest(watts, model.power);
}

import { modelTitle } from '../rig/model.ts';
import type { Rig, RigText } from '../rig/rig.ts';
import { parseRig } from '../rig/text.ts';
import { writeHashrate, writeNumeral, writePower } from '../text/quantity.ts';

/** A line of a table, as far as its cells tell of a machine. */
interface FleetLine {
  /** A model's name, or a whole rig in somebody's words. */
  readonly rig?: string | undefined;
  /** Figures of one unit, in H/s, W and J/TH. */
  readonly hashrate?: number | undefined;
  readonly power?: number | undefined;
  readonly efficiency?: number | undefined;
}

/** A rig reader reads each text once: most rigs of a fleet are the same. */
export interface RigReader {
  read(text: string): RigText;
  /** Characters that were read so far. */
  readonly effort: () => number;
}

/** @param currency - ISO code of the currency the caller counts in. */
export function rigReader(currency: string): RigReader {
  const known = new Map<string, RigText>();
  let effort = 0;
  return {
    read(text) {
      let found = known.get(text);
      if (!found) {
        effort += text.length;
        found = parseRig(text, currency);
        known.set(text, found);
      }
      return found;
    },
    effort: () => effort,
  };
}

/**
 * Matches what programs add to a machine's name that know its boards and firmware better than its
 * name.
 */
const DECORATION =
  /_V[A-Z]{1,2}\d+\w*|\((?!\s*[\d.]+\s*T)[^()]*\)|\b(?:vnish|braiins\s?os\+?|luxos|stock)\b/gi;

/** Makes a rig of what the cells say: figures win over the nominal ones of a model. */
export function rigOfLine(
  { rig: text = '', hashrate, power, efficiency }: FleetLine,
  { read }: RigReader,
): RigText {
  const figures = [
    ...(hashrate === undefined ? [] : [writeHashrate(hashrate)]),
    ...(power === undefined ? [] : [writePower(power)]),
    // Hashrate, power and efficiency are rounded: each would disagree with the other two.
    ...(efficiency === undefined || (hashrate !== undefined && power !== undefined)
      ? []
      : [`${writeNumeral(efficiency)} J/TH`]),
  ].join(' ');
  const named = readName(text, read);
  if (figures === '') return named;
  if (text === '') return read(figures);
  if (named.ok) {
    const { model, count, tariff } = named.rig;
    const whole = read(model ? `${familyOf(model)} ${figures}` : figures);
    return whole.ok ? { ok: true, rig: { ...whole.rig, count, tariff } } : whole;
  }
  if (named.problem.kind === 'not-bitcoin') return named;
  const together = read(`${text} ${figures}`);
  // A number at the end of a name may run into the figure behind it: "5 250TH".
  if (together.ok && isAs(together.rig, { hashrate, power })) return together;
  // A name that nobody knows, beside all there is to know.
  const alone = read(figures);
  return alone.ok ? { ok: true, rig: { ...alone.rig, label: text } } : together;
}

/** Relative difference that rounding may make. */
const TOLERANCE = 1e-3;

function isAs(rig: Rig, figures: Pick<FleetLine, 'hashrate' | 'power'>): boolean {
  const agrees = (value: number, given: number | undefined) =>
    given === undefined || Math.abs(value - given) <= given * TOLERANCE;
  return agrees(rig.hashrate, figures.hashrate) && agrees(rig.power, figures.power);
}

function readName(text: string, read: RigReader['read']): RigText {
  const found = read(text);
  if (found.ok || found.problem.kind === 'not-bitcoin') return found;
  const plain = text.replace(DECORATION, ' ').replace(/\s+/g, ' ').trim();
  const again = plain === text || plain === '' ? found : read(plain);
  return again.ok ? again : found;
}

/** Returns the name without the size in it, which the figures say. */
const familyOf = (model: NonNullable<Rig['model']>) => modelTitle(model, 0);

/** A rig with what distinguishes it from others, for those of a kind to be counted together. */
interface Mergeable {
  readonly count: number;
  readonly hashrate: number;
  readonly power: number;
  readonly model?: string | undefined;
  /** Fixed cost per day, of all units. */
  readonly fixedCost: number;
  /** Paid for all units; those of a kind all have it, or none does. */
  readonly paid?: number | undefined;
  /** Whether its figures are as a machine reports them. */
  readonly isMeasured: boolean;
  /** All other terms that have to be the same, as one text. */
  readonly rest: string;
}

/**
 * Ratios by which measured figures of the same machine may differ: in their order from one to the
 * next, and from the least to the most.
 */
const GAP = 0.025;
const SPREAD = 0.2;

/**
 * Counts machines of a kind together. Measured figures become their mean, so that all of them
 * together hash and take what they did before, and the size is that of most of them.
 */
export function mergeAlike<T extends Mergeable>(rigs: readonly T[]): readonly T[] {
  const kinds = new Map<string, T[]>();
  for (const rig of rigs) {
    const { model, rest, isMeasured, hashrate, power } = rig;
    const kind = isMeasured ? model?.replace(SIZE, '') : [model, hashrate, power];
    const key = JSON.stringify([rest, isMeasured, kind]);
    const alike = kinds.get(key);
    if (alike) alike.push(rig);
    else kinds.set(key, [rig]);
  }
  return [...kinds.values()].flatMap((alike) => clusters(alike).map(merged));
}

/** Matches the size in a model's name. */
const SIZE = / \([\d.]+T\)$/;

/** Parts rigs by hashrate where there is a gap. */
function clusters<T extends Mergeable>(alike: readonly T[]): readonly (readonly [T, ...T[]])[] {
  const groups: [T, ...T[]][] = [];
  for (const rig of alike.toSorted((a, b) => a.hashrate - b.hashrate)) {
    const group = groups.at(-1);
    const [least, last] = [group?.[0] ?? rig, group?.at(-1) ?? rig];
    const isNext =
      rig.hashrate <= last.hashrate * (1 + GAP) && rig.hashrate <= least.hashrate * (1 + SPREAD);
    if (group && isNext) group.push(rig);
    else groups.push([rig]);
  }
  return groups;
}

function merged<T extends Mergeable>([first, ...others]: readonly [T, ...T[]]): T {
  const group = [first, ...others];
  const count = group.reduce((sum, one) => sum + one.count, 0);
  const mean = (quantity: 'hashrate' | 'power') => {
    const sum = group.reduce((total, one) => total + one.count * one[quantity], 0);
    return Number((sum / count).toPrecision(4));
  };
  const units = new Map<string | undefined, number>();
  for (const one of group) units.set(one.model, (units.get(one.model) ?? 0) + one.count);
  const [[model] = []] = [...units].toSorted(([, a], [, b]) => b - a);
  const most = group.find((one) => one.model === model) ?? first;
  const isMean = most.isMeasured && group.length > 1;
  return {
    ...most,
    count,
    hashrate: isMean ? mean('hashrate') : most.hashrate,
    power: isMean ? mean('power') : most.power,
    fixedCost: group.reduce((sum, one) => sum + one.fixedCost, 0),
    ...(most.paid !== undefined && {
      paid: group.reduce((sum, { paid = 0 }) => sum + paid, 0),
    }),
  };
}

import type { Mode } from './mode.ts';

/** The conditions decide between modes: what running costs and brings. */
export interface ModeConditions {
  /** Currency per H/s a day, after the pool's fee. */
  readonly incomePerHash: number;
  /** Currency per kWh. */
  readonly perKwh: number;
}

/** A point is what a mode hashes and draws. */
type Point = Pick<Mode, 'hashrate' | 'power'>;

/** A step leads from a mode to the next one, which pays at a lower power price; or from nothing to the first. */
interface ModeStep<M extends Point = Mode> {
  /** Absent where the machine is off below the step. */
  readonly from?: M | undefined;
  readonly to: M;
  /** J/TH of what the step adds: this decides, and not the efficiency of the whole. */
  readonly marginal: number;
}

/** A curve parts the modes that are best at some power price from those that never are. */
interface ModeCurve<M extends Point = Mode> {
  /** In the order of their power; the marginal J/TH rises from step to step. */
  readonly steps: readonly ModeStep<M>[];
  /** Modes that lie on or below the line between two others, at any power price from zero up. */
  readonly neverBest: readonly M[];
}

const HOURS_PER_DAY = 24;
const WATTS_PER_KILOWATT = 1_000;
/** Hashes per second. */
const TERAHASH = 1e12;

/** Share of a slope by which a mode on a line may be off it for rounding's sake. */
const ON_LINE = 1e-9;

/** Returns the upper hull of the modes over their power, which begins at nothing: "off". */
export function modeCurve<M extends Point>(modes: readonly M[]): ModeCurve<M> {
  const hull: M[] = [];
  const ascending = modes.toSorted((a, b) => a.power - b.power || b.hashrate - a.hashrate);
  for (const mode of ascending) {
    // More power for no more hashes pays at no price above zero.
    if (mode.hashrate <= (hull.at(-1)?.hashrate ?? 0)) continue;
    for (let last = hull.at(-1); last; last = hull.at(-1)) {
      const before = marginalOf(hull.at(-2), last);
      if (before < marginalOf(last, mode) * (1 - ON_LINE)) break;
      hull.pop();
    }
    hull.push(mode);
  }
  const steps = hull.map((to, i) => {
    const from = hull[i - 1];
    return { ...(from && { from }), to, marginal: marginalOf(from, to) };
  });
  return { steps, neverBest: modes.filter((mode) => !hull.includes(mode)) };
}

/** Returns J/TH of what `to` adds to `from`. */
function marginalOf(from: Point | undefined, to: Point): number {
  const hashes = to.hashrate - (from?.hashrate ?? 0);
  return (to.power - (from?.power ?? 0)) / (hashes / TERAHASH);
}

/**
 * Returns the power price below which a step pays.
 *
 * @param marginal - J/TH of the step.
 * @returns Currency per kWh.
 */
export function cutOffTariff(
  marginal: number,
  { incomePerHash }: Pick<ModeConditions, 'incomePerHash'>,
): number {
  return (incomePerHash * TERAHASH * WATTS_PER_KILOWATT) / (HOURS_PER_DAY * marginal);
}

/**
 * Returns the income above which a step pays.
 *
 * @param marginal - J/TH of the step.
 * @returns Currency per H/s a day, after the pool's fee.
 */
export function cutOffIncome(marginal: number, { perKwh }: Pick<ModeConditions, 'perKwh'>): number {
  return (perKwh * HOURS_PER_DAY * marginal) / (TERAHASH * WATTS_PER_KILOWATT);
}

/** Returns what a mode leaves of its income after power, per day of running; "off" leaves 0. */
export function modeProfit(
  { hashrate, power }: Point,
  { incomePerHash, perKwh }: ModeConditions,
): number {
  return hashrate * incomePerHash - (power / WATTS_PER_KILOWATT) * HOURS_PER_DAY * perKwh;
}

/**
 * Returns the mode that leaves most, or undefined where every one costs more than it brings: "off" is
 * best. Among modes that leave the same, the one with the least power is best.
 */
export function bestMode<M extends Point>(
  modes: readonly M[],
  conditions: ModeConditions,
): M | undefined {
  let best: M | undefined;
  // Power that is paid for pays where it does nothing else: then those off the curve count as well.
  const candidates =
    conditions.perKwh < 0
      ? modes.toSorted((a, b) => a.power - b.power)
      : modeCurve(modes).steps.map(({ to }) => to);
  for (const mode of candidates) {
    const least = best ? modeProfit(best, conditions) : 0;
    if (modeProfit(mode, conditions) > least) best = mode;
  }
  return best;
}

/**
 * Returns the income beyond which another mode leaves more than a machine that runs at some point: a
 * mode with less power, or "off", where the income is lower, one with more where it is higher.
 *
 * @param present - The point at which the machine runs, of one of the modes or of none.
 * @returns Currency per H/s a day, after the pool's fee; nothing where there is no mode on that side.
 */
export function cutOffBeside(
  present: Point,
  modes: readonly Point[],
  { side, perKwh }: { readonly side: 'below' | 'above'; readonly perKwh: number },
): number | undefined {
  const cutOffs = modes.flatMap((mode) => {
    const hashes = mode.hashrate - present.hashrate;
    if (side === 'above' ? hashes <= 0 : hashes >= 0) return [];
    const marginal = (mode.power - present.power) / (hashes / TERAHASH);
    return [cutOffIncome(marginal, { perKwh })];
  });
  if (side === 'above') return cutOffs.length > 0 ? Math.min(...cutOffs) : undefined;
  const off = cutOffIncome(present.power / (present.hashrate / TERAHASH), { perKwh });
  return Math.max(off, ...cutOffs);
}

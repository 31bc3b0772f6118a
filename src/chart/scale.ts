/** Values from the bottom to the top of a plot, with the round ones in between. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  /** Distance between two ticks: 1, 2, 2.5 or 5 times a power of ten. */
  readonly step: number;
  /** Ticks, three to five, ascending; the first is `low`, the last is `high`. */
  readonly ticks: readonly number[];
}

const MANTISSAS = [1, 2, 2.5, 5] as const;
const MOST_TICKS = 5;
/** Share of the largest value: values that move less are drawn as the flat line that they are. */
const LEAST_SPAN = 0.02;
/** Most that a level may widen the scale: the values keep at least a quarter of the height. */
const ROOM_FOR_LEVEL = 4;

/**
 * @param values - At least one, all finite.
 * @param level - Counts only where it isn't so far away that the line would be flat.
 */
export function scaleFor(values: readonly number[], level?: number): Scale {
  let [low, high] = spanOf(values);
  // A line that is flat anyway loses nothing.
  const flat = values.every((value) => value === values[0]);
  if (level !== undefined && flat) return scaleFor([...values, level]);
  if (level !== undefined) {
    const span = high - low;
    const [wideLow, wideHigh] = [Math.min(low, level), Math.max(high, level)];
    if (wideHigh - wideLow <= ROOM_FOR_LEVEL * span) [low, high] = [wideLow, wideHigh];
  }
  const { step, first, last } = ticksOver(low, high);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
  return { low: first * step, high: last * step, step, ticks };
}

function spanOf(values: readonly number[]): readonly [low: number, high: number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const least = LEAST_SPAN * Math.max(Math.abs(low), Math.abs(high)) || 1;
  const lacking = least - (high - low);
  if (lacking <= 0) return [low, high];
  // Values that are never negative don't get an axis that is.
  const under = low >= 0 ? Math.min(low, lacking / 2) : lacking / 2;
  return [low - under, high + lacking - under];
}

/**
 * Finds the smallest step with few enough ticks: the next smaller one has more than five, so there
 * are three.
 */
function ticksOver(low: number, high: number) {
  for (let power = Math.floor(Math.log10((high - low) / MOST_TICKS)); ; power += 1) {
    for (const mantissa of MANTISSAS) {
      const step = Number(`${mantissa}e${power}`);
      const first = Math.floor(low / step);
      const last = Math.ceil(high / step);
      if (last - first < MOST_TICKS) return { step, first, last };
    }
  }
}

import type { SeriesPoint } from '../market/history.ts';
import { rounded } from './text.ts';

/** A spot in units of the view box. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Units of the view box in which a line shows no more than its lowest and highest value. */
const COLUMN = 2;

/**
 * Returns the points in stretches without a gap.
 *
 * @param gap - Seconds; a longer distance is one.
 */
export function stretches(
  points: readonly SeriesPoint[],
  gap: number,
): readonly (readonly SeriesPoint[])[] {
  const all: SeriesPoint[][] = [];
  let last: SeriesPoint | undefined;
  for (const point of points) {
    if (last !== undefined && point.at - last.at <= gap) all.at(-1)?.push(point);
    else all.push([point]);
    last = point;
  }
  return all;
}

/**
 * Keeps each column's lowest and highest spot, and the ends: all that anybody could see of the
 * line.
 */
export function thinned(spots: readonly Spot[]): readonly Spot[] {
  const kept: Spot[] = [];
  let column: Spot[] = [];
  const flush = () => {
    const [first] = column;
    if (first === undefined) return;
    let [low, high] = [first, first];
    for (const spot of column) {
      if (spot.y < high.y) high = spot;
      if (spot.y > low.y) low = spot;
    }
    kept.push(...new Set(column.filter((spot) => spot === low || spot === high)));
    column = [];
  };
  const columnOf = ({ x }: Spot) => Math.floor(x / COLUMN);
  for (const spot of spots.slice(1, -1)) {
    const [first] = column;
    if (first !== undefined && columnOf(first) !== columnOf(spot)) flush();
    column.push(spot);
  }
  flush();
  return [...spots.slice(0, 1), ...kept, ...(spots.length > 1 ? spots.slice(-1) : [])];
}

/** Puts steps into a line: a value holds until the next one is there. */
export function withSteps(spots: readonly Spot[]): readonly Spot[] {
  return spots.flatMap((spot, index) => {
    const before = spots[index - 1];
    return before === undefined || before.y === spot.y
      ? [spot]
      : [{ x: spot.x, y: before.y }, spot];
  });
}

/** Returns "M1 2 3 4 …": in SVG, lines follow a move. */
export function pathOf(spots: readonly Spot[]): string {
  return `M${spots.map(({ x, y }) => `${rounded(x)} ${rounded(y)}`).join(' ')}`;
}

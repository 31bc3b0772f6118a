import { type Plot, paint } from './frame.ts';
import { pathOf, type Spot } from './line.ts';
import { rounded } from './text.ts';

const GOOD = `fill="${paint.gain}" fill-opacity=".36"`;
const BAD = `fill="${paint.loss}" fill-opacity=".4"`;

/** Where a line begins to be good, and to be bad: the same height, or those of a band. */
interface Limits {
  readonly good: number;
  readonly bad: number;
}

/**
 * Fills the area between a line and its limits: green where the line is above, red where it is
 * below.
 */
export function levelAreas(spots: readonly Spot[], { good, bad }: Limits, plot: Plot): string {
  const within = (y: number) => Math.min(Math.max(y, plot.top), plot.bottom);
  const side = (y: number, which: 'above' | 'below', fill: string) =>
    areaOf(withCrossings(spots, within(y)), within(y), which, fill);
  return side(good, 'above', GOOD) + side(bad, 'below', BAD);
}

/** Fills the band that chance alone makes. */
export function bandElement(
  { top, bottom }: { readonly top: number; readonly bottom: number },
  { left, right }: Plot,
): string {
  return `<rect x="${left}" y="${rounded(top)}" width="${right - left}" height="${rounded(bottom - top)}" fill="${paint.level}" fill-opacity=".12"/>`;
}

/**
 * Fills the area under a line of which nobody can say where it is good. @param path - The line's.
 */
export function plainArea(path: string, { x }: Spot, plot: Plot): string {
  return `<path d="${path}V${plot.bottom}H${rounded(x)}Z" fill="url(#fade)"/>`;
}

/** Returns nothing where the line is never on that side. */
function areaOf(
  spots: readonly Spot[],
  base: number,
  side: 'above' | 'below',
  fill: string,
): string {
  const isThere = ({ y }: Spot) => (side === 'above' ? y < base : y > base);
  const [first] = spots;
  if (first === undefined || !spots.some(isThere)) return '';
  const edge = spots.map((spot) => (isThere(spot) ? spot : { x: spot.x, y: base }));
  // A run along the level needs no more than its ends.
  const needed = edge.filter(
    ({ y }, index) => y !== base || edge[index - 1]?.y !== base || edge[index + 1]?.y !== base,
  );
  return `<path d="${pathOf(needed)}V${rounded(base)}H${rounded(first.x)}Z" ${fill}/>`;
}

/** Returns the spots, with those at which the line passes the level. */
function withCrossings(spots: readonly Spot[], levelY: number): readonly Spot[] {
  return spots.flatMap((spot, index) => {
    const before = spots[index - 1];
    if (before === undefined || (before.y - levelY) * (spot.y - levelY) >= 0) return [spot];
    const share = (levelY - before.y) / (spot.y - before.y);
    return [{ x: before.x + share * (spot.x - before.x), y: levelY }, spot];
  });
}

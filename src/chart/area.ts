import { type Plot, paint } from './frame.ts';
import { pathOf, type Spot } from './line.ts';
import { rounded } from './text.ts';

const GOOD = `fill="${paint.gain}" fill-opacity=".36"`;
const BAD = `fill="${paint.loss}" fill-opacity=".4"`;

/**
 * Fills the area between a line and the level: green where the line is above, red where it is
 * below.
 */
export function levelAreas(spots: readonly Spot[], levelY: number, plot: Plot): string {
  const base = Math.min(Math.max(levelY, plot.top), plot.bottom);
  const whole = withCrossings(spots, base);
  return areaOf(whole, base, 'above', GOOD) + areaOf(whole, base, 'below', BAD);
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

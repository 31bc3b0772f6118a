import { frame, label, paint } from './frame.ts';
import type { Spot } from './line.ts';
import { rounded, shortened, textElement, textWidth } from './text.ts';

/** A value to compare the line with. */
export interface Level {
  readonly value: number;
  /** "break-even $42.00". */
  readonly text: string;
}

/** Where things are drawn, in units of the view box. */
interface Place {
  readonly left: number;
  readonly yOf: (value: number) => number;
  /** Of the scale. */
  readonly low: number;
  readonly high: number;
  readonly lines: readonly (readonly Spot[])[];
}

const HEIGHT = 22;
const PADDING = 9;
const ARROW = 14;
/** From the plot's edge. */
const INSET = 8;
/** Places along the level where the pill may be. */
const PLACES = 13;
const DOT = 8;

/** A dashed line with its pill; far outside the scale a pill at the edge, with an arrow to where it is. */
export function levelElements({ value, text }: Level, place: Place): string {
  const { left, yOf, low, high, lines } = place;
  const beyond = value > high ? 'up' : value < low ? 'down' : undefined;
  const lineY = yOf(Math.min(Math.max(value, low), high));
  const middle = Math.min(
    Math.max(lineY, frame.top + HEIGHT / 2 + (beyond ? 4 : 0)),
    frame.bottom - HEIGHT / 2 - (beyond ? 4 : 0),
  );
  const room = frame.right - left - 2 * INSET - 4 * DOT;
  const arrowRoom = beyond ? ARROW : 0;
  const said = shortened(text, room / 2 - 2 * PADDING - arrowRoom, label);
  const width = textWidth(said, label) + 2 * PADDING + arrowRoom;
  const y = middle - HEIGHT / 2;
  const x = freePlace({ left: left + INSET, y, width }, lines);
  const dashes = `<path d="M${left} ${rounded(lineY)}H${frame.right}" stroke="${paint.level}" stroke-width="2" stroke-dasharray="7 4"/>`;
  const pill = `<rect x="${rounded(x)}" y="${rounded(y)}" width="${rounded(width)}" height="${HEIGHT}" rx="5" fill="#2a2022" stroke="${paint.level}"/>`;
  const words = textElement(
    said,
    { x: x + PADDING, y: middle + 4.6 },
    { ...label, colour: paint.levelText },
  );
  return `${beyond ? '' : dashes}${pill}${words}${beyond ? arrow(x + width - PADDING - 5, middle, beyond) : ''}`;
}

/** Clear of the last point for certain, and of the line where that can be, from the left on. */
function freePlace(
  { left, y, width }: { readonly left: number; readonly y: number; readonly width: number },
  lines: readonly (readonly Spot[])[],
): number {
  const last = lines.at(-1)?.at(-1);
  const spots = lines.flatMap(closeSpots);
  const covers = (x: number, spot: Spot, margin: number) =>
    spot.x > x - margin &&
    spot.x < x + width + margin &&
    spot.y > y - margin &&
    spot.y < y + HEIGHT + margin;
  const free = frame.right - INSET - width - left;
  let best = { x: left, covered: Number.POSITIVE_INFINITY };
  for (let index = 0; index < PLACES; index += 1) {
    const x = left + (free * index) / (PLACES - 1);
    if (last !== undefined && covers(x, last, DOT)) continue;
    const covered = spots.filter((spot) => covers(x, spot, 3)).length;
    if (covered < best.covered) best = { x, covered };
  }
  return best.x;
}

/** Spots on a line, none further from the next than a pill is high. */
function closeSpots(line: readonly Spot[]): readonly Spot[] {
  return line.flatMap((spot, index) => {
    const before = line[index - 1] ?? spot;
    const [dx, dy] = [spot.x - before.x, spot.y - before.y];
    const parts = Math.max(1, Math.ceil(Math.hypot(dx, dy) / (HEIGHT / 2)));
    return Array.from({ length: parts }, (_, part) => ({
      x: spot.x - (dx * part) / parts,
      y: spot.y - (dy * part) / parts,
    }));
  });
}

function arrow(x: number, y: number, towards: 'up' | 'down'): string {
  const tip = towards === 'up' ? -5 : 5;
  return `<path d="M${rounded(x)} ${rounded(y - tip)}v${2 * tip}m-4 ${-0.8 * tip}l4 ${0.8 * tip}l4 ${-0.8 * tip}" stroke="${paint.levelText}" stroke-width="1.6" fill="none"/>`;
}

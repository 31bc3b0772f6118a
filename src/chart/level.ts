import { label, type Plot, paint } from './frame.ts';
import type { Spot } from './line.ts';
import { fitted, rounded, textElement } from './text.ts';

/** A value to compare the line with. */
export interface Level {
  readonly value: number;
  /** The text in the pill: "break-even $42.00". */
  readonly text: string;
}

/** The place where things are drawn, in units of the view box. */
interface Place {
  readonly plot: Plot;
  readonly yOf: (value: number) => number;
  /** Lowest value of the scale; `high` is the highest. */
  readonly low: number;
  readonly high: number;
  readonly lines: readonly (readonly Spot[])[];
}

const SAID = { ...label, least: 18, colour: paint.level } as const;
const HEIGHT = 34;
const PADDING = 11;
const ARROW = 20;
/** Units of the view box from the middle of a text to its baseline. */
const DROP = 8.5;
/** Units of the view box from the plot's edge. */
const INSET = 8;
/** Places along the level where the pill may be. */
const PLACES = 13;
/** Units of the view box that the pill keeps from the last point, and from the line. */
const DOT = 11;
const MARGIN = 3;

/**
 * Draws a dashed line with its pill; far outside the scale a pill at the edge, with an arrow to
 * where it is.
 */
export function levelElements({ value, text }: Level, place: Place): string {
  const { plot, yOf, low, high, lines } = place;
  const { left, right } = plot;
  const beyond = value > high ? 'up' : value < low ? 'down' : undefined;
  const lineY = yOf(Math.min(Math.max(value, low), high));
  const middle = Math.min(
    Math.max(lineY, plot.top + HEIGHT / 2 + (beyond ? 4 : 0)),
    plot.bottom - HEIGHT / 2 - (beyond ? 4 : 0),
  );
  const room = right - left - 2 * INSET - 4 * DOT;
  const arrowRoom = beyond ? ARROW : 0;
  const said = fitted(text, room / 2 - 2 * PADDING - arrowRoom, SAID);
  const width = said.width + 2 * PADDING + arrowRoom;
  const y = middle - HEIGHT / 2;
  const x = freePlace({ left: left + INSET, right: right - INSET, y, width }, lines);
  const dashes = `<path d="M${left} ${rounded(lineY)}H${right}" stroke="${paint.level}" stroke-width="2.5" stroke-dasharray="9 6"/>`;
  const pill = `<rect x="${rounded(x)}" y="${rounded(y)}" width="${rounded(width)}" height="${HEIGHT}" rx="7" fill="${paint.ground}" stroke="${paint.level}" stroke-width="1.5"/>`;
  const words = textElement(said.text, { x: x + PADDING, y: middle + DROP }, said.style);
  return `${beyond ? '' : dashes}${pill}${words}${beyond ? arrow(x + width - PADDING - 6, middle, beyond) : ''}`;
}

/**
 * Returns a place clear of the last point for certain, and of the line where that can be, from the
 * left on.
 */
function freePlace(
  {
    left,
    right,
    y,
    width,
  }: {
    readonly left: number;
    readonly right: number;
    readonly y: number;
    readonly width: number;
  },
  lines: readonly (readonly Spot[])[],
): number {
  const last = lines.at(-1)?.at(-1);
  const band = { top: y - MARGIN, bottom: y + HEIGHT + MARGIN };
  const spots = lines.flatMap((line) => closeSpots(line, band));
  const covers = (x: number, spot: Spot, margin: number) =>
    spot.x > x - margin &&
    spot.x < x + width + margin &&
    spot.y > y - margin &&
    spot.y < y + HEIGHT + margin;
  const free = right - width - left;
  let best = { x: left, covered: Number.POSITIVE_INFINITY };
  for (let index = 0; index < PLACES; index += 1) {
    const x = left + (free * index) / (PLACES - 1);
    if (last !== undefined && covers(x, last, DOT)) continue;
    const covered = spots.filter((spot) => covers(x, spot, MARGIN)).length;
    if (covered < best.covered) best = { x, covered };
  }
  return best.x;
}

/**
 * Returns spots on the parts of a line that pass a band, none further from the next than half a
 * pill is high.
 */
function closeSpots(
  line: readonly Spot[],
  { top, bottom }: { readonly top: number; readonly bottom: number },
): readonly Spot[] {
  const found: Spot[] = [];
  for (const [index, spot] of line.entries()) {
    const before = line[index - 1] ?? spot;
    const isBeside = (spot.y < top && before.y < top) || (spot.y > bottom && before.y > bottom);
    if (isBeside) continue;
    const [dx, dy] = [spot.x - before.x, spot.y - before.y];
    const parts = Math.max(1, Math.ceil(Math.hypot(dx, dy) / (HEIGHT / 2)));
    for (let part = 0; part < parts; part += 1) {
      found.push({ x: spot.x - (dx * part) / parts, y: spot.y - (dy * part) / parts });
    }
  }
  return found;
}

function arrow(x: number, y: number, towards: 'up' | 'down'): string {
  const tip = towards === 'up' ? -8 : 8;
  return `<path d="M${rounded(x)} ${rounded(y - tip)}v${2 * tip}m-6 ${-0.8 * tip}l6 ${0.8 * tip}l6 ${-0.8 * tip}" stroke="${paint.level}" stroke-width="2.4" fill="none"/>`;
}

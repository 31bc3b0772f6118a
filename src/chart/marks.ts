import { frame, label, type Plot, paint } from './frame.ts';
import { rounded, textElement, textWidth } from './text.ts';

/** Moments to mark, unix seconds, and what the marks are called. */
export interface Marks {
  readonly at: readonly number[];
  readonly word: string;
}

/** Up to so many retargets go through the plot; more are ticks at its bottom. */
const FEW = 14;
/** Beyond so many marks nobody could tell one from the next. */
export const mostRetargets = 40;
/** Units of the view box that the halvings' names take above the plot. */
export const halvingRow = 28;
const APART = 22;

export function retargetElements(xs: readonly number[], plot: Plot): string {
  const tick = { length: 10, width: 2.5 };
  const through = { length: plot.bottom - plot.top, width: 1.5, opacity: 0.4 };
  return xs
    .map(
      (x) =>
        mark(x, plot.bottom - tick.length, tick) +
        (xs.length <= FEW ? mark(x, plot.top, through) : ''),
    )
    .join('');
}

/** Draws the sign before the word in the legend. */
export function retargetSign(x: number, baseline: number): string {
  return mark(x, baseline - 17, { length: 19, width: 3 });
}

/**
 * Draws lines through the plot with their name above; of names that would overlap the later ones
 * are left out.
 */
export function halvingElements(xs: readonly number[], word: string, plot: Plot): string {
  const style = { ...label, colour: paint.halving };
  const width = textWidth(word, style);
  let end = Number.NEGATIVE_INFINITY;
  return xs
    .map((x) => {
      const line = `<path d="M${rounded(x)} ${plot.top - 2}V${plot.bottom}" stroke="${paint.halving}" stroke-width="2.5"/>`;
      const start = Math.min(Math.max(x - width / 2, plot.left), frame.right - width);
      if (start < end + APART) return line;
      end = start + width;
      return line + textElement(word, { x: start, y: plot.top - 10 }, style);
    })
    .join('');
}

function mark(
  x: number,
  y: number,
  {
    length,
    width,
    opacity = 1,
  }: { readonly length: number; readonly width: number; readonly opacity?: number },
): string {
  const faded = opacity === 1 ? '' : ` stroke-opacity="${opacity}"`;
  return `<path d="M${rounded(x)} ${y}v${length}" stroke="${paint.retarget}" stroke-width="${width}"${faded}/>`;
}

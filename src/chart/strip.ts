import { frame, paint } from './frame.ts';
import { rounded, shortened, textElement, textWidth } from './text.ts';

/** The hours of a day, and in which of them something runs. */
export interface Strip {
  readonly label: string;
  /** Minutes after midnight. */
  readonly spans: readonly { readonly from: number; readonly to: number }[];
}

/** Units of the view box that a strip takes below a chart. */
export const stripHeight = 64;

const BAR = 24;
const APART = 16;
const WIDEST_LABEL = 190;
const MINUTES_PER_DAY = 1_440;
const LABEL = { size: 22, colour: paint.text } as const;
const HOUR = { size: 20, colour: paint.faint } as const;
const HOURS = [0, 6, 12, 18, 24];

/** Draws a bar of a day, green where it runs. @param top - In the view box. */
export function stripElements({ label, spans }: Strip, top: number): string {
  const { edge, right } = frame;
  const written = shortened(label, WIDEST_LABEL, LABEL);
  const left = edge + textWidth(written, LABEL) + APART;
  const xOf = (minute: number) => left + (minute / MINUTES_PER_DAY) * (right - left);
  const bar = (from: number, to: number, colour: string) =>
    `<rect x="${rounded(xOf(from))}" y="${top + 4}" width="${rounded(xOf(to) - xOf(from))}" height="${BAR}" fill="${colour}"/>`;
  return [
    textElement(written, { x: edge, y: top + 23 }, LABEL),
    bar(0, MINUTES_PER_DAY, paint.grid),
    ...spans.map(({ from, to }) => bar(from, to, paint.gain)),
    ...HOURS.map((hour, index) => {
      const anchor = index === 0 ? 'start' : index === HOURS.length - 1 ? 'end' : 'middle';
      return textElement(String(hour), { x: xOf(hour * 60), y: top + 50, anchor }, HOUR);
    }),
  ].join('');
}

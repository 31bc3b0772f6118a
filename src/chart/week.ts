import { frame, paint } from './frame.ts';
import { rounded, shortened, textElement, textWidth } from './text.ts';

/** Prices of power through a week; all texts are in the reader's language. */
interface Week {
  readonly title: string;
  readonly subtitle: string;
  readonly days: readonly {
    readonly label: string;
    /** 96, of the quarter hours on the clock. */
    readonly prices: ArrayLike<number>;
  }[];
  /** A price as it is read. */
  priceText(perKwh: number): string;
}

/** Pixels for each unit, as in charts of a line. */
const SCALE = 1.5;
const QUARTERS = 96;
const TITLE = { size: 30, colour: paint.text, bold: true } as const;
const UNDER = { size: 23, colour: paint.faint } as const;
const LABEL = { size: 24, colour: paint.text } as const;
const HOUR = { size: 22, colour: paint.faint } as const;
const TITLE_BASELINE = 41;
const UNDER_BASELINE = 77;
const TOP = 100;
const ROW = 40;
const BAR = 32;
const LABEL_BASELINE = 25;
const LEFT = 92;
const HOURS = [0, 6, 12, 18, 24];
/** The prices told below; more of them would not fit. */
const MOST_TOLD = 5;
const SWATCH = 20;

/** Draws a row of colours for each day: green is cheap, red is dear. @returns An SVG image. */
export function weekSvg({ title, subtitle, days, priceText }: Week): string {
  const { edge, right, width } = frame;
  const all = [...new Set(days.flatMap(({ prices }) => Array.from(prices)))].toSorted(
    (a, b) => a - b,
  );
  const colour = colours(all);
  const xOf = (quarter: number) => LEFT + (quarter / QUARTERS) * (right - LEFT);
  const rows = days.map(({ label, prices }, index) => {
    const y = TOP + index * ROW;
    const cells = runsOf(prices).map(
      ({ from, to, value }) =>
        `<rect x="${rounded(xOf(from))}" y="${y}" width="${rounded(xOf(to) - xOf(from))}" height="${BAR}" fill="${colour(value)}"/>`,
    );
    return textElement(label, { x: edge, y: y + LABEL_BASELINE }, LABEL) + cells.join('');
  });
  const bottom = TOP + days.length * ROW;
  const hours = HOURS.map((hour, index) =>
    textElement(
      String(hour),
      {
        x: xOf(hour * 4),
        y: bottom + 18,
        anchor: index === 0 ? 'start' : index === HOURS.length - 1 ? 'end' : 'middle',
      },
      HOUR,
    ),
  );
  const told = all.length <= MOST_TOLD ? all : [all[0] ?? 0, all.at(-1) ?? 0];
  let x: number = edge;
  const legend = told.map((value) => {
    const text = priceText(value);
    const at = x;
    x += SWATCH + 8 + textWidth(text, HOUR) + 24;
    return `<rect x="${rounded(at)}" y="${bottom + 38}" width="${SWATCH}" height="${SWATCH}" rx="3" fill="${colour(value)}"/>${textElement(text, { x: at + SWATCH + 8, y: bottom + 56 }, HOUR)}`;
  });
  const height = bottom + 76;
  const size = `width="${SCALE * width}" height="${SCALE * height}" viewBox="0 0 ${width} ${height}"`;
  const room = right - edge;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="Inter">`,
    `<rect width="100%" height="100%" fill="${paint.ground}"/>`,
    textElement(shortened(title, room, TITLE), { x: edge, y: TITLE_BASELINE }, TITLE),
    textElement(shortened(subtitle, room, UNDER), { x: edge, y: UNDER_BASELINE }, UNDER),
    ...[...rows, ...hours, ...legend, '</svg>'],
  ].join('');
}

/** Stretches of one value. */
function runsOf(values: ArrayLike<number>) {
  const runs: { from: number; to: number; readonly value: number }[] = [];
  for (const [index, value] of Array.from(values).entries()) {
    const last = runs.at(-1);
    if (last && last.value === value) last.to = index + 1;
    else runs.push({ from: index, to: index + 1, value });
  }
  return runs;
}

const CHEAP = [46, 184, 114] as const;
const MIDDLE = [240, 180, 60] as const;
const DEAR = [236, 65, 70] as const;

/** By where a price stands between the lowest and the highest. */
function colours(ascending: readonly number[]): (value: number) => string {
  const [low = 0, high = 0] = [ascending[0], ascending.at(-1)];
  return (value) => {
    const share = high > low ? (value - low) / (high - low) : 0;
    const [from, to, part] =
      share < 0.5 ? [CHEAP, MIDDLE, share * 2] : [MIDDLE, DEAR, share * 2 - 1];
    const mixed = from.map((one, i) => Math.round(one + ((to[i] ?? one) - one) * part));
    return `#${mixed.map((one) => one.toString(16).padStart(2, '0')).join('')}`;
  };
}

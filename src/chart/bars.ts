import { frame, paint } from './frame.ts';
import { rounded, shortened, textElement, textWidth } from './text.ts';

/** Values side by side; all texts are in the reader's language. */
interface Bars {
  readonly title: string;
  /** Bars, at least one. */
  readonly bars: readonly {
    readonly label: string;
    readonly value: number;
    /** The value as it is to be read. */
    readonly text: string;
  }[];
}

/** Pixels for each unit, as in charts of a line. */
const SCALE = 1.5;
const TITLE = { size: 24, colour: paint.text, bold: true } as const;
const LABEL = { size: 24, colour: paint.text } as const;
const VALUE = { size: 24, bold: true } as const;
const TITLE_BASELINE = 42;
const TOP = 62;
const ROW = 66;
const BAR = 24;
/** Units of the view box from the top of a row. */
const LABEL_BASELINE = 24;
const BAR_TOP = 33;
/** Units of the view box between a label and its value. */
const APART = 24;
/** Units of the view box that the shortest bar has, so that nought is seen as well. */
const LEAST = 3;
/** Opacity of all bars but the largest. */
const FADED = 0.65;

/** @returns An SVG image: a bar for each value, from nought to the right, or to the left where it is lower. */
export function barsSvg({ title, bars }: Bars): string {
  const { edge, right, width } = frame;
  const values = bars.map(({ value }) => value);
  const low = Math.min(0, ...values);
  const span = Math.max(0, ...values) - low || 1;
  const xOf = (value: number) => edge + ((value - low) / span) * (right - edge);
  const best = Math.max(...values);
  const rows = bars.map(({ label, value, text }, at) => {
    const y = TOP + at * ROW;
    const colour = value < 0 ? paint.bad : paint.good;
    const room = right - edge - textWidth(text, VALUE) - APART;
    const [from, to] = [xOf(Math.min(0, value)), xOf(Math.max(0, value))];
    const opacity = value === best ? '' : ` fill-opacity="${FADED}"`;
    return [
      textElement(shortened(label, room, LABEL), { x: edge, y: y + LABEL_BASELINE }, LABEL),
      textElement(text, { x: right, y: y + LABEL_BASELINE, anchor: 'end' }, { ...VALUE, colour }),
      `<rect x="${rounded(from)}" y="${y + BAR_TOP}" width="${rounded(Math.max(LEAST, to - from))}" height="${BAR}" rx="4" fill="${colour}"${opacity}/>`,
      low < 0 ? nought(xOf(0), y) : '',
    ].join('');
  });
  const height = TOP + bars.length * ROW + 10;
  const size = `width="${SCALE * width}" height="${SCALE * height}" viewBox="0 0 ${width} ${height}"`;
  const head = textElement(
    shortened(title, right - edge, TITLE),
    { x: edge, y: TITLE_BASELINE },
    TITLE,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="Inter"><rect width="100%" height="100%" fill="${paint.ground}"/>${head}${rows.join('')}</svg>`;
}

/** Marks nought beside a bar alone, so that the mark crosses no label. */
function nought(x: number, y: number): string {
  return `<path d="M${rounded(x)} ${y + BAR_TOP - 3}v${BAR + 6}" stroke="${paint.faint}" stroke-width="2"/>`;
}

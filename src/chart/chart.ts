import type { SeriesPoint } from '../market/history.ts';
import { type DateText, dateLabels, frame, label, paint } from './frame.ts';
import { type Level, levelElements } from './level.ts';
import { pathOf, type Spot, stretches, thinned, withSteps } from './line.ts';
import { type Scale, scaleFor } from './scale.ts';
import { rounded, shortened, textElement, textWidth } from './text.ts';

/** What a chart shows; all texts are in the reader's language. */
export interface Chart {
  readonly title: string;
  /** With the unit. */
  readonly subtitle: string;
  /** The last one, as it is to be read. */
  readonly value: string;
  readonly note?: { readonly text: string; readonly tone: 'good' | 'bad' | 'plain' } | undefined;
  /** In order of time. */
  readonly points: readonly SeriesPoint[];
  /** Unix seconds: what the axis spans, whether or not there are points. */
  readonly from: number;
  readonly to: number;
  /** Seconds; no line is drawn over a longer distance between two points. */
  readonly gap: number;
  /** A value holds until the next one. */
  readonly steps?: boolean;
  readonly level?: Level | undefined;
  /** Moments to mark, unix seconds, and what the marks are called. */
  readonly retargets?: { readonly at: readonly number[]; readonly word: string } | undefined;
  /** @param step - Between two values on the axis: tells the decimals. */
  axisText(value: number, step: number): string;
  readonly dateText: DateText;
}

/** Pixels for each unit: Discord shows a picture some 550 points wide, on phones with two pixels each. */
const SCALE = 1.5;
const TITLE = { size: 20, colour: paint.text, bold: true } as const;
const VALUE = { size: 24, colour: paint.text, bold: true } as const;
const SUBTITLE = { size: 14, colour: paint.faint } as const;
const TITLE_BASELINE = 36;
const SUBTITLE_BASELINE = 60;
/** Units of the view box between texts next to each other. */
const APART = 24;
const LEAST_LEFT = 64;
const WIDEST_AXIS_TEXT = 130;
/** Up to so many retargets go through the plot; more are ticks below it, and many are thin ones. */
const FEW = 14;
const MANY = 40;
/** Spots from which on a thinner line shows more. */
const DENSE = 300;

/** @returns An SVG image, twice the view box in size; nothing where there is no value. */
export function chartSvg(chart: Chart): string | undefined {
  const { from, to, gap, level, steps = false } = chart;
  const points = chart.points.filter(
    ({ at, value }) => at >= from && at <= to && Number.isFinite(value),
  );
  if (points.length === 0) return undefined;

  const scale = scaleFor(
    points.map(({ value }) => value),
    level?.value,
  );
  const axisTexts = scale.ticks.map((tick) =>
    shortened(chart.axisText(tick, scale.step), WIDEST_AXIS_TEXT, label),
  );
  const widest = Math.max(...axisTexts.map((text) => textWidth(text, label)));
  const left = Math.ceil(Math.max(LEAST_LEFT, frame.edge + widest + 10));
  const xOf = (at: number) =>
    to > from
      ? left + ((at - from) / (to - from)) * (frame.right - left)
      : (left + frame.right) / 2;
  const yOf = (value: number) =>
    frame.bottom - ((value - scale.low) / (scale.high - scale.low)) * (frame.bottom - frame.top);

  const lines = stretches(points, gap).map((stretch) => {
    const spots = thinned(stretch.map(({ at, value }) => ({ x: xOf(at), y: yOf(value) })));
    return steps ? withSteps(spots) : spots;
  });
  const marks = chart.retargets?.at.filter((at) => at >= from && at <= to).map(xOf) ?? [];
  const parts = [
    `<rect width="100%" height="100%" fill="${paint.ground}"/>`,
    header(chart, marks.length > 0 ? chart.retargets?.word : undefined),
    grid(scale, { texts: axisTexts, left, yOf, levelAtZero: level?.value === 0 }),
    retargetMarks(marks),
    ...lines.map(lineElements),
    level === undefined
      ? ''
      : levelElements(level, { left, yOf, low: scale.low, high: scale.high, lines }),
    lastDot(lines),
    dateLabels({ from, to, left }, chart.dateText),
  ];
  const size = `width="${SCALE * frame.width}" height="${SCALE * frame.height}" viewBox="0 0 ${frame.width} ${frame.height}"`;
  const fade = `<linearGradient id="fade" gradientUnits="userSpaceOnUse" x1="0" y1="${frame.top}" x2="0" y2="${frame.bottom}"><stop stop-color="${paint.line}" stop-opacity=".45"/><stop offset="1" stop-color="${paint.line}" stop-opacity=".05"/></linearGradient>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="Inter"><defs>${fade}</defs>${parts.join('')}</svg>`;
}

function header({ title, subtitle, value, note }: Chart, retargetWord: string | undefined): string {
  const { edge, right } = frame;
  const valueText = shortened(value, 300, VALUE);
  const noteText = shortened(note?.text ?? '', 360, SUBTITLE);
  const roomBeside = (text: string, style: typeof VALUE | typeof SUBTITLE) =>
    right - edge - (text === '' ? 0 : textWidth(text, style) + APART);
  const legend = retargetWord === undefined ? '' : shortened(retargetWord, 160, SUBTITLE);
  const legendWidth = legend === '' ? 0 : APART + textWidth(legend, SUBTITLE);
  const titleText = shortened(title, roomBeside(valueText, VALUE), TITLE);
  const underTitle = shortened(subtitle, roomBeside(noteText, SUBTITLE) - legendWidth, SUBTITLE);
  const legendX = edge + textWidth(underTitle, SUBTITLE) + APART;
  const colour = paint[note?.tone === 'good' || note?.tone === 'bad' ? note.tone : 'faint'];
  return [
    textElement(titleText, { x: edge, y: TITLE_BASELINE }, TITLE),
    textElement(valueText, { x: right, y: TITLE_BASELINE + 1, anchor: 'end' }, VALUE),
    textElement(underTitle, { x: edge, y: SUBTITLE_BASELINE }, SUBTITLE),
    legend && mark(legendX - 8, SUBTITLE_BASELINE - 11, { length: 12, width: 2 }),
    textElement(legend, { x: legendX, y: SUBTITLE_BASELINE }, SUBTITLE),
    textElement(
      noteText,
      { x: right, y: SUBTITLE_BASELINE, anchor: 'end' },
      { ...SUBTITLE, colour },
    ),
  ].join('');
}

function grid(
  { ticks, low, high }: Scale,
  {
    texts,
    left,
    yOf,
    levelAtZero,
  }: {
    readonly texts: readonly string[];
    readonly left: number;
    readonly yOf: (value: number) => number;
    readonly levelAtZero: boolean;
  },
): string {
  const line = (value: number, colour: string) =>
    `<path d="M${left} ${rounded(yOf(value))}H${frame.right}" stroke="${colour}"/>`;
  const zero = low < 0 && high >= 0 && !levelAtZero ? line(0, paint.faint) : '';
  const labels = ticks.map((tick, index) =>
    textElement(texts[index] ?? '', { x: left - 10, y: yOf(tick) + 4.6, anchor: 'end' }, label),
  );
  return `${ticks.map((tick) => line(tick, paint.grid)).join('')}${zero}${labels.join('')}`;
}

function mark(x: number, y: number, { length = 0, width = 1, opacity = 1 }): string {
  const faded = opacity === 1 ? '' : ` stroke-opacity="${opacity}"`;
  return `<path d="M${rounded(x)} ${y}v${length}" stroke="${paint.retarget}" stroke-width="${width}"${faded}/>`;
}

function retargetMarks(xs: readonly number[]): string {
  const tick = xs.length > MANY ? { length: 4, width: 1 } : { length: 7, width: 2 };
  const through = { length: frame.bottom - frame.top, width: 1, opacity: 0.28 };
  return xs
    .map((x) => mark(x, frame.bottom, tick) + (xs.length <= FEW ? mark(x, frame.top, through) : ''))
    .join('');
}

/** A point that stands alone is a dot. */
function lineElements(spots: readonly Spot[]): string {
  const [first, ...more] = spots;
  if (first === undefined) return '';
  if (more.length === 0) {
    return `<circle cx="${rounded(first.x)}" cy="${rounded(first.y)}" r="3" fill="${paint.line}"/>`;
  }
  const path = pathOf(spots);
  const width = spots.length > DENSE ? 1.6 : 2.2;
  const area = `<path d="${path}V${frame.bottom}H${rounded(first.x)}Z" fill="url(#fade)"/>`;
  return `${area}<path d="${path}" fill="none" stroke="${paint.line}" stroke-width="${width}" stroke-linejoin="round" stroke-linecap="round"/>`;
}

function lastDot(lines: readonly (readonly Spot[])[]): string {
  const last = lines.at(-1)?.at(-1);
  if (last === undefined) return '';
  return `<circle cx="${rounded(last.x)}" cy="${rounded(last.y)}" r="4.5" fill="${paint.line}" stroke="${paint.ground}" stroke-width="1.5"/>`;
}

import type { SeriesPoint } from '../market/history.ts';
import { bandElement, levelAreas, plainArea } from './area.ts';
import { type DateText, dateElements } from './dates.ts';
import { frame, label, type Plot, paint } from './frame.ts';
import { type Head, hasRoomForLegend, header } from './header.ts';
import { type Level, levelElements } from './level.ts';
import { pathOf, type Spot, stretches, thinned, withSteps } from './line.ts';
import {
  halvingElements,
  halvingRow,
  type Marks,
  mostRetargets,
  retargetElements,
} from './marks.ts';
import { type Scale, scaleFor } from './scale.ts';
import { type Strip, stripElements, stripHeight } from './strip.ts';
import { rounded, shortened, textElement, textWidth } from './text.ts';

/** The contents of a chart. */
export interface Chart extends Head {
  /** Points in order of time. */
  readonly points: readonly SeriesPoint[];
  /** Unix seconds that the axis spans, whether or not there are points. */
  readonly from: number;
  readonly to: number;
  /** Seconds; no line is drawn over a longer distance between two points. */
  readonly gap: number;
  /** True where a value holds until the next one. */
  readonly steps?: boolean;
  readonly level?: Level | undefined;
  /** Values around the level that chance alone makes: good or bad is what lies outside. */
  readonly band?: { readonly low: number; readonly high: number } | undefined;
  readonly retargets?: Marks | undefined;
  readonly halvings?: Marks | undefined;
  /** Below the plot: the hours of a day. */
  readonly strip?: Strip | undefined;
  /** @param step - Between two values on the axis: tells the decimals. */
  axisText(value: number, step: number): string;
  readonly dateText: DateText;
}

/** Pixels for each unit: Discord shows a picture some 550 points wide, on phones with two pixels each. */
const SCALE = 1.5;
const LEAST_LEFT = 64;
const WIDEST_AXIS_TEXT = 190;
/** Units of the view box from an axis text to the plot. */
const AXIS_APART = 12;
/** Units of the view box from the middle of an axis text to its baseline. */
const DROP = 8.5;
/** Spots from which on a thinner line shows more. */
const DENSE = 300;

/** @returns An SVG image, half again the view box in size; nothing where there is no value. */
export function chartSvg(chart: Chart): string | undefined {
  const { from, to, gap, level, band, steps = false } = chart;
  const isShown = (at: number) => at >= from && at <= to;
  const points = chart.points.filter(({ at, value }) => isShown(at) && Number.isFinite(value));
  if (points.length === 0) return undefined;

  const scale = scaleFor(
    [...points.map(({ value }) => value), ...(band ? [band.low, band.high] : [])],
    level?.value,
  );
  const halvings = chart.halvings?.at.filter(isShown) ?? [];
  const { plot, axisTexts, xOf, yOf } = plotOf(chart, scale, halvings.length > 0);

  const lines = stretches(points, gap).map((stretch) => {
    const spots = thinned(stretch.map(({ at, value }) => ({ x: xOf(at), y: yOf(value) })));
    return steps ? withSteps(spots) : spots;
  });
  const retargets = namedRetargets(chart);
  const levelY = level && yOf(level.value);
  const limits =
    band === undefined
      ? levelY === undefined
        ? undefined
        : { good: levelY, bad: levelY }
      : { good: yOf(band.high), bad: yOf(band.low) };
  const parts = [
    `<rect width="100%" height="100%" fill="${paint.ground}"/>`,
    header(chart, retargets?.word),
    dateElements({ from, to }, plot, chart.dateText),
    grid(scale, { texts: axisTexts, plot, yOf, levelAtZero: level?.value === 0 }),
    retargetElements(retargets?.at.map(xOf) ?? [], plot),
    band === undefined ? '' : bandElement({ top: yOf(band.high), bottom: yOf(band.low) }, plot),
    ...lines.map((spots) => lineElements(spots, limits, plot)),
    halvingElements(halvings.map(xOf), chart.halvings?.word ?? '', plot),
    level === undefined
      ? ''
      : levelElements(level, { plot, yOf, low: scale.low, high: scale.high, lines }),
    lastDot(lines),
    chart.strip ? stripElements(chart.strip, frame.height) : '',
  ];
  const fade = `<defs><linearGradient id="fade" gradientUnits="userSpaceOnUse" x1="0" y1="${plot.top}" x2="0" y2="${plot.bottom}"><stop stop-color="${paint.line}" stop-opacity=".45"/><stop offset="1" stop-color="${paint.line}" stop-opacity=".05"/></linearGradient></defs>`;
  const height = frame.height + (chart.strip ? stripHeight : 0);
  return picture([level === undefined ? fade : '', ...parts], height);
}

/** Returns an SVG image with those elements. @param height - In the view box. */
export function picture(elements: readonly string[], height: number = frame.height): string {
  const size = `width="${SCALE * frame.width}" height="${SCALE * height}" viewBox="0 0 ${frame.width} ${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="Inter">${elements.join('')}</svg>`;
}

/** Returns where things are drawn, with room for the texts of the axis and the names of halvings. */
export function plotOf(
  { from, to, axisText }: Pick<Chart, 'from' | 'to' | 'axisText'>,
  scale: Scale,
  namesHalvings: boolean,
) {
  const axisTexts = scale.ticks.map((tick) =>
    shortened(axisText(tick, scale.step), WIDEST_AXIS_TEXT, label),
  );
  const widest = Math.max(...axisTexts.map((text) => textWidth(text, label)));
  const plot: Plot = {
    left: Math.ceil(Math.max(LEAST_LEFT, frame.edge + widest + AXIS_APART)),
    right: frame.right,
    top: frame.top + (namesHalvings ? halvingRow : 0),
    bottom: frame.bottom,
  };
  const xOf = (at: number) =>
    to > from
      ? plot.left + ((at - from) / (to - from)) * (plot.right - plot.left)
      : (plot.left + plot.right) / 2;
  const yOf = (value: number) =>
    plot.bottom - ((value - scale.low) / (scale.high - scale.low)) * (plot.bottom - plot.top);
  return { plot, axisTexts, xOf, yOf };
}

/**
 * Returns the retargets within the chart; none where there are too many, or no room to say what
 * they are.
 */
function namedRetargets(chart: Chart): Marks | undefined {
  const { retargets, from, to } = chart;
  if (!retargets || !hasRoomForLegend(chart, retargets.word)) return undefined;
  const at = retargets.at.filter((each) => each >= from && each <= to);
  return at.length > 0 && at.length <= mostRetargets ? { ...retargets, at } : undefined;
}

/** Returns the lines of the axis with their texts, and the one at nought. */
export function grid(
  { ticks, low, high }: Scale,
  {
    texts,
    plot,
    yOf,
    levelAtZero,
  }: {
    readonly texts: readonly string[];
    readonly plot: Plot;
    readonly yOf: (value: number) => number;
    readonly levelAtZero: boolean;
  },
): string {
  const { left, right } = plot;
  const line = (value: number, colour: string) =>
    `<path d="M${left} ${rounded(yOf(value))}H${right}" stroke="${colour}"/>`;
  const zero = low < 0 && high >= 0 && !levelAtZero ? line(0, paint.faint) : '';
  const labels = ticks.map((tick, index) => {
    const at = { x: left - AXIS_APART, y: yOf(tick) + DROP, anchor: 'end' } as const;
    return textElement(texts[index] ?? '', at, label);
  });
  return `${ticks.map((tick) => line(tick, paint.grid)).join('')}${zero}${labels.join('')}`;
}

/** Draws a line with its area; a point that stands alone is a dot. */
function lineElements(
  spots: readonly Spot[],
  limits: Parameters<typeof levelAreas>[1] | undefined,
  plot: Plot,
): string {
  const [first, ...more] = spots;
  if (first === undefined) return '';
  if (more.length === 0) {
    return `<circle cx="${rounded(first.x)}" cy="${rounded(first.y)}" r="4" fill="${paint.line}"/>`;
  }
  const path = pathOf(spots);
  const width = spots.length > DENSE ? 2.2 : 3.2;
  const area =
    limits === undefined ? plainArea(path, first, plot) : levelAreas(spots, limits, plot);
  return `${area}<path d="${path}" fill="none" stroke="${paint.line}" stroke-width="${width}" stroke-linejoin="round" stroke-linecap="round"/>`;
}

function lastDot(lines: readonly (readonly Spot[])[]): string {
  const last = lines.at(-1)?.at(-1);
  if (last === undefined) return '';
  return `<circle cx="${rounded(last.x)}" cy="${rounded(last.y)}" r="7" fill="${paint.line}" stroke="${paint.ground}" stroke-width="2.5"/>`;
}

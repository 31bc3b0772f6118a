import { type Chart, grid, picture, plotOf } from './chart.ts';
import { dateElements } from './dates.ts';
import { type Plot, paint } from './frame.ts';
import { header } from './header.ts';
import { levelElements } from './level.ts';
import { pathOf, type Spot } from './line.ts';
import { halvingElements } from './marks.ts';
import { scaleFor } from './scale.ts';

/** The values that a tenth, half and nine tenths of the futures are below at one time. */
interface FanPoint {
  /** Unix seconds. */
  readonly at: number;
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

/** Futures as they spread over time; all texts are in the reader's language. */
interface Fan
  extends Pick<
    Chart,
    | 'title'
    | 'badge'
    | 'subtitle'
    | 'value'
    | 'valueTone'
    | 'note'
    | 'from'
    | 'to'
    | 'halvings'
    | 'axisText'
    | 'dateText'
  > {
  /** In order of time, at least two. */
  readonly points: readonly FanPoint[];
  /** A value to compare with. */
  readonly level: NonNullable<Chart['level']>;
}

const AREA = `fill="${paint.line}" fill-opacity=".26"`;
const EDGE = `fill="none" stroke="${paint.line}" stroke-opacity=".55" stroke-width="1.5"`;
const MIDDLE = `fill="none" stroke="${paint.line}" stroke-width="3.2" stroke-linejoin="round" stroke-linecap="round"`;

/** Returns an SVG image: the area from the low values to the high ones, the middle as a line, and the level. */
export function fanSvg(fan: Fan): string {
  const { points, from, to, level } = fan;
  const ends = points.flatMap(({ low, high }) => [low, high]);
  const scale = scaleFor([0, ...ends], level.value);
  const halvings = fan.halvings?.at.filter((at) => at >= from && at <= to) ?? [];
  const { plot, axisTexts, xOf, yOf } = plotOf(fan, scale, halvings.length > 0);
  const spotsOf = (value: (point: FanPoint) => number): readonly Spot[] =>
    points.map((point) => ({ x: xOf(point.at), y: yOf(value(point)) }));
  const [lows, middles, highs] = [
    spotsOf(({ low }) => low),
    spotsOf(({ middle }) => middle),
    spotsOf(({ high }) => high),
  ];
  return picture([
    `<rect width="100%" height="100%" fill="${paint.ground}"/>`,
    header(fan, undefined),
    dateElements({ from, to }, plot, fan.dateText),
    grid(scale, { texts: axisTexts, plot, yOf, levelAtZero: level.value === 0 }),
    `<path d="${pathOf([...highs, ...lows.toReversed()])}Z" ${AREA}/>`,
    `<path d="${pathOf(highs)}" ${EDGE}/><path d="${pathOf(lows)}" ${EDGE}/>`,
    halvingElements(halvings.map(xOf), fan.halvings?.word ?? '', plot),
    `<path d="${pathOf(middles)}" ${MIDDLE}/>`,
    levelElements(level, {
      ...{ plot, yOf, low: scale.low, high: scale.high },
      lines: [...halvings.map((at) => upright(xOf(at), plot)), highs, middles],
    }),
  ]);
}

/** Returns the line of a halving, for what is not to cover it. */
function upright(x: number, { top, bottom }: Plot): readonly Spot[] {
  return [
    { x, y: top },
    { x, y: bottom },
  ];
}

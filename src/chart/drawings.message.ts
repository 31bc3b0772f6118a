import { coinOf } from '../coin/coins.ts';
import type { I18n } from '../i18n/i18n.ts';
import type { SeriesPoint } from '../market/history.ts';
import { ofCoin } from '../market/of-coin.message.ts';
import type { Reading } from '../market/reading.ts';
import {
  difficultySeries,
  type History,
  type HistoryRange,
  halvingsIn,
  hashpriceSeries,
  retargetsIn,
  stepOf,
} from '../market/series.ts';
import type { Drawing } from '../message/message.ts';
import { hoursText } from '../power/tariff.message.ts';
import type { HourlyReport } from '../rig/by-the-hour.ts';
import { profitSeries } from '../rig/profitability.ts';
import type { RegisteredRig } from '../rig/registered.ts';
import { DAY, HOUR } from '../time/seconds.ts';
import { type Chart, chartSvg } from './chart.ts';
import type { Tone } from './header.ts';

/** The view that each chart is drawn from. */
export interface ChartView {
  readonly history: History;
  readonly range: HistoryRange;
  readonly origin: Reading['origin'];
}

/** The part of a chart that is its own. */
interface Subject {
  /** Name of the file, without its ending. */
  readonly name: 'hashprice' | 'difficulty' | 'profit';
  readonly points: readonly SeriesPoint[];
  readonly unit: string;
  readonly level?: Chart['level'];
  readonly steps?: boolean;
  readonly strip?: Chart['strip'];
  /** Writes a value as it is read. */
  write(value: number): string;
  /** Writes the last value over the plot, where that isn't as it is read elsewhere. */
  head?(value: number): { readonly text: string; readonly tone: Tone };
  axisText(value: number, step: number): string;
  note(ends: Ends): Chart['note'];
}

/** The ends of the line that is shown. */
interface Ends {
  readonly first: SeriesPoint;
  readonly last: SeriesPoint;
  /** Text of the time: "in 90 days", or since when where less is known. */
  readonly span: string;
}

/** Draws a chart with its texts; nothing where there is no value. */
function chartDrawing(
  subject: Subject,
  { history, range, origin }: ChartView,
  i18n: I18n,
): Drawing | undefined {
  const { t, axis } = i18n;
  const { from, to, gap } = history;
  const points = pointsWithin(subject.points, history);
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return undefined;

  const named = t(`chart.${subject.name}`, { range: t(`chart.range.${range}`) });
  const title = ofCoin(history.coin, named, i18n);
  const sample = origin === 'sample';
  // Difficulty is what it is; all else may have been lower or higher within an hour or a day.
  const means = subject.steps ? [] : [t(`chart.means.${stepOf(history)}`)];
  const unit = [subject.unit, ...means].join(' · ');
  const span =
    first.at - from <= gap
      ? t(`chart.span.${range}`)
      : t('chart.since', { date: axis.day(first.at) });
  const head = subject.head?.(last.value);
  // Steps of every month would cover the line.
  const hasHalvings = coinOf(history.coin).reduction === 'halving';
  const halvings = hasHalvings ? halvingsIn(history, history.coin) : [];
  const svg = chartSvg({
    title,
    badge: sample ? t('chart.sample') : undefined,
    subtitle: subject.unit,
    value: head?.text ?? subject.write(last.value),
    valueTone: head?.tone,
    note: subject.note({ first, last, span }),
    points,
    from,
    to,
    gap,
    steps: subject.steps ?? false,
    level: subject.level,
    strip: subject.strip,
    retargets: { at: retargetsIn(history), word: t('chart.retarget') },
    halvings: { at: halvings, word: t('chart.halving') },
    axisText: subject.axisText,
    dateText: (at, detail) => (detail === 'day' ? axis.day(at) : axis.month(at)),
  });
  if (svg === undefined) return undefined;

  const { level, write } = subject;
  const sentences = [alternative(points, { title, unit, write }, i18n)];
  if (level) sentences.push(t('chart.altBreakEven', { value: write(level.value) }));
  sentences.push(...halvings.map((at) => t('chart.altHalving', { date: i18n.date(at) })));
  if (sample) sentences.push(t('chart.altSample'));
  return { svg, name: `${subject.name}.png`, description: sentences.join(' ') };
}

/**
 * Returns the points of the range. The mean of the hour or day in which it begins is drawn at its
 * beginning: that is what a digest compares with as well.
 */
function pointsWithin(
  points: readonly SeriesPoint[],
  history: ChartView['history'],
): readonly SeriesPoint[] {
  const { from, to } = history;
  const length = stepOf(history) === 'hour' ? HOUR : DAY;
  const inside = points.filter(({ at }) => at >= from && at <= to);
  const before = points.findLast(({ at }) => at < from && at > from - length);
  const isNeeded = before && inside.length > 0 && inside[0]?.at !== from;
  return isNeeded ? [{ ...before, at: from }, ...inside] : inside;
}

/** Words a chart for people who don't see it. */
export function alternative(
  points: readonly SeriesPoint[],
  {
    title,
    unit,
    write,
  }: {
    readonly title: string;
    readonly unit: string;
    readonly write: (value: number) => string;
  },
  { t, date }: I18n,
): string {
  const [first, ...more] = points;
  if (!first) return title;
  let [last, lowest, highest] = [first, first, first];
  for (const point of more) {
    last = point;
    if (point.value < lowest.value) lowest = point;
    if (point.value > highest.value) highest = point;
  }
  const ends = { title, unit, last: write(last.value), to: date(last.at) };
  if (more.length === 0) return t('chart.altOne', ends);
  return t('chart.alt', {
    ...ends,
    from: date(first.at),
    first: write(first.value),
    lowest: write(lowest.value),
    lowestDate: date(lowest.at),
    highest: write(highest.value),
    highestDate: date(highest.at),
  });
}

/** Change, a ratio less 1, below which a printed one would show nothing. */
const UNCHANGED = 0.000_5;

/** Returns "−12.3% in 90 days". @param better - Whether more of it is good news. */
function changeNote({ first, last, span }: Ends, better: boolean, i18n: I18n): Chart['note'] {
  if (first === last || first.value <= 0) return undefined;
  const change = last.value / first.value - 1;
  const tone = !better || Math.abs(change) < UNCHANGED ? 'plain' : change > 0 ? 'good' : 'bad';
  return { text: `${i18n.signedPercent(change)} ${span}`, tone };
}

/** Draws the difficulty, which holds from one retarget to the next. */
export function difficultyDrawing(view: ChartView, i18n: I18n): Drawing | undefined {
  return chartDrawing(
    {
      name: 'difficulty',
      points: difficultySeries(view.history),
      unit: i18n.t('chart.difficulty.unit'),
      steps: true,
      write: i18n.difficulty,
      axisText: i18n.axis.difficulty,
      note: (ends) => changeNote(ends, false, i18n),
    },
    view,
    i18n,
  );
}

/** Draws what a petahash per second earned a day, and where it stops paying for a machine. */
export function hashpriceDrawing(
  view: ChartView & {
    /** ISO 4217. */
    readonly currency: string;
    /** Currency per PH/s per day. */
    readonly breakEven?: number | undefined;
  },
  i18n: I18n,
): Drawing | undefined {
  const { currency, breakEven } = view;
  const { t } = i18n;
  const write = (value: number) => i18n.rate(value, currency);
  return chartDrawing(
    {
      name: 'hashprice',
      points: hashpriceSeries(view.history, currency),
      unit: t('chart.hashprice.unit', {
        currency,
        unit: coinOf(view.history.coin).hashpriceUnit.text,
      }),
      ...(breakEven !== undefined && {
        level: { value: breakEven, text: t('chart.breakEvenAt', { value: write(breakEven) }) },
      }),
      write,
      axisText: (value, step) => i18n.axis.money(value, currency, step),
      note: (ends) =>
        breakEven === undefined
          ? changeNote(ends, true, i18n)
          : distanceNote(ends.last.value - breakEven, write, i18n),
    },
    view,
    i18n,
  );
}

function distanceNote(
  distance: number,
  write: (value: number) => string,
  { t }: I18n,
): Chart['note'] {
  const text = write(Math.abs(distance));
  // A distance that would print as nought is neither above nor below.
  if (text === write(0)) return { text: t('chart.at'), tone: 'plain' };
  return distance > 0
    ? { text: t('chart.above', { distance: text }), tone: 'good' }
    : { text: t('chart.below', { distance: text }), tone: 'bad' };
}

/**
 * Draws what a rig would have earned a day on its terms of now, with the line at which it stops
 * paying.
 */
export function profitDrawing(
  view: ChartView & {
    readonly rig: RegisteredRig;
    /** Present where its power price hangs on the time. */
    readonly byTheHour?: HourlyReport | undefined;
  },
  i18n: I18n,
): Drawing | undefined {
  const { rig, byTheHour } = view;
  const { currency } = rig.tariff;
  const { t } = i18n;
  const drawing = chartDrawing(
    {
      name: 'profit',
      points: profitSeries(view.history, rig),
      unit: t('chart.profit.unit', { currency }),
      level: { value: 0, text: t('chart.breakEven') },
      write: (value) => i18n.money(value, currency),
      head: (value) => ({ text: i18n.signedMoney(value, currency), tone: toneOf(value) }),
      axisText: (value, step) => i18n.axis.money(value, currency, step),
      note: (ends) => moneyNote(ends, currency, i18n),
      strip: stripOf(byTheHour?.today, i18n),
    },
    view,
    i18n,
  );
  const today = byTheHour?.today;
  if (!drawing || !today?.plan) return drawing;
  const spans = hoursText(today.spans, i18n);
  const strip = today.spans.length > 0 ? t('chart.stripAlt', { spans }) : t('chart.stripAltNone');
  return { ...drawing, description: `${drawing.description} ${strip}` };
}

/** Today's hours, those that pay and those that don't. */
function stripOf(today: HourlyReport['today'] | undefined, { t }: I18n): Chart['strip'] {
  if (!today?.plan) return undefined;
  return { label: t('chart.stripToday'), spans: today.spans };
}

/** Returns a change in money: there is no percentage of a profit that may be a loss. */
function moneyNote({ first, last, span }: Ends, currency: string, i18n: I18n): Chart['note'] {
  if (first === last) return undefined;
  const change = last.value - first.value;
  return { text: `${i18n.signedMoney(change, currency)} ${span}`, tone: toneOf(change) };
}

function toneOf(amount: number): Tone {
  return amount > 0 ? 'good' : amount < 0 ? 'bad' : 'plain';
}

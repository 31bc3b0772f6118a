import type { Chart } from '../chart/chart.ts';
import { type ChartView, changeNote, chartDrawing } from '../chart/drawings.ts';
import type { Voice } from '../i18n/i18n.ts';
import { hashpriceSeries } from '../market/series.ts';
import type { Drawing } from '../ports.ts';

/** What a petahash per second earned a day, and where it stops paying for a machine. */
export function hashpriceDrawing(
  view: ChartView & {
    /** ISO 4217. */
    readonly currency: string;
    /** Currency per PH/s per day. */
    readonly breakEven?: number | undefined;
  },
  voice: Voice,
): Drawing | undefined {
  const { currency, breakEven } = view;
  const { t } = voice;
  const write = (value: number) => voice.money(value, currency);
  return chartDrawing(
    {
      name: 'hashprice',
      points: hashpriceSeries(view.history, currency),
      unit: t('chart.hashprice.unit', { currency }),
      ...(breakEven !== undefined && {
        level: { value: breakEven, text: t('chart.breakEvenAt', { value: write(breakEven) }) },
      }),
      write,
      axisText: (value, step) => voice.axis.money(value, currency, step),
      note: (ends) =>
        breakEven === undefined
          ? changeNote(ends, true, voice)
          : distanceNote(ends.last.value - breakEven, write, voice),
    },
    view,
    voice,
  );
}

function distanceNote(
  distance: number,
  write: (value: number) => string,
  { t }: Voice,
): Chart['note'] {
  const text = write(Math.abs(distance));
  // What would print as nought is neither.
  if (text === write(0)) return { text: t('chart.at'), tone: 'plain' };
  return distance > 0
    ? { text: t('chart.above', { distance: text }), tone: 'good' }
    : { text: t('chart.below', { distance: text }), tone: 'bad' };
}

import type { Chart } from '../chart/chart.ts';
import { type ChartView, chartDrawing, type Ends } from '../chart/drawings.ts';
import type { Voice } from '../i18n/i18n.ts';
import { profitSeries } from '../market/series.ts';
import type { Drawing } from '../ports.ts';
import type { RegisteredRig } from '../rig/registered.ts';

/** What a rig would have earned a day on its terms of now, with the line at which it stops paying. */
export function profitDrawing(
  view: ChartView & { readonly rig: RegisteredRig },
  voice: Voice,
): Drawing | undefined {
  const { rig } = view;
  const { currency } = rig.tariff;
  const { t } = voice;
  return chartDrawing(
    {
      name: 'profit',
      points: profitSeries(view.history, rig),
      unit: t('chart.profit.unit', { currency }),
      level: { value: 0, text: t('chart.breakEven') },
      write: (value) => voice.money(value, currency),
      axisText: (value, step) => voice.axis.money(value, currency, step),
      note: (ends) => moneyNote(ends, currency, voice),
    },
    view,
    voice,
  );
}

/** In money: of a profit that may be a loss there is no percentage. */
function moneyNote({ first, last }: Ends, currency: string, voice: Voice): Chart['note'] {
  if (first === last) return undefined;
  const change = last.value - first.value;
  const text = voice.t('chart.changeSince', {
    change: voice.signedMoney(change, currency),
    date: voice.date(first.at),
  });
  return { text, tone: change > 0 ? 'good' : change < 0 ? 'bad' : 'plain' };
}

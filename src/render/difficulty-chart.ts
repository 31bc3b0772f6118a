import { type ChartView, changeNote, chartDrawing } from '../chart/drawings.ts';
import type { Voice } from '../i18n/i18n.ts';
import { difficultySeries } from '../market/series.ts';
import type { Drawing } from '../ports.ts';

/** The difficulty, which holds from one retarget to the next. */
export function difficultyDrawing(view: ChartView, voice: Voice): Drawing | undefined {
  return chartDrawing(
    {
      name: 'difficulty',
      points: difficultySeries(view.history),
      unit: voice.t('chart.difficulty.unit'),
      steps: true,
      write: voice.difficulty,
      axisText: voice.axis.difficulty,
      note: (ends) => changeNote(ends, false, voice),
    },
    view,
    voice,
  );
}

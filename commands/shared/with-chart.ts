import type { ChartView } from '../../src/chart/drawings.message.ts';
import type { Ports } from '../../src/discord/services.ts';
import { StoreOutage, UserError } from '../../src/errors.ts';
import type { I18n } from '../../src/i18n/i18n.ts';
import { momentOf } from '../../src/market/conditions.ts';
import type { Reading } from '../../src/market/reading.ts';
import {
  type HistoryRange,
  historyRanges,
  joinSteps,
  pointOf,
  ranges,
} from '../../src/market/series.ts';
import type { ButtonRow } from '../../src/message/button-row.ts';
import type { Attachment, Drawing, Message } from '../../src/message/message.ts';
import { DAY, HOUR } from '../../src/time/seconds.ts';
import { type RangeId, rangeButtons } from './range-buttons.ts';

/** Seconds to which a chart's end is rounded up: the drawing is the same until the next reading. */
const END = 600;

export interface ChartRequest {
  readonly range: HistoryRange;
  readonly reading: Reading;
  /** Draws the chart; the code for it is loaded with the first one. */
  readonly draw: (view: ChartView) => Promise<Drawing | undefined>;
  /** Returns the custom id of the button for another range. */
  readonly buttons: RangeId;
  /**
   * How the chart came about: somebody named its range, it belongs to the answer, or a button was
   * pressed on one that is there. Without history the second goes without a word; a press that the
   * caller's share is used up for leaves the picture as it is.
   */
  readonly cause: 'named' | 'own' | 'pressed';
}

/**
 * Adds a chart and the buttons for other ranges to an answer; where there is nothing to draw, or it
 * can't be painted, a line says so. Fresh values of the reading are the last point, so that the
 * chart ends as the answer begins.
 *
 * @throws UserError when the caller's share is used up at a press.
 */
export async function withChart(
  message: Message,
  { range, reading, draw, buttons, cause }: ChartRequest,
  ports: Pick<Ports, 'history' | 'charts' | 'clock'>,
  i18n: I18n,
): Promise<Message> {
  const { t } = i18n;
  const [embed] = message.embeds ?? [];
  // The message itself says that there are no market data at all.
  if (!embed) return message;
  const saying = (line: string) => withLine(message, line);
  const row = rangeButtons(range, buttons, ranges, i18n);
  const view = await chartView(range, reading, ports).catch((error: unknown) => {
    if (error instanceof StoreOutage) return 'unknown' as const;
    throw error;
  });
  if (view === 'unknown') return withRow(saying(t('chart.failed')), row);
  const drawing = view && (await draw(view));
  if (!drawing) return cause === 'own' ? message : saying(t('chart.noHistory'));
  return withDrawing(message, { drawing, row, isPressed: cause === 'pressed' }, ports, i18n);
}

/**
 * Adds a picture and a row of buttons above the others to an answer; where it can't be painted, a
 * line says so.
 *
 * @throws UserError when the caller's share is used up at a press.
 */
export async function withDrawing(
  message: Message,
  {
    drawing,
    row,
    isPressed,
  }: { readonly drawing: Drawing; readonly row: ButtonRow; readonly isPressed: boolean },
  { charts }: Pick<Ports, 'charts'>,
  { t }: I18n,
): Promise<Message> {
  const [embed, ...others] = message.embeds ?? [];
  const whole = withRow(message, row);
  let picture: Attachment | undefined;
  try {
    picture = await charts.paint(drawing);
  } catch (error) {
    // The caller's share of pictures is used up; the answer stands without.
    if (!(error instanceof UserError) || isPressed) throw error;
    return withLine(whole, error.message);
  }
  if (!picture) return withLine(whole, t('chart.failed'));
  return {
    ...whole,
    embeds: [{ ...embed, image: { url: `attachment://${picture.name}` } }, ...others],
    files: [...(message.files ?? []), picture],
  };
}

function withRow(message: Message, row: ButtonRow): Message {
  return { ...message, components: [row, ...(message.components ?? [])] };
}

/** Adds a line to the first embed. */
export function withLine(message: Message, line: string): Message {
  const [embed, ...others] = message.embeds ?? [];
  const description = [embed?.description, line].filter(Boolean).join('\n');
  return { ...message, embeds: [{ ...embed, description }, ...others] };
}

/** Returns the history to draw; nothing while there is no more than the reading. */
async function chartView(
  range: HistoryRange,
  reading: Reading,
  { history, clock }: Pick<Ports, 'history' | 'clock'>,
): Promise<ChartView | undefined> {
  const { days, step } = historyRanges[range];
  const to = Math.ceil(momentOf(reading, clock) / END) * END;
  const { coin } = reading;
  const from = to - days * DAY;
  const [coarse, fine, rates] = await Promise.all([
    history.range({ coin, step: 'day', from: from - DAY, to }),
    step === 'day' ? [] : history.range({ coin, step, from: from - HOUR, to }),
    history.rates(from, to),
  ]);
  const { points, gap } = joinSteps(coarse, fine);
  const last = points.at(-1);
  if (!last) return undefined;
  const now = pointOf(reading);
  const ended = last.at < now.at ? [...points, now] : points;
  // The rate of the reading is newer than the last rates that were kept.
  const known = reading.fx ? [...rates, reading.fx.value] : rates;
  return {
    history: { coin, points: ended, rates: known, from, to, gap },
    range,
    origin: reading.origin,
  };
}

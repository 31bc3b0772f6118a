import type { ChartView } from '../../src/chart/drawings.message.ts';
import type { Ports } from '../../src/discord/services.ts';
import { StoreOutage, UserError } from '../../src/errors.ts';
import type { I18n } from '../../src/i18n/i18n.ts';
import { momentOf } from '../../src/market/conditions.ts';
import type { Reading } from '../../src/market/reading.ts';
import { type HistoryRange, historyRanges, joinSteps, pointOf } from '../../src/market/series.ts';
import type { Attachment, Drawing, Message } from '../../src/message/message.ts';
import { DAY } from '../../src/time/seconds.ts';

/** Seconds to which the end of a chart is rounded up: until the next reading the drawing is the same. */
const END = 600;

/**
 * An answer with its chart; where there is nothing to draw, or it can't be painted, with a line that
 * says so. What is fresh in the reading is the last point, so that the chart ends as the answer begins.
 */
export async function withChart(
  message: Message,
  {
    range,
    reading,
    draw,
  }: {
    readonly range: HistoryRange;
    readonly reading: Reading;
    /** What draws is loaded with the first chart. */
    readonly draw: (view: ChartView) => Promise<Drawing | undefined>;
  },
  ports: Pick<Ports, 'history' | 'charts' | 'clock'>,
  { t }: I18n,
): Promise<Message> {
  const [embed, ...others] = message.embeds ?? [];
  // No market data at all: the message says it.
  if (!embed) return message;
  const saying = (line: string): Message => ({
    ...message,
    embeds: [
      { ...embed, description: [embed.description, line].filter(Boolean).join('\n') },
      ...others,
    ],
  });
  const view = await chartView(range, reading, ports).catch((error: unknown) => {
    if (error instanceof StoreOutage) return 'unknown' as const;
    throw error;
  });
  if (view === 'unknown') return saying(t('chart.failed'));
  const drawing = view && (await draw(view));
  if (!drawing) return saying(t('chart.noHistory'));
  let picture: Attachment | undefined;
  try {
    picture = await ports.charts.paint(drawing);
  } catch (error) {
    // The caller has had enough of them; the answer stands without.
    if (error instanceof UserError) return saying(error.message);
    throw error;
  }
  if (!picture) return saying(t('chart.failed'));
  return {
    ...message,
    embeds: [{ ...embed, image: { url: `attachment://${picture.name}` } }, ...others],
    files: [...(message.files ?? []), picture],
  };
}

/** @returns Nothing while there is no more than the reading. */
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
    history.range({ coin, step: 'day', from, to }),
    step === 'day' ? [] : history.range({ coin, step, from, to }),
    history.rates(from, to),
  ]);
  const { points, gap } = joinSteps(coarse, fine);
  const last = points.at(-1);
  if (!last) return undefined;
  const now = pointOf(reading);
  const ended = last.at < now.at ? [...points, now] : points;
  // Newer than the last rates that were kept.
  const known = reading.fx ? [...rates, reading.fx.value] : rates;
  return {
    history: { coin, points: ended, rates: known, from, to, gap },
    range,
    origin: reading.origin,
  };
}

import { ButtonStyle } from 'discord-api-types/v10';
import type { I18n } from '../../src/i18n/i18n.ts';
import type { HistoryRange } from '../../src/market/series.ts';
import { type ButtonRow, buttonRow } from '../../src/message/button-row.ts';
import type { RateRange } from '../../src/pool/rate-ranges.ts';

/** Returns the custom id of the button that leads to a range. */
export type RangeId<R extends RateRange | HistoryRange = HistoryRange> = (range: R) => string;

/** Makes a button for each range, the shown one marked; pressed again it shows what is new. */
export function rangeButtons<R extends RateRange | HistoryRange>(
  shown: R,
  idOf: RangeId<R>,
  all: readonly R[],
  { t }: I18n,
): ButtonRow {
  const text = (range: RateRange | HistoryRange) => t(`button.range.${range}`);
  return buttonRow(
    all.map((range) => ({
      id: idOf(range),
      label: text(range),
      style: range === shown ? ButtonStyle.Primary : ButtonStyle.Secondary,
    })),
  );
}

import { ButtonStyle } from 'discord-api-types/v10';
import type { I18n } from '../../src/i18n/i18n.ts';
import { type HistoryRange, ranges } from '../../src/market/series.ts';
import { type ButtonRow, buttonRow } from '../../src/message/button-row.ts';

/** Returns the custom id of the button that leads to a range. */
export type RangeId = (range: HistoryRange) => string;

/** Makes a button for each range, the shown one marked; pressed again it shows what is new. */
export function rangeButtons(shown: HistoryRange, idOf: RangeId, { t }: I18n): ButtonRow {
  return buttonRow(
    ranges.map((range) => ({
      id: idOf(range),
      label: t(`button.range.${range}`),
      style: range === shown ? ButtonStyle.Primary : ButtonStyle.Secondary,
    })),
  );
}

import { ButtonStyle } from 'discord-api-types/v10';
import type { I18n } from '../../src/i18n/i18n.ts';
import type { HistoryRange } from '../../src/market/series.ts';
import { type ButtonRow, buttonRow } from '../../src/message/button-row.ts';
import { rangeCalled, ranges } from './options.ts';

/** The action of all range buttons. */
export const RANGE = 'range';

/** Where the presses on range buttons go. */
export interface RangeTarget {
  readonly command: string;
  readonly owner: string;
  /** What the chart is of, apart from its range: a rig's id, a currency. */
  readonly subject?: string;
}

/** A button for each range, the shown one marked; pressed again it shows what is new. */
export function rangeButtons(
  shown: HistoryRange,
  { command, owner, subject }: RangeTarget,
  { t }: I18n,
): ButtonRow {
  return buttonRow(
    owner,
    ranges.map((range) => ({
      command,
      action: RANGE,
      label: t(`button.range.${range}`),
      argument: subject === undefined ? range : `${range}.${subject}`,
      style: range === shown ? ButtonStyle.Primary : ButtonStyle.Secondary,
    })),
  );
}

/** What a range button carried; nothing for a range there isn't, and the subject as it came. */
export function rangePressed(argument = ''): {
  readonly range: HistoryRange | undefined;
  readonly subject: string | undefined;
} {
  const [range, subject] = argument.split('.', 2);
  return { range: rangeCalled(range), subject };
}

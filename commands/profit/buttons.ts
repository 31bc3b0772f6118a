import { ButtonStyle } from 'discord-api-types/v10';
import type { Caller } from '../../src/discord/command.ts';
import type { I18n } from '../../src/i18n/i18n.ts';
import { type ButtonRow, buttonRow } from '../../src/message/button-row.ts';

export const COMMAND = 'profit';

/** Below an answer; for the one who asked. */
export function answerButtons(
  draft: string,
  {
    caller,
    i18n: { t },
    saved,
  }: {
    readonly caller: Caller;
    readonly i18n: I18n;
    /** It is about one of the caller's own rigs. */
    readonly saved: boolean;
  },
): ButtonRow {
  const button = { command: COMMAND, argument: draft };
  return buttonRow(caller.id, [
    { ...button, action: 'adjust', label: t('button.adjust'), style: ButtonStyle.Primary },
    { ...button, action: 'refresh', label: t('button.refresh') },
    ...(saved ? [] : [{ ...button, action: 'save', label: t('button.save') }]),
    { ...button, action: 'alert', label: t('alerts.button.alertMe') },
  ]);
}

/** Opens the form again, with what was typed. */
export function correctButton(draft: string, { id }: Caller, { t }: I18n): ButtonRow {
  const style = ButtonStyle.Primary;
  const label = t('button.correct');
  return buttonRow(id, [{ command: COMMAND, action: 'adjust', label, argument: draft, style }]);
}

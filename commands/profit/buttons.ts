import { ButtonStyle } from 'discord-api-types/v10';
import type { Caller } from '../../src/discord/command.ts';
import { forecastActions } from '../../src/forecast/actions.ts';
import type { I18n } from '../../src/i18n/i18n.ts';
import { type ButtonRow, buttonRow } from '../../src/message/button-row.ts';
import type { Action, Draft } from '../../src/message/custom-id.ts';
import type { Detail } from '../../src/people/preferences.ts';
import { answerActions } from '../../src/rig/actions.ts';
import { profitActions } from './actions.ts';

/** Makes the buttons below an answer, for the person who asked. */
export function answerButtons(
  draft: Draft,
  {
    caller,
    i18n: { t },
    saved,
    detail,
    isFleet,
  }: {
    readonly caller: Caller;
    readonly i18n: I18n;
    /** Whether the answer is about one of the caller's own rigs. */
    readonly saved: boolean;
    /** How much the answer says now. */
    readonly detail: Detail;
    /** It is about several kinds of rigs: none of them can be watched before they are saved. */
    readonly isFleet: boolean;
  },
): ButtonRow {
  const id = (action: Action<{ readonly draft: Draft }>) => action.id(caller.id, { draft });
  const { adjust, refresh, full, short } = profitActions;
  const { save, alert } = answerActions;
  return buttonRow([
    { id: id(adjust), label: t('button.adjust'), style: ButtonStyle.Primary },
    detail === 'short'
      ? { id: id(full), label: t('button.details') }
      : { id: id(short), label: t('button.short') },
    { id: id(refresh), label: t('button.refresh') },
    ...(saved ? [] : [{ id: id(save), label: t(isFleet ? 'fleet.save' : 'button.save') }]),
    ...(isFleet ? [] : [{ id: id(alert), label: t('alerts.button.alertMe') }]),
  ]);
}

/** Makes the button that asks what the rig cost, and whether that ever comes back. */
export function forecastButton(draft: Draft, { id }: Caller, { t }: I18n): ButtonRow {
  return buttonRow([{ id: forecastActions.ask.id(id, { draft }), label: t('button.forecast') }]);
}

/** Makes the button that opens the form again, with the values that were typed. */
export function correctButton(draft: Draft, { id }: Caller, { t }: I18n): ButtonRow {
  const style = ButtonStyle.Primary;
  const label = t('button.correct');
  return buttonRow([{ id: profitActions.adjust.id(id, { draft }), label, style }]);
}

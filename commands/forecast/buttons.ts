import { ButtonStyle } from 'discord-api-types/v10';
import type { Caller } from '../../src/discord/command.ts';
import { forecastActions } from '../../src/forecast/actions.ts';
import { type Drift, drifts } from '../../src/forecast/simulation.ts';
import type { I18n } from '../../src/i18n/i18n.ts';
import { type ButtonRow, buttonRow } from '../../src/message/button-row.ts';
import type { Draft } from '../../src/message/custom-id.ts';
import type { Detail } from '../../src/people/preferences.ts';

/** Below a forecast; for the one who asked. */
export function forecastButtons(
  draft: Draft,
  {
    caller,
    i18n: { t },
    drift,
    detail,
  }: {
    readonly caller: Caller;
    readonly i18n: I18n;
    /** The one that is shown. */
    readonly drift: Drift;
    readonly detail: Detail;
  },
): ButtonRow[] {
  const { id } = caller;
  const { full, short, adjust } = forecastActions;
  return [
    buttonRow(
      drifts.map((each) => ({
        id: forecastActions[each].id(id, { draft }),
        label: t(`button.drift.${each}`),
        style: each === drift ? ButtonStyle.Primary : ButtonStyle.Secondary,
      })),
    ),
    buttonRow([
      detail === 'short'
        ? { id: full.id(id, { draft }), label: t('button.details') }
        : { id: short.id(id, { draft }), label: t('button.short') },
      { id: adjust.id(id, { draft }), label: t('button.adjust') },
    ]),
  ];
}

import { ButtonStyle } from 'discord-api-types/v10';
import { alertActions } from '../../src/alert/actions.ts';
import type { Caller } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { type I18n, i18nFor } from '../../src/i18n/i18n.ts';
import { momentOf } from '../../src/market/conditions.ts';
import { type ButtonRow, buttonRow } from '../../src/message/button-row.ts';
import type { Message } from '../../src/message/message.ts';
import { rigActions } from '../../src/rig/actions.ts';
import { savedRigText } from '../../src/rig/list.message.ts';
import { profitsOf } from '../../src/rig/profitability.ts';
import type { RegisteredRig } from '../../src/rig/registered.ts';
import { watchRig } from './set.ts';

/** Makes the buttons below a rig that was saved; one that is watched has nothing left to ask. */
export function savedRigButtons(
  { id, userId }: Pick<RegisteredRig, 'id' | 'userId'>,
  { t }: I18n,
  { isWatched = false }: { readonly isWatched?: boolean } = {},
): ButtonRow {
  return buttonRow([
    {
      id: alertActions.watch.id(userId, { rigId: id }),
      label: t(isWatched ? 'alerts.button.watching' : 'alerts.button.watch'),
      style: isWatched ? ButtonStyle.Secondary : ButtonStyle.Primary,
      disabled: isWatched,
    },
    { id: rigActions.show.id(userId, { id }), label: t('button.showRig') },
    { id: rigActions.edit.id(userId, { id }), label: t('button.edit') },
    { id: rigActions.remove.id(userId, { id }), label: t('button.remove') },
    { id: rigActions.list.id(userId, {}), label: t('button.showRigs') },
  ]);
}

/**
 * Sets the alert that the answer to `/rig add` offers, and says so in that answer, which its owner
 * alone sees.
 *
 * @throws UserError when the rig is watched already, or there are too many alerts.
 */
export async function watchSavedRig(
  rig: RegisteredRig,
  caller: Caller,
  ports: Ports,
): Promise<Message> {
  const i18n = i18nFor(caller.locale);
  const set = await watchRig(rig, caller, ports);
  const reading = ports.market.reading();
  const saved = profitsOf([rig], reading).map((one) =>
    savedRigText(one, { notes: [], reading, now: momentOf(reading, ports.clock) }, i18n),
  );
  return {
    ...set,
    content: saved.join('\n'),
    components: [savedRigButtons(rig, i18n, { isWatched: true }), ...(set.components ?? [])],
  };
}

import { ButtonStyle } from 'discord-api-types/v10';
import { alertActions } from '../../src/alert/actions.ts';
import { type AlertEntry, titleOf } from '../../src/alert/list.message.ts';
import { type Caller, defineSubcommand } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import { type I18n, i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { buttonRow, confirmation } from '../../src/message/button-row.ts';
import type { Message } from '../../src/message/message.ts';
import { alertOption, entriesOf, readAlert, suggestAlerts } from './entries.ts';

export const remove = defineSubcommand({
  nameLocalizations: localized('command.alerts.remove.name').localizations,
  description: localized('command.alerts.remove.description'),
  audience: 'caller',
  options: { alert: alertOption },
  async run({ options, caller }, ports) {
    const i18n = i18nFor(caller.locale);
    return askToRemove(await readAlert(options.alert, caller, ports, i18n), caller, i18n);
  },
  suggest: ({ text }, caller, ports) => suggestAlerts(text, caller, ports),
});

/** Asks first: no alert is removed before somebody has said yes. */
export function askToRemove(entry: AlertEntry, caller: Caller, i18n: I18n): Message {
  const { t } = i18n;
  const { id } = entry.alert;
  const buttons = [
    {
      id: alertActions.removed.id(caller.id, { id }),
      label: t('alerts.button.remove'),
      style: ButtonStyle.Danger as const,
    },
    { id: alertActions.kept.id(caller.id, { id }), label: t('alerts.button.keep') },
  ];
  return confirmation(t('alerts.remove', { title: titleOf(entry, i18n) }), buttonRow(buttons));
}

/** Removes or keeps the alert. @throws UserError when it is gone already. */
export async function settleRemoval(
  what: 'removed' | 'kept',
  id: number | undefined,
  caller: Caller,
  ports: Ports,
): Promise<Message> {
  const i18n = i18nFor(caller.locale);
  const entries = await entriesOf(caller.id, ports);
  const entry = entries.find(({ alert }) => alert.id === id);
  const there =
    entry && (what === 'kept' || (await ports.alerts.remove(caller.id, entry.alert.id)));
  if (!entry || !there) throw new UserError(i18n.t('alerts.gone'));
  const content = i18n.t(`alerts.${what}`, { title: titleOf(entry, i18n) });
  return { content, components: [] };
}

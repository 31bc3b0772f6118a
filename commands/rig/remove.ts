import { ButtonStyle } from 'discord-api-types/v10';
import { type Caller, defineSubcommand } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { type I18n, i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { buttonRow, confirmation } from '../../src/message/button-row.ts';
import { quoted } from '../../src/message/markdown.ts';
import type { Message } from '../../src/message/message.ts';
import { rigActions } from '../../src/rig/actions.ts';
import type { RegisteredRig } from '../../src/rig/registered.ts';
import { ownRigOption, suggestOwn } from '../profit/suggest.ts';
import { rigById } from '../shared/rig-by-id.ts';
import { ownRig } from './show.ts';

export const remove = defineSubcommand({
  nameLocalizations: localized('command.rig.remove.name').localizations,
  description: localized('command.rig.remove.description'),
  audience: 'caller',
  options: { rig: ownRigOption },
  async run({ options, caller }, ports) {
    const i18n = i18nFor(caller.locale);
    return askToRemove(await ownRig(options.rig, caller, ports, i18n), ports, i18n);
  },
  suggest: ({ text }, caller, ports) => suggestOwn(text, caller, ports),
});

/** Asks first: no rig is removed before somebody has said yes. */
export async function askToRemove(
  rig: RegisteredRig,
  { alerts }: Pick<Ports, 'alerts'>,
  { t }: I18n,
): Promise<Message> {
  const watching = (await alerts.list(rig.userId)).filter(({ rigId }) => rigId === rig.id).length;
  const { id, userId } = rig;
  const question = t('rig.askRemove', { name: quoted(rig.name), alerts: watching });
  const buttons = buttonRow([
    {
      id: rigActions.removed.id(userId, { id }),
      label: t('button.remove'),
      style: ButtonStyle.Danger,
    },
    { id: rigActions.kept.id(userId, { id }), label: t('button.keep') },
  ]);
  return { ...confirmation(question, buttons), ephemeral: true };
}

export async function removeRig(
  id: number | undefined,
  caller: Caller,
  ports: Pick<Ports, 'rigs'>,
): Promise<Message> {
  const i18n = i18nFor(caller.locale);
  const rig = await rigById(id, caller, ports, i18n);
  await ports.rigs.remove(caller.id, rig.id);
  return { content: i18n.t('rig.removed', { name: quoted(rig.name) }) };
}

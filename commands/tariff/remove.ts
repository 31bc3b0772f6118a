import { ButtonStyle } from 'discord-api-types/v10';
import { type Caller, defineSubcommand } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { buttonRow, confirmation } from '../../src/message/button-row.ts';
import type { KeptDraft } from '../../src/message/custom-id.ts';
import { quoted } from '../../src/message/markdown.ts';
import type { Message } from '../../src/message/message.ts';
import { tariffActions } from '../../src/power/actions.ts';
import { formatTariff } from '../../src/power/tariff-text.ts';
import { rigsOn } from '../rig/edit.ts';
import { draftIn, keepDraft, recallDraft } from '../shared/drafts.ts';
import { nameOption, suggestNames, tariffNamed } from './name-option.ts';

const KIND = 'tariff';

interface Doomed {
  readonly name: string;
}

export const remove = defineSubcommand({
  nameLocalizations: localized('command.tariff.remove.name').localizations,
  description: localized('command.tariff.remove.description'),
  audience: 'caller',
  options: { name: nameOption },
  example: { name: 'home' },
  async run({ options, caller }, ports) {
    const i18n = i18nFor(caller.locale);
    const { t } = i18n;
    const { name } = await tariffNamed(options.name, caller, ports, i18n);
    const count = (await rigsOn(name, caller, ports)).length;
    const draft = await keepDraft(KIND, { name }, ports.drafts);
    if (draft === undefined) return { content: await forget(name, caller, ports) };
    const buttons = buttonRow([
      {
        id: tariffActions.removed.id(caller.id, { draft }),
        label: t('button.remove'),
        style: ButtonStyle.Danger,
      },
      { id: tariffActions.kept.id(caller.id, {}), label: t('button.keep') },
    ]);
    const question = t('tariff.askRemove', { name: quoted(name), count });
    return { ...confirmation(question, buttons), ephemeral: true };
  },
  suggest: ({ text }, caller, ports) => suggestNames(text, caller, ports),
});

export async function removeTariff(
  argument: { readonly draft: KeptDraft } | undefined,
  caller: Caller,
  ports: Ports,
): Promise<Message> {
  const i18n = i18nFor(caller.locale);
  const draft = draftIn(KIND, argument, i18n);
  const { name } = await recallDraft<Doomed>(KIND, draft, ports.drafts, i18n);
  return { content: await forget(name, caller, ports) };
}

/** Removes it, and says how it comes back. @throws UserError where it is gone. */
async function forget(name: string, caller: Caller, ports: Ports): Promise<string> {
  const i18n = i18nFor(caller.locale);
  const { tariff } = await tariffNamed(name, caller, ports, i18n);
  await ports.tariffs.remove(caller.id, name);
  const text = formatTariff(tariff);
  return i18n.t('tariff.removed', { name: quoted(name), plain: name.replaceAll('`', ''), text });
}

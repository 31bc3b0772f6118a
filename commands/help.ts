import { defineCommand } from '../src/discord/command.ts';
import { i18nFor } from '../src/i18n/i18n.ts';
import { localized } from '../src/i18n/localized.ts';
import { helpMessage } from '../src/message/help.ts';

export const help = defineCommand({
  name: 'help',
  nameLocalizations: localized('command.help.name').localizations,
  description: localized('command.help.description'),
  audience: 'caller',
  options: {},
  async run({ caller }) {
    return helpMessage(i18nFor(caller.locale));
  },
});

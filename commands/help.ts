import { defineCommand } from '../src/discord/command.ts';
import { helpMessage } from '../src/render/help-message.ts';
import { localized } from '../src/render/localized.ts';
import { voiceFor } from '../src/render/voice.ts';

export const help = defineCommand({
  name: 'help',
  nameLocalizations: localized('command.help.name').localizations,
  description: localized('command.help.description'),
  audience: 'caller',
  options: {},
  async run({ caller }) {
    return helpMessage(voiceFor(caller.locale));
  },
});

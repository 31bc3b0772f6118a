import { digestListMessage } from '../../src/digest/list.message.ts';
import { defineSubcommand } from '../../src/discord/command.ts';
import { i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { mayManage } from '../shared/caller.ts';
import { digestsFor } from './entries.ts';

export const list = defineSubcommand({
  nameLocalizations: localized('command.digest.list.name').localizations,
  description: localized('command.digest.list.description'),
  audience: 'caller',
  options: {},
  async run({ caller }, ports) {
    const digests = await digestsFor(caller, ports);
    return digestListMessage(digests, { manages: mayManage(caller) }, i18nFor(caller.locale));
  },
});

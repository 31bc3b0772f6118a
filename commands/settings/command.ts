import type { CommandGroup } from '../../src/discord/command.ts';
import { localized } from '../../src/i18n/localized.ts';
import { forgetMine, me } from './me.ts';
import { COMMAND } from './message.ts';
import { forgetServers, server } from './server.ts';

export const settings: CommandGroup = {
  name: COMMAND,
  nameLocalizations: localized('command.settings.name').localizations,
  description: localized('command.settings.description'),
  subcommands: { me, server },
  usual: 'me',
  presses: {
    forget: async ({ caller, values }, ports) => ({
      update: await forgetMine(values, caller, ports),
    }),
    forget_server: async ({ caller, values }, ports) => ({
      update: await forgetServers(values, caller, ports),
    }),
  },
};

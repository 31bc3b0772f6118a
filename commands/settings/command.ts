import { type CommandGroup, onPress } from '../../src/discord/command.ts';
import { localized } from '../../src/i18n/localized.ts';
import { settingsActions } from './actions.ts';
import { forgetMine, me } from './me.ts';
import { forgetServers, server } from './server.ts';

export const settings: CommandGroup = {
  name: 'settings',
  nameLocalizations: localized('command.settings.name').localizations,
  description: localized('command.settings.description'),
  subcommands: { me, server },
  usual: 'me',
  presses: [
    onPress(settingsActions.forget, async ({ caller, values }, ports) => ({
      update: await forgetMine(values, caller, ports),
    })),
    onPress(settingsActions.forgetServer, async ({ caller, values }, ports) => ({
      update: await forgetServers(values, caller, ports),
    })),
  ],
};

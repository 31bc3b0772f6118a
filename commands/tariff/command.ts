import { type CommandGroup, onPress } from '../../src/discord/command.ts';
import { i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { tariffActions } from '../../src/power/actions.ts';
import { list } from './list.ts';
import { remove, removeTariff } from './remove.ts';
import { set } from './set.ts';
import { show } from './show.ts';

export const tariff: CommandGroup = {
  name: 'tariff',
  nameLocalizations: localized('command.tariff.name').localizations,
  description: localized('command.tariff.description'),
  subcommands: { set, show, list, remove },
  usual: 'list',
  presses: [
    onPress(tariffActions.removed, async ({ caller, argument }, ports) => ({
      update: await removeTariff(argument, caller, ports),
    })),
    onPress(tariffActions.kept, async ({ caller }) => ({
      update: { content: i18nFor(caller.locale).t('tariff.keptIt') },
    })),
  ],
};

import type { CommandGroup } from '../../src/discord/command.ts';
import { i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { rigById } from '../rig/show.ts';
import { chooseFallback } from '../shared/reach.ts';
import { add } from './add.ts';
import { edit, saveEdited } from './edit.ts';
import { COMMAND } from './entries.ts';
import { alertList, list } from './list.ts';
import { pauseAlerts, snooze } from './pause.ts';
import { remove, settleRemoval } from './remove.ts';
import { server, serverAlerts, takeAway } from './server.ts';
import { watchRig } from './set.ts';
import { test } from './test.ts';
import { watchAll } from './watch-all.ts';

export const alerts: CommandGroup = {
  name: COMMAND,
  nameLocalizations: localized('command.alerts.name').localizations,
  description: localized('command.alerts.description'),
  subcommands: { list, add, edit, remove, snooze, test, server },
  usual: 'list',
  presses: {
    earlier: async ({ caller, argument }, ports) => ({
      update: await alertList(caller, ports, Number(argument)),
    }),
    later: async ({ caller, argument }, ports) => ({
      update: await alertList(caller, ports, Number(argument)),
    }),
    'snooze-1h': async ({ caller, argument }, ports) => ({
      reply: await pauseAlerts(argument ?? '', '1h', caller, ports),
    }),
    'snooze-24h': async ({ caller, argument }, ports) => ({
      reply: await pauseAlerts(argument ?? '', '24h', caller, ports),
    }),
    mute: async ({ caller, argument }, ports) => ({
      reply: await pauseAlerts(argument ?? '', 'mute', caller, ports),
    }),
    wake: async ({ caller, argument }, ports) => ({
      reply: await pauseAlerts(argument ?? '', 'wake', caller, ports),
    }),
    edited: async ({ caller, argument, fields }, ports) => ({
      reply: await saveEdited(argument, fields, caller, ports),
    }),
    removed: async ({ caller, argument }, ports) => ({
      update: await settleRemoval('removed', argument, caller, ports),
    }),
    kept: async ({ caller, argument }, ports) => ({
      update: await settleRemoval('kept', argument, caller, ports),
    }),
    'server-earlier': async ({ caller, argument }, ports) => ({
      update: await serverAlerts(caller, ports, Number(argument)),
    }),
    'server-later': async ({ caller, argument }, ports) => ({
      update: await serverAlerts(caller, ports, Number(argument)),
    }),
    'server-removed': async ({ caller, argument }, ports) => ({
      update: await takeAway(argument, caller, ports),
    }),
    'server-kept': async ({ caller }) => ({
      update: { content: i18nFor(caller.locale).t('serverAlerts.kept') },
    }),
    fallback: async ({ caller }, ports) => ({ reply: await chooseFallback('here', caller, ports) }),
    'no-fallback': async ({ caller }, ports) => ({
      reply: await chooseFallback('none', caller, ports),
    }),
    'watch-all': async ({ caller, argument }, ports) => ({
      reply: await watchAll(argument, caller, ports),
    }),
    async watch({ caller, argument }, ports) {
      const rig = await rigById(argument, caller, ports, i18nFor(caller.locale));
      return { reply: await watchRig(rig, caller, ports) };
    },
  },
};

import { alertActions } from '../../src/alert/actions.ts';
import { type CommandGroup, onPress } from '../../src/discord/command.ts';
import { i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { rowId } from '../../src/message/custom-id.ts';
import { chooseFallback } from '../shared/reach.ts';
import { rigById } from '../shared/rig-by-id.ts';
import { add } from './add.ts';
import { edit, editForm, saveEdited } from './edit.ts';
import { alertById } from './entries.ts';
import { alertList, list, oneAlert } from './list.ts';
import { pauseAlerts, snooze } from './pause.ts';
import { askToRemove, remove, settleRemoval } from './remove.ts';
import { server, serverAlerts, takeAway } from './server.ts';
import { test } from './test.ts';
import { watchAll } from './watch-all.ts';
import { watchSavedRig } from './watched-rig.ts';

export const alerts: CommandGroup = {
  name: 'alerts',
  nameLocalizations: localized('command.alerts.name').localizations,
  description: localized('command.alerts.description'),
  subcommands: { list, add, edit, remove, snooze, test, server },
  usual: 'list',
  presses: [
    onPress(alertActions.pick, async ({ caller, values: [value] }, ports) => {
      const i18n = i18nFor(caller.locale);
      const entry = await alertById(rowId.read(value ?? ''), caller, ports, i18n);
      return { reply: await oneAlert(entry, caller, ports, i18n) };
    }),
    onPress(alertActions.edit, async ({ caller, argument }, ports) => {
      const i18n = i18nFor(caller.locale);
      const entry = await alertById(argument?.id, caller, ports, i18n);
      return { modal: editForm(entry, caller, i18n) };
    }),
    onPress(alertActions.remove, async ({ caller, argument }, ports) => {
      const i18n = i18nFor(caller.locale);
      const entry = await alertById(argument?.id, caller, ports, i18n);
      return { reply: askToRemove(entry, caller, i18n) };
    }),
    onPress(alertActions.earlier, async ({ caller, argument }, ports) => ({
      update: await alertList(caller, ports, argument?.page ?? 1),
    })),
    onPress(alertActions.later, async ({ caller, argument }, ports) => ({
      update: await alertList(caller, ports, argument?.page ?? 1),
    })),
    onPress(alertActions.snoozeHour, async ({ caller, argument }, ports) => ({
      reply: await pauseAlerts(argument?.selection, '1h', caller, ports),
    })),
    onPress(alertActions.snoozeDay, async ({ caller, argument }, ports) => ({
      reply: await pauseAlerts(argument?.selection, '24h', caller, ports),
    })),
    onPress(alertActions.mute, async ({ caller, argument }, ports) => ({
      reply: await pauseAlerts(argument?.selection, 'mute', caller, ports),
    })),
    onPress(alertActions.wake, async ({ caller, argument }, ports) => ({
      reply: await pauseAlerts(argument?.selection, 'wake', caller, ports),
    })),
    onPress(alertActions.edited, async ({ caller, argument, fields }, ports) => ({
      reply: await saveEdited(argument, fields, caller, ports),
    })),
    onPress(alertActions.removed, async ({ caller, argument }, ports) => ({
      update: await settleRemoval('removed', argument?.id, caller, ports),
    })),
    onPress(alertActions.kept, async ({ caller, argument }, ports) => ({
      update: await settleRemoval('kept', argument?.id, caller, ports),
    })),
    onPress(alertActions.serverEarlier, async ({ caller, argument }, ports) => ({
      update: await serverAlerts(caller, ports, argument?.page ?? 1),
    })),
    onPress(alertActions.serverLater, async ({ caller, argument }, ports) => ({
      update: await serverAlerts(caller, ports, argument?.page ?? 1),
    })),
    onPress(alertActions.serverRemoved, async ({ caller, argument }, ports) => ({
      update: await takeAway(argument?.key, caller, ports),
    })),
    onPress(alertActions.serverKept, async ({ caller }) => ({
      update: { content: i18nFor(caller.locale).t('serverAlerts.kept') },
    })),
    onPress(alertActions.fallback, async ({ caller }, ports) => ({
      reply: await chooseFallback('here', caller, ports),
    })),
    onPress(alertActions.noFallback, async ({ caller }, ports) => ({
      reply: await chooseFallback('none', caller, ports),
    })),
    onPress(alertActions.watchAll, async ({ caller, argument }, ports) => ({
      reply: await watchAll(argument, caller, ports),
    })),
    onPress(alertActions.watch, async ({ caller, argument }, ports) => {
      const rig = await rigById(argument?.rigId, caller, ports, i18nFor(caller.locale));
      return { update: await watchSavedRig(rig, caller, ports) };
    }),
  ],
};

import { type CommandGroup, onPress } from '../../src/discord/command.ts';
import { i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { rowId } from '../../src/message/custom-id.ts';
import { details } from '../../src/people/preferences.ts';
import { answerActions, rigActions } from '../../src/rig/actions.ts';
import { recalled } from '../profit/recalled.ts';
import { draftIn, recallDraft } from '../shared/drafts.ts';
import { rigById } from '../shared/rig-by-id.ts';
import { add, addForm, addRig, addTyped } from './add.ts';
import { edit, editForm, saveEdited } from './edit.ts';
import { exportRigs, rigFile } from './export.ts';
import { dropImport, importRigs, pickColumn, saveImport, useColumn } from './import.ts';
import { link } from './link.ts';
import { list, rigList } from './list.ts';
import { askToRemove, remove, removeRig } from './remove.ts';
import type { RigInput } from './rig-params.ts';
import { saveRig } from './save.ts';
import { paramsOf, saveForm } from './save-answer.ts';
import { saveFleet } from './save-fleet.ts';
import { share, unshare } from './share.ts';
import { show, showDetail, showRange, showRig } from './show.ts';
import { unlink } from './unlink.ts';
import { alertMe } from './watch-answer.ts';

export const rig: CommandGroup = {
  name: 'rig',
  nameLocalizations: localized('command.rig.name').localizations,
  description: localized('command.rig.description'),
  subcommands: {
    add,
    list,
    show,
    edit,
    remove,
    link,
    unlink,
    share,
    import: importRigs,
    export: exportRigs,
  },
  usual: 'list',
  presses: [
    onPress(rigActions.range, (press, ports) => showRange(press, ports, 'short')),
    onPress(rigActions.rangeOfFull, (press, ports) => showRange(press, ports, 'full')),
    onPress(rigActions.rates, async (press, ports) =>
      (await import('./rates.ts')).showRates(press, ports),
    ),
    onPress(rigActions.ratesRange, async (press, ports) =>
      (await import('./rates.ts')).showRatesRange(press, ports),
    ),
    ...details.map((detail) =>
      onPress(rigActions[detail], (press, ports) => showDetail(press, ports, detail)),
    ),
    onPress(rigActions.choose, async ({ caller, argument, values: [text] }, ports) => {
      const i18n = i18nFor(caller.locale);
      const draft = draftIn('rig', argument, i18n);
      const input = await recallDraft<RigInput>('rig', draft, ports.drafts, i18n);
      return { reply: await addRig({ ...input, rig: text ?? input.rig }, caller, ports) };
    }),
    onPress(rigActions.list, async ({ caller }, ports) => ({
      reply: await rigList(caller, ports, 0),
    })),
    onPress(rigActions.pick, async ({ caller, values: [value] }, ports) => {
      const i18n = i18nFor(caller.locale);
      const rig = await rigById(rowId.read(value ?? ''), caller, ports, i18n);
      return { reply: { ...(await showRig(rig, caller, ports, i18n)), ephemeral: true } };
    }),
    onPress(rigActions.show, async ({ caller, argument }, ports) => {
      const i18n = i18nFor(caller.locale);
      const rig = await rigById(argument?.id, caller, ports, i18n);
      return { reply: { ...(await showRig(rig, caller, ports, i18n)), ephemeral: true } };
    }),
    onPress(rigActions.add, async ({ caller }) => ({ modal: addForm(caller) })),
    onPress(rigActions.added, async ({ caller, fields }, ports) => ({
      reply: await addTyped(fields, caller, ports),
    })),
    onPress(rigActions.export, async ({ caller }, ports) => ({
      reply: await rigFile(caller, ports),
    })),
    onPress(rigActions.back, async ({ caller, argument }, ports) => ({
      update: await rigList(caller, ports, argument?.page ?? 0),
    })),
    onPress(rigActions.on, async ({ caller, argument }, ports) => ({
      update: await rigList(caller, ports, argument?.page ?? 0),
    })),
    onPress(rigActions.edit, async ({ caller, argument }, ports) => {
      const i18n = i18nFor(caller.locale);
      return { modal: editForm(await rigById(argument?.id, caller, ports, i18n), i18n) };
    }),
    onPress(rigActions.edited, async ({ caller, argument, fields }, ports) => ({
      reply: await saveEdited(argument, fields, caller, ports),
    })),
    onPress(rigActions.remove, async ({ caller, argument }, ports) => {
      const i18n = i18nFor(caller.locale);
      const found = await rigById(argument?.id, caller, ports, i18n);
      return { reply: await askToRemove(found, ports, i18n) };
    }),
    onPress(rigActions.removed, async ({ caller, argument }, ports) => ({
      update: await removeRig(argument?.id, caller, ports),
    })),
    onPress(rigActions.kept, async ({ caller }) => ({
      update: { content: i18nFor(caller.locale).t('rig.kept') },
    })),
    onPress(rigActions.unshare, async ({ caller, values }, ports) => ({
      update: await unshare(values, caller, ports),
    })),
    onPress(rigActions.import, async ({ caller, argument }, ports) => ({
      update: await saveImport(argument, caller, ports),
    })),
    onPress(
      rigActions.column,
      async ({ caller, argument, values: [at] }, ports) => ({
        update: await pickColumn(argument, at, caller, ports),
      }),
      { cost: 'expensive' },
    ),
    onPress(
      rigActions.use,
      async ({ caller, argument, values: [use] }, ports) => ({
        update: await useColumn(argument, use, caller, ports),
      }),
      { cost: 'expensive' },
    ),
    onPress(rigActions.dropped, async ({ caller, argument }, ports) => {
      if (argument) await dropImport(argument.draft, ports);
      return { update: { content: i18nFor(caller.locale).t('import.dropped') } };
    }),
    onPress(answerActions.save, async ({ caller, argument }, ports) => {
      const { request, draft, ...context } = await recalled(argument, caller, ports);
      const { parts } = context.subject;
      if (parts) return { reply: await saveFleet(request, { parts, ...context }, caller, ports) };
      const taken = (await ports.rigs.list(caller.id)).map(({ name }) => name);
      return { modal: saveForm(request, draft, { caller, taken, ...context }) };
    }),
    onPress(answerActions.saved, async ({ caller, argument, fields }, ports) => {
      const { request, ...context } = await recalled(argument, caller, ports);
      const params = paramsOf(request, context);
      return { reply: await saveRig({ ...params, name: fields['name'] }, caller, ports) };
    }),
    onPress(answerActions.alert, async ({ caller, argument }, ports) => {
      const { request, ...context } = await recalled(argument, caller, ports);
      const { parts } = context.subject;
      if (parts) return { reply: await saveFleet(request, { parts, ...context }, caller, ports) };
      return { reply: await alertMe(request, context, caller, ports) };
    }),
  ],
};

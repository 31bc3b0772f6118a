import type { CommandGroup } from '../../src/discord/command.ts';
import { i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { recallDraft } from '../shared/drafts.ts';
import { add, addRig } from './add.ts';
import { edit, editForm, saveEdited } from './edit.ts';
import { exportRigs } from './export.ts';
import { dropImport, importRigs, pickColumn, saveImport, useColumn } from './import.ts';
import { list, rigList } from './list.ts';
import { askToRemove, remove, removeRig } from './remove.ts';
import type { RigInput } from './rig-params.ts';
import { share, unshare } from './share.ts';
import { COMMAND, rigById, show } from './show.ts';

export const rig: CommandGroup = {
  name: COMMAND,
  nameLocalizations: localized('command.rig.name').localizations,
  description: localized('command.rig.description'),
  subcommands: { add, list, show, edit, remove, share, import: importRigs, export: exportRigs },
  usual: 'list',
  expensivePresses: ['column', 'use'],
  presses: {
    async choose({ caller, argument, values: [text] }, ports) {
      const i18n = i18nFor(caller.locale);
      const input = await recallDraft<RigInput>('rig', argument, ports.drafts, i18n);
      return { reply: await addRig({ ...input, rig: text ?? input.rig }, caller, ports) };
    },
    list: async ({ caller }, ports) => ({ reply: await rigList(caller, ports, 0) }),
    back: async ({ caller, argument }, ports) => ({
      update: await rigList(caller, ports, Number(argument)),
    }),
    on: async ({ caller, argument }, ports) => ({
      update: await rigList(caller, ports, Number(argument)),
    }),
    async edit({ caller, argument }, ports) {
      const i18n = i18nFor(caller.locale);
      return { modal: editForm(await rigById(argument, caller, ports, i18n), i18n) };
    },
    edited: async ({ caller, argument = '', fields }, ports) => ({
      reply: await saveEdited(argument, fields, caller, ports),
    }),
    async remove({ caller, argument }, ports) {
      const i18n = i18nFor(caller.locale);
      const found = await rigById(argument, caller, ports, i18n);
      return { reply: await askToRemove(found, ports, i18n) };
    },
    removed: async ({ caller, argument }, ports) => ({
      update: await removeRig(argument, caller, ports),
    }),
    kept: async ({ caller }) => ({ update: { content: i18nFor(caller.locale).t('rig.kept') } }),
    unshare: async ({ caller, values }, ports) => ({
      update: await unshare(values, caller, ports),
    }),
    import: async ({ caller, argument }, ports) => ({
      update: await saveImport(argument, caller, ports),
    }),
    column: async ({ caller, argument, values: [at] }, ports) => ({
      update: await pickColumn(argument, at, caller, ports),
    }),
    use: async ({ caller, argument, values: [use] }, ports) => ({
      update: await useColumn(argument, use, caller, ports),
    }),
    async dropped({ caller, argument }, ports) {
      await dropImport(argument, ports);
      return { update: { content: i18nFor(caller.locale).t('import.dropped') } };
    },
  },
};

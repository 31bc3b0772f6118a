import { ButtonStyle } from 'discord-api-types/v10';
import { alertActions } from '../../src/alert/actions.ts';
import { type Caller, defineSubcommand } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import { importedMessage } from '../../src/fleet/import.message.ts';
import { type I18n, i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import type { AttachedFile } from '../../src/message/attached-file.port.ts';
import { buttonRow } from '../../src/message/button-row.ts';
import type { KeptDraft } from '../../src/message/custom-id.ts';
import { quoted } from '../../src/message/markdown.ts';
import type { Message } from '../../src/message/message.ts';
import { inSeason } from '../../src/power/tariff.ts';
import type { RegisteredRig } from '../../src/rig/registered.ts';
import { keepForWatching } from '../alerts/watch-all.ts';
import { draftIn, dropDraft, recallDraft } from '../shared/drafts.ts';
import { type CsvFile, MAX_COLUMNS, MAX_LINE, MAX_LINES, readTable } from './csv-table.ts';
import { ownUse, withTitles } from './fleet.ts';
import { type ImportDraft, KIND, previewOf, useCalled } from './import-draft.ts';
import { refusal } from './save.ts';

/** Bytes of a file. */
const MAX_SIZE = 256 * 1024;

export const importRigs = defineSubcommand({
  nameLocalizations: localized('command.rig.import.name').localizations,
  description: localized('command.rig.import.description'),
  audience: 'caller',
  cost: 'expensive',
  options: {
    file: {
      type: 'attachment',
      description: localized('option.file.description'),
      nameLocalizations: localized('option.file.name').localizations,
      required: true,
    },
  },
  run: ({ options: { file }, caller }, ports) => previewImport(file, caller, ports),
});

/** Shows the rigs that the file would add; nothing is stored before somebody has said yes. */
async function previewImport(file: AttachedFile, caller: Caller, ports: Ports): Promise<Message> {
  const i18n = i18nFor(caller.locale);
  const { t } = i18n;
  const bytes = await ports.attachedFiles.read(file, MAX_SIZE);
  if (!bytes) throw new UserError(t('import.tooLarge', { limit: i18n.count(MAX_SIZE / 1024) }));
  const csv = await readTable(bytes);
  if (!csv.ok) throw new UserError(csvProblemText(csv.why, i18n));
  const { ok: _, ...read } = csv;
  const again = doubledTitle(read.titles);
  if (again !== undefined) {
    throw new UserError(t('import.sameColumn', { column: quoted(again, 30) }));
  }
  const table = { ...(await withTitles(read)), secret: [] };
  return previewOf({ file: file.name, table, chosen: {} }, caller, ports);
}

/** Shows the uses that a picked column can have. */
export async function pickColumn(
  argument: { readonly draft: KeptDraft } | undefined,
  picked: string | undefined,
  caller: Caller,
  ports: Ports,
): Promise<Message> {
  const i18n = i18nFor(caller.locale);
  const draft = draftIn(KIND, argument, i18n);
  const shown = await recallDraft<ImportDraft>(KIND, draft, ports.drafts, i18n);
  const preview = await previewOf(shown, caller, ports, Number(picked));
  await dropImport(draft, ports);
  return preview;
}

/** Reads the table anew, with a column as somebody says it is. */
export async function useColumn(
  argument: { readonly draft: KeptDraft; readonly column: number } | undefined,
  chosen: string | undefined,
  caller: Caller,
  ports: Ports,
): Promise<Message> {
  const i18n = i18nFor(caller.locale);
  const draft = draftIn(KIND, argument, i18n);
  const shown = await recallDraft<ImportDraft>(KIND, draft, ports.drafts, i18n);
  const use = useCalled(chosen);
  // Two columns can't have the same use: the one chosen last has it.
  const others = Object.entries(shown.chosen).filter(([, other]) => other.use !== use?.use);
  const uses =
    use && argument ? { ...Object.fromEntries(others), [argument.column]: use } : shown.chosen;
  const preview = await previewOf({ ...shown, chosen: uses }, caller, ports);
  await dropImport(draft, ports);
  return preview;
}

/** Saves the rigs that were shown: all of them or nothing. @throws UserError */
export async function saveImport(
  argument: { readonly draft: KeptDraft } | undefined,
  caller: Caller,
  ports: Ports,
): Promise<Message> {
  const i18n = i18nFor(caller.locale);
  const draft = draftIn(KIND, argument, i18n);
  const shown = await recallDraft<ImportDraft>(KIND, draft, ports.drafts, i18n);
  const now = ports.clock();
  const common = { userId: caller.id, createdAt: now, updatedAt: now };
  const wanted = shown.rigs.map(({ figures: _, ...rig }) => ({
    ...rig,
    ...common,
    tariff: inSeason(rig.tariff, now),
  }));
  const added = await ports.rigs.addAll(wanted);
  if (!added.ok) {
    const taken = [...(await ports.rigs.list(caller.id)), ...wanted].map(({ name }) => name);
    throw refusal(added.why, wanted[added.index]?.name ?? '', i18n, taken);
  }
  await dropImport(draft, ports);
  const saved = i18n.t('import.saved', { count: added.rigs.length });
  const offer = await offerWatching(saved, added.rigs, caller, ports, i18n);
  return { ...offer, embeds: [importedMessage(shown.rigs, ports.defaults, i18n)] };
}

/**
 * Asks once whether to watch the rigs, as after a single one.
 *
 * @param saved - The sentence that says that they are saved.
 */
export async function offerWatching(
  saved: string,
  rigs: readonly RegisteredRig[],
  { id }: Caller,
  ports: Pick<Ports, 'drafts'>,
  { t }: I18n,
): Promise<Message> {
  const count = rigs.length;
  const draft = await keepForWatching(rigs, ports);
  if (draft === undefined) return { content: saved };
  const label = t('alerts.button.watchAll', { count });
  const watch = { id: alertActions.watchAll.id(id, { draft }), label };
  return {
    content: `${saved} ${t('alerts.watchAll.question', { count })}`,
    components: [buttonRow([{ ...watch, style: ButtonStyle.Primary }])],
  };
}

export async function dropImport(
  draft: KeptDraft,
  { drafts }: Pick<Ports, 'drafts'>,
): Promise<void> {
  await dropDraft(KIND, draft, drafts);
}

function csvProblemText(
  why: (CsvFile & { readonly ok: false })['why'],
  { t, count }: I18n,
): string {
  switch (why) {
    case 'encoding':
      return t('import.encoding');
    case 'unreadable':
      return t('import.unreadable');
    case 'too-long':
      return t('import.tooLong', { limit: count(MAX_LINES) });
    case 'too-wide':
      return t('import.tooWide', { limit: count(MAX_COLUMNS) });
    case 'long-line':
      return t('import.longLine', { limit: count(MAX_LINE) });
  }
}

/** Returns the title of the second of two columns that have our names for the same use. */
function doubledTitle(titles: readonly string[]): string | undefined {
  const uses = titles.map(ownUse);
  return titles.find((_, at) => uses[at] !== undefined && uses.indexOf(uses[at]) < at);
}

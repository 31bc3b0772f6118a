import { ButtonStyle } from 'discord-api-types/v10';
import { type Caller, defineSubcommand } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import { importedMessage } from '../../src/fleet/import.message.ts';
import { type I18n, i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import type { AttachedFile } from '../../src/message/attached-file.port.ts';
import { buttonRow } from '../../src/message/button-row.ts';
import { quoted } from '../../src/message/markdown.ts';
import type { Message } from '../../src/message/message.ts';
import type { RegisteredRig } from '../../src/rig/registered.ts';
import { COMMAND as ALERTS } from '../alerts/entries.ts';
import { keepForWatching } from '../alerts/watch-all.ts';
import { dropDraft, recallDraft } from '../shared/drafts.ts';
import { type CsvFile, MAX_COLUMNS, MAX_LINE, MAX_LINES, readTable } from './csv-table.ts';
import { ownUse, withTitles } from './fleet.ts';
import { type ImportDraft, KIND, previewOf, useCalled } from './import-draft.ts';
import { refusal } from './save.ts';

/** Bytes. */
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

/** What the file would add; nothing is stored before somebody has said yes. */
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

/** Shows what a column that was picked can be. */
export async function pickColumn(
  draft: string | undefined,
  picked: string | undefined,
  caller: Caller,
  ports: Ports,
): Promise<Message> {
  const i18n = i18nFor(caller.locale);
  const shown = await recallDraft<ImportDraft>(KIND, draft, ports.drafts, i18n);
  const preview = await previewOf(shown, caller, ports, Number(picked));
  await dropImport(draft, ports);
  return preview;
}

/** Reads the table anew, with a column as somebody says it is. @param argument - The draft and the column. */
export async function useColumn(
  argument: string | undefined,
  chosen: string | undefined,
  caller: Caller,
  ports: Ports,
): Promise<Message> {
  const i18n = i18nFor(caller.locale);
  const [draft, at] = argument?.split('-') ?? [];
  const shown = await recallDraft<ImportDraft>(KIND, draft, ports.drafts, i18n);
  const use = useCalled(chosen);
  const place = Number(at);
  // Two columns can't be the same: the one that was chosen last is it.
  const others = Object.entries(shown.chosen).filter(([, other]) => other.use !== use?.use);
  const uses = use ? { ...Object.fromEntries(others), [place]: use } : shown.chosen;
  const preview = await previewOf({ ...shown, chosen: uses }, caller, ports);
  await dropImport(draft, ports);
  return preview;
}

/** Saves what was shown: all of it or nothing. @throws UserError */
export async function saveImport(
  draft: string | undefined,
  caller: Caller,
  ports: Ports,
): Promise<Message> {
  const i18n = i18nFor(caller.locale);
  const shown = await recallDraft<ImportDraft>(KIND, draft, ports.drafts, i18n);
  const now = ports.clock();
  const moments = { userId: caller.id, createdAt: now, updatedAt: now };
  const wanted = shown.rigs.map(({ figures: _, ...rig }) => ({ ...rig, ...moments }));
  const added = await ports.rigs.addAll(wanted);
  if (!added.ok) {
    const taken = [...(await ports.rigs.list(caller.id)), ...wanted].map(({ name }) => name);
    throw refusal(added.why, wanted[added.index]?.name ?? '', i18n, taken);
  }
  await dropImport(draft, ports);
  const offer = await offerWatching(added.rigs, caller, ports, i18n);
  return { ...offer, embeds: [importedMessage(shown.rigs, ports.defaults, i18n)] };
}

/** Asks once whether to watch them, as after a single one. */
async function offerWatching(
  rigs: readonly RegisteredRig[],
  { id }: Caller,
  ports: Pick<Ports, 'drafts'>,
  { t }: I18n,
): Promise<Message> {
  const count = rigs.length;
  const saved = t('import.saved', { count });
  const argument = await keepForWatching(rigs, ports);
  if (argument === undefined) return { content: saved };
  const label = t('alerts.button.watchAll', { count });
  const watch = { command: ALERTS, action: 'watch-all', label, argument };
  return {
    content: `${saved} ${t('alerts.watchAll.question', { count })}`,
    components: [buttonRow(id, [{ ...watch, style: ButtonStyle.Primary }])],
  };
}

export async function dropImport(
  draft: string | undefined,
  { drafts }: Pick<Ports, 'drafts'>,
): Promise<void> {
  if (draft !== undefined) await dropDraft(KIND, draft, drafts);
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

/** The second one of two columns that are called as ours, and both the same. */
function doubledTitle(titles: readonly string[]): string | undefined {
  const uses = titles.map(ownUse);
  return titles.find((_, at) => uses[at] !== undefined && uses.indexOf(uses[at]) < at);
}

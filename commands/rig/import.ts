import { ButtonStyle } from 'discord-api-types/v10';
import { type Caller, defineSubcommand } from '../../src/discord/command.ts';
import { nameKey, type RegisteredRig } from '../../src/domain/registered-rig.ts';
import { UserError } from '../../src/errors.ts';
import type { AttachedFile, Message, Ports } from '../../src/ports.ts';
import { buttonRow } from '../../src/render/button-row.ts';
import { localized } from '../../src/render/localized.ts';
import { quoted } from '../../src/render/markdown.ts';
import { importMessage } from '../../src/render/rig-import-message.ts';
import { type Voice, voiceFor } from '../../src/render/voice.ts';
import { COMMAND as ALERTS } from '../alerts/entries.ts';
import { keepForWatching } from '../alerts/watch-all.ts';
import { dropDraft, keepDraft, recallDraft } from '../drafts.ts';
import { readNumber } from '../number-fields.ts';
import { preferencesFor } from '../preferences.ts';
import { COMMAND } from './command-name.ts';
import { COLUMNS, type CsvCells, type CsvFault, type CsvFile, readCsv } from './csv.ts';
import { nameOf } from './name.ts';
import { MAX_RIGS, refusal } from './save.ts';
import { type RigInput, type RigWish, readRig } from './wish.ts';

const KIND = 'rig-import';
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

type NamedRig = Omit<RigWish, 'name' | 'origins'> & { readonly name: string };

/** What the file would add; nothing is stored before somebody has said yes. */
async function previewImport(file: AttachedFile, caller: Caller, ports: Ports): Promise<Message> {
  const voice = voiceFor(caller.locale);
  const { t } = voice;
  const bytes = await ports.attachedFiles.read(file, MAX_SIZE);
  if (!bytes) throw new UserError(t('import.tooLarge', { limit: voice.count(MAX_SIZE / 1024) }));
  const csv = readCsv(bytes);
  if (!csv.ok) throw new UserError(csvProblemText(csv, voice));

  const preferences = await preferencesFor(caller, ports);
  const reading = ports.market.reading();
  const owned = (await ports.rigs.list(caller.id)).map(({ name }) => name);
  const had = owned.length;
  const names = [...owned];
  const rigs: NamedRig[] = [];
  const problems: { readonly line: number; readonly sentence: string }[] = [];
  for (const row of csv.rows) {
    try {
      if ('why' in row) throw new UserError(faultText(row, voice));
      const { origins: _, ...wish } = readRig(inputOf(row, voice), { preferences, reading, voice });
      const name = nameOf(wish, names, voice);
      const isNamesake = (other: string) => nameKey(other) === nameKey(name);
      if (owned.some(isNamesake)) throw refusal('name-taken', name, voice);
      if (names.some(isNamesake)) {
        throw new UserError(t('import.sameName', { name: quoted(name) }));
      }
      names.push(name);
      rigs.push({ ...wish, name });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems.push({ line: row.line, sentence: error.message });
    }
  }
  if (had + rigs.length > MAX_RIGS) {
    throw new UserError(
      t('import.tooMany', {
        had: voice.count(had),
        more: voice.count(rigs.length),
        limit: voice.count(MAX_RIGS),
      }),
    );
  }
  const message = importMessage({ file: file.name, rigs, problems, ignored: csv.ignored }, voice);
  if (rigs.length === 0) return message;
  const argument = await keepDraft(KIND, rigs, ports.drafts);
  if (argument === undefined) throw new Error('The import could not be kept');
  const yes = t('button.import', { count: rigs.length });
  const buttons = [
    {
      command: COMMAND,
      action: 'import',
      label: yes,
      argument,
      style: ButtonStyle.Success,
    } as const,
    { command: COMMAND, action: 'dropped', label: t('button.drop'), argument },
  ];
  return { ...message, components: [buttonRow(caller.id, buttons)] };
}

/** Saves what was shown: all of it or nothing. @throws UserError */
export async function saveImport(
  draft: string | undefined,
  caller: Caller,
  ports: Ports,
): Promise<Message> {
  const voice = voiceFor(caller.locale);
  const shown = await recallDraft<readonly NamedRig[]>(KIND, draft, ports.drafts, voice);
  const now = ports.clock();
  const moments = { userId: caller.id, createdAt: now, updatedAt: now };
  const added = await ports.rigs.addAll(shown.map((rig) => ({ ...rig, ...moments })));
  if (!added.ok) throw refusal(added.why, shown[added.index]?.name ?? '', voice);
  await dropImport(draft, ports);
  return offerWatching(added.rigs, caller, ports, voice);
}

/** Asks once whether to watch them, as after a single one. */
async function offerWatching(
  rigs: readonly RegisteredRig[],
  { id }: Caller,
  ports: Pick<Ports, 'drafts'>,
  { t }: Voice,
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

function faultText({ why }: CsvFault, { t }: Voice): string {
  return why === 'quote' ? t('import.quote') : t('import.moreCells');
}

function csvProblemText(csv: CsvFile & { readonly ok: false }, { t, list }: Voice): string {
  switch (csv.why) {
    case 'encoding':
      return t('import.encoding');
    case 'same-column':
      return t('import.sameColumn', { column: quoted(csv.column, 30) });
    case 'unreadable':
      return t('import.unreadable');
    case 'no-rig-column':
      return t('import.noRigColumn', {
        columns: list(
          COLUMNS.filter((column) => column !== 'rig').map(
            (column) => `\`${t(`option.${column}.name`)}\``,
          ),
        ),
      });
    case 'too-long':
      return t('import.tooLong');
  }
}

/** @throws UserError for a number that is none. */
function inputOf({ cells }: CsvCells, voice: Voice): RigInput {
  const { rig = '', name, electricity, fee, uptime, count, fixed_cost: fixedCost } = cells;
  const number = (field: 'fee' | 'uptime' | 'count' | 'fixedCost', text: string | undefined) =>
    text === undefined ? undefined : readNumber(field, text, voice);
  const units = number('count', count);
  if (units !== undefined && !Number.isInteger(units)) {
    throw new UserError(voice.t('import.wholeCount', { text: quoted(count ?? '', 20) }));
  }
  return {
    rig,
    name,
    electricity,
    fee: number('fee', fee),
    uptime: number('uptime', uptime),
    count: units,
    fixedCost: number('fixedCost', fixedCost),
  };
}

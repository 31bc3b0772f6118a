import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { type Caller, MAX_CHOICE_LENGTH, MAX_CHOICES } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import type { ChosenUse, ChosenUses } from '../../src/fleet/columns.ts';
import {
  type ImportColumn,
  type ImportedRig,
  importMessage,
  unitText,
} from '../../src/fleet/import.message.ts';
import { columnUses } from '../../src/fleet/uses.ts';
import { type I18n, i18nFor } from '../../src/i18n/i18n.ts';
import { buttonRow } from '../../src/message/button-row.ts';
import type { KeptDraft } from '../../src/message/custom-id.ts';
import { shortened } from '../../src/message/markdown.ts';
import type { Message } from '../../src/message/message.ts';
import { rigActions } from '../../src/rig/actions.ts';
import { doubtLines } from '../../src/rig/words.message.ts';
import { DAYS_PER_MONTH } from '../../src/time/seconds.ts';
import { inTurns, othersFirst } from '../../src/time/turns.ts';
import { preferencesFor } from '../shared/caller.ts';
import { keepDraft } from '../shared/drafts.ts';
import { shareNotes } from '../shared/number-fields.ts';
import { type Fleet, type FleetTable, ownUse, readFleet } from './fleet.ts';
import { namedRigs } from './import-names.ts';
import type { RigContext } from './rig-params.ts';

export const KIND = 'rig-import';

/** The draft behind the buttons of a preview. */
export interface ImportDraft {
  readonly file: string;
  readonly table: FleetTable;
  readonly chosen: ChosenUses;
  /** The rigs as they were shown, to be saved as such. */
  readonly rigs: readonly ImportedRig[];
}

/**
 * Shows the rigs that a table would add, with selects to read it otherwise.
 *
 * @param picked - The column whose use is about to be changed.
 * @throws UserError when it can't be a fleet.
 */
export async function previewOf(
  { file, table, chosen }: Omit<ImportDraft, 'rigs'>,
  caller: Caller,
  ports: Ports,
  picked?: number,
): Promise<Message> {
  const i18n = i18nFor(caller.locale);
  const preferences = await preferencesFor(caller, ports);
  const { coins: offered } = ports.market;
  const context = { preferences, reading: ports.market.reading(), i18n, offered };
  const fleet = await readFleet(table, chosen, context);
  const canCorrect = fleet.columns.some(({ title }) => ownUse(title) === undefined);
  if (!fleet.hasMachines && !canCorrect) throw new UserError(i18n.t('import.noRigColumn'));
  const owned = (await ports.rigs.list(caller.id)).map(({ name }) => name);
  await othersFirst();
  const { rigs, problems, notes } = await namedRigs(fleet.rigs, owned, i18n);
  await othersFirst();
  const turn = inTurns();
  const doubts = await noteDoubts(fleet, context);
  await turn();
  const shares = noteShares(fleet, i18n);
  await turn();
  const message = importMessage(
    {
      file,
      rigs,
      problems: [...fleet.problems, ...problems].toSorted((a, b) => a.line - b.line),
      columns: fleet.columns,
      notes: [...doubts, ...notes, ...shares, ...noteLines(fleet, i18n)],
      defaults: ports.defaults,
    },
    i18n,
  );
  if (rigs.length === 0 && !canCorrect) return message;
  await othersFirst();
  const shown: ImportDraft = { file, table: fleet.table, chosen, rigs };
  const draft = await keepDraft(KIND, shown, ports.drafts);
  if (draft === undefined) throw new Error('The import could not be kept');
  await othersFirst();
  const row = buttonRow(buttons(rigs.length, { draft, owner: caller.id }, i18n));
  return {
    ...message,
    ...(rigs.length > 0 && { asks: row.components[0]?.custom_id }),
    ...(!fleet.hasMachines && { content: i18n.t('import.noRigColumn') }),
    components: [
      ...(canCorrect ? selects(fleet.columns, { draft, picked, owner: caller.id }, i18n) : []),
      row,
    ],
  };
}

interface Shown {
  readonly draft: KeptDraft;
  /** The only person who may press. */
  readonly owner: string;
}

function buttons(count: number, { draft, owner }: Shown, { t }: I18n) {
  const drop = { id: rigActions.dropped.id(owner, { draft }), label: t('button.drop') };
  const save = {
    id: rigActions.import.id(owner, { draft }),
    label: t('button.import', { count }),
    style: ButtonStyle.Success,
  } as const;
  return count > 0 ? [save, drop] : [drop];
}

/** Notes each share once, however many lines have it. */
function noteShares({ rigs }: Fleet, i18n: I18n): readonly string[] {
  const notes = rigs.flatMap(({ shares, params }) =>
    shareNotes({ shares, fee: params.poolFee * 100, uptime: params.uptime * 100 }, i18n),
  );
  return [...new Set(notes)].slice(0, 4);
}

/** Notes values that were understood and are hardly meant; a few of many are enough to see that. */
async function noteDoubts(
  { rigs }: Fleet,
  { reading, i18n }: RigContext,
): Promise<readonly string[]> {
  const turn = inTurns();
  const notes = new Set<string>();
  for (const { params } of rigs) {
    await turn();
    const { count, hashrate, power, coin, tariff } = params;
    for (const note of doubtLines({ count, hashrate, power, coin }, tariff, reading, i18n)) {
      notes.add(note);
    }
  }
  return [...notes].slice(0, 3);
}

function noteLines({ rigs }: Fleet, i18n: I18n): readonly string[] {
  const { t } = i18n;
  const still = rigs.flatMap(({ isStill, line }) => (isStill ? [i18n.count(line)] : []));
  const more = still.length - LINES_NAMED;
  const lines = i18n.list(
    more > 0
      ? [...still.slice(0, LINES_NAMED), t('notice.more', { count: i18n.count(more) })]
      : still,
  );
  return [
    ...(rigs.some(({ isDivided }) => isDivided) ? [t('import.divided')] : []),
    ...(rigs.some(({ isMonthly }) => isMonthly)
      ? [t('import.monthly', { days: i18n.exact(DAYS_PER_MONTH) })]
      : []),
    ...(still.length > 0 ? [t('import.still', { count: still.length, lines })] : []),
  ];
}

const LINES_NAMED = 5;

type Rows = NonNullable<Message['components']>;

/** Makes the selects for a column, and then for its use. */
function selects(
  columns: readonly ImportColumn[],
  { draft, picked, owner }: Shown & { readonly picked?: number | undefined },
  i18n: I18n,
): Rows {
  const { t } = i18n;
  const select = (
    id: string,
    placeholder: string,
    options: readonly { readonly label: string; readonly value: string; default?: boolean }[],
  ): Rows[number] => ({
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: id,
        placeholder: shortened(placeholder, MAX_PLACEHOLDER),
        options: [...options],
      },
    ],
  });
  const named = (title: string, at: number) =>
    title.trim() === '' ? t('import.untitled', { number: i18n.count(at + 1) }) : title.trim();
  const open = columns.flatMap(({ title, use }, at) =>
    use === 'private' ? [] : [{ at, title: named(title, at), use }],
  );
  // Columns that are not read yet come first: one that is read is probably right.
  const first = open.toSorted((a, b) => Number(a.use !== 'unused') - Number(b.use !== 'unused'));
  const shown = first.slice(0, MAX_CHOICES).toSorted((a, b) => a.at - b.at);
  const which = select(
    rigActions.column.id(owner, { draft }),
    t('import.select.column'),
    shown.map(({ at, title, use }) => ({
      label: shortened(`${title} → ${t(`import.use.${use}`)}`, MAX_CHOICE_LENGTH),
      value: String(at),
      ...(at === picked && { default: true }),
    })),
  );
  const chosen = open.find(({ at }) => at === picked);
  if (!chosen) return shown.length > 0 ? [which] : [];
  const use = select(
    rigActions.use.id(owner, { draft, column: chosen.at }),
    t('import.select.use', { column: chosen.title }),
    useChoices.map(({ use: as, exponent }) => ({
      label:
        exponent === undefined || as === 'unused'
          ? t(`import.use.${as}`)
          : t('import.unit', { use: t(`import.use.${as}`), unit: unitText(as, exponent) }),
      value: exponent === undefined ? as : `${as}:${exponent}`,
    })),
  );
  return [which, use];
}

/** Characters of a select's placeholder, by Discord's rule. */
const MAX_PLACEHOLDER = 150;

const useChoices: readonly ChosenUse[] = columnUses
  .flatMap((use): readonly ChosenUse[] => {
    if (use === 'hashrate')
      return [{ use }, ...[12, 9, 6, 15].map((exponent) => ({ use, exponent }))];
    if (use === 'power') return [{ use }, ...[0, 3].map((exponent) => ({ use, exponent }))];
    return [{ use }];
  })
  .concat({ use: 'unused' });

/** Returns the use that a choice in the second select stands for. */
export function useCalled(value: string | undefined): ChosenUse | undefined {
  return useChoices.find(
    ({ use, exponent }) => value === (exponent === undefined ? use : `${use}:${exponent}`),
  );
}

import { UserError } from '../../src/errors.ts';
import { countNumber, findScales, isPrivate, type Sample, said } from '../../src/fleet/cells.ts';
import {
  type ChosenUses,
  type FleetColumn,
  ownKey,
  readColumns,
  saidIn,
} from '../../src/fleet/columns.ts';
import { readTitle } from '../../src/fleet/header.ts';
import type { ImportColumn } from '../../src/fleet/import.message.ts';
import { type RigReader, rigOfLine, rigReader } from '../../src/fleet/rig.ts';
import { titleScores } from '../../src/fleet/titles.ts';
import { type ColumnUse, columnUses } from '../../src/fleet/uses.ts';
import { localized } from '../../src/i18n/localized.ts';
import type { MinerModel } from '../../src/rig/model.ts';
import { inTurns } from '../../src/time/turns.ts';
import type { CsvTable } from './csv-table.ts';
import { type FleetRig, type LineReading, powerUnit, readLine, withUnit } from './fleet-line.ts';
import type { RigContext } from './rig-params.ts';

/** A table without the cells that must not be kept. */
export interface FleetTable extends CsvTable {
  /** Places of the columns whose cells are gone. */
  readonly secret: readonly number[];
}

export interface Fleet {
  readonly table: FleetTable;
  readonly columns: readonly ImportColumn[];
  /** Whether any column says what machines there are. */
  readonly hasMachines: boolean;
  /** The rigs, each with the line it is on. */
  readonly rigs: readonly (FleetRig & { readonly line: number })[];
  readonly problems: readonly { readonly line: number; readonly sentence: string }[];
}

/**
 * Characters of rigs in all cells together, each text once: some hundred times the need of a hall.
 */
const MAX_EFFORT = 40_000;
/** Number of different cells of a column that are tried as models; their length is below. */
const TRIED = 12;
const MAX_MODEL = 60;
/** Number of lines by which the units of bare numbers are found. */
const SAMPLES = 30;

const usesByName: ReadonlyMap<string, ColumnUse> = new Map(
  (
    [
      'name',
      'rig',
      'count',
      'electricity',
      'fee',
      'uptime',
      'fixed_cost',
      'cost',
      'modes',
      'coin',
    ] as const
  ).flatMap((use) => {
    const { text, localizations } = localized(`option.${use}.name`);
    return [text, ...Object.values(localizations)].map((name) => [name, use] as const);
  }),
);

/** Returns the use of a column by its title alone, if it has one of our names. */
export const ownUse = (title: string) => usesByName.get(ownKey(title));

/** Gives titles to a table that has none because its first line is a machine already. */
export async function withTitles(table: CsvTable): Promise<CsvTable> {
  const { line, titles, rows } = table;
  const reader = rigReader('');
  const hasTitle = titles.some(
    (title) => !/^\P{L}*\d/u.test(title) && Object.keys(titleScores(readTitle(title))).length > 0,
  );
  if (hasTitle) return table;
  const turn = inTurns();
  let isMachine = false;
  for (const title of titles) {
    await turn();
    isMachine ||= ownUse(title) === undefined && isModel(title, reader);
  }
  if (!isMachine) return table;
  return { ...table, titles: titles.map(() => ''), rows: [{ line, cells: titles }, ...rows] };
}

/**
 * Makes rigs of a table, in turns with everybody else's work.
 *
 * @throws UserError when it is more work than a fleet can be.
 */
export async function readFleet(
  table: FleetTable,
  chosen: ChosenUses,
  context: RigContext,
): Promise<Fleet> {
  const turn = inTurns();
  const { i18n } = context;
  const reader = rigReader(context.preferences.currency);
  const checkEffort = () => {
    if (reader.effort() > MAX_EFFORT) throw new UserError(i18n.t('import.tooMuch'));
  };
  const cellsOf = (at: number) =>
    table.rows.map((row) => ('cells' in row ? (row.cells[at] ?? '') : ''));

  const models = new Map<string, MinerModel | undefined>();
  const raw = [];
  for (const [at, title] of table.titles.entries()) {
    const cells = cellsOf(at);
    raw.push({ title, cells, isPrivate: table.secret.includes(at) });
    for (const text of [...new Set(saidIn(cells))].slice(0, TRIED)) {
      await turn();
      if (isModel(text, reader)) models.set(text, modelOf(text, reader));
      checkEffort();
    }
  }
  await turn();
  const columns = readColumns(raw, chosen, {
    isModel: (text) => models.has(text),
    modelOf: (text) => models.get(text.trim()),
    ownNames: usesByName,
  });
  const clean = await withoutSecrets(table, columns);
  await turn();
  const reading = readingOf(clean, columns, reader);

  const rigs: (FleetRig & { readonly line: number })[] = [];
  const problems: { readonly line: number; readonly sentence: string }[] = [];
  const hasMachines = (['rig', 'hashrate', 'power'] as const).some((use) =>
    reading.places.has(use),
  );
  for (const row of hasMachines ? clean.rows : []) {
    await turn();
    checkEffort();
    try {
      if ('why' in row) {
        throw new UserError(i18n.t(row.why === 'quote' ? 'import.quote' : 'import.moreCells'));
      }
      rigs.push({ line: row.line, ...readLine(row.cells, reading, context) });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems.push({ line: row.line, sentence: error.message });
    }
  }
  return { table: clean, columns: seenColumns(reading, clean), hasMachines, rigs, problems };
}

function isModel(text: string, { read }: RigReader): boolean {
  if (text.length > MAX_MODEL || !/\p{L}/u.test(text) || isPrivate(text)) return false;
  const found = rigOfLine({ rig: text }, { read, effort: () => 0 });
  return found.ok ? found.rig.model !== undefined : found.problem.kind === 'not-bitcoin';
}

function modelOf(text: string, reader: RigReader): MinerModel | undefined {
  const found = text.length <= MAX_MODEL ? rigOfLine({ rig: text }, reader) : undefined;
  return found?.ok ? found.rig.model : undefined;
}

/** Returns the table without secrets, which fill whole columns or single cells. */
async function withoutSecrets(
  table: FleetTable,
  columns: readonly FleetColumn[],
): Promise<FleetTable> {
  const turn = inTurns();
  const secret = columns.flatMap(({ use }, at) => (use === 'private' ? [at] : []));
  const rows: FleetTable['rows'][number][] = [];
  for (const row of table.rows) {
    await turn();
    rows.push(
      'why' in row
        ? row
        : {
            line: row.line,
            cells: row.cells.map((cell, at) =>
              secret.includes(at) || isPrivate(cell) ? '' : cell,
            ),
          },
    );
  }
  return { ...table, rows, secret };
}

/** Finds out how the numbers of the columns are meant. */
function readingOf(
  { rows, delimiter }: FleetTable,
  columns: readonly FleetColumn[],
  reader: RigReader,
): LineReading {
  const places = new Map<ColumnUse, number>();
  for (const [at, { use }] of columns.entries()) {
    const known = columnUses.find((one) => one === use);
    if (known && !columns[at]?.unitsOf) places.set(known, at);
  }
  const lines = rows.flatMap((row) => ('cells' in row ? [row.cells] : [])).slice(0, SAMPLES);
  const cellOf = (cells: readonly string[], use: ColumnUse) => said(cells[places.get(use) ?? -1]);
  const samples = lines.map((cells): Sample => {
    const count = cellOf(cells, 'count');
    return {
      hashrate: withUnit(cellOf(cells, 'hashrate'), cellOf(cells, 'unit')),
      power: withUnit(cellOf(cells, 'power'), powerUnit(cells, columns)),
      model: modelOf(cellOf(cells, 'rig') ?? '', reader),
      count: count === undefined ? undefined : countNumber(count),
    };
  });
  const exponentOf = (use: 'hashrate' | 'power') => {
    const unit = columns[places.get(use) ?? -1]?.unit;
    return unit?.of === use ? unit.exponent : undefined;
  };
  const { unit: powerTitle } = columns[places.get('power') ?? -1] ?? {};
  const hours = powerTitle?.of === 'power' ? powerTitle.hours : undefined;
  const known = { hashrate: exponentOf('hashrate'), power: exponentOf('power'), hours };
  // A line with a unit in the cell proves nothing about bare numbers.
  const unclear = samples.filter(
    ({ hashrate, power }) => isBareNumber(hashrate) || isBareNumber(power),
  );
  const { marks, proven } = decimalMarks(lines, delimiter);
  const scales = findScales(unclear, known, marks);
  return { columns, places, scales, reader, provenMark: proven };
}

/** Says how each column is read, for a person to see. */
function seenColumns(
  { columns, places, scales }: LineReading,
  { rows }: FleetTable,
): readonly ImportColumn[] {
  return columns.map(({ title, use, spare, unit, isEmpty }, at): ImportColumn => {
    if (use !== 'hashrate' && use !== 'power') return { title, use, spare, isEmpty };
    const cells = rows
      .slice(0, SAMPLES)
      .flatMap((row) => ('cells' in row ? [row.cells[at] ?? ''] : []));
    const { exponent, hours } = scales[use];
    const hasUnits =
      use === 'hashrate' ? places.has('unit') : columns.some(({ unitsOf }) => unitsOf === use);
    if (hours === undefined && (hasUnits || !cells.some(isBareNumber))) return { title, use };
    return { title, use, exponent, hours, isAssumed: unit?.of !== use };
  });
}

const isBareNumber = (cell: string | undefined) =>
  cell !== undefined && /\d/.test(cell) && /^[\d.,'’\s]+$/.test(cell);

/** Returns the possible decimal marks, first the one that the numbers prove. */
function decimalMarks(
  lines: readonly (readonly string[])[],
  delimiter: string,
): { readonly marks: readonly ('.' | ',')[]; readonly proven?: '.' | ',' | undefined } {
  const cells = lines.flat().filter((cell) => cell.length <= 20 && /^[^\p{L}]*\d/u.test(cell));
  const count = (pattern: RegExp) => cells.filter((cell) => pattern.test(cell)).length;
  const commas = count(/^\D*\d+(?:\.\d{3})*,\d{1,2}(?!\d)/);
  const points = count(/^\D*\d+(?:,\d{3})*\.\d{1,2}(?!\d)/);
  const commaFirst = commas === points ? delimiter === ';' : commas > points;
  const marks = commaFirst ? ([',', '.'] as const) : (['.', ','] as const);
  return { marks, proven: commas === points ? undefined : marks[0] };
}

import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { writtenRig } from '../../src/domain/own-rigs.ts';
import type { RegisteredRig } from '../../src/domain/registered-rig.ts';
import { formatRig } from '../../src/domain/rig-text.ts';
import { formatTariff } from '../../src/domain/tariff-text.ts';
import { localized } from '../../src/render/localized.ts';
import { percentOf } from '../number-fields.ts';

/** In the order of an export; by the names of the options of `/rig add`, in any of our languages. */
const COLUMNS = ['name', 'rig', 'count', 'electricity', 'fee', 'uptime', 'fixed_cost'] as const;
type Column = (typeof COLUMNS)[number];

/** Rows that are read; a person has at most 100 rigs. */
const MAX_ROWS = 200;

export interface CsvRow {
  /** In the file, from 1. */
  readonly line: number;
  /** Empty cells are absent. */
  readonly cells: { readonly [C in Column]?: string };
}

export type CsvFile =
  | {
      readonly ok: true;
      readonly rows: readonly CsvRow[];
      /** Names of columns that mean nothing to us. */
      readonly ignored: readonly string[];
    }
  | { readonly ok: false; readonly why: 'unreadable' | 'no-rig-column' | 'too-long' };

/** Commas, semicolons or tabs; the first line names the columns. */
export function readCsv(bytes: Uint8Array): CsvFile {
  const text = decoded(bytes);
  if (text === undefined) return { ok: false, why: 'unreadable' };
  const records = recordsOf(text);
  const [head, ...body] = records ?? [];
  if (!head) return { ok: false, why: 'unreadable' };
  if (body.length > MAX_ROWS) return { ok: false, why: 'too-long' };
  const columns = head.record.map(columnNamed);
  if (!columns.includes('rig')) return { ok: false, why: 'no-rig-column' };
  const rows = body.map(({ record, info }) => {
    const cells = record.map((cell, index) => [columns[index], withoutGuard(cell)] as const);
    const known = cells.filter(([column, cell]) => column !== undefined && cell !== '');
    return { line: info.lines, cells: Object.fromEntries(known) };
  });
  const ignored = head.record.filter((name, index) => columns[index] === undefined && name !== '');
  return { ok: true, rows, ignored };
}

/** What `readCsv` takes back. */
export function writeCsv(rigs: readonly RegisteredRig[]): string {
  const rows = rigs.map((rig) =>
    [
      guarded(rig.name),
      formatRig({ ...writtenRig(rig), count: 1 }),
      rig.count,
      formatTariff(rig.tariff),
      percentOf(rig.poolFee),
      percentOf(rig.uptime),
      rig.fixedCost,
    ].map((cell) => quotedCell(String(cell))),
  );
  return `${[COLUMNS, ...rows].map((row) => row.join(',')).join('\r\n')}\r\n`;
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const Records = z.array(
  z.object({ record: z.array(z.string()), info: z.object({ lines: z.int() }) }),
);

function recordsOf(text: string): z.infer<typeof Records> | undefined {
  try {
    // With `info` each record comes with its place; the types don't follow that option.
    const records: unknown = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      to: MAX_ROWS + 2,
      trim: true,
    });
    return Records.parse(records);
  } catch {
    return undefined;
  }
}

/** The one that the first line has most of. */
function delimiterOf(text: string): string {
  const head = text.split(/\r?\n/, 1)[0] ?? '';
  const count = (delimiter: string) => head.split(delimiter).length;
  return [',', ';', '\t'].toSorted((a, b) => count(b) - count(a))[0] ?? ',';
}

function columnNamed(name: string): Column | undefined {
  const wanted = name
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  return COLUMNS.find((column) => {
    const { text, localizations } = localized(`option.${column}.name`);
    return [text, ...Object.values(localizations)].includes(wanted);
  });
}

/** Spreadsheets take such a text for a formula: an apostrophe says that it is none. */
const FORMULA = /^[=+\-@\t\r]/;
const guarded = (text: string) => (FORMULA.test(text) ? `'${text}` : text);
const withoutGuard = (text: string) => text.replace(/^'(?=[=+\-@])/, '');

function quotedCell(text: string): string {
  return /[",;\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { writtenRig } from '../../src/domain/own-rigs.ts';
import type { RegisteredRig } from '../../src/domain/registered-rig.ts';
import { formatRig } from '../../src/domain/rig-text.ts';
import { formatTariff } from '../../src/domain/tariff-text.ts';
import { localized } from '../../src/render/localized.ts';
import { percentOf } from '../number-fields.ts';

/** In the order of an export; by the names of the options of `/rig add`, in any of our languages. */
export const COLUMNS = [
  'name',
  'rig',
  'count',
  'electricity',
  'fee',
  'uptime',
  'fixed_cost',
] as const;
type Column = (typeof COLUMNS)[number];

/** Rows that are read; a person has at most 100 rigs. */
const MAX_ROWS = 200;

export interface CsvCells {
  /** In the file, from 1. */
  readonly line: number;
  /** Empty cells are absent. */
  readonly cells: { readonly [C in Column]?: string };
}

/** A line that can't be meant as it stands. */
export interface CsvFault {
  readonly line: number;
  readonly why: 'quote' | 'more-cells';
}

type CsvRow = CsvCells | CsvFault;

export type CsvFile =
  | {
      readonly ok: true;
      readonly rows: readonly CsvRow[];
      /** Names of columns that mean nothing to us. */
      readonly ignored: readonly string[];
    }
  | {
      readonly ok: false;
      readonly why: 'encoding' | 'unreadable' | 'no-rig-column' | 'too-long';
    }
  /** `column`: as it is written the second time. */
  | { readonly ok: false; readonly why: 'same-column'; readonly column: string };

/** Commas, semicolons or tabs; the first line names the columns. */
export function readCsv(bytes: Uint8Array): CsvFile {
  const text = decoded(bytes);
  if (text === undefined) return { ok: false, why: 'encoding' };
  const [head, ...body] = linesOf(text);
  if (!head || 'why' in head) return { ok: false, why: 'unreadable' };
  if (body.length > MAX_ROWS) return { ok: false, why: 'too-long' };
  const columns = head.record.map(columnNamed);
  const again = columns.findIndex(
    (column, index) => column !== undefined && columns.indexOf(column) < index,
  );
  if (again >= 0) return { ok: false, why: 'same-column', column: head.record[again] ?? '' };
  if (!columns.includes('rig')) return { ok: false, why: 'no-rig-column' };
  const rows = body.map((read): CsvRow => {
    if ('why' in read) return read;
    const { line, record } = read;
    // A comma within a cell has made two of it: what stands in which is anybody's guess.
    if (record.slice(columns.length).some((cell) => cell !== '')) {
      return { line, why: 'more-cells' };
    }
    const cells = record.map((cell, index) => [columns[index], withoutGuard(cell)] as const);
    const known = cells.filter(([column, cell]) => column !== undefined && cell !== '');
    return { line, cells: Object.fromEntries(known) };
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

/** UTF-8, or UTF-16 that says so in its first two bytes. */
function decoded(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  const big = first === 0xfe && second === 0xff;
  const encoding = big ? 'utf-16be' : first === 0xff && second === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    // UTF-16 that doesn't say so.
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

const Records = z.array(
  z.object({
    record: z.array(z.string()),
    info: z.object({ lines: z.int(), empty_lines: z.int() }),
  }),
);

type Line = { readonly line: number; readonly record: readonly string[] } | CsvFault;

/** What Excel takes for the delimiter, and writes for itself. */
const DELIMITER_LINE = /^sep=(.)\r?$/i;

function linesOf(text: string): readonly Line[] {
  const lines = text.split('\n');
  const said = DELIMITER_LINE.exec(lines[0] ?? '')?.[1];
  const first = said === undefined ? 1 : 2;
  const delimiter = said ?? delimiterOf(lines.find((line) => line.trim() !== '') ?? '');
  const whole = recordsOf(text, delimiter, first);
  if (whole) return whole;
  // A quotation mark is out of place, and nobody knows how far its cell goes: to the end of its line.
  return lines
    .map((written, index) => ({ written, line: index + 1 }))
    .filter(({ written, line }) => line >= first && written.trim() !== '')
    .slice(0, MAX_ROWS + 2)
    .flatMap(({ written, line }): readonly Line[] => {
      const [read] = recordsOf(written, delimiter, 1) ?? [{ why: 'quote' as const }];
      return read ? [{ ...read, line }] : [];
    });
}

/** @returns Nothing when quotation marks don't fit together. */
function recordsOf(
  text: string,
  delimiter: string,
  firstLine: number,
): readonly Exclude<Line, CsvFault>[] | undefined {
  try {
    // With `info` each record comes with its place; the types don't follow that option.
    const records: unknown = parse(text, {
      bom: true,
      delimiter,
      from_line: firstLine,
      info: true,
      relax_column_count: true,
      // 6" fan
      relax_quotes: true,
      skip_empty_lines: true,
      to: MAX_ROWS + 2,
      trim: true,
    });
    let before = { lines: firstLine - 1, empty_lines: 0 };
    return Records.parse(records).map(({ record, info }) => {
      // It counts up to the record's end, and the empty lines before it.
      const line = before.lines + 1 + info.empty_lines - before.empty_lines;
      before = info;
      return { line, record };
    });
  } catch {
    return undefined;
  }
}

/** The one that the first line has most of. */
function delimiterOf(head: string): string {
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
const FORMULA = /^'?[=+\-@\t\r]/;
const guarded = (text: string) => (FORMULA.test(text) ? `'${text}` : text);
const withoutGuard = (text: string) => text.replace(/^'(?='?[=+\-@])/, '');

function quotedCell(text: string): string {
  return /[",;\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

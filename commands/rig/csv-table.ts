import * as z from 'zod';
import { MAX_MODES_TEXT } from '../../src/text/limits.ts';
import { inTurns, othersFirst } from '../../src/time/turns.ts';
import { rigOption } from '../shared/term-options.ts';

/** A line of the file that can't be meant as it stands. */
export interface CsvFault {
  readonly line: number;
  readonly why: 'quote' | 'more-cells';
}

export interface CsvLine {
  /** Number of the line in the file, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvTable {
  /** Number of the line with the titles, from 1. */
  readonly line: number;
  readonly titles: readonly string[];
  readonly rows: readonly (CsvLine | CsvFault)[];
  readonly delimiter: string;
}

export type CsvFile =
  | ({ readonly ok: true } & CsvTable)
  | {
      readonly ok: false;
      readonly why: 'encoding' | 'unreadable' | 'too-long' | 'too-wide' | 'long-line';
    };

/** Lines of a file: machines of a large hall, a line each; their like is counted together later. */
export const MAX_LINES = 2_000;
export const MAX_COLUMNS = 64;
/** Characters of a cell: as many as an option takes. */
export const MAX_CELL = rigOption.maxLength;
export const MAX_LINE = 8_000;

/** Characters that are parsed in one go, which takes some milliseconds. */
const STEP = 2_048;

/**
 * Reads a table with commas, semicolons, tabs or bars; its first line names the columns. It lets
 * other work go first now and then.
 */
export async function readTable(bytes: Uint8Array): Promise<CsvFile> {
  const turn = inTurns();
  const text = decoded(bytes);
  if (text === undefined) return { ok: false, why: 'encoding' };
  await turn();
  const written = text.split('\n');
  await turn();
  if (written.some((line) => line.length > MAX_LINE)) return { ok: false, why: 'long-line' };
  await turn();
  const first = written.findIndex((line) => line.trim() !== '');
  const said = DELIMITER_LINE.exec(written[first] ?? '')?.[1];
  const from = said === undefined ? first : first + 1;
  await turn();
  const delimiter = said ?? delimiterOf(written.slice(Math.max(first, 0)));
  if ((written[from]?.split(delimiter).length ?? 0) > MAX_COLUMNS) {
    return { ok: false, why: 'too-wide' };
  }
  const [head, ...body] = withoutHeading(await linesOf(written, from, delimiter));
  await turn();
  if (!head || 'why' in head) return { ok: false, why: 'unreadable' };
  if (body.length > MAX_LINES) return { ok: false, why: 'too-long' };
  const titles = head.cells;
  if (titles.length > MAX_COLUMNS) return { ok: false, why: 'too-wide' };
  const width = head.cells.length;
  const rows: (CsvLine | CsvFault)[] = [];
  for (const read of withoutTail(body)) {
    await turn();
    rows.push('why' in read ? read : cellsOf(read, width));
  }
  return { ok: true, line: head.line, titles, rows, delimiter };
}

/** Returns the cells of a line. @param width - Number of titles. */
function cellsOf({ line, cells }: CsvLine, width: number): CsvLine | CsvFault {
  // A comma within a cell has made two of it: nobody can tell the columns of the rest.
  if (cells.slice(width).some((cell) => cell !== '')) return { line, why: 'more-cells' };
  return { line, cells: cells.slice(0, width).map(withoutGuard) };
}

/** Leaves out a line above the table that says what it is; the titles have more cells than that. */
function withoutHeading(lines: readonly (CsvLine | CsvFault)[]): readonly (CsvLine | CsvFault)[] {
  const width = (read: CsvLine | CsvFault | undefined) =>
    read && 'cells' in read ? read.cells.filter((cell) => cell !== '').length : 0;
  const [first, second, third] = lines;
  return width(first) === 1 && width(second) > 1 && width(third) > 1 ? lines.slice(1) : lines;
}

/** Leaves out the empty lines that spreadsheets write below a table. */
function withoutTail(lines: readonly (CsvLine | CsvFault)[]): readonly (CsvLine | CsvFault)[] {
  const last = lines.findLastIndex(
    (read) => 'why' in read || read.cells.some((cell) => cell !== ''),
  );
  return lines.slice(0, last + 1);
}

/** Decodes UTF-8, or UTF-16 that says so in its first two bytes. */
function decoded(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  const big = first === 0xfe && second === 0xff;
  const encoding = big ? 'utf-16be' : first === 0xff && second === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    // The text is UTF-16 that doesn't say so.
    if (text.includes('\0')) return undefined;
    // Old spreadsheets on Macs ended lines by a return alone.
    return text.includes('\n') ? text : text.replaceAll('\r', '\n');
  } catch {
    return undefined;
  }
}

/** Line by which Excel tells the delimiter, and which it writes for itself. */
const DELIMITER_LINE = /^sep=(.)\r?$/i;
const DELIMITERS = [',', ';', '\t', '|'] as const;

/** Number of lines that are looked at for the delimiter. */
const PROBES = 10;

/** Returns the delimiter by which most lines have equally many cells; of two, the one with more. */
function delimiterOf(lines: readonly string[]): string {
  const probes = lines
    .slice(0, PROBES)
    .filter((line) => line.trim() !== '')
    .map((line) => line.replace(/"[^"]*"/g, ''));
  const scored = DELIMITERS.map((delimiter) => {
    const counts = probes.map((line) => line.split(delimiter).length).filter((cells) => cells > 1);
    const like = (cells: number) => counts.filter((count) => count === cells).length;
    const [cells = 1] = counts.toSorted((a, b) => like(b) - like(a) || b - a);
    return {
      delimiter,
      cells,
      like: like(cells),
      inFirst: probes[0]?.includes(delimiter) ?? false,
    };
  });
  const [best] = scored.toSorted(
    (a, b) => b.like - a.like || Number(b.inFirst) - Number(a.inFirst) || b.cells - a.cells,
  );
  return best && best.like > 0 ? best.delimiter : ',';
}

/** Reads the lines. @param from - The place of the first line that counts. */
async function linesOf(
  written: readonly string[],
  from: number,
  delimiter: string,
): Promise<readonly (CsvLine | CsvFault)[]> {
  const start = Math.max(from, 0);
  const text = written.slice(start).join('\n');
  await othersFirst();
  const whole = await recordsOf(text, delimiter, start);
  if (whole) return whole;
  // A quotation mark is out of place, and nobody knows how far its cell goes: it ends with its
  // line.
  const { parse } = await import('csv-parse/sync');
  const lineOf = (text: string, line: number): CsvLine | CsvFault => {
    try {
      const [record = []] = Cells.parse(parse(text, { ...options, delimiter }));
      return { line, cells: record.map(shortened) };
    } catch {
      return { line, why: 'quote' };
    }
  };
  const turn = inTurns();
  const lines: (CsvLine | CsvFault)[] = [];
  for (const [index, one] of written.entries()) {
    await turn();
    if (index < start || one.trim() === '') continue;
    if (lines.length > MAX_LINES + 1) break;
    lines.push(lineOf(one, index + 1));
  }
  return lines;
}

const options = {
  relax_column_count: true,
  // A lone quotation mark is kept, as in 6" fan.
  relax_quotes: true,
  skip_empty_lines: true,
  trim: true,
} as const;

const Cells = z.array(z.array(z.string()));
/** With `info` each record comes with its place in the text. */
const Placed = z.object({
  record: z.array(z.string()),
  info: z.object({ lines: z.int(), empty_lines: z.int() }),
});

/**
 * Parses the text in steps, with other work in between.
 *
 * @param before - Number of lines before the text.
 * @returns Nothing when quotation marks don't fit together.
 */
async function recordsOf(
  text: string,
  delimiter: string,
  before: number,
): Promise<readonly CsvLine[] | undefined> {
  // The library is loaded when somebody has a file: it takes memory.
  const { parse } = await import('csv-parse');
  const records: CsvLine[] = [];
  let last = { lines: 0, empty_lines: 0 };
  let failed = false;
  const parser = parse({ ...options, delimiter, info: true, max_record_size: 4 * MAX_LINE });
  parser.on('data', (read: unknown) => {
    const { record, info } = Placed.parse(read);
    // The parser counts up to the record's end, and the empty lines before it.
    const line = before + last.lines + 1 + info.empty_lines - last.empty_lines;
    last = info;
    records.push({ line, cells: record.map(shortened) });
  });
  const ended = new Promise<void>((resolve) => {
    parser.once('end', resolve);
    parser.once('error', () => {
      failed = true;
      resolve();
    });
  });
  for (let at = 0; at < text.length && !failed && records.length < MAX_LINES + 2; at += STEP) {
    parser.write(text.slice(at, at + STEP));
    await othersFirst();
  }
  // A file that is too long is not read to its end.
  if (records.length >= MAX_LINES + 2) parser.destroy();
  else {
    if (!failed) parser.end();
    await ended;
  }
  return failed ? undefined : records;
}

/** Keeps one more character than may be, so that a cell that is too long is seen. */
const shortened = (cell: string) => cell.slice(0, Math.max(MAX_CELL, MAX_MODES_TEXT) + 1);

/** Takes off the apostrophe that keeps spreadsheets from taking a text for a formula. */
const withoutGuard = (cell: string) => cell.replace(/^'(?='*[=+\-@\t\r＝＋－＠])/, '');

import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { bitcoin } from '../src/coin/bitcoin.ts';
import { UserError } from '../src/errors.ts';
import {
  type Chain,
  coverage,
  errorsOf,
  outcomesFromTimes,
  type Replay,
  replayAt,
  replayableEpochs,
} from './replay-epochs.ts';
import { syntheticChain } from './synthetic-chain.ts';

const { blocks: BLOCKS_PER_EPOCH } = bitcoin.retarget;

/** Blocks after the epoch's first: 7, 25, 50 and 75 %, and the last block. */
const POINTS = [141, 504, 1008, 1512, bitcoin.retarget.intervals] as const;
/** Every 5 % of an epoch but its ends. */
const GRID = Array.from({ length: 19 }, (_, step) =>
  Math.round(((step + 1) * BLOCKS_PER_EPOCH) / 20),
);
/** Worlds to invent: as the forecast supposes it, and two it does not. Per epoch of 2,016 blocks. */
const WORLDS = [
  { name: 'as measured', walkVariance: 0.0017, drift: 0.01 },
  { name: 'calm', walkVariance: 0.0005, drift: 0 },
  { name: 'wild', walkVariance: 0.0076, drift: 0.03 },
] as const;

export interface Backtest {
  readonly epochs: number;
  readonly points: readonly ReturnType<typeof summarizePoint>[];
  /** Every 5 % of every epoch; the points of one epoch hang together. */
  readonly pooled: ReturnType<typeof summarizeBands>;
}

/** Replays a chain's complete epochs. */
export function backtest(chain: Chain): Backtest {
  const starts = replayableEpochs(chain);
  const at = (done: number): readonly Replay[] =>
    starts.flatMap((start) => replayAt(chain, start, done) ?? []);
  return {
    epochs: starts.length,
    points: POINTS.map((done) => summarizePoint(done, at(done))),
    pooled: summarizeBands(GRID.flatMap(at)),
  };
}

function summarizeBands(replays: readonly Replay[]) {
  return {
    forecasts: replays.length,
    coverage80: coverage(replays, 'band80'),
    coverage90: coverage(replays, 'band90'),
  };
}

function summarizePoint(done: number, replays: readonly Replay[]) {
  const hashbell = errorsOf(replays, ({ forecast }) => forecast.ratio);
  const mempool = errorsOf(replays, (replay) => replay.mempool);
  return {
    done,
    naive: errorsOf(replays, (replay) => replay.naive),
    mempool,
    hashbell,
    /** Share of mempool's mean error that is gone; negative when there is more. */
    gain: 1 - hashbell.mean / mempool.mean,
    ...summarizeBands(replays),
  };
}

/** Rows of the columns asked for, as numbers; an empty cell is `undefined`. */
function readColumns<Name extends string>(
  file: string,
  names: readonly Name[],
): readonly Readonly<Record<Name, number | undefined>>[] {
  const [header = '', ...lines] = readText(file).trim().split(/\r?\n/);
  const columns = header.split(',').map((name) => name.trim());
  const missing = names.filter((name) => !columns.includes(name));
  if (missing.length > 0) {
    throw new UserError(`${file} has no column ${missing.join(', ')} in its first line.`);
  }
  const cell = (cells: readonly string[], name: Name, line: number) => {
    const text = cells[columns.indexOf(name)]?.trim() ?? '';
    const value = text === '' ? undefined : Number(text);
    if (value !== undefined && !Number.isFinite(value)) {
      throw new UserError(`${file}, line ${line}: ${name} is not a number: ${text.slice(0, 40)}.`);
    }
    return value;
  };
  return lines.map((text, index) => {
    const cells = text.split(',');
    const entries = names.map((name) => [name, cell(cells, name, index + 2)] as const);
    // Object.fromEntries forgets which keys it was given.
    return Object.fromEntries(entries) as Record<Name, number | undefined>;
  });
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown error';
    throw new UserError(`Cannot read ${file} (${code}).`);
  }
}

function readTimes(file: string): Chain['times'] {
  const times = new Map<number, number>();
  for (const row of readColumns(file, ['height', 'arrival_unix_s'])) {
    if (row.height !== undefined && row.arrival_unix_s !== undefined) {
      times.set(row.height, row.arrival_unix_s);
    }
  }
  return times;
}

function readOutcomes(file: string): Chain['outcomes'] {
  const rows = readColumns(file, ['start_height', 'difficulty']);
  const difficulties = new Map(rows.map((row) => [row.start_height, row.difficulty]));
  const outcomes = new Map<number, number>();
  for (const { start_height: start, difficulty } of rows) {
    const next = start === undefined ? undefined : difficulties.get(start + BLOCKS_PER_EPOCH);
    if (start !== undefined && difficulty !== undefined && next !== undefined) {
      outcomes.set(start, next / difficulty);
    }
  }
  return outcomes;
}

const points = (value: number) => value.toFixed(2);
const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

function formatTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padStart(widths[column] ?? 0)).join(' | ')} |`;
  const rule = `|${widths.map((width) => `${'-'.repeat(width + 1)}:`).join('|')}|`;
  return [line(header), rule, ...rows.map(line)].join('\n');
}

function pointsTable({ points: rows }: Backtest): string {
  return formatTable(
    [
      'epoch done',
      'naive',
      'mempool.space',
      'Hashbell',
      'less error',
      'in 80 % band',
      'in 90 % band',
    ],
    rows.map((row) => {
      const exact = row.done === BLOCKS_PER_EPOCH - 1;
      return [
        exact ? 'last block' : `${((100 * row.done) / BLOCKS_PER_EPOCH).toFixed(0)} %`,
        ...[row.naive, row.mempool, row.hashbell].map(
          ({ mean, max }) => `${points(mean)} / ${points(max)}`,
        ),
        exact ? '–' : percent(row.gain),
        exact ? '–' : percent(row.coverage80),
        exact ? '–' : percent(row.coverage90),
      ];
    }),
  );
}

function syntheticRuns(epochs: number, seed: number) {
  return WORLDS.map(({ name, ...world }) => ({
    name,
    ...world,
    ...backtest(syntheticChain({ ...world, epochs: epochs + 1, seed })),
  }));
}

function syntheticTable(runs: ReturnType<typeof syntheticRuns>): string {
  return formatTable(
    [
      'world',
      'walk',
      'drift',
      'at 25 %: mempool.space',
      'Hashbell',
      'in 80 % band',
      'in 90 % band',
    ],
    runs.map(({ name, walkVariance, drift, points: rows, pooled }) => {
      const quarter = rows.find(({ done }) => done === BLOCKS_PER_EPOCH / 4);
      return [
        name,
        walkVariance.toFixed(4),
        drift.toFixed(2),
        points(quarter?.mempool.mean ?? Number.NaN),
        points(quarter?.hashbell.mean ?? Number.NaN),
        percent(pooled.coverage80),
        percent(pooled.coverage90),
      ];
    }),
  );
}

const USAGE = `npm run backtest -- FILE [--epochs FILE] [--synthetic EPOCHS] [--seed N] [--json]
FILE has the columns height,arrival_unix_s; --epochs the columns start_height,difficulty.`;

/**
 * The command line.
 *
 * @param print - Gets the text for standard output.
 * @throws UserError with one sentence if the arguments or the files are of no use.
 */
export function runBacktest(args: readonly string[], print: (text: string) => void): void {
  const { values, positionals } = readArguments(args);
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new UserError(`Usage: ${USAGE}`);
  const invented = Number(values.synthetic);
  const seed = Number(values.seed);
  if (!Number.isInteger(invented) || invented < 0 || !Number.isInteger(seed)) {
    throw new UserError('--synthetic and --seed want whole numbers.');
  }
  const times = readTimes(file);
  const outcomes =
    values.epochs === undefined ? outcomesFromTimes(times) : readOutcomes(values.epochs);
  const real = backtest({ times, outcomes });
  if (real.epochs === 0) {
    throw new UserError(
      `${file} has no complete epoch of ${BLOCKS_PER_EPOCH} blocks with a known outcome.`,
    );
  }
  const synthetic = invented === 0 ? [] : syntheticRuns(invented, seed);
  if (values.json) {
    print(JSON.stringify({ ...real, synthetic }, undefined, 2));
    return;
  }

  print(`${basename(file)}: ${real.epochs} complete epochs, mean / largest error in points\n`);
  print(pointsTable(real));
  const { forecasts, coverage80, coverage90 } = real.pooled;
  print(
    `\nEvery 5 % of an epoch (${forecasts} forecasts, those of one epoch hang together): ` +
      `${percent(coverage80)} in the 80 % band, ${percent(coverage90)} in the 90 % band.`,
  );
  if (synthetic.length === 0) return;
  print(`\nInvented epochs, ${invented} a world, seed ${seed}; bands over every 5 % of an epoch\n`);
  print(syntheticTable(synthetic));
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        epochs: { type: 'string' },
        synthetic: { type: 'string', default: '2000' },
        seed: { type: 'string', default: '1' },
        json: { type: 'boolean', default: false },
      },
    });
  } catch (cause) {
    throw new UserError(`${cause instanceof Error ? cause.message : cause}`);
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    runBacktest(process.argv.slice(2), (text) => console.log(text));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

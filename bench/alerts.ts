/**
 * Measures what a million rigs cost the bot on both engines: a tick of its alerts and adding a rig.
 * Prints tables for docs/BENCHMARKS.md; exits with 1 when a target is missed.
 */
import { open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ENGINE_NAMES, type Engine } from './alerts-store.ts';
import { type AlertFigures, measureAlerts } from './measure-alerts.ts';
import { median } from './median.ts';
import type { Spent } from './spent.ts';
import { figures, load, machine, printTable, verdict } from './table.ts';

/** Milliseconds; a ratio (`growth`); megabytes that memory may vary by and still be called flat. */
const TARGETS = {
  quiet: { sqlite: 5, postgres: 20 },
  crossing: 1_500,
  add: 2,
  growth: 2,
  heap: 1,
  resident: 10,
};

console.log(`${machine()}; load before it began ${load()}, \
a write that waits for the disk ${figures(await diskWait())} ms\n`);

const sqlite = await measureAlerts('sqlite');
const postgres = await measureAlerts('postgres');
const both: readonly (readonly [Engine, AlertFigures])[] = [
  ['sqlite', sqlite],
  ['postgres', postgres],
];

printTable(
  '| 1,000,000 rigs of 200,000 users |   | wall, ms | CPU, ms | target | | naive loop, ms | times |',
  '|:--|:--|--:|--:|--:|:--|--:|--:|',
  [
    ...both.map(([engine, { quiet, naive }]) =>
      timeRow('tick, nothing crosses', engine, quiet, TARGETS.quiet[engine], naive),
    ),
    ...both.map(([engine, { fall, naive }]) =>
      timeRow('tick, 10,000 rigs fall', engine, fall, TARGETS.crossing, naive),
    ),
    ...both.map(([engine, { recovery, naive }]) =>
      timeRow('tick, 10,000 rigs recover', engine, recovery, TARGETS.crossing, naive),
    ),
    ...both.map(([engine, { added, addedP99 }]) =>
      timeRow(`add a rig (p99 ${figures(addedP99)})`, engine, added, TARGETS.add),
    ),
  ],
);
printTable(
  '| crossings in a tick |   | 10,000 rigs: wall, CPU, ms | 1,000,000 rigs: wall, CPU, ms | ratio of wall | of CPU | target | |',
  '|:--|:--|--:|--:|--:|--:|--:|:--|',
  both.flatMap(([engine, { growth }]) =>
    growth.map(({ crossings, few, many }) => {
      const times = [few, many].map(({ wall, cpu }) => `${figures(wall)}, ${figures(cpu)}`);
      const ratios = [many.wall / few.wall, many.cpu / few.cpu] as const;
      return [
        ...[crossings.toLocaleString('en'), ENGINE_NAMES[engine], ...times, ...ratios.map(figures)],
        ...verdict(ratios[0], '≤', TARGETS.growth),
      ];
    }),
  ),
);
printTable(
  '| memory of the process, MB |   | before | after | growth | target | |',
  '|:--|:--|--:|--:|--:|--:|:--|',
  both.flatMap(([engine, { memory }]) =>
    (['heap', 'resident'] as const).map((kind) => {
      const [before, after] = [memory.before[kind] / 1e6, memory.after[kind] / 1e6];
      const numbers = [before, after, after - before].map((value) => value.toFixed(1));
      return [
        kind,
        ENGINE_NAMES[engine],
        ...numbers,
        ...verdict(after - before, '≤', TARGETS[kind]),
      ];
    }),
  ),
);
const longest = both.map(
  ([engine, { standstill }]) => `${ENGINE_NAMES[engine]} ${figures(standstill)} ms`,
);
console.log(
  `Longest standstill of the process in a tick with 10,000 crossings: ${longest.join(', ')}.`,
);

function timeRow(name: string, engine: Engine, spent: Spent, atMost: number, naive?: Spent) {
  const beside = naive ? [figures(naive.wall), figures(naive.wall / spent.wall)] : ['', ''];
  const numbers = [spent.wall, spent.cpu].map(figures);
  return [name, ENGINE_NAMES[engine], ...numbers, ...verdict(spent.wall, '≤', atMost), ...beside];
}

/** Returns the median wait for the disk in milliseconds; each commit waits at least that long. */
async function diskWait(): Promise<number> {
  const path = join(tmpdir(), `hashbell-bench-${process.pid}`);
  const file = await open(path, 'w');
  try {
    const waits: number[] = [];
    for (let round = 0; round < 100; round += 1) {
      const began = performance.now();
      await file.write(Buffer.alloc(4_096));
      await file.datasync();
      waits.push(performance.now() - began);
    }
    return median(waits);
  } finally {
    await file.close();
    await rm(path);
  }
}

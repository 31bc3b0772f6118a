import { setTimeout as sleep } from 'node:timers/promises';
import { rigStore } from '../src/rig/rigs.store.ts';
import { sampleRig } from '../tests/support/sample-rows.ts';
import { type Engine, type Seeded, seedRigs, withDatabase } from './alerts-store.ts';
import { naivePass } from './naive-pass.ts';
import { medianSpent, type Spent, spentOn } from './spent.ts';
import { standstillDuring } from './standstill.ts';
import { type Ticking, tickingOn } from './ticking.ts';

const FEW = 10_000;
const MANY = 1_000_000;
const CROSSINGS = 10_000;
/** Crossings that both sizes can have at a change of the hashprice that needs no second reading. */
const EQUAL_CROSSINGS = [100, 1_000] as const;

/** Rounds of crossings, run once for time and once more for memory. */
const ROUNDS = 5;
const EQUAL_ROUNDS = 9;
const QUIET_TICKS = 1_000;
const NAIVE_PASSES = 3;
const ADDED = 1_000;
/** Node keeps the pages of what it collected for some seconds, up to 15 MB of them. */
const GIVE_BACK_MS = 10_000;

/** The bytes that the process holds after a garbage collection. */
interface Memory {
  /** Bytes of JavaScript's heap. */
  readonly heap: number;
  readonly resident: number;
}

/** The figures of one engine; medians. */
export interface AlertFigures {
  readonly quiet: Spent;
  readonly fall: Spent;
  readonly recovery: Spent;
  readonly naive: Spent;
  readonly added: Spent;
  /** Milliseconds of wall time that 1 in 100 exceeds. */
  readonly addedP99: number;
  /** The longest turn of the process while 10,000 rigs fell and recovered, in milliseconds. */
  readonly standstill: number;
  readonly growth: readonly {
    readonly crossings: number;
    readonly few: Spent;
    readonly many: Spent;
  }[];
  /** At a million rigs, before and after 1,000 quiet ticks and ten with 10,000 crossings. */
  readonly memory: { readonly before: Memory; readonly after: Memory };
}

export function measureAlerts(engine: Engine): Promise<AlertFigures> {
  return withDatabase(engine, async (small) => {
    const few = await tickingOn(small, await seedRigs(small, FEW));
    return withDatabase(engine, async (database) => {
      const seeded = await seedRigs(database, MANY);
      const many = await tickingOn(database, seeded);
      // Growth is measured first, while both outboxes are equally full.
      const growth = await growthBetween(few, many);
      const standstill = await standstillDuring(() => many.crossing(CROSSINGS));
      const rounds = await repeated(ROUNDS, () => many.crossing(CROSSINGS));
      const quiet = await repeated(QUIET_TICKS, many.quiet);
      const before = await memory();
      await repeated(ROUNDS, async () => {
        await many.crossing(CROSSINGS);
        await repeated(QUIET_TICKS / ROUNDS, many.quiet);
        collectGarbage();
      });
      const after = await memory();
      const naive = await repeated(NAIVE_PASSES, async () => {
        const { result, ...spent } = await spentOn(() =>
          naivePass(database, many.reading(CROSSINGS)),
        );
        if (result !== CROSSINGS) throw new Error(`The naive loop found ${result}`);
        return spent;
      });
      const added = await addRigs(rigStore(database), seeded);
      const slowest = added.map(({ wall }) => wall).toSorted((a, b) => b - a);
      return {
        quiet: medianSpent(quiet),
        fall: medianSpent(rounds.map(({ fall }) => fall)),
        recovery: medianSpent(rounds.map(({ recovery }) => recovery)),
        naive: medianSpent(naive),
        added: medianSpent(added),
        addedP99: slowest[ADDED / 100] ?? Number.NaN,
        standstill,
        growth,
        memory: { before, after },
      };
    });
  });
}

/** Runs ticks with the same work; the two take turns, for the machine may have other work too. */
async function growthBetween(few: Ticking, many: Ticking): Promise<AlertFigures['growth']> {
  const growth: AlertFigures['growth'][number][] = [];
  for (const crossings of EQUAL_CROSSINGS) {
    const ticks: Record<'few' | 'many', Spent[]> = { few: [], many: [] };
    for (let round = 0; round <= EQUAL_ROUNDS; round += 1) {
      for (const [size, ticking] of [
        ['few', few],
        ['many', many],
      ] as const) {
        const { fall, recovery } = await ticking.crossing(crossings);
        // The first round warms up.
        if (round > 0) ticks[size].push(fall, recovery);
      }
    }
    growth.push({ crossings, few: medianSpent(ticks.few), many: medianSpent(ticks.many) });
  }
  return growth;
}

/** Adds a rig by turns for somebody new and for somebody who has five. */
async function addRigs(
  rigs: ReturnType<typeof rigStore>,
  { users }: Seeded,
): Promise<readonly Spent[]> {
  let number = 0;
  return repeated(ADDED, async () => {
    number += 1;
    const userId = number % 2 === 0 ? `8${number}` : `9${String(number).padStart(12, '0')}`;
    const { result, ...spent } = await spentOn(() =>
      rigs.add(sampleRig({ userId, name: 'Added' })),
    );
    if (!result.ok || number > users) throw new Error('The rig was not added');
    return spent;
  });
}

async function memory(): Promise<Memory> {
  collectGarbage();
  await sleep(GIVE_BACK_MS);
  collectGarbage();
  const { heapUsed, rss } = process.memoryUsage();
  return { heap: heapUsed, resident: rss };
}

/** Does what Node does by and by; until then the process holds what it no longer needs. */
function collectGarbage(): void {
  if (!globalThis.gc) throw new Error('Run it with --expose-gc');
  globalThis.gc();
}

async function repeated<T>(times: number, work: () => Promise<T>): Promise<readonly T[]> {
  const results: T[] = [];
  for (let round = 0; round < times; round += 1) results.push(await work());
  return results;
}

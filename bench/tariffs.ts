/**
 * Measures what power by the hour costs: the sums of an answer, a tick of a million rigs many of which have
 * schedules and modes, and the change of prices that has their levels set anew. Prints tables for
 * docs/BENCHMARKS.md; exits with 1 when a target is missed. With `--quick` behind it a hundredth of the rigs,
 * to see that it works.
 */
import { alertStore } from '../src/alert/alerts.store.ts';
import { followSeasons } from '../src/alert/follow-seasons.job.ts';
import { watchAlerts } from '../src/alert/watch-alerts.job.ts';
import { historyStore } from '../src/market/history.store.ts';
import { rigStore } from '../src/rig/rigs.store.ts';
import { silent } from '../tests/support/silent-log.ts';
import { ENGINE_NAMES, type Engine, withDatabase } from './alerts-store.ts';
import { hoursOfTwoDays, naiveTwoDays } from './hours-maths.ts';
import { type LongestTurn, longestTurn, watchTurns } from './longest-turn.ts';
import { median } from './median.ts';
import { naivePass } from './naive-pass.ts';
import { medianSpent, type Spent, spentOn } from './spent.ts';
import { figures, load, machine, printTable, verdict } from './table.ts';
import { endSeason, makeHoursDue, seedTariffs } from './tariffs-store.ts';
import { readingWith, tickingOn } from './ticking.ts';

const isQuick = process.argv.includes('--quick');
const RIGS = isQuick ? 10_000 : 1_000_000;
/** Milliseconds. */
const TARGETS = { maths: 0.3, quiet: { sqlite: 8, postgres: 25 }, turn: 20 };
const ROUNDS = 5;
const SUMS_OF_A_ROUND = 500;
const QUIET_TICKS = isQuick ? 20 : 300;
/** Rigs whose hours are told in one tick. */
const TOLD = isQuick ? 100 : 10_000;
const PEOPLE_AT_ONCE = 500;
/** As in the bot: rigs of a look, and milliseconds of a run. */
const RIGS_AT_ONCE = 50;
const SEASON_MS = 10_000;
/** Unix seconds of 2026-03-02, 20:00 UTC, which is in the month 3. */
const EVENING = 1_772_481_600;

interface Figures {
  readonly quiet: Spent;
  readonly naive: Spent;
  readonly told: Spent;
  readonly toldTurn: LongestTurn;
  readonly naiveTurn: LongestTurn;
  readonly seasonTurn: LongestTurn;
  /** Rigs that were counted anew in a run of the job. */
  readonly changed: number;
}

console.log(`${machine()}; load before it began ${load()}\n`);

const maths = sums(() => hoursOfTwoDays(Math.random()));
const naiveMaths = sums(naiveTwoDays);
const both: readonly (readonly [Engine, Figures])[] = [
  ['sqlite', await measure('sqlite')],
  ['postgres', await measure('postgres')],
];

printTable(
  '| the sums of an answer, two days of quarter hours, a grid fee of 12 periods | CPU, ms | target | | naive, ms | ratio |',
  '|:--|--:|--:|:--|--:|--:|',
  [
    [
      'prices, mean, best hours',
      figures(maths),
      ...verdict(maths, '≤', TARGETS.maths),
      figures(naiveMaths),
      figures(maths / naiveMaths),
    ],
  ],
);
printTable(
  `| ${RIGS.toLocaleString('en')} rigs, a fifth with schedules, a tenth with modes |   | wall, ms | CPU, ms | target | | naive loop, ms | ratio |`,
  '|:--|:--|--:|--:|--:|:--|--:|--:|',
  both.flatMap(([engine, { quiet, told, naive }]) => [
    [
      'tick, nothing crosses',
      ENGINE_NAMES[engine],
      figures(quiet.wall),
      figures(quiet.cpu),
      ...verdict(quiet.wall, '≤', TARGETS.quiet[engine]),
      figures(naive.wall),
      figures(quiet.wall / naive.wall),
    ],
    [
      `tick, the hours of ${TOLD.toLocaleString('en')} rigs are told`,
      ENGINE_NAMES[engine],
      figures(told.wall),
      figures(told.cpu),
      '',
      '',
      figures(naive.wall),
      figures(told.wall / naive.wall),
    ],
  ]),
);
printTable(
  '| the longest turn, ms |   | wall | CPU | target | | naive loop | ratio |',
  '|:--|:--|--:|--:|--:|:--|--:|--:|',
  both.flatMap(([engine, { seasonTurn, toldTurn, naiveTurn, changed }]) =>
    (
      [
        [
          `prices of all schedules change (${changed.toLocaleString('en')} rigs in ${SEASON_MS / 1_000} s)`,
          seasonTurn,
          verdict(seasonTurn.cpu, '≤', TARGETS.turn),
        ],
        [`the hours of ${TOLD.toLocaleString('en')} rigs are told`, toldTurn, ['', '']],
      ] as const
    ).map(([name, turn, judged]) => [
      name,
      ENGINE_NAMES[engine],
      figures(turn.wall),
      figures(turn.cpu),
      ...judged,
      figures(naiveTurn.cpu),
      figures(turn.cpu / naiveTurn.cpu),
    ]),
  ),
);

function measure(engine: Engine): Promise<Figures> {
  return withDatabase(engine, async (database) => {
    const seeded = await seedTariffs(database, RIGS);
    const ticking = await tickingOn(database, seeded);
    const ticks: Spent[] = [];
    for (let round = 0; round < QUIET_TICKS; round += 1) ticks.push(await ticking.quiet());
    let naive: Spent | undefined;
    const naiveTurn = await turnDuring(async () => {
      naive = await spentOn(() => naivePass(database, ticking.reading(0)));
    });

    const ports = {
      alerts: alertStore(database),
      rigs: rigStore(database),
      history: historyStore(database),
      log: silent,
    };
    await makeHoursDue(database, TOLD, EVENING);
    // As a tick that came an hour after the last one.
    await database.kysely.deleteFrom('watch').execute();
    const market = { reading: () => readingWith(EVENING, seeded.hashpriceWith(0)) };
    let told: Spent | undefined;
    const toldTurn = await turnDuring(async () => {
      const { result, ...spent } = await spentOn(() =>
        watchAlerts(
          { ...ports, market, clock: () => EVENING },
          { minPriceSources: 2, people: PEOPLE_AT_ONCE },
        ),
      );
      if (result.alerts !== TOLD) throw new Error(`Not ${TOLD} rigs: ${JSON.stringify(result)}`);
      told = spent;
    });

    await endSeason(database, 2);
    let changed = 0;
    const seasonTurn = await turnDuring(async () => {
      const began = performance.now();
      const hasTime = () => performance.now() - began < SEASON_MS;
      changed = await followSeasons(
        { ...ports, market, clock: () => EVENING, hasTime },
        RIGS_AT_ONCE,
      );
    });
    if (!naive || !told) throw new Error('Not measured');
    const quiet = medianSpent(ticks);
    return { quiet, naive, told, toldTurn, naiveTurn, seasonTurn, changed };
  });
}

async function turnDuring(work: () => Promise<void>): Promise<LongestTurn> {
  watchTurns();
  await work();
  return longestTurn();
}

/** Returns CPU milliseconds of one run, the median of some rounds; the first warms up. */
function sums(work: () => unknown): number {
  const rounds = Array.from({ length: ROUNDS + 1 }, () => {
    const before = process.cpuUsage();
    for (let run = 0; run < SUMS_OF_A_ROUND; run += 1) work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000 / SUMS_OF_A_ROUND;
  });
  return median(rounds.slice(1));
}

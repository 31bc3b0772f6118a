/**
 * Measures the bot beyond one process, at a local Discord and a PostgreSQL of its own, and reckons by
 * that what larger sizes take. Prints tables for docs/BENCHMARKS.md; exits with 1 when a target is
 * missed. It takes about fifteen minutes.
 */
import { measureSending, measureTogether } from './measure-processes.ts';
import { measureShards } from './measure-shards.ts';
import { measureStorage } from './measure-storage.ts';
import { measureWeb } from './measure-web.ts';
import { forecastOf, type Plan } from './scale-model.ts';
import { openScene } from './scale-scene.ts';
import { figures, load, machine, printTable, verdict } from './table.ts';

const TARGETS = {
  ...{ resident: 200, answered: 20, providers: 1.1, perSecond: 47, rateLimited: 5 },
  ...{ webP99: 100, floodP99: 300 },
};
const NOTICES = { processes: 8, notices: 1_600 };
const TOGETHER = { profits: 100, rigs: 50 };
const PLANS: readonly Plan[] = [
  { servers: 1_000, rigs: 10_000, answers: 2, digests: 1_000 },
  { servers: 10_000, rigs: 100_000, answers: 20, digests: 10_000 },
  { servers: 100_000, rigs: 1_000_000, answers: 100, digests: 30_000 },
  { servers: 1_000_000, rigs: 10_000_000, answers: 1_000, digests: 100_000 },
];

console.log(`${machine()}; load ${load()} before it began.\n`);

const scene = await openScene();
try {
  const one = await measureShards(scene, { servers: 1, shards: 1 });
  const two = await measureShards(scene, { servers: 2_501, shards: 2 });
  const eight = await measureShards(scene, { servers: 10_000, shards: 8 });
  printNumbers('| one process | servers | shards | | target | | with 1 server | ratio |', [
    ...[two, eight].map((many) => [
      'questions of 20 that were answered',
      ...[count(many.servers), count(many.shards), count(many.answered)],
      ...verdict(many.answered, '≥', TARGETS.answered),
      ...[count(one.answered), figures(many.answered / one.answered)],
    ]),
    [
      'resident at rest, MB',
      ...[count(eight.servers), count(eight.shards), figures(eight.atRest)],
      ...verdict(eight.atRest, '≤', TARGETS.resident),
      ...[figures(one.atRest), figures(eight.atRest / one.atRest)],
    ],
    [
      'resident after 1,000 answers, MB',
      ...[count(eight.servers), count(eight.shards), figures(eight.afterwards)],
      ...verdict(eight.afterwards, '≤', TARGETS.resident),
      ...[figures(one.afterwards), figures(eight.afterwards / one.afterwards)],
    ],
  ]);

  const together = await measureTogether(scene, TOGETHER);
  const [alone, all] = await measureSending(scene, NOTICES);
  printNumbers('| several processes on one PostgreSQL | | target | | one process | ratio |', [
    [
      `two: answers to ${TOGETHER.profits} \`/profit\` and ${TOGETHER.rigs} \`/rig add\``,
      count(together.callbacks),
      // One that is answered twice counts among the 40060 below.
      ...verdict(together.callbacks, '≥', together.asked),
      ...['', ''],
    ],
    [
      'two: answers that Discord had already (40060)',
      count(together.refused),
      ...verdict(together.refused, '≤', 0),
      ...['', ''],
    ],
    [
      'two: requests to the providers in a minute',
      count(together.providersOfTwo),
      ...verdict(
        together.providersOfTwo / together.providersOfOne,
        '≤',
        TARGETS.providers,
        'ratio ',
      ),
      count(together.providersOfOne),
      figures(together.providersOfTwo / together.providersOfOne),
    ],
    [
      `eight: ${count(NOTICES.notices)} notices, a second`,
      figures(all.perSecond),
      ...verdict(all.perSecond, '≥', TARGETS.perSecond),
      ...[figures(alone.perSecond), figures(all.perSecond / alone.perSecond)],
    ],
    [
      'eight: answers of 429',
      count(all.rateLimited),
      ...verdict(all.rateLimited, '≤', TARGETS.rateLimited),
      ...[count(alone.rateLimited), ''],
    ],
    [
      'eight: lost, and sent twice',
      `${all.lost}, ${all.doubled}`,
      ...verdict(all.lost + all.doubled, '≤', 0),
      ...[`${alone.lost}, ${alone.doubled}`, ''],
    ],
  ]);

  const { gateway, web, quietP99, floods } = await measureWeb(scene);
  const database = (way: typeof web) =>
    way.databaseCpu === undefined ? '?' : figures(way.databaseCpu);
  printNumbers('| commands over HTTP, one process | | target | | over the gateway | ratio |', [
    [
      'p99 at 200/s, ms',
      timed(web.p99),
      ...verdict(web.p99, '≤', TARGETS.webP99),
      ...[timed(gateway.p99), timed(web.p99 / gateway.p99)],
    ],
    ['p99 at 50/s, ms', ...[timed(quietP99), '', '', '', '']],
    [
      'CPU time of an answer, µs',
      ...[figures(web.cpu), '', '', figures(gateway.cpu), figures(web.cpu / gateway.cpu)],
    ],
    ['the same, PostgreSQL’s', ...[database(web), '', '', database(gateway), '']],
    [
      'answers a second with 64 asked at a time',
      ...[figures(web.flatOut), '', '', figures(gateway.flatOut)],
      figures(web.flatOut / gateway.flatOut),
    ],
    ['resident after that, MB', figures(web.rss), '', '', figures(gateway.rss), ''],
  ]);
  printNumbers(
    '| what nobody has signed, 2,000 a second for 10 s | p99 of 50 signed a second, ms | target | | without | ratio | CPU time of one, µs |',
    floods.map(({ kind, signedP99, perSecond, cpu }) => [
      `${kind === 'bare' ? 'without a signature' : 'with a forged one'} (${figures(perSecond)}/s)`,
      timed(signedP99),
      ...verdict(signedP99, '≤', TARGETS.floodP99),
      ...[timed(quietP99), timed(signedP99 / quietP99), figures(cpu)],
    ]),
  );

  const storage = await measureStorage();
  printNumbers('| in PostgreSQL, with indexes | bytes |', [
    ['a rig with an alert', figures(storage.rig)],
    ['a digest', figures(storage.digest)],
    ['a notice, for a week after it was sent', figures(storage.notice)],
    ['a claim on an interaction, for two hours at most', figures(storage.claim)],
  ]);
  const measured = {
    webCpu: web.cpu,
    databaseCpu: web.databaseCpu ?? Number.NaN,
    webMemory: web.rss,
    workerMemory: one.afterwards,
    storage,
    perSecond: all.perSecond,
  };
  printNumbers(
    '| a model: servers | rigs | answers a second | digests at nine | web processes | shards otherwise | PostgreSQL’s cores for answers | memory of processes, GB | database, GB | minutes of digests |',
    PLANS.map((plan) => {
      const forecast = forecastOf(plan, measured);
      return [
        ...[count(plan.servers), count(plan.rigs), count(plan.answers), count(plan.digests)],
        ...[count(forecast.webs), count(forecast.shards), figures(forecast.databaseCores)],
        ...[figures(forecast.memory / 1_000), figures(forecast.database)],
        figures(forecast.minutes),
      ];
    }),
  );
  console.log(`Load ${load()} at the end.`);
} finally {
  await scene.close();
}

/** Prints a table whose columns all hold numbers but the first. */
function printNumbers(head: string, rows: readonly (readonly string[])[]): void {
  const columns = head.split('|').length - 2;
  printTable(head, `|:--|${'--:|'.repeat(columns - 1)}`, rows);
}

function count(value: number): string {
  return value.toLocaleString('en');
}

/** @param value - Infinite where more than one in a hundred got no answer in time. */
function timed(value: number): string {
  return value === Number.POSITIVE_INFINITY ? 'no answer' : figures(value);
}

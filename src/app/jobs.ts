import { setTimeout as sleep } from 'node:timers/promises';
import type { Dispatcher } from 'undici';
import { followSeasons } from '../alert/follow-seasons.job.ts';
import { coinAwaited } from '../alert/metric.ts';
import { tellPoolDown } from '../alert/tell-pool-down.job.ts';
import { watchAlerts } from '../alert/watch-alerts.job.ts';
import { watchRigs } from '../alert/watch-rigs.job.ts';
import type { Database } from '../database/database.ts';
import { keepClock } from '../digest/keep-clock.job.ts';
import { keepEditions } from '../digest/keep-editions.job.ts';
import { postDigests } from '../digest/post-digests.job.ts';
import type { Ports } from '../discord/services.ts';
import type { Logger } from '../log/logger.port.ts';
import { backfillHistory } from '../market/backfill-history.job.ts';
import { otherReadings } from '../market/other-readings.ts';
import { recordHistory } from '../market/record-history.job.ts';
import { buildPast } from '../market/sources/past/build-past.ts';
import type { WatchedSpotBook } from '../market/sources/spot/spot-book.ts';
import type { Meter } from '../outbox/outbox.port.ts';
import { checkSharers } from '../place/check-sharers.job.ts';
import { placeChannels } from '../place/place-channels.job.ts';
import { pollPool, rollUpRates } from '../pool/poll-pool.job.ts';
import type { Job } from '../time/job.port.ts';
import type { Config } from './config.ts';
import type { Delivery } from './delivery.ts';
import type { Play } from './play.ts';
import { type Stores, sweepStores } from './stores.ts';

/** Times of the clock's job, before the tick and the digests, which wait for it. */
const CLOCK_CRON = '0 * * * * *';
/** Times of the tick, a second after the market's refresh began, which it waits for. */
const TICK_CRON = '1 * * * * *';
/** Times of the recording, which waits for the market's refresh as the tick does. */
const RECORD_CRON = '2 * * * * *';
/** Times of the look at the editions, before the digests; it has something to do once. */
const EDITIONS_CRON = '2 * * * * *';
/** Times of the digests, after the tick, which is soon over. */
const DIGEST_CRON = '3 * * * * *';
/** Times of the backfill; a look where nothing is due costs nothing. */
const BACKFILL_CRON = '12,42 * * * * *';
/** Times of the look for power prices; where nothing is due it costs nothing. */
const SPOT_CRON = '20 * * * * *';
/** Times of the other questions to Discord, when nothing else is due. */
const ASK_CRON = '40 * * * * *';
/** Times at which a process that doesn't lead looks for power prices, when the leader has. */
const FOLLOW_SPOT_CRON = '45 * * * * *';
/** Times at which a process that doesn't lead reads what the leader has found out. */
const RECALL_SECONDS = 5;
/** Times of the questions to pools, each a few seconds' worth of addresses. */
const POOL_SECONDS = 10;
const POOL_CRON = `*/${POOL_SECONDS} * * * * *`;
/** Times at which a round of the machines in the house may begin, one a minute. */
const MACHINE_CRON = '*/10 * * * * *';
const ROLL_UP_CRON = '4 * * * *';
const RATES_CRON = '5 * * * *';
/** Where no rig is out of season it costs one look. */
const SEASON_CRON = '9 * * * * *';
const HOUR_CRON = '7 * * * *';

/** Times of the jobs that go by the market, in their order. */
export const marketCrons = [TICK_CRON, RECORD_CRON, DIGEST_CRON, ROLL_UP_CRON];

/** People, and channels, that are asked for in a minute: a fraction of what Discord allows in a second. */
const ASKED_AT_ONCE = 20;
/** Milliseconds after which no more is asked: less than a request may wait, so one without an answer is the last. */
const ASKING_MS = 10_000;
/** Rigs that are counted by another month's prices in one look. */
const RIGS_AT_ONCE = 50;
/** Milliseconds after which the rest waits for the next minute. */
const SEASON_MS = 10_000;
/** Digests whose next times and notices are written in one transaction. */
const DIGESTS_AT_ONCE = 500;
/** People whose alerts are decided in one transaction. */
const PEOPLE_AT_ONCE = 500;

interface JobParts {
  readonly config: Pick<Config, 'market' | 'marketCron' | 'pools'>;
  readonly version: string;
  readonly ports: Ports;
  readonly spot: Pick<WatchedSpotBook, 'refresh' | 'recall'>;
  readonly database: Database;
  readonly stores: Stores;
  readonly delivery: Delivery;
  /** Reads what the leader has found out about the market. */
  readonly recall: () => Promise<void>;
  readonly meter: Meter;
  /** A factor by which a process waits less for what the leader finds out. */
  readonly haste: number;
  readonly dispatcher: Dispatcher;
  readonly log: Logger;
  /** Ends work that takes long. */
  readonly stop: AbortSignal;
  readonly play?: Play | undefined;
}

export interface ScheduledJob {
  /** Cron expression, in UTC. */
  readonly cron: string;
  readonly job: Job;
  /** Whether each process runs it while nobody can say which one leads. */
  readonly whenUnsettled?: boolean;
}

interface Jobs {
  /** Asks the providers now; jobs that go by the market wait for it. */
  refresh(): void;
  /** Returns the jobs that run as soon as the bot does. */
  upkeep(): readonly ScheduledJob[];
  /** Returns the jobs that decide what is told unasked. */
  deciding(): readonly ScheduledJob[];
  /** Returns the jobs that ask Discord something. */
  asking(): readonly ScheduledJob[];
  /** Returns the jobs of a process that another one leads. */
  following(): readonly ScheduledJob[];
}

/** Makes all jobs, with what waits for what. */
export function createJobs(parts: JobParts): Jobs {
  const { config, ports, stores, play, log, stop } = parts;
  let refreshed = Promise.resolve();
  let clockKept = Promise.resolve();

  const refreshing: Job = {
    ...refreshMarket(ports),
    run() {
      refreshed = ports.market.refresh();
      return refreshed;
    },
  };
  const keeping = keepClock({ ...ports, mark: stores.clockMark, log });
  const clockKeeping: Job = {
    ...keeping,
    run() {
      const kept = keeping.run();
      // Whether it could be written down is no matter for those that wait for it.
      clockKept = kept.catch(() => {});
      return kept;
    },
  };
  const recording = () => recordHistory(ports, { recordsSample: () => play?.isApart() ?? false });
  const past = () =>
    buildPast(
      { ...config.market, version: parts.version },
      { dispatcher: parts.dispatcher, clock: ports.clock, log, stop },
    );

  return {
    refresh() {
      // It never throws; until it is done there is the last reading.
      refreshed = ports.market.refresh();
    },
    upkeep: () => [
      // Otherwise figures would grow old with the database out of reach, of which they know nothing.
      { cron: config.marketCron, job: refreshing, whenUnsettled: true },
      { cron: CLOCK_CRON, job: clockKeeping },
      { cron: RECORD_CRON, job: after(() => refreshed, recording()) },
      { cron: SPOT_CRON, job: { name: 'refresh-spot', run: () => parts.spot.refresh() } },
      { cron: ROLL_UP_CRON, job: rollUpHistory(ports) },
      { cron: RATES_CRON, job: rollUpRates(ports) },
      {
        cron: BACKFILL_CRON,
        job: backfillHistory({ ...ports, past: past(), log, stop, collectGarbage }),
      },
      { cron: BACKFILL_CRON, job: pastOfCoins(parts) },
      {
        cron: HOUR_CRON,
        job: sweepExpired(() => sweepStores(parts.database, stores, ports.clock())),
      },
    ],
    deciding() {
      const known = () => Promise.all([refreshed, clockKept]);
      return [
        { cron: TICK_CRON, job: after(known, alertTick(parts)) },
        { cron: EDITIONS_CRON, job: after(() => clockKept, keepEditions({ ...ports, log })) },
        { cron: DIGEST_CRON, job: after(known, digestTick(parts)) },
        ...ports.pools.list().map(({ id }) => ({ cron: POOL_CRON, job: poolTick(id, parts) })),
        ...(ports.machines.list.length === 0
          ? []
          : [{ cron: MACHINE_CRON, job: machineTick(parts) }]),
        { cron: SEASON_CRON, job: seasons(parts) },
      ];
    },
    asking: () => [{ cron: ASK_CRON, job: askServers(parts) }],
    following: () => [
      {
        cron: FOLLOW_SPOT_CRON,
        job: {
          name: 'follow-spot',
          async run() {
            // A zone may be wanted here alone; another process has asked for most of them.
            await parts.spot.recall();
            await parts.spot.refresh();
          },
        },
      },
      {
        cron: `*/${Math.ceil(RECALL_SECONDS / parts.haste)} * * * * *`,
        job: { name: 'recall-market', run: () => parts.recall() },
      },
    ],
  };
}

/** Returns the same job, which waits until what it goes by is there. */
function after(ready: () => Promise<unknown>, { name, run }: Job): Job {
  return {
    name,
    async run() {
      await ready();
      await run();
    },
  };
}

function alertTick({ ports, delivery, meter, log }: JobParts): Job {
  return {
    name: 'watch-alerts',
    async run() {
      const began = performance.now();
      await wantAwaited(ports);
      const others = otherReadings(ports.market);
      await watchAlerts({ ...ports, log }, { ...ports.trust, people: PEOPLE_AT_ONCE, others });
      meter.ticked((performance.now() - began) / 1_000);
      delivery.wake();
    },
  };
}

/** Makes the job that asks one pool: one that is slow keeps no other waiting. */
function poolTick(pool: string, { config, ports, delivery, log, stop }: JobParts): Job {
  return pollPool(
    {
      ...ports,
      log,
      // Nobody waits for the rest of a round when the bot is to stop.
      pause: (seconds) => sleep(seconds * 1_000, undefined, { signal: stop }).catch(() => {}),
      async judge(rigIds) {
        await watchRigs({ ...ports, log }, rigIds);
        delivery.wake();
      },
      async tellDown(down, since) {
        await tellPoolDown(ports, down, since);
        delivery.wake();
      },
    },
    { pool, every: POOL_SECONDS, perSecond: config.pools.requestsPerSecond },
  );
}

/** Makes the job that asks the machines in the house; it is loaded where there are any: most bots have none. */
function machineTick({ ports, delivery, log }: JobParts): Job {
  let job: Promise<Job> | undefined;
  const load = async () => {
    const { followMeasured } = await import('../alert/follow-measured.job.ts');
    const { pollMachines } = await import('../pool/poll-machines.job.ts');
    return pollMachines({
      ...ports,
      log,
      async judge(rigIds) {
        await followMeasured(ports, rigIds);
        await watchRigs({ ...ports, log }, rigIds);
        delivery.wake();
      },
      async tellDown(down, since) {
        await tellPoolDown(ports, down, since);
        delivery.wake();
      },
    });
  };
  return {
    name: 'poll-machines',
    async run() {
      job ??= load();
      await (await job).run();
    },
  };
}

/** Wants the coins that alerts wait for: somebody asked for those once. */
async function wantAwaited({ alerts, market }: Pick<Ports, 'alerts' | 'market'>): Promise<void> {
  const awaited = new Set((await alerts.awaited()).map(coinAwaited));
  const coins = market.coins.filter((coin) => awaited.has(coin));
  await Promise.all(coins.map((coin) => market.want(coin)));
}

/** Makes the job that fills in the past of other coins; loaded when somebody wants one. */
function pastOfCoins({ config, version, dispatcher, ports, log, stop }: JobParts): Job {
  let job: Job | undefined;
  return {
    name: 'backfill-coins',
    async run() {
      if (otherReadings(ports.market).length === 0) return;
      if (!job) {
        const [{ backfillCoins }, { coinPast }] = await Promise.all([
          import('../market/backfill-coins.job.ts'),
          import('../market/sources/past/coin-past.ts'),
        ]);
        const { elsewhere, ...settings } = { ...config.market, version };
        const deps = { dispatcher, clock: ports.clock, log, stop };
        job = backfillCoins({
          ...ports,
          past: (coin) => coinPast(coin, { ...settings, ...elsewhere }, deps),
          log,
          stop,
        });
      }
      await job.run();
    },
  };
}

function digestTick({ ports, delivery, log, play }: JobParts): Job {
  return {
    name: 'post-digests',
    async run() {
      const until = play?.arrival();
      await postDigests({ ...ports, log }, { group: DIGESTS_AT_ONCE, until });
      delivery.wake();
    },
  };
}

function askServers({ ports, stores, delivery }: JobParts): Job {
  return {
    name: 'ask-servers',
    async run() {
      const began = performance.now();
      const hasTime = () => performance.now() - began < ASKING_MS;
      const { servers } = delivery;
      await placeChannels({ places: stores.places, servers, hasTime }, ASKED_AT_ONCE);
      await checkSharers({ ...ports, servers, hasTime }, ASKED_AT_ONCE);
    },
  };
}

function seasons({ ports }: JobParts): Job {
  return {
    name: 'follow-seasons',
    async run() {
      const began = performance.now();
      const hasTime = () => performance.now() - began < SEASON_MS;
      await followSeasons({ ...ports, hasTime }, RIGS_AT_ONCE);
    },
  };
}

/** Collects garbage where the process was started so that it may. */
function collectGarbage(): void {
  globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}

/** Asks the providers anew, so that commands find a fresh reading in memory. */
export function refreshMarket({ market }: Pick<Ports, 'market'>): Job {
  return { name: 'refresh-market', run: () => market.refresh() };
}

/** Rolls up readings into hours, hours into days; drops what is too old in the finer steps. */
export function rollUpHistory({ history, clock }: Pick<Ports, 'history' | 'clock'>): Job {
  return { name: 'roll-up-history', run: () => history.rollUp(clock()) };
}

/** Frees the room of what expired; nobody would be given it any more, swept or not. */
export function sweepExpired(sweep: () => Promise<unknown>): Job {
  return {
    name: 'sweep-expired',
    async run() {
      await sweep();
    },
  };
}

import { SourceError } from '../errors.ts';
import type { Logger } from '../log/logger.port.ts';
import type { Clock } from '../time/clock.port.ts';
import type { Job } from '../time/job.port.ts';
import { MINUTE } from '../time/seconds.ts';
import { type KeepReadingsPorts, keepReadings } from './keep-readings.job.ts';
import { troubleKeeper } from './keep-trouble.job.ts';
import { nextReading, type PoolLink, STALE_AFTER } from './link.ts';
import type { LinkRead, PoolLinkStore, Pools } from './pool.port.ts';
import { measuredOf, type PoolAnswer } from './pool.ts';

interface PollPoolPorts extends KeepReadingsPorts {
  readonly pools: Pick<Pools, 'ask' | 'countedAt'>;
  readonly poolLinks: Pick<
    PoolLinkStore,
    | 'countAddresses'
    | 'dueAddresses'
    | 'noteAsked'
    | 'ofAddresses'
    | 'ofRigs'
    | 'saveReadings'
    | 'record'
    | 'troubles'
    | 'saveTrouble'
  >;
  readonly clock: Clock;
  readonly log: Logger;
  /** Waits; tests don't. @param seconds - From 0. */
  readonly pause: (seconds: number) => Promise<void>;
  /** Tells whose rigs work for a pool that it is down since then, each once. */
  readonly tellDown: (pool: string, since: number) => Promise<void>;
}

interface PollPoolOptions {
  /** Id of the pool. */
  readonly pool: string;
  /** Seconds between two runs. */
  readonly every: number;
  /** Requests that the pool gets in a second, at most. */
  readonly perSecond: number;
}

/** Seconds for which the number of addresses is taken for granted. */
const COUNTED_FOR = MINUTE;
/** Seconds between two questions about the pool itself. */
const CLOCK_EVERY = MINUTE;
/** Share of the time between two runs in which requests go out: the last answers take the rest. */
const ASKING = 0.8;
/** Links that are read, written and judged at once: some milliseconds' work. */
const KEPT_AT_ONCE = 500;
/** Seconds that a run must be early to count as on time. */
const SLACK = 2;

/**
 * Makes the job that asks one pool, some seconds' worth of addresses at a time: each once a minute,
 * or as often as the pool's budget allows, the one that waited longest first.
 */
export function pollPool(ports: PollPoolPorts, options: PollPoolOptions): Job {
  const { pools, poolLinks, clock, log, pause } = ports;
  const { pool, every, perSecond } = options;
  let count = { addresses: 0, at: Number.NEGATIVE_INFINITY };
  let clockAskedAt = Number.NEGATIVE_INFINITY;
  let isStale = false;
  const keepTrouble = troubleKeeper(ports, pool);

  /** Returns how many addresses are asked in this run: an even part of all. */
  async function share(now: number): Promise<number> {
    if (Math.abs(now - count.at) >= COUNTED_FOR) {
      count = { addresses: await poolLinks.countAddresses(pool), at: now };
    }
    const even = Math.ceil((count.addresses * every) / MINUTE);
    // A new address makes no more of a hurry than a second of the budget.
    return Math.min(Math.max(1, even), Math.max(1, Math.floor(perSecond * every * ASKING)));
  }

  async function ask(address: string): Promise<PoolAnswer | undefined> {
    try {
      return await pools.ask(pool, address);
    } catch (error) {
      if (error instanceof SourceError) return undefined;
      throw error;
    }
  }

  /** Asks the pool when it last counted: pages may be served long after the pool itself has stopped. */
  async function checkClock(now: number): Promise<void> {
    if (Math.abs(now - clockAskedAt) < CLOCK_EVERY - SLACK) return;
    clockAskedAt = now;
    try {
      const countedAt = await pools.countedAt(pool);
      isStale = countedAt !== undefined && now - countedAt > STALE_AFTER;
    } catch (error) {
      // Whether addresses are answered says more.
      if (!(error instanceof SourceError)) throw error;
      isStale = false;
    }
  }

  async function run(): Promise<void> {
    const now = clock();
    const limit = await share(now);
    const before = now - MINUTE + SLACK;
    const addresses = await poolLinks.dueAddresses({ pool, before, limit });
    if (addresses.length === 0) return;
    await poolLinks.noteAsked(pool, addresses, now);
    await checkClock(now);
    const answers = new Map<string, PoolAnswer>();
    await Promise.all(
      addresses.map(async (address, index) => {
        await pause((index * every * ASKING) / addresses.length);
        const answer = await ask(address);
        if (answer) answers.set(address, answer);
      }),
    );
    const isGood = answers.size > 0 && !isStale;
    await keepTrouble(isGood, clock());
    if (isGood) await keep(answers);
  }

  async function keep(answers: ReadonlyMap<string, PoolAnswer>): Promise<void> {
    const now = clock();
    const links = await poolLinks.ofAddresses(pool, [...answers.keys()]);
    for (let from = 0; from < links.length; from += KEPT_AT_ONCE) {
      const part = links.slice(from, from + KEPT_AT_ONCE);
      await keepReadings(
        ports,
        part,
        (link) => readingOf(link, answers.get(link.address), now),
        now,
      );
    }
    log.debug({ pool, addresses: answers.size, links: links.length }, 'pool read');
  }

  return { name: `poll-pool ${pool}`, run };
}

function readingOf(
  { id, worker, reading }: PoolLink,
  answer: PoolAnswer | undefined,
  now: number,
): LinkRead | undefined {
  if (!answer) return undefined;
  const next = nextReading(reading, measuredOf(answer, worker), now);
  return next && { id, reading: next };
}

/** Makes the job that rolls up what was recorded. */
export function rollUpRates({
  poolLinks,
  clock,
}: {
  readonly poolLinks: Pick<PoolLinkStore, 'rollUp'>;
  readonly clock: Clock;
}): Job {
  return { name: 'roll-up-rig-rates', run: () => poolLinks.rollUp(clock()) };
}

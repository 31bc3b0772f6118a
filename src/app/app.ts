import { randomUUID } from 'node:crypto';
import { commands } from '../../commands/index.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { createCharts } from '../chart/charts-process.ts';
import { openCache } from '../database/cache.ts';
import { type Database, openDatabase } from '../database/database.ts';
import { storeCheck } from '../database/store-check.ts';
import type { Declaration } from '../discord/command.ts';
import type { FairShare } from '../discord/interactions/fair-share.ts';
import { showHeldNotices } from '../discord/interactions/held-notices.ts';
import { createRouter, type Responder } from '../discord/interactions/router.ts';
import type { Ports } from '../discord/services.ts';
import { createSimulator } from '../forecast/simulator.ts';
import { outgoingAgent } from '../http/outgoing-agent.ts';
import type { Logger } from '../log/logger.port.ts';
import { createProgress } from '../log/progress.ts';
import { withSpot } from '../market/sources/spot/build-spot-book.ts';
import { routerTexts } from '../message/router-texts.ts';
import type { Metrics, MetricsParts } from '../operator/metrics.ts';
import { heldMessage } from '../outbox/delivered.message.ts';
import type { Meter } from '../outbox/outbox.port.ts';
import type { Clock } from '../time/clock.port.ts';
import { endingWithin } from '../time/ending-within.ts';
import type { Config } from './config.ts';
import { createDelivery } from './delivery.ts';
import { createJobs } from './jobs.ts';
import {
  alone,
  createLeadership,
  follower,
  type Leadership,
  leadershipPace,
} from './leadership.ts';
import { type LifeCycle, lifeCycle } from './life-cycle.ts';
import { openMarket, openSpot } from './open-market.ts';
import { openPools } from './open-pools.ts';
import { openOwnMachines } from './own-machines.ts';
import type { Play } from './play.ts';
import { createScheduler } from './scheduler.ts';
import { createServices } from './services.ts';
import { openStores } from './stores.ts';

export interface App extends LifeCycle {
  readonly commands: readonly Declaration[];
  readonly ports: Ports;
  /** @param interaction - As Discord wrote it. */
  handle(interaction: unknown, responder: Responder): Promise<void>;
  /** The metrics that the operator's monitoring may ask for. */
  readonly metrics?: Metrics | undefined;
  /** Whether other processes may work on the same database. */
  readonly isShared: boolean;
  /** Tells whether this process leads, and sends. */
  readonly leadership: Pick<Leadership, 'leads' | 'sends' | 'hasLeader' | 'epoch'>;
  /** Checks that have to hold for the bot to be of use, by name. */
  readonly checks: Readonly<Record<'store' | 'work', Check>> & { readonly leader?: Check };
}

type Check = () => boolean | Promise<boolean>;

interface AppDeps {
  readonly log: Logger;
  readonly clock?: Clock;
  /** A played network, in the playground alone. */
  readonly play?: Play;
  /**
   * True where nobody mines by the answer: the sample network stands in for a market that is out of
   * reach.
   */
  readonly sample: boolean;
  /** Seconds that a provider gets for an answer. */
  readonly sourceTimeout?: number;
  /** Share of expensive work that each person may have; the usual one by default. */
  readonly share?: FairShare;
  /** The way to Discord, where other processes may work on the same database: one of them leads. */
  readonly contact?: Contact;
  /**
   * A factor by which processes on one database wait less for each other: tests alone can't wait as
   * long as it takes.
   */
  readonly haste?: number;
}

/** A process has to know as much of its way to Discord. */
interface Contact {
  /** Seconds since Discord's last answer. */
  silence(): number;
  /** Returns how many shards of the gateway there are to be, and how many hear. */
  shards(): { readonly expected: number; readonly connected: number } | undefined;
}

const CONNECT_TIMEOUT_MS = 3_000;
/** Seconds for the checks that monitoring makes of the store. */
const CHECKED_WITHIN = 3;

/** Builds everything but the way to the user: Discord, the playground's page, or a terminal. */
export async function buildApp(config: Config, deps: AppDeps): Promise<App> {
  const { log, clock: realClock = () => Date.now() / 1_000, play, share, haste = 1 } = deps;
  const { version } = packageJson;
  const stopping = new AbortController();

  // A list that can't be read is told of before anything is opened.
  const machines = await openOwnMachines(config.miners, { clock: realClock, log });
  const database = await openDatabase(config.databaseUrl, { log });
  await play?.load(openCache(database, 'playground', { log }));
  const clock = play?.clock ?? realClock;
  const dispatcher = outgoingAgent(config.proxy, { connect: { timeout: CONNECT_TIMEOUT_MS } });
  const base = { ...deps, config, version, database, dispatcher, realClock, clock };

  const spot = await openSpot(base);
  const { market: unpriced, recall } = await openMarket(base);
  const market = withSpot(unpriced, spot);
  const pools = await openPools(base);
  const stores = openStores(database, { log });
  const charts = createCharts({ cache: openCache(database, 'charts', { log }), log });
  const simulator = createSimulator({ log });
  const isStoreWritable = storeCheck(database, { log });
  const progress = createProgress({ log });
  const scheduler = createScheduler({ log, progress });
  const { outbox } = stores;

  const metrics =
    config.http.port === undefined
      ? undefined
      : await metricsOf({
          market,
          clock,
          outbox: { depth: (now) => endingWithin(CHECKED_WITHIN, outbox.depth(now)) },
          lateness: progress.lateness,
          process: {
            role: config.role,
            leads: () => leadership.leads(),
            epoch: () => leadership.epoch(),
            shards: () => deps.contact?.shards(),
          },
        });
  const meter = metrics?.meter ?? nobodyCounts;
  const isShared = deps.contact !== undefined && database.engine === 'postgres';
  const leadership = !isShared
    ? alone
    : await leadershipOn(database, config.role, {
        ...deps,
        silence: deps.contact.silence,
        pace: leadershipPace(haste),
        // The last leader sends no more, whatever it had claimed.
        takeOver: () => outbox.releaseAll(),
        onLead() {
          jobs.refresh();
          delivery.wake();
        },
      });
  const delivery = createDelivery({ ...base, stores, leadership, progress, meter });
  const trustsSample = play !== undefined;
  const workshops = { charts, simulator };
  const ports = await createServices({
    ...base,
    ...workshops,
    ...{ stores, market, pools, machines, spot, delivery, trustsSample },
  });
  const jobs = createJobs({
    ...base,
    ...{ ports, spot, stores, delivery, recall, meter, haste, stop: stopping.signal },
  });
  const router = createRouter({
    commands,
    ports,
    log,
    texts: routerTexts,
    ...(share && { share }),
    afterCommand: showHeldNotices({ outbox, clock, say: heldMessage }),
  });

  return {
    commands,
    ports,
    metrics,
    handle: router.handle,
    checks: {
      store: () => endingWithin(CHECKED_WITHIN, isStoreWritable()),
      work: () => [...progress.lateness().values()].every((late) => late === 0),
      ...(isShared && { leader: leadership.hasLeader }),
    },
    isShared,
    leadership,
    ...lifeCycle({
      ...base,
      ...workshops,
      ...{ scheduler, jobs, delivery, leadership, isShared, outbox, progress, stopping },
    }),
  };
}

/** Loads the choice of a leader where there is one to be made. */
async function leadershipOn(
  database: Database,
  role: Config['role'],
  parts: Omit<Parameters<typeof createLeadership>[0], 'lease'>,
): Promise<Leadership> {
  const { leaseOn } = await import('../database/lease.ts');
  const lease = leaseOn(database, {
    name: 'leader',
    holder: randomUUID(),
    seconds: parts.pace.lease,
  });
  return role === 'web' ? follower(lease, parts) : createLeadership({ ...parts, lease });
}

/**
 * Loads the metrics when asked for: most bots run without monitoring, and its library takes memory.
 */
async function metricsOf(parts: MetricsParts): Promise<Metrics> {
  const { createMetrics } = await import('../operator/metrics.ts');
  return createMetrics(parts);
}

const nobodyCounts: Meter = { ticked: () => {}, delivered: () => {} };

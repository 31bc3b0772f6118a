import type { APIInteraction } from 'discord-api-types/v10';
import { Agent } from 'undici';
import { commands } from '../commands/index.ts';
import packageJson from '../package.json' with { type: 'json' };
import type { Config } from './config.ts';
import type { Command } from './discord/command.ts';
import { createRouter, type Responder } from './discord/router.ts';
import { refreshMarket } from './jobs/refresh-market.ts';
import { createScheduler } from './jobs/scheduler.ts';
import { sweepExpired } from './jobs/sweep-expired.ts';
import type { Clock, Logger, Ports } from './ports.ts';
import { routerTexts } from './render/router-texts.ts';
import { buildMarket } from './sources/build-market.ts';
import { sampleMarket, withSampleFallback } from './sources/sample-network.ts';
import { openCache, sweepCache } from './store/cache.ts';
import { openDatabase } from './store/database.ts';
import { gatherWrites } from './store/gathered-cache.ts';

interface App {
  readonly commands: readonly Command[];
  readonly ports: Ports;
  handle(interaction: APIInteraction, responder: Responder): Promise<void>;
  /** Runs the jobs from now on; the first reading of the market is on its way. */
  start(): void;
  /** Finishes what is under way. */
  stop(): Promise<void>;
}

interface Surroundings {
  readonly log: Logger;
  readonly clock?: Clock;
  /** Where nobody mines by the answer: the sample network stands in for a market that is out of reach. */
  readonly sample: boolean;
  /** Seconds that a provider gets for an answer. */
  readonly sourceTimeout?: number;
}

const CONNECT_TIMEOUT_MS = 3_000;

const HOUR_CRON = '7 * * * *';

/** Everything but the way to the user: Discord, the playground's page, or a terminal. */
export async function buildApp(config: Config, surroundings: Surroundings): Promise<App> {
  const { log, clock = () => Date.now() / 1_000, sample, sourceTimeout } = surroundings;
  const { version } = packageJson;
  const database = await openDatabase(config.databaseUrl, { log });
  const dispatcher = new Agent({ connect: { timeout: CONNECT_TIMEOUT_MS } });
  const live = await buildMarket(
    { ...config.market, version },
    {
      dispatcher,
      cache: openCache(database, 'market', { log }),
      clock,
      log,
      ...(sourceTimeout === undefined ? {} : { timeout: sourceTimeout }),
    },
  );
  const drafts = gatherWrites(openCache(database, 'drafts', { log }));
  const ports: Ports = {
    clock,
    market: sample ? withSampleFallback(live, sampleMarket()) : live,
    drafts,
    defaults: config.defaults,
    about: { version, startedAt: clock() },
  };
  const router = createRouter({ commands, ports, log, texts: routerTexts });
  const scheduler = createScheduler({ log });

  return {
    commands,
    ports,
    handle: router.handle,
    start() {
      // It never throws; until it is done there is the last reading.
      void ports.market.refresh();
      scheduler.schedule(config.marketCron, refreshMarket(ports));
      scheduler.schedule(
        HOUR_CRON,
        sweepExpired(() => sweepCache(database, clock())),
      );
    },
    async stop() {
      await scheduler.stop();
      // The jobs are done; a provider that still keeps us waiting is not worth waiting for.
      await dispatcher.destroy();
      await drafts.flush();
      await database.close();
    },
  };
}

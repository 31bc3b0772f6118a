import type { Dispatcher } from 'undici';
import type { DigestComposer } from '../digest/digest.port.ts';
import type { digestComposer } from '../digest/digest-composer.job.ts';
import { attachedFiles } from '../discord/interactions/attached-files.ts';
import type { Ports } from '../discord/services.ts';
import type { Simulator } from '../forecast/forecast.port.ts';
import type { Logger } from '../log/logger.port.ts';
import type { Market } from '../market/market.port.ts';
import type { Charts } from '../message/message.port.ts';
import type { Machines } from '../miner/miner.port.ts';
import type { Pools } from '../pool/pool.port.ts';
import type { Clock } from '../time/clock.port.ts';
import type { Config } from './config.ts';
import type { Delivery } from './delivery.ts';
import { withSamplePast } from './open-market.ts';
import type { Stores } from './stores.ts';

interface ServiceParts {
  readonly config: Pick<Config, 'alerts' | 'defaults' | 'editions'>;
  readonly version: string;
  readonly stores: Stores;
  readonly market: Market;
  readonly pools: Pools;
  readonly machines: Machines;
  readonly spot: Ports['spot'];
  readonly charts: Charts;
  readonly simulator: Simulator;
  readonly delivery: Delivery;
  readonly dispatcher: Dispatcher;
  readonly clock: Clock;
  readonly log: Logger;
  /** Whether the past of the sample network is shown where there is no live one. */
  readonly sample: boolean;
  /** Whether alerts may ring on the sample network. */
  readonly trustsSample: boolean;
}

/** Puts together all that commands and jobs may ask of the outside world. */
export async function createServices(parts: ServiceParts): Promise<Ports> {
  const { config, version, stores, market, charts, simulator, delivery, clock, log } = parts;
  const { history } = stores;
  const asked: Omit<Ports, 'composer'> = {
    ...stores,
    clock,
    market,
    pools: parts.pools,
    spot: parts.spot,
    history: parts.sample ? await withSamplePast(history, market, clock) : history,
    charts,
    simulator,
    machines: parts.machines,
    servers: delivery.servers,
    editions: config.editions,
    follows: delivery.follows,
    attachedFiles: attachedFiles(parts.dispatcher),
    defaults: config.defaults,
    trust: {
      minPriceSources: config.alerts.minPriceSources,
      trustsSample: parts.trustsSample,
    },
    about: { version, startedAt: clock() },
    isSending: delivery.isSending,
  };
  return { ...asked, composer: composerOf({ ...asked, log }) };
}

/** Loads the composer when the first digest is composed: most bots start without one. */
function composerOf(ports: Parameters<typeof digestComposer>[0]): DigestComposer {
  let composer: Promise<DigestComposer> | undefined;
  const load = async () => (await import('../digest/digest-composer.job.ts')).digestComposer(ports);
  return {
    async compose(digest) {
      composer ??= load();
      return (await composer).compose(digest);
    },
  };
}

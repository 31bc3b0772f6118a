import type { Dispatcher } from 'undici';
import { bitcoin } from '../../coin/bitcoin.ts';
import type { CoinId } from '../../coin/coins.ts';
import type { Cache } from '../../database/cache.port.ts';
import { createProvider, type Provider } from '../../http/provider.ts';
import { publicName } from '../../http/public-name.ts';
import type { SourceStatus } from '../../http/source-status.ts';
import type { Logger } from '../../log/logger.port.ts';
import type { Clock } from '../../time/clock.port.ts';
import type { Market } from '../market.port.ts';
import { BlockFees, bitcoinCore } from './chain/bitcoin-core.ts';
import { createBlockMemory } from './chain/block-memory.ts';
import { BlockFact, createBlockTimes } from './chain/block-times.ts';
import type { ChainSource } from './chain/chain-source.ts';
import { createChainWatch } from './chain/chain-watch.ts';
import { esplora } from './chain/esplora.ts';
import { mempool } from './chain/mempool.ts';
import type { CoinSettings } from './coins/build-coin.ts';
import { frankfurter } from './fx/frankfurter.ts';
import { createFxWatch } from './fx/fx-watch.ts';
import { createMarket, type KeptMarket } from './market.ts';
import { bitfinex } from './price/bitfinex.ts';
import { bitstamp } from './price/bitstamp.ts';
import { coinbase } from './price/coinbase.ts';
import { kraken } from './price/kraken.ts';
import type { PriceSource } from './price/price-source.ts';
import { createPriceWatch } from './price/price-watch.ts';
import { withCoins } from './with-coins.ts';

/** The addresses to ask; one that is missing turns its provider off. */
export interface MarketSettings {
  /** Instances of mempool, in order of preference. */
  readonly mempoolUrls: readonly URL[];
  /** The node's address with user and password. */
  readonly bitcoindRpcUrl: URL | undefined;
  readonly esploraUrl: URL | undefined;
  readonly krakenUrl: URL | undefined;
  readonly coinbaseUrl: URL | undefined;
  readonly bitstampUrl: URL | undefined;
  readonly bitfinexUrl: URL | undefined;
  readonly frankfurterUrl: URL | undefined;
  /** Seconds after which a datum that nobody renews is absent. */
  readonly maxAge: number;
  /** An address of whoever runs this, for the providers. */
  readonly contact?: string | undefined;
  readonly version: string;
  /** Coins that the operator offers; the usual one alone if left out. */
  readonly coins?: readonly CoinId[];
  /** Where the other coins are found; nowhere if left out. */
  readonly elsewhere?: Pick<CoinSettings, 'nodeUrls' | 'explorerUrls' | 'whatToMineUrl'>;
}

interface MarketDeps {
  /** An `Agent` of undici's, or a `MockAgent`. */
  readonly dispatcher: Dispatcher;
  readonly cache: Cache;
  readonly clock: Clock;
  readonly log: Logger;
  /** Seconds that a provider gets for an answer; 8 if left out. */
  readonly timeout?: number;
  /** Milliseconds before the first retry; 300 if left out. */
  readonly backOff?: number;
}

type Gives = SourceStatus['gives'];

/** Builds the live market from addresses. It starts with the last reading that the cache has. */
export async function buildMarket(
  settings: MarketSettings,
  surroundings: MarketDeps,
): Promise<Market & KeptMarket> {
  const { dispatcher, cache, clock, log, timeout = 8, backOff = 300 } = surroundings;
  const userAgent = userAgentOf(settings);
  const shared = { web: { dispatcher, userAgent, timeout, backOff }, clock, log };
  const status: (() => SourceStatus)[] = [];

  function provide<S>(
    url: URL | undefined,
    name: string,
    gives: Gives,
    build: (provider: Provider) => S,
  ): readonly S[] {
    if (url === undefined) {
      status.push(() => ({ name, gives, state: 'off' }));
      return [];
    }
    const provider = createProvider({ name, gives, baseUrl: url }, shared);
    status.push(provider.status);
    return [build(provider)];
  }

  const fees = createBlockMemory('block-fees', BlockFees, { cache, log });
  const core = provide(settings.bitcoindRpcUrl, 'Bitcoin Core', ['chain', 'fees'], (provider) =>
    bitcoinCore(provider, fees),
  );
  const gives: Gives = ['chain', 'fees', 'price', 'fx'];
  const instances = settings.mempoolUrls.flatMap((url) =>
    provide(url, publicName(url, 'own mempool'), gives, mempool),
  );
  const { esploraUrl } = settings;
  const explorer = provide(esploraUrl, publicName(esploraUrl, 'esplora'), ['chain'], esplora);
  const chains: readonly ChainSource[] = [...core, ...instances, ...explorer];
  const exchanges: readonly PriceSource[] = [
    ...provide(settings.krakenUrl, 'Kraken', ['price'], (provider) => kraken(provider)),
    ...provide(settings.coinbaseUrl, 'Coinbase', ['price'], (provider) => coinbase(provider)),
    ...provide(settings.bitstampUrl, 'Bitstamp', ['price'], (provider) => bitstamp(provider)),
    ...provide(settings.bitfinexUrl, 'Bitfinex', ['price'], (provider) => bitfinex(provider)),
  ];
  const [central] = provide(settings.frankfurterUrl, 'Frankfurter', ['fx'], (provider) =>
    frankfurter(provider, clock),
  );

  const book = createBlockTimes(createBlockMemory('block-times', BlockFact, { cache, log }));
  const main = await createMarket({
    coin: bitcoin.id,
    chain: createChainWatch(chains, { book, clock }),
    price: createPriceWatch(exchanges, instances, clock),
    fx: createFxWatch(central, instances, clock),
    status: () => status.map((of) => of()),
    cache,
    clock,
    log,
    maxAge: settings.maxAge,
  });
  const { coins = [], elsewhere = { nodeUrls: {}, explorerUrls: {} } } = settings;
  const market = withCoins(main, {
    coins,
    async open(coin) {
      const { buildCoin } = await import('./coins/build-coin.ts');
      return buildCoin(coin, { ...settings, ...elsewhere }, shared);
    },
    clock,
    log,
  });
  return { ...market, recall: () => main.recall() };
}

export function userAgentOf({
  version,
  contact,
}: Pick<MarketSettings, 'version' | 'contact'>): string {
  return contact ? `Hashbell/${version} (+${contact})` : `Hashbell/${version}`;
}

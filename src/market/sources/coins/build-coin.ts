import type { Dispatcher } from 'undici';
import type { Coin } from '../../../coin/coin.ts';
import { type CoinId, coinOf } from '../../../coin/coins.ts';
import { createProvider } from '../../../http/provider.ts';
import { publicName } from '../../../http/public-name.ts';
import type { SourceStatus } from '../../../http/source-status.ts';
import type { Logger } from '../../../log/logger.port.ts';
import type { Clock } from '../../../time/clock.port.ts';
import { bitfinex } from '../price/bitfinex.ts';
import { bitstamp } from '../price/bitstamp.ts';
import { coinbase } from '../price/coinbase.ts';
import { kraken } from '../price/kraken.ts';
import type { PriceSource } from '../price/price-source.ts';
import { createPriceWatch } from '../price/price-watch.ts';
import { type CoinBook, createCoinBook } from './coin-book.ts';
import { coinNode } from './coin-node.ts';
import { type CoinSource, type ListedCoin, listed, plausibleOf } from './coin-source.ts';
import { createCoinWatch } from './coin-watch.ts';
import { kaspaApi, kaspaPrice } from './kaspa-api.ts';
import { mempoolLike } from './mempool-like.ts';
import { whatToMine } from './what-to-mine.ts';

/** The addresses to ask about coins besides Bitcoin; one that is missing turns its provider off. */
export interface CoinSettings {
  /** Own nodes by the symbol of their coin. */
  readonly nodeUrls: Readonly<Record<string, URL | undefined>>;
  /** Public explorers by their kind. */
  readonly explorerUrls: Readonly<Record<string, URL | undefined>>;
  readonly whatToMineUrl?: URL | undefined;
  readonly krakenUrl?: URL | undefined;
  readonly coinbaseUrl?: URL | undefined;
  readonly bitstampUrl?: URL | undefined;
  readonly bitfinexUrl?: URL | undefined;
  /** Seconds after which a datum that nobody renews is absent. */
  readonly maxAge: number;
}

interface CoinDeps {
  readonly web: {
    readonly dispatcher: Dispatcher;
    readonly userAgent: string;
    readonly timeout: number;
    readonly backOff: number;
  };
  readonly clock: Clock;
  readonly log: Logger;
}

const EXCHANGES = { kraken, coinbase, bitstamp, bitfinex } as const;
const exchangeNames = ['kraken', 'coinbase', 'bitstamp', 'bitfinex'] as const;
const TITLES = {
  kraken: 'Kraken',
  coinbase: 'Coinbase',
  bitstamp: 'Bitstamp',
  bitfinex: 'Bitfinex',
} as const;

/** Builds the book of a coin, from where its listing says that it is found. */
export function buildCoin(id: CoinId, settings: CoinSettings, deps: CoinDeps): CoinBook {
  const { clock, log } = deps;
  const status: (() => SourceStatus)[] = [];
  const watched = (coin: Coin) => watchesOf(listed(coin), { settings, deps, status });
  const coin = coinOf(id);
  return createCoinBook({
    coin: id,
    ...watched(coin),
    merged: coin.merged && watched(coin.merged),
    status: () => status.map((of) => of()),
    clock,
    log,
    maxAge: settings.maxAge,
  });
}

function watchesOf(
  coin: ListedCoin,
  {
    settings,
    deps,
    status,
  }: {
    readonly settings: CoinSettings;
    readonly deps: CoinDeps;
    readonly status: (() => SourceStatus)[];
  },
) {
  const { clock } = deps;
  const { listing, symbol } = coin;
  const provide = (name: string, gives: SourceStatus['gives'], baseUrl: URL) => {
    const provider = createProvider({ name, gives, baseUrl }, deps);
    status.push(() => ({ ...provider.status(), name: `${name} (${symbol})` }));
    return provider;
  };
  const chains: CoinSource[] = [];
  const prices: PriceSource[] = [];
  const { usd } = plausibleOf(coin);

  const node = settings.nodeUrls[symbol];
  if (node) chains.push(coinNode(provide('own node', ['chain'], node), coin));
  const explorer = listing.explorer && settings.explorerUrls[listing.explorer];
  if (explorer && listing.explorer === 'mempool') {
    chains.push(mempoolLike(provide(publicName(explorer, 'explorer'), ['chain'], explorer), coin));
  } else if (explorer) {
    const provider = provide(publicName(explorer, 'explorer'), ['chain', 'price'], explorer);
    chains.push(kaspaApi(provider, { coin, clock }));
    prices.push(kaspaPrice(provider, { usd }));
  }
  const { whatToMineUrl } = settings;
  if (whatToMineUrl && listing.whatToMine !== undefined) {
    const provider = provide('WhatToMine', ['chain'], whatToMineUrl);
    chains.push(whatToMine(provider, { coin, number: listing.whatToMine, clock }));
  }
  const exchanges = exchangeNames.flatMap((name) => {
    const url = settings[`${name}Url`];
    const pair = listing.pairs[name];
    return url && pair !== undefined
      ? [EXCHANGES[name](provide(TITLES[name], ['price'], url), { pair, usd })]
      : [];
  });
  return {
    chain: createCoinWatch(coin, chains, clock),
    price: createPriceWatch([...exchanges, ...prices], [], clock),
  };
}

import { bitcoin } from './bitcoin.ts';
import { bitcoinCash } from './bitcoin-cash.ts';
import type { Algorithm, Coin } from './coin.ts';
import { kaspa } from './kaspa.ts';
import { litecoin } from './litecoin.ts';

const coins = [bitcoin, bitcoinCash, litecoin, kaspa] as const satisfies readonly Coin[];

export type CoinId = (typeof coins)[number]['id'];

/** Names of all coins, in the order in which they are told. */
export const coinIds: readonly CoinId[] = coins.map(({ id }) => id);

/** Names of all chains of which something is kept: the coins', and those of what is mined along. */
export const chainIds: readonly string[] = coins.flatMap((coin) =>
  'merged' in coin ? [coin.id, coin.merged.id] : [coin.id],
);

const byId: ReadonlyMap<CoinId, Coin> = new Map(coins.map((coin) => [coin.id, coin]));

/** The coin that is meant where nobody names one. */
export const usualCoin: CoinId = coins[0].id;

/** Returns the rules of a coin. */
export function coinOf(id: CoinId): Coin {
  const coin = byId.get(id);
  if (!coin) throw new Error(`no coin ${id}`);
  return coin;
}

/** Returns the coins that machines of an algorithm mine, the usual one first. */
export function coinsOf(algorithm: Algorithm): readonly [CoinId, ...CoinId[]] {
  const [first, ...others] = coins.filter((coin) => coin.algorithm === algorithm);
  if (!first) throw new Error(`no coin for ${algorithm}`);
  return [first.id, ...others.map(({ id }) => id)];
}

/** Returns the coin that people call so; one that is mined along means the one it comes with. */
export function coinCalled(text: string): CoinId | undefined {
  const wanted = text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ');
  const called = ({ names }: Coin) => names.includes(wanted);
  return coins.find((coin) => called(coin) || ('merged' in coin && called(coin.merged)))?.id;
}

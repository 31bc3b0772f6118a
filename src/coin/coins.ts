import { bitcoin } from './bitcoin.ts';
import type { Coin } from './coin.ts';

const coins = [bitcoin] as const satisfies readonly Coin[];

export type CoinId = (typeof coins)[number]['id'];

/** Names of all coins, in the order in which they are told. */
export const coinIds: readonly CoinId[] = coins.map(({ id }) => id);

const byId: ReadonlyMap<CoinId, Coin> = new Map(coins.map((coin) => [coin.id, coin]));

/** Returns the rules of a coin. */
export function coinOf(id: CoinId): Coin {
  const coin = byId.get(id);
  if (!coin) throw new Error(`no coin ${id}`);
  return coin;
}

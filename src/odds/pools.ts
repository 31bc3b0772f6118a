import type { Coin } from '../coin/coin.ts';
import { type CoinId, coinIds, coinOf } from '../coin/coins.ts';
import { type Scheme, schemes } from './pays.ts';
import listed from './pools.json' with { type: 'json' };

/** Ids of the pools that are known, in the order in which they are told; texts go by them. */
export const poolIds = [
  ...(['foundry', 'antpool', 'f2pool', 'viabtc', 'spider', 'mara', 'secpool', 'luxor'] as const),
  ...(['sbi', 'ocean', 'braiins', 'binance', 'emcd', 'kryptex', 'nicehash'] as const),
  ...(['ckpool', 'publicPool', 'nerdminers'] as const),
] as const;

/** Conditions under which alone a fee holds. */
const conditions = ['datum', 'braiinsOs', 'promotion'] as const;

export interface PoolScheme {
  readonly scheme: Scheme;
  /** 0 to 1; absent where nobody publishes it. */
  readonly fee?: number | undefined;
  readonly condition?: (typeof conditions)[number] | undefined;
}

export interface PoolSource {
  readonly name: string;
  /** The address without its scheme. */
  readonly where: string;
  /** Day or year in which it was told or read: "2026-04-23", "2026". */
  readonly date: string;
}

/** A pool as lists and its own pages tell it. */
export interface Pool {
  readonly id: (typeof poolIds)[number];
  readonly name: string;
  readonly coin: Coin;
  readonly schemes: readonly PoolScheme[];
  /** The lowest and the highest share of the network that was told, 0 to 1; absent where none was. */
  readonly share?: { readonly least: number; readonly most: number } | undefined;
  /** In coins; absent where it is not told, or pays at once. */
  readonly leastPayout?: number | undefined;
  readonly sources: readonly PoolSource[];
}

/** Returns the pools that are known of a coin. */
export function poolsOf(wanted: CoinId): readonly Pool[] {
  return pools.filter(({ coin: { id } }) => id === wanted);
}

/** Returns the pool of a name, however it is spaced or capitalized. */
export function poolCalled(text: string, all: readonly Pool[]): Pool | undefined {
  const wanted = keyOf(text);
  return all.find(({ id, name }) => [keyOf(id), keyOf(name)].includes(wanted));
}

/** Returns the pools whose name has the text that is typed so far. */
export function poolsLike(text: string, all: readonly Pool[]): readonly Pool[] {
  const wanted = keyOf(text);
  return all.filter(({ name }) => keyOf(name).includes(wanted));
}

/** Month in which the list was looked through: "2026-11". */
export const { checked } = listed;

/** All pools, in the order of the list. */
const pools: readonly Pool[] = listed.pools.flatMap((written) => {
  const coin = coinIds.find((one) => one === listed.coin);
  return (coin && read(written, coinOf(coin))) ?? [];
});

/** A pool as the list has it; shares and fees in %. */
interface ListedPool extends Pick<Pool, 'name' | 'leastPayout'> {
  readonly id: string;
  readonly schemes: readonly {
    readonly scheme: string;
    readonly feePercent?: number;
    readonly condition?: string;
  }[];
  readonly sharePercent?: readonly number[];
  readonly sources: readonly string[];
}

function read(written: ListedPool, coin: Coin): Pool | undefined {
  const { name, sharePercent: [least, most] = [], leastPayout, sources } = written;
  const id = poolIds.find((one) => one === written.id);
  if (id === undefined) return undefined;
  return {
    id,
    name,
    coin,
    schemes: written.schemes.flatMap((one): readonly PoolScheme[] => {
      const scheme = schemes.find((known) => known === one.scheme);
      if (scheme === undefined) return [];
      const { feePercent } = one;
      const condition = conditions.find((known) => known === one.condition);
      return [{ scheme, condition, fee: feePercent === undefined ? undefined : feePercent / 100 }];
    }),
    share:
      least === undefined || most === undefined
        ? undefined
        : { least: least / 100, most: most / 100 },
    leastPayout,
    sources: listed.sources.filter((source) => sources.includes(source.name)),
  };
}

function keyOf(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

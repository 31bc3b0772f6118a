import { distance } from 'fastest-levenshtein';
import { type CoinId, coinCalled, coinOf, coinsOf, usualCoin } from '../coin/coins.ts';
import { efficiencyOf } from '../mining/economics.ts';
import { type Outcome, type Rig, type RigProblem, refuse } from './rig.ts';

/** Returns the coin that a rig mines: the one that was said, else the usual one of its model. */
export function coinOfRig({ coin, model }: Pick<Rig, 'coin' | 'model'>): CoinId {
  if (coin) return coin;
  const { algorithm } = model ?? {};
  return algorithm ? coinsOf(algorithm)[0] : usualCoin;
}

const MAX_SUGGESTED = 3;

/** Factors between units that people mix up. */
const SLIPS = [1e-3, 1e3, 1e-6, 1e6] as const;

/**
 * Returns a rig with the coin that it is to mine.
 *
 * @param called - The coin as somebody called it.
 * @param offered - Coins that the operator offers.
 */
export function withCoin(
  rig: Rig,
  called: string | undefined,
  offered: readonly CoinId[],
): Outcome<Rig> {
  const wanted = called === undefined ? coinOfRig(rig) : coinCalled(called);
  const problem = coinProblem(called ?? coinOfRig(rig), offered);
  if (problem) return refuse(problem);
  if (wanted === undefined) throw new Error(`no coin ${called}`);
  const { algorithm } = coinOf(wanted);
  const isFree = rig.model === undefined && rig.coin === undefined;
  const coins = coinsOf(coinOf(coinOfRig(rig)).algorithm);
  if (!isFree && coinOf(coins[0]).algorithm !== algorithm) {
    const possible = coins.filter((coin) => offered.includes(coin));
    return refuse({ kind: 'wrong-coin', rig, coin: wanted, coins: possible });
  }
  const meant = isFree ? otherUnits(rig, wanted) : [];
  if (meant.length > 0) {
    return refuse({ kind: 'other-unit', rig, coin: wanted, readings: meant });
  }
  return { ok: true, value: called === undefined ? rig : { ...rig, coin: wanted } };
}

/** Returns the coin of a rig that was changed: the one that it had, while its machine mines that. */
export function coinAfter(had: CoinId, usual: CoinId): CoinId {
  return coinOf(had).algorithm === coinOf(usual).algorithm ? had : usual;
}

/** Returns the problem with a coin that somebody calls so: there is none, or it is switched off. */
export function coinProblem(called: string, offered: readonly CoinId[]): RigProblem | undefined {
  const coin = coinCalled(called);
  if (!coin) {
    return { kind: 'unknown-coin', text: called, suggestions: similarCoins(called, offered) };
  }
  return offered.includes(coin) ? undefined : { kind: 'coin-off', coin, offered };
}

/** Returns what may be meant by a hashrate that no machine of the coin has with such a power. */
function otherUnits(rig: Rig, coin: CoinId): readonly Rig[] {
  const { efficiencies: possible } = coinOf(coin);
  const isPossible = (one: Rig) => {
    const efficiency = efficiencyOf(one);
    return !possible || (efficiency >= possible.least && efficiency <= possible.most);
  };
  if (isPossible(rig)) return [];
  return SLIPS.map((factor) => ({
    ...rig,
    hashrate: Number((rig.hashrate * factor).toPrecision(12)),
  })).filter(isPossible);
}

/** Returns the coins whose names are most like a text. */
function similarCoins(text: string, offered: readonly CoinId[]): readonly CoinId[] {
  const wanted = text.trim().toLowerCase();
  const far = (coin: CoinId) =>
    Math.min(...coinOf(coin).names.map((name) => distance(name, wanted)));
  return offered
    .map((coin) => ({ coin, far: far(coin) }))
    .toSorted((a, b) => a.far - b.far)
    .slice(0, MAX_SUGGESTED)
    .map(({ coin }) => coin);
}

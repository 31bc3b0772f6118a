import type { LossRule } from './contract.ts';

/** Marks of a bad contract, the worst first. */
export const flagKinds = [
  'impossible',
  'guaranteed',
  'neverPays',
  'neverBack',
  'noEndRule',
  'zeroUpkeep',
  'moneyUpkeep',
] as const;

export type FlagKind = (typeof flagKinds)[number];

/**
 * Returns what speaks against a contract by its terms alone: a promise above what the hashrate mines, a
 * promise at all, upkeep that takes all from the first day, a price above all that is mined, no rule for
 * days at a loss, no upkeep, or one in money where the reward falls.
 */
export function contractFlags({
  income,
  upkeep,
  price,
  sum,
  mined,
  promised,
  rule,
  hasCut,
}: {
  /** Income of one TH/s per day of today, in the currency of the rest. */
  readonly income: number;
  readonly upkeep: number;
  /** Amount for one TH/s over the whole term, like the next two. */
  readonly price: number;
  /** The most that is paid out, at any of the growths. */
  readonly sum: number;
  /** The most that is mined, at any of the growths: before fee, upkeep and share. */
  readonly mined: number;
  /** Per TH/s and day; absent where nothing is promised. */
  readonly promised?: number | undefined;
  /** Absent where nobody says. */
  readonly rule?: LossRule | undefined;
  /** Whether the block reward is cut within the term. */
  readonly hasCut: boolean;
}): readonly FlagKind[] {
  const holds: Readonly<Record<FlagKind, boolean>> = {
    impossible: promised !== undefined && promised > income,
    guaranteed: promised !== undefined,
    neverPays: upkeep > income && sum <= 0,
    neverBack: price > mined,
    noEndRule: rule === undefined,
    zeroUpkeep: upkeep === 0,
    moneyUpkeep: upkeep > 0 && hasCut,
  };
  return flagKinds.filter((kind) => holds[kind]);
}

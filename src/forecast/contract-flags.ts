import type { LossRule } from './contract.ts';

/** Marks of a bad contract, the worst first. */
export const flagKinds = [
  'impossible',
  'guaranteed',
  'noEndRule',
  'zeroUpkeep',
  'moneyUpkeep',
] as const;

export type FlagKind = (typeof flagKinds)[number];

/**
 * Returns what speaks against a contract by its terms alone: a promise above what the hashrate mines, a
 * promise at all, no rule for days at a loss, no upkeep, or one in money where the reward falls.
 */
export function contractFlags({
  income,
  upkeep,
  promised,
  rule,
  hasCut,
}: {
  /** Income of one TH/s per day, in the currency of the rest. */
  readonly income: number;
  readonly upkeep: number;
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
    noEndRule: rule === undefined,
    zeroUpkeep: upkeep === 0,
    moneyUpkeep: upkeep > 0 && hasCut,
  };
  return flagKinds.filter((kind) => holds[kind]);
}

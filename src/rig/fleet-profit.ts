import type { Miner, Terms } from '../mining/economics.ts';

/** One kind of rig in a fleet, all its units together, on its terms in the fleet's currency. */
interface FleetPart {
  readonly miner: Miner;
  readonly terms: Terms;
}

/**
 * Returns the one miner, on the one set of terms, that earns and costs at any market what all parts
 * do together: income and power of each hang on its uptime, and shares weigh by what they are of.
 *
 * @param parts - At least one.
 */
export function togetherAsOne(parts: readonly FleetPart[]): FleetPart {
  const sum = (value: (part: FleetPart) => number) =>
    parts.reduce((total, part) => total + value(part), 0);
  const [first] = parts;
  const uptimes = new Set(parts.map(({ terms }) => terms.uptime));
  // A share that is the same for all stays legible; else it is counted into the sizes.
  const uptime = uptimes.size === 1 ? (first?.terms.uptime ?? 1) : 1;
  const running = ({ terms }: FleetPart) => terms.uptime / uptime;
  const hashrate = sum((part) => part.miner.hashrate * running(part));
  const power = sum((part) => part.miner.power * running(part));
  const meanOf = (of: 'poolFee' | 'tariff', weight: (part: FleetPart) => number, whole: number) =>
    new Set(parts.map(({ terms }) => terms[of])).size === 1
      ? (first?.terms[of] ?? 0)
      : sum((part) => part.terms[of] * weight(part)) / whole;
  return {
    miner: { hashrate, power },
    terms: {
      tariff: meanOf('tariff', (part) => part.miner.power * running(part), power),
      poolFee: meanOf('poolFee', (part) => part.miner.hashrate * running(part), hashrate),
      uptime,
      fixedCost: sum(({ terms }) => terms.fixedCost),
    },
  };
}

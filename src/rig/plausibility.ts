import { efficiencyOf, type Miner } from '../mining/economics.ts';
import { isPlausible } from './figures.ts';

/** J/TH that no machine has had, from the first boxes with ASICs on, and that none will have soon. */
const POSSIBLE = { from: 3, below: 10_000 } as const;

/** Factors between the units that people mix up: kW for W, GH for TH, EH for TH. */
const SLIPS = [1e3, 1e-3, 1e6, 1e-6, 1e9, 1e-9] as const;

/** Hashes per second of an ordinary machine. */
const ORDINARY_HASHRATE = 1e14;

/** A doubt about a miner's efficiency, with the figures that may have been meant. */
interface EfficiencyDoubt {
  /** Efficiency of the doubtful figures, in J/TH. */
  readonly efficiency: number;
  readonly meant?: Miner | undefined;
}

/** Returns a doubt for figures that no machine has: a unit was probably mixed up. */
export function efficiencyDoubt(unit: Miner): EfficiencyDoubt | undefined {
  const efficiency = efficiencyOf(unit);
  if (efficiency >= POSSIBLE.from && efficiency < POSSIBLE.below) return undefined;
  const { hashrate, power } = unit;
  const far = (miner: Miner) => Math.abs(Math.log(miner.hashrate / ORDINARY_HASHRATE));
  const [meant] = SLIPS.flatMap((factor) => [
    { hashrate: hashrate * factor, power },
    { hashrate, power: power * factor },
  ])
    .filter(isPlausible)
    .toSorted((a, b) => far(a) - far(b));
  return { efficiency, meant };
}

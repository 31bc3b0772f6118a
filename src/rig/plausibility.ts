import { efficiencyOf, type Miner } from '../mining/economics.ts';
import { convert, type FxRates, tariffLimit } from '../money/currency.ts';
import { isPlausible } from './figures.ts';

/** J/TH that no machine has had, from the first boxes with ASICs on, and that none will have soon. */
const POSSIBLE = { from: 3, below: 10_000 } as const;

/** A kWh that costs a dollar or more is taken for a slip, though it may be none. */
const DEAR = 1;

/** Steps between the units that people mix up: kW for W, GH for TH, EH for TH. */
const SLIPS = [1e3, 1e-3, 1e6, 1e-6, 1e9, 1e-9] as const;

/** Of a machine as most are, in hashes per second. */
const ORDINARY_HASHRATE = 1e14;

/** What a miner's figures make doubtful, and what may have been meant. */
interface EfficiencyDoubt {
  /** J/TH. */
  readonly efficiency: number;
  readonly meant?: Miner | undefined;
}

/** Set for figures that no machine has: a unit was probably mixed up. */
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

/**
 * Whether a power price is so high, or so far below zero, that cents may be meant. Where there is no
 * rate to the dollar, a tenth of what is taken at all.
 *
 * @param currency - ISO 4217.
 */
export function isDear(perKwh: number, currency: string, fx: FxRates | undefined): boolean {
  const size = Math.abs(perKwh);
  const inDollars = convert(size, currency, 'USD', fx);
  return inDollars === undefined ? size >= tariffLimit(currency) / 10 : inDollars >= DEAR;
}

import type { Miner, Terms } from '../mining/economics.ts';
import type { RegisteredRig } from '../rig/registered.ts';

interface RigBasis {
  readonly miner: Miner;
  readonly terms: Terms;
  /** ISO 4217; of the terms, and of whatever is reckoned with them. */
  readonly currency: string;
}

/** All units of a registered rig as one miner, and what they run on. */
export function basisOf(rig: Omit<RegisteredRig, 'id' | 'revision'>): RigBasis {
  return {
    miner: { hashrate: rig.count * rig.hashrate, power: rig.count * rig.power },
    terms: {
      tariff: rig.tariff.perKwh,
      poolFee: rig.poolFee,
      uptime: rig.uptime,
      fixedCost: rig.fixedCost,
    },
    currency: rig.tariff.currency,
  };
}

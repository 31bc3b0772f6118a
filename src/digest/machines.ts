import { conditionsOf, usable } from '../market/conditions.ts';
import type { Reading } from '../market/reading.ts';
import { economics, efficiencyOf } from '../mining/economics.ts';
import { hashprice } from '../mining/network.ts';
import { asCounted, convertTariff, isCountable, meanPerKwh, type Tariff } from '../power/tariff.ts';
import { popularModels } from '../rig/models.ts';

/** The terms that a server's members have, or a person. */
export interface DigestTerms {
  readonly tariff: Tariff;
  /** Share of the income, 0 to 1 (exclusive). */
  readonly poolFee: number;
}

/** A popular machine, always running, at the digest's terms. */
export interface MachineFacts {
  /** Name that people use: "S21 XP". */
  readonly nickname: string;
  /** J/TH. */
  readonly efficiency: number;
  /** Profit per day. */
  readonly profit: number;
  /** The power price per kWh up to which it pays. */
  readonly breakEven?: number | undefined;
  /** Its break-even hashprice / hashprice − 1: up to zero it pays; absent where power is free. */
  readonly distance?: number | undefined;
}

export interface MachinesFacts extends DigestTerms {
  /** ISO 4217, for all amounts, the tariff excepted. */
  readonly currency: string;
  /** Machines, the most efficient first; absent where the market isn't known. */
  readonly machines?: readonly MachineFacts[] | undefined;
}

/**
 * Reckons in the currency asked for; in the tariff's own while there is no rate between the two.
 */
export function machinesFacts(
  { tariff, poolFee }: DigestTerms,
  asked: string,
  reading: Reading,
): MachinesFacts {
  const seen = asCounted(tariff, reading.at, reading.spot);
  const counted = convertTariff(seen, asked, { fx: reading.fx?.value }) ?? seen;
  const { currency } = counted;
  const market = usable(conditionsOf(reading, currency));
  const facts = { tariff, poolFee, currency };
  if (!market || !isCountable(counted)) return facts;
  const { conditions } = market;
  const now = (hashprice(conditions) * conditions.coinPrice) / conditions.coin.baseUnit.perCoin;
  const terms = { tariff: meanPerKwh(counted), poolFee, uptime: 1, fixedCost: 0 };
  const machines = popularModels().map(({ nickname, model }): MachineFacts => {
    const { profit, breakEvens } = economics(model, terms, conditions);
    return {
      nickname,
      efficiency: efficiencyOf(model),
      profit,
      breakEven: breakEvens.tariff,
      distance: breakEvens.hashprice === undefined ? undefined : breakEvens.hashprice / now - 1,
    };
  });
  return { ...facts, machines: machines.toSorted((a, b) => a.efficiency - b.efficiency) };
}

import { alertStore } from '../src/alert/alerts.store.ts';
import { watchAlerts } from '../src/alert/watch-alerts.job.ts';
import type { Database } from '../src/database/database.ts';
import { conditionsOf } from '../src/market/conditions.ts';
import { historyStore } from '../src/market/history.store.ts';
import type { Reading } from '../src/market/reading.ts';
import { hashprice } from '../src/mining/network.ts';
import { rigStore } from '../src/rig/rigs.store.ts';
import { silent } from '../tests/support/silent-log.ts';
import { readingAt, START } from '../tests/support/watch-world.ts';
import type { Seeded } from './alerts-store.ts';
import { type Spent, spentOn } from './spent.ts';

/** People whose alerts a tick takes at once, as in the bot. */
const PEOPLE_AT_ONCE = 500;
/** Seconds from tick to tick: the most after which the data doesn't count as away. */
const STEP = 3_600;
/** Ticks until rigs that fell may ring again: six hours. */
const TICKS_OF_A_COOLDOWN = 6;
/** The European Central Bank's currencies beside euro and dollar; each brings its metrics. */
const CURRENCIES =
  'AUD BRL CAD CHF CNY CZK DKK GBP HKD HUF IDR ILS INR ISK JPY KRW MXN MYR NOK NZD PHP PLN RON SEK SGD THB TRY ZAR';

export interface Ticking {
  /** Returns a reading at which so many rigs make a loss. */
  reading(losing: number): Reading;
  /** Runs a tick in which no rig crosses its level. */
  quiet(): Promise<Spent>;
  /**
   * Lets so many rigs fall and then recover, each with a notice; then time passes until they can
   * ring again.
   */
  crossing(rigs: number): Promise<Crossing>;
}

interface Crossing {
  readonly fall: Spent;
  readonly recovery: Spent;
}

/**
 * Returns ticks of the bot's own job and stores, with a market and a clock of ours. A tick throws
 * when it doesn't have the crossings it was asked for.
 */
export async function tickingOn(database: Database, seeded: Seeded): Promise<Ticking> {
  const ports = {
    alerts: alertStore(database),
    rigs: rigStore(database),
    history: historyStore(database),
    log: silent,
  };
  let now = START;
  const reading = (losing: number) => readingWith(now, seeded.hashpriceWith(losing));

  const tick = async (losing: number, crossings: number) => {
    now += STEP;
    const market = { reading: () => reading(losing) };
    const { result, ...spent } = await spentOn(() =>
      watchAlerts(
        { ...ports, market, clock: () => now },
        { minPriceSources: 2, people: PEOPLE_AT_ONCE },
      ),
    );
    const told = crossings === 0 ? result.notices === 0 : result.notices > 0;
    if (!result.trusted || result.alerts !== crossings || !told) {
      throw new Error(`Not a tick with ${crossings} crossings: ${JSON.stringify(result)}`);
    }
    return spent;
  };
  const quiet = () => tick(0, 0);
  await quiet();
  return {
    reading,
    quiet,
    async crossing(rigs) {
      const fall = await tick(rigs, rigs);
      const recovery = await tick(0, rigs);
      for (let tickNumber = 0; tickNumber < TICKS_OF_A_COOLDOWN; tickNumber += 1) await quiet();
      return { fall, recovery };
    },
  };
}

/** @param wanted - The hashprice, EUR per PH/s per day. */
export function readingWith(at: number, wanted: number): Reading {
  const { fx, price, ...rest } = readingAt(at, { price: 1 });
  if (!fx || !price) throw new Error('The reading is not whole');
  const others = Object.fromEntries(CURRENCIES.split(' ').map((code) => [code, 1]));
  const perUsd = { ...others, ...fx.value.perUsd };
  const reading = { ...rest, price, fx: { ...fx, value: { ...fx.value, perUsd } } };
  const answer = conditionsOf(reading, 'EUR');
  if (!answer.ok) throw new Error('The reading is not whole');
  const { conditions } = answer;
  const atOneDollar =
    (hashprice(conditions) * conditions.coinPrice) / conditions.coin.baseUnit.perCoin;
  return {
    ...reading,
    price: { ...price, value: { ...price.value, usd: wanted / atOneDollar } },
  };
}

import { alertStore } from '../src/alert/alerts.store.ts';
import { watchAlerts } from '../src/alert/watch-alerts.job.ts';
import type { Database } from '../src/database/database.ts';
import { conditionsOf } from '../src/market/conditions.ts';
import type { Reading } from '../src/market/reading.ts';
import { hashprice } from '../src/mining/network.ts';
import { rigStore } from '../src/rig/rigs.store.ts';
import { silent } from '../tests/support/silent-log.ts';
import { readingAt, START } from '../tests/support/watch-world.ts';
import type { Seeded } from './alerts-store.ts';
import { type Spent, spentOn } from './spent.ts';

/** As many as the bot takes. */
const PEOPLE_AT_ONCE = 500;
/** Seconds from tick to tick: the most after which nothing counts as away. */
const STEP = 3_600;
/** Until rigs that fell may ring again: six hours. */
const TICKS_OF_A_COOLDOWN = 6;
/** What the European Central Bank quotes, beside euro and dollar: each brings its metrics. */
const CURRENCIES =
  'AUD BRL CAD CHF CNY CZK DKK GBP HKD HUF IDR ILS INR ISK JPY KRW MXN MYR NOK NZD PHP PLN RON SEK SGD THB TRY ZAR';

export interface Ticking {
  /** What is seen where so many rigs make a loss. */
  reading(losing: number): Reading;
  /** A tick that crosses nothing. */
  quiet(): Promise<Spent>;
  /** So many rigs fall and are told of, recover and are told of; then time passes until they can again. */
  crossing(rigs: number): Promise<Crossing>;
}

interface Crossing {
  readonly fall: Spent;
  readonly recovery: Spent;
}

/** The bot's own job and stores, with a market and a clock of ours. Everything throws that isn't as said. */
export async function tickingOn(database: Database, seeded: Seeded): Promise<Ticking> {
  const ports = { alerts: alertStore(database), rigs: rigStore(database), log: silent };
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
function readingWith(at: number, wanted: number): Reading {
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

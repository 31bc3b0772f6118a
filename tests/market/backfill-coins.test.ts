import { beforeEach, describe, expect, it } from 'vitest';
import type { CoinId } from '../../src/coin/coins.ts';
import { backfillCoins } from '../../src/market/backfill-coins.job.ts';
import type { HistoryStore } from '../../src/market/market.port.ts';
import type { Reading } from '../../src/market/reading.ts';
import { coinPast } from '../../src/market/sources/past/coin-past.ts';
import { coinReadingAt } from '../support/coin-readings.ts';
import { fakeMarket } from '../support/command-ports.ts';
import { memoryStores } from '../support/memory-stores.ts';
import {
  type ProviderNetwork,
  providerNetwork,
  recordingLogger,
} from '../support/provider-network.ts';
import { NOW, reading } from '../support/readings.ts';

const DAY = 86_400;
const TODAY = Math.floor(NOW / DAY) * DAY;
const ORIGINS = {
  space: 'https://space.test',
  kraken: 'https://kraken.test',
  kaspa: 'https://kaspa.test',
} as const;

let history: HistoryStore;
let network: ProviderNetwork;
let now: number;

/** Candles as Kraken tells them: strings, the running day last, a day without a trade among them. */
const candles = (usd: number, count = 720) =>
  Array.from({ length: count + 1 }, (_, index) => {
    const price = String(usd + index / 1e6);
    return [
      TODAY - (count - index) * DAY,
      price,
      price,
      price,
      price,
      index === 3 ? '0.0' : price,
      '12.5',
      3,
    ];
  });
const PRICES: Readonly<Record<string, number>> = {
  BCHUSD: 400,
  LTCUSD: 90,
  XDGUSD: 0.2,
  KASUSD: 0.04,
};

/** Days of the rest server's history: newest first, in kH/s, some of them before ten blocks a second. */
const kaspaDays = (unit = 1_000) =>
  Array.from({ length: 700 }, (_, index) => {
    const daaScore = 557_150_000 - index * 864_000;
    const difficulty = 20_500_000_000_000_000 - index * 1e12;
    return {
      daaScore,
      blueScore: daaScore,
      timestamp: (TODAY - index * DAY + 600) * 1_000,
      date_time: '…',
      bits: null,
      difficulty,
      hashrate_kh: Math.floor((difficulty * 2 * 10) / unit),
    };
  });
let kaspa: unknown;

const EPOCH = 2_016;
const LAST = 1_488 * EPOCH;
/** Retargets as a mempool fork tells them, with Bitcoin’s idea of their adjustment. */
const retargets = () =>
  Array.from({ length: 400 }, (_, index) => ({
    time: TODAY - 2 * DAY - index * 3.5 * DAY,
    height: LAST - index * EPOCH,
    difficulty: 9e7 * 0.995 ** index,
    adjustment: 4.2,
  }));
let space: unknown;

beforeEach(async () => {
  ({ history } = await memoryStores());
  now = NOW;
  network = providerNetwork();
  kaspa = kaspaDays();
  space = { hashrates: [], difficulty: retargets() };
  network.answer(ORIGINS.kraken, ({ path }) => {
    const pair = /pair=(\w+)&interval=1440/u.exec(path)?.[1] ?? '';
    const usd = PRICES[pair];
    if (usd === undefined) return { body: { error: ['EQuery:Unknown asset pair'] } };
    // The key isn’t the pair that was asked for.
    return { body: { error: [], result: { [`X${pair}`]: candles(usd), last: TODAY } } };
  });
  network.answer(ORIGINS.kaspa, () => ({ body: kaspa }));
  network.answer(ORIGINS.space, () => ({ body: space }));
});

function start(wanted: readonly CoinId[], changes: Partial<Parameters<typeof coinPast>[1]> = {}) {
  const log = recordingLogger();
  const clock = () => now;
  const others = (['BCH', 'LTC', 'KAS'] as const)
    .filter((coin) => wanted.includes(coin))
    .map((coin): Reading => coinReadingAt(coin, NOW));
  const settings = {
    explorerUrls: { mempool: new URL(`${ORIGINS.space}/api`), kaspa: new URL(ORIGINS.kaspa) },
    krakenUrl: new URL(ORIGINS.kraken),
    version: '0',
    ...changes,
  };
  const { dispatcher } = network;
  const stop = new AbortController();
  const job = backfillCoins({
    clock,
    market: fakeMarket(reading, [], others),
    history,
    past: (coin) => coinPast(coin, settings, { dispatcher, clock, log, timeout: 5, backOff: 1 }),
    log,
    stop: stop.signal,
  });
  const run = async (times = 1) => {
    for (let i = 0; i < times; i += 1) {
      await job.run();
      now += 60;
    }
  };
  const warnings = () =>
    log.lines.filter(({ sentence }) => sentence === 'History is not filled in yet');
  const reasons = () => JSON.stringify(log.lines.filter(({ level }) => level === 'warn'));
  return { run, warnings, reasons };
}
const daysOf = (coin: CoinId) => history.range({ coin, step: 'day', from: 0, to: 2 ** 40 });

describe('the past of a coin that somebody wants', () => {
  it('is Kaspa’s since ten blocks a second, and two years of prices', async () => {
    const { run, warnings } = start(['KAS']);
    await run();
    const days = await daysOf('KAS');
    expect(warnings()).toEqual([]);
    // A day without a trade has no price.
    expect(days.filter(({ usd }) => usd !== undefined)).toHaveLength(719);
    const known = days.filter(({ difficulty }) => difficulty !== undefined);
    expect(known.length).toBeGreaterThan(510);
    expect(known.every(({ height = 0 }) => height >= 110_165_000)).toBe(true);
    const last = known.at(-1);
    expect(last?.at).toBe(TODAY - DAY);
    expect(last?.difficulty).toBe(20_500_000_000_000_000);
    // Ten blocks a second until midnight.
    expect(last?.height).toBe(557_150_000 - 6_000);
    expect(await daysOf('BCH')).toEqual([]);
  });

  it('is Litecoin’s retargets, and the prices of both', async () => {
    const { run } = start(['LTC']);
    await run();
    const days = await daysOf('LTC');
    const yesterday = days.at(-1);
    expect(yesterday).toMatchObject({ at: TODAY - DAY, difficulty: 9e7 });
    expect(yesterday?.usd).toBeCloseTo(90, 2);
    expect(yesterday?.merged?.usd).toBeCloseTo(0.2, 2);
    expect(yesterday?.height).toBeGreaterThan(LAST);
    expect(days.filter(({ difficulty }) => difficulty !== undefined)).toHaveLength(1_096);
  });

  it('is prices alone where nobody tells the difficulty', async () => {
    const { run } = start(['BCH']);
    await run();
    const days = await daysOf('BCH');
    expect(days).toHaveLength(719);
    expect(days.every(({ difficulty }) => difficulty === undefined)).toBe(true);
  });

  it('is asked for once a day, and after a failure later each time', async () => {
    const { run, warnings } = start(['KAS']);
    kaspa = 'Service Unavailable';
    const asked = (origin: string) => network.asked.filter((one) => one.origin === origin).length;
    await run();
    const first = asked(ORIGINS.kaspa);
    expect(first).toBeGreaterThan(0);
    expect(warnings()).toHaveLength(1);
    await run(7);
    expect(warnings()).toHaveLength(4);
    kaspa = kaspaDays();
    await run(60);
    const done = network.asked.length;
    await run(60);
    expect(network.asked).toHaveLength(done);
    expect(asked(ORIGINS.kraken)).toBe(1);
    // A bot that starts anew knows what was asked for.
    await start(['KAS']).run(3);
    expect(network.asked).toHaveLength(done);
    now = NOW + DAY + 3_600;
    await start(['KAS']).run();
    expect(network.asked.length).toBeGreaterThan(done);
  });

  it.each([
    ['in TH/s, as the present hashrate is', kaspaDays(1e12), /does not fit/u],
    [
      'of another network',
      kaspaDays().map((day) => ({ ...day, difficulty: day.difficulty / 1e6 })),
      /no difficulty/u,
    ],
    [
      'in seconds',
      kaspaDays().map((day) => ({ ...day, timestamp: day.timestamp / 1_000 })),
      /no difficulty/u,
    ],
  ])('is refused %s', async (_, answer, reason) => {
    kaspa = answer;
    const { run, warnings, reasons } = start(['KAS']);
    await run();
    expect(warnings()[0]?.details).toMatchObject({ coin: 'KAS', part: 'difficulty' });
    expect(reasons()).toMatch(reason);
    const days = await daysOf('KAS');
    expect(days.every(({ difficulty }) => difficulty === undefined)).toBe(true);
  });

  it('leaves out what no chain of the coin can have', async () => {
    const odd = [
      { time: TODAY - 9 * DAY, height: LAST - 2 * EPOCH + 7, difficulty: 9e7 },
      { time: TODAY - 9 * DAY, height: LAST - 2 * EPOCH, difficulty: 1.3e14 },
      { timestamp: 'yesterday', height: null },
    ];
    space = { difficulty: [...odd, ...retargets().slice(0, 1)] };
    const { run } = start(['LTC']);
    await run();
    const known = (await daysOf('LTC')).filter(({ difficulty }) => difficulty !== undefined);
    expect(new Set(known.map(({ difficulty }) => difficulty))).toEqual(new Set([9e7]));
  });

  it('is not asked for where its sources are off, or nobody wants it', async () => {
    await start(['LTC', 'KAS'], { explorerUrls: {}, krakenUrl: undefined }).run(3);
    await start([]).run(3);
    expect(network.asked).toEqual([]);
  });
});

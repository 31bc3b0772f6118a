import { beforeEach, describe, expect, it } from 'vitest';
import { backfillHistory } from '../../src/market/backfill-history.job.ts';
import type { HistoryPoint } from '../../src/market/history.ts';
import type { HistoryStore, Market, MarketPast } from '../../src/market/market.port.ts';
import { buildPast } from '../../src/market/sources/past/build-past.ts';
import { sampleMarket } from '../../src/market/sources/sample/sample-network.ts';
import { epochsBetween } from '../../src/mining/difficulty-epochs.ts';
import { fakeMarket } from '../support/command-ports.ts';
import { memoryStores } from '../support/memory-stores.ts';
import {
  type Answerer,
  type ProviderNetwork,
  providerNetwork,
  recordingLogger,
} from '../support/provider-network.ts';
import { datum, nothing, reading } from '../support/readings.ts';
import { pastOfFrankfurter, pastPrice } from '../support/simulated-past.ts';
import { always, mempoolAt, NOW, ORIGINS, SETTINGS } from '../support/simulated-providers.ts';

const DAY = 86_400;
const TODAY = NOW - (NOW % DAY);
const FIRST = TODAY - 1_096 * DAY;
const TIP = 969_992;
const MEMPOOL_PARTS = ['difficulty', 'fees', 'prices'] as const;

const market = fakeMarket({
  ...reading,
  at: NOW,
  tip: datum({ height: TIP, time: NOW - 180 }, 'mempool.space'),
});
const down = always({ status: 503, body: 'Service Unavailable' });
const rates = pastOfFrankfurter(always({ status: 404 }));

let history: HistoryStore;
let network: ProviderNetwork;
let now: number;
beforeEach(async () => {
  ({ history } = await memoryStores());
  now = NOW;
  network = providerNetwork();
  network.answer(ORIGINS.mempool, mempoolAt(TIP));
  network.answer(ORIGINS.spare, mempoolAt(TIP));
  network.answer(ORIGINS.frankfurter, rates);
});

interface Changes {
  readonly settings?: Partial<typeof SETTINGS>;
  readonly of?: Market;
  readonly stop?: AbortController;
}

/** A bot that starts; a minute passes before each run. */
function start({ settings = {}, of = market, stop = new AbortController() }: Changes = {}) {
  const log = recordingLogger();
  const clock = () => now;
  const past: MarketPast = buildPast(
    { ...SETTINGS, ...settings },
    { dispatcher: network.dispatcher, clock, log, stop: stop.signal, timeout: 5, backOff: 1 },
  );
  const job = backfillHistory({ clock, market: of, history, past, log, stop: stop.signal });
  const run = async (times = 1) => {
    for (let i = 0; i < times; i += 1) {
      now += 60;
      await job.run();
    }
  };
  const done = () =>
    log.lines.flatMap(({ sentence, details }) =>
      sentence === 'Filled in history' ? [details] : [],
    );
  return { run, log, job, done };
}

const days = () => history.range({ coin: 'BTC', step: 'day', from: 0, to: 2 ** 40 });
const knownOf = async (datum: keyof HistoryPoint) =>
  (await days()).filter((day) => day[datum] !== undefined).map(({ at }) => at);
const asked = () => network.asked.map(({ path }) => path.replace(/^\/api\/v1\//, ''));
const rateDates = async () => (await history.rates(0, 2 ** 33)).map(({ date }) => date);

describe('the first start', () => {
  it('fills in three years, and says so', async () => {
    const { run, done, log } = start();
    await run();
    const filled = await days();
    expect(filled).toHaveLength(1_096);
    expect(filled[0]?.at).toBe(FIRST);
    expect(filled.at(-1)?.at).toBe(TODAY - DAY);
    for (const { difficulty, meanFees, usd, height } of filled.slice(40)) {
      expect(difficulty).toBeGreaterThan(5e13);
      expect(meanFees).toBeGreaterThan(1_999_999);
      expect(usd).toBeGreaterThan(64_999);
      expect(height).toBeGreaterThan(800_000);
    }
    expect(await knownOf('usd')).toHaveLength(1_096);
    // Midnight's is the only price of a day, but for the last one's hours.
    expect(filled[100]?.usd).toBe(pastPrice(FIRST + 100 * DAY));
    const dates = await rateDates();
    // Working days only, from the week before the first day on.
    expect(dates).toHaveLength(787);
    expect(dates.at(-1)).toBe('2026-10-02');
    expect(done()).toEqual([
      { part: 'difficulty', days: expect.any(Number) },
      { part: 'fees', days: 1_096 },
      { part: 'prices', days: 1_096 },
      { part: 'rates', days: dates.length },
    ]);
    expect(log.lines.filter(({ level }) => level !== 'info')).toEqual([]);
  });

  it('waits until the bot stands, and asks for everything once', async () => {
    const { job, run } = start();
    now += 19;
    await job.run();
    expect(asked()).toEqual([]);
    await run(30);
    const first = asked();
    expect(first.filter((path) => !path.includes('base=USD'))).toEqual([
      // Older epochs are known.
      'mining/hashrate/6m',
      'mining/blocks/fees/3y',
      'mining/blocks/fees/1y',
      'historical-price?currency=USD',
    ]);
    await start().run(3);
    expect(asked()).toEqual(first);
  });

  it('leaves what was measured as it is', async () => {
    await history.record('BTC', { at: TODAY - 2 * DAY + 60, usd: 1_000_000 });
    await history.record('BTC', { at: TODAY + 60, usd: 2_000_000 });
    await history.rollUp(now);
    await start().run();
    const filled = await days();
    expect(filled.at(-4)).toMatchObject({ usd: pastPrice(TODAY - 3 * DAY) });
    expect(filled.at(-3)).toMatchObject({ usd: 1_000_000, meanFees: expect.any(Number) });
    // The running day is left to us.
    expect(filled.at(-1)).toEqual({ at: TODAY, usd: 2_000_000 });
  });

  it('knows difficulty without a network, but for some epochs', async () => {
    const { run, log } = start({ settings: { mempoolUrls: [], frankfurterUrl: undefined } });
    await run();
    expect(network.asked).toEqual([]);
    const known = await days();
    expect(known.length).toBeGreaterThan(900);
    expect(known[0]?.at).toBe(FIRST);
    expect(known[0]?.difficulty).toBe(epochsBetween(0, FIRST).at(-1)?.difficulty);
    expect(log.lines).toEqual([]);
  });

  it.each([
    ['nothing is known', nothing],
    ['only the sample network is there', sampleMarket().reading()],
  ])('does nothing while %s', async (_, present) => {
    const { run } = start({ of: fakeMarket(present) });
    await run(3);
    expect(network.asked).toEqual([]);
    expect(await days()).toEqual([]);
  });
});

describe('when providers fail', () => {
  it('asks the next instance', async () => {
    network.answer(ORIGINS.mempool, down);
    await start().run();
    expect(await knownOf('usd')).toHaveLength(1_096);
    expect(network.asked.some(({ origin }) => origin === ORIGINS.spare)).toBe(true);
  });

  it.each([
    ['HTTP 429 in HTML', { status: 429, body: '<html>Too many</html>' }],
    ['empty lists', { body: [] }],
    ['half an answer', { body: '{"prices":[{"time":179' }],
    ['another instance’s time', { body: { prices: [{ time: 1_500_000_000, USD: 2_000 }] } }],
    ['unknown prices', { body: { prices: [{ time: TODAY - DAY, USD: -1 }] } }],
  ])('asks the next instance after %s', async (_, reply) => {
    network.answer(ORIGINS.mempool, always(reply));
    await start().run();
    expect(await knownOf('usd')).toHaveLength(1_096);
    expect(await knownOf('meanFees')).toHaveLength(1_096);
  });

  it('fills in the other parts, and tries again later, less and less often', async () => {
    const whole = mempoolAt(TIP);
    const noPrices: Answerer = (question) =>
      question.path.includes('historical-price')
        ? { status: 404, body: 'Not Found' }
        : whole(question);
    network.answer(ORIGINS.mempool, noPrices);
    const { run, log, done } = start({
      settings: { mempoolUrls: SETTINGS.mempoolUrls.slice(0, 1) },
    });
    await run(15);
    expect(done()).toHaveLength(3);
    expect(await knownOf('usd')).toEqual([]);
    const waits = log.lines.flatMap(({ details }) => ('againIn' in details ? details.againIn : []));
    expect(waits).toEqual([60, 120, 240, 480]);
    network.answer(ORIGINS.mempool, whole);
    await run();
    expect(await knownOf('usd')).toHaveLength(1_096);
    expect(done()).toHaveLength(4);
  });

  it('tries again at least every hour', async () => {
    const { run, log } = start({ settings: { mempoolUrls: SETTINGS.mempoolUrls.slice(0, 1) } });
    network.answer(ORIGINS.mempool, down);
    await run(400);
    const waits = log.lines.flatMap(({ details }) => ('againIn' in details ? details.againIn : []));
    expect(Math.max(...waits.map(Number))).toBe(3_600);
    expect(waits.filter((wait) => wait === 3_600)).toHaveLength(6 * MEMPOOL_PARTS.length);
  });

  it('lets an error of our own fly, and goes on with the next part', async () => {
    const { history: good } = await memoryStores();
    let broken = true;
    history = {
      ...good,
      saveProgress: async (part, state) => {
        if (broken) throw new Error('disk full');
        await good.saveProgress(part, state);
      },
    };
    const { run, done } = start();
    await expect(run()).rejects.toThrow('disk full');
    broken = false;
    await run(3);
    expect(done().length).toBeGreaterThanOrEqual(3);
  });
});

describe('a restart', () => {
  it('goes on where the one before was stopped', async () => {
    const stop = new AbortController();
    const whole = mempoolAt(TIP);
    network.answer(ORIGINS.mempool, (question) => {
      if (question.path.includes('/fees/')) stop.abort();
      return whole(question);
    });
    const before = start({ stop });
    await before.run(5);
    expect(before.done()).toMatchObject([{ part: 'difficulty' }]);
    expect(before.log.lines.map(({ sentence }) => sentence)).not.toContain(
      'History is not filled in yet',
    );
    const asking = asked().length;
    network.answer(ORIGINS.mempool, whole);
    const after = start();
    await after.run();
    expect(after.done()).toMatchObject(['fees', 'prices', 'rates'].map((part) => ({ part })));
    expect(asked().slice(asking)).not.toContain('mining/hashrate/6m');
    expect(await knownOf('meanFees')).toHaveLength(1_096);
  });

  it('fills in the days that the bot was off, and asks for no more than them', async () => {
    await start().run();
    const record = async (at: number) => {
      await history.record('BTC', { at, usd: 77_777, meanFees: 5, difficulty: 1e14, height: TIP });
    };
    // On for three days, off for two weeks, on again.
    for (let at = TODAY; at < TODAY + 3 * DAY; at += 3_600) await record(at);
    await history.rollUp(TODAY + 3 * DAY);
    const asking = asked().length;
    now = TODAY + 17 * DAY + 7 * 3_600;
    const later = TIP + 17 * 144;
    network.answer(ORIGINS.mempool, mempoolAt(later));
    await start({
      of: fakeMarket({ ...reading, tip: datum({ height: later, time: now }, 'mempool.space') }),
    }).run();
    const filled = await days();
    expect(filled).toHaveLength(1_096 + 17);
    expect(filled.slice(-17, -14).map(({ usd }) => usd)).toEqual([77_777, 77_777, 77_777]);
    expect(filled.at(-14)).toMatchObject({ at: TODAY + 3 * DAY, usd: expect.any(Number) });
    expect(filled.at(-1)).toMatchObject({ at: TODAY + 16 * DAY, difficulty: expect.any(Number) });
    expect(asked().slice(asking)).toEqual([
      'mining/hashrate/3m',
      'mining/blocks/fees/1m',
      'historical-price?currency=USD',
      expect.stringMatching(/2026-09-28\.\.2026-10-21/),
    ]);
    const dates = await rateDates();
    expect(dates.at(-1)).toBe('2026-10-21');
  });

  it('asks for nothing when nothing is missing, also a day later', async () => {
    await start().run();
    const asking = asked().length;
    for (let at = TODAY; at < TODAY + DAY; at += 3_600) {
      await history.record('BTC', { at, usd: 1, meanFees: 5, difficulty: 1e14, height: TIP });
    }
    await history.saveRates([{ perUsd: { USD: 1, EUR: 0.9 }, date: '2026-10-05' }]);
    now = TODAY + DAY + 7_200;
    await history.rollUp(now);
    await start().run();
    expect(asked().slice(asking)).toEqual([]);
  });

  it('doesn’t ask again for days that nobody knows of', async () => {
    const whole = mempoolAt(TIP);
    const hole = TODAY - 200 * DAY;
    network.answer(ORIGINS.mempool, (question) => {
      const reply = whole(question);
      if (!question.path.includes('historical-price')) return reply;
      const { prices } = JSON.parse(JSON.stringify(reply.body));
      return {
        body: {
          prices: prices.filter(({ time }: { time: number }) => time < hole || time >= hole + DAY),
        },
      };
    });
    await start().run();
    expect(await knownOf('usd')).toHaveLength(1_095);
    const asking = asked().length;
    await start().run(3);
    expect(asked().slice(asking)).toEqual([]);
  });

  it('asks again for the last days where a provider was behind', async () => {
    const behind = mempoolAt(TIP - 3 * 144);
    network.answer(ORIGINS.mempool, behind);
    await start().run();
    const last = (await knownOf('meanFees')).at(-1) ?? 0;
    expect(last).toBeLessThan(TODAY - DAY);
    network.answer(ORIGINS.mempool, mempoolAt(TIP));
    await start().run();
    for (const part of MEMPOOL_PARTS) {
      const datum = { difficulty: 'difficulty', fees: 'meanFees', prices: 'usd' } as const;
      expect((await knownOf(datum[part])).at(-1)).toBe(TODAY - DAY);
    }
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import type { Market } from '../../../src/market/market.port.ts';
import { buildMarket, type MarketSettings } from '../../../src/market/sources/build-market.ts';
import { createMarket } from '../../../src/market/sources/market.ts';
import { memoryCache } from '../../support/memory-cache.ts';
import {
  type Answerer,
  type ProviderNetwork,
  providerNetwork,
  recorded,
  recordingLogger,
} from '../../support/provider-network.ts';
import {
  always,
  answers,
  blockTime,
  coreAt,
  esploraAt,
  mempoolAt,
  NOW,
  ORIGINS,
  SETTINGS,
} from '../../support/simulated-providers.ts';

const TIP = 969_992;
const MINUTE = 60;
const HOUR = 3_600;

let network: ProviderNetwork;
let cache = memoryCache();
let now = NOW;
let log = recordingLogger();

const build = (changes: Partial<MarketSettings> = {}): Promise<Market> =>
  buildMarket(
    { ...SETTINGS, ...changes },
    { dispatcher: network.dispatcher, cache, clock: () => now, log, timeout: 1, backOff: 1 },
  );

const down: Answerer = always({ status: 502, body: 'Bad Gateway' });

function everybody(answer: (origin: string) => Answerer) {
  for (const origin of Object.values(ORIGINS)) network.answer(origin, answer(origin));
}

/** The ticker of Bitstamp, whose time is its own. */
const bitstampAt =
  (usd: number): Answerer =>
  () => ({
    body: { ...JSON.parse(recorded('bitstamp-ticker.json')), last: usd, timestamp: String(now) },
  });

function allWell(tip = TIP) {
  const good: Record<string, Answerer> = {
    [ORIGINS.mempool]: mempoolAt(tip),
    [ORIGINS.spare]: mempoolAt(tip),
    [ORIGINS.core]: coreAt(tip, () => 3_000_000),
    [ORIGINS.esplora]: esploraAt(tip),
    [ORIGINS.kraken]: answers('kraken-ticker.json'),
    [ORIGINS.coinbase]: answers('coinbase-spot.json'),
    [ORIGINS.bitstamp]: bitstampAt(85_990),
    [ORIGINS.bitfinex]: answers('bitfinex-ticker.json'),
    [ORIGINS.frankfurter]: answers('frankfurter-latest.json'),
  };
  everybody((origin) => good[origin] ?? down);
}

const pathsAskedOf = (origin: string) =>
  network.asked
    .splice(0)
    .filter((asked) => asked.origin === origin)
    .map(({ path }) => path);
const stateOf = (market: Market, name: string) =>
  market.status().find((source) => source.name === name)?.state;

/** The state of each source by its name. */
const statesOf = (market: Market) =>
  Object.fromEntries(market.status().map(({ name, state }) => [name, state]));

beforeEach(() => {
  network = providerNetwork();
  cache = memoryCache();
  log = recordingLogger();
  now = NOW;
  allWell();
});

describe('a market whose providers are well', () => {
  it('knows nothing at first, and everything after a refresh', async () => {
    const market = await build();
    expect(market.reading()).toEqual({ coin: 'BTC', at: NOW, origin: 'live' });
    expect(statesOf(market)).toMatchObject({
      'Bitcoin Core': 'off',
      'mempool.test': 'idle',
      'spare.test': 'idle',
      'esplora.test': 'idle',
      Kraken: 'idle',
      Coinbase: 'idle',
      Bitstamp: 'idle',
      Bitfinex: 'idle',
      Frankfurter: 'idle',
    });

    await market.refresh();
    const by = (source: string) => ({ source, at: NOW, state: 'fresh' });
    expect(market.reading()).toEqual({
      coin: 'BTC',
      at: NOW,
      origin: 'live',
      tip: { value: { height: TIP, time: NOW - 180 }, ...by('mempool.test') },
      difficulty: { value: expect.closeTo(132_716_002_350_731.27, 1), ...by('mempool.test') },
      meanFees: { value: 2_048_000, ...by('mempool.test') },
      price: {
        value: {
          usd: (85_992 + 86_000.415) / 2,
          sources: ['Kraken', 'Coinbase', 'Bitstamp', 'Bitfinex'],
          cut: [],
        },
        ...by('Kraken, Coinbase, Bitstamp, Bitfinex'),
      },
      fx: {
        value: {
          perUsd: {
            USD: 1,
            CHF: 0.8,
            EUR: 0.89,
            GBP: 0.77,
            JPY: 150.1,
            AUD: expect.closeTo(1.52, 2),
          },
          date: '2026-10-02',
          // This service has rates of a few currencies only.
          elsewhere: { AUD: { source: 'mempool.test', date: '2026-10-05' } },
        },
        source: 'Frankfurter',
        at: Date.UTC(2026, 9, 2, 15) / 1_000,
        state: 'fresh',
      },
      epoch: { value: expect.anything(), ...by('mempool.test') },
      lastGoodAt: NOW,
    });
  });

  it('knows the epoch: its first block, a block a day, the tip, and the epoch before', async () => {
    const market = await build();
    await market.refresh();
    const epoch = market.reading().epoch?.value;
    const heights = epoch?.marks.map(({ height }) => height) ?? [];
    expect(heights.slice(0, 2)).toEqual([967_680, 967_824]);
    expect(heights.slice(-4)).toEqual([969_696, 969_840, 969_984, TIP]);
    expect(heights).toHaveLength(18);
    expect(epoch?.marks.every(({ height, time }) => time === blockTime(height))).toBe(true);
    expect(epoch?.previousDifficulty).toBeCloseTo(132_757_073_449_487.52, 1);
  });

  it('asks a public instance little: some 20 times at first, once a minute after that', async () => {
    const market = await build();
    await market.refresh();
    const atFirst = pathsAskedOf(ORIGINS.mempool);
    expect(atFirst.length).toBeLessThanOrEqual(21);
    expect(new Set(atFirst).size).toBe(atFirst.length);

    now += MINUTE;
    await market.refresh();
    expect(pathsAskedOf(ORIGINS.mempool)).toEqual(['/api/blocks/tip/height']);
    expect(market.reading().tip).toMatchObject({ at: NOW + MINUTE, state: 'fresh' });
    expect(pathsAskedOf(ORIGINS.spare)).toEqual([]);

    now += 10 * MINUTE;
    allWell(TIP + 1);
    await market.refresh();
    expect(pathsAskedOf(ORIGINS.mempool)).toEqual([
      '/api/blocks/tip/height',
      `/api/v1/blocks/${TIP + 1}`,
      '/api/v1/mining/reward-stats/144',
    ]);
    expect(market.reading().tip?.value.height).toBe(TIP + 1);
  });

  it('asks for rates of exchange once an hour', async () => {
    const market = await build();
    await market.refresh();
    now += 59 * MINUTE;
    await market.refresh();
    const once = ['/v1/latest?base=USD', '/v2/rates?base=USD'];
    expect(pathsAskedOf(ORIGINS.frankfurter)).toEqual(once);
    now += MINUTE;
    await market.refresh();
    expect(pathsAskedOf(ORIGINS.frankfurter)).toEqual(once);
  });

  it('lets those who refresh at the same time share one run', async () => {
    const market = await build();
    await Promise.all([market.refresh(), market.refresh(), market.refresh()]);
    expect(pathsAskedOf(ORIGINS.kraken)).toHaveLength(1);
  });

  it('follows the chain into the next epoch', async () => {
    now = blockTime(969_695) + 10;
    allWell(969_695);
    const market = await build();
    await market.refresh();
    expect(market.reading().difficulty?.value).toBeCloseTo(132_757_073_449_487.52, 1);
    now += 10 * MINUTE;
    allWell(969_696);
    await market.refresh();
    const { difficulty, epoch } = market.reading();
    expect(difficulty?.value).toBeCloseTo(132_716_002_350_731.27, 1);
    expect(epoch?.value.marks.at(-1)?.height).toBe(969_696);
    expect(epoch?.value.marks[0]?.height).toBe(967_680);
  });

  it('prefers the own node, and asks nobody else for the chain', async () => {
    const market = await build({ bitcoindRpcUrl: new URL('http://me:secret@node.test:8332') });
    await market.refresh();
    const { tip, meanFees, epoch } = market.reading();
    expect([tip?.source, meanFees?.source, epoch?.source]).toEqual(Array(3).fill('Bitcoin Core'));
    expect(meanFees?.value).toBe(3_000_000);
    // For rates that the central banks' service here lacks.
    expect(pathsAskedOf(ORIGINS.mempool)).toEqual(['/api/v1/prices']);
    expect(JSON.stringify([market.status(), log.lines])).not.toContain('secret');
  });

  it('names itself to the providers, with a contact', async () => {
    await (await build()).refresh();
    expect(network.asked[0]?.headers['user-agent']).toBe(
      'Hashbell/0.0.0 (+https://hashbell.test/contact)',
    );
  });

  it('does not name a host of the own network', async () => {
    const market = await build({
      mempoolUrls: ['http://10.0.0.7:3006/api', 'http://umbrel.local/api', 'http://box/api'].map(
        (url) => new URL(url),
      ),
    });
    const names = market.status().map(({ name }) => name);
    expect(names.slice(1, 4)).toEqual(Array(3).fill('own mempool'));
  });
});

describe('when a provider of the chain fails', () => {
  it.each([
    ['is down', down],
    ['limits us, in HTML', always({ status: 429, body: recorded('mempool-429.html.txt') })],
    ['answers cut JSON', (asked) => ({ body: asked.path.endsWith('height') ? `${TIP}` : '[{"he' })],
    ['is far ahead', mempoolAt(TIP + 5_000)],
    ['is far behind', mempoolAt(TIP - 5_000)],
  ] as [string, Answerer][])('because it %s, the next one steps in', async (_, answer) => {
    network.answer(ORIGINS.mempool, answer);
    const market = await build();
    await market.refresh();
    const { tip, meanFees, epoch } = market.reading();
    expect([tip?.source, meanFees?.source]).toEqual(['spare.test', 'spare.test']);
    expect(tip?.value.height).toBe(TIP);
    expect(epoch?.value.marks).toHaveLength(18);
    expect(stateOf(market, 'mempool.test')).toMatch(/failing|resting/);
    expect(stateOf(market, 'spare.test')).toBe('ok');
  });

  it('the fees come from another than the tip', async () => {
    network.answer(ORIGINS.mempool, (asked) =>
      asked.path.includes('reward-stats') ? { status: 503 } : mempoolAt(TIP)(asked),
    );
    const market = await build();
    await market.refresh();
    expect(market.reading().tip?.source).toBe('mempool.test');
    expect(market.reading().meanFees?.source).toBe('spare.test');
  });

  it('esplora gives the chain, and nobody the fees', async () => {
    network.answer(ORIGINS.mempool, down);
    network.answer(ORIGINS.spare, down);
    const market = await build();
    await market.refresh();
    const { tip, difficulty, meanFees, epoch } = market.reading();
    expect([tip?.source, difficulty?.source]).toEqual(['esplora.test', 'esplora.test']);
    expect(epoch?.value.marks).toHaveLength(18);
    expect(meanFees).toBeUndefined();
  });

  it('a difficulty of zero or another than the bits makes no reading', async () => {
    const zero: Answerer = (asked) => {
      const { body } = mempoolAt(TIP)(asked);
      return { body: Array.isArray(body) ? body.map((one) => ({ ...one, difficulty: 0 })) : body };
    };
    everybody(() => zero);
    const market = await build();
    await market.refresh();
    expect(market.reading().difficulty).toBeUndefined();
    expect(market.reading().tip).toBeUndefined();
  });

  it('half an epoch is better than none, and the rest comes later', async () => {
    let left = 6;
    network.answer(ORIGINS.mempool, (asked) => {
      if (asked.path.includes('/v1/blocks/') && left-- <= 0) return { status: 404 };
      return mempoolAt(TIP)(asked);
    });
    const market = await build();
    await market.refresh();
    const heights = market.reading().epoch?.value.marks.map(({ height }) => height) ?? [];
    expect(heights.length).toBeLessThan(18);
    expect(heights).toContain(969_696);

    now += 11 * MINUTE;
    left = 100;
    await market.refresh();
    expect(market.reading().epoch?.value.marks).toHaveLength(18);
  });
});

describe('a height', () => {
  it('that is a block behind takes nothing back', async () => {
    const market = await build();
    await market.refresh();
    now += 11 * MINUTE;
    allWell(TIP - 1);
    await market.refresh();
    expect(market.reading().tip).toMatchObject({ value: { height: TIP }, at: now });
  });

  it('that jumps is not believed until time makes it plausible', async () => {
    const market = await build();
    await market.refresh();
    allWell(TIP + 12);
    now += MINUTE;
    await market.refresh();
    expect(market.reading().tip?.value.height).toBe(TIP);
    expect(stateOf(market, 'mempool.test')).toBe('failing');
    now += 2 * HOUR;
    await market.refresh();
    expect(market.reading().tip?.value.height).toBe(TIP + 12);
  });

  it('that no block follows for an hour makes us ask the others', async () => {
    const market = await build();
    await market.refresh();
    now += 70 * MINUTE;
    network.answer(ORIGINS.spare, mempoolAt(TIP + 7));
    await market.refresh();
    expect(market.reading().tip).toMatchObject({
      value: { height: TIP + 7 },
      source: 'spare.test',
      state: 'fresh',
    });
  });
});

describe('the price', () => {
  const priceAfter = async () => {
    const market = await build();
    await market.refresh();
    return market.reading().price;
  };

  it('leaves out an exchange that is far off', async () => {
    network.answer(ORIGINS.bitstamp, bitstampAt(8_599));
    expect(await priceAfter()).toMatchObject({
      value: { usd: 86_000.415, sources: ['Kraken', 'Coinbase', 'Bitfinex'], cut: ['Bitstamp'] },
      source: 'Kraken, Coinbase, Bitfinex',
    });
  });

  it('leaves out an exchange whose ticker stands still', async () => {
    network.answer(ORIGINS.bitstamp, answers('bitstamp-ticker.json'));
    now += 10 * MINUTE;
    expect((await priceAfter())?.value.cut).toEqual(['Bitstamp']);
  });

  it('may be one exchange only, which then is the only one named', async () => {
    for (const name of ['kraken', 'bitstamp', 'bitfinex'] as const) {
      network.answer(ORIGINS[name], down);
    }
    expect(await priceAfter()).toMatchObject({
      value: { usd: 86_000.415, sources: ['Coinbase'], cut: [] },
      source: 'Coinbase',
    });
  });

  it('comes from mempool when no exchange answers', async () => {
    for (const name of ['kraken', 'coinbase', 'bitstamp', 'bitfinex'] as const) {
      network.answer(ORIGINS[name], down);
    }
    expect(await priceAfter()).toEqual({
      value: { usd: 85_900, sources: ['mempool.test'], cut: [] },
      source: 'mempool.test',
      at: 1_791_193_000,
      state: 'fresh',
    });
  });

  it('is decided by mempool when two exchanges disagree, and open when that fails', async () => {
    network.answer(ORIGINS.coinbase, down);
    network.answer(ORIGINS.bitfinex, down);
    network.answer(ORIGINS.bitstamp, bitstampAt(80_000));
    expect((await priceAfter())?.value).toEqual({
      usd: 85_955,
      sources: ['Kraken', 'mempool.test'],
      cut: ['Bitstamp'],
    });
    cache = memoryCache();
    network.answer(ORIGINS.mempool, down);
    network.answer(ORIGINS.spare, down);
    expect(await priceAfter()).toBeUndefined();
  });
});

describe('the price that we have', () => {
  const EXCHANGES = ['kraken', 'coinbase', 'bitstamp', 'bitfinex'] as const;
  /** Mempool's price, gathered so many seconds ago. */
  const pricedAt = (origin: 'mempool' | 'spare', age: number) =>
    network.answer(ORIGINS[origin], (asked) =>
      asked.path.endsWith('/v1/prices')
        ? { body: { time: Math.floor(now - age), USD: 80_000, EUR: 70_000 } }
        : mempoolAt(TIP)(asked),
    );

  it('outlives a minute without exchanges, until mempool has a later one', async () => {
    const market = await build();
    await market.refresh();
    const before = market.reading().price;
    for (const name of EXCHANGES) network.answer(ORIGINS[name], down);
    pricedAt('mempool', 58 * MINUTE);
    now += MINUTE;
    await market.refresh();
    expect(market.reading().price).toEqual(before);

    pricedAt('mempool', 20);
    await market.refresh();
    expect(market.reading().price).toMatchObject({ value: { usd: 80_000 }, at: now - 20 });
  });

  it('follows the exchanges, although the ticker of one stands still', async () => {
    const market = await build();
    await market.refresh();
    const ticker = bitstampAt(85_990)({
      origin: '',
      path: '',
      method: 'GET',
      headers: {},
      body: undefined,
    });
    network.answer(ORIGINS.bitstamp, () => ticker);
    network.answer(ORIGINS.kraken, down);
    now += MINUTE;
    await market.refresh();
    expect(market.reading().price?.value.sources).not.toContain('Kraken');
  });

  it('comes from the next instance when that of the first is too old', async () => {
    for (const name of EXCHANGES) network.answer(ORIGINS[name], down);
    pricedAt('mempool', 2 * HOUR);
    pricedAt('spare', 30);
    const market = await build();
    await market.refresh();
    expect(market.reading().price).toMatchObject({ source: 'spare.test', at: now - 30 });
  });
});

describe('rates of exchange', () => {
  const pricedIn = (others: Readonly<Record<string, number>>): Answerer =>
    always({ body: { time: Math.floor(now - 30), USD: 80_000, ...others } });

  it('come from the next instance when the first has prices in dollars only', async () => {
    network.answer(ORIGINS.mempool, pricedIn({ EUR: -1 }));
    network.answer(ORIGINS.spare, pricedIn({ EUR: 72_000 }));
    const market = await build({ frankfurterUrl: undefined });
    await market.refresh();
    expect(market.reading().fx).toMatchObject({
      source: 'spare.test',
      value: { perUsd: { USD: 1, EUR: 0.9 } },
    });
  });

  it('are not replaced by fewer, as long as they can be shown', async () => {
    network.answer(ORIGINS.mempool, pricedIn({ EUR: 72_000, JPY: 12_000_000 }));
    const market = await build({ frankfurterUrl: undefined });
    await market.refresh();
    network.answer(ORIGINS.mempool, pricedIn({ EUR: 70_000 }));
    now += 2 * HOUR;
    await market.refresh();
    expect(market.reading().fx?.value.perUsd).toEqual({ USD: 1, EUR: 0.9, JPY: 150 });

    now += 6 * 24 * HOUR;
    network.answer(ORIGINS.mempool, pricedIn({ EUR: 70_000 }));
    await market.refresh();
    expect(market.reading().fx?.value.perUsd).toEqual({ USD: 1, EUR: 0.875 });
  });

  it('are crossed from prices when the central bank is silent', async () => {
    network.answer(ORIGINS.frankfurter, down);
    const market = await build();
    await market.refresh();
    expect(market.reading().fx).toMatchObject({
      value: { date: '2026-10-05' },
      source: 'mempool.test',
      at: 1_791_193_000,
      state: 'fresh',
    });
    const perUsd = market.reading().fx?.value.perUsd;
    expect(perUsd).toMatchObject({ USD: 1, EUR: 76_400 / 85_900 });
    // −1 is not a price.
    expect(perUsd).not.toHaveProperty('CAD');
  });

  const ratesOf = (change: object, further: unknown = { status: 404 }): Answerer => {
    const latest = JSON.parse(recorded('frankfurter-latest.json'));
    return ({ path }) =>
      path.startsWith('/v1/')
        ? { body: { ...latest, rates: { ...latest.rates, ...change } } }
        : { body: further };
  };
  const rows = (rates: Readonly<Record<string, number>>) =>
    Object.entries(rates).map(([quote, rate]) => ({
      date: '2026-10-05',
      base: 'USD',
      quote,
      rate,
    }));

  it('of more currencies come from other central banks, and from prices where those have none', async () => {
    network.answer(ORIGINS.frankfurter, ratesOf({}, rows({ RUB: 81.5, EUR: 0.891 })));
    const market = await build();
    await market.refresh();
    const { perUsd, elsewhere } = market.reading().fx?.value ?? {};
    expect(perUsd).toMatchObject({ EUR: 0.89, RUB: 81.5, AUD: expect.closeTo(1.52, 2) });
    expect(elsewhere).toEqual({
      RUB: { source: 'Frankfurter v2', date: '2026-10-05' },
      AUD: { source: 'mempool.test', date: '2026-10-05' },
    });
  });

  it('are not voided by one that makes no sense, which another may give', async () => {
    network.answer(
      ORIGINS.frankfurter,
      ratesOf({ JPY: null, GBP: -1, USDT: 1 }, rows({ GBP: 0.77 })),
    );
    const market = await build();
    await market.refresh();
    const { perUsd, elsewhere } = market.reading().fx?.value ?? {};
    expect(perUsd).toMatchObject({ EUR: 0.89, GBP: 0.77, JPY: expect.closeTo(150, 0) });
    expect(Object.keys(elsewhere ?? {}).toSorted()).toEqual(['AUD', 'GBP', 'JPY']);
    expect(perUsd).not.toHaveProperty('USDT');
  });

  it('do not change by a factor of three overnight, unless another says so too', async () => {
    const off = { mempoolUrls: [] };
    network.answer(ORIGINS.frankfurter, ratesOf({ SEK: 9.5 }));
    const market = await build(off);
    await market.refresh();
    network.answer(ORIGINS.frankfurter, ratesOf({ SEK: 95 }));
    for (let hour = 0; hour < 3; hour += 1) {
      now += HOUR;
      await market.refresh();
      expect(market.reading().fx?.value.perUsd).not.toHaveProperty('SEK');
      expect(market.reading().fx?.value.perUsd).toHaveProperty('EUR');
    }
    network.answer(ORIGINS.frankfurter, ratesOf({ SEK: 95 }, rows({ SEK: 94 })));
    now += HOUR;
    await market.refresh();
    expect(market.reading().fx?.value.perUsd['SEK']).toBe(95);
  });

  it('stay those of the central bank while they are fresh', async () => {
    const market = await build();
    await market.refresh();
    network.answer(ORIGINS.frankfurter, down);
    now += 2 * HOUR;
    await market.refresh();
    expect(market.reading().fx).toMatchObject({ source: 'Frankfurter', state: 'fresh' });
  });
});

describe('when everybody is down', () => {
  const afterOutage = async (seconds: number, market: Market) => {
    everybody(() => down);
    now = NOW + seconds;
    await market.refresh();
    return market.reading();
  };

  it('the last reading ages, and is absent after its time, never zero', async () => {
    const market = await build();
    await market.refresh();
    const first = market.reading();

    const soon = await afterOutage(20 * MINUTE, market);
    expect(soon.price).toEqual({ ...first.price, state: 'stale' });
    expect(soon.tip).toEqual({ ...first.tip, state: 'stale' });
    expect(soon.difficulty).toEqual({ ...first.difficulty, state: 'stale' });

    const late = await afterOutage(6 * HOUR + 1, market);
    const { fx, ...rest } = late;
    expect(rest).toEqual({ coin: 'BTC', at: now, origin: 'live', lastGoodAt: NOW });
    expect(fx?.state).toBe('fresh');

    allWell(TIP + 40);
    // Those who failed often rest first; these didn't.
    await market.refresh();
    expect(market.reading().tip).toMatchObject({ value: { height: TIP + 40 }, state: 'fresh' });
  });

  it('a restart answers at once, as old as it is', async () => {
    const before = await build();
    await before.refresh();
    const restarted = await build();
    expect(restarted.reading()).toEqual(before.reading());

    now += HOUR + 1;
    const { tip, price, meanFees, lastGoodAt } = restarted.reading();
    expect([tip, price, meanFees].map((datum) => datum?.state)).toEqual(Array(3).fill('stale'));
    expect([tip?.at, lastGoodAt]).toEqual([NOW, NOW]);
  });

  it('a restart asks for no block time twice', async () => {
    await (await build()).refresh();
    network.asked.splice(0);
    const restarted = await build();
    await restarted.refresh();
    expect(pathsAskedOf(ORIGINS.mempool).filter((path) => path.includes('blocks/'))).toEqual([
      '/api/blocks/tip/height',
      `/api/v1/blocks/${TIP}`,
    ]);
    expect(restarted.reading().epoch?.value.marks).toHaveLength(18);
  });

  it('never throws, and says of each what is wrong', async () => {
    everybody(() => down);
    const market = await build();
    await market.refresh();
    expect(market.reading()).toEqual({ coin: 'BTC', at: NOW, origin: 'live' });
    const off = market.status().find(({ name }) => name === 'Bitcoin Core');
    const others = market.status().filter(({ name }) => name !== 'Bitcoin Core');
    expect(off).toEqual({ name: 'Bitcoin Core', gives: ['chain', 'fees'], state: 'off' });
    for (const source of others) {
      expect(source).toMatchObject({ state: 'failing', lastError: 'HTTP 502', lastErrorAt: NOW });
    }
  });
});

describe('after the clock was set', () => {
  const HOUR = 3_600;
  it.each([-24 * HOUR, -HOUR, HOUR, 24 * HOUR])(
    'by %i s everything is asked anew',
    async (jump) => {
      const market = await build();
      // Wrong at first, by an hour or a day; then put right.
      now = NOW - jump;
      await market.refresh();
      now = NOW;
      const before = market.reading();
      if (jump < -HOUR) expect(before.lastGoodAt).toBeUndefined();
      network.asked.splice(0);
      await market.refresh();
      const { tip, difficulty, meanFees, price, fx, epoch, lastGoodAt } = market.reading();
      for (const datum of [tip, difficulty, meanFees, price, epoch]) {
        expect(datum).toMatchObject({ state: 'fresh' });
      }
      expect(fx?.state).toBe('fresh');
      expect(lastGoodAt).toBeLessThanOrEqual(now);
      expect(network.asked.map(({ origin }) => origin)).toContain(ORIGINS.frankfurter);
    },
  );
});

describe('the cache', () => {
  it('may hold what an earlier version wrote', async () => {
    cache.stored.set('reading', JSON.stringify({ tip: { height: 5 } }));
    cache.stored.set('block-times', JSON.stringify('nonsense'));
    const market = await build();
    expect(market.reading()).toEqual({ coin: 'BTC', at: NOW, origin: 'live' });
    await market.refresh();
    expect(market.reading().epoch?.value.marks).toHaveLength(18);
  });

  it('may be broken: the market does without, and says so in the log', async () => {
    const broken = () => Promise.reject(new Error('disk full'));
    cache = { ...memoryCache(), get: broken, set: broken };
    const market = await build();
    await market.refresh();
    expect(market.reading().price?.state).toBe('fresh');
    const sentences = new Set(log.lines.map(({ sentence }) => sentence));
    expect(sentences).toEqual(
      new Set([
        'Last reading cannot be loaded',
        'Cache cannot be read',
        'Cache cannot be written',
        'Last reading cannot be saved',
      ]),
    );
  });
});

it('survives an error of our own in one part, and logs it', async () => {
  const err = new TypeError('undefined is not a function');
  const price = { value: { usd: 86_000, sources: ['X'], cut: [] }, source: 'X', at: NOW };
  const market = await createMarket({
    coin: 'BTC',
    chain: { look: () => Promise.reject(err) },
    price: { look: async () => ({ price }) },
    fx: { look: async () => ({}) },
    status: () => [],
    cache,
    clock: () => now,
    log,
    maxAge: HOUR,
  });
  await market.refresh();
  expect(market.reading().price?.value.usd).toBe(86_000);
  expect(log.lines).toEqual([
    { level: 'error', details: { err }, sentence: 'Market refresh is faulty' },
  ]);
});

it('works with everything turned off', async () => {
  const market = await build({
    mempoolUrls: [],
    esploraUrl: undefined,
    krakenUrl: undefined,
    coinbaseUrl: undefined,
    bitstampUrl: undefined,
    bitfinexUrl: undefined,
    frankfurterUrl: undefined,
  });
  await market.refresh();
  expect(market.reading()).toEqual({ coin: 'BTC', at: NOW, origin: 'live' });
  expect(new Set(market.status().map(({ state }) => state))).toEqual(new Set(['off']));
});

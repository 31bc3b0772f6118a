import { beforeEach, describe, expect, it } from 'vitest';
import { conditionsOf } from '../../../../src/market/conditions.ts';
import { buildMarket, type MarketSettings } from '../../../../src/market/sources/build-market.ts';
import { memoryCache } from '../../../support/memory-cache.ts';
import {
  type ProviderNetwork,
  providerNetwork,
  recordingLogger,
} from '../../../support/provider-network.ts';

const NOW = 1_791_193_200;
const MINUTE = 60;
const HOUR = 3_600;
const DAY = 24 * HOUR;
const ORIGINS = {
  space: 'https://space.test',
  wtm: 'https://wtm.test',
  kraken: 'https://kraken.test',
  coinbase: 'https://coinbase.test',
  kaspa: 'https://kaspa.test',
} as const;
/** Difficulty of {@link BITS}. */
const DIFFICULTY = (0xff_ff / 0x2d_1c_12) * 2 ** 32;
const BITS = 0x19_2d_1c_12;

let network: ProviderNetwork;
let now: number;
/** The providers' answers. */
let said: {
  space: number;
  bits: number;
  wtm: number;
  doge: number;
  dogeLags: boolean;
  kraken: number;
  coinbase: number;
};

const settings: MarketSettings = {
  mempoolUrls: [],
  bitcoindRpcUrl: undefined,
  esploraUrl: undefined,
  bitstampUrl: undefined,
  bitfinexUrl: undefined,
  frankfurterUrl: undefined,
  krakenUrl: new URL(ORIGINS.kraken),
  coinbaseUrl: new URL(ORIGINS.coinbase),
  maxAge: 6 * HOUR,
  version: '0',
  coins: ['BTC', 'BCH', 'LTC', 'KAS'],
  elsewhere: {
    nodeUrls: {},
    explorerUrls: { mempool: new URL(`${ORIGINS.space}/api`), kaspa: new URL(ORIGINS.kaspa) },
    whatToMineUrl: new URL(ORIGINS.wtm),
  },
};
const build = (changes: Partial<MarketSettings> = {}) =>
  buildMarket(
    { ...settings, ...changes },
    {
      dispatcher: network.dispatcher,
      cache: memoryCache(),
      clock: () => now,
      log: recordingLogger(),
      timeout: 1,
      backOff: 1,
    },
  );
const askedOf = (origin: string) => network.asked.filter((asked) => asked.origin === origin).length;

beforeEach(() => {
  network = providerNetwork();
  now = NOW;
  said = {
    space: 3_188_500,
    bits: BITS,
    wtm: DIFFICULTY,
    doge: 41e6,
    dogeLags: false,
    kraken: 95,
    coinbase: 95.1,
  };
  network.answer(ORIGINS.space, ({ path }) => {
    if (path.endsWith('/tip/height')) return { body: String(said.space) };
    const from = Number(path.split('/').at(-1));
    const difficulty = (0xff_ff / (said.bits % 2 ** 24)) * 2 ** 32;
    return {
      body: [from, from - 1].map((height) => ({
        height,
        timestamp: now - (said.space - height) * 150,
        bits: said.bits,
        difficulty,
      })),
    };
  });
  network.answer(ORIGINS.wtm, ({ path }) => {
    const isDoge = path.endsWith('/6.json');
    const difficulty = isDoge ? said.doge : said.wtm;
    return {
      body: {
        tag: isDoge ? 'DOGE' : 'LTC',
        block_reward: isDoge ? '10010' : 6.25,
        last_block: isDoge ? 6_480_000 : 3_188_499,
        difficulty,
        difficulty24: difficulty,
        nethash: (difficulty * 2 ** 32) / (isDoge ? 60 : 150),
        lagging: isDoge && said.dogeLags,
        timestamp: now - 60,
      },
    };
  });
  network.answer(ORIGINS.kraken, ({ path }) => ({
    body: {
      error: [],
      result: { X: { c: [String(path.includes('XDG') ? 0.21 : said.kraken), '1'] } },
    },
  }));
  network.answer(ORIGINS.coinbase, ({ path }) => {
    const base = path.includes('DOGE') ? 'DOGE' : 'LTC';
    const amount = base === 'DOGE' ? '0.2101' : String(said.coinbase);
    return { body: { data: { amount, base, currency: 'USD' } } };
  });
});

describe('another coin', () => {
  it('is asked about when somebody wants it', async () => {
    const market = await build();
    expect(market.coins).toEqual(['BTC', 'BCH', 'LTC', 'KAS']);
    await market.refresh();
    expect(askedOf(ORIGINS.space) + askedOf(ORIGINS.wtm)).toBe(0);
    expect(market.reading('LTC')).toEqual({ coin: 'LTC', at: NOW, origin: 'live' });
    expect(market.wanted()).toEqual(['BTC']);

    const reading = await market.want('LTC');
    expect(reading.difficulty).toMatchObject({ state: 'fresh', source: 'space.test, WhatToMine' });
    expect(reading.difficulty?.value).toBeCloseTo(DIFFICULTY, 3);
    expect(reading.price?.value).toMatchObject({ usd: 95.05, sources: ['Kraken', 'Coinbase'] });
    expect(reading.merged?.difficulty?.value).toBe(41e6);
    expect(reading.merged?.price?.value.usd).toBeCloseTo(0.210_05, 6);
    expect(market.wanted()).toEqual(['BTC', 'LTC']);
    expect(market.reading('LTC')).toBe(market.reading('LTC'));
    const answer = conditionsOf(reading, 'USD');
    expect(answer.ok && answer.conditions.merged?.blockReward).toBe(1e12);
    expect(market.status().map(({ name }) => name)).toContain('WhatToMine (DOGE)');
  });

  it('is not asked about any more after a day without', async () => {
    const market = await build();
    await market.want('LTC');
    now += DAY - MINUTE;
    await market.refresh();
    const asked = network.asked.length;
    expect(askedOf(ORIGINS.space)).toBeGreaterThan(2);
    now += 2 * MINUTE;
    await market.refresh();
    expect(network.asked.slice(asked).filter(({ path }) => path.includes('LTC'))).toEqual([]);
    expect(market.wanted()).toEqual(['BTC']);
  });

  it('has its chain asked every two minutes and its price each minute', async () => {
    const market = await build();
    await market.want('LTC');
    network.asked.splice(0);
    for (let minute = 0; minute < 4; minute += 1) {
      now += MINUTE;
      await market.refresh();
    }
    expect(network.asked.filter(({ path }) => path.endsWith('/tip/height'))).toHaveLength(2);
    expect(network.asked.filter(({ path }) => path.includes('LTCUSD'))).toHaveLength(4);
  });

  it('is nothing where the operator offers none', async () => {
    const market = await build({ coins: ['BTC'] });
    expect(market.coins).toEqual(['BTC']);
    await market.want('LTC');
    expect(network.asked).toEqual([]);
  });

  it('grows stale, and is gone in the end', async () => {
    const market = await build();
    await market.want('LTC');
    now += HOUR;
    expect(market.reading('LTC').difficulty?.state).toBe('stale');
    expect(market.reading('LTC').price?.state).toBe('stale');
    now += 6 * HOUR;
    expect(market.reading('LTC').difficulty).toBeUndefined();
  });

  it('is in doubt where two sources disagree', async () => {
    said.wtm = DIFFICULTY * 1.1;
    const market = await build();
    const { difficulty } = await market.want('LTC');
    expect(difficulty).toMatchObject({ state: 'unconfirmed', source: 'space.test' });
  });

  it('goes by the higher chain where one is stuck', async () => {
    said.space = 3_188_000;
    said.bits = 0x19_3d_1c_12;
    const market = await build();
    const { difficulty } = await market.want('LTC');
    expect(difficulty).toMatchObject({ state: 'fresh', source: 'WhatToMine', value: DIFFICULTY });
  });

  it('is believed of one source, and its jump after it was said again', async () => {
    const market = await build({
      elsewhere: { nodeUrls: {}, explorerUrls: {}, whatToMineUrl: new URL(ORIGINS.wtm) },
    });
    expect((await market.want('LTC')).difficulty?.state).toBe('fresh');
    said.wtm = DIFFICULTY * 3;
    for (let look = 0; look < 2; look += 1) {
      now += 2 * MINUTE;
      await market.refresh();
      expect(market.reading('LTC').difficulty?.value).toBe(DIFFICULTY);
    }
    now += 2 * MINUTE;
    await market.refresh();
    expect(market.reading('LTC').difficulty?.value).toBe(DIFFICULTY * 3);
  });

  it('has a jump of its price confirmed', async () => {
    const market = await build({ coinbaseUrl: undefined });
    await market.want('LTC');
    said.kraken = 40;
    now += MINUTE;
    await market.refresh();
    expect(market.reading('LTC').price?.value.usd).toBe(95);
  });

  it('has Litecoin’s part alone where Dogecoin’s chain is not known', async () => {
    said.dogeLags = true;
    const market = await build();
    const reading = await market.want('LTC');
    expect(reading.merged?.difficulty).toBeUndefined();
    expect(reading.merged?.price).toBeDefined();
    const answer = conditionsOf(reading, 'USD');
    expect(answer.ok && answer.conditions.merged).toBeUndefined();
    expect(answer.ok).toBe(true);
  });

  it('is asked of nobody where all is off', async () => {
    const market = await build({
      krakenUrl: undefined,
      coinbaseUrl: undefined,
      elsewhere: { nodeUrls: {}, explorerUrls: {} },
    });
    const reading = await market.want('KAS');
    expect(reading.difficulty).toBeUndefined();
    expect(network.asked).toEqual([]);
  });

  it('survives providers that say nonsense', async () => {
    for (const origin of Object.values(ORIGINS)) network.answer(origin, () => ({ body: '[' }));
    const market = await build();
    const reading = await market.want('LTC');
    expect(reading).toMatchObject({ coin: 'LTC', origin: 'live' });
    expect(reading.difficulty).toBeUndefined();
    expect(reading.price).toBeUndefined();
  });
});

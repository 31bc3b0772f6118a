import { beforeEach, describe, expect, it } from 'vitest';
import type { Market } from '../../../src/market/market.port.ts';
import { buildMarket, type MarketSettings } from '../../../src/market/sources/build-market.ts';
import { difficultyOfBits, retargetedBits } from '../../../src/mining/compact-bits.ts';
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
  esploraAt,
  exchangesAt,
  mempoolAt,
  NOW,
  ORIGINS,
  SETTINGS,
} from '../../support/simulated-providers.ts';

/** Height of the tip, in an epoch that the bundled list doesn't know. */
const TIP = 975_000;
const EPOCH = 2_016;
const START = TIP - (TIP % EPOCH);
const AT = blockTime(TIP) + 60;
const MINUTE = 60;
/** Bits for a thousandth of the difficulty: 3 bytes of the exponent stay, the mantissa grows. */
const EASY_BITS = 0x18_08_41_28;
const HONEST_BITS = 0x17_02_1e_f0;

let network: ProviderNetwork;
let cache = memoryCache();
let now = AT;

const build = (changes: Partial<MarketSettings> = {}): Promise<Market> =>
  buildMarket(
    { ...SETTINGS, ...changes },
    {
      dispatcher: network.dispatcher,
      cache,
      clock: () => now,
      log: recordingLogger(),
      timeout: 1,
      backOff: 1,
    },
  );

const down: Answerer = always({ status: 502, body: 'Bad Gateway' });

/** Answers with the blocks of another answer as a liar would have them. */
const retold =
  (honest: Answerer, change: (block: { height: number; timestamp: number }) => object): Answerer =>
  (asked) => {
    const reply = honest(asked);
    const { body } = reply;
    return Array.isArray(body) && asked.path.includes('/blocks/')
      ? { ...reply, body: body.map((block) => ({ ...block, ...change(block) })) }
      : reply;
  };

/** Returns bits and the difficulty that agrees with them. */
const easy = (bits: number) => ({ bits, difficulty: difficultyOfBits(bits) });

function chainAt(tip: number, liar?: (honest: Answerer) => Answerer) {
  network.answer(ORIGINS.mempool, liar ? liar(mempoolAt(tip)) : mempoolAt(tip));
  network.answer(ORIGINS.spare, mempoolAt(tip));
  network.answer(ORIGINS.esplora, esploraAt(tip));
}

function trade(prices: Partial<Record<'kraken' | 'coinbase' | 'bitstamp' | 'bitfinex', number>>) {
  const time = { timestamp: String(now) };
  const at = (usd: number) => exchangesAt(usd);
  for (const [name, usd] of Object.entries(prices)) {
    const answer = at(usd)[`${name.toUpperCase()}_URL`] ?? down;
    network.answer(
      ORIGINS[name as 'kraken'],
      name === 'bitstamp'
        ? always({ body: { ...JSON.parse(recorded('bitstamp-ticker.json')), last: usd, ...time } })
        : answer,
    );
  }
}

const everywhere = (usd: number) =>
  trade({ kraken: usd, coinbase: usd, bitstamp: usd, bitfinex: usd });

beforeEach(() => {
  network = providerNetwork();
  cache = memoryCache();
  now = AT;
  chainAt(TIP);
  everywhere(86_000);
  network.answer(ORIGINS.frankfurter, answers('frankfurter-latest.json'));
});

describe('a first start', () => {
  it('believes two who say the same', async () => {
    const market = await build();
    await market.refresh();
    const { tip, difficulty, epoch } = market.reading();
    expect([tip, difficulty, epoch].map((datum) => datum?.state)).toEqual(Array(3).fill('fresh'));
  });

  it('does not believe a difficulty of a thousandth, though the bits agree with it', async () => {
    chainAt(TIP, (honest) => retold(honest, () => easy(EASY_BITS)));
    const market = await build();
    await market.refresh();
    const { difficulty } = market.reading();
    expect(difficulty?.value).toBe(difficultyOfBits(HONEST_BITS));
    expect(difficulty).toMatchObject({ source: 'spare.test', state: 'fresh' });
    expect(market.status().find(({ name }) => name === 'mempool.test')).toMatchObject({
      state: 'failing',
      lastError: expect.stringContaining('out of all proportion'),
    });
  });

  it('does not believe it from the only one who answers, for days', async () => {
    chainAt(TIP, (honest) => retold(honest, () => easy(EASY_BITS)));
    network.answer(ORIGINS.spare, down);
    network.answer(ORIGINS.esplora, down);
    const market = await build();
    for (let minute = 0; minute < 10; minute += 1) {
      now += MINUTE;
      await market.refresh();
      expect(market.reading().difficulty).toBeUndefined();
    }
  });

  it('sides with the others against a liar within what is plausible', async () => {
    // The liar's difficulty is lower by a fifth.
    chainAt(TIP, (honest) => retold(honest, () => easy(0x17_02_a6_ac)));
    const market = await build();
    await market.refresh();
    expect(market.reading().difficulty).toMatchObject({
      value: difficultyOfBits(HONEST_BITS),
      source: 'spare.test',
      state: 'fresh',
    });
    expect(market.status().find(({ name }) => name === 'mempool.test')?.lastError).toContain(
      'not what others say',
    );
  });

  it('sides with the others on the height and the epoch’s beginning as well', async () => {
    chainAt(TIP, () => mempoolAt(TIP + 500));
    const ahead = await build();
    await ahead.refresh();
    expect(ahead.reading().tip).toMatchObject({ value: { height: TIP }, state: 'fresh' });

    cache = memoryCache();
    chainAt(TIP, (honest) =>
      retold(honest, ({ height, timestamp }) =>
        height === START ? { timestamp: timestamp - 86_400 } : {},
      ),
    );
    const early = await build();
    await early.refresh();
    const marks = early.reading().epoch?.value.marks ?? [];
    expect(marks.find(({ height }) => height === START)?.time).toBe(blockTime(START));
  });

  it('calls unconfirmed what only one says while the others are out of reach', async () => {
    network.answer(ORIGINS.spare, down);
    network.answer(ORIGINS.esplora, down);
    const market = await build();
    for (let minute = 0; minute < 4; minute += 1) {
      now += MINUTE;
      await market.refresh();
      const { tip, difficulty, epoch } = market.reading();
      expect([tip, difficulty, epoch].map((datum) => datum?.state)).toEqual(
        Array(3).fill('unconfirmed'),
      );
    }
    network.answer(ORIGINS.esplora, esploraAt(TIP));
    // A source that failed often rests a while.
    now += 5 * MINUTE;
    await market.refresh();
    expect(market.reading().difficulty?.state).toBe('fresh');
    // No source has to confirm it again, not even after a restart.
    network.answer(ORIGINS.esplora, down);
    now += MINUTE;
    const restarted = await build();
    await restarted.refresh();
    expect(restarted.reading().difficulty?.state).toBe('fresh');
  });

  it('forgets what an unconfirmed liar said as soon as two others agree', async () => {
    chainAt(TIP, (honest) => retold(honest, () => easy(0x17_02_a6_ac)));
    network.answer(ORIGINS.spare, down);
    network.answer(ORIGINS.esplora, down);
    const market = await build();
    await market.refresh();
    expect(market.reading().difficulty).toMatchObject({
      value: difficultyOfBits(0x17_02_a6_ac),
      state: 'unconfirmed',
    });
    network.answer(ORIGINS.spare, mempoolAt(TIP));
    network.answer(ORIGINS.esplora, esploraAt(TIP));
    now += MINUTE;
    await market.refresh();
    const { difficulty, epoch } = market.reading();
    expect(difficulty).toMatchObject({ value: difficultyOfBits(HONEST_BITS), state: 'fresh' });
    expect(epoch?.value.marks).toHaveLength(24);
  });

  it('of a bot with one source takes three readings whose block times make its difficulty', async () => {
    const alone = { mempoolUrls: [new URL(`${ORIGINS.mempool}/api`)], esploraUrl: undefined };
    const states = async (market: Market) => {
      const seen: unknown[] = [];
      for (let minute = 0; minute < 5; minute += 1) {
        await market.refresh();
        seen.push(market.reading().difficulty?.state);
        now += MINUTE;
      }
      return seen;
    };
    expect(await states(await build(alone))).toEqual([
      'unconfirmed',
      'unconfirmed',
      'fresh',
      'fresh',
      'fresh',
    ]);
    cache = memoryCache();
    chainAt(TIP, (honest) =>
      retold(honest, ({ height }) => (height < START ? {} : easy(0x17_02_a6_ac))),
    );
    expect(await states(await build(alone))).toEqual(Array(5).fill('unconfirmed'));
  });

  it('takes the word of the own node, which checks the chain itself', async () => {
    // Nothing to ask others for: they are down.
    for (const origin of [ORIGINS.mempool, ORIGINS.spare, ORIGINS.esplora]) {
      network.answer(origin, down);
    }
    const { coreAt } = await import('../../support/simulated-providers.ts');
    network.answer(
      ORIGINS.core,
      coreAt(TIP, () => 3_000_000),
    );
    const market = await build({ bitcoindRpcUrl: new URL('http://me:secret@node.test:8332') });
    await market.refresh();
    expect(market.reading().difficulty).toMatchObject({ source: 'Bitcoin Core', state: 'fresh' });
  });
});

describe('a retarget', () => {
  const NEXT = START + EPOCH;
  /** Bits that the block times lead to: a block every ten minutes, 2,015 times. */
  const NEXT_BITS = retargetedBits(HONEST_BITS, 2_015 * 600);
  const later = (bits: number) => (honest: Answerer) =>
    retold(honest, ({ height }) => (height >= NEXT ? easy(bits) : {}));

  const beforeIt = async () => {
    now = blockTime(NEXT - 1) + 30;
    chainAt(NEXT - 1);
    const market = await build();
    await market.refresh();
    now = blockTime(NEXT) + 30;
    return market;
  };
  const nextFrom = (liar: (honest: Answerer) => Answerer) => {
    network.answer(ORIGINS.mempool, liar(mempoolAt(NEXT)));
    network.answer(ORIGINS.spare, later(NEXT_BITS)(mempoolAt(NEXT)));
    network.answer(ORIGINS.esplora, later(NEXT_BITS)(esploraAt(NEXT)));
  };

  it('is believed when two tell of it', async () => {
    const market = await beforeIt();
    nextFrom(later(NEXT_BITS));
    await market.refresh();
    expect(market.reading().difficulty).toMatchObject({
      value: difficultyOfBits(NEXT_BITS),
      state: 'fresh',
    });
  });

  it.each([
    ['a thousandth', EASY_BITS],
    ['a fifth less', 0x17_02_a6_ac],
  ])('to %s is not believed from one, and another is asked instead', async (_, bits) => {
    const market = await beforeIt();
    nextFrom(later(bits));
    for (let minute = 0; minute < 3; minute += 1) {
      await market.refresh();
      expect(market.reading().difficulty).toMatchObject({
        value: difficultyOfBits(NEXT_BITS),
        state: 'fresh',
      });
      now += MINUTE;
    }
  });

  it('that only one tells of is worked out from the epoch’s times: right, or unconfirmed', async () => {
    const market = await beforeIt();
    nextFrom(later(NEXT_BITS));
    network.answer(ORIGINS.spare, down);
    network.answer(ORIGINS.esplora, down);
    await market.refresh();
    expect(market.reading().difficulty).toMatchObject({
      value: difficultyOfBits(NEXT_BITS),
      state: 'fresh',
    });

    cache = memoryCache();
    const lied = await beforeIt();
    nextFrom(later(0x17_02_a6_ac));
    network.answer(ORIGINS.spare, down);
    network.answer(ORIGINS.esplora, down);
    for (let minute = 0; minute < 5; minute += 1) {
      await lied.refresh();
      expect(lied.reading().difficulty?.state).toBe('unconfirmed');
      now += MINUTE;
    }
  });

  it('is not run towards by a source that counts blocks nobody else knows', async () => {
    const market = await beforeIt();
    now = blockTime(NEXT - 1) + 31;
    network.answer(ORIGINS.mempool, later(NEXT_BITS)(mempoolAt(NEXT + 3)));
    for (let minute = 0; minute < 3; minute += 1) {
      await market.refresh();
      expect(market.reading().tip?.value.height).toBeLessThan(NEXT);
      now += MINUTE;
    }
  });
});

describe('fees', () => {
  const paying =
    (satoshi: number): ((honest: Answerer) => Answerer) =>
    (honest) =>
    (asked) => {
      if (!asked.path.includes('reward-stats')) return honest(asked);
      const [startBlock, endBlock] = [TIP - 143, TIP];
      const totalFee = Math.round(satoshi * 144);
      const totalReward = 144 * 312_500_000 + totalFee;
      return {
        body: {
          startBlock,
          endBlock,
          totalFee: String(totalFee),
          totalReward: String(totalReward),
          totalTx: '1',
        },
      };
    };
  const quietly = async (market: Market) => {
    await market.refresh();
    now += 11 * MINUTE;
  };

  it('of 40 BTC a block are nobody’s', async () => {
    for (const name of ['mempool', 'spare'] as const) {
      network.answer(ORIGINS[name], paying(40e8)(mempoolAt(TIP)));
    }
    const market = await build();
    await market.refresh();
    expect(market.reading().meanFees).toBeUndefined();
  });

  it('of 5 BTC a block want a second i18n at a first start, or three readings', async () => {
    network.answer(ORIGINS.mempool, paying(5e8)(mempoolAt(TIP)));
    const market = await build();
    await market.refresh();
    expect(market.reading().meanFees).toMatchObject({ value: 2_048_000, source: 'spare.test' });

    cache = memoryCache();
    const alone = await build({ mempoolUrls: [new URL(`${ORIGINS.mempool}/api`)] });
    const seen: unknown[] = [];
    for (let minute = 0; minute < 3; minute += 1) {
      await alone.refresh();
      seen.push(alone.reading().meanFees?.value);
      now += MINUTE;
    }
    expect(seen).toEqual([undefined, undefined, 5e8]);
  });

  it('that jump are asked of another, who decides', async () => {
    const market = await build();
    await quietly(market);
    network.answer(ORIGINS.mempool, paying(3e8)(mempoolAt(TIP)));
    await market.refresh();
    expect(market.reading().meanFees).toMatchObject({ value: 2_048_000, source: 'spare.test' });
    network.answer(ORIGINS.spare, paying(3.1e8)(mempoolAt(TIP)));
    now += 11 * MINUTE;
    await market.refresh();
    expect(market.reading().meanFees?.value).toBe(3.1e8);
  });

  it('that jump at the only one who tells them are believed at the third reading', async () => {
    const market = await build({ mempoolUrls: [new URL(`${ORIGINS.mempool}/api`)] });
    await quietly(market);
    network.answer(ORIGINS.mempool, paying(3e8)(mempoolAt(TIP)));
    const seen: unknown[] = [];
    for (let minute = 0; minute < 3; minute += 1) {
      await market.refresh();
      seen.push(market.reading().meanFees?.value);
      now += MINUTE;
    }
    expect(seen).toEqual([2_048_000, 2_048_000, 3e8]);
  });
});

describe('the price', () => {
  const priceOf = (market: Market) => market.reading().price;

  it('of 1e308 is none, at whomever', async () => {
    everywhere(1e308);
    network.answer(ORIGINS.mempool, (asked) =>
      asked.path.endsWith('/v1/prices')
        ? { body: { time: Math.floor(now), USD: 1e308 } }
        : mempoolAt(TIP)(asked),
    );
    network.answer(ORIGINS.spare, down);
    const market = await build();
    await market.refresh();
    expect(priceOf(market)).toBeUndefined();
  });

  it('that three of four agree on is held while it is far from that of the hour', async () => {
    const market = await build();
    await market.refresh();
    for (let minute = 1; minute <= 59; minute += 1) {
      now = AT + minute * MINUTE;
      const bitstamp = 86_100 + minute;
      trade({ kraken: 60_000, coinbase: 60_010, bitfinex: 60_020, bitstamp });
      await market.refresh();
      expect(priceOf(market)?.value.usd).toBe(86_000);
      expect(priceOf(market)?.state).toBe(minute > 5 ? 'stale' : 'fresh');
    }
    now = AT + 90 * MINUTE;
    trade({ bitstamp: 86_000 });
    await market.refresh();
    expect(priceOf(market)).toMatchObject({ value: { usd: 60_010 }, state: 'unconfirmed' });
    trade({ bitstamp: 60_030 });
    await market.refresh();
    expect(priceOf(market)).toMatchObject({ value: { usd: 60_015 }, state: 'fresh' });
  });

  it.each([
    ['since long before', 30, 1],
    ['at that moment', 0, 4],
  ])('follows a crash although an exchange is stuck %s', async (_, before, after) => {
    const market = await build();
    for (let minute = 0; minute <= before; minute += 1) {
      trade({ kraken: 86_000 + minute, coinbase: 86_000 + minute, bitfinex: 86_000 + minute });
      trade({ bitstamp: 86_050 });
      await market.refresh();
      now += MINUTE;
    }
    const believed: unknown[] = [];
    for (let minute = 1; minute <= 6; minute += 1) {
      trade({ kraken: 70_000 + minute, coinbase: 70_000 + minute, bitfinex: 70_000 + minute });
      trade({ bitstamp: 86_050 });
      await market.refresh();
      if (priceOf(market)?.value.usd === 70_000 + minute) believed.push(minute);
      expect(priceOf(market)?.state).toBe('fresh');
      now += MINUTE;
    }
    expect(believed.at(0)).toBeLessThanOrEqual(after);
    expect(believed.at(-1)).toBe(6);
  });

  it('is not led away in small steps', async () => {
    const market = await build();
    await market.refresh();
    for (let step = 1; step <= 8; step += 1) {
      now += MINUTE;
      const usd = 86_000 * 0.93 ** step;
      trade({ kraken: usd, coinbase: usd, bitfinex: usd, bitstamp: 86_100 + step });
      await market.refresh();
    }
    expect(priceOf(market)?.value.usd).toBeGreaterThan(86_000 * 0.85);
  });

  it('follows a crash that all see, and a slow one', async () => {
    const market = await build();
    await market.refresh();
    now += MINUTE;
    everywhere(60_000);
    await market.refresh();
    expect(priceOf(market)).toMatchObject({ value: { usd: 60_000 }, state: 'fresh' });
    for (let hour = 0; hour < 4; hour += 1) {
      for (let minute = 0; minute < 61; minute += 1) {
        now += MINUTE;
        trade({ bitstamp: 86_100, kraken: 60_000 * 0.9 ** (hour + 1) });
        trade({ coinbase: 60_000 * 0.9 ** (hour + 1), bitfinex: 60_000 * 0.9 ** (hour + 1) });
        if (minute % 20 === 0) await market.refresh();
      }
    }
    expect(priceOf(market)?.value.usd).toBeCloseTo(60_000 * 0.9 ** 4, 5);
  });

  it('of the only exchange is believed at the third reading after a jump', async () => {
    const only = { coinbaseUrl: undefined, bitstampUrl: undefined, bitfinexUrl: undefined };
    const market = await build(only);
    await market.refresh();
    trade({ kraken: 40_000 });
    const seen: unknown[] = [];
    for (let minute = 0; minute < 3; minute += 1) {
      now += MINUTE;
      await market.refresh();
      seen.push(priceOf(market)?.value.usd);
    }
    expect(seen).toEqual([86_000, 86_000, 40_000]);
  });
});

it('is a market of the present, not of the list that comes with it', () => {
  expect(NOW).toBeLessThan(AT);
});

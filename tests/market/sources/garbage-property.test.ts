import fc from 'fast-check';
import { expect, it } from 'vitest';
import { watchMetrics } from '../../../src/alert/metrics.ts';
import { conditionsOf, forecastOf } from '../../../src/market/conditions.ts';
import type { Reading } from '../../../src/market/reading.ts';
import { buildMarket } from '../../../src/market/sources/build-market.ts';
import { economics } from '../../../src/mining/economics.ts';
import { isPlausibleRate } from '../../../src/money/currency.ts';
import { memoryCache } from '../../support/memory-cache.ts';
import {
  type Answerer,
  providerNetwork,
  type Reply,
  recordingLogger,
} from '../../support/provider-network.ts';
import {
  answers,
  blockTime,
  coreAt,
  esploraAt,
  exchangesAt,
  mempoolAt,
  ORIGINS,
  SETTINGS,
} from '../../support/simulated-providers.ts';

const TIP = 975_000;
const NOW = blockTime(TIP) + 60;

const honest: Readonly<Record<string, Answerer>> = {
  [ORIGINS.mempool]: mempoolAt(TIP),
  [ORIGINS.spare]: mempoolAt(TIP),
  [ORIGINS.esplora]: esploraAt(TIP),
  [ORIGINS.core]: coreAt(TIP, () => 3_000_000),
  [ORIGINS.kraken]: exchangesAt(86_000)['KRAKEN_URL'] ?? (() => ({})),
  [ORIGINS.coinbase]: exchangesAt(86_010)['COINBASE_URL'] ?? (() => ({})),
  [ORIGINS.bitstamp]: exchangesAt(86_020)['BITSTAMP_URL'] ?? (() => ({})),
  [ORIGINS.bitfinex]: exchangesAt(86_030)['BITFINEX_URL'] ?? (() => ({})),
  [ORIGINS.frankfurter]: answers('frankfurter-latest.json'),
};

const garbage = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    '-1',
    -1,
    0,
    1e308,
    -1e308,
    5e-324,
    '1e999',
    'NaN',
    true,
    [],
    {},
    2 ** 53,
    4_294_967_295,
    40e8 * 144,
    [[[1]]],
    '∞',
  ),
  fc.double(),
  fc.string(),
  fc.jsonValue(),
);

/** Replaces one part of an answer, or the whole; `where`, from 0 to 1, chooses which. */
function spoilt(body: unknown, where: number, what: unknown): unknown {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const parsed: unknown = JSON.parse(text);
  const paths: (readonly (string | number)[])[] = [];
  const walk = (value: unknown, path: readonly (string | number)[]) => {
    paths.push(path);
    if (Array.isArray(value)) for (const [key, one] of value.entries()) walk(one, [...path, key]);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, one] of Object.entries(value)) walk(one, [...path, key]);
    }
  };
  walk(parsed, []);
  const path = paths[Math.min(paths.length - 1, Math.floor(where * paths.length))] ?? [];
  const put = (value: unknown, [key, ...rest]: readonly (string | number)[]): unknown => {
    if (key === undefined) return what;
    if (Array.isArray(value)) return value.with(Number(key), put(value[Number(key)], rest));
    return { ...Object(value), [key]: put(Object(value)[key], rest) };
  };
  return put(parsed, path);
}

/** Expects what must hold of every reading, however its sources fare. */
function expectSound(reading: Reading) {
  const { tip, difficulty, meanFees, price, fx, epoch } = reading;
  if (tip) expect(Math.abs(tip.value.height - TIP)).toBeLessThan(5_000);
  if (difficulty) {
    expect(difficulty.value).toBeGreaterThan(1e13);
    expect(difficulty.value).toBeLessThan(1e16);
  }
  if (meanFees) {
    expect(meanFees.value).toBeGreaterThanOrEqual(0);
    expect(meanFees.value).toBeLessThanOrEqual(20e8);
  }
  if (price) {
    expect(price.value.usd).toBeGreaterThanOrEqual(500);
    expect(price.value.usd).toBeLessThanOrEqual(1e8);
  }
  for (const [code, rate] of Object.entries(fx?.value.perUsd ?? {})) {
    expect(isPlausibleRate(code, rate)).toBe(true);
  }
  for (const { height, time } of epoch?.value.marks ?? []) {
    expect(Number.isSafeInteger(height) && Number.isSafeInteger(time)).toBe(true);
  }
  const forecast = forecastOf(reading, NOW);
  if (forecast) {
    expect(forecast.ratio).toBeGreaterThanOrEqual(0.25);
    expect(forecast.ratio).toBeLessThanOrEqual(4);
    expect(Number.isFinite(forecast.at)).toBe(true);
  }
  const answer = conditionsOf(reading, 'USD');
  if (!answer.ok) return;
  const terms = { tariff: 0.07, poolFee: 0.02, uptime: 1, fixedCost: 0 };
  const { profit, hashprice } = economics(
    { hashrate: 120e12, power: 3_000 },
    terms,
    answer.conditions,
  );
  expect(Number.isFinite(profit) && Number.isFinite(hashprice)).toBe(true);
}

const liars = fc.record({
  origin: fc.constantFrom(...Object.values(ORIGINS)),
  where: fc.double({ min: 0, max: 1, noNaN: true }),
  what: garbage,
  /** Number of the provider's question that gets garbage; from 5 on, all of them do. */
  question: fc.integer({ min: 0, max: 6 }),
  withCore: fc.boolean(),
  fromTheStart: fc.boolean(),
});

type Liar = typeof liars extends fc.Arbitrary<infer One> ? One : never;

it('garbage anywhere in one provider’s answers makes no reading unsound, and rings nothing', async () => {
  const judge = async (liar: Liar) => {
    const network = providerNetwork();
    // A provider lies from the first minute on, or after an honest one.
    let lying = liar.fromTheStart;
    const kinds = new Map<string, number>();
    for (const [origin, answer] of Object.entries(honest)) {
      network.answer(origin, (asked): Reply => {
        const reply = answer(asked);
        if (liar.origin !== origin || !lying || reply.body === undefined) return reply;
        const kind = `${origin} ${asked.path.replace(/\d+$/, '')} ${asked.body?.slice(0, 60)}`;
        if (!kinds.has(kind)) kinds.set(kind, kinds.size);
        if (liar.question < 5 && kinds.get(kind) !== liar.question) return reply;
        try {
          return { ...reply, body: spoilt(reply.body, liar.where, liar.what) };
        } catch {
          // The answer is a plain text, such as a height.
          return { ...reply, body: String(liar.what) };
        }
      });
    }
    let now = NOW;
    const market = await buildMarket(
      {
        ...SETTINGS,
        ...(liar.withCore && { bitcoindRpcUrl: new URL(ORIGINS.core) }),
      },
      {
        dispatcher: network.dispatcher,
        cache: memoryCache(),
        clock: () => now,
        log: recordingLogger(),
        timeout: 1,
        backOff: 1,
      },
    );
    await market.refresh();
    expectSound(market.reading());
    lying = true;
    let previous: NonNullable<ReturnType<typeof watchMetrics>>['watch'] | undefined;
    for (let minute = 0; minute < 3; minute += 1) {
      const reading = market.reading();
      const forecast = forecastOf(reading, now);
      const watched = watchMetrics({ reading, forecast, previous, minPriceSources: 2, now });
      previous = watched?.watch ?? previous;
      const tick = watched?.tick.metrics;
      // With one provider that talks nonsense, no value that alerts watch moves.
      const price = tick?.get('price:BTC:USD');
      if (price !== undefined) expect(Math.abs(price / 86_010 - 1)).toBeLessThan(0.01);
      const epoch = tick?.get('epoch:BTC');
      if (epoch !== undefined) expect(epoch).toBe(Math.floor(TIP / 2_016));
      const hashprice = tick?.get('hashprice:BTC:USD');
      if (hashprice !== undefined) {
        expect(hashprice).toBeGreaterThan(35);
        expect(hashprice).toBeLessThan(70);
      }
      now += 660;
      await market.refresh();
      expectSound(market.reading());
    }
  };
  await fc.assert(fc.asyncProperty(liars, judge), { numRuns: 300 });
}, 240_000);

import { describe, expect, it } from 'vitest';
import { mempoolHistory } from '../../../../src/market/sources/past/mempool-history.ts';
import { failureOf } from '../../../support/failure-of.ts';
import {
  type Answerer,
  providerAt,
  providerNetwork,
  providerThatAnswers,
  recorded,
} from '../../../support/provider-network.ts';

const DAY = 86_400;
/** Unix seconds of Monday, 2026-10-05, 09:40 UTC. */
const NOW = 1_791_193_200;
const TODAY = 1_791_158_400;
const [OCTOBER_1, OCTOBER_2] = [TODAY - 4 * DAY, TODAY - 3 * DAY];
const SPAN = { from: TODAY - 30 * DAY, to: TODAY };

const hashrate = JSON.parse(recorded('mempool-hashrate.json'));
const fees = JSON.parse(recorded('mempool-blocks-fees.json'));
const prices = JSON.parse(recorded('mempool-historical-price.json'));
const [oldEpoch, newEpoch] = hashrate.difficulty;

const instance = (body: unknown, status = 200) =>
  mempoolHistory(providerThatAnswers({ body, status }), () => NOW);

function listening(answer: Answerer) {
  const network = providerNetwork();
  network.answer('https://x.test', answer);
  const source = mempoolHistory(
    providerAt(network.dispatcher, new URL('https://x.test/api')),
    () => NOW,
  );
  return { source, paths: () => network.asked.map(({ path }) => path) };
}

describe('mempool: past difficulty', () => {
  const epochs = [
    { height: 965_664, difficulty: 131_000_000_000_000.5, start: 1_788_000_000 },
    { height: 967_680, difficulty: 132_757_073_449_487.52, start: 1_789_801_226 },
  ];

  it('comes by epoch, in order, whatever the order of the answer', async () => {
    expect(await instance(hashrate).difficulty(SPAN)).toEqual(epochs);
    const turned = { ...hashrate, difficulty: hashrate.difficulty.toReversed() };
    expect(await instance(turned).difficulty(SPAN)).toEqual(epochs);
  });

  it('comes from older builds, which name the time otherwise', async () => {
    const { time: timestamp, ...rest } = oldEpoch;
    const answer = { ...hashrate, difficulty: [{ timestamp, ...rest }] };
    expect(await instance(answer).difficulty(SPAN)).toEqual(epochs.slice(0, 1));
  });

  it('is given although the present difficulty is 0, as while the node is down', async () => {
    const down = { ...hashrate, currentDifficulty: 0, currentHashrate: 0, hashrates: [] };
    expect(await instance(down).difficulty(SPAN)).toEqual(epochs);
  });

  it.each([
    ['zero', { ...oldEpoch, difficulty: 0 }],
    ['null', { ...oldEpoch, difficulty: null }],
    ['a height amid an epoch', { ...oldEpoch, height: 965_670 }],
    ['milliseconds', { ...oldEpoch, time: oldEpoch.time * 1_000 }],
    ['no time', { ...oldEpoch, time: undefined }],
    ['text', 'Service Unavailable'],
  ])('leaves out an entry with %s', async (_, entry) => {
    const answer = { ...hashrate, difficulty: [entry, newEpoch] };
    expect(await instance(answer).difficulty(SPAN)).toEqual(epochs.slice(1));
  });

  it('is not believed when it is not the chain’s', async () => {
    const answer = { ...hashrate, difficulty: [{ ...newEpoch, difficulty: 132e12 }] };
    expect(await failureOf(instance(answer).difficulty(SPAN))).toBe(
      "X: difficulty of block 967680 is not the chain's",
    );
  });

  it('is asked for over a period that holds the epoch before the first day, too', async () => {
    const { source, paths } = listening(() => ({ body: hashrate }));
    for (const days of [3, 20, 360, 1_096]) {
      await source.difficulty({ from: TODAY - days * DAY, to: TODAY });
    }
    expect(paths().map((path) => path.split('/').at(-1))).toEqual(['1m', '3m', '2y', '3y']);
  });
});

describe('mempool: past fees', () => {
  const days = [
    { at: OCTOBER_1, height: 969_470, meanFees: 2_000_000 },
    { at: OCTOBER_2, height: 969_540, meanFees: 2_400_000 },
  ];

  it('are means of days', async () => {
    expect(await instance(fees).fees(SPAN)).toEqual(days);
    expect(await instance([...fees, fees[0]].toReversed()).fees(SPAN)).toEqual(days);
  });

  it('are those of the days asked for', async () => {
    expect(await instance(fees).fees({ from: OCTOBER_2, to: TODAY })).toEqual(days.slice(1));
  });

  it.each([
    ['null', { avgFees: null }],
    ['zero', { avgFees: 0 }],
    ['-1', { avgFees: -1 }],
    ['no height', { avgHeight: null }],
    ['milliseconds', { timestamp: 1_790_840_000_000 }],
  ])('leave out an entry with %s', async (_, change) => {
    const answer = [{ ...fees[0], ...change }, fees[1], fees[2]];
    expect(await instance(answer).fees(SPAN)).toEqual([
      { ...days[0], meanFees: 2_100_000 },
      days[1],
    ]);
  });

  it('of long ago are asked for apart from those of the last year, which are finer', async () => {
    const start = NOW - 365 * DAY;
    const { source, paths } = listening(({ path }) => ({
      body: path.endsWith('3y')
        ? [start - 2 * DAY, start, NOW - 5 * DAY].map((timestamp, index) => ({
            avgHeight: index + 1,
            timestamp,
            avgFees: 1_000,
          }))
        : [start, start + DAY, NOW - 5 * DAY].map((timestamp, index) => ({
            avgHeight: index + 10,
            timestamp,
            avgFees: 2_000,
          })),
    }));
    const found = await source.fees({ from: TODAY - 1_096 * DAY, to: TODAY });
    expect(paths()).toEqual(['/api/v1/mining/blocks/fees/3y', '/api/v1/mining/blocks/fees/1y']);
    // The shorter list may have but a part of the first day of the last year.
    expect(found.map(({ height, meanFees }) => [height, meanFees])).toEqual([
      [1, 1_000],
      [2, 1_000],
      [11, 2_000],
      [12, 2_000],
    ]);
  });

  it('of lately are asked for in one short question', async () => {
    const { source, paths } = listening(() => ({ body: fees }));
    await source.fees({ from: TODAY - 5 * DAY, to: TODAY });
    expect(paths()).toEqual(['/api/v1/mining/blocks/fees/1w']);
  });
});

describe('mempool: past prices', () => {
  const days = [
    { at: OCTOBER_1, usd: 84_300 },
    { at: OCTOBER_2, usd: 85_100.5 },
  ];

  it('are means of days in dollars, all in one answer', async () => {
    const { source, paths } = listening(() => ({ body: prices }));
    expect(await source.prices(SPAN)).toEqual(days);
    expect(paths()).toEqual(['/api/v1/historical-price?currency=USD']);
  });

  it('may come unordered, twice, in other currencies too, and without rates of exchange', async () => {
    const list = prices.prices.map((price: object) => ({ ...price, EUR: -1, XYZ: null }));
    const answer = { prices: [...list, list[0]].toReversed() };
    expect(await instance(answer).prices(SPAN)).toEqual(days);
  });

  it.each([-1, 0, null, '84600', undefined])('leave out a price of %j', async (USD) => {
    const [first, second, third] = prices.prices;
    const answer = { ...prices, prices: [first, { ...second, USD }, third, null, 'x', {}] };
    expect(await instance(answer).prices(SPAN)).toEqual([{ ...days[0], usd: 84_000 }, days[1]]);
  });

  it('leave out other times', async () => {
    expect(await instance(prices).prices({ from: OCTOBER_2, to: TODAY })).toEqual(days.slice(1));
    expect(await instance(prices).prices({ from: OCTOBER_1, to: OCTOBER_2 })).toEqual(
      days.slice(0, 1),
    );
  });

  it('may be many, which no other answer may', async () => {
    const many = Array.from({ length: 60_000 }, (_, i) => ({
      time: OCTOBER_1 - i * 3_600,
      USD: 80_000,
    }));
    const answer = { ...prices, prices: [...prices.prices, ...many] };
    expect(await instance(answer).prices({ from: OCTOBER_2, to: TODAY })).toEqual(days.slice(1));
    const padded = [...fees, ...many];
    expect(await failureOf(instance(padded).fees(SPAN))).toBe('X: answer too large');
    const endless = { prices: [], padding: 'x'.repeat(2 ** 24) };
    expect(await failureOf(instance(endless).prices(SPAN))).toBe('X: answer too large');
  });
});

describe.each(['difficulty', 'fees', 'prices'] as const)('mempool: no past %s', (part) => {
  const whole = { difficulty: hashrate, fees, prices }[part];
  const empty = { difficulty: { ...hashrate, difficulty: [] }, fees: [], prices: { prices: [] } };

  it.each([
    ['HTTP 429 in HTML', recorded('mempool-429.html.txt'), 429, /^X: HTTP 429: too many requests$/],
    ['HTTP 503 in text', 'Service Unavailable', 503, /^X: HTTP 503$/],
    ['text', 'Service Unavailable', 200, /^X: not JSON$/],
    ['half an answer', JSON.stringify(whole).slice(0, -20), 200, /^X: not JSON$/],
    ['another shape', { error: 'indexing' }, 200, /^X: .*expected array/],
    ['null', 'null', 200, /^X: expected (array|object)/],
    ['an empty list', empty[part], 200, /^X: no .+ of that time$/],
  ])('from %s', async (_, body, status, problem) => {
    expect(await failureOf(instance(body, status)[part](SPAN))).toMatch(problem);
  });
});

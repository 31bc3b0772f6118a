import { describe, expect, it } from 'vitest';
import { mempool } from '../../../../src/market/sources/chain/mempool.ts';
import { failureOf } from '../../../support/failure-of.ts';
import { providerThatAnswers, recorded } from '../../../support/provider-network.ts';

const block = JSON.parse(recorded('mempool-block.json'));
const stats = JSON.parse(recorded('mempool-reward-stats.json'));
const prices = JSON.parse(recorded('mempool-prices.json'));
const instance = (body: unknown, status = 200) => mempool(providerThatAnswers({ body, status }));
describe('mempool: the tip', () => {
  it.each(['969992', '969992\n'])('is a bare number: %j', async (body) => {
    expect(await instance(body).tipHeight()).toBe(969_992);
  });

  it.each(['', '0', '-1', '969992.5', 'Service Unavailable', '<html>'])(
    'is nothing else: %j',
    async (body) => {
      expect(await failureOf(instance(body).tipHeight())).toMatch(/^X: \S/);
    },
  );

  it('answers HTTP 429 in HTML', async () => {
    const busy = instance(recorded('mempool-429.html.txt'), 429);
    expect(await failureOf(busy.tipHeight())).toBe('X: HTTP 429: too many requests');
  });
});

describe('mempool: headers', () => {
  it('come newest first', async () => {
    const below = { ...block, height: 969_991, timestamp: block.timestamp - 500 };
    expect(await instance([block, below]).headers(969_992)).toEqual([
      { height: 969_992, time: 1_791_193_020, bits: 0x17021ef0 },
      { height: 969_991, time: 1_791_192_520, bits: 0x17021ef0 },
    ]);
  });

  it('leave out stale blocks', async () => {
    const answer = instance([{ ...block, stale: true, timestamp: 1_791_190_000 }, block]);
    expect(await answer.headers(969_992)).toHaveLength(1);
    expect(await failureOf(instance([{ ...block, stale: true }]).headers(969_992))).toBe(
      'X: asked for block 969992, got none',
    );
  });

  it.each([
    [
      'a difficulty of zero',
      { difficulty: 0 },
      'X: 0.difficulty: Too small: expected number to be >0',
    ],
    [
      'another difficulty',
      { difficulty: 132_757_073_449_487 },
      "X: difficulty 132757073449487 disagrees with the header's bits",
    ],
    ['senseless bits', { bits: 0x1d800001 }, 'X: bits 494927873 make no difficulty'],
    ['milliseconds', { timestamp: 1_791_193_020_000 }, 'X: 0.timestamp: expected unix seconds'],
    ['another block', { height: 969_990 }, 'X: asked for block 969992, got 969990'],
  ])('are refused with %s', async (_, change, problem) => {
    expect(await failureOf(instance([{ ...block, ...change }]).headers(969_992))).toBe(problem);
  });

  it('take strings for numbers', async () => {
    const strings = { ...block, height: '969992', difficulty: '132716002350731' };
    expect(await instance([strings]).headers(969_992)).toMatchObject([{ height: 969_992 }]);
  });
});

describe('mempool: fees', () => {
  it('are the mean of 144 blocks, from sums that are strings', async () => {
    expect(await instance(stats).meanFees(969_992)).toBe(2_048_000);
  });

  it('may lag a little, and lack a little that a miner forgot to claim', async () => {
    expect(await instance(stats).meanFees(969_995)).toBe(2_048_000);
    const unclaimed = { ...stats, totalReward: '45294900000' };
    expect(await instance(unclaimed).meanFees(969_992)).toBe(2_048_000);
  });

  it('are averaged over a window that a halving cuts', async () => {
    const cut = { startBlock: 1_049_928, endBlock: 1_050_071 };
    // 72 blocks at 3.125 coins, 72 at half of that.
    const totalReward = String(72 * 312_500_000 + 72 * 156_250_000 + 294_912_000);
    expect(await instance({ ...stats, ...cut, totalReward }).meanFees(1_050_071)).toBe(2_048_000);
  });

  it.each([
    ['negative', { totalFee: '-51875000000' }, /^X: totalFee: Too small/],
    ['zero with the reward', { totalReward: '0', totalFee: '0' }, /^X: totalReward: Too small/],
    ['not what the subsidies leave', { totalFee: '194912384' }, /are not the subsidies/],
    ['more than the subsidies leave', { totalFee: '45294912000' }, /are not the subsidies/],
    ['of another time', { startBlock: 968_849, endBlock: 968_992 }, /fees are of blocks 968849 to/],
    ['of fewer blocks', { startBlock: 969_893 }, /fees are of blocks 969893 to/],
  ])('are refused when %s', async (_, change, problem) => {
    expect(await failureOf(instance({ ...stats, ...change }).meanFees(969_992))).toMatch(problem);
  });

  it('are not there while the instance syncs', async () => {
    expect(await failureOf(instance('Service Unavailable', 503).meanFees(969_992))).toBe(
      'X: HTTP 503',
    );
  });
});

describe('mempool: prices', () => {
  it('leave out what is −1', async () => {
    expect(await instance(prices).prices()).toEqual({
      at: 1_791_193_000,
      usd: 85_900,
      others: { EUR: 76_400, GBP: 66_100, CHF: 68_700, AUD: 130_500, JPY: 12_880_000 },
    });
  });

  it.each([
    [{ USD: -1 }, 'X: USD: Too small: expected number to be >0'],
    [{ time: 1_791_193_000_000 }, 'X: time: expected unix seconds'],
  ])('are none with %j', async (change, problem) => {
    expect(await failureOf(instance({ ...prices, ...change }).prices())).toBe(problem);
  });
});

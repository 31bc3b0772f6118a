import { describe, expect, it } from 'vitest';
import { createBlockMemory } from '../../../../src/market/sources/chain/block-memory.ts';
import { BlockFact, createBlockTimes } from '../../../../src/market/sources/chain/block-times.ts';
import { mempool } from '../../../../src/market/sources/chain/mempool.ts';
import { memoryCache } from '../../../support/memory-cache.ts';
import { providerThatAnswers, recordingLogger } from '../../../support/provider-network.ts';
import { blockTime, mempoolAt } from '../../../support/simulated-providers.ts';

const TIP = 969_992;
const START = 969_696;
const HOUR = 3_600;

type Change = (block: { height: number; timestamp: number; bits: number }) => object;

/** An instance of mempool whose blocks a test may change as it goes. */
function setUp(cache = memoryCache()) {
  const state: { change: Change } = { change: () => ({}) };
  const provider = providerThatAnswers((asked) => {
    const reply = mempoolAt(TIP)(asked);
    if (!Array.isArray(reply.body)) return reply;
    return { body: reply.body.map((block) => ({ ...block, ...state.change(block) })) };
  });
  const chain = mempool(provider);
  const memory = createBlockMemory('times', BlockFact, { cache, log: recordingLogger() });
  const book = createBlockTimes(memory);
  const look = async () => {
    const near = await chain.headers(TIP);
    const { marks } = await book.marks(near[0], near, chain);
    return new Map(marks.map(({ height, time }) => [height, time]));
  };
  return { state, look, provider };
}

/** One block's time is wrong by so many hours, in each answer that names it. */
const shifted =
  (height: number, hours: number): Change =>
  (block) =>
    block.height === height ? { timestamp: block.timestamp + hours * HOUR } : {};

describe('a block whose time cannot be right', () => {
  it.each([
    [START, -27.8],
    [START, 27.8],
    [START, -3],
    [START - 144, 26.5],
    [START + 144, -400],
    [START + 144, 400],
  ])('is no mark, and is asked for again: %d by %d hours', async (height, hours) => {
    const { state, look, provider } = setUp();
    state.change = shifted(height, hours);
    const doubtful = await look();
    expect(doubtful.get(height)).toBeUndefined();
    expect(doubtful.get(TIP)).toBe(blockTime(TIP));
    expect(provider.status().state).toBe('failing');

    state.change = () => ({});
    const good = await look();
    expect(good.size).toBe(18);
    expect(good.get(height)).toBe(blockTime(height));
  });

  it('leaves the others in peace when it is far off', async () => {
    const { state, look } = setUp();
    state.change = shifted(START + 144, 400);
    expect((await look()).size).toBe(17);
  });

  it('is forgotten, too, with what was remembered', async () => {
    const cache = memoryCache();
    const wrong = [[START, { time: blockTime(START) - 27 * HOUR, bits: 0x17021ef0 }]];
    await cache.set('times', wrong, HOUR);
    await setUp(cache).look();
    const restarted = await setUp(cache).look();
    expect(restarted.get(START)).toBe(blockTime(START));
    expect(restarted.size).toBe(18);
  });

  it('may be two hours early by the rules, and then is believed', async () => {
    const { state, look } = setUp();
    state.change = shifted(START, -1.9);
    expect((await look()).get(START)).toBe(blockTime(START) - 1.9 * HOUR);
  });
});

it('does not take a block of another difficulty from the page of the tip', async () => {
  const { state, look } = setUp();
  const height = TIP - 8;
  state.change = (block) =>
    block.height === height ? { bits: 0x17021ec5, difficulty: 132_757_073_449_487.52 } : {};
  expect((await look()).has(height)).toBe(false);
  state.change = () => ({});
  expect((await look()).get(height)).toBe(blockTime(height));
});

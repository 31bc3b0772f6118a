import { describe, expect, it } from 'vitest';
import { BlockFees, bitcoinCore } from '../../../../src/market/sources/chain/bitcoin-core.ts';
import { createBlockMemory } from '../../../../src/market/sources/chain/block-memory.ts';
import { failureOf } from '../../../support/failure-of.ts';
import { memoryCache } from '../../../support/memory-cache.ts';
import {
  type Answerer,
  providerAt,
  providerNetwork,
  recorded,
  recordingLogger,
} from '../../../support/provider-network.ts';
import { always, coreAt } from '../../../support/simulated-providers.ts';

const TIP = 969_992;
const info = JSON.parse(recorded('core-getblockchaininfo.json'));
const feesAt = (height: number) => 1_000_000 + (height % 10) * 100_000;

function nodeThatAnswers(answer: Answerer, cache = memoryCache()) {
  const network = providerNetwork();
  network.answer('http://node.test:8332', answer);
  const provider = providerAt(network.dispatcher, new URL('http://me:secret@node.test:8332'));
  const fees = createBlockMemory('block-fees', BlockFees, { cache, log: recordingLogger() });
  return { node: bitcoinCore(provider, fees), network, cache };
}

describe('Bitcoin Core', () => {
  it('is asked by JSON-RPC for tip and headers', async () => {
    const { node, network } = nodeThatAnswers(coreAt(TIP, feesAt));
    expect(await node.tipHeight()).toBe(TIP);
    expect(await node.headers(TIP)).toEqual([
      { height: TIP, time: 1_791_193_020, bits: 0x17021ef0 },
    ]);
    expect(network.asked.map(({ method, path }) => `${method} ${path}`)).toEqual(
      Array(3).fill('POST /'),
    );
    expect(network.asked[0]?.headers).toMatchObject({
      authorization: `Basic ${Buffer.from('me:secret').toString('base64')}`,
    });
  });

  it.each([
    ['another chain', { chain: 'test' }, 'X: is on chain "test", not on main'],
    ['its first download', { initialblockdownload: true }, 'X: is still downloading the chain'],
    ['missing blocks', { headers: TIP + 40 }, 'X: is catching up with the chain'],
  ])('is not believed on %s', async (_, change, problem) => {
    const body = { ...info, result: { ...info.result, ...change } };
    const { node } = nodeThatAnswers(always({ body }));
    expect(await failureOf(node.tipHeight())).toBe(problem);
  });

  it('says that it is warming up with HTTP 500', async () => {
    const { node } = nodeThatAnswers(
      always({ status: 500, body: recorded('core-warming-up.json') }),
    );
    expect(await failureOf(node.tipHeight())).toBe('X: Loading block index… (-28)');
    // One error for the whole batch.
    expect(await failureOf(node.meanFees(TIP))).toBe('X: Loading block index… (-28)');
  });

  it.each([
    [{ status: 401 }, 'X: HTTP 401'],
    [{ status: 503, body: 'Work queue depth exceeded' }, 'X: HTTP 503'],
    [{ body: { result: null, error: null, id: 0 } }, 'X: expected object, received null'],
  ])('fails in words: %j', async (reply, problem) => {
    const { node } = nodeThatAnswers(always(reply));
    expect(await failureOf(node.tipHeight())).toBe(problem);
  });

  it('averages the fees of 144 blocks and asks for each once, the last few excepted', async () => {
    const { node, network } = nodeThatAnswers(coreAt(TIP, feesAt));
    const heights = Array.from({ length: 144 }, (_, index) => TIP - index);
    const mean = heights.reduce((sum, height) => sum + feesAt(height), 0) / 144;
    expect(await node.meanFees(TIP)).toBe(mean);
    const askedFor = () =>
      network.asked
        .splice(0)
        .flatMap(({ body }) =>
          JSON.parse(body ?? '').map(({ params }: { params: unknown[] }) => params[0]),
        );
    expect(askedFor().toSorted()).toEqual(heights.toReversed());

    await node.meanFees(TIP + 1);
    expect(askedFor()).toEqual([TIP - 4, TIP - 3, TIP - 2, TIP - 1, TIP, TIP + 1]);
  });

  it('remembers fees through a restart', async () => {
    const { node, cache } = nodeThatAnswers(coreAt(TIP, feesAt));
    const mean = await node.meanFees(TIP);
    const later = nodeThatAnswers(coreAt(TIP, feesAt), memoryCache(cache.stored));
    expect(await later.node.meanFees(TIP)).toBe(mean);
    expect(later.network.asked).toHaveLength(1);
  });

  it.each([
    ['negative fees', { totalfee: -1 }, 'X: totalfee: Too small: expected number to be >=0'],
    ['another subsidy', { subsidy: 625_000_000 }, 'X: subsidy 625000000 at 969849'],
  ])('is not believed with %s', async (_, change, problem) => {
    const { node } = nodeThatAnswers((asked) => {
      const body = JSON.parse(asked.body ?? '').map(
        ({ id, params }: { id: number; params: unknown[] }) => ({
          id,
          error: null,
          result: { height: params[0], subsidy: 312_500_000, totalfee: 5, ...change },
        }),
      );
      return { body };
    });
    expect(await failureOf(node.meanFees(TIP))).toBe(problem);
  });

  it('notices a block that is missing from a batch', async () => {
    const { node } = nodeThatAnswers((asked) => {
      const { body } = coreAt(TIP, feesAt)(asked);
      return { body: Array.isArray(body) ? body.slice(1) : body };
    });
    expect(await failureOf(node.meanFees(TIP))).toMatch(/^X: no fees of block 9/);
  });
});

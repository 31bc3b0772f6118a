import { describe, expect, it } from 'vitest';
import { bitcoinCash } from '../../../../src/coin/bitcoin-cash.ts';
import { dogecoin } from '../../../../src/coin/dogecoin.ts';
import { kaspa } from '../../../../src/coin/kaspa.ts';
import { litecoin } from '../../../../src/coin/litecoin.ts';
import { coinNode } from '../../../../src/market/sources/coins/coin-node.ts';
import { type ListedCoin, plausibleOf } from '../../../../src/market/sources/coins/coin-source.ts';
import { kaspaApi, kaspaPrice } from '../../../../src/market/sources/coins/kaspa-api.ts';
import { mempoolLike } from '../../../../src/market/sources/coins/mempool-like.ts';
import { whatToMine } from '../../../../src/market/sources/coins/what-to-mine.ts';
import { bitfinex } from '../../../../src/market/sources/price/bitfinex.ts';
import { bitstamp } from '../../../../src/market/sources/price/bitstamp.ts';
import { coinbase } from '../../../../src/market/sources/price/coinbase.ts';
import { kraken } from '../../../../src/market/sources/price/kraken.ts';
import { failureOf } from '../../../support/failure-of.ts';
import { type Answerer, providerThatAnswers } from '../../../support/provider-network.ts';

const NOW = 1_791_193_200;
const clock = () => NOW;

/** The shape of WhatToMine's answer: numbers as strings among them. */
const told = (changes: object = {}) => ({
  id: 193,
  name: 'Bitcoin Cash',
  tag: 'BCH',
  algorithm: 'SHA-256',
  block_time: '603.0',
  block_reward: 3.1264,
  last_block: 971_500,
  difficulty: 912_345_678_901.2,
  difficulty24: 905_000_000_000.5,
  nethash: 6_500_000_000_000_000_000,
  exchange_rate: 0.0056,
  exchange_rate_curr: 'BTC',
  market_cap: '$9,000,000,000',
  pool_fee: '0.000006',
  status: 'Active',
  lagging: false,
  testing: false,
  timestamp: NOW - 120,
  ...changes,
});

describe('WhatToMine', () => {
  const ask = (coin: ListedCoin, body: object) =>
    whatToMine(providerThatAnswers({ body }), { coin, number: 193, clock }).tip();

  it('tells the mean difficulty of a day where each block has its own', async () => {
    expect(await ask(bitcoinCash, told())).toEqual({
      height: 971_500,
      time: NOW - 120,
      difficulty: 905_000_000_000.5,
    });
  });

  it('tells numbers as strings as well', async () => {
    const body = told({ difficulty24: '905000000000.5', last_block: '971500' });
    expect((await ask(bitcoinCash, body)).difficulty).toBe(905_000_000_000.5);
  });

  it('tells the epoch’s difficulty where there are epochs', async () => {
    const ltc = { tag: 'LTC', block_reward: 6.26, last_block: 3_188_500, nethash: 2.7e15 };
    const body = told({ ...ltc, difficulty: 95_000_000, difficulty24: 94_000_000 });
    expect((await ask(litecoin, body)).difficulty).toBe(95_000_000);
  });

  const doge = { tag: 'DOGE', last_block: 6_480_000, nethash: 2.9e15, block_reward: 10_012 };
  const dogeToday = { ...doge, difficulty: 38e6, difficulty24: 41e6 };

  it.each([
    ['the hashes of a block in twos, as its chain has it', 2.05e16, 4.1e17, undefined],
    // 2³² hashes for a difficulty of 1, as of the other coins.
    ['another scale of difficulty', 2.05e16 / 2 ** 31, 4.1e17, /difficulty/],
    ['a hashrate in TH/s', 2.05e16, 4.1e5, /different units/],
    ['one block a second', 2.05e16, 4.1e16, /different units/],
  ])('tells of Kaspa with %s, or is refused', async (_, difficulty, nethash, problem) => {
    const height = 557_150_000;
    const reward = kaspa.subsidyAt(height + 1) / 1e8;
    const body = told({
      ...{ tag: 'KAS', last_block: height, block_reward: reward, nethash },
      ...{ difficulty, difficulty24: difficulty },
    });
    if (problem) expect(await failureOf(ask(kaspa, body))).toMatch(problem);
    else expect((await ask(kaspa, body)).difficulty).toBe(difficulty);
  });

  it('knows Dogecoin’s fixed reward', async () => {
    expect((await ask(dogecoin, told(dogeToday))).difficulty).toBe(41e6);
    expect(await failureOf(ask(dogecoin, told({ ...dogeToday, block_reward: 5_000 })))).toMatch(
      /block reward 5000 is not the subsidy/,
    );
  });

  it.each([
    ['says that it lags', { lagging: true }, /behind the chain/],
    ['is of another coin', { tag: 'BTC' }, /tag/],
    ['is of Bitcoin’s chain', { difficulty: 132e12, difficulty24: 132e12 }, /difficulty/],
    ['is old', { timestamp: NOW - 4_000 }, /too old/],
    ['has no difficulty', { difficulty24: 0 }, /difficulty24/],
    ['is of a chain that forked long ago', { last_block: 478_000 }, /last_block/],
    ['has a hashrate in another unit', { nethash: 6.5e15 }, /different units/],
    ['has twice the subsidy', { block_reward: 6.25 }, /not the subsidy/],
    ['has a difficulty in words', { difficulty: 'n/a' }, /difficulty/],
  ])('is refused where it %s', async (_, changes, problem) => {
    expect(await failureOf(ask(bitcoinCash, told(changes)))).toMatch(problem);
  });
});

describe('api.kaspa.org', () => {
  const answers = {
    '/info/blockdag': {
      networkName: 'kaspa-mainnet',
      blockCount: '557151234',
      difficulty: 2.05e16,
      pastMedianTime: String((NOW - 30) * 1_000),
      virtualDaaScore: '557150000',
    },
    '/info/hashrate': { hashrate: 410_000 },
    '/info/blockreward': { blockreward: kaspa.subsidyAt(557_150_000) / 1e8 },
    '/info/price': { price: 0.045 },
  };
  const provider = (changes: Partial<Record<keyof typeof answers, object>> = {}) =>
    providerThatAnswers(({ path }) => ({
      body: Object.entries({ ...answers, ...changes }).find(([one]) => path.endsWith(one))?.[1],
    }));
  const ask = (changes?: Parameters<typeof provider>[0]) =>
    kaspaApi(provider(changes), { coin: kaspa, clock }).tip();
  const dag = (changes: object) => ({
    '/info/blockdag': { ...answers['/info/blockdag'], ...changes },
  });

  it('tells DAA score and difficulty', async () => {
    expect(await ask()).toEqual({ height: 557_150_000, time: NOW - 30, difficulty: 2.05e16 });
  });

  it('tells a price', async () => {
    const { usd } = plausibleOf(kaspa);
    expect(await kaspaPrice(provider(), { usd }).quote()).toEqual({ usd: 0.045 });
    const none = provider({ '/info/price': { price: 0 } });
    expect(await failureOf(kaspaPrice(none, { usd }).quote())).toMatch(/price/);
  });

  it.each([
    // As the history tells it: kH/s for TH/s.
    ['a hashrate in kH/s', { '/info/hashrate': { hashrate: 4.1e14 } }, /does not fit/],
    ['a reward as before ten blocks a second', { '/info/blockreward': { blockreward: 22 } }, /DAA/],
    ['a test network', dag({ networkName: 'kaspa-testnet-10' }), /networkName/],
    ['a stuck node', dag({ pastMedianTime: String((NOW - 3_600) * 1_000) }), /behind/],
    ['seconds for milliseconds', dag({ pastMedianTime: String(NOW) }), /milliseconds/],
    ['a DAA score of before', dag({ virtualDaaScore: '100000' }), /virtualDaaScore/],
    ['a difficulty of 0', dag({ difficulty: 0 }), /difficulty/],
  ])('is refused with %s', async (_, changes, problem) => {
    expect(await failureOf(ask(changes))).toMatch(problem);
  });
});

/** Bits of difficulty 95,367,431.64…, and of 90,000,000 or so. */
const BITS = 0x19_2d_1c_12;
const START = 3_187_296;
const header = (height: number, bits = BITS, difficulty = 95_178_000) => ({
  id: String(height),
  height,
  timestamp: NOW - (3_188_500 - height) * 150,
  bits,
  difficulty,
});

describe('litecoinspace.org', () => {
  // Difficulty from the bits, as the chain has it.
  const exact = (0xff_ff / 0x2d_1c_12) * 2 ** (8 * (0x1d - 0x19));
  const space: Answerer = ({ path }) => {
    if (path.endsWith('/blocks/tip/height')) return { body: '3188500' };
    const from = Number(path.split('/').at(-1));
    return { body: [from, from - 1, from - 2].map((height) => header(height, BITS, exact)) };
  };

  it('tells the epoch from the last block of the one before', async () => {
    const tip = await mempoolLike(providerThatAnswers(space), litecoin).tip();
    expect(tip.height).toBe(3_188_500);
    expect(tip.difficulty).toBeCloseTo(exact, 3);
    expect(tip.epoch?.marks.map(({ height }) => height)).toEqual([START - 1, 3_188_500]);
    expect(tip.epoch?.previousDifficulty).toBeCloseTo(exact, 3);
  });

  it.each([
    ['Bitcoin’s height', '969992', /expected|small|>=/i],
    ['no height', 'oops', /expected/],
  ])('is refused with %s', async (_, height, problem) => {
    const answer: Answerer = (asked) =>
      asked.path.endsWith('/blocks/tip/height') ? { body: height } : space(asked);
    expect(await failureOf(mempoolLike(providerThatAnswers(answer), litecoin).tip())).toMatch(
      problem,
    );
  });
});

describe('an own node', () => {
  interface NodeOptions {
    readonly tip?: number;
    readonly spacing?: number;
    readonly difficulty?: number;
    readonly info?: object;
    readonly hashrate?: number;
  }
  const node = ({
    tip = 3_188_500,
    spacing = 150,
    difficulty = 95e6,
    info,
    hashrate,
  }: NodeOptions) =>
    providerThatAnswers(({ body = '' }) => {
      const { method, params } = JSON.parse(body);
      const results: Record<string, () => unknown> = {
        getblockchaininfo: () => ({
          chain: 'main',
          blocks: tip,
          headers: tip,
          initialblockdownload: false,
          ...info,
        }),
        getblockhash: () => String(params[0]),
        getblockheader: () => ({ time: NOW - (tip - Number(params[0])) * spacing, difficulty }),
        getnetworkhashps: () => hashrate,
      };
      return { body: { id: 0, result: results[method]?.(), error: null } };
    });

  it('tells Litecoin’s epoch', async () => {
    const tip = await coinNode(node({}), litecoin).tip();
    expect(tip).toMatchObject({ height: 3_188_500, time: NOW, difficulty: 95e6 });
    expect(tip.epoch?.marks.map(({ height }) => height)).toEqual([START - 1, 3_188_500]);
  });

  it('tells Dogecoin’s mean of a day', async () => {
    const doge = { tip: 6_480_000, spacing: 60, difficulty: 20e6, hashrate: (41e6 * 2 ** 32) / 60 };
    expect((await coinNode(node(doge), dogecoin).tip()).difficulty).toBeCloseTo(41e6, 3);
  });

  it.each([
    ['Dogecoin’s node for Litecoin’s', { tip: 6_480_000, spacing: 60 }, /0\.40 times/],
    ['a test chain', { info: { chain: 'test' } }, /main chain/],
    ['a node that downloads', { info: { initialblockdownload: true } }, /downloading/],
    ['a node that catches up', { info: { headers: 3_199_000 } }, /catching up/],
    ['Bitcoin’s difficulty', { difficulty: 132e12 }, /difficulty/],
  ])('is refused: %s', async (_, options, problem) => {
    expect(await failureOf(coinNode(node(options), litecoin).tip())).toMatch(problem);
  });

  it('says its errors', async () => {
    const body = { result: null, error: { code: -28, message: 'Loading block index…' } };
    const broken = providerThatAnswers({ status: 500, body });
    expect(await failureOf(coinNode(broken, bitcoinCash).tip())).toMatch(/Loading block index/);
  });
});

describe('exchanges', () => {
  const { usd } = plausibleOf(litecoin);
  it('are asked for the pair of the coin', async () => {
    const paths: string[] = [];
    const at = (body: unknown) =>
      providerThatAnswers(({ path }) => {
        paths.push(path);
        return { body };
      });
    const ltc = { error: [], result: { XLTCZUSD: { c: ['95.12', '1'] } } };
    const { pairs } = litecoin.listing;
    expect(await kraken(at(ltc), { pair: pairs.kraken, usd }).quote()).toEqual({ usd: 95.12 });
    const spot = { data: { amount: '95.1', base: 'LTC', currency: 'USD' } };
    expect(await coinbase(at(spot), { pair: pairs.coinbase, usd }).quote()).toEqual({ usd: 95.1 });
    const ticker = { last: '95.2', timestamp: String(NOW) };
    expect(await bitstamp(at(ticker), { pair: pairs.bitstamp, usd }).quote()).toEqual({
      usd: 95.2,
      at: NOW,
    });
    const array = [1, 2, 3, 4, 5, 6, 95.3, 8, 9, 10];
    expect(await bitfinex(at(array), { pair: pairs.bitfinex, usd }).quote()).toEqual({ usd: 95.3 });
    expect(paths.map((path) => path.split(/[/=]/).findLast((part) => part !== ''))).toEqual([
      'LTCUSD',
      'spot',
      'ltcusd',
      'tLTCUSD',
    ]);
  });

  it('are not believed with the price of another coin', async () => {
    const btc = { error: [], result: { XXBTZUSD: { c: ['86000', '1'] } } };
    const asked = kraken(providerThatAnswers({ body: btc }), { pair: 'LTCUSD', usd });
    expect(await failureOf(asked.quote())).toMatch(/c\.0/);
  });
});

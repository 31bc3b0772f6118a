import type { MarketSettings } from '../../src/market/sources/build-market.ts';
import { type Answerer, type Asked, type Reply, recorded } from './provider-network.ts';
import { pastOfMempool } from './simulated-past.ts';

const EPOCH_START = 969_696;
const TIP = { height: 969_992, time: 1_791_193_020 };

/** A little after the tip: 2026-10-05, 09:40 UTC. */
export const NOW = 1_791_193_200;

/** A chain with a block every ten minutes, at heights and with bits that were real. */
export const blockTime = (height: number): number => TIP.time + (height - TIP.height) * 600;

const wide = (height: number) =>
  height < EPOCH_START
    ? { bits: 0x17021ec5, hex: '17021ec5', difficulty: 132_757_073_449_487.52 }
    : { bits: 0x17021ef0, hex: '17021ef0', difficulty: 132_716_002_350_731.27 };

const template = (name: string) => JSON.parse(recorded(name));

function blocksBelow(height: number, count: number, name: string) {
  const block = template(name);
  return Array.from({ length: count }, (_, index) => {
    const { bits, difficulty } = wide(height - index);
    const timestamp = blockTime(height - index);
    return { ...block, height: height - index, timestamp, bits, difficulty };
  });
}

const lastNumber = ({ path }: Asked) => Number(path.split('/').at(-1));

/** An instance of mempool. */
export const mempoolAt = (tip: number): Answerer => {
  const past = pastOfMempool({ tip, blockTime, difficulty: wide(tip).difficulty });
  return (asked) => {
    const { path } = asked;
    if (path.endsWith('/blocks/tip/height')) return { body: String(tip) };
    if (path.includes('/v1/blocks/')) {
      return { body: blocksBelow(lastNumber(asked), 15, 'mempool-block.json') };
    }
    if (path.endsWith('/v1/mining/reward-stats/144')) {
      const window = { startBlock: tip - 143, endBlock: tip };
      return { body: { ...template('mempool-reward-stats.json'), ...window } };
    }
    if (path.endsWith('/v1/prices')) return { body: recorded('mempool-prices.json') };
    const body = past(path);
    return body ? { body } : { status: 404, body: 'Not Found' };
  };
};

export const esploraAt =
  (tip: number): Answerer =>
  (asked) => {
    if (asked.path.endsWith('/blocks/tip/height')) return { body: String(tip) };
    if (asked.path.includes('/blocks/')) {
      return { body: blocksBelow(lastNumber(asked), 10, 'esplora-block.json') };
    }
    return { status: 404, body: 'Not Found' };
  };

/** @param fees - Satoshi in the block at a height. */
export function coreAt(tip: number, fees: (height: number) => number): Answerer {
  const result = (name: string, changes: object) => ({
    ...template(name),
    result: { ...template(name).result, ...changes },
  });
  const answer = ({ id, method, params }: { id: number; method: string; params: unknown[] }) => {
    const height = Number.parseInt(String(params[0]), method === 'getblockheader' ? 16 : 10);
    const { hex, difficulty } = wide(height);
    switch (method) {
      case 'getblockchaininfo':
        return result('core-getblockchaininfo.json', { blocks: tip, headers: tip });
      case 'getblockhash':
        return { result: height.toString(16).padStart(64, '0'), error: null, id };
      case 'getblockheader':
        return result('core-getblockheader.json', {
          height,
          time: blockTime(height),
          bits: hex,
          difficulty,
        });
      default:
        return {
          result: { height, subsidy: 312_500_000, totalfee: fees(height) },
          error: null,
          id,
        };
    }
  };
  return ({ body }) => {
    const call = JSON.parse(body ?? '');
    return { body: Array.isArray(call) ? call.map(answer).reverse() : answer(call) };
  };
}

export const answers = (name: string): Answerer => always({ body: recorded(name) });

export const always =
  (reply: Reply): Answerer =>
  () =>
    reply;

/** @param usd - Price of a bitcoin. */
export function exchangesAt(usd: number): Readonly<Record<string, Answerer>> {
  const price = String(usd);
  const bitfinex = template('bitfinex-ticker.json');
  return {
    KRAKEN_URL: always({ body: { error: [], result: { XXBTZUSD: { c: [price, '0.01'] } } } }),
    COINBASE_URL: always({ body: { data: { amount: price, base: 'BTC', currency: 'USD' } } }),
    BITSTAMP_URL: always({ body: { ...template('bitstamp-ticker.json'), last: price } }),
    BITFINEX_URL: always({ body: bitfinex.with(6, usd) }),
  };
}

export const ORIGINS = {
  mempool: 'https://mempool.test',
  spare: 'https://spare.test',
  core: 'http://node.test:8332',
  esplora: 'https://esplora.test',
  kraken: 'https://kraken.test',
  coinbase: 'https://coinbase.test',
  bitstamp: 'https://bitstamp.test',
  bitfinex: 'https://bitfinex.test',
  frankfurter: 'https://frankfurter.test',
};

/** All providers but the node, two instances of mempool among them. */
export const SETTINGS: MarketSettings = {
  mempoolUrls: [new URL(`${ORIGINS.mempool}/api`), new URL(`${ORIGINS.spare}/api`)],
  bitcoindRpcUrl: undefined,
  esploraUrl: new URL(`${ORIGINS.esplora}/api`),
  krakenUrl: new URL(ORIGINS.kraken),
  coinbaseUrl: new URL(ORIGINS.coinbase),
  bitstampUrl: new URL(ORIGINS.bitstamp),
  bitfinexUrl: new URL(ORIGINS.bitfinex),
  frankfurterUrl: new URL(ORIGINS.frankfurter),
  maxAge: 6 * 3_600,
  contact: 'https://hashbell.test/contact',
  version: '0.0.0',
};

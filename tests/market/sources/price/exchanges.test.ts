import { describe, expect, it } from 'vitest';
import { bitfinex } from '../../../../src/market/sources/price/bitfinex.ts';
import { bitstamp } from '../../../../src/market/sources/price/bitstamp.ts';
import { coinbase } from '../../../../src/market/sources/price/coinbase.ts';
import { kraken } from '../../../../src/market/sources/price/kraken.ts';
import { failureOf } from '../../../support/failure-of.ts';
import { providerThatAnswers, type Reply, recorded } from '../../../support/provider-network.ts';

const json = (name: string) => JSON.parse(recorded(name));
describe.each([
  ['Kraken', kraken, 'kraken-ticker.json', { usd: 86_010 }],
  ['Coinbase', coinbase, 'coinbase-spot.json', { usd: 86_000.415 }],
  ['Bitstamp', bitstamp, 'bitstamp-ticker.json', { usd: 85_990, at: 1_791_193_195 }],
  ['Bitfinex', bitfinex, 'bitfinex-ticker.json', { usd: 85_992 }],
])('%s', (_, exchange, name, quote) => {
  it('gives its price', async () => {
    expect(await exchange(providerThatAnswers({ body: recorded(name) })).quote()).toEqual(quote);
  });

  it.each([
    ['{}', /expected/],
    ['[]', /expected/],
    ['null', /expected/],
    [recorded(name).slice(0, -20), /not JSON/],
  ])('has none in %s', async (body, problem) => {
    expect(await failureOf(exchange(providerThatAnswers({ body })).quote())).toMatch(problem);
  });
});

describe('a price that is none', () => {
  const krakenAt = (price: unknown): Reply => ({
    body: { error: [], result: { XXBTZUSD: { c: [price, '1'] } } },
  });

  it.each(['-1', '0', '', 'n/a', -1, 0, null, true, '0x10'])('is refused: %j', async (price) => {
    expect(await failureOf(kraken(providerThatAnswers(krakenAt(price))).quote())).toMatch(
      /^X: result\.XXBTZUSD\.c\.0: /,
    );
    const body = { data: { amount: price, base: 'BTC', currency: 'USD' } };
    expect(await failureOf(coinbase(providerThatAnswers({ body })).quote())).toMatch(
      /^X: data\.amount: /,
    );
  });
});

describe('Kraken', () => {
  it('says its errors with HTTP 200', async () => {
    const provider = providerThatAnswers({ body: recorded('kraken-error.json') });
    expect(await failureOf(kraken(provider).quote())).toBe('X: EQuery:Unknown asset pair');
  });

  it('names the pair as it likes, but only one', async () => {
    const { XXBTZUSD } = json('kraken-ticker.json').result;
    const one = { error: [], result: { XBTUSD: XXBTZUSD } };
    expect(await kraken(providerThatAnswers({ body: one })).quote()).toEqual({ usd: 86_010 });
    const two = { error: [], result: { XBTUSD: XXBTZUSD, XXBTZUSD } };
    expect(await failureOf(kraken(providerThatAnswers({ body: two })).quote())).toBe(
      'X: expected one pair',
    );
  });
});

describe('Coinbase', () => {
  it('is not believed when it answers in another currency', async () => {
    const body = { data: { amount: '76000', base: 'BTC', currency: 'EUR' } };
    expect(await failureOf(coinbase(providerThatAnswers({ body })).quote())).toMatch(/currency/);
  });
});

describe('Bitstamp', () => {
  it('is not believed when its seconds are milliseconds', async () => {
    const body = { ...json('bitstamp-ticker.json'), timestamp: '1791193195000' };
    expect(await failureOf(bitstamp(providerThatAnswers({ body })).quote())).toBe(
      'X: timestamp: expected unix seconds',
    );
  });
});

describe('Bitfinex', () => {
  it('may have fewer and more elements', async () => {
    const ticker: number[] = json('bitfinex-ticker.json');
    for (const body of [ticker.slice(0, 10), [...ticker, null, 'new']]) {
      expect(await bitfinex(providerThatAnswers({ body })).quote()).toEqual({ usd: 85_992 });
    }
  });

  it('says its errors in an array as well', async () => {
    const body = ['error', 10_020, 'symbol: invalid'];
    expect(await failureOf(bitfinex(providerThatAnswers({ body })).quote())).toMatch(/X: /);
  });
});

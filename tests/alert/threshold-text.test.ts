import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readThreshold, type WrittenThreshold } from '../../src/alert/threshold-text.ts';

const fallsBy = (
  percent: number,
  window?: '1h' | '24h' | '7d',
  measure: 'hashprice' | 'price' | 'fees' = 'hashprice',
): Extract<WrittenThreshold, { kind: 'change' }> => ({
  kind: 'change',
  measure,
  side: 'below',
  percent,
  window,
});

describe('an alert in words', () => {
  it.each<[string, WrittenThreshold]>([
    ['hashprice -10% in 24h', fallsBy(10, '24h')],
    ['Hashpreis fällt 10 % in 24 h', fallsBy(10, '24h')],
    ['Hashpreis fällt um 10 Prozent in einer Woche', fallsBy(10, '7d')],
    ['hashprice −10 % in 24 Stunden', fallsBy(10, '24h')],
    ['hash price falls by at least 7.5 percent in 1 hour', fallsBy(7.5, '1h')],
    ['btc drops 7,5% within 7d', { ...fallsBy(7.5, '7d', 'price'), coin: 'BTC' }],
    ['-10% hashprice', fallsBy(10)],
    ['24h -10% btc', { ...fallsBy(10, '24h', 'price'), coin: 'BTC' }],
    ['Bitcoin 10% runter', { ...fallsBy(10, undefined, 'price'), coin: 'BTC' }],
    ['fees of a block fall 50% in 168h', fallsBy(50, '7d', 'fees')],
  ])('reads “%s”', (text, asked) => {
    expect(readThreshold(text, 'USD')).toEqual(asked);
  });

  it('reads rises, and “over” as a time and as a side', () => {
    const rise = {
      kind: 'change',
      measure: 'price',
      coin: 'BTC',
      side: 'above',
      percent: 5,
      window: '24h',
    };
    expect(readThreshold('Bitcoin up 5% over 1 day', 'USD')).toEqual(rise);
    expect(readThreshold('Bitcoin steigt 5 % über 24 Stunden', 'EUR')).toEqual(rise);
    expect(readThreshold('Bitcoin over 100k', 'USD')).toMatchObject({
      side: 'above',
      level: 100_000,
    });
  });

  it.each([
    ['Price below $80k', 'price', 'below', 80_000, 'USD'],
    ['Kurs unter 80.000 €', 'price', 'below', 80_000, 'EUR'],
    ['Kurs steigt auf 100k', 'price', 'above', 100_000, undefined],
    ['hashprice falls below 42.5', 'hashprice', 'below', 42.5, undefined],
    ['Hashprice < 42', 'hashprice', 'below', 42, undefined],
    ['Fees of a block below 0.05 BTC', 'fees', 'below', 0.05, undefined],
    ['Nächste Anpassung über 5 %', 'forecast', 'above', 5, undefined],
  ])('reads the level of “%s”', (text, measure, side, level, currency) => {
    expect(readThreshold(text, 'USD')).toEqual({ kind: 'level', measure, side, level, currency });
  });

  it.each<[string, WrittenThreshold]>([
    ['Litecoin -10% in 24h', { ...fallsBy(10, '24h', 'price'), coin: 'LTC' }],
    ['Kaspa fällt 10 %', { ...fallsBy(10, undefined, 'price'), coin: 'KAS' }],
    ['LTC-Kurs fällt 10 % in 24 h', { ...fallsBy(10, '24h', 'price'), coin: 'LTC' }],
    ['Kaspapreis sinkt um 5 %', { ...fallsBy(5, undefined, 'price'), coin: 'KAS' }],
    ['litecoin hashprice -10%', { ...fallsBy(10), coin: 'LTC' }],
    ['Hashpreis von Kaspa -10 %', { ...fallsBy(10), coin: 'KAS' }],
    ['Litecoin-Hashpreis -10 %', { ...fallsBy(10), coin: 'LTC' }],
    ['Bitcoin Cash -10%', { ...fallsBy(10, undefined, 'price'), coin: 'BCH' }],
    ['price of BCH drops 10%', { ...fallsBy(10, undefined, 'price'), coin: 'BCH' }],
    ['Bitcoin-Hashprice -10%', { ...fallsBy(10), coin: 'BTC' }],
  ])('reads the coin of “%s”', (text, asked) => {
    expect(readThreshold(text, 'USD')).toEqual(asked);
  });

  it.each([
    ['LTC below $80', 'LTC', 'price', 'below', 80, 'USD'],
    ['Kaspa unter 0,05 €', 'KAS', 'price', 'below', 0.05, 'EUR'],
    ['below $80 LTC', 'LTC', 'price', 'below', 80, 'USD'],
    ['Fees of a block above 0.05 BCH', 'BCH', 'fees', 'above', 0.05, undefined],
    ['Litecoin retarget over 5%', 'LTC', 'forecast', 'above', 5, undefined],
    ['bitcoin price under 80k', 'BTC', 'price', 'below', 80_000, undefined],
  ])('reads the coin and the level of “%s”', (text, coin, measure, side, level, currency) => {
    const asked = { kind: 'level', coin, measure, side, level, currency };
    expect(readThreshold(text, 'USD')).toEqual(asked);
  });

  it('says what is left open, or can’t be', () => {
    expect(readThreshold('hashprice 10%', 'USD')).toMatchObject({
      kind: 'change',
      side: undefined,
    });
    expect(readThreshold('hashprice -10% in 3h', 'USD')).toEqual({
      kind: 'other-window',
      text: '3h',
    });
  });

  it.each([
    '',
    'hashprice',
    'retarget',
    'stops paying',
    'hashprice 40',
    'hashprice price -10%',
    'Litecoin Kaspa -10%',
    'Dogecoin -10%',
    'Litecoin',
    'Litecoinx -10%',
    'hashprice -10% -20%',
    'hashprice falls rises 10%',
    'hashprice -10% in 24h in 7d',
    'hashprice -10% tomorrow',
    'gold -10%',
  ])('leaves “%s” to others', (text) => {
    expect(readThreshold(text, 'USD')).toBeUndefined();
  });

  it('takes any text there is', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 100, unit: 'grapheme' }), (text) => {
        readThreshold(text, 'EUR');
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bitcoin } from '../../src/coin/bitcoin.ts';
import { numbersFor } from '../../src/i18n/numbers.ts';

const english = numbersFor('en-US');
const german = numbersFor('de-DE');
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('money', () => {
  it.each([
    [0.274395, 'USD', '$0.27'],
    [0.021328, 'USD', '$0.021'],
    [0.000123, 'USD', '$0.00012'],
    [5.04, 'USD', '$5.04'],
    [9_999.5, 'USD', '$9,999.50'],
    [94_836.76, 'USD', '$94,837'],
    [-2.365905, 'USD', '−$2.37'],
    [0, 'USD', '$0.00'],
    [41.2, 'JPY', '¥41'],
    [4.12, 'JPY', '¥4.1'],
    [0.0999, 'USD', '$0.10'],
    [0.0994, 'USD', '$0.099'],
    [12.5, 'CHF', 'CHF 12.50'],
  ])('%d %s is %s', (amount, currency, text) => {
    expect(plain(english.money(amount, currency))).toBe(text);
  });

  it('has the decimals of a larger amount that it stands beside', () => {
    expect(english.money(0.098432, 'USD', 4.92)).toBe('$0.10');
    expect(english.signedMoney(-0.098432, 'USD', 4.92)).toBe('−$0.10');
    expect(english.money(3_412.3, 'USD', 48_210)).toBe('$3,412');
    expect(english.money(0.00021, 'USD', 0.0033)).toBe('$0.00021');
  });

  it('has a sign where a sign is wanted', () => {
    expect(english.signedMoney(0.27, 'USD')).toBe('+$0.27');
    expect(english.signedMoney(0, 'USD')).toBe('$0.00');
    expect(plain(german.signedMoney(-1_234.5, 'EUR'))).toBe('−1.234,50 €');
  });

  it('keeps three figures in rates and all in tariffs', () => {
    expect(english.rate(0.073811, 'USD')).toBe('$0.0738');
    expect(english.rate(42.857, 'USD')).toBe('$42.86');
    expect(english.rate(0.1, 'USD')).toBe('$0.100');
    expect(english.tariff(0.3, 'EUR')).toBe('€0.30');
    expect(plain(german.tariff(0.28345, 'EUR'))).toBe('0,28345 €');
  });

  it('says of what is too small to read that it is, with its sign', () => {
    expect(english.money(9.8e-8, 'USD')).toBe('<\u00a0$0.0001');
    expect(english.signedMoney(-9.8e-8, 'USD')).toBe('>\u00a0−$0.0001');
    expect(english.signedMoney(0.000_12, 'USD')).toBe('+$0.00012');
    expect(german.money(-1e-9, 'EUR')).toBe('>\u00a0−0,0001\u00a0€');
    expect(english.money(0.001, 'JPY')).toBe('<\u00a0¥0.01');
    expect(english.money(0, 'USD')).toBe('$0.00');
  });

  it('never shows nothing where there is something', () => {
    const amounts = fc.double({ min: 1e-6, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(amounts, fc.constantFrom('USD', 'EUR', 'JPY', 'KRW'), (amount, currency) => {
        expect(english.money(amount, currency)).toMatch(/[1-9]/);
      }),
    );
  });
});

describe('durations', () => {
  it.each([
    [0, '1 minute'],
    [89, '1 minute'],
    [3_599, '1 hour'],
    [12_000, '3 hours, 20 minutes'],
    [86_369, '23 hours, 59 minutes'],
    [86_370, '1 day'],
    [93_600, '1 day, 2 hours'],
  ])('%d seconds are %s', (seconds, text) => {
    expect(english.duration(seconds)).toBe(text);
  });

  it('are said the same way whatever was said before', () => {
    const seconds = fc.oneof(fc.nat(200_000), fc.nat(100_000_000));
    fc.assert(
      fc.property(fc.array(seconds, { maxLength: 5 }), (asked) => {
        for (const each of asked) {
          expect(german.duration(each)).toBe(numbersFor('de-DE').duration(each));
        }
      }),
    );
  });
});

describe('quantities', () => {
  it.each([
    [english.hashrate(120e12), '120 TH/s'],
    [english.hashrate(104.5e12), '104.5 TH/s'],
    [english.hashrate(500e9), '500 GH/s'],
    [english.hashrate(3.2e15), '3.2 PH/s'],
    [english.hashrate(1e15), '1 PH/s'],
    [english.hashrate(1e22), '10 ZH/s'],
    [english.hashrate(1e25), '10,000 ZH/s'],
    [english.roughHashrate(1.00215e21), '1.002 ZH/s'],
    [english.power(3_000), '3,000 W'],
    [english.power(15.5), '15.5 W'],
    [english.power(96_000), '96 kW'],
    [german.power(3_500), '3.500 W'],
    [english.efficiency(26.361), '26.4 J/TH'],
    [english.efficiency(1_234.4), '1,234 J/TH'],
    [english.energy(70.56), '70.6 kWh'],
    [english.difficulty(132_720_000_000_000), '132.72 T'],
    [german.difficulty(132_720_000_000_000), '132,72 T'],
    [english.difficulty(1), '1.00'],
    [english.coins(2_000_000, bitcoin), '0.02 BTC'],
    [english.coins(156_250_000, bitcoin), '1.5625 BTC'],
    [english.baseUnits(5_422.85, bitcoin), '5,423 sats'],
    [english.baseUnits(45.19, bitcoin), '45 sats'],
    [english.baseUnits(0.2259, bitcoin), '0.23 sats'],
    [english.signedBaseUnits(-12.3, bitcoin), '−12 sats'],
    [english.percent(0.0516), '5.2%'],
    [english.percent(0.00042), '0.042%'],
    [english.percent(12.34), '1,234%'],
    [english.percent(0), '0.0%'],
    [plain(german.signedPercent(-0.035)), '−3,5 %'],
    [english.exactPercent(0.0125), '1.25%'],
    [english.chance(0), '0%'],
    [english.chance(0.0004), '< 0.1%'],
    [english.chance(0.9996), '> 99.9%'],
    [english.chance(1), '100%'],
    [english.age(0.4), 'just now'],
    [german.age(0.4), 'gerade eben'],
    [english.age(200), '3 minutes ago'],
    [german.age(90_000), 'vor 1 Tag'],
    [english.date(1_793_880_000), 'Nov 5, 2026'],
    [numbersFor('en-GB').date(1_793_880_000), '5 Nov 2026'],
    [english.either(['a', 'b', 'c']), 'a, b, or c'],
    [german.list(['a', 'b']), 'a und b'],
  ])('%s', (written, expected) => {
    expect(written).toBe(expected);
  });
});

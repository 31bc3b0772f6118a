import { describe, expect, it } from 'vitest';
import { parseAmount } from '../../src/money/amount.ts';

describe('an amount of money', () => {
  it.each([
    ['3500', { value: 3_500 }],
    ['3,500', { value: 3_500 }],
    ['3.500', { value: 3_500 }],
    ['3 500', { value: 3_500 }],
    ['$3,500.50', { value: 3_500.5, currency: 'USD' }],
    ['3.000 €', { value: 3_000, currency: 'EUR' }],
    ['2999,90 Euro', { value: 2_999.9, currency: 'EUR' }],
    ['CHF 2k', { value: 2_000, currency: 'CHF' }],
    ['“1.5k USD”', { value: 1_500, currency: 'USD' }],
    ['0.035', { value: 0.035 }],
    ['0', { value: 0 }],
    ['-5', { value: -5 }],
    ['$3500 USD', { value: 3_500, currency: 'USD' }],
  ])('is read from %j', (text, amount) => {
    expect(parseAmount(text, 'CHF')).toEqual(amount);
  });

  it('has the sign of who counts in it', () => {
    expect(parseAmount('$900', 'CAD')).toEqual({ value: 900, currency: 'CAD' });
    expect(parseAmount('¥9000', 'CNY')).toEqual({ value: 9_000, currency: 'CNY' });
  });

  it.each(['', 'much', '€', '5 6', '$5 €', '5 XAU', '5 TH', '1'.repeat(50)])(
    'is none in %j',
    (text) => {
      expect(parseAmount(text, 'USD')).toBeUndefined();
    },
  );
});

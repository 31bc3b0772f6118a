import { describe, expect, it } from 'vitest';
import {
  convertTariff,
  dearPrice,
  inOwnCurrency,
  isSameTariff,
  meanPerKwh,
  type Tariff,
} from '../../src/power/tariff.ts';

const fx = { date: '2026-10-02', perUsd: { EUR: 0.9, JPY: 150 } };
const flat = (perKwh: number, currency: string): Tariff => ({ kind: 'flat', perKwh, currency });

describe('a flat tariff', () => {
  it('costs the same at all times', () => {
    expect(meanPerKwh(flat(-0.02, 'EUR'))).toBe(-0.02);
  });

  it('is in the currency of its writer where none was written', () => {
    expect(inOwnCurrency({ kind: 'flat', perKwh: 0.07 }, 'CHF')).toEqual(flat(0.07, 'CHF'));
    expect(inOwnCurrency(flat(0.07, 'EUR'), 'CHF')).toEqual(flat(0.07, 'EUR'));
  });

  it('is converted by the rates there are, to as many digits as are wanted', () => {
    expect(convertTariff(flat(0.07, 'USD'), 'EUR', { fx })).toEqual(flat(0.07 * 0.9, 'EUR'));
    expect(convertTariff(flat(0.08, 'EUR'), 'JPY', { fx, digits: 3 })).toEqual(flat(13.3, 'JPY'));
    expect(convertTariff(flat(0.07, 'USD'), 'CHF', { fx })).toBeUndefined();
  });

  it('needs no rate for its own currency, in which it keeps all digits', () => {
    const own = flat(0.123_456, 'CHF');
    expect(convertTariff(own, 'CHF', { fx: undefined, digits: 2 })).toEqual(own);
  });

  it('is the same as another of that price and currency alone', () => {
    expect(isSameTariff(flat(0.1, 'EUR'), flat(0.1, 'EUR'))).toBe(true);
    expect(isSameTariff(flat(0.1, 'EUR'), flat(0.1, 'USD'))).toBe(false);
    expect(isSameTariff(flat(0.1, 'EUR'), flat(0.2, 'EUR'))).toBe(false);
  });

  it.each([
    [1, 'USD', 1],
    [0.99, 'USD', undefined],
    [-2, 'USD', -2],
    [150, 'JPY', 150],
    [1, 'CHF', 1],
    [0.95, 'CHF', undefined],
  ])('of %d %s is dear: %s', (perKwh, currency, dear) => {
    expect(dearPrice(flat(perKwh, currency), fx)).toBe(dear);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatTariff, parseTariff } from '../../src/power/tariff-text.ts';
import { runs } from '../support/depth.ts';
import { anyText } from '../support/text-generators.ts';

const CODES =
  'AUD BRL CAD CHF CNY CZK DKK EUR GBP HKD HUF IDR ILS INR ISK JPY KRW MXN MYR NOK NZD PHP PLN RON SEK SGD THB TRY USD ZAR'.split(
    ' ',
  );

describe('parseTariff', () => {
  it.each([
    ['0.07', 0.07],
    ['0,07', 0.07],
    ['.07', 0.07],
    ['0', 0],
    ['7c', 0.07],
    ['7 ct', 0.07],
    ['7¢', 0.07],
    ['7 cents', 0.07],
    ['28 ct/kWh', 0.28],
    ['0.07/kWh', 0.07],
    ['0.07 kWh', 0.07],
    ['0,28 pro kWh', 0.28],
    ['1.250', 1.25],
    ['10', 10],
    ['free', 0],
    [' Gratis ', 0],
    ['kostenlos', 0],
  ])('reads %s without a currency', (text, perKwh) => {
    expect(parseTariff(text)).toEqual({ ok: true, tariff: { kind: 'flat', perKwh } });
  });

  it.each([
    ['€0.28', 0.28, 'EUR'],
    ['€ 0,28', 0.28, 'EUR'],
    ['0,28 EUR', 0.28, 'EUR'],
    ['0,28\u00a0€', 0.28, 'EUR'],
    ['eur 0.28 / kWh', 0.28, 'EUR'],
    ['28 ct € / kWh', 0.28, 'EUR'],
    ['28 Eurocent', 0.28, 'EUR'],
    ['$0.07/kWh', 0.07, 'USD'],
    ['0.07 usd per kWh', 0.07, 'USD'],
    ['$.07', 0.07, 'USD'],
    ['70 $/MWh', 0.07, 'USD'],
    ['£0.25', 0.25, 'GBP'],
    ['7p', 0.07, 'GBP'],
    ['CHF 0.22', 0.22, 'CHF'],
    ['22 Rappen', 0.22, 'CHF'],
    ['C$0.10', 0.1, 'CAD'],
    ['0,10 $US', 0.1, 'USD'],
    ['CN¥0.5', 0.5, 'CNY'],
    ['R1.20', 1.2, 'ZAR'],
    ['Rp 1.450', 1450, 'IDR'],
    ['30 JPY', 30, 'JPY'],
    ['¥30', 30, 'JPY'],
    ['¥0.5', 0.5, 'CNY'],
    ['1.450 IDR', 1450, 'IDR'],
    ['$0', 0, 'USD'],
  ])('reads %s', (text, perKwh, currency) => {
    expect(parseTariff(text)).toEqual({ ok: true, tariff: { kind: 'flat', perKwh, currency } });
  });

  it.each(CODES)('knows %s', (code) => {
    expect(parseTariff(`0.5 ${code.toLowerCase()}`)).toEqual({
      ok: true,
      tariff: { kind: 'flat', perKwh: 0.5, currency: code },
    });
  });

  it.each([
    ['', 'not-a-tariff'],
    ['cheap', 'not-a-tariff'],
    ['0.07 0.08', 'not-a-tariff'],
    ['$0.07 EUR', 'not-a-tariff'],
    ['1.2.3', 'not-a-tariff'],
    ['120TH', 'not-a-tariff'],
    ['5 VES', 'unknown-currency'],
    ['2 kr', 'unknown-currency'],
    ['₿5', 'unknown-currency'],
    ['-$-0.07', 'not-a-tariff'],
    ['-28', 'too-low'],
    ['-10.01 EUR', 'too-low'],
    ['28', 'too-high'],
    ['10.01 EUR', 'too-high'],
    ['9'.repeat(40), 'too-high'],
    ['1001 JPY', 'too-high'],
  ])('refuses %s: %s', (text, kind) => {
    expect(parseTariff(text)).toMatchObject({ ok: false, problem: { kind, text } });
  });

  it.each([
    ['-0.07', -0.07, undefined],
    ['−7 ct', -0.07, undefined],
    ['$-0.07', -0.07, 'USD'],
    ['-€0.28', -0.28, 'EUR'],
    ['–0,02 €/kWh', -0.02, 'EUR'],
    ['-20 $/MWh', -0.02, 'USD'],
    ['-¥30', -30, 'JPY'],
  ])('takes %s, at which use is paid for', (text, perKwh, currency) => {
    const tariff =
      currency === undefined ? { kind: 'flat', perKwh } : { kind: 'flat', perKwh, currency };
    expect(parseTariff(text)).toEqual({ ok: true, tariff });
  });

  it('bounds a price without currency by the one the caller counts in', () => {
    expect(parseTariff('30')).toMatchObject({ problem: { kind: 'too-high', limit: 10 } });
    expect(parseTariff('30', 'JPY')).toEqual({ ok: true, tariff: { kind: 'flat', perKwh: 30 } });
    expect(parseTariff('30 EUR', 'JPY')).toMatchObject({ problem: { kind: 'too-high' } });
  });

  it.each([
    ['$0.10', 'CAD', 'CAD'],
    ['$0.10', 'EUR', 'USD'],
    ['2 kr./kWh', 'DKK', 'DKK'],
    ['2 kr', 'NOK', 'NOK'],
    ['¥30', 'CNY', undefined],
    ['¥0.5', 'CNY', 'CNY'],
    ['0.28 EUR', 'CAD', 'EUR'],
  ])('takes the sign in %s, for people who count in %s, for %s', (text, home, currency) => {
    const result = parseTariff(text, home);
    expect(result.ok ? result.tariff.currency : undefined).toBe(currency);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(typeof parseTariff(text).ok).toBe('boolean');
      }),
      { numRuns: runs(100_000) },
    );
  });
});

describe('formatTariff', () => {
  it('is understood again', () => {
    const tariffs = fc.record(
      {
        // Smaller ones are longer texts than people write.
        kind: fc.constant('flat'),
        perKwh: fc
          .double({ min: -10, max: 10, noNaN: true })
          .filter((price) => Math.abs(price) >= 1e-9),
        currency: fc.constantFrom(...CODES),
      },
      { requiredKeys: ['kind', 'perKwh'] },
    );
    fc.assert(
      fc.property(tariffs, (tariff) => {
        expect(parseTariff(formatTariff(tariff))).toEqual({
          ok: true,
          tariff: { ...tariff, perKwh: tariff.perKwh + 0 },
        });
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  numberReadings,
  readMeasure,
  scaled,
  tidy,
  tokenize,
  writeHashrate,
  writeNumeral,
  writePower,
} from '../../src/text/quantity.ts';

const POINT = { decimalMark: '.', spaceGroups: true } as const;
const COMMA = { decimalMark: ',', spaceGroups: true } as const;

const numeralsOf = (text: string, convention: typeof POINT | typeof COMMA = POINT) =>
  tokenize(tidy(text), convention).flatMap((token) =>
    token.kind === 'number' ? [token.numeral] : [],
  );

it('has one space, or one end of a line, for many in a row', () => {
  expect(tidy(`0.10;${' '.repeat(300)}17-22\t \u00a00.15`)).toBe('0.10; 17-22 0.15');
  expect(tidy('S21 \r\n \n  S19\n')).toBe('S21\nS19');
});

describe('numbers as people write them', () => {
  it.each([
    ['3000', '3000'],
    ['13.5', '13.5'],
    ['13,5', '13.5'],
    ['.07', '.07'],
    ['0,070', '0.070'],
    ['0.125', '0.125'],
    ['1,234.5', '1234.5'],
    ['1.234,5', '1234.5'],
    ['1,234,567', '1234567'],
    ['1.234.567', '1234567'],
    ["3'250", '3250'],
    ['3’250', '3250'],
    ['3 250', '3250'],
    ['3\u00a0250', '3250'],
    ['3\u202f250', '3250'],
    ['3 250,5', '3250.5'],
    ['1234.567', '1234.567'],
    ['-5', '-5'],
    ['−5', '-5'],
    ['３０００', '3000'],
  ])('reads %s', (text, numeral) => {
    expect(numeralsOf(text)).toEqual([numeral]);
    expect(numeralsOf(text, COMMA)).toEqual([numeral]);
  });

  it.each(['3.250', '3,250', '120,000'])('needs a convention for %s', (text) => {
    const [token] = tokenize(text, POINT);
    expect(token).toMatchObject({ kind: 'number', ambiguous: true });
    expect(numeralsOf(text)).not.toEqual(numeralsOf(text, COMMA));
  });

  it.each([
    ['1.2.3', []],
    ['3 2500', ['3', '2500']],
    ['s21 200t', ['21', '200']],
    ['120TH,3000W', ['120', '3000']],
    ['120TH-3000W', ['120', '3000']],
  ])('does not run numbers of %s together', (text, numerals) => {
    expect(numeralsOf(text)).toEqual(numerals);
  });
});

describe('units', () => {
  const measure = (text: string) => readMeasure(tokenize(tidy(text), POINT), 0)?.found;

  it.each([
    ['500 H/s', 'hashrate', 500],
    ['2 kH', 'hashrate', 2e3],
    ['3MH/s', 'hashrate', 3e6],
    ['500 GH/s', 'hashrate', 500e9],
    ['120 TH', 'hashrate', 120e12],
    ['120th/s', 'hashrate', 120e12],
    ['120 ths', 'hashrate', 120e12],
    ['120T', 'hashrate', 120e12],
    ['120 terahash', 'hashrate', 120e12],
    ['120 Terahash pro Sekunde', 'hashrate', 120e12],
    ['3.2PH', 'hashrate', 3.2e15],
    ['1 EH/s', 'hashrate', 1e18],
    ['0.5 ZH/s', 'hashrate', 5e20],
    ['15W', 'power', 15],
    ['3000 Watt', 'power', 3000],
    ['3 kW', 'power', 3000],
    ['1.2 MW', 'power', 1.2e6],
    ['25 J/TH', 'efficiency', 25],
    ['25 W/TH', 'efficiency', 25],
    ['25 joules per terahash', 'efficiency', 25],
    ['25 kW/PH', 'efficiency', 25],
    ['0.025 J/GH', 'efficiency', 25],
  ])('reads %s', (text, quantity, value) => {
    expect(measure(text)).toMatchObject({ quantity, value });
  });

  it.each(['5', '5 kWh', '5 J', '5 S', '5 EUR', 'TH'])('sees no measure in %s', (text) => {
    expect(measure(text)).toBeUndefined();
  });

  it('knows how precisely a number was written', () => {
    expect(measure('25 J/TH')?.rounding).toBe(0.5);
    expect(measure('17.1 J/TH')?.rounding).toBeCloseTo(0.05);
  });
});

describe('writing', () => {
  it.each([
    [120e12, '120TH'],
    [3.2e15, '3.2PH'],
    [500e9, '500GH'],
    [1.2e12, '1.2TH'],
    [0.5, '0.5H'],
    [3.125e15, '3125TH'],
  ])('writes %d H/s as %s', (value, text) => expect(writeHashrate(value)).toBe(text));

  it.each([
    [15, '15W'],
    [3000, '3000W'],
    [96_000, '96kW'],
    [12_345, '12345W'],
    [72.125, '72.1250W'],
  ])('writes %d W as %s', (value, text) => expect(writePower(value)).toBe(text));

  it('loses nothing', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-9, max: 1e24, noNaN: true }),
        fc.constantFrom(0, 3, 12, 21),
        (value, exponent) => scaled(writeNumeral(value, exponent), exponent) === value,
      ),
    );
  });

  it('is read alike by all', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), (value) => {
        expect(numeralsOf(writeNumeral(value), COMMA)).toEqual(numeralsOf(writeNumeral(value)));
      }),
    );
  });
});

describe('a text that should be one number', () => {
  it.each([
    ['2.5%', [2.5]],
    ['+5 %', [5]],
    ['80k', [80_000]],
    ['$80,000', [80, 80_000]],
    ['"98%"', [98]],
    ['80 kW', []],
    ['two', []],
    ['', []],
  ])('%s', (text, readings) => {
    expect(numberReadings(text)).toEqual(readings);
  });
});

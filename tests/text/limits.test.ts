import { describe, expect, it } from 'vitest';
import { parseTariff } from '../../src/power/tariff-text.ts';
import { parseRig, suggestRigs } from '../../src/rig/text.ts';
import {
  isTooLong,
  MAX_NUMBER_TEXT,
  MAX_PRICE_TEXT,
  MAX_RIG_TEXT,
  MAX_TIME_TEXT,
} from '../../src/text/limits.ts';
import { numberReadings } from '../../src/text/quantity.ts';
import { readTimeOfDay } from '../../src/time/time-of-day.ts';

/** Pieces whose work grows faster than their length where they are read at all. */
const PIECES = [
  ...['1+', '1 ', '1,', '000 ', ' ', '\u3000', ',', ';', '(', '"', '1 or ', 'S21 and ', '-'],
  ...['3.250 ', "1'000", 'x', 'TH/', 'kr.', '.', '\u200d', '\u{1f3f4}\u{e0067}'],
];
const long = (piece: string, limit: number) => piece.repeat(Math.ceil((limit + 1) / piece.length));

/** Returns a text over the limit that isn't trimmed away. */
const framed = (piece: string, limit: number) => `1${long(piece, limit)}1`;

describe('what is longer than people write', () => {
  it.each(PIECES)('is not read at all, such as %j over and over', (piece) => {
    const rig = framed(piece, MAX_RIG_TEXT);
    expect(parseRig(rig)).toEqual({ ok: false, problem: { kind: 'too-long', limit: 200 } });
    expect(suggestRigs(rig, 25)).toEqual([]);
    expect(numberReadings(framed(piece, MAX_NUMBER_TEXT))).toEqual([]);
    expect(parseTariff(framed(piece, MAX_PRICE_TEXT))).toMatchObject({
      problem: { kind: 'not-a-tariff' },
    });
    expect(readTimeOfDay(framed(piece, MAX_TIME_TEXT))).toMatchObject({
      problem: { kind: 'not-a-time' },
    });
  });

  it('counts what ligatures stand for', () => {
    // This one character, spelt out, is eighteen.
    expect(isTooLong('\ufdfa'.repeat(12), MAX_RIG_TEXT)).toBe(true);
    expect(parseRig('\ufdfa'.repeat(12))).toMatchObject({ problem: { kind: 'too-long' } });
    expect(isTooLong('S21'.padEnd(MAX_RIG_TEXT), MAX_RIG_TEXT)).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { readHashrateText } from '../../src/pool/hashrate-text.ts';
import {
  decayTime,
  riseTime,
  shareInterval,
  shareNoise,
  silenceByChance,
  silenceLimit,
} from '../../src/pool/shares.ts';

const WINDOWS = [
  ['1m', 60, 13.4, 96.6],
  ['5m', 300, 66.9, 482.8],
  ['1hr', 3_600, 803, 96.6 * 60],
  ['1d', 86_400, 5.36 * 3_600, 38.6 * 3_600],
] as const;

const RIGS = [
  [1.2e12, 10_000, 35.79, 329.7],
  [120e12, 524_288, 18.76, 172.8],
  [75e3, 0.001, 57.27, 527.4],
] as const;

describe('shares', () => {
  it.each(WINDOWS)('leave an average of %s below or above 80 %%', (_, window, falls, rises) => {
    expect(decayTime(window, 0.8) / falls).toBeCloseTo(1, 2);
    expect(riseTime(window, 0.8) / rises).toBeCloseTo(1, 2);
  });

  it.each(RIGS)('of %d H/s at %d come in time', (hashrate, difficulty, interval, silence) => {
    const seconds = shareInterval(hashrate, difficulty);
    expect(Math.abs(seconds - interval)).toBeLessThan(0.005);
    expect(Math.abs(silenceByChance(seconds, 1e-4) - silence)).toBeLessThan(0.1);
  });

  it('have noise by their number', () => {
    const interval = shareInterval(1.2e12, 10_000);
    expect(300 / interval).toBeCloseTo(8.38, 2);
    expect(3_600 / interval).toBeCloseTo(100.6, 1);
    expect(shareNoise(300, interval)).toBeCloseTo(0.345, 3);
    expect(shareNoise(3_600, interval)).toBeCloseTo(0.0997, 4);
  });

  it('are missed after ten minutes, or twelve of their intervals', () => {
    expect(silenceLimit(undefined)).toBe(600);
    expect(silenceLimit(35.79)).toBe(600);
    expect(silenceLimit(57.27)).toBeCloseTo(687.2, 1);
  });
});

describe('a hashrate as CKPool writes it', () => {
  it.each([
    ['44.4K', 44_400],
    ['4.57G', 4.57e9],
    ['12.3P', 1.23e16],
    ['302k', 302_000],
    ['0', 0],
    ['439', 439],
    ['1.5E', 1.5e18],
  ])('%s', (text, value) => {
    expect(readHashrateText(text)).toBe(value);
  });

  it('adds up', () => {
    const sum = ['302K', '148T', '0'].reduce((all, text) => all + (readHashrateText(text) ?? 0), 0);
    expect(sum).toBe(148_000_000_302_000);
  });

  it.each(['', '-1G', '1,5T', '1.2X', '1 T', 'NaN', '1e5', 'T', '1TH/s'])('not %j', (text) => {
    expect(readHashrateText(text)).toBeUndefined();
  });
});

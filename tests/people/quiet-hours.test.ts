import { describe, expect, it } from 'vitest';
import { readQuietHours } from '../../src/people/quiet-hours.ts';
import { quietUntil } from '../../src/people/quiet-until.ts';

const at = (text: string) => Date.parse(text) / 1_000;
const NIGHT = { from: 22 * 60, to: 7 * 60 };

describe('quiet hours as people write them', () => {
  it.each([
    ['22-7', NIGHT],
    ['22:00 – 07:00', NIGHT],
    ['10pm-7am', NIGHT],
    ['23:30-6:15', { from: 23 * 60 + 30, to: 6 * 60 + 15 }],
    ['9-17', { from: 9 * 60, to: 17 * 60 }],
  ])('%s', (text, hours) => expect(readQuietHours(text)).toEqual(hours));

  it.each(['', '22', '22-', '-7', '22-22', '25-7', '22-7-9', 'night', '9'.repeat(1_000)])(
    'are not “%s”',
    (text) => expect(readQuietHours(text)).toBeUndefined(),
  );
});

describe('the end of quiet hours', () => {
  const berlin = (moment: string, hours = NIGHT) => quietUntil(hours, 'Europe/Berlin', at(moment));

  it('is the next morning, by the clock of the person', () => {
    expect(berlin('2026-01-10T21:00:00Z')).toBe(at('2026-01-11T06:00:00Z'));
    expect(berlin('2026-01-11T05:59:59Z')).toBe(at('2026-01-11T06:00:00Z'));
    expect(berlin('2026-01-11T06:00:00Z')).toBeUndefined();
    expect(berlin('2026-01-10T20:59:59Z')).toBeUndefined();
  });

  it('is right where clocks are put forward or back in the night', () => {
    expect(berlin('2026-03-28T22:00:00Z')).toBe(at('2026-03-29T05:00:00Z'));
    expect(berlin('2026-10-24T21:00:00Z')).toBe(at('2026-10-25T06:00:00Z'));
  });

  it('is later where its time is left out, and the first where it comes twice', () => {
    const hours = { from: 22 * 60, to: 2 * 60 + 30 };
    expect(berlin('2026-03-29T00:30:00Z', hours)).toBe(at('2026-03-29T01:30:00Z'));
    expect(berlin('2026-10-24T23:00:00Z', hours)).toBe(at('2026-10-25T00:30:00Z'));
    // 2:10 for the second time.
    expect(berlin('2026-10-25T01:10:00Z', hours)).toBeUndefined();
  });

  it('is on the same day where they are', () => {
    const hours = { from: 9 * 60, to: 17 * 60 };
    expect(berlin('2026-01-10T08:00:00Z', hours)).toBe(at('2026-01-10T16:00:00Z'));
    expect(berlin('2026-01-10T16:00:00Z', hours)).toBeUndefined();
  });
});

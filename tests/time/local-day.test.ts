import { describe, expect, it } from 'vitest';
import { localDay } from '../../src/time/local-day.ts';

const utc = (text: string) => Date.parse(text) / 1_000;

describe('the local day', () => {
  it.each([
    ['Europe/Berlin', '2026-11-05T22:59:59Z', '2026-11-05'],
    ['Europe/Berlin', '2026-11-05T23:00:00Z', '2026-11-06'],
    ['Pacific/Kiritimati', '2026-11-05T10:00:00Z', '2026-11-06'],
    ['America/Los_Angeles', '2026-11-05T07:59:59Z', '2026-11-04'],
    ['UTC', '2026-11-05T00:00:00Z', '2026-11-05'],
  ])('in %s at %s is %s', (timeZone, at, day) => {
    expect(localDay(utc(at), timeZone)).toBe(utc(`${day}T00:00:00Z`));
  });
});

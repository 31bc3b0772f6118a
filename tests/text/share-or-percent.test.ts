import { describe, expect, it } from 'vitest';
import { shareOrPercent } from '../../src/text/share-or-percent.ts';

describe('shareOrPercent', () => {
  it.each([
    ['uptime', 0.98, 98, true],
    ['uptime', 0.995, 99.5, true],
    ['uptime', 0.07, 7, true],
    ['uptime', 1, 100, true],
    ['uptime', 0.009, 0.009, false],
    ['uptime', 1.5, 1.5, false],
    ['uptime', 98, 98, false],
    ['uptime', 100, 100, false],
    ['fee', 0.02, 2, true],
    ['fee', 0.025, 2.5, true],
    ['fee', 0.005, 0.5, true],
    ['fee', 0.0999, 9.99, true],
    ['fee', 0.1, 0.1, false],
    ['fee', 0.5, 0.5, false],
    ['fee', 0, 0, false],
    ['fee', 1, 1, false],
    ['fee', 2.5, 2.5, false],
  ] as const)('takes %s %d for %d %', (field, value, percent, asShare) => {
    expect(shareOrPercent(field, value)).toEqual({ percent, asShare });
  });
});

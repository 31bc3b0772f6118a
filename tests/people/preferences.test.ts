import { describe, expect, it } from 'vitest';
import { preferencesOf } from '../../src/people/preferences.ts';

const operator = {
  currency: 'USD',
  tariff: { kind: 'flat', perKwh: 0.07, currency: 'USD' },
  poolFee: 0.02,
} as const;

describe('preferences', () => {
  it('are the person’s before the server’s before the operator’s, each by itself', () => {
    const own = { poolFee: 0, uptime: 0.9 };
    const server = {
      poolFee: 0.03,
      tariff: { kind: 'flat', perKwh: 0.3, currency: 'EUR' },
    } as const;
    expect(preferencesOf({ own, server, operator })).toEqual({
      currency: 'USD',
      tariff: { kind: 'flat', perKwh: 0.3, currency: 'EUR' },
      poolFee: 0,
      uptime: 0.9,
      fixedCost: 0,
      origins: { tariff: 'server', poolFee: 'own', uptime: 'own' },
    });
  });

  it('are the operator’s where nobody said anything', () => {
    expect(preferencesOf({ own: {}, server: {}, operator })).toMatchObject({
      ...operator,
      uptime: 1,
      origins: { tariff: 'operator', poolFee: 'operator', uptime: 'said' },
    });
  });
});

import type { NewAlert } from '../../src/alert/types.ts';
import type { NewDigest } from '../../src/digest/digest.ts';
import type { NewNotice } from '../../src/outbox/notice.ts';
import type { NewPoolLink } from '../../src/pool/link.ts';
import type { NewRig } from '../../src/rig/registered.ts';

/** Values to change one thing at a time in; as Discord's ids are, the user's is beyond 2^53. */
export const ADA = '900000000000000001';
export const BOB = '900000000000000002';
export const NOON = 1_772_366_400;

export function sampleRig(changes: Partial<NewRig> = {}): NewRig {
  return {
    userId: ADA,
    name: 'Cellar',
    coin: 'BTC',
    hashrate: 200e12,
    power: 3_500.5,
    count: 2,
    model: 'Antminer S21',
    tariff: { kind: 'flat', perKwh: 0.1, currency: 'EUR' },
    poolFee: 0.02,
    uptime: 0.99,
    fixedCost: 0.3,
    cost: { value: 7_000.5, currency: 'USD' },
    createdAt: NOON + 0.125,
    updatedAt: NOON + 0.125,
    ...changes,
  };
}

export function sampleLink(changes: Partial<NewPoolLink> = {}): NewPoolLink {
  return {
    userId: ADA,
    rigId: 1,
    pool: 'solo.ckpool.org',
    // The address of the first block's reward.
    address: '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa',
    worker: 'cellar',
    createdAt: NOON,
    ...changes,
  };
}

export function sampleAlert(changes: Partial<NewAlert> = {}): NewAlert {
  return {
    userId: ADA,
    params: {
      kind: 'threshold',
      metric: 'price:BTC:EUR',
      side: 'below',
      level: 50_000,
      clearLevel: 51_000,
      sustain: 900,
      cooldown: 21_600,
    },
    deliver: 'dm',
    state: 'clear',
    stateSince: NOON,
    waitsFor: 'price:BTC:EUR:below',
    level: 50_000,
    muted: false,
    createdAt: NOON,
    ...changes,
  };
}

/** At nine in Berlin, which is where its first time is. */
export function sampleDigest(
  changes: Partial<NewDigest & { readonly nextAt: number }> = {},
): NewDigest & { readonly nextAt: number } {
  return {
    guildId: '700000000000000001',
    recipient: 'c:800000000000000001',
    userId: ADA,
    schedule: { minute: 9 * 60, days: 'daily', timeZone: 'Europe/Berlin' },
    locale: 'en-US',
    sections: ['headline', 'chart'],
    createdAt: NOON + 0.125,
    nextAt: NOON + 20 * 3_600,
    ...changes,
  };
}

export function sampleNotice(changes: Partial<NewNotice> = {}): NewNotice {
  return {
    recipient: `u:${ADA}`,
    owner: ADA,
    payload: { content: 'Your rig “Cellar” stopped paying.' },
    dedupeKey: 'alert:1:1',
    createdAt: NOON,
    ...changes,
  };
}

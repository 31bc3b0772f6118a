import { beforeEach, describe, expect, it } from 'vitest';
import { type DigestDays, digestSections, type NewDigest } from '../../src/digest/digest.ts';
import { digestComposer } from '../../src/digest/digest-composer.job.ts';
import { isFirstOfMonth } from '../../src/digest/paybacks.ts';
import type { Ports } from '../../src/discord/services.ts';
import type { Reading } from '../../src/market/reading.ts';
import { fakeMarket, portsWith } from '../support/command-ports.ts';
import { memoryStores } from '../support/memory-stores.ts';
import { flawsOf } from '../support/message-limits.ts';
import { fieldOf } from '../support/message-text.ts';
import { NOW, reading } from '../support/readings.ts';
import { ADA, sampleRig } from '../support/sample-rows.ts';
import { silent as log } from '../support/silent-log.ts';

const DAY = 86_400;
const at = (date: string) => Date.parse(date) / 1_000;

let ports: Ports;
let now: number;

beforeEach(async () => {
  now = at('2026-06-01T09:00:00Z');
  ports = portsWith(reading, { ...(await memoryStores()), clock: () => now });
});

const rig = (name: string, changes: Parameters<typeof sampleRig>[0] = {}) =>
  ports.rigs.add(
    sampleRig({
      name,
      hashrate: 270e12,
      power: 3_375,
      count: 1,
      tariff: { kind: 'flat', perKwh: 0.05, currency: 'USD' },
      ...{ poolFee: 0, uptime: 1, fixedCost: 0, cost: { value: 1_000, currency: 'USD' } },
      ...changes,
    }),
  );

/** The last 40 days, at a price of which today's is so many times as much. */
const past = (factor: number, height = 974_736) =>
  ports.history.fillDays(
    'BTC',
    Array.from({ length: 40 }, (_, index) => ({
      at: Math.floor(now / DAY) * DAY - (index + 1) * DAY,
      height: height - index * 144,
      difficulty: reading.difficulty?.value ?? 0,
      meanFees: reading.meanFees?.value ?? 0,
      usd: (reading.price?.value.usd ?? 0) / factor,
    })),
  );

async function paybacks(
  days: DigestDays = 'daily',
  { seen = reading, ...changes }: Partial<NewDigest> & { readonly seen?: Reading } = {},
): Promise<string | undefined> {
  const market = { ...fakeMarket(reading), reading: () => seen };
  const { message } = await digestComposer({ ...ports, market, log }).compose({
    recipient: `u:${ADA}`,
    schedule: { minute: 540, days, timeZone: 'UTC' },
    locale: 'en-US',
    sections: digestSections.filter((section) => section !== 'chart'),
    createdAt: NOW,
    ...changes,
  });
  expect(flawsOf(message)).toEqual([]);
  const german = changes.locale === 'de';
  return fieldOf(message, german ? 'Zahlt es sich zurück?' : 'Will it pay back?');
}

describe('the first digest of a month', () => {
  it('says how the payback of rigs has moved, where it is known what they cost', async () => {
    await rig('Cellar');
    await rig('Gift', { cost: undefined });
    await past(1.1);
    const said = (await paybacks()) ?? '';
    expect(said).toMatch(/^\*\*Cellar:\*\* pays back in \d+ months \(was \d+\)\n-# From today on/);
    const [, months, before] = /in (\d+) months \(was (\d+)\)/.exec(said) ?? [];
    expect(Number(months)).toBeLessThan(Number(before));
    expect(said).not.toContain('Gift');
    expect(await paybacks('daily', { locale: 'de' })).toMatch(
      /Cellar:\*\* zahlt sich in \d+ Monaten zurück \(war \d+\)/,
    );
  });

  it('knows that the reward was to fall within the month, where it fell in that', async () => {
    await rig('Cellar', { tariff: { kind: 'flat', perKwh: 0.001, currency: 'USD' } });
    const height = 1_050_000 + 7 * 144;
    await past(1, height);
    const { tip } = reading;
    const seen = { ...reading, tip: tip && { ...tip, value: { ...tip.value, height } } };
    const said = (await paybacks('daily', { seen })) ?? '';
    const [, months, before] = /in (\d+) months \(was (\d+)\)/.exec(said) ?? [];
    // Three weeks of twice as much were to come, and then what there is today.
    expect(Number(before)).toBe(Number(months) - 1);
  });

  it('says that it doesn’t any more, or is as it was', async () => {
    await rig('Cellar');
    await rig('Dear', { cost: { value: 1e6, currency: 'EUR' } });
    await past(1);
    expect(await paybacks()).toMatch(
      /pays back in \d+ months \(as a month ago\)\n\*\*Dear:\*\* does not pay back within 60 months \(as/,
    );
  });

  it('leaves it out on other days, on servers, and where nothing is known', async () => {
    await rig('Cellar');
    // Nobody knows what hashprice was a month ago.
    expect(await paybacks()).toBeUndefined();
    await past(1.1);
    expect(await paybacks()).toContain('Cellar');
    expect(await paybacks('daily', { seen: { ...reading, price: undefined } })).toBeUndefined();
    expect(await paybacks('daily', { seen: { ...reading, meanFees: undefined } })).toBeUndefined();
    expect(await paybacks('daily', { guildId: '7', recipient: 'c:8' })).toBeUndefined();
    expect(await paybacks('daily', { sections: ['headline'] })).toBeUndefined();
    now += DAY;
    expect(await paybacks()).toBeUndefined();
  });

  it('is the first that comes by its days', () => {
    const first = (date: string, days: DigestDays) => isFirstOfMonth(at(date), days);
    expect(first('2026-06-01', 'monthly')).toBe(true);
    expect(first('2026-06-01', 'weekdays')).toBe(true);
    expect(first('2026-06-02', 'weekdays')).toBe(false);
    // August 2026 begins on a Saturday.
    expect(first('2026-08-03', 'weekdays')).toBe(true);
    expect(first('2026-08-04', 'weekdays')).toBe(false);
    expect(first('2026-06-07', 'sun')).toBe(true);
    expect(first('2026-06-14', 'sun')).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { digestMessage } from '../../src/digest/digest.message.ts';
import type { DigestSection } from '../../src/digest/digest.ts';
import { digestFacts } from '../../src/digest/facts.ts';
import type { Fleet } from '../../src/digest/rigs.ts';
import { i18nFor } from '../../src/i18n/i18n.ts';
import { samplePrices } from '../../src/market/sources/sample/sample-spot.ts';
import type { ScheduleTariff, SpotTariff } from '../../src/power/tariff.ts';
import type { RegisteredRig } from '../../src/rig/registered.ts';
import { digestQuestion, registered } from '../support/digest-question.ts';
import { flawsOf } from '../support/message-limits.ts';
import { fieldOf, textOf } from '../support/message-text.ts';
import { NOW, nothing, reading } from '../support/readings.ts';
import { ADA } from '../support/sample-rows.ts';

const SCHEDULE: ScheduleTariff = {
  kind: 'schedule',
  currency: 'USD',
  periods: [{ perKwh: 0.01 }, { perKwh: 0.9, hours: { from: 17 * 60, to: 22 * 60 } }],
};
const SPOT: SpotTariff = {
  kind: 'spot',
  currency: 'EUR',
  zone: 'FI',
  markup: 0,
  seen: { perKwh: 0.07, days: 30, until: NOW, on: Math.floor(NOW / 86_400) },
};
const rig = (name: string, changes: Partial<RegisteredRig> = {}) =>
  registered({ userId: ADA, name, hashrate: 120e12, power: 3_000, tariff: SCHEDULE, ...changes });

function digest(
  rigs: readonly RegisteredRig[],
  {
    sections = ['hours'],
    of = 'person',
    seen = reading,
    locale = 'en-US',
    timeZone = 'UTC',
  }: {
    sections?: readonly DigestSection[];
    of?: Fleet['of'];
    seen?: typeof reading;
    locale?: string;
    timeZone?: string;
  } = {},
) {
  const fleet = { of, rigs, named: new Set([ADA]) };
  const question = digestQuestion({ sections, fleet, reading: seen, timeZone });
  const facts = digestFacts(question);
  const view = { facts, reading: seen, now: NOW, currency: 'USD', day: NOW, of };
  return digestMessage(view, i18nFor(locale));
}
const hours = (...args: Parameters<typeof digest>) => fieldOf(digest(...args), 'Hours to run');

describe('hours in a digest', () => {
  it('are tomorrow’s of each rig that has such a power price', () => {
    const text = hours([
      rig('Shed'),
      rig('Attic', { tariff: { kind: 'flat', perKwh: 0.05, currency: 'USD' } }),
    ]);
    expect(text).toMatch(
      /^\*\*Shed\*\* tomorrow: run 0–17, 22–24, rest 17–22 \(\+\$12\.\d\d beside running always\)$/u,
    );
  });

  it('are by the clock of the digest where the tariff has none', () => {
    const wrap = { ...SCHEDULE, timeZone: 'Europe/Berlin' };
    expect(hours([rig('Shed', { tariff: wrap })], { timeZone: 'America/New_York' })).toContain(
      '17–22',
    );
  });

  it('are today’s while tomorrow’s prices are not out, and left out where none are known', () => {
    const midnight = Math.floor(NOW / 86_400) * 86_400;
    const early = { ...reading, spot: samplePrices(midnight + 6 * 3_600) };
    expect(hours([rig('Shed', { tariff: SPOT })], { seen: early })).toContain('**Shed** today:');
    expect(hours([rig('Shed', { tariff: SPOT })])).toContain('None of your rigs');
  });

  it('are left out of a digest of everything where there are none, and told of persons alone', () => {
    const all = [
      'headline',
      'retarget',
      'machines',
      'rigs',
      'hours',
      'scorecard',
      'halving',
      'chart',
    ] as const;
    expect(textOf(digest([], { sections: all }))).not.toContain('Hours to run');
    expect(textOf(digest([rig('Shed')], { sections: all }))).toContain('Hours to run');
    expect(textOf(digest([rig('Shed')], { sections: all, of: 'server' }))).not.toContain('Hours');
    expect(hours([rig('Shed')], { of: 'server' })).toContain('`/digest me`');
  });

  it('are not known without a market', () => {
    const text = textOf(digest([rig('Shed')], { seen: { ...nothing, spot: undefined } }));
    expect(text).not.toContain('17–22');
  });

  it.each(['en-US', 'de'])('of a hundred rigs fit into a message in %s', (locale) => {
    const many = Array.from({ length: 100 }, (_, index) => rig(`Rig ${index} ${'x'.repeat(30)}`));
    const message = digest(many, { locale });
    expect(flawsOf(message)).toEqual([]);
    if (locale === 'en-US') expect(textOf(message)).toContain('92 more');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestMessage } from '../../src/digest/digest.message.ts';
import { digestSections } from '../../src/digest/digest.ts';
import { type DigestQuestion, digestFacts } from '../../src/digest/facts.ts';
import type { DigestView } from '../../src/digest/sections.message.ts';
import { i18nFor } from '../../src/i18n/i18n.ts';
import type { Reading } from '../../src/market/reading.ts';
import { daily, digestQuestion, registered } from '../support/digest-question.ts';
import { flawsOf } from '../support/message-limits.ts';
import { fieldOf, textOf } from '../support/message-text.ts';
import { NOW, nothing, reading } from '../support/readings.ts';
import { ADA } from '../support/sample-rows.ts';

function messageOf(
  changes: Partial<DigestQuestion> = {},
  { locale = 'en-US', chart }: { locale?: string; chart?: DigestView['chart'] } = {},
) {
  const question = digestQuestion(changes);
  const { now, currency, fleet } = question;
  const view: DigestView = {
    facts: digestFacts(question),
    reading: question.reading,
    now,
    currency,
    day: Math.floor(NOW / 86_400) * 86_400,
    of: fleet.of,
    chart,
  };
  return digestMessage(view, i18nFor(locale));
}

describe('a digest', () => {
  it('says what it is, of which day, and the hashprice', () => {
    const past = {
      hashprice: daily(31, (ago) => (ago <= 7 ? 45 : 50)),
      coinPrice: daily(8, () => 99_000),
    };
    const message = messageOf({ past });
    expect(message.embeds?.[0]?.title).toBe('Hashbell digest · Nov 5, 2026');
    expect(message.embeds?.[0]?.description?.split('\n')).toEqual([
      '## $45.19 per PH/s a day',
      'Hashprice · 45,190 sats',
      '1d **+0.4%** · 7d **+0.4%** · 30d **−9.6%**',
      'Bitcoin **$100,000** · 1d **+1.0%** · 7d **+1.0%**',
      'Fees are 0.6% of the block reward',
      '-# Your own rig: `/profit`. To have yours counted here: `/rig share`.',
    ]);
    expect(message.components).toBeUndefined();
  });

  it('speaks German', () => {
    const message = messageOf({ currency: 'EUR' }, { locale: 'de' });
    expect(message.embeds?.[0]?.title).toBe('Hashbell-Bericht · 05.11.2026');
    expect(textOf(message)).toMatch(/## 36,15\s€ pro PH\/s und Tag/);
    expect(textOf(message)).toContain('noch keine Vorgeschichte für 1 Tag, 7 Tage und 30 Tage');
  });

  it('has a table of machines that is no wider than a phone', () => {
    const field = fieldOf(messageOf(), 'Which machines still pay') ?? '';
    expect(field).toContain('Power $0.07/kWh · pool fee 2%\n**5 of 6 pay**');
    const [, table = ''] = field.split('```');
    expect(table.trim().split('\n')[3]).toBe('S21      17.5 +$2.98  $0.105 ▲');
  });

  it('has lines instead where a currency’s numbers are wide', () => {
    const perUsd = { USD: 1, IDR: 16_500 };
    const fx = reading.fx && { ...reading.fx, value: { perUsd, date: '2026-11-04' } };
    const terms = { tariff: { kind: 'flat', perKwh: 1_444, currency: 'IDR' }, poolFee: 0 } as const;
    const message = messageOf({ currency: 'IDR', terms, reading: { ...reading, fx } });
    const field = fieldOf(message, 'Which machines still pay') ?? '';
    expect(field).not.toContain('```');
    expect(field).toMatch(/▲ \*\*S21\*\* \+IDR\s[\d,.]+ a day, pays up to IDR\s[\d,.]+\/kWh/);
  });

  it('lists the rigs that may be named, and how many more there are', () => {
    const rigs = Array.from({ length: 11 }, (_, id) =>
      registered({ id, name: `Rig *${id}*`, tariff: { kind: 'flat', perKwh: 2, currency: 'USD' } }),
    );
    const fleet = { of: 'server', rigs, named: new Set([ADA]) } as const;
    const field = fieldOf(messageOf({ fleet }), 'Rigs of this server') ?? '';
    expect(field).toContain('**11 rigs** · 11 don’t pay');
    expect(field).toContain('▼ **Rig \\*3\\*** −');
    expect(field.match(/▼/g)).toHaveLength(8);
    expect(field).toMatch(/… and 3 more\.$/);
    const unnamed = fieldOf(
      messageOf({ fleet: { ...fleet, named: new Set() } }),
      'Rigs of this server',
    );
    expect(unnamed).toContain('**11 rigs**');
    expect(unnamed).not.toContain('Rig \\*');
  });

  it('says how rigs get into it where there are none', () => {
    expect(fieldOf(messageOf(), 'Rigs of this server')).toContain('`/rig share`');
    const fleet = { of: 'person', rigs: [], named: new Set<string>() } as const;
    expect(fieldOf(messageOf({ fleet }), 'Your rigs')).toContain('`/rig add`');
  });

  it('shows what was forecast, what came, and whether that was within the band', () => {
    const field = fieldOf(messageOf(), 'How the last forecast did');
    expect(field?.split('\n')).toEqual([
      'Difficulty changed by **+1.4%** at block 973,728',
      '25% in: +3.0% (−1.0% to +7.0%) ✓',
      '50% in: +2.0% (0.0% to +4.0%) ✓',
      '75% in: +1.8% (+1.6% to +3.0%) ✗',
      '-# ✓ it came within the 90% band, ✗ outside',
    ]);
    expect(fieldOf(messageOf({ forecasts: [] }), 'How the last forecast did')).toContain(
      'I kept no forecast of that one',
    );
  });

  it('warns of old data with their age', () => {
    const price = reading.price && { ...reading.price, state: 'stale' as const };
    const text = textOf(messageOf({ reading: { ...reading, price } }));
    expect(text).toContain(`⚠️ **Old data:** bitcoin price of <t:${NOW - 30}:R>.`);
  });

  it('says once that all is a lower bound without fees', () => {
    const text = textOf(messageOf({ reading: { ...reading, meanFees: undefined } }));
    expect(text.match(/lower bound/g)).toHaveLength(1);
    expect(text).not.toContain('Not known right now');
    expect(text).not.toContain('Hashprice after it');
  });

  it('says that there are no data, and since when', () => {
    const message = messageOf({ reading: { ...nothing, lastGoodAt: NOW - 3_600 } });
    expect(message.embeds?.[0]?.title).toContain('Hashbell digest');
    expect(textOf(message)).toContain(`No market data since <t:${NOW - 3_600}:f>`);
    expect(flawsOf(message)).toEqual([]);
  });

  it('says so where a chart was asked for and there is none', () => {
    expect(textOf(messageOf({ sections: ['chart'] }, { chart: 'none' }))).toContain(
      'No chart this time',
    );
    expect(textOf(messageOf({ sections: ['chart'] }, { chart: 'drawn' }))).not.toContain(
      'No chart',
    );
  });
});

describe('any digest', () => {
  const parts = ['tip', 'difficulty', 'meanFees', 'price', 'fx', 'epoch'] as const;
  const anyReading = fc
    .record({
      missing: fc.subarray([...parts]),
      stale: fc.subarray([...parts]),
      usd: fc.double({ min: 1, max: 1e7, noNaN: true }),
      fees: fc.integer({ min: 0, max: 2_000_000_000 }),
      difficulty: fc.double({ min: 1, max: 1e16, noNaN: true }),
      height: fc.integer({ min: 0, max: 2_000_000 }),
      origin: fc.constantFrom('live', 'sample'),
    })
    .map(({ missing, stale, usd, fees, difficulty, height, origin }): Reading => {
      const all: Reading = {
        ...reading,
        origin,
        price: reading.price && { ...reading.price, value: { ...reading.price.value, usd } },
        meanFees: reading.meanFees && { ...reading.meanFees, value: fees },
        difficulty: reading.difficulty && { ...reading.difficulty, value: difficulty },
        tip: reading.tip && { ...reading.tip, value: { height, time: NOW - 60 } },
      };
      const aged = stale.map((part) => [part, all[part] && { ...all[part], state: 'stale' }]);
      const gone = missing.map((part) => [part, undefined]);
      return { ...all, ...Object.fromEntries([...aged, ...gone]) };
    });
  const anyRig = fc
    .record({
      name: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
      userId: fc.constantFrom('1', '2'),
      hashrate: fc.double({ min: 1e9, max: 1e18, noNaN: true }),
      power: fc.double({ min: 1, max: 1e7, noNaN: true }),
      tariff: fc.record({
        kind: fc.constant('flat'),
        perKwh: fc.double({ min: 0, max: 1_000, noNaN: true }),
        currency: fc.constantFrom('USD', 'EUR', 'JPY', 'XXX'),
      }),
    })
    .map(registered);
  const anyQuestion = fc.record({
    sections: fc.subarray([...digestSections], { minLength: 1 }),
    reading: anyReading,
    currency: fc.constantFrom('USD', 'EUR', 'JPY', 'XXX'),
    terms: fc.record({
      tariff: fc.record({
        kind: fc.constant('flat'),
        perKwh: fc.double({ min: 0, max: 1_000, noNaN: true }),
        currency: fc.constantFrom('USD', 'EUR', 'JPY', 'XXX'),
      }),
      poolFee: fc.double({ min: 0, max: 0.99, noNaN: true }),
    }),
    past: fc.record({
      hashprice: fc.constantFrom(
        [],
        daily(40, (ago) => ago),
      ),
      coinPrice: fc.constantFrom(
        [],
        daily(2, () => 1e-9),
      ),
    }),
    fleet: fc.record({
      of: fc.constantFrom('server', 'person'),
      rigs: fc.array(anyRig, { maxLength: 30 }),
      named: fc.subarray(['1', '2']).map((users) => new Set(users)),
    }),
  });

  it('is one that Discord takes and a person can read', () => {
    fc.assert(
      fc.property(
        anyQuestion,
        fc.constantFrom('en-US', 'en-GB', 'de', 'fr'),
        fc.constantFrom('drawn', 'none', undefined),
        (question, locale, chart) => {
          const message = messageOf(question, { locale, chart });
          expect(flawsOf(message)).toEqual([]);
          const tables = textOf(message).match(/```[^`]*```/g) ?? [];
          for (const line of tables.flatMap((table) => table.split('\n'))) {
            expect(line.length).toBeLessThanOrEqual(34);
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});

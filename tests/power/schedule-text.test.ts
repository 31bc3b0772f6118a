import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { i18nFor } from '../../src/i18n/i18n.ts';
import { tariffText } from '../../src/power/tariff.message.ts';
import { inOwnCurrency, type WrittenTariff } from '../../src/power/tariff.ts';
import { formatTariff, parseTariff } from '../../src/power/tariff-text.ts';
import { tariffProblemText } from '../../src/rig/problem-text.message.ts';
import { runs } from '../support/depth.ts';

const [en, de] = [i18nFor('en-US'), i18nFor('de')];

/** Says what was understood, in words. */
function echo(text: string, i18n = en, own = 'USD'): string {
  const read = parseTariff(text, own);
  return read.ok
    ? tariffText(inOwnCurrency(read.tariff, own), i18n)
    : tariffProblemText(read.problem, own, i18n);
}

/** With plain spaces, and without Discord's escapes. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll('\\', '');

describe('a price that hangs on the time', () => {
  it.each([
    ['0.10; 17-22 0.15; sat,sun 0.08', '$0.10, 17–22 $0.15, Sat, Sun $0.08'],
    ['0.10, mon-fri 17-22 0.15, sat, sun 0.08', '$0.10, weekdays 17–22 $0.15, Sat, Sun $0.08'],
    ['peak 4pm-9pm weekdays $0.35, else 11c', '$0.11, weekdays 16–21 $0.35'],
    ['$0.35 4pm-9pm weekdays; 11c otherwise', '$0.11, weekdays 16–21 $0.35'],
    ['HT 28,5 ct 6-22 NT 22 ct', '$0.22, 6–22 $0.285'],
    ['HT: 28,5 ct (6-22 Uhr), NT: 22 ct (22-6 Uhr)', '6–22 $0.285, 22–6 $0.22'],
    [
      '7:00–9:59 4.32, 10:00–16:59 3.10, 17:00–20:59 4.32, 21:00–22:59 3.10, 23:00–6:59 1.68 UAH',
      '7–10 UAH 4.32, 10–17 UAH 3.10, 17–21 UAH 4.32, 21–23 UAH 3.10, 23–7 UAH 1.68',
    ],
    ['0.12; 22-6 0.07; weekend 0.07', '$0.12, 22–6 $0.07, Sat, Sun $0.07'],
    ['30p; 00:30-05:30 9p', '£0.30, 0:30–5:30 £0.09'],
    ['0.20; 16:15-19:45 0.31', '$0.20, 16:15–19:45 $0.31'],
    [
      'P1 10-14, 18-22 0,18 €; P2 8-10, 14-18, 22-24 0,12 €; P3 0,08 €; sat,sun,holidays (01-01 12-25) 0,08',
      '€0.08, 10–14 €0.18, 18–22 €0.18, 8–10 €0.12, 14–18 €0.12, 22–24 €0.12, Sat, Sun €0.08, holidays €0.08',
    ],
    ['punta 18 ct 10-14, llano 12 ct 8-10, valle 8 ct', '$0.08, 10–14 $0.18, 8–10 $0.12'],
    [
      '30c; 3pm-9pm 45c; 10am-3pm 12c Australia/Adelaide',
      '$0.30, 15–21 $0.45, 10–15 $0.12, Australia/Adelaide',
    ],
    ['0.10; jun-sep 4-9pm 0.35', '$0.10, Jun–Sep 16–21 $0.35'],
    ['0.10; nov-feb weekdays 17-21 0.20', '$0.10, Jan, Feb, Nov, Dec weekdays 17–21 $0.20'],
    ['0.10; noon-6pm 0.15', '$0.10, 12–18 $0.15'],
    ['0.10; 11-2pm 0.15; 10pm-6 0.05', '$0.10, 11–14 $0.15, 22–6 $0.05'],
    ['0.10; between 17 and 22 0.15', '$0.10, 17–22 $0.15'],
    ['0.10; 2 p.m. to 7 p.m. 0.15', '$0.10, 14–19 $0.15'],
    ['0,28 €; 22 bis 6 Uhr 0,22', '€0.28, 22–6 €0.22'],
    ['0,28 €; werktags 17-20 Uhr 0,35; Sa+So 0,20', '€0.28, weekdays 17–20 €0.35, Sat, Sun €0.20'],
    ['0,28 €; Mo.-Fr. 17.30-20.00 Uhr 0,35', '€0.28, weekdays 17:30–20 €0.35'],
    ['0.10; 17-22 0.15 sonst', undefined],
    ['0.10; 6-8, 17-22 0.15', '$0.10, 6–8 $0.15, 17–22 $0.15'],
    ['0.10; 0-24 sun 0.08', '$0.10, Sun $0.08'],
    ['0.08; 12-16 -0.01', '$0.08, 12–16 −$0.01'],
    ['P1 18 10-14, P2 12 8-10, P3 8 ct', '$0.08, 10–14 $0.18, 8–10 $0.12'],
    ['0.10\n17-22 0.15', '$0.10, 17–22 $0.15'],
    ['0.08 plus 19% VAT', '$0.08, plus 19% tax'],
    ['0,08 € zzgl. 19 % MwSt', '€0.08, plus 19% tax'],
    [
      '0.10; 17-22 0.15; +20% VAT; fee 0.35/day; heat 0.04',
      '$0.10, 17–22 $0.15, plus 20% tax, $0.35 a day, heat worth $0.04',
    ],
    ['28,5 ct; Grundgebühr 0,40 €/Tag', '€0.285, €0.40 a day'],
    [
      '0.10; 17-22 0.15; ramp 15 min; min run 2 h',
      '$0.10, 17–22 $0.15, ramp 15 min, runs of 2 h at least',
    ],
    ['0.10; 17-22 0.15; Anlauf 5', '$0.10, 17–22 $0.15, ramp 5 min'],
    ['0.10; 17-22 0.15; Mindestlaufzeit: 90 Minuten', '$0.10, 17–22 $0.15, runs of 1.5 h at least'],
    ['ramp-up 1,5 h; 0.10; 17-22 0.15', '$0.10, 17–22 $0.15, ramp 90 min'],
    ['0.10; 17-22 0.15; heat £0.04', '£0.10, 17–22 £0.15, heat worth £0.04'],
  ])('is read from %j: %s', (text, said) => {
    if (said === undefined) expect(parseTariff(text).ok).toBe(false);
    else expect(plain(echo(text))).toBe(said);
  });

  it('is told in German as well', () => {
    expect(plain(echo('0,10; Mo-Fr 17-22 0,15; Sa,So 0,08; jun-aug 0,07', de, 'EUR'))).toBe(
      '0,10 €, Mo–Fr 17–22 Uhr 0,15 €, Sa, So 0,08 €, Juni–Aug 0,07 €',
    );
  });

  it.each([
    ['8-10', 'may be hours or prices'],
    ['8-10 ct', 'may be hours or prices'],
    ['17-22 0.15', 'at all other times'],
    ['0.10; 17-22', 'miss a price beside “17-22”'],
    ['0.10 17-22 0.15', 'which price belongs'],
    ['0.10; 0.12; 17-22 0.15', 'several prices'],
    ['day 0.30 night 0.20', 'several prices'],
    ['0.10; 17:05-22 0.15', 'quarter hours'],
    ['0.10; 17-25 0.15', 'No clock shows'],
    ['0.10; 17-22pm 0.15', 'No clock shows'],
    ['0.10; 17-17 0.15', 'ends where it begins'],
    ['0.10; summer 0.15', 'not the same everywhere'],
    ['0.10; holidays 0.08', 'list them'],
    ['0.10; holidays (13-45) 0.08', 'as a date'],
    ['0.10; 17-22 foo 0.15', '“foo”'],
    ['€0.10; 17-22 $0.15', 'several currencies'],
    ['$0.10; fee €5/day', 'several currencies'],
    ['$0.10; heat €0.05', 'several currencies'],
    ['0.10; fee €1/day; heat $0.05', 'several currencies'],
    ['spot DE-LU + 0.12; fee $5/day', 'in EUR'],
    ['0.10; heat 500', 'over'],
    ['0.10; 17-22 0.15; ramp 5 h', '240 minutes'],
    ['0.10; 17-22 0.15; min run 9 h', '8 hours'],
    ['0.10; 17-22 0.15; min run 20 min', 'quarters'],
    ['0.10; 17-22 0.15; min run 0 h', '0.25'],
    ['0.10; fee 999999999/day', 'from 0 to 1,000,000'],
    ['0.10; fee -5/day', 'from 0 to 1,000,000'],
    ['0.10; 17-22 150', 'over'],
    [`0.10${'; 17-22 0.15'.repeat(24)}`, '24 periods'],
  ])('that is unclear is asked about: %j', (text, asked) => {
    expect(plain(echo(text))).toContain(asked);
  });

  it.each(['0.05-0.10', 'mon', 'S21', 'abc; def', ';;;', '0.10; 0.12', '-', '2%'])(
    'is none where nothing is said of times: %j',
    (text) => {
      expect(parseTariff(text).ok).toBe(false);
    },
  );
});

describe('words of prices', () => {
  it.each([
    ['0.07 per kilowatt hour', '$0.07'],
    ['0,28 € pro Kilowattstunde', '€0.28'],
    ['50 öre', 'SEK 0.50'],
    ['60 groszy', 'PLN 0.60'],
    ['800 paise', '₹8.00'],
    ['75 centavos', '$0.75'],
    ['0.28 incl. VAT', '$0.28'],
    ['0.28 excl VAT', '$0.28'],
    ['28 ct brutto', '$0.28'],
    ['0,28 € inkl. 19 % MwSt.', '€0.28'],
    ['Strom: 0,28 €', '€0.28'],
    ['electricity cost 7c', '$0.07'],
    ['pour 0,10 €', '€0.10'],
    ['à 0,10 €', '€0.10'],
    ['con 0.10', '$0.10'],
  ])('such as %s are understood', (text, said) => {
    expect(plain(echo(text))).toBe(said);
  });

  it('leave a krone to whose it is', () => {
    expect(parseTariff('90 øre', 'NOK')).toMatchObject({
      tariff: { perKwh: 0.9, currency: 'NOK' },
    });
    expect(parseTariff('90 øre', 'USD')).toMatchObject({ problem: { kind: 'unknown-currency' } });
  });
});

const minute = fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15);
const price = fc.integer({ min: -500, max: 9_999 }).map((tenths) => tenths / 10_000);
const numbers = (last: number) =>
  fc
    .uniqueArray(fc.integer({ min: 1, max: last }), { minLength: 1, maxLength: last })
    .map((some) => some.toSorted((a, b) => a - b));
const period = fc.record(
  {
    perKwh: price,
    days: numbers(7),
    months: numbers(12),
    hours: fc.tuple(minute, minute).map(([from, to]) => ({ from, to: to === 0 ? 1_440 : to })),
  },
  { requiredKeys: ['perKwh', 'hours'] },
);
const schedules: fc.Arbitrary<WrittenTariff> = fc
  .record({
    rest: price,
    others: fc.array(
      period.filter(({ hours: { from, to } }) => from !== to && !(from === 0 && to === 1_440)),
      { minLength: 1, maxLength: 5 },
    ),
    currency: fc.option(fc.constantFrom('EUR', 'USD', 'CHF'), { nil: undefined }),
    extras: fc.record(
      {
        taxShare: fc.constantFrom(0.19, 0.255),
        feePerDay: fc.constantFrom(0.35, 1),
        heatCreditPerKwh: fc.constant(0.04),
        rampMinutes: fc.constantFrom(0, 2.5, 15, 240),
        minimumHours: fc.constantFrom(0.25, 2, 8),
        timeZone: fc.constantFrom('Europe/Berlin', 'Australia/Lord_Howe', 'UTC'),
      },
      { requiredKeys: [] },
    ),
  })
  .map(({ rest, others, currency, extras }) => ({
    kind: 'schedule' as const,
    periods: [{ perKwh: rest }, ...others],
    ...(currency !== undefined && { currency }),
    ...extras,
  }));

it('is written so that it is read again', () => {
  fc.assert(
    fc.property(schedules, (tariff) => {
      const text = formatTariff(tariff);
      if (text.length > 400) return;
      expect({ text, ...parseTariff(text) }).toEqual({ text, ok: true, tariff });
    }),
    { numRuns: runs(300) },
  );
});

it('is written so that it is read again where a price holds all day', () => {
  const read = parseTariff('0.10; jun 17-22 0.15; 0-24 0.12');
  if (!read.ok) throw new Error('unread');
  expect(parseTariff(formatTariff(read.tariff))).toEqual(read);
});

it('is never more than a sentence to complain of', () => {
  const pieces = fc.constantFrom(
    ...['0.10', '17-22', ';', ',', ' ', 'sat', 'mon-fri', 'else', '28 ct', '$', 'peak', '-', ':59'],
    ...['holidays (', ')', 'jun', 'Fr', '%', 'VAT', '/day', 'heat', '22 bis 6', 'UTC', '1e9', '🦊'],
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 20 }), (parts) => {
      const said = echo(parts.join(' '));
      expect(said).not.toMatch(/NaN|undefined/);
    }),
    { numRuns: runs(500) },
  );
});

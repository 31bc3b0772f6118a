import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mode } from '../../src/power/mode.ts';
import { modeProfit } from '../../src/power/mode-curve.ts';
import type { ScheduleTariff } from '../../src/power/tariff.ts';
import { type HourlyReport, reportByTheHour } from '../../src/rig/by-the-hour.ts';
import { modesOfDay } from '../../src/rig/modes-by-hour.ts';

const NOW = Date.UTC(2026, 8, 1, 12) / 1_000;
/** $44.286623 per PH/s a day, after the fee. */
const incomePerHash = 44.286623 / 1e15;
const mode = (name: string, terahash: number, power: number): Mode => ({
  name,
  hashrate: terahash * 1e12,
  power,
  figures: 'nominal',
});
/** Cut-offs 0.0868, 0.0738, 0.0625 and 0.0475 a kWh. */
const MODES = [
  mode('80', 80, 1_700),
  mode('120', 120, 2_700),
  mode('142', 142, 3_350),
  mode('169', 169, 4_400),
];
const schedule = (periods: ScheduleTariff['periods']): ScheduleTariff => ({
  kind: 'schedule',
  currency: 'USD',
  periods,
});

function day(tariff: ScheduleTariff): {
  readonly report: HourlyReport;
  readonly today: NonNullable<HourlyReport['today']>;
} {
  const revenue = 120e12 * incomePerHash;
  const report = reportByTheHour({
    miner: { hashrate: 120e12, power: 2_700 },
    terms: { tariff: 0.07, poolFee: 0, uptime: 1, fixedCost: 0 },
    economics: { revenue, poolFee: 0 },
    tariff,
    now: NOW,
    days: 1,
  });
  if (!report.today) throw new Error('no day');
  return { report, today: report.today };
}

const question = { modes: MODES, count: 1, uptime: 1, fixedCost: 0, incomePerHash };

/** A start costs what the mode of its first hour would earn, which may be more than that of another. */
const STARTS = 0.15;

describe('the mode by the hour', () => {
  it('is the one between whose cut-offs the price lies, and "off" above all of them', () => {
    const tariff = schedule([
      { perKwh: 0.07 },
      { perKwh: 0.04, hours: { from: 0, to: 360 } },
      { perKwh: 0.055, hours: { from: 360, to: 720 } },
      { perKwh: 0.08, hours: { from: 900, to: 1_020 } },
      { perKwh: 0.12, hours: { from: 1_020, to: 1_320 } },
    ]);
    const { report, today } = day(tariff);
    const found = modesOfDay(today, { ...question, hours: report });
    expect(found.spans.map(({ from, to, mode: best }) => [from / 60, to / 60, best?.name])).toEqual(
      [
        [0, 6, '169'],
        [6, 12, '142'],
        [12, 15, '120'],
        [15, 17, '80'],
        [17, 22, undefined],
        [22, 24, '120'],
      ],
    );
    const per = (name: string, hours: number, perKwh: number) => {
      const one = MODES.find((other) => other.name === name);
      return one ? (modeProfit(one, { incomePerHash, perKwh }) * hours) / 24 : Number.NaN;
    };
    const start = (120e12 * incomePerHash) / 24 / 6;
    expect(found.profit).toBeCloseTo(
      per('169', 6, 0.04) + per('142', 6, 0.055) + per('120', 5, 0.07) + per('80', 2, 0.08) - start,
      9,
    );
    // Beside 120 TH/s in its best hours.
    expect(found.gain).toBeGreaterThan(0);
    expect(found.gain).toBeCloseTo(found.profit - (today.plan?.best ?? 0), 12);
  });

  it('runs through a short dear time in the mode that loses least, where a start would cost more', () => {
    const { report, today } = day(
      schedule([{ perKwh: 0.05 }, { perKwh: 0.09, hours: { from: 720, to: 735 } }]),
    );
    const { spans } = modesOfDay(today, { ...question, hours: report });
    expect(spans.map(({ mode: best }) => best?.name)).toEqual(['142', '80', '142']);
  });

  it('never leaves less than the best hours of any one mode', () => {
    const price = fc.integer({ min: -50, max: 200 }).map((mills) => mills / 1_000);
    const hour = fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15);
    fc.assert(
      fc.property(
        price,
        fc.array(fc.tuple(price, hour, hour), { maxLength: 5 }),
        (first, others) => {
          const rest = others
            .filter(([, from, to]) => from !== to)
            .map(([perKwh, from, to]) => ({ perKwh, hours: { from, to } }));
          const { report, today } = day(schedule([{ perKwh: first }, ...rest]));
          const all = modesOfDay(today, { ...question, hours: report }).profit;
          for (const one of MODES) {
            const alone = modesOfDay(today, { ...question, modes: [one], hours: report }).profit;
            expect(all).toBeGreaterThanOrEqual(alone - STARTS);
          }
        },
      ),
    );
  });
});

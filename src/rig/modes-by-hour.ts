import type { Mode } from '../power/mode.ts';
import { bestMode, type ModeConditions, modeProfit } from '../power/mode-curve.ts';
import { planGains } from '../power/running.ts';
import type { DaySpan, HourlyDay, HourlyReport } from './by-the-hour.ts';

const HOURS_PER_DAY = 24;

/** The mode that is best in each hour of a day; amounts in the currency, of all units. */
export interface ModesOfDay {
  /** In the order of the day; without a mode where "off" is best. */
  readonly spans: readonly ModeSpan[];
  /** Profit of the day, after fixed cost. */
  readonly profit: number;
  /** The amount by which that exceeds running the rig, as it runs now, in its best hours. */
  readonly gain?: number | undefined;
}

export interface ModeSpan extends DaySpan {
  readonly mode?: Mode | undefined;
}

interface HourlyModesQuestion {
  readonly modes: readonly Mode[];
  readonly count: number;
  /** Share of the time that it runs. */
  readonly uptime: number;
  /** Per day. */
  readonly fixedCost: number;
  readonly incomePerHash: ModeConditions['incomePerHash'];
  readonly hours: Pick<HourlyReport, 'rampHours' | 'minimumHours'>;
}

/**
 * Returns which mode is best in each hour of a day, and when "off" is. Starts cost what the mode that is
 * started would earn in the ramp, and no run is shorter than the rig's shortest; to go from mode to mode
 * costs nothing.
 */
export function modesOfDay(
  day: HourlyDay,
  { modes, count, uptime, fixedCost, incomePerHash, hours }: HourlyModesQuestion,
): ModesOfDay {
  const slots = day.quarters.map((quarter) => {
    const conditions = { incomePerHash, perKwh: quarter.perKwh };
    const mode = bestMode(modes, conditions) ?? leastLoss(modes, conditions);
    return {
      quarter,
      mode,
      hours: quarter.hours,
      gain: mode ? (modeProfit(mode, conditions) * quarter.hours) / HOURS_PER_DAY : 0,
      startCost: mode ? (mode.hashrate * incomePerHash * hours.rampHours) / HOURS_PER_DAY : 0,
    };
  });
  const { runs, best } = planGains(slots, hours.minimumHours);
  const profit = best * count * uptime - fixedCost;
  const spans: { from: number; to: number; mode?: Mode | undefined }[] = [];
  for (const [index, { quarter, mode }] of slots.entries()) {
    const from = quarter.onClock * MINUTES_PER_QUARTER;
    const to = from + MINUTES_PER_QUARTER;
    const now = runs[index] ? mode : undefined;
    const last = spans.at(-1);
    // Hours that the clocks show twice are one span.
    if (last && last.mode === now && from <= last.to) last.to = Math.max(last.to, to);
    else spans.push({ from, to, mode: now });
  }
  return { spans, profit, gain: day.plan && profit - day.plan.best };
}

const MINUTES_PER_QUARTER = 15;

/** The mode that costs least where all of them cost more than they bring. */
function leastLoss(modes: readonly Mode[], conditions: ModeConditions): Mode | undefined {
  return modes.toSorted((a, b) => modeProfit(b, conditions) - modeProfit(a, conditions))[0];
}

import { knownUntil, type SpotPrices } from '../power/spot.ts';
import type { Tick } from './decide.ts';
import type { Metric, Wait } from './types.ts';

const POWER = /^power:(.+):(?:below|above)$/u;

/** Adds how far the prices of power are known at the exchanges that somebody waits for. */
export function withPower(
  tick: Tick,
  awaited: readonly Wait[],
  spot: SpotPrices | undefined,
): Tick {
  const zones = awaited.flatMap((wait) => POWER.exec(wait)?.[1] ?? []);
  if (zones.length === 0) return { ...tick, spot };
  const metrics = new Map<Metric, number>(tick.metrics);
  for (const zone of new Set(zones)) {
    const series = spot?.of(zone);
    if (series) metrics.set(`power:${zone}`, knownUntil(series));
  }
  return { ...tick, metrics, spot };
}

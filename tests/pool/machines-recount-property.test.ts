import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decide } from '../../src/alert/decide.ts';
import { usualPoolAlert, usualRebooted } from '../../src/alert/params.ts';
import { newAlert } from '../../src/alert/reevaluate.ts';
import type { Alert, Metric } from '../../src/alert/types.ts';
import { type MinerReading, stateByUptime } from '../../src/miner/miner-reading.ts';
import type { PoolLink } from '../../src/pool/link.ts';
import { HOUSE } from '../../src/pool/machine-figures.ts';
import { nextMachineReading } from '../../src/pool/machine-link.ts';
import { restartsOf } from '../../src/pool/machines-together.ts';
import { judge } from '../../src/pool/rig-work.ts';
import { runs } from '../support/depth.ts';
import { offlineLoop } from '../support/offline-loop.ts';
import { NOON, sampleLink, sampleRig } from '../support/sample-rows.ts';

const MINUTE = 60;
const DAY = 86_400;

/** Some minutes of a machine; `restarts`: it has begun anew when it next answers. */
interface Span {
  readonly does: 'works' | 'idles' | 'rests' | 'is silent';
  readonly minutes: number;
  readonly restarts: boolean;
}

const histories: fc.Arbitrary<readonly Span[]> = fc.array(
  fc.record({
    does: fc.constantFrom('works', 'works', 'idles', 'rests', 'is silent'),
    minutes: fc.integer({ min: 1, max: 60 }),
    restarts: fc.boolean(),
  }),
  { minLength: 1, maxLength: 40 },
);

interface Minute {
  readonly now: number;
  readonly does: Span['does'];
  readonly uptime: number;
}

function played(history: readonly Span[]): readonly Minute[] {
  let now = NOON;
  let startedAt = NOON - DAY;
  return history.flatMap(({ does, minutes, restarts }) => {
    if (restarts) startedAt = now + 10;
    return Array.from({ length: minutes }, () => {
      now += MINUTE;
      return { now, does, uptime: now - startedAt };
    });
  });
}

function answerOf({ does, uptime }: Minute): MinerReading | undefined {
  if (does === 'is silent') return undefined;
  return {
    rates: { now: does === 'works' ? 1e12 : 0 },
    uptime,
    state: does === 'rests' ? 'paused' : stateByUptime(uptime),
  };
}

const RIG = { ...sampleRig({ hashrate: 1e12, count: 1 }), id: 1, revision: 1 };

function byEngine(history: readonly Span[]): readonly string[] {
  let link: PoolLink = { ...sampleLink({ pool: HOUSE }), id: 1 };
  const alerts: Alert[] = [usualPoolAlert('offline'), usualRebooted].map((params, index) => {
    const wish = { userId: RIG.userId, rigId: 1, params, deliver: 'dm' };
    return { ...newAlert(wish, RIG, { now: NOON, metrics: new Map() }), id: index, revision: 1 };
  });
  const told: string[] = [];
  for (const minute of played(history)) {
    const { now } = minute;
    link = { ...link, reading: nextMachineReading(link.reading, answerOf(minute), now) };
    if (!link.reading) continue;
    const { silence } = judge([link], { expected: 1e12, now, troubles: new Map() });
    const restarts = restartsOf([link]);
    const metrics = new Map<Metric, number>();
    if (silence !== undefined) metrics.set('rig-silence:1', silence);
    if (restarts !== undefined) metrics.set('rig-restarts:1', restarts);
    for (const [index, alert] of alerts.entries()) {
      const decision = decide({ alert, rig: RIG }, { now, metrics, confirmed: new Set() });
      if (!decision) continue;
      alerts[index] = decision.alert;
      const { event } = decision;
      if (event) told.push(`${now} ${event.kind}${event.kind === 'rebooted' ? event.times : ''}`);
    }
  }
  return told;
}

function byLoop(history: readonly Span[]): readonly string[] {
  const tell = offlineLoop();
  const told: string[] = [];
  let workedAt: number | undefined;
  let seen: Minute | undefined;
  let untold = 0;
  let toldAt = Number.NEGATIVE_INFINITY;
  for (const minute of played(history)) {
    const { now, does, uptime } = minute;
    const answers = does !== 'is silent';
    const isStarting = answers && does !== 'rests' && uptime < 10 * MINUTE;
    const isGood = does === 'works' && !isStarting;
    // A rest is meant so: silence counts from its end.
    if (isGood || does === 'rests') workedAt = now;
    if (workedAt !== undefined) {
      const silent = now - workedAt;
      const isSilent =
        does !== 'rests' && (isStarting ? silent > 30 * MINUTE : silent > 10 * MINUTE);
      const one = tell(now, isSilent, isGood);
      if (one) told.push(`${now} ${one}`);
    }
    if (answers && seen) {
      const unseen = now - seen.now;
      const isNew = uptime < seen.uptime || (unseen > 3 * MINUTE && uptime < unseen - MINUTE);
      if (isNew) untold += 1;
    }
    if (answers) seen = minute;
    // Those of the pause come together at its end, whatever the machine does then.
    if (untold > 0 && now >= toldAt + DAY / 2) {
      told.push(`${now} rebooted${untold}`);
      [untold, toldAt] = [0, now];
    }
  }
  return told;
}

it('tells what a plain loop would tell, whatever a machine does', () => {
  const kinds = new Map<string, number>();
  fc.assert(
    fc.property(histories, (history) => {
      const told = byEngine(history);
      expect(told.toSorted()).toEqual(byLoop(history).toSorted());
      for (const one of told) {
        const kind = one.split(' ')[1]?.replace(/\d/g, '') ?? '';
        kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      }
    }),
    { numRuns: runs(2_000) },
  );
  for (const kind of ['offline', 'back', 'rebooted']) {
    expect(kinds.get(kind) ?? 0).toBeGreaterThan(20);
  }
});

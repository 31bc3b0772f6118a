import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decide } from '../../src/alert/decide.ts';
import { usualPoolAlert } from '../../src/alert/params.ts';
import { newAlert } from '../../src/alert/reevaluate.ts';
import type { Alert, Metric } from '../../src/alert/types.ts';
import { nextReading, nextTrouble, type PoolLink, type PoolTrouble } from '../../src/pool/link.ts';
import { judge } from '../../src/pool/rig-work.ts';
import { offlineLoop } from '../support/offline-loop.ts';
import { NOON, sampleLink, sampleRig } from '../support/sample-rows.ts';

const MINUTE = 60;
const POOL = sampleLink().pool;

/** A history: when the rig works, when the pool answers, and how often a share comes. */
interface History {
  /** Spans in turn, in minutes, the first one at work. */
  readonly work: readonly number[];
  /** Spans in turn, in minutes, the first one with answers. */
  readonly answers: readonly number[];
  /** Seconds between two shares. */
  readonly interval: number;
}

const histories: fc.Arbitrary<History> = fc.record({
  work: fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 12 }),
  answers: fc.array(fc.integer({ min: 1, max: 120 }), { minLength: 1, maxLength: 4 }),
  interval: fc.integer({ min: 5, max: 180 }),
});

/** Tells whether a minute is in an even span; after the last one all is well. */
function isOn(spans: readonly number[], minute: number): boolean {
  let end = 0;
  for (const [index, span] of spans.entries()) {
    end += span;
    if (minute < end) return index % 2 === 0;
  }
  return true;
}

const RIG = { ...sampleRig({ hashrate: 1e12, count: 1 }), id: 1, revision: 1 };
const LENGTH = 12 * 60;

interface Answer {
  readonly now: number;
  /** The pool's words; absent where it doesn't answer. */
  readonly said?: { readonly lastShareAt: number | undefined; readonly fiveMinutes: number };
}

/** Plays a history: what the pool says, minute by minute. */
function played({ work, answers, interval }: History): readonly Answer[] {
  const shares: number[] = [];
  for (let at = NOON; at < NOON + LENGTH * MINUTE; at += interval) {
    if (isOn(work, Math.floor((at - NOON) / MINUTE))) shares.push(at);
  }
  let [until, from] = [0, 0];
  return Array.from({ length: LENGTH }, (_, minute) => {
    const now = NOON + minute * MINUTE + 1;
    while ((shares[until] ?? Number.POSITIVE_INFINITY) <= now) until += 1;
    while ((shares[from] ?? Number.POSITIVE_INFINITY) <= now - 5 * MINUTE) from += 1;
    if (!isOn(answers, minute)) return { now };
    const fiveMinutes = (1e12 * (until - from) * interval) / (5 * MINUTE);
    return { now, said: { lastShareAt: shares[until - 1], fiveMinutes } };
  });
}

/** Runs the engine over the answers. @returns Moments at which something is told, with what. */
function byEngine(history: History): readonly string[] {
  const { interval } = history;
  let link: PoolLink = { ...sampleLink(), id: 1 };
  let trouble: PoolTrouble = {};
  const wish = { userId: RIG.userId, rigId: 1, params: usualPoolAlert('offline'), deliver: 'dm' };
  const created = newAlert(wish, RIG, { now: NOON, metrics: new Map() });
  let alert: Alert = { ...created, id: 1, revision: 1 };
  const told: string[] = [];
  for (const { now, said } of played(history)) {
    trouble = nextTrouble(trouble, said !== undefined, now);
    if (!said) continue;
    link = { ...link, reading: nextReading(link.reading, { ...said, interval }, now) };
    const troubles = new Map([[POOL, trouble]]);
    const { silence } = judge([link], { expected: 1e12, now, troubles });
    const metrics = new Map<Metric, number>();
    if (silence !== undefined) metrics.set('rig-silence:1', silence);
    const decision = decide({ alert, rig: RIG }, { now, metrics, confirmed: new Set() });
    if (!decision) continue;
    alert = decision.alert;
    if (decision.event) told.push(`${now} ${decision.event.kind}`);
  }
  return told;
}

/** Counts again from the beginning, in a plain loop that knows nothing of the engine. */
function byLoop(history: History): readonly string[] {
  const limit = Math.max(10 * MINUTE, 12 * history.interval);
  const told: string[] = [];
  const tell = offlineLoop();
  let failingSince: number | undefined;
  let poolBackAt = 0;
  for (const { now, said } of played(history)) {
    if (!said) {
      failingSince ??= now;
      continue;
    }
    if (failingSince !== undefined && now - failingSince >= 10 * MINUTE) poolBackAt = now;
    failingSince = undefined;
    if (said.lastShareAt === undefined) continue;
    const silence = now - Math.max(said.lastShareAt, poolBackAt);
    const isSilent = silence > limit;
    const isIdle = history.interval <= 100 && said.fiveMinutes < 0.05e12;
    // The pool's return alone is no share.
    const isGood = now - said.lastShareAt < limit && !isIdle;
    const one = tell(now, isSilent, isGood);
    if (one) told.push(`${now} ${one}`);
  }
  return told;
}

it('tells what a plain loop would tell, whatever the rig and the pool do', () => {
  let events = 0;
  fc.assert(
    fc.property(histories, (history) => {
      const told = byEngine(history);
      expect(told).toEqual(byLoop(history));
      const kinds = told.map((one) => one.split(' ')[1]);
      // Each is told once, in turns.
      for (const [index, kind] of kinds.entries()) expect(kind).not.toBe(kinds[index + 1]);
      events += told.length;
    }),
    { numRuns: 200 },
  );
  expect(events).toBeGreaterThan(50);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DIGEST_LIFETIME,
  type Digest,
  type DigestDays,
  type DigestSchedule,
} from '../../src/digest/digest.ts';
import { decideDigest, nextDigest, reschedule, resumeDigest } from '../../src/digest/schedule.ts';
import { isFull } from '../support/depth.ts';
import { sampleDigest } from '../support/sample-rows.ts';
import { type Clocks, clocksOf } from '../support/wall-clock.ts';

const DAY = 86_400;
const HOUR = 3_600;
const at = (iso: string) => Date.parse(iso) / 1_000;
const iso = (moment: number | undefined) =>
  moment === undefined ? undefined : new Date(moment * 1_000).toISOString().slice(0, 16);
const minuteOf = (text: string) => {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * 60 + minutes;
};
const schedule = (
  time: string,
  timeZone = 'Europe/Berlin',
  days: DigestDays = 'daily',
): DigestSchedule => ({ minute: minuteOf(time), days, timeZone });

/** Returns the next times of a schedule, one after the other. */
function series(of: DigestSchedule, after: string, count: number): readonly (string | undefined)[] {
  const found: number[] = [];
  for (let last = at(after); found.length < count; found.push(last)) last = nextDigest(of, last);
  return found.map(iso);
}

describe('the next time', () => {
  it('is strictly after', () => {
    const nine = schedule('09:00');
    expect(iso(nextDigest(nine, at('2026-11-27T07:59:59.9Z')))).toBe('2026-11-27T08:00');
    expect(iso(nextDigest(nine, at('2026-11-27T08:00Z')))).toBe('2026-11-28T08:00');
  });

  it('is at the same hour of the wall on both sides of a change', () => {
    expect(series(schedule('09:00'), '2026-03-28T00:00Z', 3)).toEqual([
      '2026-03-28T08:00',
      '2026-03-29T07:00',
      '2026-03-30T07:00',
    ]);
    expect(series(schedule('09:00'), '2026-10-24T00:00Z', 3)).toEqual([
      '2026-10-24T07:00',
      '2026-10-25T08:00',
      '2026-10-26T08:00',
    ]);
  });

  it('is when clocks are put forward, where they skip it', () => {
    for (const time of ['02:00', '02:30', '02:59', '03:00']) {
      expect(series(schedule(time), '2026-03-28T12:00Z', 2)[0], time).toBe('2026-03-29T01:00');
    }
    expect(series(schedule('02:30'), '2026-03-28T12:00Z', 2)[1]).toBe('2026-03-30T00:30');
    // The clocks of Lord Howe go on by half an hour.
    expect(series(schedule('02:10', 'Australia/Lord_Howe'), '2026-10-03T00:00Z', 1)).toEqual([
      '2026-10-03T15:30',
    ]);
    // The gap may be at midnight: Beirut goes from 00:00 to 01:00.
    expect(series(schedule('00:00', 'Asia/Beirut'), '2026-03-28T12:00Z', 2)).toEqual([
      '2026-03-28T22:00',
      '2026-03-29T21:00',
    ]);
  });

  it('is the first of two', () => {
    expect(series(schedule('02:30'), '2026-10-24T12:00Z', 2)).toEqual([
      '2026-10-25T00:30',
      '2026-10-26T01:30',
    ]);
    // After the first time there is no second, even if asked between them.
    expect(series(schedule('02:30'), '2026-10-25T00:45Z', 1)).toEqual(['2026-10-26T01:30']);
    // Havana goes from 01:00 back to midnight.
    expect(series(schedule('00:00', 'America/Havana'), '2026-10-31T12:00Z', 2)).toEqual([
      '2026-11-01T04:00',
      '2026-11-02T05:00',
    ]);
    // St. John's went from 00:01 back to 23:01 the day before.
    for (const after of ['2010-11-06T12:00Z', '2010-11-07T02:29Z']) {
      expect(series(schedule('00:00', 'America/St_Johns'), after, 2)).toEqual([
        '2010-11-07T02:30',
        '2010-11-08T03:30',
      ]);
    }
    expect(series(schedule('23:30', 'America/St_Johns'), '2010-11-07T02:31Z', 1)).toEqual([
      '2010-11-08T03:00',
    ]);
  });

  it('leaves out a day that there was not', () => {
    expect(series(schedule('09:00', 'Pacific/Apia'), '2011-12-28T20:00Z', 2)).toEqual([
      '2011-12-29T19:00',
      '2011-12-30T19:00',
    ]);
    expect(series(schedule('00:00', 'Pacific/Apia'), '2011-12-29T10:00Z', 2)).toEqual([
      '2011-12-30T10:00',
      '2011-12-31T10:00',
    ]);
  });

  it('is the last minute of a day whose end is skipped', () => {
    // Nuuk goes from 23:00 to midnight, Toronto went from 23:30 to 00:30 in 1919.
    expect(series(schedule('23:15', 'America/Nuuk'), '2026-03-28T12:00Z', 2)).toEqual([
      '2026-03-29T00:59',
      '2026-03-30T00:15',
    ]);
    expect(series(schedule('23:45', 'America/Toronto'), '1919-03-30T12:00Z', 2)).toEqual([
      '1919-03-31T04:29',
      '1919-04-01T03:45',
    ]);
  });

  it('keeps to the days', () => {
    const days = (of: DigestDays, count: number) =>
      series(schedule('09:00', 'UTC', of), '2026-11-26T09:00Z', count).map((time) =>
        time?.slice(5, 10),
      );
    expect(days('weekdays', 3)).toEqual(['11-27', '11-30', '12-01']);
    expect(days('mon', 2)).toEqual(['11-30', '12-07']);
    expect(days('thu', 2)).toEqual(['12-03', '12-10']);
    expect(days('sun', 2)).toEqual(['11-29', '12-06']);
    expect(days('monthly', 3)).toEqual(['12-01', '01-01', '02-01']);
  });

  it('means the days of its own zone', () => {
    expect(series(schedule('06:00', 'Asia/Tokyo', 'mon'), '2026-11-27T00:00Z', 1)).toEqual([
      '2026-11-29T21:00',
    ]);
    expect(
      series(schedule('20:00', 'America/Los_Angeles', 'monthly'), '2026-11-15T00:00Z', 1),
    ).toEqual(['2026-12-02T04:00']);
  });
});

describe('in every time zone, in two years', () => {
  const from = at('2026-01-01T00:00Z');
  const until = at('2028-01-01T00:00Z');
  const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')];
  const peculiar = [
    ...['Europe/Berlin', 'America/New_York', 'America/St_Johns', 'America/Havana'],
    ...['Asia/Beirut', 'Asia/Kathmandu', 'Africa/Casablanca', 'Africa/Cairo'],
    ...['Australia/Lord_Howe', 'Pacific/Chatham', 'Antarctica/Troll', 'America/Nuuk', 'UTC'],
  ];
  /** @returns One zone of every `full` at full depth, else one of every `quick`. */
  const oneIn = (full: number, quick: number) =>
    zones.filter((_, index) => index % (isFull ? full : quick) === 0);

  /** Follows a schedule from its first time in a span to the last: each day once, at the minute. */
  function follow(clocks: Clocks, time: string, span: { from: number; until: number }): void {
    const of = schedule(time, clocks.timeZone);
    let day = clocks.dayAt(span.from) + 1;
    for (let slot = nextDigest(of, clocks.startOf(day) - 0.5); slot < span.until; day += 1) {
      const expected = clocks.moment(day, of.minute);
      if (slot !== expected) {
        expect.fail(`${clocks.timeZone} ${time}: ${iso(slot)} instead of ${iso(expected)}`);
      }
      slot = nextDigest(of, slot);
    }
    if (day - clocks.dayAt(span.from) < (span.until - span.from) / DAY - 2) {
      expect.fail(`${clocks.timeZone} ${time}: only until day ${day}`);
    }
  }

  it('is once a day around every change of the clocks', () => {
    let changes = 0;
    for (const zone of new Set([...peculiar, ...oneIn(1, 4)])) {
      const clocks = clocksOf(zone, { from, until });
      for (const { at: change } of clocks.changes) {
        changes += 1;
        const span = { from: change - 2 * DAY, until: change + 2 * DAY };
        for (const time of ['00:00', '00:30', '02:00', '02:30', '03:00', '09:00', '23:59']) {
          follow(clocks, time, span);
        }
      }
    }
    expect(changes).toBeGreaterThan(isFull ? 500 : 125);
  });

  it('is once a day all the time', () => {
    // Some of the other zones do, each with another time: the changes are looked at above.
    for (const [index, zone] of [...peculiar, ...oneIn(4, 16)].entries()) {
      const time = ['00:00', '02:30', '23:59', '09:00', '03:00'][index % 5] ?? '';
      follow(clocksOf(zone, { from, until }), time, { from, until });
    }
  });

  it('is the same whenever somebody asks', () => {
    const moment = fc.double({ min: from, max: until - 3 * DAY, noNaN: true });
    const minute = fc.integer({ min: 0, max: 1_439 });
    fc.assert(
      fc.property(fc.constantFrom(...zones), minute, moment, (timeZone, minute, after) => {
        const clocks = clocksOf(timeZone, { from: after - 2 * DAY, until: after + 4 * DAY });
        const today = clocks.dayAt(after);
        const expected = [today, today + 1, today + 2]
          .flatMap((day) => clocks.moment(day, minute) ?? [])
          .find((slot) => slot > after);
        expect(nextDigest({ minute, days: 'daily', timeZone }, after)).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });
});

/** Returns a digest that is due at nine in Berlin, on the 27th of November 2026. */
function due(changes: Partial<Digest> = {}): Digest {
  return {
    ...sampleDigest(),
    id: 1,
    revision: 1,
    state: 'active',
    nextAt: at('2026-11-27T08:00Z'),
    missed: 0,
    ...changes,
  };
}

describe('what becomes of a digest', () => {
  const slot = at('2026-11-27T08:00Z');
  const tomorrow = slot + DAY;

  it('is nothing before its time, or while it is paused', () => {
    expect(decideDigest(due(), slot - 0.001)).toBeUndefined();
    expect(decideDigest(due({ state: 'paused', nextAt: undefined }), slot)).toBeUndefined();
    expect(decideDigest(due({ state: 'stopped' }), slot)).toBeUndefined();
  });

  it('is told in time, and late while it is of use', () => {
    for (const late of [0, 59, DIGEST_LIFETIME - 0.001]) {
      expect(decideDigest(due(), slot + late)).toEqual({
        digest: due({ nextAt: tomorrow, lastAt: slot }),
        slot,
        missed: 0,
      });
    }
  });

  it('is left out and counted when it is six hours old', () => {
    expect(decideDigest(due({ missed: 2 }), slot + DIGEST_LIFETIME)).toEqual({
      digest: due({ nextAt: tomorrow, lastAt: slot, missed: 3 }),
      slot: undefined,
      missed: 0,
    });
  });

  it('tells the newest of several, with how many were left out', () => {
    const now = slot + 3 * DAY + HOUR;
    expect(decideDigest(due({ missed: 1 }), now)).toEqual({
      digest: due({ nextAt: slot + 4 * DAY, lastAt: slot + 3 * DAY }),
      slot: slot + 3 * DAY,
      missed: 4,
    });
    expect(decideDigest(due(), now + DIGEST_LIFETIME)).toMatchObject({
      digest: { nextAt: slot + 4 * DAY, lastAt: slot + 3 * DAY, missed: 4 },
      slot: undefined,
    });
  });

  it('counts the days it was meant for', () => {
    const now = slot + 14 * DAY;
    const missed = (days: DigestDays) =>
      decideDigest(due({ schedule: schedule('09:00', 'Europe/Berlin', days) }), now)?.missed;
    // The time away is from a Friday to a Friday.
    expect(missed('daily')).toBe(14);
    expect(missed('weekdays')).toBe(10);
    expect(missed('fri')).toBe(2);
  });

  it('is soon decided after years', () => {
    const decision = decideDigest(due(), slot + 3 * 365 * DAY + HOUR);
    expect(decision).toMatchObject({ slot: slot + 3 * 365 * DAY, missed: 3 * 365 });
    const monthly = due({
      schedule: schedule('09:00', 'UTC', 'monthly'),
      nextAt: at('2026-12-01T09:00Z'),
    });
    expect(decideDigest(monthly, at('2029-12-15T00:00Z'))?.digest).toMatchObject({
      missed: 37,
      lastAt: at('2029-12-01T09:00Z'),
      nextAt: at('2030-01-01T09:00Z'),
    });
  });

  it('takes a time as it is that the rules of a zone have since moved', () => {
    // Nine is at 08:00 UTC; before the rules were changed, it was at 07:30.
    const early = due({ nextAt: slot - HOUR / 2 });
    expect(decideDigest(early, slot - HOUR / 4)).toMatchObject({
      slot: slot - HOUR / 2,
      digest: { nextAt: tomorrow },
    });
    const late = due({ nextAt: slot + HOUR / 2 });
    expect(decideDigest(late, slot + HOUR)).toMatchObject({
      slot: slot + HOUR / 2,
      digest: { nextAt: tomorrow },
    });
  });
});

describe('another time', () => {
  const served = due({ lastAt: at('2026-11-27T08:00Z'), nextAt: at('2026-11-28T08:00Z') });

  it("doesn't give a day a second one", () => {
    const now = at('2026-11-27T09:00Z');
    const next = (of: DigestSchedule) => iso(reschedule(served, of, now).nextAt);
    expect(next(schedule('18:00'))).toBe('2026-11-28T17:00');
    expect(next(schedule('07:00'))).toBe('2026-11-28T06:00');
    // It is still the 27th in Los Angeles, where the last digest came at midnight.
    expect(next(schedule('09:00', 'America/Los_Angeles'))).toBe('2026-11-28T17:00');
    // It was already the 27th in Kiritimati when the last digest came.
    expect(next(schedule('23:00', 'Pacific/Kiritimati'))).toBe('2026-11-28T09:00');
  });

  it('counts what was last served in the new zone', () => {
    const evening = due({
      schedule: schedule('01:00', 'Asia/Tokyo'),
      lastAt: at('2026-11-26T16:00Z'),
      nextAt: at('2026-11-27T16:00Z'),
    });
    const berlin = reschedule(evening, schedule('18:00'), at('2026-11-26T16:30Z'));
    // The last digest came on the 27th in Tokyo, which was the 26th in Berlin.
    expect(iso(berlin.nextAt)).toBe('2026-11-27T17:00');
  });

  it('is today where today had none', () => {
    const now = at('2026-11-28T06:00Z');
    expect(iso(reschedule(served, schedule('18:00'), now).nextAt)).toBe('2026-11-28T17:00');
    expect(iso(reschedule(due(), schedule('08:00'), at('2026-11-27T06:30Z')).nextAt)).toBe(
      '2026-11-27T07:00',
    );
  });

  it('that is the same changes nothing, even when it is just due', () => {
    expect(reschedule(due(), due().schedule, at('2026-11-27T08:00:30Z'))).toEqual(due());
  });

  it('of a paused one waits until it goes on', () => {
    const paused: Digest = { ...served, state: 'paused', nextAt: undefined };
    const now = at('2026-11-27T09:00Z');
    const changed = reschedule(paused, schedule('18:00'), now);
    expect(changed).toEqual({ ...paused, schedule: schedule('18:00') });
    expect(resumeDigest(changed, now)).toEqual({
      ...changed,
      state: 'active',
      nextAt: at('2026-11-28T17:00Z'),
    });
    expect(iso(resumeDigest(changed, at('2026-12-24T09:00Z')).nextAt)).toBe('2026-12-24T17:00');
  });

  it('is forgiven what stopped it', () => {
    const stopped: Digest = {
      ...served,
      state: 'stopped',
      nextAt: undefined,
      stopped: { why: 'no-access', reason: 'Missing Access', at: at('2026-11-27T08:01Z') },
    };
    const resumed = resumeDigest(stopped, at('2026-11-27T10:00Z'));
    expect(resumed).toEqual({ ...served, stopped: undefined });
    expect(resumeDigest(resumed, at('2027-01-01T00:00Z'))).toBe(resumed);
  });

  it('never doubles a day, whatever is edited and paused when', () => {
    const zone = fc.constantFrom(
      ...['Europe/Berlin', 'America/Los_Angeles', 'Pacific/Kiritimati', 'Asia/Kathmandu'],
    );
    const step = fc.record({
      wait: fc.integer({ min: 1, max: 40 * HOUR }),
      minute: fc.integer({ min: 0, max: 1_439 }),
      timeZone: zone,
      pause: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let now = at('2026-10-23T00:00Z');
        let digest = due({ nextAt: nextDigest(due().schedule, now) });
        const slots: { slot: number; timeZone: string }[] = [];
        for (const { wait, minute, timeZone, pause } of steps) {
          for (const end = now + wait; now < end; now += 15 * 60) {
            const decision = decideDigest(digest, now);
            if (!decision) continue;
            digest = decision.digest;
            if (decision.slot !== undefined) {
              slots.push({ slot: decision.slot, timeZone: digest.schedule.timeZone });
            }
          }
          if (pause) {
            digest = resumeDigest({ ...digest, state: 'paused', nextAt: undefined }, now);
          }
          digest = reschedule(digest, { minute, days: 'daily', timeZone }, now);
        }
        for (const [index, { slot, timeZone }] of slots.entries()) {
          const before = slots[index - 1];
          if (!before) continue;
          const span = { from: before.slot - DAY, until: slot + DAY };
          const clocks = clocksOf(timeZone, span);
          expect(clocks.dayAt(slot)).toBeGreaterThan(clocks.dayAt(before.slot));
        }
      }),
      { numRuns: 60 },
    );
  });
});

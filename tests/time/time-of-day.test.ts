import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readTimeOfDay, type TimeProblem } from '../../src/time/time-of-day.ts';

const clock = (minute: number) =>
  `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
const read = (text: string) => {
  const time = readTimeOfDay(text);
  return time.ok ? clock(time.minute) : time.problem.kind;
};

it.each([
  ['9', '9:00'],
  ['09:00', '9:00'],
  ['9:05', '9:05'],
  ['9am', '9:00'],
  ['9 a.m.', '9:00'],
  ['9a.m.', '9:00'],
  ['9:30p.m.', '21:30'],
  ['9:30 pm', '21:30'],
  ['9.30 PM', '21:30'],
  ['12am', '0:00'],
  ['12 pm', '12:00'],
  ['12:30 a.m.', '0:30'],
  ['21h', '21:00'],
  ['21h30', '21:30'],
  ['9 Uhr', '9:00'],
  ['9 Uhr 15', '9:15'],
  ['9:15 Uhr', '9:15'],
  ['9.30', '9:30'],
  ['0900', '9:00'],
  ['930', '9:30'],
  ['2359', '23:59'],
  ['0', '0:00'],
  ['00:00', '0:00'],
  ['09:00:00', '9:00'],
  ['noon', '12:00'],
  ['Mittag', '12:00'],
  ['midnight', '0:00'],
  ['12 midnight', '0:00'],
  ['Mitternacht', '0:00'],
  [' at 7 ', '7:00'],
  ['um 7 Uhr', '7:00'],
  ['7 o’clock', '7:00'],
  ['7 in the evening', '19:00'],
  ['7 Uhr abends', '19:00'],
  ['7 Uhr morgens', '7:00'],
  ['９：３０', '9:30'],
])('reads %s as %s', (text, expected) => expect(read(text)).toBe(expected));

it.each<[string, TimeProblem['kind']]>([
  ['', 'not-a-time'],
  ['soon', 'not-a-time'],
  ['9:3', 'not-a-time'],
  ['-9', 'not-a-time'],
  ['123456', 'not-a-time'],
  ['9 CET', 'not-a-time'],
  ['24', 'out-of-range'],
  ['25:00', 'out-of-range'],
  ['9:60', 'out-of-range'],
  ['13pm', 'out-of-range'],
  ['0am', 'out-of-range'],
  ['9 or 10', 'several'],
  ['09:00, 18:00', 'several'],
])('finds in %j: %s', (text, kind) => {
  expect(readTimeOfDay(text)).toEqual({ ok: false, problem: { kind, text } });
});

it('reads every minute in every way to write it', () => {
  const minutes = fc.integer({ min: 0, max: 1_439 });
  fc.assert(
    fc.property(minutes, (minute) => {
      const [hours, rest] = [Math.floor(minute / 60), String(minute % 60).padStart(2, '0')];
      const half = `${hours % 12 || 12}:${rest} ${hours < 12 ? 'am' : 'pm'}`;
      for (const text of [`${hours}:${rest}`, `${hours}.${rest}`, `${hours}h${rest}`, half]) {
        expect(readTimeOfDay(text), text).toEqual({ ok: true, minute });
      }
    }),
  );
});

it('gives a minute of the day or a problem, whatever is written', () => {
  const text = fc.string({ unit: fc.constantFrom(...'0123456789:.h apmUhr-,') });
  fc.assert(
    fc.property(text, (text) => {
      const time = readTimeOfDay(text);
      if (time.ok) expect(clock(time.minute)).toMatch(/^(\d|1\d|2[0-3]):[0-5]\d$/);
      else expect(time.problem.text).toBe(text);
    }),
  );
});

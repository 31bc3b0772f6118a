import { describe, expect, it } from 'vitest';
import { CITIES } from '../../src/domain/city-zones.ts';
import { readTimeZone, suggestTimeZones } from '../../src/domain/time-zones.ts';

const read = (text: string) => {
  const zone = readTimeZone(text);
  return zone.ok ? zone.timeZone : zone.problem.kind;
};
const names = (text: string, limit = 25) => suggestTimeZones(text, limit).map(({ name }) => name);
const listed = Intl.supportedValuesOf('timeZone');

describe('a time zone', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['europe/berlin', 'Europe/Berlin'],
    [' berlin ', 'Europe/Berlin'],
    ['new york', 'America/New_York'],
    ['America/New York', 'America/New_York'],
    ['Munich', 'Europe/Berlin'],
    ['MÜNCHEN', 'Europe/Berlin'],
    ['Muenchen', 'Europe/Berlin'],
    ['munchen', 'Europe/Berlin'],
    ['Köln', 'Europe/Berlin'],
    ['Genf', 'Europe/Zurich'],
    ['Zürich', 'Europe/Zurich'],
    ['Zuerich', 'Europe/Zurich'],
    ['Wien', 'Europe/Vienna'],
    ['San Francisco', 'America/Los_Angeles'],
    ['st louis', 'America/Chicago'],
    ['Washington', 'America/New_York'],
    ['Mumbai', 'Asia/Kolkata'],
    ['Peking', 'Asia/Shanghai'],
    ['Abu Dhabi', 'Asia/Dubai'],
    ['Almaty', 'Asia/Almaty'],
    ['sao paulo', 'America/Sao_Paulo'],
    ['Port au Prince', 'America/Port-au-Prince'],
    ['Lodz', 'unknown'],
    ['Gdansk', 'Europe/Warsaw'],
    ['Wrocław', 'Europe/Warsaw'],
    ['Munich (Europe/Berlin)', 'Europe/Berlin'],
    ['UTC', 'UTC'],
    ['gmt', 'UTC'],
    ['utc+0', 'UTC'],
    ['CET', 'Europe/Berlin'],
    ['MESZ', 'Europe/Berlin'],
    ['est', 'America/New_York'],
    ['PST', 'America/Los_Angeles'],
    ['Kolkata', 'Asia/Kolkata'],
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['Europe/Kiev', 'Europe/Kyiv'],
    ['Kiew', 'Europe/Kyiv'],
    ['US/Eastern', 'America/New_York'],
    ['America/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ['UTC+2', 'offset'],
    ['GMT -03:30', 'offset'],
    ['+0200', 'offset'],
    ['IST', 'several'],
    ['CST', 'several'],
    ['Mars/Olympus', 'unknown'],
    ['', 'unknown'],
  ])('in %j is %s', (text, expected) => expect(read(text)).toBe(expected));

  it('that is none comes with what may be meant', () => {
    expect(readTimeZone('Berl')).toEqual({
      ok: false,
      problem: {
        kind: 'unknown',
        text: 'Berl',
        near: [{ name: 'Berlin (Europe/Berlin)', timeZone: 'Europe/Berlin' }],
      },
    });
    expect(readTimeZone('ist')).toMatchObject({
      problem: { timeZones: ['Asia/Kolkata', 'Asia/Jerusalem', 'Europe/Dublin'] },
    });
  });

  it('is found by every name that is listed or suggested, and is one', () => {
    for (const zone of listed) expect(read(zone), zone).toMatch(/\//);
    for (const [timeZone, cities] of Object.entries(CITIES)) {
      expect(() => new Intl.DateTimeFormat('en', { timeZone }), timeZone).not.toThrow();
      for (const city of cities) expect(read(city), city).toBe(timeZone);
    }
    for (const letter of 'abcdefghijklmnopqrstuvwxyz') {
      for (const { name, timeZone } of suggestTimeZones(letter, 1_000)) {
        expect(read(name), name).toBe(timeZone);
        expect(name.length).toBeLessThan(100);
      }
    }
  });

  it('has 150 cities and more without a zone of their own', () => {
    const cities = Object.values(CITIES).flat();
    expect(cities.length).toBeGreaterThan(150);
    expect(new Set(cities).size).toBe(cities.length);
  });
});

describe('suggestions', () => {
  it('are cities with their zones, the likeliest first', () => {
    expect(names('berl')).toEqual(['Berlin (Europe/Berlin)']);
    expect(names('mün')[0]).toBe('München (Europe/Berlin)');
    expect(names('mun')[0]).toBe('Munich (Europe/Berlin)');
    expect(names('francisco')).toEqual(['San Francisco (America/Los_Angeles)']);
    expect(names('cet')[0]).toBe('CET (Europe/Berlin)');
    expect(names('ist').slice(0, 3)).toEqual([
      'IST (Asia/Kolkata)',
      'IST (Asia/Jerusalem)',
      'IST (Europe/Dublin)',
    ]);
    expect(names('europe')).toHaveLength(25);
    expect(names('utc')).toContain('UTC');
    expect(names('qqq')).toEqual([]);
  });

  it('are well-known ones before anything is typed, each once', () => {
    const first = names('');
    expect(first).toHaveLength(25);
    expect(first[0]).toBe('Berlin (Europe/Berlin)');
    expect(new Set(first).size).toBe(25);
    expect(names('a', 7)).toHaveLength(7);
  });
});

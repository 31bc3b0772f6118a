import { describe, expect, it } from 'vitest';
import { CITIES } from '../../src/time/cities.ts';
import { WINDOWS_ZONES } from '../../src/time/windows-zones.ts';
import { readTimeZone, suggestTimeZones } from '../../src/time/zones.ts';

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
    ['Lodz', 'Europe/Warsaw'],
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
    ...[
      ['Japan', 'Asia/Tokyo'],
      ['Iran', 'Asia/Tehran'],
      ['Turkey', 'Europe/Istanbul'],
      ['Türkei', 'Europe/Istanbul'],
      ['Iceland', 'Atlantic/Reykjavik'],
      ['Portugal', 'Europe/Lisbon'],
      ['Cuba', 'America/Havana'],
      ['EST5EDT', 'America/New_York'],
      ['cst6cdt', 'America/Chicago'],
      ['MET', 'Europe/Brussels'],
      ['HST', 'Pacific/Honolulu'],
      ['Zulu', 'UTC'],
      ['Universal', 'UTC'],
      ['ROK', 'Asia/Seoul'],
      ['PRC', 'Asia/Shanghai'],
      ['W-SU', 'Europe/Moscow'],
      ['GB', 'Europe/London'],
      ['NZ', 'Pacific/Auckland'],
      ['India', 'Asia/Kolkata'],
      ['EAT', 'Africa/Nairobi'],
      ['HK', 'Asia/Hong_Kong'],
      ['Deutschland', 'Europe/Berlin'],
      ['USA', 'several'],
      ['Georgia', 'several'],
      ['San José', 'several'],
      ['Texas', 'several'],
      ['Berlin, Germany', 'Europe/Berlin'],
      ['Austin, TX', 'America/Chicago'],
      ['Houston, Texas, USA', 'America/Chicago'],
      ['Houston Texas USA', 'America/Chicago'],
      ['houston tx usa', 'America/Chicago'],
      ['New York New York USA', 'America/New_York'],
      ['Sydney New South Wales Australia', 'Australia/Sydney'],
      ['Toronto Ontario Canada', 'America/Toronto'],
      ['Perth, WA', 'Australia/Perth'],
      ['Portland, ME', 'America/New_York'],
      ['London, UK', 'Europe/London'],
      ['London, ON', 'America/Toronto'],
      ['Toronto, Canada', 'America/Toronto'],
      ['Atlanta, Georgia', 'America/New_York'],
      ['Tbilisi, Georgia', 'Asia/Tbilisi'],
      ['Wolfsburg, Deutschland', 'Europe/Berlin'],
      ['Berlin, Mars', 'unknown'],
      ['Austin TX', 'America/Chicago'],
      ['Denver CO', 'America/Denver'],
      ['austin tx', 'America/Chicago'],
      ['Albany New York', 'America/New_York'],
      ['Sydney New South Wales', 'Australia/Sydney'],
      ['Berlin Germany', 'Europe/Berlin'],
      ['Paris FR', 'Europe/Paris'],
      ['Berlin Mars', 'unknown'],
      ['somewhere in', 'unknown'],
      ['China', 'Asia/Shanghai'],
      ['Urumqi, China', 'Asia/Urumqi'],
      ['Hong Kong, China', 'Asia/Hong_Kong'],
      ['Ukraine', 'Europe/Kyiv'],
      ['Cape Town, SA', 'Africa/Johannesburg'],
      ['Adelaide, SA', 'Australia/Adelaide'],
      ['San Antonio, SA', 'several'],
      ['Calcutta', 'Asia/Kolkata'],
      ['Katmandu', 'Asia/Kathmandu'],
      ['Rangoon', 'Asia/Yangon'],
      ['Thimbu', 'Asia/Thimphu'],
      ['Godthab', 'America/Nuuk'],
      ['Ashkhabad', 'Asia/Ashgabat'],
      ['Odessa', 'Europe/Kyiv'],
      ['Odessa, TX', 'America/Chicago'],
      ['Czech Republic', 'Europe/Prague'],
      ['Macedonia', 'Europe/Skopje'],
      ['Bosnia', 'Europe/Sarajevo'],
      ['Burma', 'Asia/Yangon'],
      ['Swaziland', 'Africa/Mbabane'],
      ['Großbritannien', 'Europe/London'],
      ['Scotland', 'Europe/London'],
      ['Kosovo', 'Europe/Belgrade'],
      ['LA', 'America/Los_Angeles'],
      ['W. Europe Standard Time', 'Europe/Berlin'],
      ['Pacific Standard Time', 'America/Los_Angeles'],
      ['pacific daylight time', 'America/Los_Angeles'],
      ['Pacific Standard Time (Mexico)', 'America/Tijuana'],
      ['Eastern Time', 'America/New_York'],
      ['E. South America Standard Time', 'America/Sao_Paulo'],
      ['(UTC-08:00) Pacific Time (US & Canada)', 'America/Los_Angeles'],
      ['(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna', 'Europe/Amsterdam'],
      ['Etc/GMT+5', 'Etc/GMT+5'],
      ['Berlin'.repeat(20), 'unknown'],
    ],
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

  it.each([
    ['Chile', ['America/Santiago']],
    ['Ecuador', ['America/Guayaquil']],
    ['Mexico', ['America/Mexico_City']],
    ['Mongolia', ['Asia/Ulaanbaatar']],
    [
      'Canada',
      ['Toronto', 'Vancouver', 'Edmonton', 'Winnipeg', 'Halifax'].map((city) => `America/${city}`),
    ],
    [
      'USA',
      [
        ...['America/New_York', 'America/Chicago', 'America/Denver', 'America/Los_Angeles'],
        ...['America/Anchorage', 'Pacific/Honolulu'],
      ],
    ],
  ])('of %s is the best known first', (country, zones) => {
    const told = readTimeZone(country);
    const several = told.ok || told.problem.kind !== 'several' ? [] : told.problem.timeZones;
    expect(several.slice(0, zones.length)).toEqual(zones);
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

  it('is found by what Windows calls it', () => {
    for (const [name, timeZone] of Object.entries(WINDOWS_ZONES)) {
      expect(() => new Intl.DateTimeFormat('en', { timeZone }), timeZone).not.toThrow();
      const full = name.includes('Time') ? name : `${name} Standard Time`;
      expect(read(full.includes('UTC') ? timeZone : full), full).toBe(timeZone);
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
    expect(names('berlin, ger')).toEqual(['Berlin (Europe/Berlin)']);
    expect(names('met')[0]).toBe('Brussels (Europe/Brussels)');
    expect(names('us')[0]).toBe('New York (America/New_York)');
  });

  it.each([
    ['US/Eastern', 'New York (America/New_York)'],
    ['Hawaii', 'Honolulu (Pacific/Honolulu)'],
    ['California', 'Los Angeles (America/Los_Angeles)'],
    ['Texas', 'Chicago (America/Chicago)'],
    ['Eastern Time', 'New York (America/New_York)'],
    ['Zulu', 'UTC'],
    ['UCT', 'UTC'],
    ['Asia/Calcutta', 'Kolkata (Asia/Kolkata)'],
    ['W. Europe Standard Time', 'Berlin (Europe/Berlin)'],
    ['austin tx', 'Chicago (America/Chicago)'],
    ['LA', 'LA (America/Los_Angeles)'],
    ['SF', 'SF (America/Los_Angeles)'],
  ])('begin with what %s means', (text, name) => expect(names(text)[0]).toBe(name));

  it('of two letters are beginnings and whole words', () => {
    expect(names('LA')).toEqual(['LA (America/Los_Angeles)']);
    expect(names('SF')).toEqual(['SF (America/Los_Angeles)']);
    expect(names('be')).toContain('Berlin (Europe/Berlin)');
    expect(names('yo')).not.toContain('New York (America/New_York)');
    expect(names('yor')).toContain('New York (America/New_York)');
  });

  it('are nothing that merely contains what is typed', () => {
    expect(names('India')).toEqual(['Kolkata (Asia/Kolkata)']);
    expect(names('Iran')).toEqual(['Tehran (Asia/Tehran)']);
    expect(names('EAT')).toEqual(['EAT (Africa/Nairobi)']);
    expect(names('HK')).toEqual(['HK (Asia/Hong_Kong)', 'Hong Kong (Asia/Hong_Kong)']);
    expect(names('ROK')).toEqual(['Seoul (Asia/Seoul)']);
  });

  it('are well-known ones before anything is typed, each once', () => {
    const first = names('');
    expect(first).toHaveLength(25);
    expect(first[0]).toBe('Berlin (Europe/Berlin)');
    expect(new Set(first).size).toBe(25);
    expect(names('a', 7)).toHaveLength(7);
  });
});

import { isTooLong, MAX_PLACE_TEXT } from '../text/limits.ts';
import { ABBREVIATIONS, LARGE_ZONES, SEVERAL, WELL_KNOWN } from './cities.ts';
import { MOSTLY_ONE, STATE_ZONES } from './state-zones.ts';
import { WINDOWS_ZONES } from './windows-zones.ts';
import { atlas, cityOf, folded, modern, type Place, placeName } from './zone-places.ts';

/** A time zone, as somebody named it. */
type TimeZoneText =
  | {
      readonly ok: true;
      /** IANA name of the zone. */
      readonly timeZone: string;
    }
  | { readonly ok: false; readonly problem: TimeZoneProblem };

export type TimeZoneProblem =
  | {
      readonly kind: 'unknown';
      readonly text: string;
      /** Zones that may have been meant, the likeliest first. */
      readonly near: readonly ZoneSuggestion[];
    }
  /** The text is an abbreviation such as IST, which means another time in each of these zones. */
  | { readonly kind: 'several'; readonly text: string; readonly timeZones: readonly string[] }
  /** The text is an offset such as UTC+2, which knows of no summer time. */
  | { readonly kind: 'offset'; readonly text: string };

export interface ZoneSuggestion {
  /** Name such as "Munich (Europe/Berlin)". */
  readonly name: string;
  /** IANA name of the zone. */
  readonly timeZone: string;
}

const NEAR = 3;
/** Zones of one country, or of cities of one name, that are listed at most. */
const MOST_TOLD = 6;
/** An offset from UTC, such as "UTC+2", "GMT -03:30", "+0200"; an offset of zero is UTC. */
const OFFSET = /^(?:utc|gmt)?\s*[+\-−]\s*(?<hours>\d{1,2})(?::?(?<minutes>\d{2}))?$/;
/** The offset that Windows writes before a zone. */
const WINDOWS_OFFSET = /^\((?:utc|gmt)[^()]*\)/i;

/**
 * Reads a time zone: an IANA name in any spelling, a city (with its state or country behind it), a
 * country of one zone, the name that Windows gives to a zone, or an abbreviation that means but
 * one.
 */
export function readTimeZone(text: string): TimeZoneText {
  if (isTooLong(text, MAX_PLACE_TEXT)) {
    return unknown(text.slice(0, MAX_PLACE_TEXT), []);
  }
  const label = /\(([^()]+)\)\s*$/.exec(text)?.[1];
  const offset = OFFSET.exec(text.trim().toLowerCase())?.groups;
  if (offset) {
    const isNone = Number(offset['hours']) === 0 && Number(offset['minutes'] ?? 0) === 0;
    return isNone ? found('UTC') : { ok: false, problem: { kind: 'offset', text } };
  }
  const plain = text.replace(WINDOWS_OFFSET, '').trim();
  // A suggestion's name ends in its zone, and some of Windows' in a country.
  const labelled = label?.includes('/') ? label : plain;
  const zones = zonesCalled(labelled) ?? zonesCalled(plain.replace(/\s*\([^()]*\)$/, '')) ?? [];
  const [first, ...others] = zones;
  if (first === undefined) return unknown(text, suggestTimeZones(text, NEAR));
  if (others.length === 0) return found(first);
  return {
    ok: false,
    problem: { kind: 'several', text, timeZones: zones.slice(0, MOST_TOLD) },
  };
}

const found = (timeZone: string) => ({ ok: true, timeZone }) as const;
const unknown = (text: string, near: readonly ZoneSuggestion[]): TimeZoneText => ({
  ok: false,
  problem: { kind: 'unknown', text, near },
});

/** Returns the zones that a name means, several where it is no one's alone. */
function zonesCalled(text: string): readonly string[] | undefined {
  const wanted = folded(text);
  if (wanted === '') return undefined;
  const abbreviated = ABBREVIATIONS[wanted] ?? SEVERAL[wanted];
  if (abbreviated !== undefined) return [abbreviated].flat();
  const { older, zonesIn } = atlas();
  const isCode = wanted.length === 2;
  return (
    zonesOfPlace(wanted) ??
    single(older.get(wanted)) ??
    // "CA" is Canada as well as California.
    (isCode ? undefined : (zonesIn.get(wanted)?.toSorted(byFame) ?? STATE_ZONES.get(wanted))) ??
    single(windowsZone(wanted)) ??
    zonesOfParts(text.split(',')) ??
    single(knownToRuntime(text)) ??
    zonesOfWords(text)
  );
}

const single = (timeZone: string | undefined) => (timeZone === undefined ? undefined : [timeZone]);

/**
 * Returns the zone of a city that has one of its own name, or that is on our list; for others, the
 * zones of all cities of that name.
 */
function zonesOfPlace(wanted: string): readonly string[] | undefined {
  const named = atlas().places.filter(
    ({ keys, zoneKey }) => zoneKey === wanted || keys.includes(wanted),
  );
  const certain = named.find(({ isListed }) => !isListed);
  if (certain) return [certain.timeZone];
  return named.length > 0 ? [...new Set(named.map(({ timeZone }) => timeZone))] : undefined;
}

/**
 * Returns the zones of a place with parts behind it, such as "Berlin, Germany", "Austin, TX" or
 * "Amsterdam, Berlin, Bern": those of the city if it lies in such a part, else those of that part.
 */
function zonesOfParts(parts: readonly string[]): readonly string[] | undefined {
  const [city = '', ...behind] = parts.map(folded);
  if (behind.length === 0) return undefined;
  const cities = zonesOfPlace(city) ?? [];
  const { zonesIn, countryOf } = atlas();
  for (const part of behind) {
    const states = STATE_ZONES.get(part);
    const country = zonesIn.get(part);
    const codes = new Set(country?.map((zone) => countryOf.get(zone)));
    // People write Hong Kong and Macau as cities in China.
    if (codes.has('CN')) codes.add('HK').add('MO');
    const there = cities.filter(
      (zone) => states?.includes(zone) || (country && codes.has(countryOf.get(zone))),
    );
    if (there.length > 0) return there;
    // Georgia is both a state and a country; somebody who writes ME behind a city means Maine, not
    // Montenegro.
    if (states && country && part.length > 2) return [...country, ...states];
    if (states) return MOSTLY_ONE.has(part) ? states.slice(0, 1) : states;
    if (country) return country.toSorted(byFame);
    // Windows lists the cities of a zone.
    if (cities.length === 1 && zonesOfPlace(part)) return cities;
  }
  return undefined;
}

/**
 * Returns the zones of a city with its state or country behind it, without a comma: "Austin TX",
 * "Sydney New South Wales".
 */
function zonesOfWords(text: string): readonly string[] | undefined {
  const words = text.trim().split(/\s+/);
  if (text.includes(',')) return undefined;
  const inState = zonesOfStateAndCountry(words);
  if (inState) return inState;
  // "New South Wales" is no part of Wales.
  for (const count of [3, 2, 1]) {
    const [city, part] = [words.slice(0, -count).join(' '), words.slice(-count).join(' ')];
    if (city === '') continue;
    // "in" and "or" are words as well as states.
    const isMeant = part.length > 2 || /^[A-Z]+$/.test(part) || zonesOfPlace(folded(city));
    const zones = isMeant ? zonesOfParts([city, part]) : undefined;
    if (zones) return zones;
  }
  return undefined;
}

/**
 * Returns the zones for "Houston Texas USA": a city that we know, then a state and a country, or
 * the other way round.
 */
function zonesOfStateAndCountry(words: readonly string[]): readonly string[] | undefined {
  const { zonesIn } = atlas();
  const isArea = (part: string) => STATE_ZONES.has(folded(part)) || zonesIn.has(folded(part));
  for (let size = words.length - 2; size > 0; size -= 1) {
    const [city, behind] = [words.slice(0, size).join(' '), words.slice(size)];
    if (!zonesOfPlace(folded(city))) continue;
    for (let cut = 1; cut < behind.length; cut += 1) {
      const areas = [behind.slice(0, cut).join(' '), behind.slice(cut).join(' ')];
      if (areas.every(isArea)) return zonesOfParts([city, ...areas]);
    }
  }
  return undefined;
}

/** Windows' zones by folded name, with "standard" and without; made when first asked for. */
let windows: ReadonlyMap<string, string> | undefined;

function windowsZone(wanted: string): string | undefined {
  windows ??= new Map(
    Object.entries(WINDOWS_ZONES).flatMap(([name, timeZone]) => {
      const short = folded(name);
      return short.includes('time')
        ? [[short, timeZone] as const]
        : [`${short} standard time`, `${short} time`].map((full) => [full, timeZone] as const);
    }),
  );
  return windows.get(wanted.replace(/\b(?:daylight|summer)\b/, 'standard'));
}

/** Returns the zone of a name that the runtime takes, such as "Zulu" or "Etc/GMT+5". */
function knownToRuntime(text: string): string | undefined {
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', {
      timeZone: text.trim().replaceAll(' ', '_'),
    }).resolvedOptions();
    return /^[+-]\d/.test(timeZone) ? undefined : modern(timeZone);
  } catch {
    return undefined;
  }
}

/**
 * Returns suggestions for a text: first the zone that it means as it stands, then cities that begin
 * like that, or with a word that does; all zones of a country that is named.
 */
export function suggestTimeZones(text: string, limit: number): readonly ZoneSuggestion[] {
  if (isTooLong(text, MAX_PLACE_TEXT)) return [];
  const wanted = folded(text);
  const zonesOf = (zones: readonly string[]) =>
    zones.map((timeZone) => ({ name: placeName(cityOf(timeZone), timeZone), timeZone }));
  if (wanted === '') return zonesOf(WELL_KNOWN.slice(0, limit));
  const short = text.trim().toUpperCase();
  const meant = [ABBREVIATIONS[wanted] ?? SEVERAL[wanted] ?? []].flat();
  const abbreviated = meant.map((timeZone) => ({ name: placeName(short, timeZone), timeZone }));
  const { places, zonesIn } = atlas();
  const isPlace = zonesOfPlace(wanted) !== undefined;
  // Somebody who writes LA means neither Laos nor Lagos.
  const isNickname = isPlace && wanted.length === 2;
  const country = isNickname ? [] : (zonesIn.get(wanted) ?? []).toSorted(byFame);
  // A place is suggested by the name that was typed.
  const said = isPlace || meant.length > 0 ? [] : (zonesCalled(text) ?? []);
  // A country may be half typed: "Berlin, Ger".
  const [city, ...behind] = wanted.split(',');
  if (city !== undefined && behind.length > 0 && said.length === 0) {
    return suggestTimeZones(city, limit);
  }
  const ranked = places
    .map((place) => ({ place, rank: rankOf(place, wanted, text.trim().toLowerCase()) }))
    // Somebody who writes India doesn't mean Indianapolis; somebody who writes "be" may go on to
    // Berlin.
    .filter(() => country.length === 0 || wanted.length === 2)
    .filter(({ rank }) => rank < (isNickname ? 1 : RANKS))
    .sort((a, b) => a.rank - b.rank || byFame(a.place.timeZone, b.place.timeZone))
    .map(({ place: { name, timeZone } }) => ({ name, timeZone }));
  const names = new Set<string>();
  return [...abbreviated, ...zonesOf(said), ...zonesOf(country), ...ranked]
    .filter(({ name }) => !names.has(name) && names.add(name))
    .slice(0, limit);
}

/** Returns a zone's rank within its country: well-known zones come before the others. */
function fame(timeZone: string): number {
  const place = FAMOUS.indexOf(timeZone);
  return place < 0 ? FAMOUS.length : place;
}

const FAMOUS = [...WELL_KNOWN, ...LARGE_ZONES];

const byFame = (one: string, other: string) => fame(one) - fame(other);

const RANKS = 4;

/**
 * Returns how well a place fits a text, 0 for best.
 *
 * @param typed - The text with its accents: for ü, München comes before Munich.
 */
function rankOf({ name, keys, zoneKey }: Place, wanted: string, typed: string): number {
  if (keys.includes(wanted) || zoneKey === wanted)
    return name.toLowerCase().startsWith(typed) ? 0 : 1;
  if (name.toLowerCase().startsWith(typed)) return 1;
  if (keys.some((key) => key.startsWith(wanted)) || zoneKey?.startsWith(wanted)) return 2;
  // Two letters begin too many words.
  const end = wanted.length <= 2 ? ' ' : '';
  const within =
    keys.some((key) => `${key} `.includes(` ${wanted}${end}`)) || zoneKey?.includes(`/${wanted}`);
  return within ? 3 : RANKS;
}

import rawTimeZones from '@vvo/tzdb/raw-time-zones.json' with { type: 'json' };
import { languages } from '../i18n/language.ts';
import { CITIES, MODERN_NAMES, ONE_CLOCK } from './cities.ts';

/** A place is a city, or an older name of a zone, with the zone of its clocks. */
export interface Place {
  /** Name such as "Munich (Europe/Berlin)". */
  readonly name: string;
  /** IANA name of the zone. */
  readonly timeZone: string;
  /** Folded names by which it is looked for: with ü as u, and with ü as ue. */
  readonly keys: readonly string[];
  /** Folded IANA name, where the place is the city that the zone is named after. */
  readonly zoneKey?: string;
  /**
   * Whether the city is listed as one of a zone's largest; others of the same name may be meant.
   */
  readonly isListed: boolean;
}

interface Atlas {
  readonly places: readonly Place[];
  /** ISO 3166 code of the country of each zone. */
  readonly countryOf: ReadonlyMap<string, string>;
  /** The zones of each country, by its code and by its names in English and German; folded. */
  readonly zonesIn: ReadonlyMap<string, readonly string[]>;
  /**
   * Zones by names without a slash that IANA keeps for their age, such as "Japan", "EST5EDT", "GB";
   * folded.
   */
  readonly older: ReadonlyMap<string, string>;
}

let known: Atlas | undefined;

/** Returns the atlas, which has some thousand keys: it is made when somebody first asks. */
export function atlas(): Atlas {
  known ??= drawn();
  return known;
}

/** Returns the zone by the name that IANA gives it now. */
export const modern = (timeZone: string) => MODERN_NAMES[timeZone] ?? timeZone;

function drawn(): Atlas {
  const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
  const listed = new Map(rawTimeZones.map((zone) => [modern(zone.name), zone]));
  const own = new Set<string>();
  const places = zones.map(modern).flatMap((timeZone): readonly Place[] => {
    const cities = [cityOf(timeZone), ...(CITIES[timeZone] ?? [])];
    own.add(folded(cityOf(timeZone)));
    const named = cities.map((city, i) => ({
      ...placeOf(city, timeZone, false),
      ...(i === 0 && { zoneKey: folded(timeZone) }),
    }));
    // A list of towns such as "Makakilo / Kapolei" is no name that anybody writes.
    const largest = (listed.get(timeZone)?.mainCities ?? []).filter((city) => !city.includes('/'));
    const keys = new Set(named.flatMap((place) => place.keys));
    return [
      ...named,
      ...largest
        .map((city) => placeOf(city, timeZone, true))
        .filter((place) => !place.keys.every((key) => keys.has(key))),
    ];
  });
  return { places, ...countries(), older: olderNames() };
}

function countries(): Pick<Atlas, 'countryOf' | 'zonesIn'> {
  const countryOf = new Map<string, string>();
  const zonesIn = new Map<string, string[]>();
  const inAllLanguages = languages.map(
    (language) => new Intl.DisplayNames(language, { type: 'region' }),
  );
  for (const { name, group, countryCode, countryName } of rawTimeZones) {
    for (const one of group) countryOf.set(modern(one), countryCode);
    if ((ONE_CLOCK[countryCode] ?? modern(name)) !== modern(name)) continue;
    const names = [countryCode, countryName, ...inAllLanguages.map((in_) => in_.of(countryCode))];
    for (const key of new Set(names.map((text = '') => folded(text)))) {
      const zones = zonesIn.get(key);
      if (zones) zones.push(modern(name));
      else zonesIn.set(key, [modern(name)]);
    }
  }
  for (const [name, alias] of ALIASES) {
    const zones = zonesIn.get(alias);
    if (zones) zonesIn.set(name, zones);
  }
  return { countryOf, zonesIn };
}

/** Other names of countries and of their parts, each with the country's code. */
const ALIASES = [
  ['uk', 'gb'],
  ['england', 'gb'],
  ['great britain', 'gb'],
  ['usa', 'us'],
  ['u s a', 'us'],
  ['america', 'us'],
  ['uae', 'ae'],
  ['holland', 'nl'],
  ['russia', 'ru'],
  ['south korea', 'kr'],
  ['korea', 'kr'],
  ['scotland', 'gb'],
  ['schottland', 'gb'],
  ['wales', 'gb'],
  ['northern ireland', 'gb'],
  ['nordirland', 'gb'],
  ['grossbritannien', 'gb'],
  ['czech republic', 'cz'],
  ['tschechische republik', 'cz'],
  ['macedonia', 'mk'],
  ['mazedonien', 'mk'],
  ['bosnia', 'ba'],
  ['bosnien', 'ba'],
  ['burma', 'mm'],
  ['birma', 'mm'],
  ['swaziland', 'sz'],
  ['swasiland', 'sz'],
  // Kosovo has no zone and no code of its own there; its clocks are Belgrade's.
  ['kosovo', 'rs'],
] as const;

function olderNames(): ReadonlyMap<string, string> {
  return new Map(
    rawTimeZones.flatMap(({ name, group }) =>
      group
        .filter((older) => !older.includes('/'))
        .map((older) => [folded(older), modern(name)] as const),
    ),
  );
}

function placeOf(city: string, timeZone: string, isListed: boolean): Place {
  const german = city.replace(/[äöü]/gi, (vowel) => `${vowel}e`);
  return {
    name: placeName(city, timeZone),
    timeZone,
    isListed,
    keys: [...new Set([folded(city), folded(german)])],
  };
}

/** Writes a city with its zone: "Munich (Europe/Berlin)". */
export function placeName(city: string, timeZone: string): string {
  return city === timeZone ? city : `${city} (${timeZone})`;
}

/**
 * Returns the city that a zone is named after: "America/Argentina/Buenos_Aires" → "Buenos Aires".
 */
export function cityOf(timeZone: string): string {
  return (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
}

/** Returns a text without accents, case, and the marks between words. */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ł', 'l')
    .replaceAll('ı', 'i')
    .replace(/[._'’-]+(?!\d)|\s+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

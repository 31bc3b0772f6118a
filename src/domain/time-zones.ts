import { ABBREVIATIONS, CITIES, MODERN_NAMES, SEVERAL, WELL_KNOWN } from './city-zones.ts';

/** A clock on a wall, as somebody named it. */
type TimeZoneText =
  | {
      readonly ok: true;
      /** IANA name. */
      readonly timeZone: string;
    }
  | { readonly ok: false; readonly problem: TimeZoneProblem };

export type TimeZoneProblem =
  | {
      readonly kind: 'unknown';
      readonly text: string;
      /** What may have been meant, the likeliest first. */
      readonly near: readonly ZoneSuggestion[];
    }
  /** An abbreviation such as IST, which means another wall in each of these zones. */
  | { readonly kind: 'several'; readonly text: string; readonly timeZones: readonly string[] }
  /** Such as UTC+2, which knows of no summer time. */
  | { readonly kind: 'offset'; readonly text: string };

export interface ZoneSuggestion {
  /** "Munich (Europe/Berlin)". */
  readonly name: string;
  /** IANA name. */
  readonly timeZone: string;
}

interface Place extends ZoneSuggestion {
  /** As it is looked for: with ü for u, and with ü for ue. */
  readonly keys: readonly string[];
  /** The IANA name, as it is looked for: by the city that it names alone. */
  readonly zoneKey?: string;
}

const NEAR = 3;
/** "UTC+2", "GMT -03:30", "+0200"; what is no offset from UTC is UTC. */
const OFFSET = /^(?:utc|gmt)?\s*[+\-−]\s*(?<hours>\d{1,2})(?::?(?<minutes>\d{2}))?$/;

/** An IANA name in any spelling, a city, or an abbreviation that means but one. */
export function readTimeZone(text: string): TimeZoneText {
  const label = /\(([^()]+)\)\s*$/.exec(text)?.[1];
  const wanted = folded(label ?? text);
  const found = (timeZone: string) => ({ ok: true, timeZone }) as const;
  const offset = OFFSET.exec(text.trim().toLowerCase())?.groups;
  if (offset) {
    const isNone = Number(offset['hours']) === 0 && Number(offset['minutes'] ?? 0) === 0;
    return isNone ? found('UTC') : { ok: false, problem: { kind: 'offset', text } };
  }
  const abbreviated = ABBREVIATIONS[wanted];
  if (abbreviated !== undefined) return found(abbreviated);
  const timeZones = SEVERAL[wanted];
  if (timeZones) return { ok: false, problem: { kind: 'several', text, timeZones } };
  const place = places().find(({ keys, zoneKey }) => zoneKey === wanted || keys.includes(wanted));
  if (place) return found(place.timeZone);
  const older = /\//.test(text) ? knownToRuntime(text) : undefined;
  if (older !== undefined) return found(older);
  return { ok: false, problem: { kind: 'unknown', text, near: suggestTimeZones(text, NEAR) } };
}

/** Cities that begin like that, then those with a word that does, then whatever contains it. */
export function suggestTimeZones(text: string, limit: number): readonly ZoneSuggestion[] {
  const wanted = folded(text);
  if (wanted === '') {
    return WELL_KNOWN.slice(0, limit).map((timeZone) => suggestion(cityOf(timeZone), timeZone));
  }
  const short = text.trim().toUpperCase();
  const meant = ABBREVIATIONS[wanted] ?? SEVERAL[wanted] ?? [];
  const abbreviated = [meant].flat().map((timeZone) => suggestion(short, timeZone));
  const ranked = places()
    .map((place) => ({ place, rank: rankOf(place, wanted, text.trim().toLowerCase()) }))
    .filter(({ rank }) => rank < RANKS)
    .sort((a, b) => a.rank - b.rank)
    .map(({ place: { name, timeZone } }) => ({ name, timeZone }));
  const names = new Set<string>();
  return [...abbreviated, ...ranked]
    .filter(({ name }) => !names.has(name) && names.add(name))
    .slice(0, limit);
}

const RANKS = 4;

/** @param typed - With its accents: who types ü sees München before Munich. */
function rankOf({ name, keys, zoneKey }: Place, wanted: string, typed: string): number {
  if (name.toLowerCase().startsWith(typed)) return 0;
  if (keys.some((key) => key.startsWith(wanted)) || zoneKey?.startsWith(wanted)) return 1;
  if (keys.some((key) => key.includes(` ${wanted}`))) return 2;
  return keys.some((key) => key.includes(wanted)) || zoneKey?.includes(wanted) ? 3 : RANKS;
}

let known: readonly Place[] | undefined;

/** Some thousand keys: made when somebody asks. */
function places(): readonly Place[] {
  known ??= ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')].flatMap(
    (listed) => {
      const timeZone = MODERN_NAMES[listed] ?? listed;
      return [
        { ...placeOf(cityOf(timeZone), timeZone), zoneKey: folded(timeZone) },
        ...(CITIES[timeZone] ?? []).map((city) => placeOf(city, timeZone)),
      ];
    },
  );
  return known;
}

function placeOf(city: string, timeZone: string): Place {
  const german = city.replace(/[äöü]/gi, (vowel) => `${vowel}e`);
  return {
    ...suggestion(city, timeZone),
    keys: [...new Set([folded(city), folded(german)])],
  };
}

/** "America/Argentina/Buenos_Aires" → "Buenos Aires". */
function cityOf(timeZone: string): string {
  return (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
}

function suggestion(city: string, timeZone: string): ZoneSuggestion {
  return { name: city === timeZone ? city : `${city} (${timeZone})`, timeZone };
}

/** An older name of a zone that is listed by another. */
function knownToRuntime(text: string): string | undefined {
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', {
      timeZone: text.trim().replaceAll(' ', '_'),
    }).resolvedOptions();
    return MODERN_NAMES[timeZone] ?? timeZone;
  } catch {
    return undefined;
  }
}

/** Without accents, case, and what stands between words. */
function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ł', 'l')
    .replace(/[._'’-]+(?!\d)|\s+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

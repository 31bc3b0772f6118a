/** A part of the grid with a price of its own. */
export interface SpotZone {
  /** As it is told and typed: `DE-LU`, `NO1`. */
  readonly id: string;
  /** ISO 4217 code of the currency that its prices are told in. */
  readonly currency: string;
  /** IANA name of the clock there. */
  readonly timeZone: string;
  /** Other ways to write it, in small letters. */
  readonly aliases?: readonly string[] | undefined;
}

const euro = (id: string, timeZone: string, aliases?: readonly string[]): SpotZone => ({
  ...{ id, currency: 'EUR', timeZone, aliases },
});
const northern = (prefix: string, count: number, currency: string, timeZone: string) =>
  Array.from({ length: count }, (_, index): SpotZone => {
    const id = `${prefix}${index + 1}`;
    return { id, currency, timeZone };
  });

/** Zones for which there is a source that may be shown to others. */
export const spotZones: readonly SpotZone[] = [
  euro('DE-LU', 'Europe/Berlin', ['de', 'lu', 'germany', 'deutschland', 'luxembourg', 'luxemburg']),
  euro('AT', 'Europe/Vienna', ['austria', 'österreich']),
  euro('CH', 'Europe/Zurich', ['switzerland', 'schweiz']),
  euro('FR', 'Europe/Paris', ['france', 'frankreich']),
  euro('NL', 'Europe/Amsterdam', ['netherlands', 'niederlande']),
  euro('BE', 'Europe/Brussels', ['belgium', 'belgien']),
  euro('PL', 'Europe/Warsaw', ['poland', 'polen']),
  euro('CZ', 'Europe/Prague', ['czechia', 'tschechien']),
  euro('SK', 'Europe/Bratislava', ['slovakia', 'slowakei']),
  euro('HU', 'Europe/Budapest', ['hungary', 'ungarn']),
  euro('RO', 'Europe/Bucharest', ['romania', 'rumänien']),
  euro('BG', 'Europe/Sofia', ['bulgaria', 'bulgarien']),
  euro('SI', 'Europe/Ljubljana', ['slovenia', 'slowenien']),
  euro('HR', 'Europe/Zagreb', ['croatia', 'kroatien']),
  euro('RS', 'Europe/Belgrade', ['serbia', 'serbien']),
  euro('ME', 'Europe/Podgorica', ['montenegro']),
  euro('FI', 'Europe/Helsinki', ['finland', 'finnland']),
  euro('EE', 'Europe/Tallinn', ['estonia', 'estland']),
  euro('LV', 'Europe/Riga', ['latvia', 'lettland']),
  euro('LT', 'Europe/Vilnius', ['lithuania', 'litauen']),
  ...northern('NO', 5, 'NOK', 'Europe/Oslo'),
  ...northern('SE', 4, 'SEK', 'Europe/Stockholm'),
  ...northern('DK', 2, 'DKK', 'Europe/Copenhagen'),
  {
    ...{ id: 'COMED', currency: 'USD', timeZone: 'America/Chicago' },
    aliases: ['chicago', 'illinois'],
  },
];

const byName: ReadonlyMap<string, SpotZone> = new Map(
  spotZones.flatMap((zone) =>
    [nameOf(zone.id), ...(zone.aliases ?? [])].map((name) => [name, zone] as const),
  ),
);

function nameOf(text: string): string {
  return text.toLowerCase().replaceAll(/[\s_-]/g, '');
}

/** Tells whether one of a zone's names begins like that. */
export function isCalledLike({ id, aliases = [] }: SpotZone, text: string): boolean {
  return [id, ...aliases].some((name) => nameOf(name).startsWith(nameOf(text)));
}

/** Returns the zone that somebody calls like that: "DE-LU", "de_lu", "Germany", "no1". */
export function zoneCalled(text: string): SpotZone | undefined {
  return byName.get(nameOf(text));
}

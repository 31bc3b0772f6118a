import type { Suggestion } from '../src/discord/command.ts';
import { UserError } from '../src/errors.ts';
import { quoted } from '../src/render/markdown.ts';
import type { Voice } from '../src/render/voice.ts';
import { MAX_CHOICES } from './choice-limits.ts';

/** "europe/berlin" → "Europe/Berlin". @throws UserError for anything but an IANA name. */
export function readTimeZone(text: string, { t }: Voice): string {
  const wanted = folded(text);
  const found = zones().find((zone) => folded(zone) === wanted);
  if (found === undefined) {
    throw new UserError(t('settings.unknownTimeZone', { text: quoted(text, 40) }));
  }
  return found;
}

/** Any part of the name; spaces do for underscores. */
export function suggestTimeZones(text: string): readonly Suggestion[] {
  const wanted = folded(text);
  return zones()
    .filter((zone) => folded(zone).includes(wanted))
    .slice(0, MAX_CHOICES)
    .map((zone) => ({ name: zone, value: zone }));
}

const folded = (text: string) => text.trim().toLowerCase().replaceAll(' ', '_');
const zones = () => ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];

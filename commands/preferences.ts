import type { Caller } from '../src/discord/command.ts';
import { type Preferences, preferencesOf } from '../src/domain/preferences.ts';
import type { Ports, Profile } from '../src/ports.ts';

/** As the router found it on the way, or a look of our own. */
export async function profileOf(
  { id, guildId, profile }: Caller,
  { profiles }: Pick<Ports, 'profiles'>,
): Promise<Profile> {
  return profile ?? profiles.find(id, guildId);
}

/** What the caller means who says nothing else: own settings, the server's, the operator's. */
export async function preferencesFor(
  caller: Caller,
  { profiles, defaults }: Pick<Ports, 'profiles' | 'defaults'>,
): Promise<Preferences> {
  const { settings, server } = await profileOf(caller, { profiles });
  return preferencesOf({ own: settings, server, operator: defaults });
}

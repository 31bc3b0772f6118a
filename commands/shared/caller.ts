import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Caller } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { StoreOutage, UserError } from '../../src/errors.ts';
import type { I18n } from '../../src/i18n/i18n.ts';
import { type Preferences, preferencesOf } from '../../src/people/preferences.ts';
import type { Profile } from '../../src/privacy/privacy.port.ts';
import { endingWithin } from '../../src/time/ending-within.ts';

/** Returns the profile that the router found on the way, or looks it up. */
export async function profileOf(
  { id, guildId, profile }: Caller,
  { profiles }: Pick<Ports, 'profiles'>,
): Promise<Profile> {
  return profile ?? profiles.find(id, guildId);
}

/** Seconds that are waited for the store: the router has waited before. */
const PATIENCE = 1;
const tooSlow = () => new StoreOutage('The store takes too long to answer');

/** Returns the caller's profile; nothing where the store gives no answer. */
export async function profileIfKnown(
  caller: Caller,
  ports: Pick<Ports, 'profiles'>,
): Promise<Profile | undefined> {
  if (caller.profile) return caller.profile;
  try {
    return await endingWithin(PATIENCE, profileOf(caller, ports), tooSlow);
  } catch (error) {
    if (error instanceof StoreOutage) return undefined;
    throw error;
  }
}

/** Returns the caller’s time zone; nothing where that is unknown. */
export async function clockOf(
  caller: Caller,
  ports: Pick<Ports, 'profiles'>,
): Promise<string | undefined> {
  return (await profileIfKnown(caller, ports))?.settings.timeZone;
}

/** Profile of a caller about whom nothing is known. */
export const strangersProfile: Profile = {
  settings: {},
  server: {},
  hasRigs: false,
  hasHeld: false,
};

/** Returns a caller's preferences: their own settings, then the server's, then the operator's. */
export async function preferencesFor(
  caller: Caller,
  { profiles, defaults }: Pick<Ports, 'profiles' | 'defaults'>,
): Promise<Preferences> {
  const { settings, server } = await profileOf(caller, { profiles });
  return preferencesOf({ own: settings, server, operator: defaults });
}

const RIGHTS = PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator;

/** Tells whether the caller is on a server, and may manage it. */
export function mayManage({ guildId, permissions = 0n }: Caller): boolean {
  return guildId !== undefined && (permissions & RIGHTS) !== 0n;
}

/**
 * Returns the server that the caller manages.
 *
 * @param topic - Room with the words that say what can't be done here.
 * @throws UserError outside of servers, and without the right to manage this one.
 */
export function managedServer(
  caller: Caller,
  topic: 'digests' | 'serverAlerts' | 'settings',
  { t }: I18n,
): string {
  const { guildId } = caller;
  if (guildId === undefined) throw new UserError(t(`${topic}.noServer`));
  if (!mayManage(caller)) throw new UserError(t(`${topic}.notAllowed`));
  return guildId;
}

import type { Caller } from '../src/discord/command.ts';
import { type Preferences, preferencesOf } from '../src/domain/preferences.ts';
import type { Ports } from '../src/ports.ts';

/** What the caller means who says nothing else: own settings, the server's, the operator's. */
export async function preferencesFor(
  { id, guildId }: Caller,
  { settings, defaults }: Pick<Ports, 'settings' | 'defaults'>,
): Promise<Preferences> {
  const [own, server] = await Promise.all([
    settings.user(id),
    guildId === undefined ? {} : settings.server(guildId),
  ]);
  return preferencesOf({ own, server, operator: defaults });
}

import type { Servers } from '../outbox/servers.port.ts';
import type { Places } from './place.port.ts';

interface PlaceChannelsPorts {
  readonly places: Pick<Places, 'unplaced' | 'placed'>;
  readonly servers: Pick<Servers, 'serverOf'>;
  /** Returns false when no more is to be asked in this run. */
  readonly hasTime: () => boolean;
}

/**
 * Finds the servers of channels that were set up before servers were noted, so that the managers of
 * those servers see what goes out there. Where Discord doesn't answer, the rest is left for another
 * time.
 *
 * @param most - Channels at a time.
 * @returns How many servers were found, or can't be.
 */
export async function placeChannels(
  { places, servers, hasTime }: PlaceChannelsPorts,
  most: number,
): Promise<number> {
  let found = 0;
  for (const channelId of await places.unplaced(most)) {
    if (!hasTime()) break;
    const guildId = await servers.serverOf(channelId);
    if (guildId === undefined) break;
    await places.placed(channelId, guildId === 'none' ? undefined : guildId);
    found += 1;
  }
  return found;
}

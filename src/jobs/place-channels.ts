import type { Places, Servers } from '../ports.ts';

interface PlaceChannelsPorts {
  readonly places: Pick<Places, 'unplaced' | 'placed'>;
  readonly servers: Pick<Servers, 'serverOf'>;
}

/**
 * Finds out in which servers things go out that were set up before that was noted, so that who manages
 * those servers sees them.
 *
 * @param most - Channels at a time.
 * @returns How many were looked up.
 */
export async function placeChannels(
  { places, servers }: PlaceChannelsPorts,
  most: number,
): Promise<number> {
  const channels = await places.unplaced(most);
  for (const channelId of channels) {
    await places.placed(channelId, await servers.serverOf(channelId));
  }
  return channels.length;
}

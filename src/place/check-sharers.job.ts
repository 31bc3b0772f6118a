import type { SharedRigs } from '../digest/shared-rigs.port.ts';
import type { Servers } from '../outbox/servers.port.ts';
import type { Clock } from '../time/clock.port.ts';
import { DAY } from '../time/seconds.ts';

interface CheckSharersPorts {
  readonly sharedRigs: Pick<SharedRigs, 'unchecked' | 'checked' | 'left'>;
  readonly servers: Pick<Servers, 'isMember'>;
  readonly clock: Clock;
  /** Returns false when no more is to be asked in this run. */
  readonly hasTime: () => boolean;
}

/** Seconds after which a person is looked for again. */
const EVERY = DAY;

/**
 * Looks for people who have left a server, so that its digests no longer count them. If they were
 * looked for when a digest is composed, a big server would cost a request for each of thousands; so
 * everybody is looked for once a day, a few at a time, however many there are.
 *
 * @param most - People at a time.
 * @returns How many were gone.
 */
export async function checkSharers(
  { sharedRigs, servers, clock, hasTime }: CheckSharersPorts,
  most: number,
): Promise<number> {
  const now = clock();
  let gone = 0;
  for (const sharer of await sharedRigs.unchecked({ before: now - EVERY, limit: most })) {
    if (!hasTime()) break;
    const isMember = await servers.isMember(sharer.userId, sharer.guildId);
    if (isMember !== false) await sharedRigs.checked(sharer, now);
    else if (await sharedRigs.left(sharer)) gone += 1;
  }
  return gone;
}

import type { ClaimedNotice } from '../outbox/notice.ts';
import type { Overtaken } from '../outbox/outbox.port.ts';
import type { DigestStore } from './digest.port.ts';

type DigestNotice = Pick<ClaimedNotice, 'recipient' | 'expiresAt'> & { readonly digest: number };

/**
 * Tells what somebody did to a digest while its notice waited: took it away, or sent it elsewhere.
 *
 * @returns Nothing where it is still to go where it was to go.
 */
export async function overtaken(
  notice: DigestNotice,
  digests: Pick<DigestStore, 'find'>,
): Promise<Overtaken | undefined> {
  const digest = await digests.find(notice.digest);
  if (!digest) return { reason: 'digest removed' };
  const { state, guildId, recipient } = digest;
  // A notice that is sent by hand has no end, and its digest may be paused.
  if (state !== 'active' && notice.expiresAt !== undefined) return { reason: `digest ${state}` };
  // A person's digest may have gone to a channel in place of a direct message.
  return guildId !== undefined && recipient !== notice.recipient ? { recipient } : undefined;
}

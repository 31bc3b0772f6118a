import type { ClaimedNotice } from '../outbox/notice.ts';
import type { Overtaken } from '../outbox/outbox.port.ts';
import type { DigestStore } from './digest.port.ts';

type DigestNotice = Pick<ClaimedNotice, 'recipient' | 'expiresAt'> & { readonly digest: number };

/**
 * What somebody did to a digest while its notice waited: took it away, or sent it elsewhere.
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
  // What is sent by hand has no end, and may be of one that is paused.
  if (state !== 'active' && notice.expiresAt !== undefined) return { reason: `digest ${state}` };
  // What is a person's may have gone to a channel in place of a direct message.
  return guildId !== undefined && recipient !== notice.recipient ? { recipient } : undefined;
}

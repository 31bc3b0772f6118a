import type { StoppedBecause } from '../domain/digest.ts';
import type { ClaimedNotice, DigestStore, Refused } from '../ports.ts';
import { stoppedMessage } from '../render/digest-notice.ts';
import { voiceFor } from '../render/voice.ts';

type DigestNotice = Pick<ClaimedNotice, 'recipient' | 'expiresAt'> & { readonly digest: number };

/**
 * What somebody did to a digest while its notice waited: took it away, or sent it elsewhere.
 *
 * @returns Nothing where it is still to go where it was to go.
 */
export async function overtaken(
  notice: DigestNotice,
  digests: Pick<DigestStore, 'find'>,
): Promise<{ readonly reason: string } | { readonly recipient: string } | undefined> {
  const digest = await digests.find(notice.digest);
  if (!digest) return { reason: 'digest removed' };
  const { state, guildId, recipient } = digest;
  // What is sent by hand has no end, and may be of one that is paused.
  if (state !== 'active' && notice.expiresAt !== undefined) return { reason: `digest ${state}` };
  // What is a person's may have gone to a channel in place of a direct message.
  return guildId !== undefined && recipient !== notice.recipient ? { recipient } : undefined;
}

/** Discord won't take this digest, today or tomorrow: no more of it, and one note to who subscribed. */
export async function stopDigest(
  notice: DigestNotice,
  refused: Refused,
  now: number,
  digests: Pick<DigestStore, 'find' | 'stop'>,
): Promise<void> {
  const digest = await digests.find(notice.digest);
  if (!digest) return;
  const { id, userId, revision, locale } = digest;
  const why = refused.why === 'invalid' || refused.why === 'bot-barred' ? 'other' : refused.why;
  const because: StoppedBecause = { why, reason: refused.reason, at: now };
  await digests.stop(
    id,
    because,
    userId === undefined
      ? undefined
      : {
          recipient: `u:${userId}`,
          owner: userId,
          payload: stoppedMessage(digest, because, voiceFor(locale)),
          dedupeKey: `digest-stopped:${id}:${revision}`,
          createdAt: now,
        },
  );
}

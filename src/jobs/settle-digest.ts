import type { StoppedBecause } from '../domain/digest.ts';
import type { ClaimedNotice, DigestStore, Refused } from '../ports.ts';
import { stoppedMessage } from '../render/digest-notice.ts';
import { voiceFor } from '../render/voice.ts';

/**
 * Discord will not take this digest, today or tomorrow: no more of it, and one note to whoever
 * subscribed. One that goes elsewhere by now goes on.
 */
export async function stopDigest(
  notice: ClaimedNotice & { readonly digest: number },
  refused: Refused,
  now: number,
  digests: Pick<DigestStore, 'find' | 'stop'>,
): Promise<void> {
  const digest = await digests.find(notice.digest);
  if (!digest) return;
  const { id, guildId, recipient, userId, revision, locale } = digest;
  // What is a person's may have gone to a channel in place of a direct message.
  if (guildId !== undefined && recipient !== notice.recipient) return;
  const why = refused.why === 'invalid' || refused.why === 'too-many-dms' ? 'other' : refused.why;
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

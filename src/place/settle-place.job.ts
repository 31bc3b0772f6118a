import { overtaken } from '../digest/delivery.job.ts';
import type { DigestStore } from '../digest/digest.port.ts';
import type { Digest } from '../digest/digest.ts';
import type { ClaimedNotice, Refused } from '../outbox/notice.ts';
import type { NoticeHooks } from '../outbox/outbox.port.ts';
import { channelOf, type Recipient } from '../outbox/recipient.ts';
import type { BarredStanding, Servers } from '../outbox/servers.port.ts';
import type { StoppedBecause } from '../outbox/stopped-because.ts';
import type { Places } from './place.port.ts';
import type { Place } from './place.ts';
import { stoppedNote } from './stopped.message.ts';

interface SettlingPorts {
  readonly digests: Pick<DigestStore, 'find' | 'miss'>;
  readonly places: Pick<Places, 'stop' | 'serverOf'>;
  readonly servers: Pick<Servers, 'isHere' | 'serverOf'>;
}

/** Returns the hooks by which the sender tells digests and places the fate of their notices. */
export function noticeHooks(ports: SettlingPorts): NoticeHooks {
  const { digests } = ports;
  return {
    async overtaken({ digest, ...notice }) {
      return digest === undefined ? undefined : overtaken({ ...notice, digest }, digests);
    },
    // The next digest says that one was left out.
    async leftOut({ digest }) {
      if (digest !== undefined) await digests.miss(digest);
    },
    refused: (notice, refused, now) => stopPlace(notice, refused, now, ports),
    barred: (notice, standing, now) => stopPerson(notice, standing, now, ports),
  };
}

/** Stops all that a person has told in a channel where they may not have us write. */
async function stopPerson(
  { recipient, owner }: ClaimedNotice,
  standing: BarredStanding,
  now: number,
  { places }: { readonly places: Pick<Places, 'stop'> },
): Promise<void> {
  const guildId = standing.kind === 'left' ? standing.guildId : undefined;
  const because: StoppedBecause = { why: standing.kind, reason: 'asked before writing', at: now };
  await places.stop({ recipient, guildId }, { of: 'person', userId: owner }, because, stoppedNote);
}

/**
 * Stops the things that go to a place where Discord won't take anything, today or tomorrow, or only
 * the digest that it won't take.
 */
async function stopPlace(
  notice: Pick<ClaimedNotice, 'recipient' | 'digest'>,
  refused: Refused,
  now: number,
  ports: SettlingPorts,
): Promise<void> {
  const { why, reason } = refused;
  const kind = why === 'invalid' || why === 'bot-barred' ? 'other' : why;
  const digest = notice.digest === undefined ? undefined : await ports.digests.find(notice.digest);
  const guildId = await lostServer(notice.recipient, digest, refused, ports);
  const place: Place = { recipient: notice.recipient, guildId };
  const because: StoppedBecause = { why: guildId === undefined ? kind : 'kicked', reason, at: now };
  if (kind !== 'other') {
    await ports.places.stop(place, { of: 'everybody' }, because, stoppedNote);
  } else if (digest) {
    // The refusal concerns the digest, not the channel: what others have told there goes on.
    await ports.places.stop(place, { of: 'digest', digestId: digest.id }, because, stoppedNote);
  }
}

/** Returns the server, where we aren't in it any more: all of it is lost then. */
async function lostServer(
  recipient: Recipient,
  digest: Digest | undefined,
  { why }: Refused,
  { places, servers }: Pick<SettlingPorts, 'places' | 'servers'>,
): Promise<string | undefined> {
  if (why !== 'no-access' && why !== 'channel-gone') return undefined;
  const channelId = channelOf(recipient);
  if (channelId === undefined) return undefined;
  const guildId =
    digest?.guildId ?? (await places.serverOf(channelId)) ?? (await servers.serverOf(channelId));
  if (guildId === undefined || guildId === 'none') return undefined;
  return (await servers.isHere(guildId)) === false ? guildId : undefined;
}

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

/** Tells digests and places what becomes of notices on their way. */
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

/** Who may not have us write there: all that this person has told there stops. */
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

/** Discord won't take anything there, today or tomorrow, or not that digest. */
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
    // It says nothing of the channel: what others have told there goes on.
    await ports.places.stop(place, { of: 'digest', digestId: digest.id }, because, stoppedNote);
  }
}

/** @returns The server, where it is the whole of it that we are not in any more. */
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

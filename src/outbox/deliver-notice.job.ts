import type { Logger } from '../log/logger.port.ts';
import type { Message } from '../message/message.ts';
import type { Clock } from '../time/clock.port.ts';
import { DAY } from '../time/seconds.ts';
import { mentioning, wholeMessage, withoutFiles } from './delivered.message.ts';
import { type DmOpening, LONGEST_WAIT, type Wait } from './dm-opening.job.ts';
import type { ClaimedNotice, Refusal, Refused, RetryLater, Sent } from './notice.ts';
import type {
  ContentStore,
  DmStore,
  Meter,
  NoticeHooks,
  Outbox,
  Poster,
  Posting,
} from './outbox.port.ts';
import { channelRecipient, isServerOwner, personRecipient, readRecipient } from './recipient.ts';
import type { BarredStanding, Servers } from './servers.port.ts';

export interface DeliveryPorts {
  readonly outbox: Outbox;
  readonly dms: DmStore;
  readonly servers: Pick<Servers, 'standing'>;
  readonly hooks: NoticeHooks;
  readonly contents: ContentStore;
  readonly poster: Poster;
  readonly meter: Meter;
  readonly clock: Clock;
  readonly log: Logger;
}

export interface DeliveryOptions {
  /** Seconds until the second attempt; each further one waits twice as long. */
  readonly firstRetry: number;
  /** Seconds between two attempts at most. */
  readonly longestRetry: number;
  /** Seconds for which Discord surely remembers a nonce. */
  readonly nonceMemory: number;
}

/**
 * A notice that Discord didn't take is given up after so many seconds and attempts: it is of no use
 * to anybody then.
 */
const GIVE_UP = { seconds: DAY, attempts: 8 };

/** Seconds that our clock may be ahead of Discord's. */
const CLOCK_SKEW = 30;

/** The notice wasn't tried, and won't be. */
interface Useless {
  readonly kind: 'useless';
  readonly reason: string;
}

/** The person whose notice it is may not have us write in that channel. */
interface Barred {
  readonly kind: 'barred';
  readonly standing: BarredStanding;
}

const isOfPerson = ({ owner }: ClaimedNotice) => !isServerOwner(owner);

/** Sends one notice, and records what became of it. */
export async function deliverNotice(
  notice: ClaimedNotice,
  ports: DeliveryPorts & { readonly opening: DmOpening },
  options: DeliveryOptions,
): Promise<void> {
  const { outbox, dms, hooks, meter, clock, log } = ports;
  const { isPerson: isDm, id: recipient } = readRecipient(notice.recipient);
  if (await isOvertaken(notice, ports)) return;
  const outcome = await attempt(notice, ports, options);
  const now = clock();
  const about = { notice: notice.id, recipient: notice.recipient };
  switch (outcome.kind) {
    case 'sent':
      await outbox.sent(notice.id, outcome.messageId, now);
      if (isDm) await dms.reached(recipient);
      meter.delivered('sent');
      return;
    case 'wait':
      if (outcome.until > now + LONGEST_WAIT && (await toFallback(notice, ports))) return;
      await outbox.postpone(notice, outcome.until);
      return;
    case 'retry-later': {
      const { code } = outcome;
      if (now - notice.createdAt > GIVE_UP.seconds && notice.attempts >= GIVE_UP.attempts) {
        log.error({ ...about, code, reason: outcome.reason }, 'notice given up after a day');
        await outbox.failed(notice, outcome, now);
        meter.delivered('failed', code);
        return;
      }
      log.warn({ ...about, code, reason: outcome.reason }, 'notice not sent, tried again later');
      const backOff = Math.min(options.firstRetry * 2 ** notice.attempts, options.longestRetry);
      await outbox.retry(notice, now + Math.max(outcome.after, backOff), outcome);
      meter.delivered('retried', code);
      return;
    }
    case 'useless':
      log.warn({ ...about, reason: outcome.reason }, 'notice dropped');
      return fail(notice, outcome, ports);
    case 'barred': {
      const { standing } = outcome;
      log.info({ ...about, why: standing.kind }, 'notice not posted for who may not write there');
      await hooks.barred(notice, standing, now);
      return toPerson(notice, ports);
    }
    case 'refused':
      return settleRefusal(notice, outcome, ports);
  }
}

/**
 * Drops or moves a notice whose digest was taken away or moved meanwhile.
 *
 * @returns Whether it did.
 */
async function isOvertaken(
  notice: ClaimedNotice,
  { outbox, hooks, meter, clock, log }: DeliveryPorts,
  { isUnsent = notice.attempts === 0 }: { readonly isUnsent?: boolean } = {},
): Promise<boolean> {
  const change = await hooks.overtaken(notice);
  if (!change) return false;
  if ('reason' in change) {
    log.info({ notice: notice.id, digest: notice.digest, reason: change.reason }, 'notice dropped');
    await outbox.failed(notice, change, clock());
    meter.delivered('failed');
    return true;
  }
  // A notice that may have arrived at the old place must not come at the new one as well.
  if (!isUnsent) return false;
  await outbox.moved(notice, { recipient: change.recipient, payload: notice.payload });
  meter.delivered('moved');
  return true;
}

/** Marks a notice as failed: it is of no use to anybody any more. */
async function fail(
  notice: ClaimedNotice,
  refusal: Refusal,
  { outbox, hooks, meter, clock }: DeliveryPorts,
): Promise<void> {
  const isOurs = await outbox.failed(notice, refusal, clock());
  if (isOurs) await hooks.leftOut(notice);
  meter.delivered('failed', refusal.code);
}

async function attempt(
  notice: ClaimedNotice,
  ports: DeliveryPorts & { readonly opening: DmOpening },
  { nonceMemory }: DeliveryOptions,
): Promise<Sent | Wait | RetryLater | Refused | Useless | Barred> {
  const { poster, opening, dms, servers, clock } = ports;
  const isTooLate = notice.expiresAt !== undefined && clock() >= notice.expiresAt;
  const tooLate = { kind: 'useless', reason: 'too late' } as const;
  if (isTooLate && notice.attempts === 0) return tooLate;
  const message = await messageOf(notice, ports);
  if (!message) return { kind: 'useless', reason: 'what it encloses is gone' };
  const { isPerson: isDm, id } = readRecipient(notice.recipient);
  const place = isDm ? await opening.channelOf(id) : ({ kind: 'opened', channelId: id } as const);
  if (place.kind !== 'opened') return isTooLate ? tooLate : place;
  const standing =
    isDm || !isOfPerson(notice) ? undefined : await servers.standing(notice.owner, id);
  if (standing?.kind === 'retry-later') return standing;
  const barred =
    standing === undefined || standing.kind === 'fine' || standing.kind === 'unknown'
      ? undefined
      : ({ kind: 'barred', standing } as const);
  const posting = {
    channelId: place.channelId,
    message,
    nonce: notice.nonce,
    mention: isDm || !isOfPerson(notice) ? undefined : notice.owner,
  };
  // An attempt whose end nobody saw may have succeeded, and Discord has forgotten its nonce.
  const isForgotten = clock() - notice.firstTriedAt >= nonceMemory;
  if (notice.attempts > 0 && (isTooLate || barred || isForgotten)) {
    const earlier = await poster.findPosted(posting, notice.firstTriedAt - CLOCK_SKEW);
    if (earlier.kind === 'sent') return earlier;
    if (isTooLate) return tooLate;
    // A channel that we may not read may still take our message.
    if (earlier.kind === 'retry-later') return earlier;
  }
  if (barred) return barred;
  const outcome = await post(posting, ports);
  if (isDm && outcome.kind === 'refused' && outcome.why === 'dm-closed') {
    await dms.closed(id, outcome.code ?? 0, clock());
  }
  return outcome;
}

async function messageOf(
  { payload, content: id }: ClaimedNotice,
  { contents }: DeliveryPorts,
): Promise<Message | undefined> {
  if (id === undefined) return payload;
  const content = await contents.find(id);
  return content && wholeMessage(payload, content);
}

/** Posts a message, without its picture if Discord doesn't take that. */
async function post(
  posting: Posting,
  { poster, log }: DeliveryPorts,
): Promise<Sent | RetryLater | Refused> {
  const outcome = await poster.post(posting);
  const hasFiles = (posting.message.files ?? []).length > 0;
  if (!hasFiles || outcome.kind !== 'refused') return outcome;
  if (outcome.why !== 'invalid' && outcome.why !== 'missing-permission') return outcome;
  const { code, reason } = outcome;
  log.warn({ channelId: posting.channelId, code, reason }, 'picture refused, sent without');
  return poster.post({ ...posting, message: withoutFiles(posting.message) });
}

async function settleRefusal(
  notice: ClaimedNotice,
  refused: Refused,
  ports: DeliveryPorts,
): Promise<void> {
  const { outbox, hooks, meter, clock, log } = ports;
  const { code, reason, why } = refused;
  const now = clock();
  const { isPerson: isDm } = readRecipient(notice.recipient);
  log.warn({ notice: notice.id, recipient: notice.recipient, code, reason }, 'notice refused');
  if (why === 'invalid') return fail(notice, refused, ports);
  if (isDm && (await toFallback(notice, ports))) return;
  if (await isOvertaken(notice, ports, { isUnsent: true })) return;
  const { digest } = notice;
  if (digest !== undefined || (!isDm && why !== 'other')) {
    await hooks.refused(notice, refused, now);
  }
  if (isOfPerson(notice) && !isDm && why !== 'other') return toPerson(notice, ports);
  if (digest !== undefined || !isOfPerson(notice)) {
    await outbox.failed(notice, refused, now);
    meter.delivered('failed', code);
    return;
  }
  await outbox.hold(notice, refused, now);
  meter.delivered('held', code);
}

/**
 * Moves a notice to the channel that its person chose in place of direct messages.
 *
 * @returns Whether there is such a channel.
 */
async function toFallback(
  notice: ClaimedNotice,
  { outbox, dms, meter }: DeliveryPorts,
): Promise<boolean> {
  const { id } = readRecipient(notice.recipient);
  const { fallbackChannelId } = await dms.find(id);
  if (fallbackChannelId === undefined) return false;
  await outbox.moved(notice, {
    recipient: channelRecipient(fallbackChannelId),
    payload: mentioning(id, notice.payload),
  });
  meter.delivered('moved');
  return true;
}

/**
 * Moves a notice that can't stand in its channel to its owner's direct messages; from now on none
 * of the owner's notices goes to that channel.
 */
async function toPerson(notice: ClaimedNotice, { outbox, meter }: DeliveryPorts): Promise<void> {
  await outbox.moved(notice, { recipient: personRecipient(notice.owner), payload: notice.payload });
  meter.delivered('moved');
}

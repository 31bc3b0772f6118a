import type {
  ClaimedNotice,
  Clock,
  DmStore,
  Logger,
  Meter,
  Outbox,
  Poster,
  Refused,
  RetryLater,
  Sent,
} from '../ports.ts';
import { mentioning } from '../render/mentioning.ts';
import { type DmOpening, LONGEST_WAIT, type Wait } from './dm-opening.ts';

export interface DeliveryPorts {
  readonly outbox: Outbox;
  readonly dms: DmStore;
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

/** After so many seconds and attempts, what Discord never took is of no use to anybody. */
const GIVE_UP = { seconds: 86_400, attempts: 8 };

/** Seconds that our clock may be ahead of Discord's. */
const CLOCK_SKEW = 30;

const recipientOf = (recipient: string) => ({
  isDm: recipient.startsWith('u:'),
  id: recipient.slice(2),
});

/** Sends one notice, or says what became of it. */
export async function deliverNotice(
  notice: ClaimedNotice,
  ports: DeliveryPorts & { readonly opening: DmOpening },
  options: DeliveryOptions,
): Promise<void> {
  const { outbox, dms, meter, clock, log } = ports;
  const { isDm, id: recipient } = recipientOf(notice.recipient);
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
    case 'refused':
      return settleRefusal(notice, outcome, ports);
  }
}

async function attempt(
  notice: ClaimedNotice,
  { poster, opening, dms, clock }: DeliveryPorts & { readonly opening: DmOpening },
  { nonceMemory }: DeliveryOptions,
): Promise<Sent | Wait | RetryLater | Refused> {
  const { isDm, id } = recipientOf(notice.recipient);
  const place = isDm ? await opening.channelOf(id) : ({ kind: 'opened', channelId: id } as const);
  if (place.kind !== 'opened') return place;
  const posting = {
    channelId: place.channelId,
    message: notice.payload,
    nonce: notice.nonce,
    mention: isDm ? undefined : notice.owner,
  };
  // An attempt whose end nobody saw may have succeeded, and Discord has forgotten its nonce.
  if (notice.attempts > 0 && clock() - notice.firstTriedAt >= nonceMemory) {
    const earlier = await poster.findPosted(posting, notice.firstTriedAt - CLOCK_SKEW);
    // Where we may not read, we may still write.
    if (earlier.kind === 'sent' || earlier.kind === 'retry-later') return earlier;
  }
  const outcome = await poster.post(posting);
  if (isDm && outcome.kind === 'refused' && outcome.why === 'dm-closed') {
    await dms.closed(id, outcome.code ?? 0, clock());
  }
  return outcome;
}

async function settleRefusal(
  notice: ClaimedNotice,
  refused: Refused,
  ports: DeliveryPorts,
): Promise<void> {
  const { outbox, meter, clock, log } = ports;
  const { code, reason, why } = refused;
  const now = clock();
  const { isDm } = recipientOf(notice.recipient);
  log.warn({ notice: notice.id, recipient: notice.recipient, code, reason }, 'notice refused');
  if (why === 'invalid') {
    await outbox.failed(notice, refused, now);
    meter.delivered('failed', code);
    return;
  }
  if (isDm && (await toFallback(notice, ports))) return;
  await outbox.hold(notice, refused, now);
  meter.delivered('held', code);
}

/** @returns Whether the person has one. */
async function toFallback(
  notice: ClaimedNotice,
  { outbox, dms, meter }: DeliveryPorts,
): Promise<boolean> {
  const { id } = recipientOf(notice.recipient);
  const { fallbackChannelId } = await dms.find(id);
  if (fallbackChannelId === undefined) return false;
  await outbox.moved(notice, {
    recipient: `c:${fallbackChannelId}`,
    payload: mentioning(id, notice.payload),
  });
  meter.delivered('moved');
  return true;
}

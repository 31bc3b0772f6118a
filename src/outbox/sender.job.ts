import type { Work } from '../log/progress.ts';
import { endingWithin } from '../time/ending-within.ts';
import { barredPause } from './barred-pause.job.ts';
import { type DeliveryOptions, type DeliveryPorts, deliverNotice } from './deliver-notice.job.ts';
import { dmOpening } from './dm-opening.job.ts';
import type { ClaimedNotice } from './notice.ts';
import type { Meter, Poster } from './outbox.port.ts';
import { type Recipient, readRecipient } from './recipient.ts';

interface SenderOptions extends DeliveryOptions {
  /** Channels that Discord is asked to open in a minute, at most. */
  readonly dmOpenPerMinute: number;
  /** Progress of the sender, which is told that notices are looked for and go out. */
  readonly work?: Work;
}

export const senderDefaults = {
  firstRetry: 5,
  longestRetry: 600,
  nonceMemory: 60,
} as const;

export interface Sender {
  /** Makes the sender look for new notices at once. */
  wake(): void;
  /** Tells whether a notice for that recipient goes out at once, as far as the last ones show. */
  isSending(recipient: Recipient): Promise<boolean>;
  /** Takes no more notices on, and waits for those under way. */
  stop(): Promise<void>;
}

/** Notices under way at once: enough for Discord's 50 requests a second where each takes one. */
const CONCURRENCY = 50;
/** As many of them as may be digests: the other places are kept for what can't wait. */
const MOST_DIGESTS = 40;
/**
 * Free places from which on the outbox is looked at again: a look costs as much for one notice as
 * for ten.
 */
const ENOUGH = 10;
/** Seconds after which nothing more is begun for a notice. */
const DELIVERY = 100;
/**
 * Seconds that a lease lasts: longer than a delivery and the request that may still be under way
 * then.
 */
const LEASE = 120;
/** Seconds that a notice may be tried in vain before `isSending` says that nothing goes out. */
const IN_VAIN = 30;
/** Seconds that a look at the outbox may take. */
const LOOKING = 60;
/** Milliseconds after which an outbox that had nothing is looked at again. */
const IDLE_MS = 1_000;

/** Starts to send the notices in the outbox, each recipient's in order. */
export function startSender(given: DeliveryPorts, options: SenderOptions): Sender {
  const pause = barredPause(given);
  const ports = { ...given, poster: pause.poster };
  const { outbox, dms, poster, clock, log } = ports;
  const opening = dmOpening({ dms, poster, clock, log, perMinute: options.dmOpenPerMinute });
  const underWay = new Map<number, Promise<void>>();
  const returning = new Set<Promise<void>>();
  const digestsUnderWay = new Set<number>();
  /** Start of each delivery, in seconds of a clock that nobody can set. */
  const begun = new Map<number, number>();
  const seconds = () => performance.now() / 1_000;
  /** Seconds of that clock since which attempts have failed and nothing has gone out. */
  let inVainSince: number | undefined;
  /**
   * Seconds of that clock until which this counts: without another failure by then nothing is tried any
   * more, as it was given up, or another process has sent it.
   */
  let inVainUntil = Number.NEGATIVE_INFINITY;
  const failed = (since = seconds()) => {
    if (seconds() > inVainUntil) inVainSince = undefined;
    inVainSince ??= since;
    inVainUntil = seconds() + 2 * options.longestRetry;
  };
  const meter: Meter = {
    ...ports.meter,
    delivered(outcome, code) {
      if (outcome === 'sent') inVainSince = undefined;
      // Other outcomes tell nothing but about the recipient of that notice.
      if (outcome === 'retried') failed();
      ports.meter.delivered(outcome, code);
    },
  };
  let stopping = false;
  let woken = Promise.withResolvers<void>();

  async function deliver(notice: ClaimedNotice): Promise<void> {
    const givenUp = new AbortController();
    const { signal } = givenUp;
    try {
      const parts = { ...ports, opening, meter, poster: untilGivenUp(poster, signal) };
      await endingWithin(DELIVERY, deliverNotice(notice, parts, options));
    } catch (error) {
      givenUp.abort();
      failed(begun.get(notice.id));
      // The lease ends by itself.
      log.error({ err: error, notice: notice.id }, 'a notice could not be settled');
    }
  }

  /**
   * Gives back a notice that was claimed anew before its delivery was quite over: it was put back
   * and taken at once, or its lease ended early as the clock was put forward. If it was sent
   * meanwhile, this does nothing.
   */
  async function giveBack(notice: ClaimedNotice): Promise<void> {
    try {
      if (await outbox.postpone(notice, clock())) woken.resolve();
    } catch (error) {
      // The lease ends by itself.
      log.error({ err: error, notice: notice.id }, 'a notice could not be given back');
    }
  }

  async function claim(limit: number): Promise<readonly ClaimedNotice[]> {
    if (limit === 0) return [];
    if (pause.isOn()) {
      // The sender isn't stuck: a process that was started anew would be refused as well.
      options.work?.done();
      return [];
    }
    options.work?.begun();
    try {
      const claiming = outbox.claim({
        now: clock(),
        limit,
        digests: Math.max(0, MOST_DIGESTS - digestsUnderWay.size),
        lease: LEASE,
      });
      const claimed = await endingWithin(LOOKING, claiming);
      options.work?.done();
      return claimed;
    } catch (error) {
      log.error({ err: error }, 'the outbox could not be read');
      return [];
    }
  }

  async function run(): Promise<void> {
    while (!stopping) {
      woken = Promise.withResolvers();
      for (const notice of await claim(CONCURRENCY - underWay.size)) {
        const before = underWay.get(notice.id);
        if (before) {
          const returned = before.then(() => giveBack(notice));
          const back = returned.finally(() => returning.delete(back));
          returning.add(back);
          continue;
        }
        begun.set(notice.id, seconds());
        if (notice.priority === 'digest') digestsUnderWay.add(notice.id);
        const delivery = deliver(notice).finally(() => {
          underWay.delete(notice.id);
          begun.delete(notice.id);
          digestsUnderWay.delete(notice.id);
          options.work?.done();
          // The notice may have made way for its recipient's next one.
          const room = CONCURRENCY - underWay.size;
          const digests = MOST_DIGESTS - digestsUnderWay.size;
          const isDigest = notice.priority === 'digest';
          if (Math.min(room, isDigest ? digests : room) >= ENOUGH) woken.resolve();
        });
        underWay.set(notice.id, delivery);
      }
      const timer = setTimeout(woken.resolve, IDLE_MS);
      await woken.promise;
      clearTimeout(timer);
    }
    await Promise.all([...underWay.values(), ...returning]);
  }

  const running = run();
  return {
    wake: () => woken.resolve(),
    async isSending(recipient) {
      const { POSITIVE_INFINITY: never } = Number;
      const inVain = seconds() < inVainUntil ? (inVainSince ?? never) : never;
      const since = Math.min(inVain, ...begun.values());
      if (seconds() - since > IN_VAIN) return false;
      const { isPerson, id } = readRecipient(recipient);
      return !(isPerson && (await opening.isHeldUp(id)));
    },
    stop() {
      stopping = true;
      woken.resolve();
      return running;
    },
  };
}

/**
 * Returns a poster that posts nothing once a delivery was given up: whoever holds the lease by then
 * posts the notice, and nobody besides.
 */
function untilGivenUp(poster: Poster, signal: AbortSignal): Poster {
  return {
    ...poster,
    async post(posting) {
      signal.throwIfAborted();
      return poster.post(posting);
    },
  };
}

import type { Work } from '../log/progress.ts';
import { endingWithin } from '../time/ending-within.ts';
import { barredPause } from './barred-pause.job.ts';
import { type DeliveryOptions, type DeliveryPorts, deliverNotice } from './deliver-notice.job.ts';
import { dmOpening } from './dm-opening.job.ts';
import type { ClaimedNotice } from './notice.ts';
import type { Meter, Poster } from './outbox.port.ts';
import { type Recipient, readRecipient } from './recipient.ts';

interface SenderOptions extends DeliveryOptions {
  /** Channels a minute at most that Discord is asked to open. */
  readonly dmOpenPerMinute: number;
  /** Told that notices are looked for and go out. */
  readonly work?: Work;
}

export const senderDefaults = {
  firstRetry: 5,
  longestRetry: 600,
  nonceMemory: 60,
} as const;

export interface Sender {
  /** There may be something new: looks at once. */
  wake(): void;
  /** Whether what is put there goes out at once, as far as one can tell by what became of the last. */
  isSending(recipient: Recipient): Promise<boolean>;
  /** Takes nothing on any more, and waits for what is under way. */
  stop(): Promise<void>;
}

/** Enough for Discord's 50 requests a second where each takes one. */
const CONCURRENCY = 50;
/** As many of them as may be digests: the other places are kept for what can't wait. */
const MOST_DIGESTS = 40;
/** Looked for at once: a look costs as much for one notice as for ten. */
const ENOUGH = 10;
/** Seconds: nothing is begun for a notice any more. */
const DELIVERY = 100;
/** Seconds: longer by more than the request that may be under way then can take. */
const LEASE = 120;
/** Seconds that one may be tried in vain before it is said that nothing goes out. */
const IN_VAIN = 30;
/** Seconds for a look at the outbox. */
const LOOKING = 60;
/** Milliseconds after which an outbox that had nothing is looked at again. */
const IDLE_MS = 1_000;

/** Sends what is in the outbox from now on, each recipient's in order. */
export function startSender(given: DeliveryPorts, options: SenderOptions): Sender {
  const pause = barredPause(given);
  const ports = { ...given, poster: pause.poster };
  const { outbox, dms, poster, clock, log } = ports;
  const opening = dmOpening({ dms, poster, clock, log, perMinute: options.dmOpenPerMinute });
  const underWay = new Map<number, Promise<void>>();
  const returning = new Set<Promise<void>>();
  const digestsUnderWay = new Set<number>();
  /** When it was begun, by a clock that nobody can set. */
  const begun = new Map<number, number>();
  const seconds = () => performance.now() / 1_000;
  /** Since when nothing has gone out of what was tried. */
  let inVainSince: number | undefined;
  const meter: Meter = {
    ...ports.meter,
    delivered(outcome, code) {
      if (outcome === 'sent') inVainSince = undefined;
      // The others say nothing but of the one that it was for.
      if (outcome === 'retried') inVainSince ??= seconds();
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
      inVainSince ??= begun.get(notice.id);
      // The lease ends by itself.
      log.error({ err: error, notice: notice.id }, 'a notice could not be settled');
    }
  }

  /**
   * For one that was claimed anew before its delivery was quite over: it was put back and taken at
   * once, or its lease ended early as the clock was put forward. If it was sent meanwhile, this does
   * nothing.
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
      // Not stuck: a process that is started anew for it would be refused as well.
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
          // It may have made way for the recipient's next.
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
      const since = Math.min(inVainSince ?? Number.POSITIVE_INFINITY, ...begun.values());
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

/** Who has the notice by then posts it, and nobody beside. */
function untilGivenUp(poster: Poster, signal: AbortSignal): Poster {
  return {
    ...poster,
    async post(posting) {
      signal.throwIfAborted();
      return poster.post(posting);
    },
  };
}

import type { Follows } from '../digest/follows.port.ts';
import type { Logger } from '../log/logger.port.ts';
import type { Progress } from '../log/progress.ts';
import type { Meter, Outbox, Poster } from '../outbox/outbox.port.ts';
import type { Recipient } from '../outbox/recipient.ts';
import { type Sender, senderDefaults, startSender } from '../outbox/sender.job.ts';
import type { Servers } from '../outbox/servers.port.ts';
import { noticeHooks } from '../place/settle-place.job.ts';
import type { Clock } from '../time/clock.port.ts';
import type { Config } from './config.ts';
import type { Leadership } from './leadership.ts';
import type { Stores } from './stores.ts';
import { untold } from './untold-servers.ts';

/** The way from the outbox to Discord, which is closed until somebody can post. */
export interface Delivery {
  /** The servers as Discord tells of them; it tells nothing until it can be asked. */
  readonly servers: Servers;
  /** The channels that follow others, as Discord keeps them; nobody follows until it can be asked. */
  readonly follows: Follows;
  /** Tells whether a recipient's notices go out; they may be stuck, and then go out later. */
  isSending(recipient: Recipient): Promise<boolean>;
  /** Sends from now on what is in the outbox. */
  begin(poster: Poster, known?: Known): Promise<void>;
  /** Looks at once for a notice that may be new. */
  wake(): void;
  /** Takes no notice on any more, and waits for those under way. */
  stop(): Promise<void>;
}

/** Discord can be asked about these, besides all that is sent. */
export interface Known {
  readonly servers: Servers;
  readonly follows: Follows;
}

interface DeliveryParts {
  readonly config: Pick<Config, 'alerts'>;
  readonly stores: Stores;
  readonly leadership: Pick<Leadership, 'sends' | 'hasSender'>;
  readonly progress: Progress;
  /** The meter that is told what became of each attempt. */
  readonly meter: Meter;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Name by which the operator knows the sender. */
const SENDER = 'sender';
/** Seconds: the sender looks for something to send once a second. */
const SENDER_PACE = { step: 60, every: 1 };

export function createDelivery(parts: DeliveryParts): Delivery {
  const { config, stores, leadership, progress, meter, clock, log } = parts;
  let known: Known = untold;
  let sender: Sender | undefined;
  return {
    servers: {
      standing: (...asked) => known.servers.standing(...asked),
      isMember: (...asked) => known.servers.isMember(...asked),
      isHere: (...asked) => known.servers.isHere(...asked),
      serverOf: (...asked) => known.servers.serverOf(...asked),
      nameOf: (...asked) => known.servers.nameOf(...asked),
    },
    follows: {
      follow: (...asked) => known.follows.follow(...asked),
      unfollow: (...asked) => known.follows.unfollow(...asked),
    },
    async isSending(recipient) {
      // The leader sends all that is to be sent from here.
      if (!leadership.sends()) return leadership.hasSender();
      if ((progress.lateness().get(SENDER) ?? 0) > 0) return false;
      return (await sender?.isSending(recipient)) ?? true;
    },
    async begin(poster, told = untold) {
      known = told;
      const { servers } = told;
      const outbox: Outbox = {
        ...stores.outbox,
        claim: async (question) => (leadership.sends() ? stores.outbox.claim(question) : []),
      };
      const hooks = noticeHooks({ ...stores, servers });
      sender = startSender(
        { ...stores, outbox, servers, hooks, poster, meter, clock, log },
        {
          ...senderDefaults,
          dmOpenPerMinute: config.alerts.dmOpenPerMinute,
          work: progress.watch(SENDER, SENDER_PACE),
        },
      );
    },
    wake() {
      sender?.wake();
    },
    async stop() {
      await sender?.stop();
    },
  };
}

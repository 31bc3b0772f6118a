import type { Lease } from '../database/lease.ts';
import type { Logger } from '../log/logger.port.ts';
import { endingWithin } from '../time/ending-within.ts';

/** One of the processes on a database leads: it asks the providers, rings alerts and sends. */
export interface Leadership {
  /**
   * Tells whether this process leads at this very moment, by a clock that nobody can set, and by the
   * one on the wall: the first may stand still while the machine sleeps.
   */
  leads(): boolean;
  /**
   * Tells whether this process sends at this very moment: it leads, and Discord answers it. A leader
   * that Discord doesn't answer goes on with all the rest while no other process can do better.
   */
  sends(): boolean;
  /** Tells whether some process leads, as far as the last look shows. */
  hasLeader(): boolean;
  /** Tells whether some process sends, as far as the last look shows. */
  hasSender(): boolean;
  /** Tells whether nobody can say who leads: the database is out of reach. */
  isUnsettled(): boolean;
  /** Number of this process's time as leader, or of its last one; nothing before the first. */
  epoch(): number | undefined;
  /** Takes the lead from now on where nobody has it. */
  start(): void;
  /** Hands the lead over, and takes it no more. */
  stop(): Promise<void>;
}

interface LeadershipParts {
  readonly lease: Lease;
  /** Seconds since Discord's last answer: who cannot reach it cannot send. */
  readonly silence: () => number;
  /** Takes over what the last leader left, before anything is done by this one. */
  readonly takeOver: () => Promise<void>;
  /** Called when this process leads from now on. */
  readonly onLead: () => void;
  readonly log: Logger;
  readonly pace: LeadershipPace;
}

/** Times in seconds. */
export interface LeadershipPace {
  /** Time for which the lead is taken or renewed. */
  readonly lease: number;
  /** Time between two renewals. */
  readonly renew: number;
  /** Time after the last renewal at which the holder stops by itself, before the lease ends. */
  readonly hold: number;
  /** Time between two looks whether the lease is free. */
  readonly look: number;
  /** Time without an answer from Discord after which another process may have more luck. */
  readonly silence: number;
}

const usualPace: LeadershipPace = { lease: 15, renew: 5, hold: 10, look: 1, silence: 20 };

/** Returns the usual times, so many times shorter: tests of whole processes can't wait for them. */
export function leadershipPace(haste: number): LeadershipPace {
  const times = Object.entries(usualPace).map(([name, seconds]) => [name, seconds / haste]);
  return { ...usualPace, ...Object.fromEntries(times) };
}

/** Share of the time between two renewals that a statement may take. */
const PATIENCE = 0.8;

/** The leadership of a process that has its database to itself. */
export const alone: Leadership = {
  leads: () => true,
  sends: () => true,
  hasLeader: () => true,
  hasSender: () => true,
  isUnsettled: () => false,
  epoch: () => undefined,
  start() {},
  stop: async () => {},
};

/** The leadership of a process that only answers. */
export function follower(
  { look }: Pick<Lease, 'look'>,
  { log, pace }: Pick<LeadershipParts, 'log' | 'pace'>,
): Leadership {
  const follows = createLeadership({
    lease: { look, take: async () => undefined, renew: async () => false, release: async () => {} },
    silence: () => 0,
    takeOver: async () => {},
    onLead() {},
    log,
    pace,
  });
  return { ...follows, leads: () => false, sends: () => false };
}

/**
 * Takes part in the choice of a leader. A process that was stopped for a while doesn't lead when it
 * goes on: what counts is when its last renewal began.
 */
export function createLeadership(parts: LeadershipParts): Leadership {
  const { lease, silence, log, pace } = parts;
  const seconds = () => performance.now() / 1_000;
  const wallSeconds = () => Date.now() / 1_000;
  let epoch: number | undefined;
  let isHolder = false;
  /** Whether this process holds the lead as one that cannot send. */
  let isWeak = false;
  /** Moments in seconds of that clock: start of the last renewal, end of the leader's lease. */
  let renewedAt = Number.NEGATIVE_INFINITY;
  /** The same start in seconds of the clock on the wall. */
  let renewedByWall = Number.NEGATIVE_INFINITY;
  let heldUntil = Number.NEGATIVE_INFINITY;
  /** Moment of that clock since which nobody has held it. */
  let freeSince: number | undefined;
  /** Whether whoever held it at the last look cannot send. */
  let isHeldWeakly = false;
  let isOver = false;
  let isFailing = false;
  let timer: NodeJS.Timeout | undefined;
  let turning = Promise.resolve();

  const sinceRenewal = () => Math.max(seconds() - renewedAt, wallSeconds() - renewedByWall);
  const leads = () => isHolder && !isOver && sinceRenewal() < pace.hold;
  const hasLeader = () => leads() || seconds() < heldUntil;
  const soon = <T>(work: Promise<T>) => endingWithin(PATIENCE * pace.renew, work);
  const isSilent = () => silence() > pace.silence;

  /** Holds the lead for the whole time from when that work began. */
  async function holding<T>(work: () => Promise<T>): Promise<T> {
    const [began, beganByWall] = [seconds(), wallSeconds()];
    const done = await soon(work());
    if (done) {
      [renewedAt, renewedByWall] = [began, beganByWall];
      heldUntil = began + pace.lease;
    }
    return done;
  }

  async function lead(): Promise<void> {
    if (epoch === undefined) return;
    if (isWeak && !isSilent()) {
      const regained = await holding(() => lease.take(false));
      if (regained === undefined) return lost();
      epoch = regained;
      isWeak = false;
      log.info({ epoch }, 'Discord answers: this process sends');
      parts.onLead();
      return;
    }
    if (!isWeak && isSilent()) {
      log.error({ epoch }, 'Discord does not answer: another process may lead, and send');
      // From here on nothing is sent, whether the others hear of it or not.
      isWeak = true;
    }
    const held = epoch;
    if (!(await holding(() => lease.renew(held, isWeak)))) lost();
  }

  function lost(): void {
    isHolder = false;
    log.warn({ epoch }, 'another process leads now');
  }

  async function follow(): Promise<void> {
    const began = seconds();
    const state = await soon(lease.look());
    heldUntil = began + state.left;
    isHeldWeakly = state.isWeak;
    freeSince = state.left > 0 ? undefined : (freeSince ?? began);
    const mayDoBetter = state.isWeak && !isSilent();
    if (state.left > 0 && !state.isOwn && !mayDoBetter) return;
    const asWeak = isSilent();
    // Others, whom Discord answers, get time to take it.
    const isWanted = freeSince !== undefined && began - freeSince > pace.silence;
    if (asWeak && !state.isOwn && !isWanted) return;
    const taken = await holding(() => lease.take(asWeak));
    if (taken === undefined) return;
    epoch = taken;
    isWeak = asWeak;
    try {
      await soon(parts.takeOver());
    } catch (error) {
      log.error({ err: error, epoch }, 'what the last leader left was not taken over');
    }
    isHolder = true;
    log.info({ epoch }, 'this process leads');
    parts.onLead();
  }

  async function turn(): Promise<void> {
    try {
      await (isHolder ? lead() : follow());
      if (isFailing) log.info({}, 'the lead can be settled again');
      isFailing = false;
    } catch (error) {
      if (!isFailing) log.warn({ err: error }, 'who leads cannot be settled');
      isFailing = true;
    }
  }

  function next(): void {
    if (isOver) return;
    turning = turn().then(() => {
      // After a failed renewal there is time for another one; and who is weak may be strong soon.
      const isCalm = isHolder && !isFailing && !isWeak;
      const pause = isCalm ? pace.renew : Math.min(pace.look, pace.renew);
      timer = setTimeout(next, pause * 1_000);
      timer.unref();
    });
  }

  return {
    leads,
    sends: () => leads() && !isWeak,
    hasLeader,
    hasSender: () => (isHolder ? leads() && !isWeak : hasLeader() && !isHeldWeakly),
    isUnsettled: () => isFailing && !leads(),
    epoch: () => epoch,
    start: next,
    async stop() {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      await turning;
      clearTimeout(timer);
      if (!isHolder || epoch === undefined) return;
      try {
        await soon(lease.release(epoch));
      } catch (error) {
        log.warn({ err: error }, 'the lead was not handed over: it ends by itself');
      }
    },
  };
}

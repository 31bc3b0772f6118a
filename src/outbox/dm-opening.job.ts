import type { Logger } from '../log/logger.port.ts';
import type { Clock } from '../time/clock.port.ts';
import { isWithin } from '../time/elapsed.ts';
import { DAY, HOUR } from '../time/seconds.ts';
import type { Opened, Refused, RetryLater } from './notice.ts';
import type { DmStore, Poster } from './outbox.port.ts';

interface DmOpeningParts {
  readonly dms: DmStore;
  readonly poster: Pick<Poster, 'openDm'>;
  readonly clock: Clock;
  readonly log: Logger;
  /** Channels that Discord is asked to open in a minute, at most. */
  readonly perMinute: number;
}

/** The channel is not opened now: Discord wasn't asked. */
export interface Wait {
  readonly kind: 'wait';
  /** Unix seconds until which to wait. */
  readonly until: number;
}

export interface DmOpening {
  channelOf(userId: string): Promise<Opened | Wait | RetryLater | Refused>;
  /** Tells whether that person's notices wait until channels are opened again. */
  isHeldUp(userId: string): Promise<boolean>;
}

/** Seconds without another try after Discord said, one way or the other, that we open too many. */
const STOP = 6 * HOUR;
/**
 * Seconds after which a person who could not be reached is tried anew. Each refusal counts against
 * us, that of opening a channel more than that of a message.
 */
const CLOSED = { opening: DAY, message: 6 * HOUR };
/**
 * Seconds to wait for a turn rather than use the channel that the person chose in place of direct
 * messages.
 */
export const LONGEST_WAIT = 300;
/**
 * Discord's error code for closed direct messages, which stands for an earlier refusal without a
 * code.
 */
const CLOSED_CODE = 50_007;

/**
 * Finds the channel in which a person reads direct messages. Discord takes bots out of service that
 * open many channels, so new ones are opened one at a time, and none once Discord balks at us. A
 * refusal that concerns one person stops nobody else's channel.
 */
export function dmOpening({ dms, poster, clock, log, perMinute }: DmOpeningParts): DmOpening {
  const gap = 60 / perMinute;
  let stoppedAt = Number.NEGATIVE_INFINITY;
  const isStopped = (now: number) => isWithin(STOP, stoppedAt, now);

  function stop(refused: Refused): Wait {
    const now = clock();
    // Requests that were under way when we stopped are refused for the same reason.
    if (!isStopped(now)) {
      stoppedAt = now;
      const { code, reason } = refused;
      log.error(
        { code, reason, until: new Date((stoppedAt + STOP) * 1_000) },
        'Discord refuses to open direct messages: none are opened for 6 hours. Lower DM_OPEN_PER_MINUTE',
      );
    }
    return { kind: 'wait', until: stoppedAt + STOP };
  }

  /**
   * Records a refusal that doesn't concern us: it concerns that person alone, who is left in peace
   * for a while.
   */
  async function refusedBy(userId: string, refused: Refused): Promise<Refused> {
    const { code = CLOSED_CODE, reason, why } = refused;
    if (why === 'invalid') return refused;
    if (why !== 'dm-closed') {
      log.warn({ userId, code, reason }, 'direct message not opened, for a reason not known');
    }
    await dms.closed(userId, code, clock());
    return refused;
  }

  async function open(userId: string): Promise<Opened | Wait | RetryLater | Refused> {
    const answer = await poster.openDm(userId);
    switch (answer.kind) {
      case 'opened':
        await dms.opened(userId, answer.channelId);
        return answer;
      case 'retry-later':
        return answer;
      case 'refused':
        if (answer.why === 'bot-barred') return stop(answer);
        return refusedBy(userId, answer);
    }
  }

  return {
    async channelOf(userId) {
      const known = await dms.find(userId);
      const { state, channelId, code = CLOSED_CODE, closedAt } = known;
      const now = clock();
      const patience = channelId === undefined ? CLOSED.opening : CLOSED.message;
      if (state === 'closed' && closedAt !== undefined && closedAt > now - patience) {
        return { kind: 'refused', why: 'dm-closed', code, reason: 'direct messages are closed' };
      }
      if (channelId !== undefined) return { kind: 'opened', channelId };
      if (isStopped(now)) return { kind: 'wait', until: stoppedAt + STOP };
      const latest = known.fallbackChannelId === undefined ? undefined : now + LONGEST_WAIT;
      const turn = await dms.takeTurn(userId, { now, gap, latest });
      return turn !== undefined && turn <= now
        ? open(userId)
        : { kind: 'wait', until: turn ?? now };
    },
    async isHeldUp(userId) {
      if (!isStopped(clock())) return false;
      const { channelId, fallbackChannelId } = await dms.find(userId);
      return channelId === undefined && fallbackChannelId === undefined;
    },
  };
}

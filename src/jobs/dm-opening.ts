import type { Clock, DmStore, Logger, Opened, Poster, Refused, RetryLater } from '../ports.ts';

interface DmOpeningParts {
  readonly dms: DmStore;
  readonly poster: Pick<Poster, 'openDm'>;
  readonly clock: Clock;
  readonly log: Logger;
  /** Channels a minute at most that Discord is asked to open. */
  readonly perMinute: number;
}

/** Not now: nobody was asked. */
export interface Wait {
  readonly kind: 'wait';
  /** Unix seconds. */
  readonly until: number;
}

export interface DmOpening {
  channelOf(userId: string): Promise<Opened | Wait | RetryLater | Refused>;
}

/** Refusals in a row, of whatever kind, that are taken as a word to stop. */
const RUN_OF_REFUSALS = 5;
/** Seconds without another try after Discord said, one way or the other, that it was too many. */
const STOP = 6 * 3_600;
/** Seconds after which somebody who could not be reached is tried anew. */
const CLOSED = 86_400;
/** Of an opening that was refused before, when Discord gave no code. */
const CLOSED_CODE = 50_007;

/**
 * Where a person reads direct messages. Discord takes bots out of service that open many channels,
 * so new ones are opened one at a time, and none once Discord balks.
 */
export function dmOpening({ dms, poster, clock, log, perMinute }: DmOpeningParts): DmOpening {
  const gap = 60 / perMinute;
  /** The turns until then are promised to others. */
  let promised = 0;
  let stoppedUntil = 0;
  let refusals = 0;

  function stop(refused: Refused): Wait {
    const now = clock();
    // Requests under way when it stopped say so as well.
    if (stoppedUntil <= now) {
      stoppedUntil = now + STOP;
      const { code, reason } = refused;
      log.error(
        { code, reason, refusals, until: new Date(stoppedUntil * 1_000) },
        'Discord refuses to open direct messages: none are opened for 6 hours. Lower DM_OPEN_PER_MINUTE',
      );
    }
    refusals = 0;
    return { kind: 'wait', until: stoppedUntil };
  }

  async function open(userId: string): Promise<Opened | Wait | RetryLater | Refused> {
    const answer = await poster.openDm(userId);
    switch (answer.kind) {
      case 'opened':
        refusals = 0;
        await dms.opened(userId, answer.channelId, clock());
        return answer;
      case 'retry-later':
        return answer;
      case 'refused':
        refusals += 1;
        if (answer.why === 'too-many-dms' || refusals >= RUN_OF_REFUSALS) return stop(answer);
        return answer;
    }
  }

  return {
    async channelOf(userId) {
      const { state, channelId, code = CLOSED_CODE, askedAt = 0 } = await dms.find(userId);
      // Even when it was found closed: asking costs no more than the message, and people come back.
      if (channelId !== undefined) return { kind: 'opened', channelId };
      const now = clock();
      if (state === 'closed' && askedAt > now - CLOSED) {
        return { kind: 'refused', why: 'dm-closed', code, reason: 'direct messages are closed' };
      }
      if (stoppedUntil > now) return { kind: 'wait', until: stoppedUntil };
      if (await dms.takeTurn(userId, { now, gap })) return open(userId);
      promised = Math.max(promised, now) + gap;
      return { kind: 'wait', until: promised };
    },
  };
}

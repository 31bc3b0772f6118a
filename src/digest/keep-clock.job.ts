import type { ClockMark } from '../database/clock-mark.port.ts';
import type { Logger } from '../log/logger.port.ts';
import type { Clock } from '../time/clock.port.ts';
import type { Job } from '../time/job.port.ts';
import type { DigestStore } from './digest.port.ts';
import type { Digest } from './digest.ts';
import { digestClock } from './digest-clock.ts';

interface KeepClockDeps {
  readonly mark: ClockMark;
  readonly digests: Pick<DigestStore, 'ahead' | 'advance'>;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Digests written in one transaction. */
const GROUP = 500;

/**
 * Notices that the clock was set back, also while we were off, and sees to it that nothing waits for
 * the time that is to come a second time.
 */
export function keepClock({ mark, digests, clock, log }: KeepClockDeps): Job {
  return {
    name: 'keep-clock',
    async run() {
      const now = clock();
      const back = await mark.behind(now);
      if (back > 0) {
        log.warn({ seconds: Math.round(back) }, 'the clock was set back: what waits is due anew');
        await rescheduleDigests(digests, now);
      }
      await mark.set(now);
    },
  };
}

/**
 * Reschedules digests that went on in the time still to come. A digest that was told then isn't
 * told again.
 */
async function rescheduleDigests(digests: KeepClockDeps['digests'], now: number): Promise<void> {
  const { nextDigest } = await digestClock();
  for (let after = 0; ; ) {
    const found: readonly Digest[] = await digests.ahead({ now, after, limit: GROUP });
    const last = found.at(-1);
    if (!last) return;
    after = last.id;
    const served = found.map((digest) => {
      const { schedule, lastAt = now } = digest;
      const nextAt = nextDigest(schedule, now);
      return { digest: { ...digest, nextAt, lastAt: lastAt < now ? lastAt : undefined } };
    });
    await digests.advance({ served, contents: [] });
  }
}

import type { Logger } from '../log/logger.port.ts';
import type { Clock } from '../time/clock.port.ts';
import type { Job } from '../time/job.port.ts';
import type { DigestStore } from './digest.port.ts';
import type { Digest } from './digest.ts';
import { digestClock } from './digest-clock.ts';
import { type Edition, editionDigest } from './edition.ts';

interface KeepEditionsPorts {
  readonly digests: Pick<DigestStore, 'editions' | 'add' | 'save' | 'remove'>;
  readonly editions: readonly Edition[];
  readonly clock: Clock;
  readonly log: Logger;
}

/**
 * Sees to it that the digests of the operator's editions are those of the environment. It has
 * something to do once in a process: the environment doesn't change. An edition that Discord has
 * refused is tried anew then.
 */
export function keepEditions(ports: KeepEditionsPorts): Job {
  let isDone = false;
  return {
    name: 'keep-editions',
    async run() {
      if (isDone) return;
      const { digests, editions } = ports;
      const kept = await digests.editions();
      const wanted = new Map(editions.map((one) => [editionDigest(one, 0).recipient, one]));
      let isSettled = true;
      for (const digest of kept) {
        const edition = wanted.get(digest.recipient);
        if (!edition) await digests.remove(digest.id);
        else if (!(await change(digest, edition, ports))) isSettled = false;
        wanted.delete(digest.recipient);
      }
      for (const edition of wanted.values()) await add(edition, ports);
      isDone = isSettled;
    },
  };
}

/** Makes a digest what its edition says. @returns False where it was changed at the same time. */
async function change(
  digest: Digest,
  edition: Edition,
  { digests, clock, log }: KeepEditionsPorts,
): Promise<boolean> {
  const { reschedule, resumeDigest } = await digestClock();
  const now = clock();
  const { locale, currency, sections, schedule } = editionDigest(edition, digest.createdAt);
  const changed = { ...reschedule(digest, schedule, now), locale, currency, sections };
  const resumed = resumeDigest(changed, now);
  if (JSON.stringify(resumed) === JSON.stringify(digest)) return true;
  const outcome = await digests.save(resumed);
  if (outcome === 'same') log.error({ edition }, TWIN);
  return outcome !== 'changed';
}

async function add(edition: Edition, { digests, clock, log }: KeepEditionsPorts): Promise<void> {
  const { nextDigest } = await digestClock();
  const now = clock();
  const nextAt = nextDigest(edition.schedule, now);
  const added = await digests.add({ ...editionDigest(edition, now), nextAt });
  if (added.ok) log.info({ edition, nextAt }, 'a new edition of the digest');
  else log.error({ edition }, TWIN);
}

const TWIN =
  'an edition was left out: its channel has another digest at that hour, see `/digest list` there';

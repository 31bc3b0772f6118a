import { setImmediate as nextTurn } from 'node:timers/promises';
import { i18nFor } from '../i18n/i18n.ts';
import type { Logger } from '../log/logger.port.ts';
import type { Content, NewNotice } from '../outbox/notice.ts';
import type { Clock } from '../time/clock.port.ts';
import type { DigestComposer, DigestStore, ServedDigest } from './digest.port.ts';
import { DIGEST_LIFETIME, type Digest, digestOwner, isEdition } from './digest.ts';
import { digestClock } from './digest-clock.ts';
import { digestLead } from './notice.message.ts';
import type { DigestDecision } from './schedule.ts';

interface PostDigestsPorts {
  readonly digests: Pick<DigestStore, 'due' | 'advance'>;
  readonly composer: DigestComposer;
  readonly clock: Clock;
  readonly log: Logger;
}

interface PostDigestsOptions {
  /** Digests written in one transaction. */
  readonly group: number;
  /**
   * Unix seconds to which time is about to be put forward: a digest that comes again by then waits
   * for that.
   */
  readonly until?: number | undefined;
}

/** Digests composed at once: two charts may be painted while others are worded. */
const COMPOSING = 4;
/** Digests composed without a pause, where nothing has to be waited for. */
const AT_A_STRETCH = 50;
/** Seconds after which a digest says that it is late. */
const PUNCTUAL = 300;

/**
 * Looks at the clock once: every digest whose time has come is composed, and its next time and the
 * notice are written together. A digest that can't be composed stays due, and is tried again at the
 * next look until it is too late.
 *
 * @returns How many went on.
 */
export async function postDigests(
  { digests, composer, clock, log }: PostDigestsPorts,
  { group, until }: PostDigestsOptions,
): Promise<number> {
  const now = clock();
  let total = 0;
  for (let after: { id: number; nextAt: number } | undefined; ; ) {
    const due: readonly Digest[] = await digests.due({ now, limit: group, after });
    const last = due.at(-1);
    if (last?.nextAt === undefined) return total;
    after = { id: last.id, nextAt: last.nextAt };
    const steps = await stepsFor(due, { now, until }, { composer, log });
    const contents = new Map(
      steps.flatMap(({ content }) => (content ? [[content.id, content]] : [])),
    );
    total += await digests.advance({ served: steps, contents: [...contents.values()] });
  }
}

type Step = ServedDigest & { readonly content?: Content };

/** Returns the digests' steps in their order, made some at a time; a digest may have none. */
async function stepsFor(
  due: readonly Digest[],
  { now, until = now }: { readonly now: number; readonly until?: number | undefined },
  ports: Pick<PostDigestsPorts, 'composer' | 'log'>,
): Promise<readonly Step[]> {
  const { decideDigest } = await digestClock();
  const steps = due.map((): Step | undefined => undefined);
  const rest = due.entries();
  const work = async () => {
    for (const [index, digest] of rest) {
      // On SQLite nothing is ever waited for: nobody else would have a turn until all is done.
      if (index % AT_A_STRETCH === 0) await nextTurn();
      try {
        const decision = decideDigest(digest, now);
        const comesAgain = (decision?.digest.nextAt ?? until) < until;
        if (decision && !comesAgain) steps[index] = await stepFor(decision, now, ports);
      } catch (error) {
        ports.log.error({ err: error, digest: digest.id }, 'a digest could not be composed');
      }
    }
  };
  await Promise.all(Array.from({ length: COMPOSING }, work));
  return steps.flatMap((step) => step ?? []);
}

async function stepFor(
  { digest, slot, missed }: DigestDecision,
  now: number,
  { composer, log }: Pick<PostDigestsPorts, 'composer' | 'log'>,
): Promise<Step> {
  if (slot === undefined) {
    log.warn({ digest: digest.id, missed: digest.missed }, 'digest too late, left out');
    return { digest };
  }
  const content = await composer.compose(digest);
  const late = now - slot > PUNCTUAL;
  const notice: NewNotice = {
    recipient: digest.recipient,
    owner: digestOwner(digest),
    payload: {
      ...digestLead(digest, { late, missed }, i18nFor(digest.locale)),
      ...(isEdition(digest) && { published: true }),
    },
    content: content.id,
    digest: digest.id,
    expiresAt: slot + DIGEST_LIFETIME,
    dedupeKey: `digest:${digest.id}:${slot}`,
    createdAt: now,
    priority: 'digest',
  };
  return { digest, notice, content };
}

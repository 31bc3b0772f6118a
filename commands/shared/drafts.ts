import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Cache } from '../../src/database/cache.port.ts';
import { UserError } from '../../src/errors.ts';
import type { I18n } from '../../src/i18n/i18n.ts';
import type { TextKey } from '../../src/i18n/translate.ts';
import { endingWithin } from '../../src/time/ending-within.ts';
import { DAY } from '../../src/time/seconds.ts';

/** Seconds. */
const LIFETIME = 30 * DAY;

/** Seconds: the answer is there already, and waits for its buttons alone. */
const PATIENCE = 1;

/** So long an argument fits into a custom id beside command, action and owner. */
const MAX_CARRIED = 60;

/** What to say when the draft is gone: with which command to ask again. */
const EXPIRED: Readonly<Record<string, PlainKey>> = {
  profit: 'draft.expired.profit',
  rig: 'draft.expired.rig',
  'rig-import': 'draft.expired.import',
  'watch-all': 'draft.expired.watchAll',
  'removed-digest': 'draft.expired.digest',
};

type PlainKey = Extract<TextKey, `draft.expired${string}`>;

const Words = z.string().optional();
const Figure = z.number().optional();

/** Of a draft that a button carries: what somebody said about a rig, in their words. */
const Carried = z.looseObject({
  rig: z.string(),
  name: Words,
  electricity: Words,
  currency: Words,
  fee: Figure,
  uptime: Figure,
  price: Figure,
  difficultyChange: Figure,
  count: Figure,
  fixedCost: Figure,
});

/** What stands behind buttons, each kind of draft with its own type. */
const keyOf = (kind: string, id: string) => `${kind}:${id}`;

/**
 * @returns The draft's id, at most 16 characters; nothing when the store is broken or silent: an answer without
 *   buttons is better than none.
 */
export async function keepDraft(
  kind: string,
  draft: unknown,
  drafts: Cache,
): Promise<string | undefined> {
  const id = randomUUID().replaceAll('-', '').slice(0, 16);
  try {
    await endingWithin(PATIENCE, drafts.set(keyOf(kind, id), draft, LIFETIME));
    return id;
  } catch {
    // The store has said so in the log.
    return undefined;
  }
}

/**
 * As `keepDraft`, but a short draft needs no store: the button carries it, for as long as its message
 * stands. Not for what may be pressed once only.
 *
 * @returns At most 60 characters.
 */
export async function carryDraft(
  kind: string,
  draft: object,
  drafts: Cache,
): Promise<string | undefined> {
  const json = JSON.stringify(draft);
  return json.length <= MAX_CARRIED ? json : keepDraft(kind, draft, drafts);
}

/**
 * @param argument - Of the button: the draft itself, or its id.
 * @throws UserError when its time is over.
 */
export async function recallDraft<T>(
  kind: string,
  argument: string | undefined,
  drafts: Cache,
  { t }: I18n,
): Promise<T> {
  const draft = argument?.startsWith('{')
    ? carried<T>(argument)
    : argument && (await drafts.get<T>(keyOf(kind, argument)));
  if (!draft) throw new UserError(t(EXPIRED[kind] ?? 'draft.expired'));
  return draft;
}

/** @returns `undefined` for what none of our buttons carries today. */
function carried<T>(argument: string): T | undefined {
  try {
    const draft: T = JSON.parse(argument);
    return Carried.safeParse(draft).success ? draft : undefined;
  } catch {
    return undefined;
  }
}

export async function dropDraft(kind: string, id: string, drafts: Cache): Promise<void> {
  await drafts.delete(keyOf(kind, id));
}

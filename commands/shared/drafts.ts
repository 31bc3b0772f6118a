import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Cache } from '../../src/database/cache.port.ts';
import { UserError } from '../../src/errors.ts';
import { drifts } from '../../src/forecast/simulation.ts';
import type { I18n } from '../../src/i18n/i18n.ts';
import type { TextKey } from '../../src/i18n/translate.ts';
import { type Draft, isCarriable, type KeptDraft } from '../../src/message/custom-id.ts';
import { details } from '../../src/people/preferences.ts';
import { endingWithin } from '../../src/time/ending-within.ts';
import { DAY } from '../../src/time/seconds.ts';

/** Seconds for which a draft is kept. */
const LIFETIME = 30 * DAY;

/**
 * Seconds of waiting for the store: the answer is there already, and waits for its buttons alone.
 */
const PATIENCE = 1;

/** Text to show when the draft is gone: it names the command to ask again with. */
const EXPIRED: Readonly<Record<string, PlainKey>> = {
  profit: 'draft.expired.profit',
  forecast: 'draft.expired.forecast',
  solo: 'draft.expired.solo',
  pools: 'draft.expired.pools',
  rig: 'draft.expired.rig',
  'rig-import': 'draft.expired.import',
  'watch-all': 'draft.expired.watchAll',
  'removed-digest': 'draft.expired.digest',
};

type PlainKey = Extract<TextKey, `draft.expired${string}`>;

const Words = z.string().optional();
const Figure = z.number().optional();

/** Fields of a draft that a button carries: somebody's words about a rig. */
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
  detail: z.enum(details).optional(),
  cost: Words,
  months: Figure,
  growth: Words,
  resale: Words,
  switchesOff: z.boolean().optional(),
  drift: z.enum(drifts).optional(),
  pool: Words,
});

/** Returns the key of a draft that stands behind buttons; each kind of draft has its own type. */
const keyOf = (kind: string, id: string) => `${kind}:${id}`;

/**
 * Keeps a draft in the store.
 *
 * @returns Nothing when the store is broken or silent: an answer without buttons is better than
 *   none.
 */
export async function keepDraft(
  kind: string,
  draft: unknown,
  drafts: Cache,
): Promise<KeptDraft | undefined> {
  const id = randomUUID().replaceAll('-', '').slice(0, 16);
  try {
    await endingWithin(PATIENCE, drafts.set(keyOf(kind, id), draft, LIFETIME));
    return { kept: id };
  } catch {
    // The store has said so in the log.
    return undefined;
  }
}

/**
 * Keeps a draft as `keepDraft` does, but a short one needs no store: the button carries it, for as
 * long as its message stands. It is not for a button that may be pressed once only.
 */
export async function carryDraft(
  kind: string,
  draft: object,
  drafts: Cache,
): Promise<Draft | undefined> {
  return isCarriable(draft) ? { carried: draft } : keepDraft(kind, draft, drafts);
}

/** Returns the draft of a button. @throws UserError where the button carries none. */
export function draftIn<D extends Draft>(
  kind: string,
  argument: { readonly draft: D } | undefined,
  i18n: I18n,
): D {
  if (argument) return argument.draft;
  throw expired(kind, i18n);
}

/**
 * Returns the contents of a draft.
 *
 * @throws UserError when its time is over, or none of our buttons carries such a draft today.
 */
export async function recallDraft<T>(
  kind: string,
  draft: Draft,
  drafts: Cache,
  i18n: I18n,
): Promise<T> {
  const found =
    'kept' in draft ? await drafts.get<T>(keyOf(kind, draft.kept)) : carried<T>(draft.carried);
  if (!found) throw expired(kind, i18n);
  return found;
}

/** Returns the draft that a button carries; if it has the shape, it was written by us. */
function carried<T>(draft: object): T | undefined {
  return Carried.safeParse(draft).success ? (draft as T) : undefined;
}

function expired(kind: string, { t }: I18n): UserError {
  return new UserError(t(EXPIRED[kind] ?? 'draft.expired'));
}

export async function dropDraft(kind: string, { kept }: KeptDraft, drafts: Cache): Promise<void> {
  await drafts.delete(keyOf(kind, kept));
}

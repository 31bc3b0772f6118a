import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Cache } from '../../src/database/cache.port.ts';
import { UserError } from '../../src/errors.ts';
import { drifts } from '../../src/forecast/simulation.ts';
import type { I18n } from '../../src/i18n/i18n.ts';
import type { TextKey } from '../../src/i18n/translate.ts';
import { type Draft, isCarriable, type KeptDraft } from '../../src/message/custom-id.ts';
import { details } from '../../src/people/preferences.ts';
import { endingWithin } from '../../src/time/ending-within.ts';
import { DAY } from '../../src/time/seconds.ts';

/** Seconds. */
const LIFETIME = 30 * DAY;

/** Seconds: the answer is there already, and waits for its buttons alone. */
const PATIENCE = 1;

/** What to say when the draft is gone: with which command to ask again. */
const EXPIRED: Readonly<Record<string, PlainKey>> = {
  profit: 'draft.expired.profit',
  forecast: 'draft.expired.forecast',
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
  detail: z.enum(details).optional(),
  cost: Words,
  months: Figure,
  growth: Words,
  resale: Words,
  switchesOff: z.boolean().optional(),
  drift: z.enum(drifts).optional(),
});

/** What stands behind buttons, each kind of draft with its own type. */
const keyOf = (kind: string, id: string) => `${kind}:${id}`;

/** @returns Nothing when the store is broken or silent: an answer without buttons is better than none. */
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
 * As `keepDraft`, but a short draft needs no store: the button carries it, for as long as its message
 * stands. Not for what may be pressed once only.
 */
export async function carryDraft(
  kind: string,
  draft: object,
  drafts: Cache,
): Promise<Draft | undefined> {
  return isCarriable(draft) ? { carried: draft } : keepDraft(kind, draft, drafts);
}

/** @throws UserError where the button carries none. */
export function draftIn<D extends Draft>(
  kind: string,
  argument: { readonly draft: D } | undefined,
  i18n: I18n,
): D {
  if (argument) return argument.draft;
  throw expired(kind, i18n);
}

/** @throws UserError when its time is over, or it is what none of our buttons carries today. */
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

/** What a button carries was written by us, if it has the shape. */
function carried<T>(draft: object): T | undefined {
  return Carried.safeParse(draft).success ? (draft as T) : undefined;
}

function expired(kind: string, { t }: I18n): UserError {
  return new UserError(t(EXPIRED[kind] ?? 'draft.expired'));
}

export async function dropDraft(kind: string, { kept }: KeptDraft, drafts: Cache): Promise<void> {
  await drafts.delete(keyOf(kind, kept));
}

import { randomUUID } from 'node:crypto';
import { UserError } from '../src/errors.ts';
import type { Cache } from '../src/ports.ts';
import type { Voice } from '../src/render/voice.ts';
import { inTime } from './in-time.ts';

/** Seconds. */
const LIFETIME = 30 * 86_400;

/** Milliseconds: the answer is there already, and waits for its buttons alone. */
const PATIENCE_MS = 1_000;

/** So long an argument fits into a custom id beside command, action and owner. */
const MAX_CARRIED = 60;

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
    const kept = drafts.set(keyOf(kind, id), draft, LIFETIME);
    await inTime(kept, PATIENCE_MS);
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
  { t }: Voice,
): Promise<T> {
  // Nobody else writes into a button of ours.
  if (argument?.startsWith('{')) return JSON.parse(argument) as T;
  const draft = argument && (await drafts.get<T>(keyOf(kind, argument)));
  if (!draft) throw new UserError(t('draft.expired'));
  return draft;
}

export async function dropDraft(kind: string, id: string, drafts: Cache): Promise<void> {
  await drafts.delete(keyOf(kind, id));
}

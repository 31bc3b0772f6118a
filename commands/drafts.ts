import { randomUUID } from 'node:crypto';
import { UserError } from '../src/errors.ts';
import type { Cache } from '../src/ports.ts';
import type { Voice } from '../src/render/voice.ts';

/** Seconds. */
const LIFETIME = 30 * 86_400;

/** What stands behind buttons, each kind of draft with its own type. */
const keyOf = (kind: string, id: string) => `${kind}:${id}`;

/**
 * @returns The draft's id, at most 16 characters; nothing when the store is broken: an answer without
 *   buttons is better than none.
 */
export async function keepDraft(
  kind: string,
  draft: unknown,
  drafts: Cache,
): Promise<string | undefined> {
  const id = randomUUID().replaceAll('-', '').slice(0, 16);
  try {
    await drafts.set(keyOf(kind, id), draft, LIFETIME);
    return id;
  } catch {
    // The store has said so in the log.
    return undefined;
  }
}

/** @throws UserError when its time is over. */
export async function recallDraft<T>(
  kind: string,
  id: string | undefined,
  drafts: Cache,
  { t }: Voice,
): Promise<T> {
  const draft = id && (await drafts.get<T>(keyOf(kind, id)));
  if (!draft) throw new UserError(t('draft.expired'));
  return draft;
}

export async function dropDraft(kind: string, id: string, drafts: Cache): Promise<void> {
  await drafts.delete(keyOf(kind, id));
}

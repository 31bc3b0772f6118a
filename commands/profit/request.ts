import { randomUUID } from 'node:crypto';
import { UserError } from '../../src/errors.ts';
import type { Cache } from '../../src/ports.ts';
import type { Voice } from '../../src/render/voice.ts';

/** What somebody asked, in their own words: it can be asked again, or shown in a form. */
export interface ProfitRequest {
  readonly rig: string;
  readonly electricity?: string | undefined;
  /** Percent, like uptime and difficultyChange. */
  readonly fee?: number | undefined;
  readonly uptime?: number | undefined;
  readonly currency?: string | undefined;
  /** Of one bitcoin, in the currency of the answer. */
  readonly price?: number | undefined;
  readonly difficultyChange?: number | undefined;
  /** The power price was changed in the form: one in the rig's text does not count. */
  readonly tariffReplaced?: boolean | undefined;
  /** What was typed into the form and could not be read, to be put right. */
  readonly typed?: Readonly<Record<string, string>> | undefined;
}

/** Seconds. */
const LIFETIME = 30 * 86_400;

const keyOf = (id: string) => `profit:${id}`;

/**
 * @returns The draft's id, at most 16 characters; nothing when the store is broken: an answer without
 *   buttons is better than none.
 */
export async function keepRequest(
  request: ProfitRequest,
  drafts: Cache,
): Promise<string | undefined> {
  const id = randomUUID().replaceAll('-', '').slice(0, 16);
  try {
    await drafts.set(keyOf(id), request, LIFETIME);
    return id;
  } catch {
    // The store has said so in the log.
    return undefined;
  }
}

/** @throws UserError when its time is over. */
export async function recallRequest(
  id: string | undefined,
  drafts: Cache,
  { t }: Voice,
): Promise<ProfitRequest> {
  const request = id && (await drafts.get<ProfitRequest>(keyOf(id)));
  if (!request) throw new UserError(t('draft.expired'));
  return request;
}

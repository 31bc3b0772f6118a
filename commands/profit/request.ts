import type { Cache } from '../../src/database/cache.port.ts';
import type { I18n } from '../../src/i18n/i18n.ts';
import type { Draft } from '../../src/message/custom-id.ts';
import type { Detail } from '../../src/people/preferences.ts';
import type { PercentField } from '../../src/text/share-or-percent.ts';
import { carryDraft, draftIn, recallDraft } from '../shared/drafts.ts';

/** A person's question in their own words: it can be asked again, or shown in a form. */
export interface ProfitRequest {
  readonly rig: string;
  readonly electricity?: string | undefined;
  /** Percent, like uptime and difficultyChange. */
  readonly fee?: number | undefined;
  readonly uptime?: number | undefined;
  /** Names of the two fields, fee and uptime, that were written as shares of 1. */
  readonly shares?: readonly PercentField[] | undefined;
  readonly currency?: string | undefined;
  /** Price of one bitcoin, in the currency of the answer. */
  readonly price?: number | undefined;
  readonly difficultyChange?: number | undefined;
  /** Whether the power price was changed in the form: one in the rig's text does not count then. */
  readonly tariffReplaced?: boolean | undefined;
  /** Coin as it was written; the rig's usual one where none was. */
  readonly coin?: string | undefined;
  /** How much the answer says; else it is as in the person's settings. */
  readonly detail?: Detail | undefined;
  /** Texts that were typed into the form and could not be read, to be put right. */
  readonly typed?: Readonly<Record<string, string>> | undefined;
}

const KIND = 'profit';

/**
 * Keeps a request for a button.
 *
 * @returns Nothing when the request is long and the store is broken.
 */
export function keepRequest(request: ProfitRequest, drafts: Cache): Promise<Draft | undefined> {
  return carryDraft(KIND, request, drafts);
}

/** Returns the draft that a button carries. @throws UserError where it carries none. */
export function requestIn(argument: { readonly draft: Draft } | undefined, i18n: I18n): Draft {
  return draftIn(KIND, argument, i18n);
}

/** Returns the request of a draft. @throws UserError when its time is over. */
export function recallRequest(draft: Draft, drafts: Cache, i18n: I18n): Promise<ProfitRequest> {
  return recallDraft<ProfitRequest>(KIND, draft, drafts, i18n);
}

import type { Cache } from '../../src/database/cache.port.ts';
import type { Drift } from '../../src/forecast/simulation.ts';
import type { I18n } from '../../src/i18n/i18n.ts';
import type { Draft } from '../../src/message/custom-id.ts';
import type { ProfitRequest } from '../profit/request.ts';
import { carryDraft, draftIn, recallDraft } from '../shared/drafts.ts';

/** A question as somebody asked it, in their own words: it can be asked again, or shown in a form. */
export interface ForecastRequest extends ProfitRequest {
  /** As it was written; what is kept with the rig where nothing was. */
  readonly cost?: string | undefined;
  readonly months?: number | undefined;
  readonly growth?: string | undefined;
  readonly resale?: string | undefined;
  /** Whether the rig is switched off at a loss; it is where nobody says. */
  readonly switchesOff?: boolean | undefined;
  readonly drift?: Drift | undefined;
}

const KIND = 'forecast';

/** Returns undefined when it is long and the store is broken. */
export function keepForecast(request: ForecastRequest, drafts: Cache): Promise<Draft | undefined> {
  return carryDraft(KIND, request, drafts);
}

/** Returns the request behind a button. @throws UserError when there is none any more. */
export async function recallForecast(
  argument: { readonly draft: Draft } | undefined,
  drafts: Cache,
  i18n: I18n,
): Promise<ForecastRequest> {
  return recallDraft<ForecastRequest>(KIND, draftIn(KIND, argument, i18n), drafts, i18n);
}

import { defineAction, keptDraft, oneOf, rowId, textUpTo } from '../message/custom-id.ts';
import { currencyCodes } from '../money/currency.ts';

const DIGEST = 'digest';
const aDigest = { id: rowId };

/** The actions that buttons ask of /digest. */
export const digestActions = {
  preview: defineAction(DIGEST, 'preview', aDigest),
  send: defineAction(DIGEST, 'send', aDigest),
  pause: defineAction(DIGEST, 'pause', aDigest),
  resume: defineAction(DIGEST, 'resume', aDigest),
  /** This one stands below the digest itself, the same for all who get the same. */
  details: defineAction(DIGEST, 'details', {
    of: oneOf(['server', 'person']),
    currency: oneOf(currencyCodes),
    /** Symbols of the coins that have a section, separated by commas. */
    coins: textUpTo(20),
  }),
  restore: defineAction(DIGEST, 'restore', { draft: keptDraft }),
};

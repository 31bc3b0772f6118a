import { defineAction, integer, keptDraft, oneOf, rowId, textUpTo } from '../message/custom-id.ts';
import { currencyCodes } from '../money/currency.ts';
import { selection } from './selection.ts';

const ALERTS = 'alerts';
/** Characters of the longest key: a sign and a person's id. */
const LONGEST_KEY = 21;

const anAlert = { id: rowId };
const aPage = { page: integer };
const some = { selection };
const aPlace = { key: textUpTo(LONGEST_KEY) };

/** The actions that buttons and forms ask of /alerts. */
export const alertActions = {
  pick: defineAction(ALERTS, 'pick', {}),
  edit: defineAction(ALERTS, 'edit', anAlert),
  remove: defineAction(ALERTS, 'remove', anAlert),
  earlier: defineAction(ALERTS, 'earlier', aPage),
  later: defineAction(ALERTS, 'later', aPage),
  snoozeHour: defineAction(ALERTS, 'snooze-1h', some),
  snoozeDay: defineAction(ALERTS, 'snooze-24h', some),
  mute: defineAction(ALERTS, 'mute', some),
  wake: defineAction(ALERTS, 'wake', some),
  /** Carries the currency that the form was in, where it asks for money of a rig. */
  edited: defineAction(ALERTS, 'edited', { id: rowId, currency: oneOf(['', ...currencyCodes]) }),
  removed: defineAction(ALERTS, 'removed', anAlert),
  kept: defineAction(ALERTS, 'kept', anAlert),
  serverEarlier: defineAction(ALERTS, 'server-earlier', aPage),
  serverLater: defineAction(ALERTS, 'server-later', aPage),
  serverRemoved: defineAction(ALERTS, 'server-removed', aPlace),
  serverKept: defineAction(ALERTS, 'server-kept', aPlace),
  fallback: defineAction(ALERTS, 'fallback', {}),
  noFallback: defineAction(ALERTS, 'no-fallback', {}),
  watchAll: defineAction(ALERTS, 'watch-all', { draft: keptDraft }),
  watch: defineAction(ALERTS, 'watch', { rigId: rowId }),
};

import { ranges } from '../market/series.ts';
import { anyDraft, defineAction, integer, keptDraft, oneOf, rowId } from '../message/custom-id.ts';
import { rateRanges } from '../pool/rate-ranges.ts';

const RIG = 'rig';
const aRig = { id: rowId };
const aChart = { range: oneOf(ranges), id: rowId };
const aRateChart = { range: oneOf(rateRanges), id: rowId };
const aPage = { page: integer };
const anImport = { draft: keptDraft };
const aRequest = { draft: anyDraft };

/** Actions that buttons, selects and forms ask of /rig. */
export const rigActions = {
  choose: defineAction(RIG, 'choose', aRequest),
  list: defineAction(RIG, 'list', {}),
  range: defineAction(RIG, 'range', aChart),
  rangeOfFull: defineAction(RIG, 'rangeOfFull', aChart),
  rates: defineAction(RIG, 'rates', aRateChart),
  ratesRange: defineAction(RIG, 'ratesRange', aRateChart),
  full: defineAction(RIG, 'full', aRig),
  short: defineAction(RIG, 'short', aRig),
  pick: defineAction(RIG, 'pick', {}),
  show: defineAction(RIG, 'show', aRig),
  add: defineAction(RIG, 'add', {}),
  added: defineAction(RIG, 'added', {}),
  export: defineAction(RIG, 'export', {}),
  back: defineAction(RIG, 'back', aPage),
  on: defineAction(RIG, 'on', aPage),
  edit: defineAction(RIG, 'edit', aRig),
  edited: defineAction(RIG, 'edited', { id: rowId, revision: integer }),
  remove: defineAction(RIG, 'remove', aRig),
  removed: defineAction(RIG, 'removed', aRig),
  kept: defineAction(RIG, 'kept', aRig),
  unshare: defineAction(RIG, 'unshare', {}),
  import: defineAction(RIG, 'import', anImport),
  column: defineAction(RIG, 'column', anImport),
  use: defineAction(RIG, 'use', { draft: keptDraft, column: integer }, { separator: '-' }),
  dropped: defineAction(RIG, 'dropped', anImport),
};

/**
 * Actions that the buttons below an answer of /profit ask of /rig: their ids begin with the command
 * whose answer they stand below.
 */
export const answerActions = {
  save: defineAction('profit', 'save', aRequest),
  saved: defineAction('profit', 'saved', aRequest),
  alert: defineAction('profit', 'alert', aRequest),
};

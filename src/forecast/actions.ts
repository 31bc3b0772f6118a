import { anyDraft, defineAction, rowId } from '../message/custom-id.ts';

const FORECAST = 'forecast';
const aRequest = { draft: anyDraft };
const aRig = { id: rowId };

/** The actions that buttons, selects and forms ask of /forecast. */
export const forecastActions = {
  choose: defineAction(FORECAST, 'choose', aRequest),
  adjust: defineAction(FORECAST, 'adjust', aRequest),
  changed: defineAction(FORECAST, 'changed', aRequest),
  full: defineAction(FORECAST, 'full', aRequest),
  short: defineAction(FORECAST, 'short', aRequest),
  price0: defineAction(FORECAST, 'price0', aRequest),
  history: defineAction(FORECAST, 'history', aRequest),
  zero: defineAction(FORECAST, 'zero', aRequest),
  /** Below an answer of /profit, and the form that opens there. */
  ask: defineAction(FORECAST, 'ask', aRequest),
  asked: defineAction(FORECAST, 'asked', aRequest),
  /** Below a registered rig, and the form that opens there. */
  rig: defineAction(FORECAST, 'rig', aRig),
  ofRig: defineAction(FORECAST, 'ofRig', aRig),
};

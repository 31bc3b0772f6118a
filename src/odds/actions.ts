import { anyDraft, defineAction } from '../message/custom-id.ts';

const SOLO = 'solo';
const POOLS = 'pools';
const aRequest = { draft: anyDraft };

/** The actions that buttons and selects ask of /solo. */
export const soloActions = {
  choose: defineAction(SOLO, 'choose', aRequest),
  full: defineAction(SOLO, 'full', aRequest),
  short: defineAction(SOLO, 'short', aRequest),
};

/** The actions that buttons and selects ask of /pools. */
export const poolsActions = {
  choose: defineAction(POOLS, 'choose', aRequest),
  full: defineAction(POOLS, 'full', aRequest),
  short: defineAction(POOLS, 'short', aRequest),
};

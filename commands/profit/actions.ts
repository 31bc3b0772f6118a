import { anyDraft, defineAction } from '../../src/message/custom-id.ts';

const PROFIT = 'profit';
const aRequest = { draft: anyDraft };

/** Actions that buttons, selects and forms ask of /profit. */
export const profitActions = {
  adjust: defineAction(PROFIT, 'adjust', aRequest),
  adjusted: defineAction(PROFIT, 'adjusted', aRequest),
  full: defineAction(PROFIT, 'full', aRequest),
  short: defineAction(PROFIT, 'short', aRequest),
  refresh: defineAction(PROFIT, 'refresh', aRequest),
  choose: defineAction(PROFIT, 'choose', aRequest),
};

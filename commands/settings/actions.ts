import { defineAction } from '../../src/message/custom-id.ts';

const SETTINGS = 'settings';

/** What the selects of /settings ask of it; what was chosen comes beside the id. */
export const settingsActions = {
  forget: defineAction(SETTINGS, 'forget', {}),
  forgetServer: defineAction(SETTINGS, 'forget_server', {}),
};

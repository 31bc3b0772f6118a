import { defineAction } from '../../src/message/custom-id.ts';

const SETTINGS = 'settings';

/** Actions that the selects ask of /settings; the choice comes beside the id. */
export const settingsActions = {
  forget: defineAction(SETTINGS, 'forget', {}),
  forgetServer: defineAction(SETTINGS, 'forget_server', {}),
};

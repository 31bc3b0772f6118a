import { defineAction, keptDraft } from '../message/custom-id.ts';

const TARIFF = 'tariff';
const aTariff = { draft: keptDraft };

/** Actions that buttons ask of /tariff. */
export const tariffActions = {
  removed: defineAction(TARIFF, 'removed', aTariff),
  kept: defineAction(TARIFF, 'kept', {}),
};

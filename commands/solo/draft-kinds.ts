/** Kinds of the drafts behind the buttons of odds. */
export const SOLO_DRAFT = 'solo';
export const POOLS_DRAFT = 'pools';

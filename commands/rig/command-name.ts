/** In the ids of its buttons and forms as well. */
export const COMMAND = 'rig';

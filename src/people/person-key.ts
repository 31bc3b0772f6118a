/**
 * Returns the key of something that is kept for one person: all of a person's keys begin alike, so
 * that they can be found and deleted together.
 */
export const personKey = (userId: string, key = '') => `${userId}:${key}`;

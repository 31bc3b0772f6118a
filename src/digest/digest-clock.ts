/**
 * Loads the schedule when a digest is at hand: its time zones take 5 MB, and most bots start
 * without.
 */
export const digestClock = () => import('./schedule.ts');

/** Loaded when a digest is at hand: what knows the time zones takes 5 MB, and most bots start without. */
export const digestClock = () => import('./schedule.ts');

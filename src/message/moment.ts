import type { I18n } from '../i18n/i18n.ts';

/** Writes moments, given in unix seconds, as the reader's clock shows them. */
export interface MomentText {
  /** Writes "in 5 days", which Discord keeps up to date. */
  relative(at: number): string;
  /** Writes "October 17, 2026 at 3:12 PM (in 5 days)". */
  both(at: number): string;
}

/**
 * Returns the way to write moments. The sample network stands still while the reader's clock goes
 * on, so only dates make sense for it.
 */
export function momentText(origin: 'live' | 'sample', i18n: I18n): MomentText {
  if (origin === 'sample') return { relative: i18n.date, both: i18n.date };
  return {
    relative: (at) => timestamp(at, 'R'),
    both: (at) => `${timestamp(at, 'f')} (${timestamp(at, 'R')})`,
  };
}

/** Writes a moment in Discord's markdown. @param at - Unix seconds. */
export function timestamp(at: number, style: 'R' | 'f' | 'F'): string {
  return `<t:${Math.round(at)}:${style}>`;
}

import type { I18n } from '../i18n/i18n.ts';

/** Moments as the reader's clock shows them, in unix seconds. */
export interface MomentText {
  /** "in 5 days", kept up to date by Discord. */
  relative(at: number): string;
  /** "October 17, 2026 at 3:12 PM (in 5 days)". */
  both(at: number): string;
}

/** Of the sample network only dates make sense: it stands still while the reader's clock goes on. */
export function momentText(origin: 'live' | 'sample', i18n: I18n): MomentText {
  if (origin === 'sample') return { relative: i18n.date, both: i18n.date };
  return {
    relative: (at) => timestamp(at, 'R'),
    both: (at) => `${timestamp(at, 'f')} (${timestamp(at, 'R')})`,
  };
}

/** Discord's markdown for a moment. @param at - Unix seconds. */
export function timestamp(at: number, style: 'R' | 'f' | 'F'): string {
  return `<t:${Math.round(at)}:${style}>`;
}

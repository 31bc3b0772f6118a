import { isTooLong, MAX_TIME_TEXT } from '../text/limits.ts';
import { readTimeOfDay } from '../time/time-of-day.ts';

/**
 * Hours in which somebody wants no notice of an alert; they last over midnight where they end
 * before they begin.
 */
export interface QuietHours {
  /** Minutes after local midnight, 0 to 1439. */
  readonly from: number;
  /** Minutes after local midnight, 0 to 1439; never the same as `from`. */
  readonly to: number;
}

/** Alerts that are told in quiet hours as well. */
export const quietExceptions = ['nothing', 'rigs'] as const;
export type QuietException = (typeof quietExceptions)[number];

const DASH = /\s*[-–—]\s*/;

/** Reads `22-7`, `22:00 – 6:30`, `10pm-7am`; nothing else. */
export function readQuietHours(text: string): QuietHours | undefined {
  if (isTooLong(text, MAX_TIME_TEXT)) return undefined;
  const [from, to, ...others] = text.split(DASH).map(readTimeOfDay);
  if (!from?.ok || !to?.ok || others.length > 0 || from.minute === to.minute) return undefined;
  return { from: from.minute, to: to.minute };
}

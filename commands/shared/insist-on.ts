import { UserError } from '../../src/errors.ts';
import type { I18n } from '../../src/i18n/i18n.ts';

/**
 * Attempts to write an alert: the engine, or another click of the person, may be faster a few
 * times.
 */
const MOST_TRIES = 5;

/**
 * Writes on top of whatever an alert has become meanwhile.
 *
 * @param attempt - Reads, changes and writes; answers nothing when somebody was faster.
 * @throws UserError when somebody always is.
 */
export async function insistOn<T>(attempt: () => Promise<T | undefined>, { t }: I18n): Promise<T> {
  const done = await insist(attempt);
  if (done === undefined) throw new UserError(t('alerts.busy'));
  return done;
}

/** Does as `insistOn` does. @returns Nothing when somebody was faster all the time. */
export async function insist<T>(attempt: () => Promise<T | undefined>): Promise<T | undefined> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const done = await attempt();
    if (done !== undefined) return done;
  }
  return undefined;
}

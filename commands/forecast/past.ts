import type { Ports } from '../../src/discord/services.ts';
import { StoreOutage } from '../../src/errors.ts';
import { LOOK_BACK, type PastWeeks, pastWeeks } from '../../src/forecast/weeks.ts';
import type { Reading } from '../../src/market/reading.ts';

/** Returns the bot's own past weeks; without a store, those that come with it. */
export async function pastOf(
  { coin }: Reading,
  now: number,
  { history }: Pick<Ports, 'history'>,
): Promise<PastWeeks | undefined> {
  try {
    const days = await history.range({ coin, step: 'day', from: now - LOOK_BACK, to: now });
    return pastWeeks(coin, days);
  } catch (error) {
    if (error instanceof StoreOutage) return pastWeeks(coin, []);
    throw error;
  }
}

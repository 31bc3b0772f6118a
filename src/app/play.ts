import type { Cache } from '../database/cache.port.ts';
import type { Market } from '../market/market.port.ts';
import type { Clock } from '../time/clock.port.ts';

/** A network that is played, where nobody mines by the answer: alerts ring on it as well. */
export interface Play {
  /** Goes on where the network was left. */
  load(cache: Cache): Promise<void>;
  /**
   * The clock that everything goes by but the providers, whose answers are dated by the real one.
   */
  readonly clock: Clock;
  market(live: Market): Market;
  /**
   * Tells whether what goes on in it belongs to the history: there are no live data to mix it with.
   */
  isApart(): boolean;
  /**
   * Returns the moment that time is on its way to, unix seconds; nothing while it goes by itself.
   */
  arrival(): number | undefined;
}

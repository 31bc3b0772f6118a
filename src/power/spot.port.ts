import type { SpotPrices } from './spot.ts';
import type { SpotZone } from './spot-zones.ts';

/** Knows what power costs at exchanges: at once what was learnt, and it learns what is asked for. */
export interface SpotBook extends SpotPrices {
  /** Returns the zones for which there is a source. */
  zones(): readonly SpotZone[];
  /**
   * Sees that the prices of a zone are known from now on. It never throws; a zone without a source, and
   * one whose sources fail, stay unknown.
   *
   * @param patience - Seconds to wait, at most.
   */
  learn(zone: string, patience: number): Promise<void>;
  /** Asks for what is due of the zones that somebody wants. Never throws. */
  refresh(): Promise<void>;
}

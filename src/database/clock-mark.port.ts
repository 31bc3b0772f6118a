/** The latest moment that anybody wrote down, over restarts. Moments are unix seconds. */
export interface ClockMark {
  /** @returns By how many seconds the clock was set back since; 0 when it wasn't. */
  behind(now: number): Promise<number>;
  /**
   * Makes this the latest moment; where the clock was set back, all that waits goes by this one.
   */
  set(now: number): Promise<void>;
}

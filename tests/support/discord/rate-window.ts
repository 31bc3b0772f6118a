export interface RateLimit {
  readonly limit: number;
  readonly seconds: number;
}

export interface RateState extends RateLimit {
  readonly exceeded: boolean;
  readonly remaining: number;
  /** Seconds until there is room again. */
  readonly resetAfter: number;
}

export interface RateWindow {
  take(): RateState;
}

/** Counted as Discord counts: by windows that begin with the first request. */
export function rateWindow({ limit, seconds }: RateLimit): RateWindow {
  let endsAt = 0;
  let taken = 0;
  return {
    take() {
      const now = performance.now();
      if (now >= endsAt) {
        endsAt = now + seconds * 1_000;
        taken = 0;
      }
      taken += 1;
      const resetAfter = (endsAt - now) / 1_000;
      const remaining = Math.max(0, limit - taken);
      return { limit, seconds, exceeded: taken > limit, remaining, resetAfter };
    },
  };
}

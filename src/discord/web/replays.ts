/** Finds requests that were heard before, and those that are too old to tell. */
interface Replays {
  /**
   * @param timestamp - Unix seconds at which the request was signed.
   * @param now - Unix seconds.
   */
  judge(signature: string, timestamp: number, now: number): 'new' | 'again' | 'out-of-time';
}

/** Seconds by which a request may be older, or newer, than our clock says. */
export const WINDOW = 60;

/**
 * Remembers signatures for as long as their timestamps are good. Other processes don't know of them:
 * they agree by the interaction's id.
 */
export function createReplays(): Replays {
  /** Ends by signature, nearly in order: a request may be as much newer as it may be older. */
  const heard = new Map<string, number>();
  return {
    judge(signature, timestamp, now) {
      if (Math.abs(now - timestamp) > WINDOW) return 'out-of-time';
      for (const [known, until] of heard) {
        if (until > now) break;
        heard.delete(known);
      }
      // The digits of a signature may be written large or small.
      const key = signature.toLowerCase();
      if (heard.has(key)) return 'again';
      heard.set(key, now + 2 * WINDOW);
      return 'new';
    },
  };
}

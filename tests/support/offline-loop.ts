const HOUR = 3_600;

/**
 * Tells offline and back in a plain loop that knows nothing of the engine.
 *
 * @returns What takes a moment with what is so then, and returns what is told.
 */
export function offlineLoop() {
  let isOffline: boolean | undefined;
  let toldAt = Number.NEGATIVE_INFINITY;
  let since: number | undefined;
  return (now: number, isSilent: boolean, isGood: boolean): 'offline' | 'back' | undefined => {
    if (isOffline === undefined) {
      isOffline = isSilent;
    } else if (!isOffline) {
      const readyAt = Math.max((since ?? now) + 50, toldAt + 6 * HOUR);
      if (isGood) since = undefined;
      else if (isSilent && since !== undefined && now >= readyAt) {
        [isOffline, toldAt, since] = [true, now, undefined];
        return 'offline';
      } else if (isSilent) since ??= now;
      else if (since !== undefined && now >= readyAt) since = undefined;
    } else if (isGood && since !== undefined && now >= since + 50) {
      [isOffline, since] = [false, undefined];
      return 'back';
    } else {
      since = isGood ? (since ?? now) : undefined;
    }
    return undefined;
  };
}

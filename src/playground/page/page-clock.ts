/** Seconds by which the playground's clock is ahead of this machine's. */
let ahead = 0;

export function setPageClock(now: number): void {
  ahead = now - Date.now() / 1_000;
}

/** Returns unix seconds by the playground's clock. */
export function pageNow(): number {
  return Date.now() / 1_000 + ahead;
}

const CELLS = 20;

/** @param share - 0 to 1. */
export function progressBar(share: number): string {
  const full = Math.min(CELLS, Math.max(0, Math.round(share * CELLS)));
  return '█'.repeat(full) + '░'.repeat(CELLS - full);
}

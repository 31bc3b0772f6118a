export interface SourceStatus {
  /** The provider's name as people know it: "mempool.space", "Kraken". */
  readonly name: string;
  readonly gives: readonly ('chain' | 'fees' | 'price' | 'fx' | 'spot' | 'pool')[];
  /**
   * `idle` means not asked yet, or not needed so far; `resting` means failed so often that it is
   * left alone.
   */
  readonly state: 'ok' | 'failing' | 'resting' | 'idle' | 'off';
  /** Unix seconds of the last good answer, and of the last error. */
  readonly lastGoodAt?: number | undefined;
  readonly lastErrorAt?: number | undefined;
  /** The last error in short, without addresses that carry credentials. */
  readonly lastError?: string | undefined;
}

export interface SourceStatus {
  /** As people know it: "mempool.space", "Kraken". */
  readonly name: string;
  readonly gives: readonly ('chain' | 'fees' | 'price' | 'fx')[];
  /** `idle`: not asked yet, or not needed so far; `resting`: failed so often that it is left alone. */
  readonly state: 'ok' | 'failing' | 'resting' | 'idle' | 'off';
  /** Unix seconds. */
  readonly lastGoodAt?: number | undefined;
  readonly lastErrorAt?: number | undefined;
  /** Short, without addresses that carry credentials. */
  readonly lastError?: string | undefined;
}

export interface About {
  readonly version: string;
  /** Unix seconds. */
  readonly startedAt: number;
}

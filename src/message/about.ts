export interface About {
  readonly version: string;
  /** Unix seconds at which the bot was started. */
  readonly startedAt: number;
}

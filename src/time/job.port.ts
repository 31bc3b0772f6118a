/** A job runs by itself: twice, late, or never, so it looks at the state each time. */
export interface Job {
  readonly name: string;
  /** Seconds after which a run is given up, and the next one begins without it; {@link DEADLINE} if left out. */
  readonly deadline?: number;
  run(): Promise<void>;
}

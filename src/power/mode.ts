/** A setting of a machine, such as "eco" or "turbo": what it then hashes and draws. */
export interface Mode {
  /** As its owner or its firmware calls it. */
  readonly name: string;
  /** Hashes per second of one unit. */
  readonly hashrate: number;
  /** Watts of one unit at the wall. */
  readonly power: number;
  /** Whether somebody measured the two, or the maker or the firmware states them. */
  readonly figures: 'measured' | 'nominal';
}

/** At least one, by their power. Which of them a rig runs in its own figures say. */
export type Modes = readonly [Mode, ...Mode[]];

/** A setting of a machine, such as "eco" or "turbo", with its hashrate and its power. */
export interface Mode {
  /** Name that its owner or its firmware gives it. */
  readonly name: string;
  /** Hashes per second of one unit. */
  readonly hashrate: number;
  /** Watts of one unit at the wall. */
  readonly power: number;
  /**
   * Source of the two figures: somebody measured them, or the maker or the firmware states them.
   */
  readonly figures: 'measured' | 'nominal';
}

/** Modes of a machine, at least one, by their power. The figures of a rig say in which of them it runs. */
export type Modes = readonly [Mode, ...Mode[]];

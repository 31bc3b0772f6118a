/** The figures that machines in the house measure, of one unit; absent is what none measures, or not yet. */
export interface MeasuredFigures {
  /** Hashes per second. */
  readonly hashrate?: number | undefined;
  /** Watts. */
  readonly power?: number | undefined;
}

interface Unit {
  /** Hashes per second. */
  readonly hashrate: number;
  /** Watts. */
  readonly power: number;
  /** Present where its owner wants these to count. */
  readonly measured?: MeasuredFigures | undefined;
}

/** Returns the figures of one unit that count: those that are measured, where they are wanted. */
export function unitFigures({ hashrate, power, measured }: Unit): Omit<Unit, 'measured'> {
  return { hashrate: measured?.hashrate ?? hashrate, power: measured?.power ?? power };
}

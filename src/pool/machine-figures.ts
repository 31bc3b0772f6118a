import type { MinerPower, MinerState } from '../miner/miner-reading.ts';

/** The pool by whose name links to the operator's machines are kept: each is a worker of the house. */
export const HOUSE = 'miner';

/** Tells whether a link leads to a machine in the house, whose address stands for a worker's. */
export function isMachineLink({ pool }: { readonly pool: string }): boolean {
  return pool === HOUSE;
}

/** The last that a machine said of itself; absent is what it doesn't tell, or can't be. */
export interface MachineFigures {
  /** Unix seconds of its last answer. */
  readonly at: number;
  readonly state: MinerState;
  /** Hashes per second: a mean of minutes, or else the present one; absent just after a start. */
  readonly hashrate?: number | undefined;
  /** Mean of those over about an hour at work. */
  readonly meanHashrate?: number | undefined;
  readonly power?: MinerPower | undefined;
  /** Mean of the measured watts over about an hour at work. */
  readonly meanWatts?: number | undefined;
  /** °C of the hottest chip. */
  readonly temperature?: number | undefined;
  /** The name of its mode as its firmware has it. */
  readonly mode?: string | undefined;
  /** Seconds since it began to mine, at its last answer. */
  readonly uptime?: number | undefined;
  /** How often it was seen to have started anew. */
  readonly restarts: number;
}

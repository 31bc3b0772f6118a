import type { Machine } from './machine.ts';
import type { MinerReading } from './miner-reading.ts';

/** A machine with the last that it said. */
export interface MachineState {
  readonly machine: Machine;
  /** The last good reading; absent where there was none since the bot's start. */
  readonly reading?: MinerReading | undefined;
  /** Seconds since that reading, by our own clock: theirs are often hours or decades off. */
  readonly age?: number | undefined;
  /** Whether the machine answered when it was asked last. */
  readonly answers: boolean;
}

/** The machines in the operator's house. */
export interface Machines {
  /** Tells whether a person is the operator: nobody else sees the machines. */
  isOwner(userId: string): boolean;
  /** Whether the operator has named any. */
  readonly isEmpty: boolean;
  /** Returns what all machines say, in the operator's order; each is asked once a minute at most. */
  look(): Promise<readonly MachineState[]>;
}

import type { MachineState } from './machine.ts';

/** The machines in the operator's house. */
export interface Machines {
  /** Tells whether a person is the operator: nobody else sees the machines. */
  isOwner(userId: string): boolean;
  /** Whether the operator has named any. */
  readonly isEmpty: boolean;
  /** Returns what all machines say, in the operator's order; each is asked once a minute at most. */
  look(): Promise<readonly MachineState[]>;
}

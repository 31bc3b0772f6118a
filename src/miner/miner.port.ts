import type { Machine, MachineState } from './machine.ts';

/** The machines in the operator's house. */
export interface Machines {
  /** Tells whether a person is the operator: nobody else sees the machines. */
  isOwner(userId: string): boolean;
  /** The machines that the operator has named, in that order. */
  readonly list: readonly Machine[];
  /** Returns the text by which links know a machine: its address, and its port if that is said. */
  keyOf(machine: Machine): string;
  /**
   * Returns what all machines say, in the operator's order; each is asked once a minute at most. Those
   * that are slow to answer are left out.
   */
  look(): Promise<readonly MachineState[]>;
  /** Returns the same of some of them, and waits for each. */
  read(machines: readonly Machine[]): Promise<readonly MachineState[]>;
}

import type { Logger } from '../../log/logger.port.ts';
import type { Clock } from '../../time/clock.port.ts';
import { within } from '../../time/ending-within.ts';
import type { Machine, MachineKind, MachineState } from '../machine.ts';
import type { Machines } from '../miner.port.ts';
import type { MinerReading } from '../miner-reading.ts';

/** Seconds for which an answer stands: nobody makes us ask a machine more often. */
const STANDS = 60;
/** Seconds that a machine gets for all that it is asked. */
const PATIENCE = 4;
/** Seconds after which an answer goes without those that are still silent. */
const LONGEST_LOOK = 8;
/** Machines that are asked at the same time. */
const AT_ONCE = 25;

interface MachinesDeps {
  readonly machines: readonly Machine[];
  /** Ids of the people who may see them. */
  readonly owners: readonly string[];
  readonly clock: Clock;
  readonly log: Logger;
  /** Seconds that a machine gets; for tests. */
  readonly patience?: number;
}

interface Known {
  readonly kind?: MachineKind | undefined;
  readonly reading?: MinerReading | undefined;
  readonly readAt?: number | undefined;
  readonly answers: boolean;
}

/** Returns the machines that an operator has named; nothing connects to any until somebody looks. */
export function openMachines(deps: MachinesDeps): Machines {
  const { machines, owners, clock, log, patience = PATIENCE } = deps;
  const known = new Map<Machine, Known>();
  let askedAt = Number.NEGATIVE_INFINITY;
  let running: Promise<void> | undefined;

  async function askOne(machine: Machine): Promise<void> {
    const before = known.get(machine);
    try {
      // Loaded with all readers when somebody looks: most bots have no machines.
      const { askMachine } = await import('./ask-machine.ts');
      const { kind, reading } = await askMachine(machine, before?.kind, patience);
      known.set(machine, { kind, reading, readAt: clock(), answers: true });
    } catch (error) {
      log.debug({ err: error, machine: machine.name }, 'A machine gave no answer');
      known.set(machine, { ...before, answers: false });
    }
  }

  async function askAll(): Promise<void> {
    const waiting = [...machines];
    const worker = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) await askOne(next);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  }

  return {
    isOwner: (userId) => owners.includes(userId),
    isEmpty: machines.length === 0,
    async look() {
      const age = clock() - askedAt;
      // A clock that was set back must not keep an old answer for long. Firmware takes one connection at
      // a time, so nobody asks anew while the last round is under way.
      if (!running && (age < 0 || age >= STANDS)) {
        askedAt = clock();
        running = askAll().finally(() => {
          running = undefined;
        });
      }
      // Whoever is still silent has said nothing yet.
      if (running) await within(LONGEST_LOOK, running);
      return machines.map((machine): MachineState => {
        const { reading, readAt, answers = false } = known.get(machine) ?? {};
        const passed = readAt === undefined ? undefined : Math.max(0, clock() - readAt);
        return { machine, reading, age: passed, answers };
      });
    },
  };
}

import { bulkhead } from 'cockatiel';
import type { Logger } from '../../log/logger.port.ts';
import type { Clock } from '../../time/clock.port.ts';
import { isWithin } from '../../time/elapsed.ts';
import { within } from '../../time/ending-within.ts';
import { keyOf, type Machine, type MachineKind, type MachineState } from '../machine.ts';
import type { Machines } from '../miner.port.ts';
import type { MinerReading } from '../miner-reading.ts';

/**
 * Seconds for which an answer stands: nobody makes us ask a machine more often. Half a second is the
 * clock's that starts the rounds.
 */
const STANDS = 59.5;
/** Seconds that a machine gets for all that it is asked. */
const PATIENCE = 4;
/** Seconds after which an answer goes without those that are still silent. */
const LONGEST_LOOK = 8;
/** The same for a round of those that are linked, which nobody waits for at a screen. */
const LONGEST_ROUND = 90;
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
  /** When it was asked last, answered or not. */
  readonly askedAt: number;
  readonly answers: boolean;
}

/** Returns the machines that an operator has named; nothing connects to any until somebody looks. */
export function openMachines(deps: MachinesDeps): Machines {
  const { machines, owners, clock, log, patience = PATIENCE } = deps;
  const known = new Map<Machine, Known>();
  const asking = new Map<Machine, Promise<void>>();
  const turns = bulkhead(AT_ONCE, Number.POSITIVE_INFINITY);

  async function askOne(machine: Machine): Promise<void> {
    const before = known.get(machine);
    const askedAt = clock();
    try {
      // Loaded with all readers when somebody looks: most bots have no machines.
      const { askMachine } = await import('./ask-machine.ts');
      const { kind, reading } = await askMachine(machine, before?.kind, patience);
      known.set(machine, { kind, reading, askedAt, readAt: clock(), answers: true });
    } catch (error) {
      log.debug({ err: error, machine: machine.name }, 'A machine gave no answer');
      known.set(machine, { ...before, askedAt, answers: false });
    }
  }

  /** Tells whether nobody has asked a machine for a minute; firmware takes one connection at a time. */
  function isDue(machine: Machine): boolean {
    const { askedAt = Number.NEGATIVE_INFINITY } = known.get(machine) ?? {};
    return !asking.has(machine) && !isWithin(STANDS, askedAt, clock());
  }

  /** Asks those that are due, whoever waited longest first, and waits for all that are being asked. */
  async function ask(wanted: readonly Machine[]): Promise<void> {
    const since = (machine: Machine) => known.get(machine)?.askedAt ?? 0;
    for (const machine of wanted.filter(isDue).toSorted((a, b) => since(a) - since(b))) {
      const asked = turns.execute(() => askOne(machine));
      asking.set(
        machine,
        asked.finally(() => asking.delete(machine)),
      );
    }
    await Promise.all(wanted.flatMap((machine) => asking.get(machine) ?? []));
  }

  function stateOf(machine: Machine): MachineState {
    const { reading, readAt, answers = false } = known.get(machine) ?? {};
    const passed = readAt === undefined ? undefined : Math.max(0, clock() - readAt);
    return { machine, reading, age: passed, answers };
  }

  return {
    isOwner: (userId) => owners.includes(userId),
    list: machines,
    keyOf,
    async look() {
      // Whoever is still silent has said nothing yet.
      await within(LONGEST_LOOK, ask(machines));
      return machines.map(stateOf);
    },
    async read(wanted) {
      await within(LONGEST_ROUND, ask(wanted));
      return wanted.map(stateOf);
    },
  };
}

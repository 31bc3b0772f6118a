import type { Logger } from '../log/logger.port.ts';
import type { MachineState } from '../miner/machine.ts';
import type { Machines } from '../miner/miner.port.ts';
import type { Clock } from '../time/clock.port.ts';
import { isWithin } from '../time/elapsed.ts';
import type { Job } from '../time/job.port.ts';
import { MINUTE } from '../time/seconds.ts';
import { type KeepReadingsPorts, keepReadings } from './keep-readings.job.ts';
import { troubleKeeper } from './keep-trouble.job.ts';
import type { PoolLink } from './link.ts';
import { HOUSE } from './machine-figures.ts';
import { nextMachineReading } from './machine-link.ts';
import type { LinkRead, PoolLinkStore } from './pool.port.ts';

interface PollMachinesPorts extends KeepReadingsPorts {
  readonly machines: Pick<Machines, 'isOwner' | 'list' | 'keyOf' | 'read'>;
  readonly poolLinks: Pick<
    PoolLinkStore,
    'ofAddresses' | 'ofRigs' | 'saveReadings' | 'record' | 'troubles' | 'saveTrouble'
  >;
  readonly clock: Clock;
  readonly log: Logger;
  /** Tells whose machines are linked that all of them are silent since then, each once. */
  readonly tellDown: (pool: string, since: number) => Promise<void>;
}

/** Seconds between two rounds; half a second is the clock's that starts them. */
const ROUND = MINUTE - 0.5;
/** Seconds after which an answer is none of this round: nobody got to ask the machine. */
const OLD = 1.5 * MINUTE;

/**
 * Makes the job that asks the machines which their operator has linked, all of them once a minute.
 * Where there are several and none of them answers, it is the house that is silent, or the bot's own
 * network: that is no fault of any of them.
 */
export function pollMachines(ports: PollMachinesPorts): Job {
  const { machines, poolLinks, clock, log } = ports;
  const keepTrouble = troubleKeeper(ports, HOUSE);
  let beganAt = Number.NEGATIVE_INFINITY;

  async function run(): Promise<void> {
    const began = clock();
    if (isWithin(ROUND, beganAt, began)) return;
    beganAt = began;
    const byKey = new Map(machines.list.map((machine) => [machines.keyOf(machine), machine]));
    const all = await poolLinks.ofAddresses(HOUSE, [...byKey.keys()]);
    // Whoever was the operator before is so no more.
    const links = all.filter(({ userId }) => machines.isOwner(userId));
    if (links.length === 0) return;
    const wanted = links.flatMap(({ address }) => byKey.get(address) ?? []);
    const said = await machines.read(wanted);
    const states = new Map(said.map((state) => [machines.keyOf(state.machine), state]));
    const now = clock();
    const isSilent = said.length > 1 && said.every(({ answers }) => !answers);
    await keepTrouble(!isSilent, now);
    if (isSilent) return;
    const rigIds = await keepReadings(
      ports,
      links,
      (link) => readingOf(link, states.get(link.address), now),
      now,
    );
    if (rigIds.length === 0) return;
    log.debug({ machines: said.length, rigs: rigIds.length }, 'machines read');
  }

  return { name: 'poll-machines', run };
}

function readingOf(
  { id, reading }: PoolLink,
  state: MachineState | undefined,
  now: number,
): LinkRead | undefined {
  if (!state) return undefined;
  const { answers, age = Number.POSITIVE_INFINITY } = state;
  if (answers && age > OLD) return undefined;
  const next = nextMachineReading(reading, answers ? state.reading : undefined, now);
  return next && { id, reading: next };
}

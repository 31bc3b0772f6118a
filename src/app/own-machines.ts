import { readFileSync } from 'node:fs';
import type { Logger } from '../log/logger.port.ts';
import type { Machine } from '../miner/machine.ts';
import type { Machines } from '../miner/miner.port.ts';
import type { Clock } from '../time/clock.port.ts';
import { type Config, ConfigError } from './config.ts';

/**
 * Opens the machines in the operator's house. Their readers are loaded where some are named: most
 * bots have none.
 *
 * @throws ConfigError for machines that can't be, and for a file that is not there.
 */
export async function openOwnMachines(
  { owners, machines: listed, file }: Config['miners'],
  deps: { readonly clock: Clock; readonly log: Logger },
): Promise<Machines> {
  if (listed.trim() === '' && file === undefined) return noMachines(owners);
  const { keyOf, parseMachines } = await import('../miner/machine.ts');
  const read = (name: string, text: string): readonly Machine[] => {
    const found = parseMachines(text);
    if (found.ok) return found.machines;
    throw new ConfigError(`${name} ${found.problem}`);
  };
  const machines = read('MINERS', listed);
  const isListed = (other: Machine) =>
    machines.some((one) => one.name === other.name || keyOf(one) === keyOf(other));
  const others = file === undefined ? [] : read('MINERS_FILE', textOf(file));
  const { openMachines } = await import('../miner/sources/machines.ts');
  return openMachines({
    ...deps,
    owners,
    machines: [...machines, ...others.filter((one) => !isListed(one))],
  });
}

/** Returns the house of an operator who has named no machine. */
function noMachines(owners: readonly string[]): Machines {
  return {
    isOwner: (userId) => owners.includes(userId),
    list: [],
    keyOf: ({ address }) => address,
    look: async () => [],
    read: async () => [],
  };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new ConfigError('MINERS_FILE must be a file that can be read, such as miners.txt', {
      cause: error,
    });
  }
}

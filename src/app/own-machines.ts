import { readFileSync } from 'node:fs';
import type { Logger } from '../log/logger.port.ts';
import { parseMachines } from '../miner/machine.ts';
import type { Machines } from '../miner/miner.port.ts';
import { openMachines } from '../miner/sources/machines.ts';
import type { Clock } from '../time/clock.port.ts';
import { type Config, ConfigError } from './config.ts';

/**
 * Opens the machines in the operator's house.
 *
 * @throws ConfigError for a file that is not there, or can't be understood.
 */
export function openOwnMachines(
  { owners, machines, file }: Config['miners'],
  deps: { readonly clock: Clock; readonly log: Logger },
): Machines {
  if (file === undefined) return openMachines({ ...deps, owners, machines });
  const read = parseMachines(textOf(file));
  if (!read.ok) throw new ConfigError(`MINERS_FILE ${read.problem}`);
  const names = new Set(machines.map(({ name }) => name));
  const others = read.machines.filter(({ name }) => !names.has(name));
  return openMachines({ ...deps, owners, machines: [...machines, ...others] });
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

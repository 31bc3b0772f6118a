import { minerModels } from './miner-catalogue.ts';
import { nameKey, type RegisteredRig } from './registered-rig.ts';
import type { Rig } from './rig.ts';

/** A registered rig as it would be written: by its model where it was named. */
export function writtenRig({ count, hashrate, power, model }: RegisteredRig): Rig {
  const known = minerModels.find(({ name }) => name === model);
  return { count, hashrate, power, ...(known && { model: known }) };
}

/**
 * The rig that is meant by a name, or by what a suggestion says after it ("Shed · 120 TH/s → …"):
 * the longest name that fits.
 */
export function ownRigNamed(
  text: string,
  rigs: readonly RegisteredRig[],
): RegisteredRig | undefined {
  const wanted = nameKey(text);
  return rigs
    .filter(({ name }) => wanted === nameKey(name) || wanted.startsWith(`${nameKey(name)} · `))
    .toSorted((a, b) => b.name.length - a.name.length)[0];
}

/** The name, or the first of "name 2", "name 3", … that nobody has. */
export function freeName(name: string, taken: readonly string[]): string {
  const keys = new Set(taken.map(nameKey));
  if (!keys.has(nameKey(name))) return name;
  let number = 2;
  while (keys.has(nameKey(`${name} ${number}`))) number += 1;
  return `${name} ${number}`;
}

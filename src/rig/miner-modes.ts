import type { Mode, Modes } from '../power/mode.ts';
import { scaled } from '../text/quantity.ts';
import catalogue from './miner-modes.json' with { type: 'json' };
import { type MinerModel, modelTitle } from './model.ts';

/** The modes that a firmware offers on a machine. */
export interface MinerModes {
  /** A model's name without its size: "Antminer S19 XP". */
  readonly machine: string;
  readonly firmware: string;
  /** By their power. */
  readonly modes: Modes;
}

/** The lists of miner-modes.json, where each has its source beside it. */
export const minerModes: readonly MinerModes[] = catalogue.lists.flatMap(
  ({ machine, firmware, modes: rows }) => {
    const [first, ...others] = rows.flatMap(modeOf);
    return first ? [{ machine, firmware, modes: [first, ...others] as const }] : [];
  },
);

function modeOf([name, terahash, power]: (string | number)[]): readonly Mode[] {
  if (typeof name !== 'string' || typeof power !== 'number') return [];
  const hashrate = scaled(String(terahash), 12);
  return [{ name, hashrate, power, figures: 'nominal' }];
}

/** Returns the lists of a model, the one with most modes first. */
export function modesOfModel(model: Pick<MinerModel, 'name' | 'hashrate'>): readonly MinerModes[] {
  const family = modelTitle(model, 0);
  return minerModes
    .filter(({ machine }) => machine === family)
    .toSorted((a, b) => b.modes.length - a.modes.length);
}

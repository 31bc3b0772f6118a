import type { MinerModel } from '../rig/model.ts';
import { minerModels } from '../rig/models.ts';

/** Air-cooled machines that many run, of several generations and two makers, by what people call them. */
export const popularMachines = {
  'S21 XP': 'Antminer S21 XP (270T)',
  'S21 Pro': 'Antminer S21 Pro (234T)',
  S21: 'Antminer S21 (200T)',
  M60S: 'Whatsminer M60S (186T)',
  'S19 XP': 'Antminer S19 XP (140T)',
  'S19j Pro': 'Antminer S19j Pro (104T)',
} as const;

interface PopularMachine {
  /** Without maker and variant. */
  readonly nickname: string;
  readonly model: MinerModel;
}

/** Made when first asked for: importing a module does nothing. */
let found: readonly PopularMachine[] | undefined;

/** In the order above. */
export function popularModels(): readonly PopularMachine[] {
  found ??= Object.entries(popularMachines).flatMap(([nickname, name]) => {
    const model = minerModels.find((one) => one.name === name);
    return model ? [{ nickname, model }] : [];
  });
  return found;
}

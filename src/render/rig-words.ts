import type { Miner } from '../domain/economics.ts';
import type { Rig } from '../domain/rig-text.ts';
import type { Voice } from './voice.ts';

const TERA = 1e12;

/** All units of a rig as one miner. */
export function minerOf({ count, hashrate, power }: Rig): Miner {
  return { hashrate: count * hashrate, power: count * power };
}

/** "120 TH/s · 3,000 W · 25 J/TH". */
export function figures({ hashrate, power }: Miner, voice: Voice): string {
  return [
    voice.hashrate(hashrate),
    voice.power(power),
    voice.efficiency((power / hashrate) * TERA),
  ].join(' · ');
}

/** "2× Antminer S21 Pro (234T)", or the figures of a rig without a name. */
export function rigTitle(rig: Rig, voice: Voice): string {
  const one = rig.model?.name ?? figures(rig, voice);
  return rig.count === 1 ? one : `${voice.count(rig.count)}× ${one}`;
}

/** What the title leaves open: the figures of all units, and which size was taken. */
export function rigDetails(rig: Rig, voice: Voice): readonly string[] {
  const details: string[] = [];
  if (rig.model || rig.count > 1) details.push(figures(minerOf(rig), voice));
  const others = rig.otherVariants?.slice(0, 5).map(({ name }) => name) ?? [];
  if (others.length > 0) details.push(voice.t('rig.usualSize', { models: voice.list(others) }));
  return details;
}

/** A suggestion's name: `parseRig` understands it when it is pasted back. */
export function rigSuggestion(rig: Rig, currency: string, voice: Voice): string {
  const parts = [figures(rig, voice)];
  if (rig.model) parts.unshift(rig.model.name);
  if (rig.tariff) {
    parts.push(`${voice.tariffByCode(rig.tariff.perKwh, rig.tariff.currency ?? currency)}/kWh`);
  }
  return `${rig.count === 1 ? '' : `${rig.count}x `}${parts.join(' · ')}`;
}

import type { Algorithm } from '../coin/coin.ts';

/**
 * A model of a miner on the market, with the nominal figures that the maker states (about ±5 %).
 */
export interface MinerModel {
  readonly maker: string;
  /** Full name, with the variant: "Antminer S21 Pro (234T)". Unique in the catalogue. */
  readonly name: string;
  /** Hashes per second. */
  readonly hashrate: number;
  /** Watts at the wall. */
  readonly power: number;
  /** Algorithm that it mines by; SHA-256d where none is said. */
  readonly algorithm?: Algorithm | undefined;
  readonly cooling: 'air' | 'hydro' | 'immersion';
  readonly segment: 'industrial' | 'home';
  /** Date of release as `YYYY-MM` or `YYYY`, where known. */
  readonly released?: string | undefined;
}

/** Share by which a machine may be tuned off nominal and still be called by its size. */
const SIZE_SPREAD = 0.1;

/**
 * Returns the model's name, without the size in it ("(234T)") where the machine's hashrate is
 * another.
 */
export function modelTitle(
  { name, hashrate: nominal }: Pick<MinerModel, 'name' | 'hashrate'>,
  hashrate: number,
): string {
  const isSo = Math.abs(hashrate / nominal - 1) <= SIZE_SPREAD;
  return isSo ? name : name.replace(/ \([\d.]+[TG]\)$/, '');
}

/** Returns the name without brand and size: "S21 Pro" for "Antminer S21 Pro (234T)". */
export function shortName({ name, segment }: Pick<MinerModel, 'name' | 'segment'>): string {
  const whole = name.replace(/ \([^)]*\)/g, '');
  return segment === 'home'
    ? whole
    : whole.replace(/^(?:Antminer|Whatsminer|SEALMINER|Avalon) /, '');
}

import type { Tariff } from '../power/tariff.ts';

/** A power price that somebody keeps by a name. */
export interface NamedTariff {
  readonly name: string;
  readonly tariff: Tariff;
}

/** Rejects when the store is broken, as all stores do. */
export interface TariffStore {
  /** In order of names. */
  list(userId: string): Promise<readonly NamedTariff[]>;
  /** Names are the same as those of rigs are. */
  find(userId: string, name: string): Promise<NamedTariff | undefined>;
  /** In place of one of the same name; at most 20 of a user. */
  save(userId: string, named: NamedTariff, now: number): Promise<'saved' | 'too-many'>;
  /** @returns Whether it was there. */
  remove(userId: string, name: string): Promise<boolean>;
}

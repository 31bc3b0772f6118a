import type { Tariff } from '../power/tariff.ts';

/** What the operator decided a person means who says nothing else. */
export interface Defaults {
  /** ISO 4217. */
  readonly currency: string;
  readonly tariff: Tariff;
  /** 0 to 1. */
  readonly poolFee: number;
}

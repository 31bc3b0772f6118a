import type { Tariff } from '../power/tariff.ts';

/** The operator's defaults, for people who say nothing else. */
export interface Defaults {
  /** ISO 4217 code of the currency that people count in. */
  readonly currency: string;
  readonly tariff: Tariff;
  /** Share of the income, 0 to 1. */
  readonly poolFee: number;
}

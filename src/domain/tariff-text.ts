/** A price per kWh as somebody wrote it. */
export interface Tariff {
  /** Per kWh, ≥ 0 and ≤ 10. */
  readonly perKwh: number;
  /** ISO 4217 code; absent when none was written: the caller's own currency then. */
  readonly currency?: string | undefined;
}

export type TariffProblem =
  | { readonly kind: 'not-a-tariff'; readonly text: string }
  | { readonly kind: 'unknown-currency'; readonly text: string; readonly currency: string }
  | { readonly kind: 'negative'; readonly text: string }
  /** Over 10 per kWh: probably cents written as units. */
  | { readonly kind: 'too-high'; readonly text: string; readonly perKwh: number };

export type TariffText =
  | { readonly ok: true; readonly tariff: Tariff }
  | { readonly ok: false; readonly problem: TariffProblem };

/** The conditions that a reading of the market must meet before alerts are judged by it. */
export interface Trust {
  /** Exchanges that must agree on the price. */
  readonly minPriceSources: number;
  /** Whether the sample network counts as well: only where nobody mines by it. */
  readonly trustsSample: boolean;
}

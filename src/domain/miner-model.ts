/** A miner on the market, figures nominal as the maker states them (about ±5 %). */
export interface MinerModel {
  readonly maker: string;
  /** Full name, with the variant: "Antminer S21 Pro (234T)". Unique in the catalogue. */
  readonly name: string;
  /** Hashes per second. */
  readonly hashrate: number;
  /** Watts at the wall. */
  readonly power: number;
  readonly cooling: 'air' | 'hydro' | 'immersion';
  readonly segment: 'industrial' | 'home';
  /** `YYYY-MM` or `YYYY`, where known. */
  readonly released?: string | undefined;
}

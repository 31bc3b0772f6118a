import type { CoinId } from '../coin/coins.ts';
import type { WrittenTariff } from '../power/tariff.ts';
import type { TariffProblem } from '../power/tariff-text.ts';
import type { Measure, Quantity } from '../text/quantity.ts';
import type { MeasuredFigures } from './measured.ts';
import type { MinerModel } from './model.ts';

/** A rig as somebody wrote it, understood. */
export interface Rig {
  /** Units of the same kind, 1 or more. */
  readonly count: number;
  /** Hashes per second of one unit. */
  readonly hashrate: number;
  /** Watts of one unit. */
  readonly power: number;
  /** The figures that machines measure of one unit, which count in place of the two above. */
  readonly measured?: MeasuredFigures | undefined;
  /** Model, set when the rig was named rather than described. */
  readonly model?: MinerModel | undefined;
  /**
   * Other sizes of the machine, set when it is sold in several and nothing said which one is meant:
   * `model` is then the usual one, and the answer has to say so.
   */
  readonly otherVariants?: readonly MinerModel[] | undefined;
  /** Whether the watts are the model's J/TH times a hashrate that it isn't sold with. */
  readonly atNominalEfficiency?: boolean | undefined;
  /** Name that somebody gave a machine along with its figures; no model we know. */
  readonly label?: string | undefined;
  /** Tariff, set when a power price trailed the text. */
  readonly tariff?: WrittenTariff | undefined;
  /** Pool fee in percent, like uptime; set where the text names it. */
  /** Coin that it is to mine, where somebody said it; else its model says it. */
  readonly coin?: CoinId | undefined;
  readonly fee?: number | undefined;
  readonly uptime?: number | undefined;
}

/** The things that a text about a rig says besides a name. */
export interface Said extends Pick<Rig, 'count' | 'tariff' | 'fee' | 'uptime'> {
  readonly figures: { readonly [quantity in Quantity]?: Measure };
  /** Hashrate in parentheses after a name. */
  readonly variant?: Measure | undefined;
}

/** The reason why a text is no rig, with everything that a sentence about it needs. */
export type RigProblem =
  | { readonly kind: 'empty' }
  /** The text is longer than `limit` characters. */
  | { readonly kind: 'too-long'; readonly limit: number }
  | { readonly kind: 'missing-power'; readonly hashrate: number }
  | { readonly kind: 'missing-hashrate'; readonly power?: number; readonly efficiency?: number }
  | {
      readonly kind: 'unknown-model';
      readonly text: string;
      readonly suggestions: readonly MinerModel[];
      readonly said?: Said | undefined;
    }
  | {
      readonly kind: 'ambiguous-model';
      readonly text: string;
      readonly candidates: readonly MinerModel[];
      readonly said?: Said | undefined;
    }
  /** A number beside a name may be a count, a price or more: "M30S 2". */
  | {
      readonly kind: 'unclear-number';
      readonly text: string;
      readonly name: string;
      /** Rigs that the whole text may mean. */
      readonly readings: readonly Rig[];
    }
  /** A number beside the name of an own rig is as unclear: "Shed @ 7"; `readings` are texts. */
  | {
      readonly kind: 'unclear-own-number';
      readonly text: string;
      readonly name: string;
      readonly readings: readonly string[];
    }
  /** A number has two plausible readings: "3.000". `readings` are texts that parse. */
  | {
      readonly kind: 'ambiguous-number';
      readonly text: string;
      readonly readings: readonly string[];
    }
  /** The text names the same quantity twice, with different values. */
  | {
      readonly kind: 'contradiction';
      readonly quantity: RigQuantity | 'tariff';
      readonly text: string;
    }
  /** The text names energy, not power: "3 kWh", "3kW/h". `power`, in watts, is probably meant. */
  | { readonly kind: 'energy'; readonly text: string; readonly power: number }
  /** A number stands with a unit that we don't know: "120TG". */
  | { readonly kind: 'unknown-unit'; readonly text: string; readonly unit: string }
  /** A number is written as nobody needs to: "1e30". */
  | { readonly kind: 'unreadable-number'; readonly text: string }
  /** The text names several rigs, each of which could be understood: "S21 + 3x S19". */
  | { readonly kind: 'several-rigs'; readonly text: string }
  /** Nobody knows one of several kinds of rigs; `readable` are the texts of the others. */
  | { readonly kind: 'unknown-kind'; readonly text: string; readonly readable: readonly string[] }
  /** The text names more kinds of rigs than anybody types. */
  | { readonly kind: 'too-many-kinds'; readonly count: number; readonly limit: number }
  /** The machine mines other coins. */
  | { readonly kind: 'not-bitcoin'; readonly text: string }
  /** Nobody here calls a coin so. */
  | {
      readonly kind: 'unknown-coin';
      readonly text: string;
      readonly suggestions: readonly CoinId[];
    }
  /** The operator has switched the coin off. */
  | { readonly kind: 'coin-off'; readonly coin: CoinId; readonly offered: readonly CoinId[] }
  /** The machine mines by another algorithm than the coin. */
  | {
      readonly kind: 'wrong-coin';
      readonly rig: Rig;
      readonly coin: CoinId;
      readonly coins: readonly CoinId[];
    }
  /** A unit that is too large or too small for the coin's machines: 9.5 TH/s for 9.5 GH/s. */
  | {
      readonly kind: 'other-unit';
      readonly rig: Rig;
      readonly coin: CoinId;
      readonly readings: readonly Rig[];
    }
  | { readonly kind: 'not-positive'; readonly quantity: RigQuantity }
  /** All units together are too much: `value` and `limit` are in H/s, W or units. */
  | {
      readonly kind: 'too-large';
      readonly quantity: RigQuantity;
      readonly value: number;
      readonly limit: number;
    }
  | { readonly kind: 'tariff'; readonly problem: TariffProblem }
  /** The text is understood but for this part; `rig` is the rest, where it is one by itself. */
  | {
      readonly kind: 'leftover';
      readonly text: string;
      readonly leftover: string;
      readonly rig?: Rig;
    };

export type RigQuantity = Quantity | 'count';

export type RigText =
  | { readonly ok: true; readonly rig: Rig }
  | { readonly ok: false; readonly problem: RigProblem };

/** The result of reading a part of such a text. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | Refusal;

interface Refusal {
  readonly ok: false;
  readonly problem: RigProblem;
}

export const refuse = (problem: RigProblem): Refusal => ({ ok: false, problem });

import type { WrittenTariff } from '../power/tariff.ts';
import type { TariffProblem } from '../power/tariff-text.ts';
import type { Measure, Quantity } from '../text/quantity.ts';
import type { MinerModel } from './model.ts';

/** A rig as somebody wrote it, understood. */
export interface Rig {
  /** Units of the same kind, 1 or more. */
  readonly count: number;
  /** Hashes per second of one unit. */
  readonly hashrate: number;
  /** Watts of one unit. */
  readonly power: number;
  /** Set when it was named rather than described. */
  readonly model?: MinerModel | undefined;
  /**
   * Set when the name is that of a machine sold in several sizes and nothing said which: `model` is
   * then the usual one, these are the others, and the answer has to say so.
   */
  readonly otherVariants?: readonly MinerModel[] | undefined;
  /** Set when the watts are the model's J/TH times a hashrate that it isn't sold with. */
  readonly atNominalEfficiency?: boolean | undefined;
  /** What somebody called it who gave its figures; no model we know. */
  readonly label?: string | undefined;
  /** Set when a power price trailed the text. */
  readonly tariff?: WrittenTariff | undefined;
  /** Percent, like uptime; set where the text says so. */
  readonly fee?: number | undefined;
  readonly uptime?: number | undefined;
}

/** What a text about a rig says besides a name. */
export interface Said extends Pick<Rig, 'count' | 'tariff' | 'fee' | 'uptime'> {
  readonly figures: { readonly [quantity in Quantity]?: Measure };
  /** The hashrate in parentheses after a name. */
  readonly variant?: Measure | undefined;
}

/** What kept a text from being a rig; everything a sentence about it needs. */
export type RigProblem =
  | { readonly kind: 'empty' }
  /** Characters. */
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
  /** "M30S 2": a number beside a name that may be a count, a price or more. */
  | {
      readonly kind: 'unclear-number';
      readonly text: string;
      readonly name: string;
      /** What the whole text may mean. */
      readonly readings: readonly Rig[];
    }
  /** "Shed @ 7": the same beside the name of an own rig; `readings` are texts. */
  | {
      readonly kind: 'unclear-own-number';
      readonly text: string;
      readonly name: string;
      readonly readings: readonly string[];
    }
  /** One number with two plausible readings: "3.000". `readings` are texts that parse. */
  | {
      readonly kind: 'ambiguous-number';
      readonly text: string;
      readonly readings: readonly string[];
    }
  /** The same quantity twice, with different values. */
  | {
      readonly kind: 'contradiction';
      readonly quantity: RigQuantity | 'tariff';
      readonly text: string;
    }
  /** "3 kWh", "3kW/h": no power. `power`, in watts, is what may be meant. */
  | { readonly kind: 'energy'; readonly text: string; readonly power: number }
  /** "120TG": a number with something that is no unit of ours. */
  | { readonly kind: 'unknown-unit'; readonly text: string; readonly unit: string }
  /** "1e30": a number written as nobody needs to. */
  | { readonly kind: 'unreadable-number'; readonly text: string }
  /** "S21 + 3x S19": each of them could be understood. */
  | { readonly kind: 'several-rigs'; readonly text: string }
  /** One of several kinds of rigs that nobody knows; `readable` are the texts of the others. */
  | { readonly kind: 'unknown-kind'; readonly text: string; readonly readable: readonly string[] }
  /** More kinds of rigs than anybody types. */
  | { readonly kind: 'too-many-kinds'; readonly count: number; readonly limit: number }
  /** A machine for other coins. */
  | { readonly kind: 'not-bitcoin'; readonly text: string }
  | { readonly kind: 'not-positive'; readonly quantity: RigQuantity }
  /** `value` and `limit` of all units together, in H/s, W or units. */
  | {
      readonly kind: 'too-large';
      readonly quantity: RigQuantity;
      readonly value: number;
      readonly limit: number;
    }
  | { readonly kind: 'tariff'; readonly problem: TariffProblem }
  /** Understood but for this part; `rig` is the rest, where it is one by itself. */
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

/** What was made of a part of such a text. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | Refusal;

interface Refusal {
  readonly ok: false;
  readonly problem: RigProblem;
}

export const refuse = (problem: RigProblem): Refusal => ({ ok: false, problem });

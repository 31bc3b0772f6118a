import { type CoinId, coinIds } from '../../src/coin/coins.ts';
import { UserError } from '../../src/errors.ts';
import type { I18n } from '../../src/i18n/i18n.ts';
import type { Reading } from '../../src/market/reading.ts';
import {
  assumedTerms,
  type Preferences,
  type ResolvedTerms,
} from '../../src/people/preferences.ts';
import { asCounted, convertTariff, isCountable, type Tariff } from '../../src/power/tariff.ts';
import { checkSizes } from '../../src/rig/figures.ts';
import { rigProblemText } from '../../src/rig/problem-text.message.ts';
import type { NewRig } from '../../src/rig/registered.ts';
import type { Rig, RigProblem, RigText } from '../../src/rig/rig.ts';
import { coinOfRig, withCoin } from '../../src/rig/rig-coin.ts';
import { parseRig } from '../../src/rig/text.ts';
import { readCost } from '../shared/amounts.ts';
import { checkLimits, type Percentages } from '../shared/number-fields.ts';
import { spotUnknown } from '../shared/spot.ts';
import { refuseTwo } from '../shared/term-options.ts';
import { termsOf } from '../shared/terms.ts';

/** A rig in somebody's own words. */
export interface RigInput extends Percentages {
  readonly rig: string;
  /** Coin as it was written; the machine's usual one where none was. */
  readonly coin?: string | undefined;
  readonly name?: string | undefined;
  /** As it was written, or one that is kept by a name. */
  readonly electricity?: string | Tariff | undefined;
  /** Number of units, where the text says none, or the same. */
  readonly count?: number | undefined;
  /** Fixed cost per day, in the power price's currency. */
  readonly fixedCost?: number | undefined;
  /** Paid for all units, as it was written. */
  readonly cost?: string | undefined;
}

/** A rig to be registered. */
export interface RigParams extends Omit<NewRig, 'userId' | 'name' | 'createdAt' | 'updatedAt'> {
  /** Name of the rig; without one it is named after its label, or its model. */
  readonly name?: string | undefined;
  readonly label?: string | undefined;
  /** Origins of the terms, which show those that nobody said. */
  readonly origins: ResolvedTerms['origins'];
}

export interface RigContext {
  readonly preferences: Preferences;
  readonly reading: Reading;
  readonly i18n: I18n;
  /** Coins that the operator offers; all where nothing is said. */
  readonly offered?: readonly CoinId[] | undefined;
}

/**
 * Makes a rig of somebody's words.
 *
 * @param read - Reads the rig from the input's text.
 * @throws UserError with one sentence when something besides the rig itself can't be read.
 */
export function understandRig(
  input: RigInput,
  { preferences, reading, i18n, offered = coinIds }: RigContext,
  read: (text: string, currency: string) => RigText = parseRig,
): { readonly ok: true; readonly params: RigParams } | { ok: false; readonly problem: RigProblem } {
  checkLimits(input, i18n);
  const { electricity, fixedCost = 0 } = input;
  const understood = read(input.rig, preferences.currency);
  if (!understood.ok) return understood;
  const mining = withCoin(understood.rig, input.coin, offered);
  if (!mining.ok) return mining;
  const rig = { ...mining.value, count: countOf(understood.rig, input, i18n) };
  const problem = checkSizes(rig);
  if (problem) return { ok: false, problem };
  const { fee = rig.fee, uptime = rig.uptime } = input;
  const typed = { electricity, fee, uptime, inText: rig.tariff };
  const terms = termsOf(typed, preferences, i18n);
  if (rig.tariff) refuseTwo(rig.tariff, terms.tariff, preferences.currency, i18n);
  const { origins } = terms;
  const tariff = countedTariff(keptTariff(terms, reading), reading, i18n);
  return {
    ok: true,
    params: {
      name: input.name,
      label: rig.label,
      coin: coinOfRig(rig),
      ...figuresOf(rig),
      tariff,
      poolFee: terms.poolFee,
      uptime: terms.uptime,
      fixedCost,
      cost: input.cost === undefined ? undefined : readCost(input.cost, tariff.currency, i18n),
      origins,
      assumed: assumedTerms(origins),
    },
  };
}

/**
 * Returns the number of units.
 *
 * @throws UserError when the text and the option say different counts.
 */
function countOf({ count: written }: Rig, { count }: RigInput, i18n: I18n): number {
  if (count === undefined || count === written) return written;
  // A text that says no count means one.
  if (written === 1) return count;
  const said = { text: i18n.count(written), option: i18n.count(count) };
  throw new UserError(i18n.t('rig.twoCounts', said));
}

/**
 * Makes a rig as `understandRig` does.
 *
 * @throws UserError with one sentence when something can't be read.
 */
export function readRig(
  input: RigInput,
  context: RigContext,
  read?: (text: string, currency: string) => RigText,
): RigParams {
  const understood = understandRig(input, context, read);
  if (understood.ok) return understood.params;
  const { preferences, i18n } = context;
  throw new UserError(rigProblemText(understood.problem, preferences.currency, i18n));
}

export function figuresOf({
  count,
  hashrate,
  power,
  model,
}: Rig): Pick<NewRig, 'count' | 'hashrate' | 'power' | 'model'> {
  return { count, hashrate, power, model: model?.name };
}

/** Returns the tariff as it is counted now. @throws UserError where nobody knows its prices. */
function countedTariff(tariff: Tariff, reading: Reading, i18n: I18n): Tariff {
  const counted = asCounted(tariff, reading.at, reading.spot);
  if (isCountable(counted)) return counted;
  throw spotUnknown(counted, i18n);
}

/** Digits that a converted price keeps. */
const DIGITS = 4;

/**
 * Returns the tariff that a rig is kept with. One that was said stays as it was written, a supposed
 * one is converted at the rate of the day to the currency of the terms: it is no truer in another.
 */
export function keptTariff(
  { tariff, currency, origins }: Pick<ResolvedTerms, 'tariff' | 'currency' | 'origins'>,
  { fx }: Reading,
): Tariff {
  // A price that follows an exchange is in the exchange's currency.
  if (origins.tariff === 'said' || tariff.kind === 'spot') return tariff;
  return convertTariff(tariff, currency, { fx: fx?.value, digits: DIGITS }) ?? tariff;
}

import { UserError } from '../../src/errors.ts';
import type { I18n } from '../../src/i18n/i18n.ts';
import type { Reading } from '../../src/market/reading.ts';
import { convert } from '../../src/money/currency.ts';
import { assumedTerms, type Origin, type Preferences } from '../../src/people/preferences.ts';
import { checkSizes } from '../../src/rig/figures.ts';
import { rigProblemText } from '../../src/rig/problem-text.message.ts';
import type { NewRig } from '../../src/rig/registered.ts';
import type { Rig, RigProblem, RigText } from '../../src/rig/rig.ts';
import { parseRig } from '../../src/rig/text.ts';
import { checkLimits, type Percentages } from '../shared/number-fields.ts';
import { readTariff, refuseTwo } from '../shared/term-options.ts';

/** A rig in somebody's own words. */
export interface RigInput extends Percentages {
  readonly rig: string;
  readonly name?: string | undefined;
  readonly electricity?: string | undefined;
  /** Where the text says none, or the same. */
  readonly count?: number | undefined;
  /** Per day, in the power price's currency. */
  readonly fixedCost?: number | undefined;
}

/** A rig to be registered. */
export interface RigParams extends Omit<NewRig, 'userId' | 'name' | 'createdAt' | 'updatedAt'> {
  /** Without one it is named after what it was called, or its model. */
  readonly name?: string | undefined;
  readonly label?: string | undefined;
  /** What nobody said. */
  readonly origins: Readonly<Record<'tariff' | 'poolFee' | 'uptime', Origin>>;
}

export interface RigContext {
  readonly preferences: Preferences;
  readonly reading: Reading;
  readonly i18n: I18n;
}

/**
 * @param read - What makes a rig of the input's text.
 * @throws UserError with one sentence when something besides the rig itself can't be read.
 */
export function understandRig(
  input: RigInput,
  { preferences, reading, i18n }: RigContext,
  read: (text: string, currency: string) => RigText = parseRig,
): { readonly ok: true; readonly params: RigParams } | { ok: false; readonly problem: RigProblem } {
  checkLimits(input, i18n);
  const { electricity, fixedCost = 0 } = input;
  const understood = read(input.rig, preferences.currency);
  if (!understood.ok) return understood;
  const rig = { ...understood.rig, count: countOf(understood.rig, input, i18n) };
  const problem = checkSizes(rig);
  if (problem) return { ok: false, problem };
  const { fee = rig.fee, uptime = rig.uptime } = input;
  const said =
    electricity === undefined ? rig.tariff : readTariff(electricity, preferences.currency, i18n);
  if (rig.tariff && said) refuseTwo(rig.tariff, said, preferences.currency, i18n);
  const origins = {
    tariff: said ? 'said' : preferences.origins.tariff,
    poolFee: fee === undefined ? preferences.origins.poolFee : 'said',
    uptime: uptime === undefined ? preferences.origins.uptime : 'said',
  } as const;
  return {
    ok: true,
    params: {
      name: input.name,
      label: rig.label,
      ...figuresOf(rig),
      tariff: said
        ? { perKwh: said.perKwh, currency: said.currency ?? preferences.currency }
        : preferredTariff(preferences, reading),
      poolFee: fee === undefined ? preferences.poolFee : fee / 100,
      uptime: uptime === undefined ? preferences.uptime : uptime / 100,
      fixedCost,
      origins,
      assumed: assumedTerms(origins),
    },
  };
}

/** @throws UserError when the text and the option say different counts. */
function countOf({ count: written }: Rig, { count }: RigInput, i18n: I18n): number {
  if (count === undefined || count === written) return written;
  // One is what a text means that says none.
  if (written === 1) return count;
  const said = { text: i18n.count(written), option: i18n.count(count) };
  throw new UserError(i18n.t('rig.twoCounts', said));
}

/** As `understandRig`. @throws UserError with one sentence when something can't be read. */
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

/** In the currency the person counts in, at the rate of the day: a supposed price is no truer in another. */
function preferredTariff({ tariff, currency }: Preferences, { fx }: Reading): NewRig['tariff'] {
  const converted = convert(tariff.perKwh, tariff.currency, currency, fx?.value);
  if (converted === undefined || currency === tariff.currency) return tariff;
  return { perKwh: Number(converted.toPrecision(4)), currency };
}

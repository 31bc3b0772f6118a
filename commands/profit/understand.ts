import { UserError } from '../../src/errors.ts';
import type { I18n } from '../../src/i18n/i18n.ts';
import type { Reading } from '../../src/market/reading.ts';
import type { Terms } from '../../src/mining/economics.ts';
import { convert } from '../../src/money/currency.ts';
import type { Preferences } from '../../src/people/preferences.ts';
import type { Rig } from '../../src/rig/rig.ts';
import type { TermsBasis } from '../../src/rig/terms.message.ts';
import { checkLimits } from '../shared/number-fields.ts';
import { currencyCalled } from '../shared/options.ts';
import { readTariff, refuseTwo } from '../shared/term-options.ts';
import type { ProfitRequest } from './request.ts';

interface Understood {
  /** ISO 4217. */
  readonly currency: string;
  readonly terms: Terms;
  readonly basis: TermsBasis;
}

/** The currency somebody counts in who names none at the price itself. */
export function ownCurrency(request: ProfitRequest, preferences: Preferences, i18n: I18n): string {
  return request.currency === undefined
    ? preferences.currency
    : currencyCalled(request.currency, i18n);
}

/**
 * What holds besides the rig, and what was assumed for it. The currency: the one asked for, else the
 * power price's, else the preferred one.
 *
 * @throws UserError with one sentence when something can't be read, or a fixed cost can't be converted.
 */
export function understandTerms(
  request: ProfitRequest,
  rig: Rig,
  {
    preferences,
    reading,
    i18n,
  }: {
    readonly preferences: Preferences;
    readonly reading: Reading;
    readonly i18n: I18n;
  },
): Understood {
  const { electricity, fee = rig.fee, uptime = rig.uptime, price, difficultyChange } = request;
  checkLimits({ ...request, fee, uptime }, i18n);
  const own = ownCurrency(request, preferences, i18n);
  const { origins } = preferences;
  const inText = request.tariffReplaced ? undefined : rig.tariff;
  const said = electricity === undefined ? inText : readTariff(electricity, own, i18n);
  const wanted = request.currency === undefined ? (said?.currency ?? own) : own;
  if (inText && said) refuseTwo(inText, said, wanted, i18n);
  const tariff = said
    ? { perKwh: said.perKwh, currency: said.currency ?? wanted }
    : preferences.tariff;

  const converted = convert(tariff.perKwh, tariff.currency, wanted, reading.fx?.value);
  const reached = converted !== undefined;
  // Without a rate the power price stays what it is, and the answer follows it.
  const currency = reached ? wanted : tariff.currency;
  return {
    currency,
    terms: {
      tariff: converted ?? tariff.perKwh,
      poolFee: fee === undefined ? preferences.poolFee : fee / 100,
      uptime: uptime === undefined ? preferences.uptime : uptime / 100,
      fixedCost: fixedCostIn(currency, preferences, reading, i18n),
    },
    basis: {
      tariff: { ...tariff, origin: said ? 'said' : origins.tariff },
      feeOrigin: fee === undefined ? origins.poolFee : 'said',
      uptimeOrigin: uptime === undefined ? origins.uptime : 'said',
      shares: request.shares,
      unreachable: reached ? undefined : wanted,
      whatIf: {
        // It was meant in the currency that can't be reached.
        coinPrice: reached ? price : undefined,
        difficultyChange: difficultyChange ? 1 + difficultyChange / 100 : undefined,
      },
      leftOutPrice: reached ? undefined : price,
    },
  };
}

function fixedCostIn(
  currency: string,
  { fixedCost, tariff }: Preferences,
  { fx }: Reading,
  { t }: I18n,
): number {
  if (fixedCost === 0) return 0;
  const converted = convert(fixedCost, tariff.currency, currency, fx?.value);
  if (converted !== undefined) return converted;
  throw new UserError(t('terms.fixedCostUnknown', { from: tariff.currency, to: currency }));
}

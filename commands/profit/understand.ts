import { UserError } from '../../src/errors.ts';
import type { I18n } from '../../src/i18n/i18n.ts';
import type { Reading } from '../../src/market/reading.ts';
import type { Terms } from '../../src/mining/economics.ts';
import { convert } from '../../src/money/currency.ts';
import type { Preferences } from '../../src/people/preferences.ts';
import {
  asCounted,
  convertTariff,
  feePerDay,
  type HourlyTariff,
  isCountable,
  meanPerKwh,
  overTheYear,
  type Tariff,
} from '../../src/power/tariff.ts';
import type { Rig } from '../../src/rig/rig.ts';
import type { TermsBasis } from '../../src/rig/terms.message.ts';
import { checkLimits } from '../shared/number-fields.ts';
import { spotUnknown } from '../shared/spot.ts';
import { refuseTwo } from '../shared/term-options.ts';
import { termsOf } from '../shared/terms.ts';
import type { ProfitRequest } from './request.ts';

interface Understood {
  /** ISO 4217. */
  readonly currency: string;
  readonly terms: Terms;
  readonly basis: TermsBasis;
  /** In the currency; absent where power costs the same at all times. */
  readonly schedule?: HourlyTariff | undefined;
}

/** Returns the currency of a person who names none at the price itself. */
export function ownCurrency(request: ProfitRequest, preferences: Preferences, i18n: I18n): string {
  return termsOf({ currency: request.currency }, preferences, i18n).currency;
}

/**
 * Returns the terms that hold besides the rig, and those that were assumed for it. The currency is
 * the one asked for, else the power price's, else the preferred one.
 *
 * @throws UserError with one sentence when something can't be read, or a fixed cost can't be
 *   converted.
 */
export function understandTerms(
  request: ProfitRequest,
  rig: Rig,
  {
    preferences,
    reading,
    i18n,
    named,
    now,
  }: {
    readonly preferences: Preferences;
    /** The power price that the request calls by its name. */
    readonly named?: Tariff | undefined;
    /** Unix seconds; without it a power price that hangs on the month is counted over the year. */
    readonly now?: number | undefined;
    readonly reading: Reading;
    readonly i18n: I18n;
  },
): Understood {
  const { fee = rig.fee, uptime: running = rig.uptime, price, difficultyChange } = request;
  const typed = { ...request, electricity: named ?? request.electricity, fee, uptime: running };
  checkLimits({ ...request, fee, uptime: running }, i18n);
  const inText = request.tariffReplaced ? undefined : rig.tariff;
  const said = termsOf({ ...typed, inText }, preferences, i18n);
  const { poolFee, uptime, origins } = said;
  const seen = asCounted(said.tariff, now ?? reading.at, reading.spot);
  const tariff = now === undefined ? overTheYear(seen) : seen;
  if (!isCountable(tariff)) throw spotUnknown(tariff, i18n);
  const followsPrice = request.currency === undefined && origins.tariff === 'said';
  const wanted = followsPrice ? tariff.currency : said.currency;
  if (inText) refuseTwo(inText, tariff, wanted, i18n);

  const converted = convertTariff(tariff, wanted, { fx: reading.fx?.value });
  const reached = converted !== undefined;
  // Without a rate the power price stays as it is, and the answer uses its currency.
  const counted = converted ?? tariff;
  const { currency } = counted;
  return {
    currency,
    ...(counted.kind !== 'flat' && { schedule: counted }),
    terms: {
      tariff: meanPerKwh(counted),
      poolFee,
      uptime,
      fixedCost: fixedCostIn(currency, preferences, reading, i18n) + feePerDay(counted),
    },
    basis: {
      tariff,
      tariffOrigin: origins.tariff,
      feeOrigin: origins.poolFee,
      uptimeOrigin: origins.uptime,
      shares: request.shares,
      unreachable: reached ? undefined : wanted,
      whatIf: {
        // The price was meant in the currency that can't be reached.
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

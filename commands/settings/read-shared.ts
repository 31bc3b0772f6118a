import type { I18n } from '../../src/i18n/i18n.ts';
import type { ServerSettings } from '../../src/people/preferences.ts';
import { checkLimits } from '../shared/number-fields.ts';
import { currencyCalled } from '../shared/options.ts';
import { readTariff } from '../shared/term-options.ts';

interface Given {
  readonly currency?: string | undefined;
  readonly electricity?: string | undefined;
  /** Percent. */
  readonly fee?: number | undefined;
  readonly uptime?: number | undefined;
}

/**
 * What people and servers can both set.
 *
 * @param counted - The currency that counts where none is given.
 * @throws UserError with one sentence when something can't be read.
 */
export function readShared(given: Given, counted: string, i18n: I18n): ServerSettings {
  checkLimits(given, i18n);
  const { electricity, fee } = given;
  const currency = given.currency === undefined ? undefined : currencyCalled(given.currency, i18n);
  // A price without a currency is in the one that counts from now on.
  const own = currency ?? counted;
  const tariff = electricity === undefined ? undefined : readTariff(electricity, own, i18n);
  return {
    currency,
    tariff: tariff && { perKwh: tariff.perKwh, currency: tariff.currency ?? own },
    poolFee: fee === undefined ? undefined : fee / 100,
  };
}

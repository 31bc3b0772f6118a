import type { Caller } from '../../src/discord/command.ts';
import type { ServerSettings } from '../../src/domain/settings.ts';
import type { Ports } from '../../src/ports.ts';
import { voiceFor } from '../../src/render/voice.ts';
import { currencyCalled } from '../currency-option.ts';
import { checkLimits } from '../number-fields.ts';
import { preferencesFor } from '../preferences.ts';
import { readTariff } from '../term-options.ts';

interface Given {
  readonly currency?: string | undefined;
  readonly electricity?: string | undefined;
  /** Percent. */
  readonly fee?: number | undefined;
  readonly uptime?: number | undefined;
}

/** What people and servers can both set. @throws UserError with one sentence when something can't be read. */
export async function readShared(
  given: Given,
  caller: Caller,
  ports: Pick<Ports, 'profiles' | 'defaults'>,
): Promise<ServerSettings> {
  const voice = voiceFor(caller.locale);
  checkLimits(given, voice);
  const { electricity, fee } = given;
  const currency = given.currency === undefined ? undefined : currencyCalled(given.currency, voice);
  // A price without a currency is in the one that counts from now on.
  const own = currency ?? (await preferencesFor(caller, ports)).currency;
  const tariff = electricity === undefined ? undefined : readTariff(electricity, own, voice);
  return {
    currency,
    tariff: tariff && { perKwh: tariff.perKwh, currency: tariff.currency ?? own },
    poolFee: fee === undefined ? undefined : fee / 100,
  };
}

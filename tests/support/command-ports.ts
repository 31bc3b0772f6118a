import type { Caller } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import type { Market } from '../../src/market/market.port.ts';
import type { Reading } from '../../src/market/reading.ts';
import { spotZones } from '../../src/power/spot-zones.ts';
import { memoryCache } from './memory-cache.ts';
import { sharedStores } from './memory-stores.ts';
import { NOW, reading as wholeReading } from './readings.ts';
import { withComposer } from './with-composer.ts';

/** @param others - Readings of other coins that are offered. */
export function fakeMarket(
  reading: Reading,
  status: ReturnType<Market['status']> = [],
  others: readonly Reading[] = [],
): Market {
  const all = [reading, ...others];
  const of = (coin?: Reading['coin']) => all.find((one) => one.coin === coin) ?? reading;
  const coins = all.map(({ coin }) => coin);
  return {
    coins,
    reading: of,
    async want(coin) {
      return this.reading(coin);
    },
    wanted: () => coins,
    refresh: async () => {},
    status: () => status,
  };
}

export function portsWith(reading: Reading = wholeReading, changes: Partial<Ports> = {}): Ports {
  return withComposer({
    clock: () => NOW,
    market: fakeMarket(reading),
    spot: { learn: async () => {}, zones: () => spotZones },
    ...sharedStores(),
    drafts: memoryCache(),
    defaults: {
      currency: 'USD',
      tariff: { kind: 'flat', perKwh: 0.07, currency: 'USD' },
      poolFee: 0.02,
    },
    about: { version: '1.2.3', startedAt: NOW - 3_600 },
    isSending: async () => true,
    ...changes,
  });
}

export const caller: Caller = { id: '80351110224678912', locale: 'en-US' };
export const germanCaller: Caller = { ...caller, locale: 'de' };

import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import type { I18n } from '../../src/i18n/i18n.ts';
import { zoneIn } from '../../src/power/spot-text.ts';
import type { WrittenTariff } from '../../src/power/tariff.ts';

/** Seconds for which an answer waits for prices that nobody asked for before. */
const PATIENCE = 10;

/**
 * Waits until the prices of the exchanges are known that these power prices follow. It never throws: what
 * is unknown is told where it is counted with.
 *
 * @param prices - As they were written, on their own or in a rig's text, or as they are kept.
 */
export async function learnPrices(
  prices: readonly (string | WrittenTariff | undefined)[],
  { spot }: Pick<Ports, 'spot'>,
): Promise<void> {
  const zones = new Set(prices.flatMap((price) => zoneOf(price) ?? []));
  if (zones.size === 0) return;
  await Promise.all([...zones].map((zone) => spot.learn(zone, PATIENCE)));
}

function zoneOf(price: string | WrittenTariff | undefined): string | undefined {
  if (typeof price === 'string') return zoneIn(price);
  return price?.kind === 'spot' ? price.zone : undefined;
}

/** Returns the error that tells whose prices nobody knows. */
export function spotUnknown(tariff: WrittenTariff, { t }: I18n): UserError {
  return new UserError(
    t('tariff.spotUnknown', { zone: tariff.kind === 'spot' ? tariff.zone : '' }),
  );
}

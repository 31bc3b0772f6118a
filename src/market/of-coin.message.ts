import { type CoinId, coinOf, usualCoin } from '../coin/coins.ts';
import type { I18n } from '../i18n/i18n.ts';

/** Returns "Kaspa: hashprice below …": names the coin where it isn't the usual one. */
export function ofCoin(coin: CoinId, text: string, { t }: I18n): string {
  return Object.is(coin, usualCoin) ? text : t('coin.prefix', { coin: coinOf(coin).title, text });
}

/** Returns the words that texts about a measure take: the coin's name, and its unit of hashprice. */
export function coinWords(id: CoinId): { readonly coin: string; readonly unit: string } {
  const { title, hashpriceUnit } = coinOf(id);
  return { coin: title, unit: hashpriceUnit.text };
}

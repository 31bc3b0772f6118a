import { coinOf } from '../coin/coins.ts';
import type { I18n } from '../i18n/i18n.ts';
import type { Reading } from '../market/reading.ts';
import { convert } from '../money/currency.ts';
import { MINUTE } from '../time/seconds.ts';
import type { MarketMove } from './market-move.ts';

/**
 * Returns "Bitcoin −30 % in 10 minutes ($60,232)."
 *
 * @param currency - ISO 4217, of the price.
 */
export function moveText(
  move: MarketMove,
  { coin: id, price, fx }: Reading,
  currency: string,
  i18n: I18n,
): string {
  const { t } = i18n;
  const { causes } = move;
  const { title: coin } = coinOf(id);
  const what = i18n.list(
    causes.map(({ kind, change }, index) => {
      const text = t(`notice.why.${kind}`, { coin, change: i18n.signedPercent(change) });
      return index === 0
        ? text
        : t(`notice.why.${kind}.further`, { coin, change: i18n.signedPercent(change) });
    }),
  );
  const time = stretchText(move, i18n);
  const isPriced = price !== undefined && causes.some(({ kind }) => kind === 'price');
  const amount = isPriced ? convert(price.value.usd, 'USD', currency, fx?.value) : undefined;
  return amount === undefined
    ? t('notice.why', { what, time })
    : t('notice.why.priced', { what, time, price: i18n.money(amount, currency) });
}

/** Returns "10 minutes". */
export function stretchText({ lasted }: MarketMove, { duration }: I18n): string {
  return duration(Math.max(MINUTE, Math.round(lasted / MINUTE) * MINUTE));
}

import type { APIEmbedField } from 'discord-api-types/v10';
import type { I18n } from '../i18n/i18n.ts';
import { type BreakEvens, efficiencyOf } from '../mining/economics.ts';
import type { ProfitReport } from './profit.ts';

interface Line {
  readonly of: keyof BreakEvens;
  readonly text: (value: number) => string;
  /** Present value of the input, in the same unit; absent where unknown. */
  readonly now: number | undefined;
  /** Whether more of the input means more profit. */
  readonly helps: boolean;
}

/** Returns the five break-evens of a rig, each with how far away it is. */
export function breakEvenField(report: ProfitReport, i18n: I18n): APIEmbedField {
  const { economics, market, miner, terms, coin, currency, missing } = report;
  const { t } = i18n;
  const priced = !missing.includes('price') && !missing.includes('fx');
  const lines: readonly Line[] = [
    {
      of: 'tariff',
      text: (value) => t('breakEven.tariff', { value: i18n.rate(value, currency) }),
      // There is no share of a price below zero.
      now: terms.tariff > 0 ? terms.tariff : undefined,
      helps: false,
    },
    {
      of: 'coinPrice',
      text: (value) =>
        t('breakEven.coinPrice', { coin: coin.title, value: i18n.money(value, currency) }),
      now: priced ? market?.conditions.coinPrice : undefined,
      helps: true,
    },
    {
      of: 'hashprice',
      text: (value) =>
        t('breakEven.hashprice', {
          value: i18n.rate(value, currency),
          unit: coin.hashpriceUnit.text,
        }),
      now: economics.hashprice,
      helps: true,
    },
    {
      of: 'difficulty',
      text: (value) => t('breakEven.difficulty', { value: i18n.difficulty(value) }),
      now: market?.conditions.difficulty,
      helps: false,
    },
    {
      of: 'efficiency',
      text: (value) => t('breakEven.efficiency', { value: i18n.efficiency(value, coin) }),
      now: efficiencyOf(miner),
      helps: false,
    },
  ];
  const written = lines.flatMap(({ of, text, now, helps }) => {
    const value = economics.breakEvens[of];
    if (value === undefined) return [];
    const distance = now && distanceText(value / now - 1, helps, i18n);
    return [distance ? `${text(value)}, ${distance}` : text(value)];
  });
  if (terms.tariff === 0) written.push(t('breakEven.none'));
  const isPaidFor = terms.tariff < 0 && economics.breakEvens.hashprice === undefined;
  if (isPaidFor) written.push(t('breakEven.paid'));
  return { name: t('breakEven.title'), value: written.join('\n') };
}

/** Share of a change below which the printed percentage would be 0. */
const AS_GOOD_AS_THERE = 0.000_05;

/**
 * Says how far away a break-even is.
 *
 * @param change - Change from the present value to the break-even, as a ratio less one.
 */
function distanceText(change: number, helps: boolean, { t, percent }: I18n): string {
  const distance = percent(Math.abs(change));
  if (Math.abs(change) < AS_GOOD_AS_THERE) return t('breakEven.here');
  // More of what helps is needed; more of what costs is to spare.
  if (change > 0) return t(helps ? 'breakEven.mustRise' : 'breakEven.canRise', { distance });
  return t(helps ? 'breakEven.canFall' : 'breakEven.mustFall', { distance });
}

import type { APIEmbedField } from 'discord-api-types/v10';
import type { I18n } from '../i18n/i18n.ts';
import type { WhatIf } from '../market/conditions.ts';
import type { Reading } from '../market/reading.ts';
import type { Terms } from '../mining/economics.ts';
import { convert } from '../money/currency.ts';
import type { Origin } from '../people/preferences.ts';
import { averageText, tariffText } from '../power/tariff.message.ts';
import { isConstant, isSameTariff, type Tariff } from '../power/tariff.ts';
import type { PercentField } from '../text/share-or-percent.ts';
import type { ProfitReport } from './profit.ts';

/** The origins of the terms that a rig is reckoned with. */
export interface TermsBasis {
  /** Tariff as it was written or configured, before any conversion. */
  readonly tariff: Tariff;
  /** Set where that is the mean of several machines' prices. */
  readonly isMean?: boolean | undefined;
  readonly tariffOrigin: Origin;
  readonly feeOrigin: Origin;
  readonly uptimeOrigin: Origin;
  /** Fields that were written as a share of 1, and are counted in percent. */
  readonly shares?: readonly PercentField[] | undefined;
  /** Currency that was wanted, when no rate led from the tariff's to it. */
  readonly unreachable?: string | undefined;
  /** Supposed price in that currency, which therefore does not count. */
  readonly leftOutPrice?: number | undefined;
  readonly whatIf: WhatIf;
}

/** Lists all that was assumed, said or supposed, so that nobody has to trust a number blindly. */
export function termsField(
  report: ProfitReport,
  basis: TermsBasis,
  { fx, price }: Reading,
  i18n: I18n,
): APIEmbedField {
  const { t } = i18n;
  const { terms, currency, market } = report;
  const coin = i18n.coinInText(report.coin);
  const { tariff, isMean = false, shares = [], whatIf } = basis;
  const marked = (text: string, origin: Origin) =>
    origin === 'said' ? text : `${text} ${t(`terms.${origin}`)}`;
  const percentage = (name: PercentField) =>
    shares.includes(name) ? shareText(name, terms, i18n) : percentText(name, terms, i18n);
  const asWritten = tariffText(tariff, i18n);
  const converted = tariff.currency !== currency;
  const counted = converted || isMean ? i18n.rate(terms.tariff, currency) : asWritten;

  const lines = [marked(t('terms.tariff', { tariff: counted }), basis.tariffOrigin)];
  if (converted && fx) {
    const date = i18n.date(Date.parse(fx.value.date) / 1000);
    lines.push(`↳ ${t('terms.converted', { from: asWritten, date })}`);
  }
  if (isMean) lines.push(`↳ ${t('terms.meanOfKinds')}`);
  if (tariff.kind !== 'flat') {
    const price = i18n.rate(terms.tariff, currency);
    const inAll = isConstant(tariff) ? t('terms.inAll', { price }) : undefined;
    lines.push(`↳ ${inAll ?? averageText(tariff, price, i18n)}`);
  }
  lines.push(
    ...leftOutLines(report, basis, i18n),
    marked(percentage('fee'), basis.feeOrigin),
    marked(percentage('uptime'), basis.uptimeOrigin),
  );
  const { coinPrice, difficultyChange } = whatIf;
  if (coinPrice !== undefined) {
    const supposed = i18n.money(coinPrice, currency);
    const now = price && convert(price.value.usd, 'USD', currency, fx?.value);
    lines.push(
      now === undefined
        ? t('terms.whatIfPriceAlone', { coin, price: supposed })
        : t('terms.whatIfPrice', { coin, price: supposed, now: i18n.money(now, currency) }),
    );
  }
  if (difficultyChange !== undefined) {
    const change = i18n.signedExactPercent(difficultyChange - 1);
    lines.push(
      market
        ? t('terms.whatIfDifficulty', {
            change,
            difficulty: i18n.difficulty(market.conditions.difficulty),
          })
        : t('terms.whatIfDifficultyAlone', { change }),
      t('terms.noForecast'),
    );
  }
  return { name: t('terms.title'), value: lines.join('\n'), inline: true };
}

/**
 * Says which currency could not be reached for want of a rate, and which price therefore does not
 * count.
 */
export function leftOutLines(
  { coin, currency }: Pick<ProfitReport, 'coin' | 'currency'>,
  { unreachable, leftOutPrice }: TermsBasis,
  i18n: I18n,
): readonly string[] {
  if (!unreachable) return [];
  const { t } = i18n;
  const noRate = t('terms.noRate', { from: currency, to: unreachable });
  if (leftOutPrice === undefined) return [noRate];
  const price = i18n.money(leftOutPrice, unreachable);
  return [noRate, t('terms.whatIfPriceLeftOut', { coin: i18n.coinInText(coin), price })];
}

/** Writes a percentage that was given as a share of 1: "Pool fee 2% *(from 0.02)*". */
export function shareText(name: PercentField, terms: Terms, i18n: I18n): string {
  const share = i18n.exact(ratioOf(name, terms));
  return `${percentText(name, terms, i18n)} ${i18n.t('terms.share', { share })}`;
}

function percentText(name: PercentField, terms: Terms, i18n: I18n): string {
  const percent = i18n.exactPercent(ratioOf(name, terms));
  return name === 'fee'
    ? i18n.t('terms.poolFee', { fee: percent })
    : i18n.t('terms.uptime', { uptime: percent });
}

const ratioOf = (name: PercentField, { poolFee, uptime }: Terms) =>
  name === 'fee' ? poolFee : uptime;

/**
 * Returns how the terms of a fleet came about: as those of its kinds where they are alike, else as a
 * mean of them, of which a part may be assumed.
 *
 * @param bases - Of the kinds, at least one.
 */
export function fleetBasis(
  bases: readonly TermsBasis[],
  {
    tariff: mean,
    currency,
    shares,
  }: {
    /** Mean price per kWh of all, in the currency. */
    readonly tariff: number;
    /** ISO 4217. */
    readonly currency: string;
    readonly shares: TermsBasis['shares'];
  },
): TermsBasis {
  const [first] = bases;
  const origin = (of: 'tariffOrigin' | 'feeOrigin' | 'uptimeOrigin'): Origin => {
    const all = new Set(bases.map((basis) => basis[of]));
    const least = (['operator', 'server', 'own'] as const).find((one) => all.has(one));
    return least ?? 'said';
  };
  const alike = first && bases.every(({ tariff }) => isSameTariff(tariff, first.tariff));
  return {
    tariff: alike ? first.tariff : { kind: 'flat', perKwh: mean, currency },
    isMean: !alike,
    tariffOrigin: origin('tariffOrigin'),
    feeOrigin: origin('feeOrigin'),
    uptimeOrigin: origin('uptimeOrigin'),
    shares,
    whatIf: first?.whatIf ?? {},
  };
}

import type { APIEmbedField } from 'discord-api-types/v10';
import type { I18n } from '../i18n/i18n.ts';
import type { MomentText } from '../message/moment.ts';
import { expectedTime } from '../mining/network.ts';
import { EARLY_BLOCKS } from '../mining/retarget.ts';
import type { ProfitReport } from './profit.ts';

/** Returns the field about the next retarget and the profit after it. */
export function retargetField(
  { forecast, profitForecast, currency }: ProfitReport,
  when: MomentText,
  i18n: I18n,
): APIEmbedField | undefined {
  if (!forecast) return undefined;
  const { t } = i18n;
  const money = (amount: number) => i18n.signedMoney(amount, currency);
  const change = (ratio: number) => i18n.signedPercent(ratio - 1);
  const { blocksLeft, blocksDone, ratio, band90, method } = forecast;
  const settled = method === 'exact';
  const lines = [
    t('retarget.when', { when: when.relative(forecast.at), blocks: blocksLeft - 1 }),
    settled
      ? t('retarget.settled', { change: change(ratio) })
      : t('retarget.change', {
          change: change(ratio),
          low: change(band90.low),
          high: change(band90.high),
        }),
  ];
  const after = profitForecast?.afterRetarget;
  if (after && settled) {
    lines.push(t('retarget.profitSettled', { profit: money(after.profit) }));
  } else if (after) {
    lines.push(
      t('retarget.profit', {
        profit: money(after.profit),
        worst: money(after.profitWorst),
        best: money(after.profitBest),
      }),
      t('retarget.chance', { chance: i18n.chance(after.chanceOfLoss) }),
    );
  }
  if (!settled && blocksDone < EARLY_BLOCKS)
    lines.push(t('retarget.early', { blocks: blocksDone }));
  return { name: t('retarget.title'), value: lines.join('\n'), inline: true };
}

export function halvingField(
  { market, profitForecast, currency }: ProfitReport,
  when: MomentText,
  now: number,
  i18n: I18n,
): APIEmbedField | undefined {
  if (!market?.halving) return undefined;
  const { blocksLeft } = market.halving;
  const { coin } = market.conditions;
  const { t } = i18n;
  const at = expectedTime({ coin, blocksLeft, now });
  const isStep = coin.reduction === 'step';
  const lines = [
    isStep ? when.relative(at) : t('halving.when', { when: when.relative(at), blocks: blocksLeft }),
  ];
  if (profitForecast?.afterHalving) {
    const profit = i18n.signedMoney(profitForecast.afterHalving.profit, currency);
    lines.push(t('halving.profit', { profit }));
  }
  const name = t(isStep ? 'halving.stepTitle' : 'halving.title');
  return { name, value: lines.join('\n'), inline: true };
}

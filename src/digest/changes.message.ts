import type { APIEmbedField } from 'discord-api-types/v10';
import type { I18n } from '../i18n/i18n.ts';
import { quoted } from '../message/markdown.ts';
import type { ChangesFacts, Crossings, Move } from './changes.ts';
import type { NamedRig } from './rigs.ts';

/** Rigs that are named on each side, began or stopped to pay. */
const NAMES = 4;

/**
 * Returns an arrow in colour that shows on a phone, on dark and on light. @param worth - Above
 * zero: good.
 */
export function markOf(change: number, worth = change): string {
  return `${worth >= 0 ? '🟢' : '🔴'} ${change >= 0 ? '▲' : '▼'}`;
}

/**
 * Says what has changed since yesterday, a line each: the market, then rigs that began or stopped
 * to pay.
 */
export function digestChangesField(
  { hashprice, coinPrice, difficulty, feeShare, rigs }: ChangesFacts,
  currency: string,
  i18n: I18n,
): APIEmbedField {
  const { t } = i18n;
  const said = (move: Move, write: (value: number) => string) => ({
    before: write(move.before),
    after: write(move.after),
    change: i18n.signedPercent(move.ratio),
  });
  const line = (text: string, { ratio }: Move, worth = ratio) => `${markOf(ratio, worth)} ${text}`;
  const rate = (value: number) => i18n.rate(value, currency);
  const money = (value: number) => i18n.money(value, currency);
  const lines = [
    hashprice && line(t('digest.changed.hashprice', said(hashprice, rate)), hashprice),
    coinPrice && line(t('digest.changed.coin', said(coinPrice, money)), coinPrice),
    difficulty &&
      line(
        t('digest.changed.difficulty', said(difficulty, i18n.difficulty)),
        difficulty,
        -difficulty.ratio,
      ),
    feeShare && line(t('digest.changed.fees', said(feeShare, i18n.percent)), feeShare),
    ...(rigs ? crossingLines(rigs, i18n) : []),
  ];
  return {
    name: t('digest.changed.title'),
    value: lines.filter((text) => text !== undefined).join('\n'),
  };
}

function crossingLines({ began, stopped, unnamed }: Crossings, i18n: I18n): readonly string[] {
  const side = (rigs: readonly NamedRig[], others: number, to: 'began' | 'stopped') => {
    const mark = markOf(to === 'began' ? 1 : -1);
    const shown = rigs.slice(0, NAMES);
    const count = rigs.length - shown.length + others;
    const key =
      shown.length > 0 ? (`digest.changed.${to}More` as const) : (`digest.changed.${to}` as const);
    return [
      ...shown.map(({ rig, profit }) =>
        i18n.t(`digest.changed.${to}Rig`, {
          mark,
          name: quoted(rig.name, 40),
          profit: i18n.signedMoney(profit, rig.tariff.currency),
        }),
      ),
      ...(count > 0 ? [`${mark} ${i18n.t(key, { count })}`] : []),
    ];
  };
  return [...side(stopped, unnamed.stopped, 'stopped'), ...side(began, unnamed.began, 'began')];
}

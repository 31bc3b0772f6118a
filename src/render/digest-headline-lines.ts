import type { Change, HeadlineFacts } from '../digest/headline.ts';
import type { Voice } from '../i18n/i18n.ts';

/** What a petahash earns, what a coin is worth, and how both have changed. */
export function headlineLines(
  facts: HeadlineFacts,
  currency: string,
  voice: Voice,
): readonly string[] {
  const { t } = voice;
  const { hashprice, sats, changes, coinPrice, coinChanges, feeShare, lowerBound } = facts;
  const lines = hashpriceLines({ hashprice, sats }, currency, voice);
  if (hashprice !== undefined && !lowerBound) {
    const known = changeTexts(changes, voice);
    const unknown = changes.filter(({ ratio }) => ratio === undefined);
    if (unknown.length > 0) {
      const spans = voice.list(unknown.map(({ days }) => t('digest.span', { days })));
      known.push(t('digest.noHistory', { spans }));
    }
    lines.push(known.join(' · '));
  }
  if (coinPrice !== undefined) {
    const price = t('digest.coin', { price: voice.money(coinPrice, currency) });
    lines.push([price, ...changeTexts(coinChanges, voice)].join(' · '));
  }
  if (feeShare !== undefined) lines.push(t('digest.fees', { share: voice.percent(feeShare) }));
  return lines;
}

function hashpriceLines(
  { hashprice, sats }: Pick<HeadlineFacts, 'hashprice' | 'sats'>,
  currency: string,
  voice: Voice,
): string[] {
  const { t } = voice;
  if (sats === undefined) return [`## ${t('digest.hashpriceUnknown')}`];
  const inSats = voice.sats(sats);
  if (hashprice === undefined) {
    return [`## ${t('digest.hashprice', { price: inSats })}`, t('digest.hashpriceAlone')];
  }
  return [
    `## ${t('digest.hashprice', { price: voice.rate(hashprice, currency) })}`,
    t('digest.hashpriceSats', { sats: inSats }),
  ];
}

function changeTexts(changes: readonly Change[], voice: Voice): string[] {
  return changes.flatMap(({ days, ratio }) =>
    ratio === undefined
      ? []
      : [voice.t('digest.change', { days: voice.count(days), change: voice.signedPercent(ratio) })],
  );
}

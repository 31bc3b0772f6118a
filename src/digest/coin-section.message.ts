import type { APIEmbedField } from 'discord-api-types/v10';
import type { I18n } from '../i18n/i18n.ts';
import { conditionsOf, type Evidence, usable } from '../market/conditions.ts';
import { bannerLines } from '../market/provenance.message.ts';
import { momentText } from '../message/moment.ts';
import type { CoinFacts } from './coins.ts';
import { changeTexts, type DigestView } from './sections.message.ts';

/** Words the section on a coin besides the usual one: a line for each thing that a miner looks at. */
export function digestCoinField(
  facts: CoinFacts,
  { now, currency }: Pick<DigestView, 'now' | 'currency'>,
  i18n: I18n,
): APIEmbedField {
  const { t } = i18n;
  const { coin, reading, sats = 0, hashprice, coinPrice, forecast, reduction } = facts;
  const unit = coin.hashpriceUnit.text;
  const when = momentText(reading.origin, i18n);
  const told = (what: string, changes: CoinFacts['changes']) =>
    [what, ...changeTexts(changes, i18n)].join(' · ');
  const inCoins = i18n.baseUnits(sats, coin);
  const lines = [
    ...oddLines(facts, { now, currency }, i18n),
    told(
      hashprice === undefined
        ? t('digest.coins.hashpriceAlone', { coins: inCoins, unit })
        : t('digest.coins.hashprice', { price: i18n.rate(hashprice, currency), unit }),
      facts.changes,
    ),
    ...(coinPrice === undefined
      ? []
      : [
          told(
            t('digest.coins.price', { coin: coin.title, price: i18n.rate(coinPrice, currency) }),
            facts.coinChanges,
          ),
        ]),
    told(
      t('digest.coins.difficulty', { difficulty: i18n.difficulty(facts.difficulty) }),
      facts.difficultyChanges,
    ),
    ...(forecast
      ? [
          t('digest.coins.retarget', {
            when: when.relative(forecast.at),
            change: i18n.signedPercent(forecast.ratio - 1),
          }),
        ]
      : []),
    ...(reduction
      ? [
          t(`digest.coins.${coin.reduction}`, {
            when: when.relative(reduction.at),
            before: i18n.coins(coin.subsidyAt(reduction.height - 1), coin),
            after: i18n.coins(coin.subsidyAt(reduction.height), coin),
          }),
        ]
      : []),
  ];
  const name = coin.merged ? `${coin.title} + ${coin.merged.title}` : coin.title;
  return { name, value: lines.join('\n') };
}

/** Says what is old, unconfirmed or missing in what a section rests on; nothing where all is well. */
function oddLines(
  { reading, coin }: CoinFacts,
  { now, currency }: Pick<DigestView, 'now' | 'currency'>,
  i18n: I18n,
): readonly string[] {
  // That all of it is a sample stands above.
  if (reading.origin === 'sample') return [];
  const answer = conditionsOf(reading, currency);
  const market = usable(answer);
  const evidence: readonly Evidence[] = market?.evidence ?? [];
  const missing = answer.ok ? [] : answer.missing;
  const banner = bannerLines({ reading, now, evidence, currencies: [currency] }, missing, i18n);
  const isPart = coin.merged && market && !market.conditions.merged;
  return [
    ...banner,
    ...(isPart ? [i18n.t('profit.partAlone', { coin: coin.title, other: coin.merged.title })] : []),
  ];
}

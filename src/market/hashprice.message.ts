import type { APIEmbed } from 'discord-api-types/v10';
import type { I18n } from '../i18n/i18n.ts';
import { colours } from '../message/button-row.ts';
import type { Message } from '../message/message.ts';
import { momentText } from '../message/moment.ts';
import { type Conditions, wholeHashprice } from '../mining/economics.ts';
import { expectedTime, hashprice } from '../mining/network.ts';
import type { RetargetForecast } from '../mining/retarget.ts';
import { conditionsOf, forecastOf, type MarketView, usable, withoutPrice } from './conditions.ts';
import { ofCoin } from './of-coin.message.ts';
import { bannerLines, noDataMessage, provenanceFooter } from './provenance.message.ts';
import type { Reading } from './reading.ts';

interface HashpriceView {
  readonly reading: Reading;
  /** Unix seconds; for the sample network its own moment. */
  readonly now: number;
  /** ISO 4217 code of the answer's currency. */
  readonly currency: string;
}

/** Tells how much a petahash per second earns per day, and what would change that. */
export function hashpriceMessage({ reading, now, currency }: HashpriceView, i18n: I18n): Message {
  const { t } = i18n;
  const answer = conditionsOf(reading, currency);
  const priced = usable(answer);
  const market = priced ?? usable(withoutPrice(reading, currency));
  if (!market) return noDataMessage(reading, i18n);

  const coinPrice = priced?.conditions.coinPrice;
  const figures: Figures = { market, coinPrice, currency };
  const { coin } = market.conditions;
  const unit = coin.hashpriceUnit.text;
  const sats = i18n.baseUnits(wholeHashprice(market.conditions), coin);
  const forecast = forecastOf(reading, now);
  const { evidence } = market;
  const provenance = {
    reading,
    now,
    evidence,
    epoch: forecast && reading.epoch,
    currencies: [currency],
  };
  const gaps = answer.ok ? [] : answer.missing;
  // Fees alone hide nothing: without them it is a lower bound, and says so.
  const missing = gaps.filter((part) => part !== 'fees');
  const embed: APIEmbed = {
    color: colours.neutral,
    title: ofCoin(
      reading.coin,
      coinPrice === undefined
        ? t('hashprice.titleSats', { sats, unit })
        : t('hashprice.title', {
            price: amount(wholeHashprice(market.conditions), figures, i18n),
            unit,
          }),
      i18n,
    ),
    description: [
      ...bannerLines(provenance, missing, i18n),
      ...nowLines(figures, reading, i18n),
      ...(gaps.includes('fees') ? [t('profit.atLeast')] : []),
      ...(coin.merged && coinPrice !== undefined && !market.conditions.merged
        ? [t('profit.partAlone', { coin: coin.title, other: coin.merged.title })]
        : []),
    ].join('\n'),
    fields: [
      {
        name: t('hashprice.changes'),
        value: changeLines(figures, { reading, now, forecast }, i18n).join('\n'),
      },
    ],
    ...provenanceFooter(provenance, i18n),
    timestamp: new Date(now * 1000).toISOString(),
  };
  return { embeds: [embed] };
}

interface Figures {
  readonly market: MarketView;
  /** Price of one coin, in the currency; absent where unknown. */
  readonly coinPrice: number | undefined;
  readonly currency: string;
}

/** Writes an amount in money where there is a price, else in coins. */
function amount(sats: number, { market, coinPrice, currency }: Figures, i18n: I18n): string {
  const { coin } = market.conditions;
  return coinPrice === undefined
    ? i18n.baseUnits(sats, coin)
    : i18n.rate((sats / coin.baseUnit.perCoin) * coinPrice, currency);
}

function change(sats: number, figures: Figures, i18n: I18n): string {
  return `${sats > 0 ? '+' : ''}${amount(sats, figures, i18n)}`;
}

function nowLines(figures: Figures, { meanFees }: Reading, i18n: I18n): readonly string[] {
  const { t } = i18n;
  const { market, coinPrice } = figures;
  const perPetahash = wholeHashprice(market.conditions);
  const { coin } = market.conditions;
  const perTerahash = perPetahash / (coin.hashpriceUnit.hashes / coin.hashrateUnit.hashes);
  const isSame = coin.hashrateUnit.hashes === coin.hashpriceUnit.hashes;
  const unit = coin.hashpriceUnit.text;
  const small = coin.hashrateUnit.text;
  const lines =
    coinPrice === undefined
      ? [
          t('hashprice.perPetahashSats', { sats: i18n.baseUnits(perPetahash, coin), unit }),
          ...(isSame
            ? []
            : [
                t('hashprice.perTerahashSats', {
                  sats: i18n.baseUnitRate(perTerahash, coin),
                  unit: small,
                }),
              ]),
        ]
      : [
          t('hashprice.perPetahash', {
            price: amount(perPetahash, figures, i18n),
            sats: i18n.baseUnits(perPetahash, coin),
            unit,
          }),
          ...(isSame
            ? []
            : [
                t('hashprice.perTerahash', {
                  price: amount(perTerahash, figures, i18n),
                  sats: i18n.baseUnitRate(perTerahash, coin),
                  unit: small,
                }),
              ]),
        ];
  if (meanFees) {
    const { blockReward } = market.conditions;
    lines.push(
      t('hashprice.fees', {
        share: i18n.percent(meanFees.value / blockReward),
        fees: i18n.roughCoins(meanFees.value, coin),
        reward: i18n.coins(blockReward, coin),
      }),
    );
  }
  return lines;
}

function changeLines(
  figures: Figures,
  {
    reading,
    now,
    forecast,
  }: Omit<HashpriceView, 'currency'> & {
    readonly forecast: RetargetForecast | undefined;
  },
  i18n: I18n,
): readonly string[] {
  const { t } = i18n;
  const { conditions, subsidy, halving } = figures.market;
  const { coin, difficulty, blockReward } = conditions;
  const perDay = wholeHashprice(conditions);
  const differenceTo = (other: Partial<Conditions>) =>
    change(wholeHashprice({ ...conditions, ...other }) - perDay, figures, i18n);
  const when = momentText(reading.origin, i18n);
  const lines: string[] = [];

  if (figures.coinPrice !== undefined) {
    lines.push(
      t('hashprice.coinPrice', {
        coin: coin.title,
        change: change(hashprice(conditions) * 0.01, figures, i18n),
      }),
    );
  }
  const harder = differenceTo({ difficulty: difficulty * 1.01 });
  lines.push(t('hashprice.difficulty', { change: harder }));
  if (reading.meanFees && blockReward > subsidy) {
    const without = differenceTo({ blockReward: subsidy });
    lines.push(t('hashprice.noFees', { change: without }));
  }
  if (forecast) lines.push(retargetLine(figures, forecast, when.relative(forecast.at), i18n));
  if (!halving) return lines;
  const reduced = coin.subsidyAt(halving.height);
  const halved = { ...conditions, blockReward: blockReward - subsidy + reduced };
  lines.push(
    t(coin.reduction === 'step' ? 'hashprice.step' : 'hashprice.halving', {
      when: when.relative(expectedTime({ coin, blocksLeft: halving.blocksLeft, now })),
      price: amount(wholeHashprice(halved), figures, i18n),
    }),
  );
  return lines;
}

function retargetLine(
  figures: Figures,
  { ratio, band90, height, method }: RetargetForecast,
  when: string,
  i18n: I18n,
): string {
  const { conditions, subsidy } = figures.market;
  const { coin, difficulty } = conditions;
  // Halvings fall within epochs.
  const blockReward = conditions.blockReward - subsidy + coin.subsidyAt(height);
  const at = (factor: number) =>
    amount(
      wholeHashprice({ ...conditions, difficulty: difficulty * factor, blockReward }),
      figures,
      i18n,
    );
  const expected = { when, change: i18n.signedPercent(ratio - 1), price: at(ratio) };
  if (method === 'exact') return i18n.t('hashprice.retargetSettled', expected);
  return i18n.t('hashprice.retarget', {
    ...expected,
    low: at(band90.high),
    high: at(band90.low),
  });
}

import type { APIEmbed } from 'discord-api-types/v10';
import type { Voice } from '../i18n/i18n.ts';
import { colours } from '../message/button-row.ts';
import type { Message } from '../message/message.ts';
import { momentText } from '../message/moment.ts';
import {
  expectedTime,
  hashprice,
  type Network,
  SATS_PER_COIN,
  subsidyAt,
} from '../mining/network.ts';
import type { RetargetForecast } from '../mining/retarget.ts';
import { conditionsOf, forecastOf, type MarketView } from './conditions.ts';
import { bannerLines, noDataMessage, provenanceFooter } from './provenance.message.ts';
import type { Reading } from './reading.ts';

const TERAHASHES_IN_PETAHASH = 1_000;

interface HashpriceView {
  readonly reading: Reading;
  /** Unix seconds; of the sample network its own moment. */
  readonly now: number;
  /** ISO 4217. */
  readonly currency: string;
}

/** What a petahash per second earns per day, and what would change that. */
export function hashpriceMessage({ reading, now, currency }: HashpriceView, voice: Voice): Message {
  const { t } = voice;
  const answer = conditionsOf(reading, currency);
  const priced = answer.ok ? answer : answer.withoutFees;
  const market = priced ?? withoutPrice(reading, currency);
  if (!market) return noDataMessage(reading, voice);

  const coinPrice = priced?.conditions.coinPrice;
  const figures: Figures = { market, coinPrice, currency };
  const sats = voice.sats(hashprice(market.conditions));
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
    title:
      coinPrice === undefined
        ? t('hashprice.titleSats', { sats })
        : t('hashprice.title', { price: amount(hashprice(market.conditions), figures, voice) }),
    description: [
      ...bannerLines(provenance, missing, voice),
      ...nowLines(figures, reading, voice),
      ...(gaps.includes('fees') ? [t('profit.atLeast')] : []),
    ].join('\n'),
    fields: [
      {
        name: t('hashprice.changes'),
        value: changeLines(figures, { reading, now, forecast }, voice).join('\n'),
      },
    ],
    ...provenanceFooter(provenance, voice),
    timestamp: new Date(now * 1000).toISOString(),
  };
  return { embeds: [embed] };
}

interface Figures {
  readonly market: MarketView;
  /** Of one bitcoin, in the currency; absent where unknown. */
  readonly coinPrice: number | undefined;
  readonly currency: string;
}

/** The chain's part: with any price at all the rest of the view is right. */
function withoutPrice(reading: Reading, currency: string): MarketView | undefined {
  const answer = conditionsOf(reading, currency, { coinPrice: 1 });
  return answer.ok ? answer : answer.withoutFees;
}

/** In money where there is a price, else in coins. */
function amount(sats: number, { coinPrice, currency }: Figures, voice: Voice): string {
  return coinPrice === undefined
    ? voice.sats(sats)
    : voice.rate((sats / SATS_PER_COIN) * coinPrice, currency);
}

function change(sats: number, figures: Figures, voice: Voice): string {
  return `${sats > 0 ? '+' : ''}${amount(sats, figures, voice)}`;
}

function nowLines(figures: Figures, { meanFees }: Reading, voice: Voice): readonly string[] {
  const { t } = voice;
  const { market, coinPrice } = figures;
  const perPetahash = hashprice(market.conditions);
  const perTerahash = perPetahash / TERAHASHES_IN_PETAHASH;
  const lines =
    coinPrice === undefined
      ? [
          t('hashprice.perPetahashSats', { sats: voice.sats(perPetahash) }),
          t('hashprice.perTerahashSats', { sats: voice.sats(perTerahash) }),
        ]
      : [
          t('hashprice.perPetahash', {
            price: amount(perPetahash, figures, voice),
            sats: voice.sats(perPetahash),
          }),
          t('hashprice.perTerahash', {
            price: amount(perTerahash, figures, voice),
            sats: voice.sats(perTerahash),
          }),
        ];
  if (meanFees) {
    const { blockReward } = market.conditions;
    lines.push(
      t('hashprice.fees', {
        share: voice.percent(meanFees.value / blockReward),
        fees: voice.coins(meanFees.value),
        reward: voice.coins(blockReward),
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
  voice: Voice,
): readonly string[] {
  const { t } = voice;
  const { conditions, subsidy, halving } = figures.market;
  const { difficulty, blockReward } = conditions;
  const perDay = hashprice(conditions);
  const differenceTo = (other: Network) => change(hashprice(other) - perDay, figures, voice);
  const when = momentText(reading.origin, voice);
  const lines: string[] = [];

  if (figures.coinPrice !== undefined) {
    lines.push(t('hashprice.coinPrice', { change: change(perDay * 0.01, figures, voice) }));
  }
  const harder = differenceTo({ difficulty: difficulty * 1.01, blockReward });
  lines.push(t('hashprice.difficulty', { change: harder }));
  if (reading.meanFees && blockReward > subsidy) {
    const without = differenceTo({ difficulty, blockReward: subsidy });
    lines.push(t('hashprice.noFees', { change: without }));
  }
  if (forecast) lines.push(retargetLine(figures, forecast, when.relative(forecast.at), voice));
  const halved = { difficulty, blockReward: blockReward - subsidy + Math.floor(subsidy / 2) };
  lines.push(
    t('hashprice.halving', {
      when: when.relative(expectedTime({ blocksLeft: halving.blocksLeft, now })),
      price: amount(hashprice(halved), figures, voice),
    }),
  );
  return lines;
}

function retargetLine(
  figures: Figures,
  { ratio, band90, height, method }: RetargetForecast,
  when: string,
  voice: Voice,
): string {
  const { conditions, subsidy } = figures.market;
  const { difficulty } = conditions;
  // Halvings fall within epochs.
  const blockReward = conditions.blockReward - subsidy + subsidyAt(height);
  const at = (factor: number) =>
    amount(hashprice({ difficulty: difficulty * factor, blockReward }), figures, voice);
  const expected = { when, change: voice.signedPercent(ratio - 1), price: at(ratio) };
  if (method === 'exact') return voice.t('hashprice.retargetSettled', expected);
  return voice.t('hashprice.retarget', {
    ...expected,
    low: at(band90.high),
    high: at(band90.low),
  });
}

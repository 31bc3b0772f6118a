import type { APIEmbed, APIEmbedField } from 'discord-api-types/v10';
import { type Coin, type EpochRetarget, epochStart, epochsOf } from '../coin/coin.ts';
import { coinOf } from '../coin/coins.ts';
import type { I18n } from '../i18n/i18n.ts';
import { colours } from '../message/button-row.ts';
import type { Message } from '../message/message.ts';
import { type MomentText, momentText } from '../message/moment.ts';
import { asertFactor } from '../mining/asert.ts';
import { expectedTime, impliedHashrate } from '../mining/network.ts';
import { EARLY_BLOCKS, type RetargetForecast } from '../mining/retarget.ts';
import { type Evidence, forecastOf } from './conditions.ts';
import { ofCoin } from './of-coin.message.ts';
import { bannerLines, noDataMessage, provenanceFooter } from './provenance.message.ts';
import type { Reading } from './reading.ts';

interface DifficultyView {
  readonly reading: Reading;
  /** The difficulty of 24 hours before, where it is known. */
  readonly dayBefore?: number | undefined;
  /** Unix seconds; for the sample network its own moment. */
  readonly now: number;
}

/** Tells where the epoch stands, what the next retarget brings, and how far the halving is. */
export function difficultyMessage(
  { reading, now, dayBefore }: DifficultyView,
  i18n: I18n,
): Message {
  const { t } = i18n;
  const { tip, difficulty } = reading;
  if (!difficulty) return noDataMessage(reading, i18n);

  const coin = coinOf(reading.coin);
  const retarget = epochsOf(coin);
  const when = momentText(reading.origin, i18n);
  const halving = tip && halvingField(tip.value.height, { coin, now, when }, i18n);
  const evidence: readonly Evidence[] = [
    ...(tip ? [{ role: 'tip', datum: tip } as const] : []),
    { role: 'difficulty', datum: difficulty },
  ];
  const forecast = forecastOf(reading, now);
  const provenance = { reading, now, evidence, epoch: forecast && reading.epoch };
  const embed: APIEmbed = {
    color: colours.neutral,
    title: ofCoin(
      reading.coin,
      t('difficulty.title', { difficulty: i18n.difficulty(difficulty.value) }),
      i18n,
    ),
    description: bannerLines(provenance, tip ? [] : ['tip'], i18n).join('\n'),
    fields: [
      ...(tip && retarget
        ? [epochField(tip.value.height, { retarget, reading, forecast }, i18n)]
        : []),
      retarget
        ? forecastField(forecast, difficulty.value, when, i18n)
        : everyBlockField({ coin, difficulty: difficulty.value, dayBefore }, i18n),
      ...(halving ? [halving] : []),
      {
        name: t('difficulty.network'),
        value: t('difficulty.implied', {
          hashrate: i18n.roughHashrate(impliedHashrate(difficulty.value, coin)),
        }),
      },
    ],
    ...provenanceFooter(provenance, i18n),
    timestamp: new Date(now * 1000).toISOString(),
  };
  return { embeds: [embed] };
}

function epochField(
  height: number,
  {
    retarget,
    reading: { difficulty, epoch },
    forecast,
  }: {
    readonly retarget: EpochRetarget;
    readonly reading: Reading;
    readonly forecast: RetargetForecast | undefined;
  },
  i18n: I18n,
): APIEmbedField {
  const { t } = i18n;
  const done = height - epochStart(height, retarget) + 1;
  const share = done / retarget.blocks;
  const lines = [
    t('difficulty.progress', { bar: progressBar(share), share: i18n.percent(share) }),
    t('difficulty.blocks', {
      done: i18n.count(done),
      all: i18n.count(retarget.blocks),
    }),
  ];
  // Block times that give no forecast may be of another epoch, and so may its last change.
  const previous = forecast && epoch?.value.previousDifficulty;
  if (previous !== undefined && difficulty) {
    const change = i18n.signedPercent(difficulty.value / previous - 1);
    lines.push(t('difficulty.last', { change }));
  }
  return { name: t('difficulty.epoch'), value: lines.join('\n') };
}

function forecastField(
  forecast: RetargetForecast | undefined,
  difficulty: number,
  when: MomentText,
  i18n: I18n,
): APIEmbedField {
  const { t } = i18n;
  const name = t('difficulty.forecast');
  if (!forecast) return { name, value: t('difficulty.none') };
  const { ratio, band90, blocksDone, blocksLeft, at, method } = forecast;
  const change = (to: number) => i18n.signedPercent(to - 1);
  const lines = [
    t('difficulty.expected', {
      change: change(ratio),
      difficulty: i18n.difficulty(difficulty * ratio),
    }),
  ];
  const settled = method === 'exact';
  if (!settled) {
    lines.push(t('difficulty.band', { low: change(band90.low), high: change(band90.high) }));
  }
  lines.push(t('retarget.when', { when: when.both(at), blocks: blocksLeft - 1 }));
  if (!settled && blocksDone < EARLY_BLOCKS)
    lines.push(t('retarget.early', { blocks: blocksDone }));
  lines.push(t(settled ? 'difficulty.settledMethod' : 'difficulty.method'));
  return { name, value: lines.join('\n') };
}

/** Seconds of a block that is late, for an example. */
const LATE = 3_600;

/** Tells how the difficulty moves where it does so with every block. */
function everyBlockField(
  {
    coin,
    difficulty,
    dayBefore,
  }: {
    readonly coin: Coin;
    readonly difficulty: number;
    readonly dayBefore: number | undefined;
  },
  i18n: I18n,
): APIEmbedField {
  const { t } = i18n;
  const factor = asertFactor(coin, { blocks: 1, seconds: coin.spacing + LATE });
  const lines = [
    t('difficulty.everyBlock'),
    dayBefore === undefined
      ? t('difficulty.dayUnknown')
      : t('difficulty.day', { change: i18n.signedPercent(difficulty / dayBefore - 1) }),
    ...(factor === undefined
      ? []
      : [t('difficulty.late', { change: i18n.signedPercent(1 / factor - 1) })]),
  ];
  return { name: t('difficulty.adjusts'), value: lines.join('\n') };
}

function halvingField(
  height: number,
  { coin, now, when }: { readonly coin: Coin; readonly now: number; readonly when: MomentText },
  i18n: I18n,
): APIEmbedField | undefined {
  const { t } = i18n;
  const halving = coin.nextReduction(height);
  if (!halving) return undefined;
  const isStep = coin.reduction === 'step';
  const value = [
    when.both(expectedTime({ coin, blocksLeft: halving.blocksLeft, now })),
    // Its blocks are ten a second: nobody counts them.
    ...(isStep
      ? []
      : [
          t('difficulty.halvingBlocks', {
            height: i18n.count(halving.height),
            left: halving.blocksLeft,
          }),
        ]),
    t('difficulty.halvingSubsidy', {
      before: i18n.coins(coin.subsidyAt(height), coin),
      after: i18n.coins(coin.subsidyAt(halving.height), coin),
    }),
  ];
  return { name: t(isStep ? 'difficulty.step' : 'difficulty.halving'), value: value.join('\n') };
}

const CELLS = 20;

/** @param share - 0 to 1. */
function progressBar(share: number): string {
  const full = Math.min(CELLS, Math.max(0, Math.round(share * CELLS)));
  return '█'.repeat(full) + '░'.repeat(CELLS - full);
}

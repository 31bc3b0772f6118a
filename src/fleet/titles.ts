import type { TableWords } from '../i18n/lexicon.ts';
import type { Title } from './header.ts';
import { tableWords } from './table-words.ts';
import type { ColumnUse } from './uses.ts';

/** Scores tell how well each use goes with a title; those that don't go with it are not in it. */
type TitleScores = Partial<Record<ColumnUse, number>>;

/** Returns the words for any of these, with the signs that stand for them in all languages. */
const wordsFor = (
  keys: readonly (keyof TableWords)[],
  signs: readonly string[] = [],
): ReadonlySet<string> => new Set([...keys.flatMap(tableWords), ...signs]);

const RIG: ReadonlyMap<string, number> = new Map(
  (
    [
      ['model', 7],
      ['rig', 8],
      ['type', 4],
      ['machine', 3],
    ] as const
  ).flatMap(([key, score]) => tableWords(key).map((word) => [word, score] as const)),
);
const NOT_RIG = wordsFor(['notRig']);

const HASHRATE = wordsFor(['hashrate'], ['ghs', 'ths', 'mhs']);
const HASH = wordsFor(['hash']);
const RATE_OF_HASH = wordsFor(['rateOfHash']);
const NOT_HASHRATE = wordsFor(['notHashrate']);
const AVERAGE = wordsFor(['average']);
const NOMINAL = wordsFor(['nominal']);
const MOMENT = wordsFor(['moment']);
const TOTAL = wordsFor(['total'], ['x']);
const OF_ALL = wordsFor(['ofAll']);

const POWER = wordsFor(['power']);
const NOT_POWER = wordsFor(['notPower']);
const POWER_LIMIT = wordsFor(['powerLimit']);
const EFFICIENCY = wordsFor(['efficiency']);

const COUNT = wordsFor(['count']);
const NOT_COUNT = wordsFor(['notCount']);

const ENERGY = wordsFor(['energy'], ['kwh']);
const PRICE = wordsFor(['price', 'tariff']);
const ENERGY_PRICE = wordsFor(['energyPrice']);
const NOT_PRICE = wordsFor(['notPrice']);

const FEE = wordsFor(['fee', 'poolFee']);
const NOT_FEE = wordsFor(['notFee']);
const UPTIME = wordsFor(['uptime']);
const FIXED_COST = wordsFor(['fixedCost']);
const FIXED = wordsFor(['fixed']);
const COSTS = wordsFor(['costs']);
const PURCHASE = wordsFor(['purchase']);
const CURRENCY = wordsFor(['currency']);
const COIN = wordsFor(['coin']);
const STATUS = wordsFor(['status']);
const NAME = wordsFor(['name']);
const NOT_NAME = wordsFor(['notName']);

/** Scores a title by its words and unit alone. */
export function titleScores({ words: said, unit }: Title): Readonly<TitleScores> {
  const has = (list: ReadonlySet<string>) => said.some((word) => list.has(word));
  const scores: TitleScores = {};
  const kind = unit?.of;

  if (kind === undefined && !has(NOT_RIG)) {
    const best = Math.max(0, ...said.map((word) => RIG.get(word) ?? 0));
    if (best > 0) scores.rig = best;
  }
  const saysHash = has(HASHRATE) || (has(HASH) && has(RATE_OF_HASH));
  const isHash = kind === 'hashrate' || (kind === undefined && saysHash);
  if (isHash && !has(NOT_HASHRATE)) {
    scores.hashrate =
      5 +
      (saysHash ? 2 : 0) +
      (has(AVERAGE) || said.some((word) => /^\d+(?:h|d|hr)$/.test(word)) ? 2 : 0) -
      (has(NOMINAL) ? 1 : 0) -
      (has(MOMENT) || said.some((word) => /^\d+(?:s|m|min)$/.test(word)) ? 2 : 0) -
      (has(TOTAL) ? 3 : 0);
  }
  const isPower = kind === 'power' || (kind === undefined && has(POWER) && !saysHash);
  if (isPower && !has(kind === 'power' ? POWER_LIMIT : NOT_POWER)) {
    scores.power =
      5 + (kind ? 2 : 0) + (has(AVERAGE) ? 1 : 0) - (has(NOMINAL) ? 1 : 0) - (has(TOTAL) ? 3 : 0);
  }
  const saysEfficiency = has(EFFICIENCY);
  if (kind === 'efficiency' || (kind === undefined && saysEfficiency)) scores.efficiency = 5;
  if (kind === undefined && has(COUNT) && !has(NOT_COUNT)) scores.count = 5;

  const saysPrice = has(ENERGY_PRICE) || (has(ENERGY) && has(PRICE));
  if ((kind === 'energy-price' || (kind === undefined && saysPrice)) && !has(NOT_PRICE)) {
    scores.electricity = kind ? 7 : 5;
  }
  if (kind === 'money' && saysPrice && !has(NOT_PRICE) && !('days' in (unit ?? {}))) {
    scores.electricity = 4;
  }
  const isFee = has(FEE) && !has(NOT_FEE);
  if (isFee && (kind === undefined || kind === 'percent')) scores.fee = 5;
  if (has(UPTIME) && (kind === undefined || kind === 'percent')) scores.uptime = 5;
  const isFixed = has(FIXED_COST) || (has(FIXED) && has(COSTS));
  if (isFixed && (kind === undefined || kind === 'money')) scores.fixed_cost = 5;
  if (has(PURCHASE) && (kind === undefined || kind === 'money') && !('days' in (unit ?? {}))) {
    scores.cost = 5;
  }
  if (has(CURRENCY)) scores.currency = 5;
  if (kind === undefined && has(COIN) && said.length === 1) scores.coin = 5;
  if (kind === undefined && has(STATUS)) scores.status = said.length === 1 ? 6 : 4;
  if (kind === undefined && has(NAME) && !has(NOT_NAME)) scores.name = 4;
  return scores;
}

/** Tells whether a title speaks of all units together. */
export const saysTotal = (title: Title) => title.words.some((word) => OF_ALL.has(word));

/** Tells whether a title speaks of this moment. */
export const saysMoment = (title: Title) => title.words.some((word) => MOMENT.has(word));

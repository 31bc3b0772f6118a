import { UserError } from '../../src/errors.ts';
import type { ForecastPlan } from '../../src/forecast/forecast.ts';
import type { I18n } from '../../src/i18n/i18n.ts';
import { understood } from '../../src/i18n/understood.ts';
import { quoted } from '../../src/message/markdown.ts';
import type { FxRates } from '../../src/money/currency.ts';
import { MAX_NUMBER_TEXT } from '../../src/text/limits.ts';
import { numberReadings, tidy, unquoted } from '../../src/text/quantity.ts';
import { amountIn, readAmount } from '../shared/amounts.ts';
import type { ForecastRequest } from './request.ts';

export const months = { min: 1, max: 60, usual: 36 } as const;

/** Growth of the difficulty per month beyond which nothing makes sense: no month has ever seen it. */
const MOST_GROWTH = 0.5;

interface Context {
  /** ISO 4217; of the answer, and of what names none. */
  readonly currency: string;
  readonly fx: FxRates | undefined;
  readonly i18n: I18n;
}

/** Returns what is asked of a rig. @throws UserError with one sentence when something can't be. */
export function planOf(
  request: ForecastRequest & { readonly cost: string },
  context: Context,
): ForecastPlan {
  const { i18n } = context;
  const cost = amountIn(readAmount(request.cost, context.currency, i18n), context);
  if (cost <= 0) throw new UserError(i18n.t('forecast.noCost'));
  return {
    cost,
    resale: readResale(request.resale, cost, context),
    months: readMonths(request.months, i18n),
    growth: readGrowth(request.growth, i18n),
    switchesOff: request.switchesOff ?? true,
    drift: request.drift ?? 'price0',
  };
}

/** "$700", or "20%" of the cost. */
function readResale(text: string | undefined, cost: number, context: Context): number {
  if (text === undefined || text.trim() === '') return 0;
  const { i18n, currency } = context;
  const isShare = /[%％]\s*$/u.test(tidy(text));
  const percent = isShare ? (numberReadings(text)[0] ?? Number.NaN) : undefined;
  if (percent !== undefined && percent > 100) throw new UserError(i18n.t('forecast.badResale'));
  const resale = isShare
    ? ((percent ?? Number.NaN) / 100) * cost
    : amountIn(readAmount(text, currency, i18n), context);
  if (resale >= 0) return resale;
  throw new UserError(i18n.t('forecast.badResale'));
}

/** @throws UserError for what are no months that can be looked at. */
function readMonths(count: number | undefined, i18n: I18n): number {
  if (count === undefined) return months.usual;
  if (Number.isInteger(count) && count >= months.min && count <= months.max) return count;
  throw new UserError(i18n.t('forecast.badMonths', { text: i18n.exact(count) }));
}

/** Returns the months that a form says. @throws UserError for a text that is no number. */
export function monthsIn(text: string, i18n: I18n): number | undefined {
  if (text.trim() === '') return undefined;
  const [count] = numberReadings(text);
  if (count !== undefined) return readMonths(count, i18n);
  throw new UserError(i18n.t('forecast.badMonths', { text: `“${quoted(text, MAX_NUMBER_TEXT)}”` }));
}

/** "2.5", "+2,5 %", "history": per month; undefined for what it was in the past. */
export function readGrowth(text: string | undefined, i18n: I18n): number | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const tidied = tidy(unquoted(text)).toLowerCase();
  if (understood(({ history }) => history).includes(tidied)) return undefined;
  const [percent] = numberReadings(text);
  if (percent === undefined) {
    const said = { text: quoted(text, MAX_NUMBER_TEXT) };
    throw new UserError(i18n.t('forecast.unreadableGrowth', said));
  }
  const growth = percent / 100;
  if (Math.abs(growth) <= MOST_GROWTH) return growth;
  throw new UserError(i18n.t('forecast.badGrowth', { text: i18n.signedExactPercent(growth) }));
}

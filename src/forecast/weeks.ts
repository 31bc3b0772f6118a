import type { CoinId } from '../coin/coins.ts';
import { dayOf } from '../market/daily.ts';
import type { HistoryPoint } from '../market/history.ts';
import { DAY } from '../time/seconds.ts';
import bitcoinWeeks from './bitcoin-weeks.json' with { type: 'json' };
import type { WeekChange } from './simulation.ts';

/** Past weeks, and where they are from. */
export interface PastWeeks {
  readonly weeks: readonly WeekChange[];
  /** Unix seconds, midnights in UTC: of the first week's beginning and of the last one's end. */
  readonly from: number;
  readonly to: number;
  /** `own` is what this bot has measured or filled in, `facts` what comes with it. */
  readonly origin: 'own' | 'facts';
}

/** Seconds that are looked back at most. */
export const LOOK_BACK = 3 * 365 * DAY;
/** Fewer weeks than those of a year say little. */
const LEAST_WEEKS = 52;
const DAYS_A_WEEK = 7;

/**
 * Returns the past weeks of a coin: the bot's own where there are enough of them, or else those that
 * come with it; undefined where there are neither.
 *
 * @param days - The bot's own, in order.
 */
export function pastWeeks(coin: CoinId, days: readonly HistoryPoint[]): PastWeeks | undefined {
  const own = weeksIn(days);
  return own && own.weeks.length >= LEAST_WEEKS ? own : FACTS.get(coin)?.();
}

/** Returns the changes from each week's last day to the next one's, counted back from the last day; a week whose ends aren't both known is left out. */
function weeksIn(days: readonly HistoryPoint[]): PastWeeks | undefined {
  const known = new Map(
    days.flatMap(({ at, usd, difficulty }) =>
      usd !== undefined && difficulty !== undefined
        ? [[dayOf(at), { usd, difficulty }] as const]
        : [],
    ),
  );
  const [first, last] = [Math.min(...known.keys()), Math.max(...known.keys())];
  const weeks: WeekChange[] = [];
  let from = last;
  for (let end = last; end - DAYS_A_WEEK * DAY >= first; end -= DAYS_A_WEEK * DAY) {
    const [before, after] = [known.get(end - DAYS_A_WEEK * DAY), known.get(end)];
    if (!before || !after) continue;
    from = end - DAYS_A_WEEK * DAY;
    weeks.unshift({
      price: Math.log(after.usd / before.usd),
      difficulty: Math.log(after.difficulty / before.difficulty),
    });
  }
  return weeks.length === 0 ? undefined : { weeks, from, to: last, origin: 'own' };
}

const FACTS: ReadonlyMap<string, () => PastWeeks> = new Map([
  [bitcoinWeeks.coin, () => factsOf(bitcoinWeeks)],
]);

function factsOf({ changes, from, to }: typeof bitcoinWeeks): PastWeeks {
  return {
    weeks: changes.map(([price = 0, difficulty = 0]) => ({ price, difficulty })),
    from: Date.parse(from) / 1_000,
    to: Date.parse(to) / 1_000,
    origin: 'facts',
  };
}

import { type CoinId, coinOf } from '../coin/coins.ts';
import { SourceError } from '../errors.ts';
import type { Logger } from '../log/logger.port.ts';
import { epochsBetween } from '../mining/difficulty-epochs.ts';
import type { Clock } from '../time/clock.port.ts';
import { isWithin } from '../time/elapsed.ts';
import type { Job } from '../time/job.port.ts';
import { DAY, HOUR } from '../time/seconds.ts';
import { dayOf, difficultyDays, mergedEpochs } from './daily.ts';
import type { HistoryPoint } from './history.ts';
import type { DaySpan, HistoryStore, Market, MarketPast, PastPart } from './market.port.ts';

interface Deps {
  readonly clock: Clock;
  readonly market: Market;
  readonly history: HistoryStore;
  readonly past: MarketPast;
  readonly log: Logger;
  /** Nothing new is begun once this signal is aborted. */
  readonly stop: AbortSignal;
  /** Called when something was filled in: answers of several MB are garbage then. */
  readonly collectGarbage?: () => void;
}

/** Days up to yesterday that a chart may ask for: three years. */
const DAYS = 1_096;
/** Seconds after the start, when others have more to do. */
const AFTER_START = 20;
/** Seconds until a part that failed is tried again; doubled each time. */
const RETRY = { first: 60, longest: HOUR };
/** Seconds for a run: three years of days come in many answers. */
const DEADLINE = 1_800;
/** Seconds after midnight at which providers have the day that ended. */
const NEXT_DAY = HOUR;
/** Seconds from midnight until the next day is there. */
const LONGEST_REST = DAY + NEXT_DAY;
/** Seconds by which an epoch may have begun before the days that it is needed for. */
const EPOCH_AT_MOST = 30 * DAY;

/**
 * Parts in the order in which they are wanted: heights are exact from difficulty, rough from fees.
 */
const PARTS: readonly PastPart[] = ['difficulty', 'fees', 'prices', 'rates'];

/**
 * Fills in the days of the last three years that nobody measured: before the first start, or while
 * we were off. Each part is filled in by itself; which days were asked for is stored, so that what
 * nobody knows isn't asked for again at every start. The job is run each minute: mostly it finds
 * that nothing is due.
 */
export function backfillHistory(deps: Deps): Job {
  const { clock, market, history, past, log, stop, collectGarbage } = deps;
  const due = new Map<PastPart, number>();
  const waits = new Map<PastPart, number>();
  const begun = clock();

  /**
   * Asks for the days of a part.
   *
   * @returns How many days gained something, and the midnight before which all was asked for.
   */
  async function ask(part: PastPart, span: DaySpan): Promise<readonly [number, number]> {
    switch (part) {
      case 'difficulty': {
        const told = await past.difficulty(span);
        const gained = await history.fillDays(
          coin(),
          daysOf(mergedEpochs(known(span), told), span),
        );
        return [gained, span.to];
      }
      case 'rates': {
        const days = await past.rates(span);
        await history.saveRates(days);
        return [days.length, after(Date.parse(days.at(-1)?.date ?? '') / 1_000)];
      }
      default: {
        const days = await past[part](span);
        return [await history.fillDays(coin(), days), after(days.at(-1)?.at)];
      }
    }
  }

  const coin = () => market.reading().coin;
  const known = ({ from, to }: DaySpan) => epochsBetween(from - EPOCH_AT_MOST, to);
  const daysOf = (epochs: ReturnType<typeof known>, span: DaySpan) =>
    difficultyDays(epochs, {
      ...span,
      coin: coinOf(coin()),
      tipHeight: market.reading().tip?.value.height,
    });

  async function missing(part: PastPart, span: DaySpan): Promise<DaySpan | undefined> {
    const days = await missingDays(part, { coin: coin(), ...span }, history);
    const [first, last] = [days[0], days.at(-1)];
    return first === undefined || last === undefined ? undefined : { from: first, to: last + DAY };
  }

  /** Fills in a part. @returns Whether somebody was asked. */
  async function fill(part: PastPart): Promise<boolean> {
    const to = dayOf(clock());
    const asked = Date.parse((await history.progress(part)) ?? '') / 1_000;
    const from = Math.max(to - DAYS * DAY, asked || 0);
    let span = await missing(part, { from, to });
    if (span && part === 'difficulty') {
      await history.fillDays(coin(), daysOf(known(span), span));
      span = await missing(part, span);
    }
    if (!span || !past.parts.includes(part)) return false;
    log.info({ part, from: dateOf(span.from), to: dateOf(span.to) }, 'Filling in history');
    const [days, until] = await ask(part, span);
    await history.saveProgress(part, dateOf(until >= span.to ? to : until));
    log.info({ part, days }, 'Filled in history');
    return true;
  }

  return {
    name: 'backfill-history',
    deadline: DEADLINE,
    async run() {
      if (isWithin(AFTER_START, begun, clock()) || market.reading().origin !== 'live') return;
      if (!market.reading().tip) return;
      let filled = false;
      for (const part of PARTS) {
        if (stop.aborted) return;
        const rest = (due.get(part) ?? 0) - clock();
        // A rest longer than any wait means that the clock was set back.
        if (rest > 0 && rest <= LONGEST_REST) continue;
        const wait = waits.get(part) ?? RETRY.first;
        due.set(part, clock() + wait);
        waits.set(part, Math.min(wait * 2, RETRY.longest));
        try {
          filled = (await fill(part)) || filled;
          due.set(part, dayOf(clock()) + DAY + NEXT_DAY);
          waits.delete(part);
        } catch (error) {
          if (!(error instanceof SourceError)) throw error;
          if (stop.aborted) return;
          log.warn({ part, reason: error.message, againIn: wait }, 'History is not filled in yet');
        }
      }
      if (filled) collectGarbage?.();
    },
  };
}

/** Returns the midnights of the days that lack the part, in order. */
export async function missingDays(
  part: PastPart,
  { coin, from, to }: DaySpan & { readonly coin: CoinId },
  history: Deps['history'],
): Promise<readonly number[]> {
  const midnights = Array.from(
    { length: Math.max(0, (to - from) / DAY) },
    (_, index) => from + index * DAY,
  );
  if (part === 'rates') {
    const dates = new Set((await history.rates(from, to)).map(({ date }) => date));
    return midnights.filter((at) => isWorkingDay(at) && !dates.has(dateOf(at)));
  }
  const datum = DATA[part];
  const days = await history.range({ coin, step: 'day', from, to });
  const have = new Set(days.filter((day) => day[datum] !== undefined).map(({ at }) => at));
  return midnights.filter((at) => !have.has(at));
}

const DATA = {
  difficulty: 'difficulty',
  fees: 'meanFees',
  prices: 'usd',
} as const satisfies Record<Exclude<PastPart, 'rates'>, keyof HistoryPoint>;

const isWorkingDay = (at: number) => ![0, 6].includes(new Date(at * 1_000).getUTCDay());
const after = (day: number | undefined) => (day ?? 0) + DAY;
export const dateOf = (at: number) => new Date(at * 1_000).toISOString().slice(0, 10);

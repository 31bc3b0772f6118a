import type { CoinId } from '../coin/coins.ts';
import { SourceError } from '../errors.ts';
import type { Logger } from '../log/logger.port.ts';
import type { Clock } from '../time/clock.port.ts';
import type { Job } from '../time/job.port.ts';
import { DAY, HOUR } from '../time/seconds.ts';
import { dateOf, missingDays } from './backfill-history.job.ts';
import { dayOf } from './daily.ts';
import type { CoinPast, CoinPastPart, HistoryStore, Market } from './market.port.ts';
import { otherReadings } from './other-readings.ts';

interface Deps {
  readonly clock: Clock;
  readonly market: Pick<Market, 'reading' | 'wanted'>;
  readonly history: HistoryStore;
  /** Opens the past of a coin. */
  readonly past: (coin: CoinId) => CoinPast;
  readonly log: Logger;
  /** Nothing new is begun once this signal is aborted. */
  readonly stop: AbortSignal;
}

/** Days up to yesterday that a chart may ask for: three years. */
const DAYS = 1_096;
/** Seconds until a part that failed is tried again; doubled each time. */
const RETRY = { first: 60, longest: HOUR };
const DEADLINE = 1_800;
/** Seconds after midnight at which sources have the day that ended. */
const NEXT_DAY = HOUR;

/**
 * Fills in the days gone by of coins besides the usual one, once somebody wants them: as much as
 * sources tell. Which days were asked for is stored by coin, as for the usual one.
 */
export function backfillCoins({ clock, market, history, past, log, stop }: Deps): Job {
  const pasts = new Map<CoinId, CoinPast>();
  /** Unix seconds from which on a part is asked for again, and the seconds after which, by its key. */
  const rests = new Map<string, { readonly until: number; readonly wait: number }>();

  async function fill(
    coin: CoinId,
    part: CoinPastPart,
    { known, tipHeight }: { readonly known: CoinPast; readonly tipHeight: number | undefined },
  ): Promise<void> {
    const to = dayOf(clock());
    const key = `${coin} ${part}`;
    const asked = Date.parse((await history.progress(key)) ?? '') / 1_000;
    const span = { from: Math.max(to - DAYS * DAY, asked || 0), to };
    const missing = await missingDays(part, { coin, ...span }, history);
    const [first, last] = [missing[0], missing.at(-1)];
    if (first === undefined || last === undefined) return;
    const wanted = { from: first, to: last + DAY };
    const told = await (part === 'difficulty'
      ? known.difficulty(wanted, tipHeight)
      : known.prices(wanted));
    const days = await history.fillDays(coin, told);
    const until = (told.at(-1)?.at ?? 0) + DAY;
    await history.saveProgress(key, dateOf(Math.min(until, to)));
    log.info({ coin, part, days }, 'Filled in history');
  }

  return {
    name: 'backfill-coins',
    deadline: DEADLINE,
    async run() {
      for (const { coin, origin, tip } of otherReadings(market)) {
        if (origin !== 'live' || !tip) continue;
        const known = pasts.get(coin) ?? past(coin);
        pasts.set(coin, known);
        for (const part of known.parts) {
          if (stop.aborted) return;
          const key = `${coin} ${part}`;
          const { until = 0, wait = RETRY.first } = rests.get(key) ?? {};
          // A rest longer than any wait means that the clock was set back.
          if (until > clock() && until - clock() <= DAY + NEXT_DAY) continue;
          rests.set(key, { until: clock() + wait, wait: Math.min(2 * wait, RETRY.longest) });
          try {
            await fill(coin, part, { known, tipHeight: tip.value.height });
            rests.set(key, { until: dayOf(clock()) + DAY + NEXT_DAY, wait: RETRY.first });
          } catch (error) {
            if (!(error instanceof SourceError)) throw error;
            if (stop.aborted) return;
            log.warn({ coin, part, reason: error.message }, 'History is not filled in yet');
          }
        }
      }
    },
  };
}

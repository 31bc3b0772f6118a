import { sql } from 'kysely';
import { type CoinId, coinOf } from '../coin/coins.ts';
import type { Database } from '../database/database.ts';
import { pages } from '../database/for-rows.ts';
import { writing } from '../database/writing.ts';
import type { FxRates } from '../money/currency.ts';
import { DAY } from '../time/seconds.ts';
import type { HistoryPoint } from './history.ts';
import type { HistoryStore } from './market.port.ts';
import { rollUp } from './roll-up.store.ts';

/** Rows in one statement. */
const PAGE = 200;

export function historyStore(database: Database): HistoryStore {
  const { kysely } = database;
  return {
    async record(coin, point) {
      const rows = chainsOf(coin, point).map((chain) => ({
        ...chain,
        step: 'raw' as const,
        parts: 0,
        rolled: 0,
      }));
      // A minute of the market may vanish with the power.
      await database.writeLightly((db) =>
        db
          .insertInto('history')
          .values(rows)
          .onConflict((conflict) => conflict.doNothing())
          .execute(),
      );
    },

    async range({ coin, step, from, to }) {
      const pointsOf = async (chain: string) => {
        const rows = await kysely
          .selectFrom('history')
          .select(['at', 'height', 'difficulty', 'mean_fees', 'usd'])
          .where('coin', '=', chain)
          .where('step', '=', step)
          .where('at', '>=', from)
          .where('at', '<', to)
          .orderBy('at')
          .execute();
        return rows.map(pointOf);
      };
      const { merged } = coinOf(coin);
      if (!merged) return pointsOf(coin);
      const [points, along] = await Promise.all([pointsOf(coin), pointsOf(merged.id)]);
      const byMoment = new Map(along.map((point) => [point.at, point]));
      return points.map((point) => {
        const { at: _, ...found } = byMoment.get(point.at) ?? { at: 0 };
        return Object.keys(found).length === 0 ? point : { ...point, merged: found };
      });
    },

    rollUp: (now) => writing(database, (db) => rollUp(db, now)),

    async fillDays(coin, days) {
      const rows = [...wholeDays(days)].flatMap((day) =>
        chainsOf(coin, day).map((chain) => ({
          ...chain,
          step: 'day' as const,
          parts: 0,
          rolled: 1,
        })),
      );
      let gained = 0;
      for (const page of pages(rows, PAGE)) {
        const { numInsertedOrUpdatedRows = 0n } = await kysely
          .insertInto('history')
          .values(page)
          .onConflict((conflict) =>
            conflict
              .columns(['coin', 'step', 'at'])
              .doUpdateSet(({ ref }) => ({
                height: sql`coalesce(${ref('history.height')}, ${ref('excluded.height')})`,
                difficulty: sql`coalesce(${ref('history.difficulty')}, ${ref('excluded.difficulty')})`,
                mean_fees: sql`coalesce(${ref('history.mean_fees')}, ${ref('excluded.mean_fees')})`,
                usd: sql`coalesce(${ref('history.usd')}, ${ref('excluded.usd')})`,
              }))
              .where(sql<boolean>`
                (history.height is null and excluded.height is not null)
                or (history.difficulty is null and excluded.difficulty is not null)
                or (history.mean_fees is null and excluded.mean_fees is not null)
                or (history.usd is null and excluded.usd is not null)`),
          )
          .executeTakeFirst();
        gained += Number(numInsertedOrUpdatedRows);
      }
      return gained;
    },

    async rates(from, to) {
      const first = dateOf(from);
      const rows = await kysely
        .selectFrom('fx_days')
        .select(['date', 'per_usd'])
        .where('date', '>=', (query) =>
          query
            .selectFrom('fx_days')
            .select(({ fn, val }) => fn.coalesce(fn.max('date'), val(first)).as('date'))
            .where('date', '<', first),
        )
        // A date is over before `to` began, or it is the one that `to` lies in.
        .where('date', '<', dateOf(Math.ceil(to / DAY) * DAY))
        .orderBy('date')
        .execute();
      return rows.map(({ date, per_usd }) => ({ perUsd: JSON.parse(per_usd), date }));
    },

    async saveRates(days) {
      const rows = [...new Map(days.map((day) => [day.date, rateColumns(day)])).values()];
      for (const page of pages(rows, PAGE)) {
        await kysely
          .insertInto('fx_days')
          .values(page)
          .onConflict((conflict) =>
            conflict
              .column('date')
              .doUpdateSet(({ ref }) => ({
                per_usd: ref('excluded.per_usd'),
                currencies: ref('excluded.currencies'),
              }))
              // Cross rates from the coin's price have fewer currencies than the ECB's.
              .whereRef('excluded.currencies', '>', 'fx_days.currencies'),
          )
          .execute();
      }
    },

    async saveForecast(coin, forecast) {
      await kysely
        .insertInto('retarget_forecasts')
        .values({ coin, ...forecast })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    forecasts: (coin, height) =>
      kysely
        .selectFrom('retarget_forecasts')
        .select(['height', 'share', 'ratio', 'low', 'high', 'at'])
        .where('coin', '=', coin)
        .where('height', '=', height)
        .orderBy('share')
        .execute(),

    async progress(part) {
      const row = await kysely
        .selectFrom('backfill_progress')
        .select('state')
        .where('part', '=', part)
        .executeTakeFirst();
      return row?.state;
    },

    async saveProgress(part, state) {
      await kysely
        .insertInto('backfill_progress')
        .values({ part, state })
        .onConflict((conflict) => conflict.column('part').doUpdateSet({ state }))
        .execute();
    },
  };
}

interface Columns {
  readonly at: number;
  readonly height: number | null;
  readonly difficulty: number | null;
  readonly mean_fees: number | null;
  readonly usd: number | null;
}

function columnsOf({ at, height, difficulty, meanFees, usd }: HistoryPoint): Columns {
  return {
    at,
    height: height ?? null,
    difficulty: difficulty ?? null,
    mean_fees: meanFees ?? null,
    usd: usd ?? null,
  };
}

/** Returns the columns of each chain that a point tells something of. */
function chainsOf(
  coin: CoinId,
  { merged, ...point }: HistoryPoint,
): readonly (Columns & { readonly coin: string })[] {
  const along = coinOf(coin).merged;
  const rows = [{ coin, ...columnsOf(point) }];
  if (!along || !merged) return rows;
  return [...rows, { coin: along.id, ...columnsOf({ at: point.at, ...merged }) }];
}

function pointOf({ at, height, difficulty, mean_fees, usd }: Columns): HistoryPoint {
  return {
    at,
    ...(height !== null && { height }),
    ...(difficulty !== null && { difficulty }),
    ...(mean_fees !== null && { meanFees: mean_fees }),
    ...(usd !== null && { usd }),
  };
}

/**
 * Returns one point for each day, with the first value of each datum; a statement may not write a
 * row twice.
 */
function wholeDays(points: readonly HistoryPoint[]): Iterable<HistoryPoint> {
  const days = new Map<number, HistoryPoint>();
  for (const point of points) {
    const at = Math.floor(point.at / DAY) * DAY;
    const known = days.get(at);
    const day = {
      at,
      height: known?.height ?? point.height,
      difficulty: known?.difficulty ?? point.difficulty,
      meanFees: known?.meanFees ?? point.meanFees,
      usd: known?.usd ?? point.usd,
      merged: known?.merged ?? point.merged,
    };
    const { at: _, ...data } = day;
    if (Object.values(data).some((value) => value !== undefined)) days.set(at, day);
  }
  return days.values();
}

function rateColumns({ date, perUsd }: FxRates) {
  return { date, per_usd: JSON.stringify(perUsd), currencies: Object.keys(perUsd).length };
}

const dateOf = (at: number) => new Date(at * 1_000).toISOString().slice(0, 10);

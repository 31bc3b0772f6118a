import { describe, expect, it } from 'vitest';
import { buildSpotBook } from '../../../../src/market/sources/spot/build-spot-book.ts';
import { spotSourceIds } from '../../../../src/market/sources/spot/spot-mappings.ts';
import { meanOfSpot, spotPriceOf } from '../../../../src/power/spot.ts';
import { memoryCache } from '../../../support/memory-cache.ts';
import { type Answerer, providerNetwork } from '../../../support/provider-network.ts';
import { silent } from '../../../support/silent-log.ts';
import { energyCharts, HOURS, norwegianDay } from '../../../support/spot-answers.ts';

const HOUR = 3_600;
const DAY = 24 * HOUR;
/** Midnight in Berlin and Oslo on 2026-10-05. */
const MIDNIGHT = Date.UTC(2026, 9, 4, 22) / 1_000;
const CHARTS = 'https://api.energy-charts.info';
const AWATTAR = 'https://api.awattar.de';
const NORWAY = 'https://www.hvakosterstrommen.no';

/** The answers have each day that is asked for, up to `until`, in unix seconds. */
const chartsUntil =
  (until: () => number): Answerer =>
  ({ path }) => {
    const from = new URL(path, CHARTS).searchParams.get('start') ?? '';
    const start = MIDNIGHT - Math.round((Date.UTC(2026, 9, 5) - Date.parse(from)) / 1_000);
    const days = Math.max(0, Math.round((until() - start) / DAY));
    return energyCharts(
      start,
      Array.from({ length: days }).flatMap(() => HOURS),
    );
  };

async function world(sources = spotSourceIds) {
  const network = providerNetwork();
  const stored = new Map<string, string>();
  let now = MIDNIGHT + 9 * HOUR;
  const open = () =>
    buildSpotBook(
      { spotSources: sources, version: '1' },
      {
        dispatcher: network.dispatcher,
        cache: memoryCache(stored),
        clock: () => now,
        log: silent,
        backOff: 1,
      },
    );
  return {
    network,
    open,
    at: (moment: number) => {
      now = moment;
    },
    paths: (origin: string) =>
      network.asked.filter((one) => one.origin === origin).map(({ path }) => path),
  };
}

describe('the book of spot prices', () => {
  it('learns a zone with its last 30 days in one question, and counts by their mean', async () => {
    const { network, open, paths } = await world();
    network.answer(
      CHARTS,
      chartsUntil(() => MIDNIGHT + DAY),
    );
    const book = await open();
    expect(book.of('DE-LU')).toBeUndefined();
    await book.learn('DE-LU', 5);
    await book.learn('DE-LU', 5);
    expect(paths(CHARTS)).toEqual(['/price?bzn=DE-LU&start=2026-09-06&end=2026-10-05']);
    const series = book.of('DE-LU');
    if (!series) throw new Error('unknown');
    const mean = HOURS.reduce((sum, price) => sum + price, 0) / 24_000;
    expect(meanOfSpot(series)).toEqual({
      perKwh: expect.closeTo(mean, 9),
      days: 30,
      until: MIDNIGHT + DAY,
    });
    expect(spotPriceOf(series, MIDNIGHT, 2)).toBeCloseTo(0.01025, 9);
    expect(spotPriceOf(series, MIDNIGHT + DAY, 1)).toBeUndefined();
  });

  it('asks for tomorrow once an hour from its publication on, until it is there', async () => {
    const { network, open, at, paths } = await world();
    let until = MIDNIGHT + DAY;
    network.answer(
      CHARTS,
      chartsUntil(() => until),
    );
    const book = await open();
    await book.learn('DE-LU', 5);
    const asked = () => paths(CHARTS).length;
    for (let minute = 0; minute < 60 * 4; minute += 1) {
      at(MIDNIGHT + 9 * HOUR + minute * 60);
      await book.refresh();
    }
    // 13:00 is before it is out.
    expect(asked()).toBe(1);
    for (let minute = 0; minute < 150; minute += 1) {
      at(MIDNIGHT + 13 * HOUR + minute * 60);
      await book.refresh();
    }
    expect(asked()).toBe(4);
    until = MIDNIGHT + 2 * DAY;
    for (let minute = 0; minute < 600; minute += 1) {
      at(MIDNIGHT + 15.5 * HOUR + minute * 60);
      await book.refresh();
    }
    expect(asked()).toBe(5);
    const series = book.of('DE-LU');
    expect(series && spotPriceOf(series, MIDNIGHT + DAY, 24)).toBeCloseTo(1.015 / 24, 6);
  });

  it('knows over a restart what it knew, and asks nobody', async () => {
    const { network, open, paths } = await world();
    network.answer(
      CHARTS,
      chartsUntil(() => MIDNIGHT + DAY),
    );
    const first = await open();
    await first.learn('DE-LU', 5);
    const again = await open();
    expect(again.of('DE-LU')).toEqual(first.of('DE-LU'));
    await again.refresh();
    expect(paths(CHARTS)).toHaveLength(1);
  });

  it('reads what another process has learnt of a zone that is wanted here', async () => {
    const { network, open, paths, at } = await world();
    let until = MIDNIGHT + DAY;
    network.answer(
      CHARTS,
      chartsUntil(() => until),
    );
    const [leader, other] = [await open(), await open()];
    await leader.learn('DE-LU', 5);
    await other.recall();
    expect(other.of('DE-LU')).toBeUndefined();
    await other.recall();
    expect(other.of('DE-LU')).toEqual(leader.of('DE-LU'));
    until = MIDNIGHT + 2 * DAY;
    at(MIDNIGHT + 14 * HOUR);
    await leader.refresh();
    await other.recall();
    await other.refresh();
    expect(other.of('DE-LU')).toEqual(leader.of('DE-LU'));
    expect(paths(CHARTS)).toHaveLength(2);
  });

  it('asks the next source where one fails, and tells how they fare', async () => {
    const { network, open, paths } = await world();
    network.answer(CHARTS, () => ({ status: 500, body: 'no' }));
    const data = HOURS.map((marketprice, hour) => ({
      start_timestamp: (MIDNIGHT + hour * HOUR) * 1_000,
      end_timestamp: (MIDNIGHT + (hour + 1) * HOUR) * 1_000,
      ...{ marketprice, unit: 'Eur/MWh' },
    }));
    network.answer(AWATTAR, () => ({ body: { object: 'list', data } }));
    const book = await open();
    expect(book.status()).toEqual([]);
    await book.learn('DE-LU', 5);
    expect(book.of('DE-LU')?.source).toBe('aWATTar DE');
    expect(paths(AWATTAR)).toEqual([
      `/v1/marketdata?start=${(MIDNIGHT - 29 * DAY) * 1_000}&end=${(MIDNIGHT + DAY) * 1_000}`,
    ]);
    expect(book.status().map(({ name, state }) => [name, state])).toEqual([
      ['Energy-Charts', 'failing'],
      ['aWATTar DE', 'ok'],
    ]);
  });

  it('takes a day at a time where there is a file for each, and no fault in a missing one', async () => {
    const { network, open, at, paths } = await world();
    network.answer(NORWAY, ({ path }) => {
      const [, month, day] = /2026\/(\d\d)-(\d\d)_NO1\.json$/.exec(path) ?? [];
      const date = `2026-${month}-${day}`;
      return date < '2026-10-03' || date > '2026-10-05'
        ? { status: 404, body: 'Not Found' }
        : norwegianDay(
            date,
            HOURS.map((price) => price / 100),
          );
    });
    const book = await open();
    await book.learn('NO1', 5);
    expect(paths(NORWAY)).toEqual(['/api/v1/prices/2026/10-05_NO1.json']);
    for (let minute = 1; minute <= 40; minute += 1) {
      at(MIDNIGHT + 9 * HOUR + minute * 61);
      await book.refresh();
    }
    expect(paths(NORWAY)).toHaveLength(30);
    const series = book.of('NO1');
    expect(series && meanOfSpot(series)).toMatchObject({ days: 3 });
    at(MIDNIGHT + 13.5 * HOUR);
    await book.refresh();
    expect(paths(NORWAY).at(-1)).toBe('/api/v1/prices/2026/10-06_NO1.json');
    expect(book.status()).toMatchObject([{ state: 'ok' }]);
  });

  it('learns today’s prices whatever becomes of a day in the past', async () => {
    const { network, open, at, paths } = await world();
    network.answer(NORWAY, ({ path }) => {
      const [, day = ''] = /2026\/10-(\d\d)_NO1\.json$/.exec(path) ?? [];
      return day < '05'
        ? { body: [] }
        : norwegianDay(
            `2026-10-${day}`,
            HOURS.map((price) => price / 100),
          );
    });
    const book = await open();
    await book.learn('NO1', 5);
    for (let minute = 1; minute <= 120; minute += 1) {
      at(MIDNIGHT + 9 * HOUR + minute * 60);
      await book.refresh();
    }
    // It does not insist on that day.
    expect(paths(NORWAY)).toHaveLength(3);
    at(MIDNIGHT + DAY + 9 * HOUR);
    await book.refresh();
    const series = book.of('NO1');
    expect(series && spotPriceOf(series, MIDNIGHT + DAY, 24)).toBeDefined();
  });

  it('leaves out prices of days that nobody can know yet', async () => {
    const { network, open } = await world(['energy-charts']);
    network.answer(CHARTS, () => {
      const { body } = energyCharts(MIDNIGHT, [...HOURS, 1, 2, 3]);
      const { unix_seconds: times, ...rest } = body as { readonly unix_seconds: number[] };
      // In the year 2282.
      const moved = times.map((time, index) => (index < 24 ? time : time + 8e9 - (8e9 % 900)));
      return { body: { ...rest, unix_seconds: moved } };
    });
    const book = await open();
    await book.learn('FR', 5);
    expect(book.of('FR')?.perKwh).toHaveLength(4 * 24);
  });

  it.each([
    [{ status: 404, body: 'Not Found' }],
    [{ body: '{"unix_seconds": [1, 2' }],
    [{ body: { unix_seconds: [], price: [] } }],
    [{ body: `"${'x'.repeat(2 ** 20)}"` }],
    [energyCharts(MIDNIGHT, [9e9, 9e9])],
  ])('stays unknown after a bad answer, and does not insist', async (reply) => {
    const { network, open, paths, at } = await world(['energy-charts']);
    network.answer(CHARTS, () => reply);
    const book = await open();
    await book.learn('FR', 5);
    await book.learn('FR', 5);
    await book.refresh();
    expect(book.of('FR')).toBeUndefined();
    expect(paths(CHARTS)).toHaveLength(1);
    at(MIDNIGHT + 9 * HOUR + 15 * 60 + 1);
    await book.refresh();
    expect(paths(CHARTS)).toHaveLength(2);
  });

  it('has no zones of sources that are switched off', async () => {
    const book = await (await world(['elering'])).open();
    expect(book.zones().map(({ id }) => id)).toEqual(['FI', 'EE', 'LV', 'LT']);
    await book.learn('DE-LU', 5);
    expect(book.of('DE-LU')).toBeUndefined();
  });
});

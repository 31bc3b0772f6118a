import { renderAsync } from '@resvg/resvg-js';
import { createCharts } from '../src/chart/charts-process.ts';
import { hashpriceDrawing } from '../src/chart/drawings.message.ts';
import { paintOptions } from '../src/chart/paint-options.ts';
import { openCache } from '../src/database/cache.ts';
import { openDatabase } from '../src/database/database.ts';
import { digestSections } from '../src/digest/digest.ts';
import { digestComposer } from '../src/digest/digest-composer.job.ts';
import { digestMarket } from '../src/digest/digest-market.job.ts';
import { sharedRigs } from '../src/digest/shared-rigs.store.ts';
import { i18nFor } from '../src/i18n/i18n.ts';
import { historyStore } from '../src/market/history.store.ts';
import { settingsStore } from '../src/people/settings.store.ts';
import type { Tariff } from '../src/power/tariff.ts';
import { rigStore } from '../src/rig/rigs.store.ts';
import { fakeMarket, portsWith } from '../tests/support/command-ports.ts';
import { NOW, reading } from '../tests/support/readings.ts';
import { silent as log } from '../tests/support/silent-log.ts';
import { median } from './median.ts';
import { seedHistory } from './seed-history.ts';

/** Fewer than are kept in memory. */
const DISTINCT = 400;
const WARM_UP = 100;
const CHARTS = 60;

/** Milliseconds, medians. */
interface ComposingFigures {
  /** A digest with all sections but the chart, unlike any before. */
  readonly composing: number;
  /** The same content for another channel. */
  readonly again: number;
  /** Drawing and painting a chart that was not painted before. */
  readonly chart: number;
  /** The library's share of that: the same drawings, painted in this process. */
  readonly resvgAlone: number;
  readonly chartAgain: number;
}

export async function measureComposing(): Promise<ComposingFigures> {
  const database = await openDatabase('sqlite::memory:', { log });
  const charts = createCharts({ cache: openCache(database, 'charts', { log }), log });
  try {
    const history = historyStore(database);
    const settings = settingsStore(database);
    await seedHistory(history, NOW);
    const composer = digestComposer({
      ...portsWith(),
      market: fakeMarket(reading),
      ...{ history, settings, charts, log },
      rigs: rigStore(database),
      sharedRigs: sharedRigs(database),
    });
    const guild = (index: number) => String(700_000_000_000_000_000n + BigInt(index));
    for (let index = 0; index < DISTINCT; index += 1) {
      const tariff: Tariff = { kind: 'flat', perKwh: 0.05 + index / 10_000, currency: 'USD' };
      await settings.saveServer(guild(index), () => ({ tariff }), guild(0), NOW);
    }
    const compose = (index: number) =>
      composer.compose({
        guildId: guild(index),
        recipient: 'c:800000000000000001',
        schedule: { minute: 540, days: 'daily', timeZone: 'Europe/Berlin' },
        currency: index % 2 === 0 ? 'USD' : 'EUR',
        locale: index % 4 < 2 ? 'en-US' : 'de',
        sections: digestSections.filter((section) => section !== 'chart'),
        createdAt: NOW,
      });
    const composing = await timesOf(DISTINCT, compose);
    const again = await timesOf(DISTINCT, compose);

    const past = await digestMarket(history, reading, NOW).history();
    const draw = (index: number) => {
      const breakEven = 30 + index / 10;
      const view = {
        history: past,
        range: '30d',
        origin: 'live',
        currency: 'USD',
        breakEven,
      } as const;
      const drawing = hashpriceDrawing(view, i18nFor('en-US'));
      if (!drawing) throw new Error('No drawing');
      return drawing;
    };
    const paint = async (index: number) => {
      if (!(await charts.paint(draw(index)))) throw new Error('No chart');
    };
    const alone = async (svg: string) => (await renderAsync(svg, paintOptions)).asPng();
    const [chart, resvgAlone]: [number[], number[]] = [[], []];
    // They take turns: what slows the machine down slows both.
    for (let index = 0; index < CHARTS; index += 1) {
      const { svg } = draw(index);
      chart.push(await timeOf(() => paint(index)));
      resvgAlone.push(await timeOf(() => alone(svg)));
    }
    const chartAgain = await timesOf(CHARTS, paint);
    return {
      composing: median(composing.slice(WARM_UP)),
      again: median(again),
      // The first starts the process.
      chart: median(chart.slice(1)),
      resvgAlone: median(resvgAlone.slice(1)),
      chartAgain: median(chartAgain),
    };
  } finally {
    await charts.stop();
    await database.close();
  }
}

async function timesOf(count: number, work: (index: number) => Promise<unknown>) {
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    times.push(await timeOf(() => work(index)));
  }
  return times;
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createCharts, type RunningCharts } from '../../src/chart/charts-process.ts';
import { painterDefaults } from '../../src/chart/painter.ts';
import type { Cache } from '../../src/database/cache.port.ts';
import type { Logger } from '../../src/log/logger.port.ts';
import type { Drawing } from '../../src/message/message.ts';
import { memoryCache } from '../support/memory-cache.ts';
import { silent } from '../support/silent-log.ts';

/** Returns a picture that differs with its words. */
const drawing = (words: string): Drawing => ({
  svg: `<svg xmlns="http://www.w3.org/2000/svg" width="160" height="80" font-family="Inter"><rect width="160" height="80" fill="#123"/><text x="9" y="40" fill="#fff">${words}</text></svg>`,
  name: 'words.png',
  description: words,
});
/** A drawing that takes longer than anybody would wait: a blur over 100 million pixels. */
const endless: Drawing = {
  ...drawing(''),
  svg: '<svg xmlns="http://www.w3.org/2000/svg" width="10000" height="10000"><filter id="f"><feGaussianBlur stdDeviation="400"/><feTurbulence baseFrequency="0.01" numOctaves="9"/></filter><rect width="10000" height="10000" filter="url(#f)"/></svg>',
};

let running: RunningCharts | undefined;
afterEach(() => running?.stop());

function chartsWith({
  cache = memoryCache(),
  log = silent,
  limits = {},
}: {
  cache?: Cache;
  log?: Logger;
  limits?: Partial<typeof painterDefaults>;
} = {}): RunningCharts {
  running = createCharts({ cache, log }, { ...painterDefaults, ...limits });
  return running;
}

const Handles = z.object({
  libuv: z.array(
    z.object({ type: z.string(), is_active: z.boolean().optional(), pid: z.number().optional() }),
  ),
});
/** Returns the ids of the running child processes. */
const children = () =>
  Handles.parse(process.report.getReport()).libuv.flatMap(({ type, is_active, pid }) =>
    type === 'process' && is_active ? [pid] : [],
  );
const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
};

/** Returns a cache that keeps the keys of what is put in, one for each painting. */
function countingCache() {
  const cache = memoryCache();
  const keys: string[] = [];
  const counting: Cache = {
    ...cache,
    async set(key, value, lifetime) {
      keys.push(key);
      await cache.set(key, value, lifetime);
    },
  };
  return { cache: counting, keys };
}

describe('painting a chart', () => {
  it('has a process from the first chart until a while after the last', async () => {
    const charts = chartsWith({ limits: { idle: 0.2 } });
    // Other tests of the same process have painters too.
    const others = new Set(children());
    const painters = () => children().filter((pid) => !others.has(pid)).length;
    await charts.paint(drawing('A'));
    expect(painters()).toBe(1);
    await until(() => painters() === 0);
    expect(await charts.paint(drawing('B'))).toBeDefined();
  });

  it('gives a PNG of the size that was drawn, with its words in our font', async () => {
    const charts = chartsWith();
    const [empty, words] = await Promise.all([
      charts.paint(drawing('')),
      charts.paint(drawing('Hashprice')),
    ]);
    const png = Buffer.from(words?.data ?? []);
    expect([...png.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([160, 80]);
    expect(words).toMatchObject({ name: 'words.png', description: 'Hashprice' });
    expect(png.length).toBeGreaterThan((empty?.data.length ?? 0) + 100);
  });

  it('paints the same drawing once: at the same time, and later', async () => {
    const { cache, keys } = countingCache();
    const charts = chartsWith({ cache });
    const [one, two] = await Promise.all([charts.paint(drawing('A')), charts.paint(drawing('A'))]);
    const three = await charts.paint({ ...drawing('A'), description: 'said otherwise' });
    expect(keys).toHaveLength(1);
    expect(two?.data).toEqual(one?.data);
    expect(Buffer.from(three?.data ?? [])).toEqual(Buffer.from(one?.data ?? []));
    expect(three?.description).toBe('said otherwise');
    await charts.paint(drawing('B'));
    expect(keys).toHaveLength(2);
  });

  it('goes without a picture where there is no SVG, and paints the next', async () => {
    const logged: string[] = [];
    const log: Logger = { ...silent, error: (_, sentence) => logged.push(sentence) };
    const charts = chartsWith({ log });
    expect(await charts.paint({ ...drawing(''), svg: '<svg' })).toBeUndefined();
    expect(logged).toEqual(['A chart could not be painted']);
    expect(await charts.paint(drawing('A'))).toBeDefined();
  });

  it('does without a cache that fails', async () => {
    const fail = () => Promise.reject(new Error('broken'));
    const charts = chartsWith({ cache: { get: fail, set: fail, delete: fail } });
    expect(await charts.paint(drawing('A'))).toBeDefined();
  });

  it('takes another process after so many charts', async () => {
    const charts = chartsWith({ limits: { tasks: 2 } });
    const words = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];
    const pictures = await Promise.all(words.map((each) => charts.paint(drawing(each))));
    expect(pictures.every((picture) => picture !== undefined)).toBe(true);
  });

  it('ends with what is under way, and paints nothing afterwards', async () => {
    const charts = chartsWith();
    const asked = charts.paint(drawing('A'));
    await charts.stop();
    expect(await asked).toBeUndefined();
    expect(await charts.paint(drawing('B'))).toBeUndefined();
  });

  it('gives up what takes too long, and paints what waited meanwhile', async () => {
    const charts = chartsWith({ limits: { timeout: 2 } });
    const [slow, ...others] = await Promise.all([
      charts.paint(endless),
      ...['A', 'B', 'C', 'D'].map((words) => charts.paint(drawing(words))),
    ]);
    expect(slow).toBeUndefined();
    expect(others.every((picture) => picture !== undefined)).toBe(true);
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backtest, runBacktest } from '../../scripts/backtest.ts';
import { mempoolRatio } from '../../scripts/mempool-method.ts';
import { outcomesFromTimes, replayableEpochs } from '../../scripts/replay-epochs.ts';
import { syntheticChain } from '../../scripts/synthetic-chain.ts';

const world = { walkVariance: 0.0017, drift: 0.01 };
const seconds = (date: string) => Date.parse(date) / 1000;

describe("mempool.space's method", () => {
  // Published vectors of mempool.space's own estimate: dates, heights and changes, nothing else.
  it.each([
    {
      height: 830_027,
      first: '2024-02-02T15:42:06Z',
      window: '2024-02-08T14:43:05Z',
      now: '2024-02-11T22:43:01Z',
      last: 7.333505241141637,
      change: 8.512745140778843,
    },
    {
      height: 750_134,
      first: '2022-08-18T11:07:00Z',
      window: '2022-08-16T03:16:54Z',
      now: '2022-08-19T14:03:53Z',
      last: 0.6280047707459726,
      change: 1.0420538959004633,
    },
    {
      height: 788_255,
      first: '2023-04-20T09:57:33Z',
      now: '2023-05-04T14:54:09Z',
      tip: '2023-05-04T14:54:26Z',
      last: 1.7220298879531821,
      change: -1.4512637555574193,
    },
  ])('agrees at height $height', ({ height, first, window, now, tip, last, change }) => {
    const ratio = mempoolRatio({
      height,
      firstTime: seconds(first),
      tipTime: seconds(tip ?? now),
      now: seconds(now),
      windowTime: window === undefined ? undefined : seconds(window),
      lastRatio: 1 + last / 100,
    });
    expect(100 * (ratio - 1)).toBeCloseTo(change, 10);
  });

  it('keeps to the limits', () => {
    const question = { height: 2016 * 9 + 1000, firstTime: 0, tipTime: 1, now: 1 };
    expect(mempoolRatio(question)).toBe(4);
    expect(mempoolRatio({ ...question, now: 1e9 })).toBe(1 / 4);
  });
});

describe('on invented epochs', () => {
  const result = backtest(syntheticChain({ ...world, epochs: 401, seed: 7 }));
  const at = (done: number) => {
    const point = result.points.find((candidate) => candidate.done === done);
    if (point === undefined) throw new Error(`no point at ${done}`);
    return point;
  };

  it('replays all that have an epoch before them', () => {
    expect(result.epochs).toBe(400);
  });

  it("errs less than mempool.space's method", () => {
    expect(at(141).gain).toBeGreaterThan(0.15);
    expect(at(504).gain).toBeGreaterThan(0.12);
    expect(at(1008).gain).toBeGreaterThan(0);
    expect(at(1512).gain).toBeGreaterThan(0);
  });

  it('has bands that hold what they promise', () => {
    expect(Math.abs(result.pooled.coverage80 - 0.8)).toBeLessThan(0.03);
    expect(Math.abs(result.pooled.coverage90 - 0.9)).toBeLessThan(0.02);
    for (const done of [141, 504, 1008, 1512]) {
      expect(Math.abs(at(done).coverage80 - 0.8)).toBeLessThan(0.06);
      expect(Math.abs(at(done).coverage90 - 0.9)).toBeLessThan(0.05);
    }
  });

  it('is exact at the last block, where counting blocks instead of intervals is not', () => {
    expect(at(2015).hashbell.max).toBeLessThan(1e-9);
    expect(at(2015).naive.mean).toBeGreaterThan(0.04);
  });
});

describe('a chain with gaps', () => {
  const { times } = syntheticChain({ ...world, epochs: 8, seed: 3 });

  it('leaves out epochs that lack a block, and takes those after a partly known one', () => {
    const known = new Map([...times].filter(([height]) => height < 7000 || height >= 9000));
    const outcomes = outcomesFromTimes(known);
    // Epoch 3 (from 6048) ends in the gap, epoch 4 (from 8064) begins in it.
    expect(replayableEpochs({ times: known, outcomes })).toEqual([
      2016, 4032, 10_080, 12_096, 14_112,
    ]);
    expect(outcomes.has(8064)).toBe(false);
    const { points, pooled } = backtest({ times: known, outcomes });
    expect(pooled.forecasts).toBe(5 * 19);
    expect(points.every(({ hashbell }) => Number.isFinite(hashbell.mean))).toBe(true);
  });
});

describe('the command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'backtest-'));
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const chain = syntheticChain({ ...world, epochs: 4, seed: 5 });
  let arrivals = '';
  const run = (...args: readonly string[]) => {
    const lines: string[] = [];
    runBacktest(args, (line) => lines.push(line));
    return lines.join('\n');
  };

  beforeAll(() => {
    const rows = [...chain.times].map(([height, time]) => `${height},${time}`);
    arrivals = write('arrivals.csv', `height,arrival_unix_s\n${rows.join('\n')}\n`);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('prints a table', () => {
    const text = run(arrivals, '--synthetic', '20');
    expect(text).toMatch(/^arrivals\.csv: 3 complete epochs/);
    expect(text).toMatch(/\| +25 % \|/);
    expect(text).toMatch(/\| +last block \|.*0\.00 \/ 0\.00 \|/);
    expect(text).toContain('| as measured |');
  });

  it('takes the truth from difficulties, for the epochs that have one', () => {
    const rows = [0, 2016, 4032].map((start, epoch) => `${epoch},${start},${100 + epoch}`);
    const epochs = write('epochs.csv', `epoch,start_height,difficulty\n${rows.join('\n')}\n`);
    const result: unknown = JSON.parse(
      run(arrivals, '--epochs', epochs, '--synthetic', '0', '--json'),
    );
    expect(result).toMatchObject({
      epochs: 1,
      points: [{ done: 141 }, { done: 504 }, { done: 1008 }, { done: 1512 }, { done: 2015 }],
      pooled: { forecasts: 19 },
      synthetic: [],
    });
  });

  it.each([
    ['no file', () => [], /^Usage: /],
    ['a flag it does not know', () => [arrivals, '--fast'], /--fast/],
    ['a number that is none', () => [arrivals, '--synthetic', 'many'], /whole numbers/],
    [
      'a file that is not there',
      () => [join(folder, 'none.csv')],
      /^Cannot read .*none\.csv \(ENOENT\)\.$/,
    ],
    ['a missing column', () => [write('a.csv', 'height,time\n1,2\n')], /no column arrival_unix_s/],
    ['an empty file', () => [write('b.csv', '')], /no column height, arrival_unix_s/],
    [
      'a word for a number',
      () => [write('c.csv', 'height,arrival_unix_s\n1,soon\n')],
      /line 2: arrival_unix_s is not a number: soon/,
    ],
    ['too few blocks', () => [write('d.csv', 'height,arrival_unix_s\n1,2\n')], /no complete epoch/],
  ])('says in a sentence what is wrong with %s', (_, args, sentence) => {
    expect(() => run(...args())).toThrow(sentence);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bitcoin } from '../../src/coin/bitcoin.ts';
import {
  type BlockMark,
  chanceAbove,
  forecastRetarget,
  type RetargetForecast,
  type RetargetQuestion,
} from '../../src/mining/retarget.ts';

/** First block of an epoch. */
const START = 2016 * 400;
const START_TIME = 1_700_000_000;

/** Every 144th block of the epoch before and the running one, at steady paces in seconds. */
function steady(pace: { readonly before: number; readonly now: number; readonly done: number }) {
  const time = (height: number) =>
    START_TIME + (height - START) * (height < START ? pace.before : pace.now);
  const tip = { height: START + pace.done, time: time(START + pace.done) };
  const marks: BlockMark[] = [];
  for (let height = START - 2016; height < tip.height; height += 144) {
    marks.push({ height, time: time(height) });
  }
  return { tip, now: tip.time, marks, difficulty: 100e12, previousDifficulty: 100e12 };
}

function forecast(question: Omit<RetargetQuestion, 'coin'>): RetargetForecast {
  const answer = forecastRetarget({ coin: bitcoin, ...question });
  if (answer === undefined) throw new Error('no forecast');
  return answer;
}

/** The whole number before the exponent of a target in compact form, cut as the chain cuts it. */
const mantissaAfter = (bits: number, ratio: number) => Math.floor((bits & 0xffffff) / ratio);

describe('when the last block is in', () => {
  // Two epochs next to each other: bits before, seconds from first to last block, bits after.
  it.each([
    [341, 0x170e1ef9, 1_678_665, 0x171398ce],
    [386, 0x170689a3, 1_195_773, 0x17067681],
    [390, 0x1705c739, 1_227_412, 0x1705dd01],
    [391, 0x1705dd01, 1_171_904, 0x1705ae3a],
  ])('gives the bits that followed epoch %i', (epoch, bits, span, next) => {
    const first = { height: epoch * 2016, time: START_TIME };
    const tip = { height: first.height + 2015, time: START_TIME + span };
    const answer = forecast({ tip, now: tip.time, marks: [first], difficulty: 1e13 });
    expect(answer).toMatchObject({
      method: 'exact',
      blocksDone: 2016,
      blocksLeft: 1,
      height: (epoch + 1) * 2016,
      logSd: 0,
      logMean: Math.log(answer.ratio),
    });
    expect(answer.ratio).toBe(1_209_600 / span);
    expect(answer.band90).toEqual({ low: answer.ratio, high: answer.ratio });
    expect(mantissaAfter(bits, answer.ratio)).toBe(next & 0xffffff);
  });

  it.each([
    [100_000, 4],
    [10_000_000, 1 / 4],
    [-50, 4],
  ])('keeps to the limits after %i s', (span, ratio) => {
    const tip = { height: START + 2015, time: START_TIME + span };
    const marks = [{ height: START, time: START_TIME }];
    expect(forecast({ tip, now: tip.time, marks, difficulty: 1 }).ratio).toBe(ratio);
  });

  it('leaves no chance', () => {
    const answer = forecast(steady({ before: 600, now: 590, done: 2015 }));
    expect(chanceAbove(answer, answer.ratio - 1e-9)).toBe(1);
    expect(chanceAbove(answer, answer.ratio)).toBe(0);
  });
});

describe('before', () => {
  it('finds a steady 600 s about right', () => {
    const answer = forecast(steady({ before: 600, now: 600, done: 504 }));
    expect(answer).toMatchObject({ method: 'forecast', blocksDone: 505, blocksLeft: 1512 });
    expect(answer.ratio).toBeGreaterThan(1);
    expect(answer.ratio).toBeLessThan(1.01);
  });

  it('finds a steady faster pace, and more surely as the epoch goes on', () => {
    const early = forecast(steady({ before: 540, now: 540, done: 144 }));
    const late = forecast(steady({ before: 540, now: 540, done: 1800 }));
    expect(early.ratio).toBeGreaterThan(1.05);
    expect(late.ratio).toBeCloseTo(600 / 540, 2);
    expect(late.logSd).toBeLessThan(early.logSd / 3);
  });

  it('counts the blocks of the epoch before at their own difficulty', () => {
    const question = { ...steady({ before: 300, now: 600, done: 72 }), previousDifficulty: 50e12 };
    expect(forecast(question).ratio).toBeCloseTo(1, 1);
    expect(forecast({ ...question, previousDifficulty: 100e12 }).ratio).toBeGreaterThan(1.3);
  });

  it('leaves the epoch before alone when its difficulty is unknown', () => {
    const question = steady({ before: 300, now: 600, done: 504 });
    const marks = question.marks.filter(({ height }) => height >= START);
    const alone = { ...question, previousDifficulty: undefined };
    expect(forecast(alone)).toEqual(forecast({ ...alone, marks }));
  });

  it('takes silence since the tip as news, but not as the end of mining', () => {
    const question = steady({ before: 600, now: 600, done: 504 });
    const silentFor = (seconds: number) =>
      forecast({ ...question, now: question.now + seconds }).ratio;
    expect(silentFor(3600)).toBeLessThan(silentFor(600));
    expect(silentFor(600)).toBeLessThan(silentFor(0));
    expect(silentFor(86_400)).toBe(silentFor(10_800));
  });

  it('works from the first block alone', () => {
    const tip = { height: START, time: START_TIME };
    const answer = forecast({ tip, now: START_TIME, marks: [], difficulty: 1 });
    expect(answer).toMatchObject({ method: 'forecast', blocksDone: 1, blocksLeft: 2016 });
    expect(answer.ratio).toBeCloseTo(1, 1);
    expect(answer.logSd).toBeGreaterThan(0.03);
  });

  it('expects the next epoch after the blocks that are left', () => {
    const { at, blocksLeft } = forecast(steady({ before: 600, now: 600, done: 1008 }));
    expect(at).toBeGreaterThan(START_TIME + 2016 * 590);
    expect(at).toBeLessThan(START_TIME + 2016 * 610);
    expect(blocksLeft).toBe(1008);
  });

  it.each([
    ['without the first block', { marks: [] }],
    ['without a difficulty', { difficulty: 0 }],
    ['without a time', { now: Number.NaN }],
    ['without a height', { tip: { height: Number.NaN, time: START_TIME } }],
  ])('says nothing %s', (_, change) => {
    const question = steady({ before: 600, now: 600, done: 504 });
    expect(forecastRetarget({ coin: bitcoin, ...question, ...change })).toBeUndefined();
  });
});

describe('whatever the headers say', () => {
  /** Marks off by up to a day, in any order and number, and a `now` before or after the tip. */
  const questions = fc
    .record({
      done: fc.nat(2015),
      pace: fc.integer({ min: 1, max: 20_000 }),
      now: fc.integer({ min: -100_000, max: 1_000_000 }),
      offsets: fc.array(
        fc.record({
          back: fc.nat(4200),
          off: fc.integer({ min: -86_400, max: 86_400 }),
        }),
        { maxLength: 40 },
      ),
      previousDifficulty: fc.option(fc.double({ min: 1e-3, max: 1e15, noNaN: true }), {
        nil: undefined,
      }),
    })
    .map(({ done, pace, now, offsets, previousDifficulty }): RetargetQuestion => {
      const time = (height: number) => START_TIME + (height - START) * pace;
      const tip = { height: START + done, time: time(START + done) };
      const marks = offsets.map(({ back, off }) => ({
        height: tip.height - back,
        time: time(tip.height - back) + off,
      }));
      const first = { height: START, time: START_TIME };
      return {
        coin: bitcoin,
        tip,
        now: tip.time + now,
        marks: [first, ...marks],
        difficulty: 90e12,
        previousDifficulty,
      };
    });

  it('answers in order and without a NaN', () => {
    fc.assert(
      fc.property(questions, (question) => {
        const { ratio, band80, band90, at, logMean, logSd } = forecast(question);
        const line = [0.25, band90.low, band80.low, ratio, band80.high, band90.high, 4];
        expect(line).toEqual([...line].sort((a, b) => a - b));
        expect([at, logMean, logSd].every(Number.isFinite)).toBe(true);
        expect(at).toBeGreaterThan(question.tip.time);
      }),
      { numRuns: 2000 },
    );
  });

  it('has chances that fall with the ratio and agree with the bands', () => {
    const ratios = fc.tuple(
      fc.double({ min: 0.2, max: 5, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    );
    fc.assert(
      fc.property(questions, ratios, (question, [low, more]) => {
        const answer = forecast(question);
        const chance = chanceAbove(answer, low);
        expect(chance).toBeGreaterThanOrEqual(0);
        expect(chance).toBeLessThanOrEqual(1);
        expect(chanceAbove(answer, low + more)).toBeLessThanOrEqual(chance + 1e-7);
        const { band80, band90 } = answer;
        if (answer.method === 'exact' || band90.low === 0.25 || band90.high === 4) return;
        expect(chanceAbove(answer, band80.high)).toBeCloseTo(0.1, 6);
        expect(chanceAbove(answer, band80.low)).toBeCloseTo(0.9, 6);
        expect(chanceAbove(answer, band90.high)).toBeCloseTo(0.05, 6);
      }),
      { numRuns: 2000 },
    );
  });
});

import { describe, expect, it } from 'vitest';
import { agreedEpoch, canBecome, difficultyProblem } from '../../src/market/epoch-agreement.ts';
import { difficultyOfBits, retargetedBits } from '../../src/mining/compact-bits.ts';
import { epochsBetween } from '../../src/mining/difficulty-epochs.ts';

const EPOCH = 2_016;
/** Beyond the bundled list. */
const START = 500 * EPOCH;
const NOW = 1_802_000_000;
const BITS = 0x17_02_1e_f0;
const agreed = { height: START, time: NOW - 1_209_000, bits: BITS, seen: START };

describe('canBecome', () => {
  it('takes in all that the chain did since 2015, over any number of epochs', () => {
    const epochs = epochsBetween(Date.UTC(2015, 0) / 1_000, Date.UTC(2030, 0) / 1_000);
    expect(epochs.length).toBeGreaterThan(250);
    const beyond = epochs.flatMap((before) =>
      epochs.filter((after) => after.height > before.height && !canBecome(before, after)),
    );
    expect(beyond).toEqual([]);
  });

  it.each([
    [4.1, 1],
    [0.24, 1],
    [0.001, 26],
    [0.001, 78],
    [1_000, 78],
  ])('does not take %d times as much in %d epochs', (ratio, epochs) => {
    const before = { height: START, difficulty: 1e14 };
    const after = { height: START + epochs * EPOCH, difficulty: 1e14 * ratio };
    expect(canBecome(before, after)).toBe(false);
  });
});

describe('difficultyProblem', () => {
  it('holds epochs of the bundled list to it, exactly', () => {
    expect(difficultyProblem({ height: 969_700, time: 0, bits: 0x17_02_1e_f0 }, undefined)).toBe(
      undefined,
    );
    expect(difficultyProblem({ height: 969_700, time: 0, bits: 0x17_02_1e_f1 }, undefined)).toBe(
      "difficulty at 969700 is not the chain's",
    );
  });

  it('goes by the last agreement as well', () => {
    const header = { height: START + EPOCH, time: NOW, bits: 0x17_08_7b_c0 };
    expect(difficultyProblem(header, undefined)).toBeUndefined();
    expect(difficultyProblem(header, agreed)).toMatch(/out of all proportion/);
  });
});

describe('agreedEpoch', () => {
  const next = START + EPOCH;
  const last = { height: next - 1, time: NOW - 300, bits: BITS };
  const bits = retargetedBits(BITS, last.time - agreed.time);
  const tell = (source: string, change: { bits?: number; tip?: number; last?: number } = {}) => ({
    source,
    tip: change.tip ?? next,
    first: { height: next, time: NOW - 60, bits: change.bits ?? bits },
    last: { ...last, time: change.last ?? last.time },
    validates: false,
  });
  const lastTip = { value: last, source: 'A', at: NOW - 200 };
  const ask = (...testimonies: ReturnType<typeof tell>[]) =>
    agreedEpoch({ testimonies, agreed, lastTip, now: NOW });
  const LESS = 0x17_02_a6_ac;

  it('takes two that say the same, or one that the protocol bears out', () => {
    expect(ask(tell('A'), tell('B'))).toMatchObject({ height: next, bits, seen: next });
    expect(ask(tell('A'))).toMatchObject({ bits });
    expect(ask(tell('A', { bits: LESS }))).toBeUndefined();
  });

  it('does not let a liar shift the end of the epoch that we saw', () => {
    const shifted = last.time - agreed.time + 4 * 86_400;
    const lie = tell('A', { bits: retargetedBits(BITS, shifted), last: agreed.time + shifted });
    expect(ask(lie)).toBeUndefined();
    expect(difficultyOfBits(lie.first.bits)).toBeLessThan(difficultyOfBits(BITS) ?? 0);
  });

  it('knows no agreement of one against one', () => {
    const question = { agreed: undefined, lastTip: undefined, now: NOW };
    const testimonies = [tell('A'), tell('B', { bits: LESS })];
    expect(agreedEpoch({ ...question, testimonies })).toBeUndefined();
    const far = [tell('A'), tell('B', { tip: next + 500 })];
    expect(agreedEpoch({ ...question, testimonies: far })).toBeUndefined();
  });

  it('agrees after a quiet hour within an epoch too, as at a halving', () => {
    const halving = 1_050_000;
    const epoch = { height: 520 * EPOCH, time: NOW - 700_000, bits: BITS, seen: halving - 1 };
    const testimonies = ['A', 'B', 'C'].map((source) => ({
      source,
      tip: halving + 1,
      first: epoch,
      last: { height: epoch.height - 1, time: epoch.time - 600, bits: BITS },
      validates: false,
    }));
    const tip = { height: halving - 1, time: NOW - 4_000, bits: BITS };
    const question = { agreed: epoch, lastTip: { value: tip, source: 'A', at: NOW }, now: NOW };
    expect(agreedEpoch({ ...question, testimonies })).toMatchObject({ seen: halving + 1 });
  });

  it('goes by none who stay behind in a quiet hour while another knows the next epoch', () => {
    const tip = { value: { ...last, time: NOW - 4_000 }, source: 'A', at: NOW };
    const behind = { ...tell('B', { tip: last.height }), first: agreed };
    const testimonies = [behind, { ...behind, source: 'C' }, tell('A', { bits: LESS })];
    expect(agreedEpoch({ testimonies, agreed, lastTip: tip, now: NOW })).toBeUndefined();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bestMode,
  cutOffIncome,
  cutOffTariff,
  modeCurve,
  modeProfit,
} from '../../src/power/mode-curve.ts';
import { minerModes } from '../../src/rig/miner-modes.ts';

/**
 * Currency per PH/s a day after a fee of 2 %, at difficulty 140e12, 3.145 coins a block and 100,000 a
 * coin: 44.286623.
 */
const HASHPRICE = ((1e15 * 86_400) / (140e12 * 2 ** 32)) * 3.145 * 100_000 * 0.98;
const incomePerHash = HASHPRICE / 1e15;

const point = (terahash: number, power: number) => ({ hashrate: terahash * 1e12, power });
const points = (text: string) =>
  text.split(', ').map((pair) => {
    const [terahash = 0, power = 0] = pair.split('/').map(Number);
    return point(terahash, power);
  });

/** Cut-offs as power prices, by the name of what the step leads to. */
function cutOffs<M extends { readonly hashrate: number; readonly power: number }>(
  modes: readonly M[],
) {
  return modeCurve(modes).steps.map(({ marginal }) => cutOffTariff(marginal, { incomePerHash }));
}

const named = (machine: string, firmware: string) => {
  const list = minerModes.find((one) => one.machine === machine && one.firmware === firmware);
  if (!list) throw new Error(`No modes of the ${machine} with ${firmware}`);
  return list.modes;
};

describe('the curve of modes', () => {
  it('begins where off ends, and leaves out what is never best (M1)', () => {
    const modes = named('Antminer S19k Pro', 'LuxOS');
    const { steps, neverBest } = modeCurve(modes);
    const cut = new Map(
      steps.map(({ from, to, marginal }) => [
        `${from?.name ?? 'off'}→${to.name}`,
        cutOffTariff(marginal, { incomePerHash }),
      ]),
    );
    expect(neverBest.map(({ name }) => name)).toEqual(['190MHz', '215MHz', '240MHz']);
    expect(cut.get('off→265MHz')).toBeCloseTo(0.0934598, 7);
    expect(cut.get('265MHz→290MHz')).toBeCloseTo(0.087138, 7);
    expect(cut.get('390MHz→415MHz')).toBeCloseTo(0.0749643, 7);
    expect(cut.get('490MHz→515MHz')).toBeCloseTo(0.066635, 7);
    expect(cut.get('default→615MHz')).toBeCloseTo(0.0599715, 7);
    expect(cut.get('765MHz→790MHz')).toBeCloseTo(0.0505023, 7);
  });

  it('gives the best mode at a power price (M2)', () => {
    const modes = named('Antminer S19k Pro', 'LuxOS');
    const at = (perKwh: number) => {
      const best = bestMode(modes, { incomePerHash, perKwh });
      return best && [best.name, best.hashrate, modeProfit(best, { incomePerHash, perKwh })];
    };
    expect(at(0.06)).toEqual(['default', 121.8e12, expect.closeTo(1.370751, 6)]);
    expect(at(0.07)).toEqual(['465MHz', 96e12, expect.closeTo(0.804156, 6)]);
    expect(at(0.09)).toEqual(['265MHz', 54.7e12, expect.closeTo(0.089678, 6)]);
    expect(at(0.1)).toBeUndefined();
  });

  it('prefers fewer modes where one lies on the line between two (M3)', () => {
    const modes = named('Antminer S19 XP', 'ePIC');
    const { steps, neverBest } = modeCurve(modes);
    expect(steps.map(({ to }) => to.name)).toEqual(['80T', '120T', '142T', '169T']);
    expect(neverBest.map(({ name }) => name)).toEqual(['100T', '154T']);
    const [off, ...cuts] = cutOffs(modes);
    expect([off, ...cuts]).toEqual(
      [0.0868365, 0.073811, 0.0624555, 0.04745].map((cut) => expect.closeTo(cut, 7)),
    );
  });

  it('gives its profit (M4)', () => {
    const modes = named('Antminer S19 XP', 'ePIC');
    for (const [perKwh, name, profit] of [
      [0.05, '142T', 2.268701],
      [0.08, '80T', 0.27893],
    ] as const) {
      const best = bestMode(modes, { incomePerHash, perKwh });
      expect(best?.name).toBe(name);
      expect(best && modeProfit(best, { incomePerHash, perKwh })).toBeCloseTo(profit, 6);
    }
  });

  it('may leave the middle one out (M5)', () => {
    const modes = points('50/1200, 70/1900, 100/2500');
    expect(modeCurve(modes).neverBest).toEqual([point(70, 1900)]);
    expect(cutOffs(modes)).toEqual([0.0768865, 0.0709722].map((cut) => expect.closeTo(cut, 7)));
  });

  it('takes rounding for none (M6)', () => {
    const modes = named('Antminer S19k Pro', 'Vnish');
    expect(modeCurve(modes).neverBest.map(({ name }) => name)).toEqual(['2180 W', '2470 W']);
    expect(cutOffs(modes)).toEqual(
      [0.0720108, 0.0709722, 0.0636302].map((cut) => expect.closeTo(cut, 7)),
    );
  });

  it('says at which income a step pays, at a power price', () => {
    const marginal = 25;
    const perKwh = cutOffTariff(marginal, { incomePerHash });
    expect(cutOffIncome(marginal, { perKwh })).toBeCloseTo(incomePerHash, 20);
    expect(cutOffIncome(marginal, { perKwh: 0.073811 }) * 1e15).toBeCloseTo(HASHPRICE, 3);
  });

  it('leaves out doubles, and what takes more for no more', () => {
    const modes = points('50/1000, 50/1000, 50/1200, 40/1100');
    expect(modeCurve(modes).steps.map(({ to }) => to)).toEqual([point(50, 1000)]);
    expect(modeCurve([])).toEqual({ steps: [], neverBest: [] });
  });

  it('counts what draws most where use is paid for', () => {
    const modes = points('50/1000, 49/2000');
    expect(bestMode(modes, { incomePerHash, perKwh: 0 })).toEqual(point(50, 1000));
    expect(bestMode(modes, { incomePerHash, perKwh: -0.05 })).toEqual(point(49, 2000));
  });

  it('is never beaten by a mode that it leaves out', () => {
    const mode = fc.record({
      hashrate: fc.integer({ min: 1, max: 400 }).map((terahash) => terahash * 1e12),
      power: fc.integer({ min: 100, max: 6_000 }),
    });
    fc.assert(
      fc.property(
        fc.array(mode, { maxLength: 8 }),
        fc.double({ min: -0.1, max: 0.4, noNaN: true }),
        fc.double({ min: 0, max: 100, noNaN: true }),
        (modes, perKwh, hashprice) => {
          const conditions = { perKwh, incomePerHash: hashprice / 1e15 };
          const best = bestMode(modes, conditions);
          const most = Math.max(0, ...modes.map((one) => modeProfit(one, conditions)));
          expect(best ? modeProfit(best, conditions) : 0).toBeCloseTo(most, 6);
          const { steps } = modeCurve(modes);
          const rising = steps.map(({ marginal }) => marginal);
          expect(rising).toEqual(rising.toSorted((a, b) => a - b));
        },
      ),
    );
  });
});

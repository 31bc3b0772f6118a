import { afterEach, describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { type SimulationQuestion, simulate } from '../../src/forecast/simulation.ts';
import {
  createSimulator,
  type RunningSimulator,
  simulatorDefaults,
} from '../../src/forecast/simulator.ts';
import { pastWeeks } from '../../src/forecast/weeks.ts';
import type { Logger } from '../../src/log/logger.port.ts';
import { failureOf } from '../support/failure-of.ts';
import { silent } from '../support/silent-log.ts';

const question: SimulationQuestion = {
  income: 8,
  power: 5.04,
  fixed: 0,
  switchesOff: true,
  cost: 2_000,
  resale: 0,
  months: 36,
  cuts: [],
  weeks: pastWeeks('BTC', [])?.weeks ?? [],
  drift: 'price0',
  paths: 200,
  block: 8,
  seed: 1,
};
/** Takes longer than anybody would wait. */
const endless: SimulationQuestion = { ...question, paths: 20_000_000 };

let running: RunningSimulator | undefined;
afterEach(() => running?.stop());

function simulatorWith(limits: Partial<typeof simulatorDefaults> = {}, log: Logger = silent) {
  running = createSimulator({ log }, { ...simulatorDefaults, ...limits });
  return running;
}

const client = (id: string, admit = () => {}) => ({ id, admit });

describe('simulating in a process of its own', () => {
  it('finds what the sums find', async () => {
    expect(await simulatorWith().simulate(question)).toEqual(simulate(question));
  });

  it('asks for a share once for the same question, and passes on what refuses it', async () => {
    const simulator = simulatorWith();
    let admitted = 0;
    const one = client('1', () => {
      admitted += 1;
    });
    await Promise.all([simulator.simulate(question, one), simulator.simulate(question, one)]);
    await simulator.simulate(question, one);
    expect(admitted).toBe(1);
    const refused = client('2', () => {
      throw new UserError('Enough for now.');
    });
    const other = { ...question, seed: 2 };
    expect(await failureOf(simulator.simulate(other, refused))).toBe('Enough for now.');
    expect(await simulator.simulate(other, one)).toBeDefined();
  });

  it('gives up what takes too long, and does what waited meanwhile', async () => {
    const simulator = simulatorWith({ timeout: 1 });
    const late = simulator.simulate(endless, client('1'));
    const waiting = simulator.simulate(question, client('2'));
    expect(await late).toBeUndefined();
    expect(await waiting).toBeDefined();
  });

  it('does without where too many wait, or it has ended', async () => {
    const warnings: string[] = [];
    const log = { ...silent, warn: (_: object, text: string) => warnings.push(text) };
    const simulator = simulatorWith({ waitingOfOne: 1 }, log);
    const asked = [1, 2, 3, 4].map((seed) =>
      simulator.simulate({ ...question, seed }, client('1')),
    );
    const answers = await Promise.all(asked);
    expect(answers.filter((answer) => answer === undefined).length).toBeGreaterThan(0);
    expect(answers[0]).toBeDefined();
    expect(warnings).toContain('Too many forecasts at once');
    await simulator.stop();
    expect(await simulator.simulate({ ...question, seed: 9 })).toBeUndefined();
  });
});

import type { Logger } from '../log/logger.port.ts';
import { memory } from '../work/memory.ts';
import {
  createWorkshop,
  programBeside,
  WorkshopBusyError,
  type WorkshopLimits,
} from '../work/workshop.ts';
import type { Simulator } from './forecast.port.ts';
import type { Simulation, SimulationQuestion } from './simulation.ts';

export interface RunningSimulator extends Simulator {
  /** Ends the simulating process, if there is one; from then on there are no futures. */
  stop(): Promise<void>;
}

export const simulatorDefaults: WorkshopLimits = {
  idle: 30,
  timeout: 5,
  tasks: 5_000,
  waitingOfOne: 10,
  waiting: 100,
};

const PROGRAM = programBeside(import.meta.url, 'simulate-process');
/** It is all work of one thread. */
const AT_ONCE = 1;
/** Answers that are kept: who presses Details has the same futures as before. */
const KEPT = 50;
const OURS = '';

/** Simulates in a process of its own: 2,000 futures of five years block a core for some 30 ms. */
export function createSimulator(
  { log }: { readonly log: Logger },
  limits: WorkshopLimits = simulatorDefaults,
): RunningSimulator {
  const workshop = createWorkshop<SimulationQuestion, Simulation>(
    { name: 'Simulating', program: PROGRAM, atOnce: AT_ONCE },
    limits,
  );
  const known = memory<Simulation | undefined>({
    limit: KEPT,
    keeps: (answer) => answer !== undefined,
  });

  async function simulated(question: SimulationQuestion, client: string) {
    try {
      return await workshop.do(question, client);
    } catch (error) {
      if (error instanceof WorkshopBusyError)
        log.warn({ err: error }, 'Too many forecasts at once');
      else log.error({ err: error }, 'Futures could not be simulated');
      return undefined;
    }
  }

  return {
    async simulate(question, client) {
      return known(JSON.stringify(question), () => {
        client?.admit();
        return simulated(question, client?.id ?? OURS);
      });
    },
    stop: workshop.stop,
  };
}

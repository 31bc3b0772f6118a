import type { ChartClient } from '../message/message.port.ts';
import type { Simulation, SimulationQuestion } from './simulation.ts';

export interface Simulator {
  /**
   * Simulates the futures of a question; the same question only once in a while.
   *
   * @param client - Who asks: people take turns. Those without are the bot's own.
   * @returns Nothing when it can't be done now: an answer goes without.
   */
  simulate(question: SimulationQuestion, client?: ChartClient): Promise<Simulation | undefined>;
}

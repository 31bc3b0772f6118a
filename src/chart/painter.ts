import {
  createWorkshop,
  programBeside,
  type Workshop,
  type WorkshopLimits,
} from '../work/workshop.ts';

export const painterDefaults: WorkshopLimits = {
  idle: 30,
  timeout: 5,
  tasks: 200,
  waitingOfOne: 20,
  waiting: 200,
};

/** Painting one blocks half a core; more than two at once would only take memory. */
const AT_ONCE = 2;

const PROGRAM = programBeside(import.meta.url, 'paint-process');

/** Paints SVG as PNG in a process of its own. */
export function createPainter(limits: WorkshopLimits): Workshop<string, Uint8Array> {
  return createWorkshop({ name: 'Painting', program: PROGRAM, atOnce: AT_ONCE }, limits);
}

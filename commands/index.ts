import type { Command } from '../src/discord/command.ts';
import { profit } from './profit.ts';

/** All there are, in the order `/help` lists them. */
export const commands: readonly Command[] = [profit];

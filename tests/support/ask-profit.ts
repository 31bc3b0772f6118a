import { profit } from '../../commands/profit/command.ts';
import type { Values } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { caller, portsWith } from './command-ports.ts';

export type Given = Partial<Values<typeof profit.options>>;

const noOptions = {
  electricity: undefined,
  fee: undefined,
  uptime: undefined,
  currency: undefined,
  price: undefined,
  difficulty_change: undefined,
  detail: undefined,
  coin: undefined,
};

/** `/profit` with the options that matter. */
export function askProfit(
  rig: string,
  given: Given = {},
  ports: Ports = portsWith(),
  who = caller,
) {
  return profit.run({ options: { ...noOptions, rig, ...given }, caller: who }, ports);
}

import type { Declaration } from '../src/discord/command.ts';
import { alerts } from './alerts/command.ts';
import { compare } from './compare/command.ts';
import { contract } from './contract/command.ts';
import { difficulty } from './difficulty.ts';
import { digest } from './digest/command.ts';
import { forecast } from './forecast/command.ts';
import { hashprice } from './hashprice.ts';
import { help } from './help.ts';
import { miners } from './miners/command.ts';
import { pools } from './pools/command.ts';
import { privacy } from './privacy.ts';
import { profit } from './profit/command.ts';
import { rig } from './rig/command.ts';
import { settings } from './settings/command.ts';
import { solo } from './solo/command.ts';
import { status } from './status.ts';
import { tariff } from './tariff/command.ts';

/** All commands there are, the main one first. */
export const commands: readonly Declaration[] = [
  profit,
  compare,
  forecast,
  contract,
  solo,
  pools,
  rig,
  miners,
  tariff,
  alerts,
  digest,
  hashprice,
  difficulty,
  settings,
  privacy,
  status,
  help,
];

import { type CommandShape, parseLine } from './command-line.ts';
import type { TryOut } from './wire.ts';

/** A rig that pays in the sample network, and doesn't any more when the price falls by 30 %. */
const ALERT = '/rig add rig:200TH 3500W 0.07 name:Cellar';
/** At the hour to which the time machine skips. */
const DIGEST = '/digest subscribe time:9 timezone:UTC';

/** What a newcomer may type to be told something by the bot within a minute. */
export function tryOut(commands: readonly CommandShape[]): TryOut {
  const known = (line: string) => (parseLine(line, commands).ok ? line : undefined);
  return { alert: known(ALERT), digest: known(DIGEST) };
}

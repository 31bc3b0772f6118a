import { type CommandShape, parseLine } from '../line/command-line.ts';
import type { Seat, TryOut } from '../web/wire.ts';

/**
 * The alert: of a rig that pays in the sample network, and doesn't any more when the price falls by
 * 30 %. The digest: at the hour to which the time machine skips, where the newcomer looks.
 */
const lines = {
  'en-US': {
    alert: '/rig add rig:200TH 3500W 0.07 name:Cellar',
    channel: '/digest subscribe time:9 timezone:UTC',
    dm: '/digest me time:9 timezone:UTC',
  },
  de: {
    alert: '/rig hinzufügen rig:200TH 3500W 0,07 name:Keller',
    channel: '/bericht abonnieren uhrzeit:9 zeitzone:UTC',
    dm: '/bericht an-mich uhrzeit:9 zeitzone:UTC',
  },
} as const satisfies Readonly<
  Record<Seat['locale'], Readonly<Record<'alert' | Seat['view'], string>>>
>;

/** What a newcomer may type to be told something by the bot within a minute. */
export function tryOut(
  commands: readonly CommandShape[],
  { locale, view }: Pick<Seat, 'locale' | 'view'>,
): TryOut {
  const known = (line: string) => (parseLine(line, commands).ok ? line : undefined);
  return { alert: known(lines[locale].alert), digest: known(lines[locale][view]) };
}

import { i18nFor } from '../../i18n/i18n.ts';
import { type CommandShape, parseLine } from '../line/command-line.ts';
import type { Seat, Tour, TourStep } from '../web/wire.ts';

/**
 * Lines and names that the tours type. The rig pays in the sample network, and doesn't any more
 * when the price falls by 30 %. The digest comes at the hour to which the time machine skips.
 */
const lines = {
  'en-US': {
    profit: '/profit S21 Pro electricity:0.06',
    alert: '/rig add rig:200TH 3500W 0.07 name:',
    name: 'Cellar',
    digest: '/digest me time:9 timezone:UTC',
  },
  de: {
    profit: '/profit S21 Pro strom:0,06',
    alert: '/rig hinzufügen rig:200TH 3500W 0,07 name:',
    name: 'Keller',
    digest: '/bericht an-mich uhrzeit:9 zeitzone:UTC',
  },
} as const satisfies Readonly<Record<Seat['locale'], Readonly<Record<Tour | 'name', string>>>>;

interface TourContext {
  readonly commands: readonly CommandShape[];
  readonly locale: Seat['locale'];
  /** Names of rigs that are taken. */
  readonly rigs?: readonly string[];
  /** Factor on the sample network's own price; absent where time can't be moved. */
  readonly priceFactor?: number | undefined;
}

/** Returns a tour's steps in order; `undefined` where one of them is not to be had. */
export function tourSteps(
  tour: Tour,
  { commands, locale, rigs = [], priceFactor }: TourContext,
): readonly TourStep[] | undefined {
  const name = freeName(lines[locale].name, rigs);
  const line = tour === 'alert' ? lines[locale].alert + name : lines[locale][tour];
  if (!parseLine(line, commands).ok) return undefined;
  const begin: TourStep = { kind: 'send', line };
  if (tour === 'profit') return [begin];
  if (priceFactor === undefined) return undefined;
  if (tour === 'digest') return [begin, { kind: 'skip', to: 'morning' }, { kind: 'notice' }];
  return [
    // The price is put back first, for a rig that is at a loss already has nothing new to tell.
    ...(priceFactor === 1 ? [] : [{ kind: 'skip', to: 'price-back' } as const]),
    begin,
    { kind: 'press', label: i18nFor(locale).t('alerts.button.watch') },
    { kind: 'skip', to: 'price-drop' },
    { kind: 'notice' },
  ];
}

/** Returns the name, or the name with the first number that nobody has. */
function freeName(name: string, taken: readonly string[], number = 1): string {
  const wanted = number === 1 ? name : `${name} ${number}`;
  const isTaken = taken.some((one) => one.toLowerCase() === wanted.toLowerCase());
  return isTaken ? freeName(name, taken, number + 1) : wanted;
}

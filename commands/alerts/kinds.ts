import { type ChangingMeasure, changingMeasures, measures } from '../../src/alert/metric.ts';
import { poolAlertKinds, type Side } from '../../src/alert/types.ts';
import type { Choice } from '../../src/discord/command.ts';

const sides = ['below', 'above'] as const;
/** Directions of a change in percent. */
const turns = ['falls', 'rises'] as const;

/**
 * The kinds of alert that `/alerts add` knows, in the order in which they are suggested: there are more than
 * Discord shows at once, so the last ones are found by what is typed.
 */
export const alertKinds = [
  'unprofitable',
  ...poolAlertKinds,
  'outlook',
  'mode',
  'hourly',
  ...measures.flatMap((measure) => sides.map((side) => `${measure}.${side}` as const)),
  'retarget',
  'halving',
  ...changingMeasures.flatMap((measure) => turns.map((turn) => `${measure}.${turn}` as const)),
] as const;

/** Chances in percent that can be chosen. */
const chances = [10, 20, 30, 40, 50, 60, 70, 80, 90];

export const chanceChoices: readonly Choice<string>[] = chances.map((chance) => ({
  name: { text: `${chance} %`, localizations: {} },
  value: String(chance),
}));

/** Returns the chance in percent; nothing for one that can't be chosen. */
export function chanceCalled(text: string | undefined): number | undefined {
  return chances.find((chance) => String(chance) === text);
}

export type AlertDetail = (typeof alertDetails)[number];

/** Options that say something about some kinds of alert, and nothing about others. */
export const alertDetails = [
  'rig',
  'coin',
  'level',
  'window',
  'floor',
  'hold',
  'chance',
  'currency',
] as const;

/** Returns the options that say something about an alert of that kind. */
export function detailsOf(kind: string): readonly AlertDetail[] {
  switch (kind) {
    case 'unprofitable':
      return ['rig', 'floor', 'hold'];
    case 'outlook':
      return ['rig', 'floor', 'chance'];
    case 'offline':
    case 'low':
    case 'best':
    case 'block':
    case 'rebooted':
    case 'hourly':
      return ['rig'];
    case 'hot':
      return ['rig', 'level'];
    case 'mode':
      return ['rig', 'hold'];
    case 'retarget':
    case 'halving':
      return ['coin'];
    default: {
      const isPriced = /^(?:hashprice|price)\./u.test(kind);
      return [
        'level',
        'coin',
        ...(turnOf(kind) ? (['window'] as const) : []),
        'hold',
        ...(isPriced ? (['currency'] as const) : []),
      ];
    }
  }
}

export interface Turn {
  readonly measure: ChangingMeasure;
  readonly side: Side;
}

/** Takes a kind of alert apart that is about a change in percent; nothing for others. */
export function turnOf(kind: string): Turn | undefined {
  const [name, turn] = kind.split('.');
  const measure = changingMeasures.find((one) => one === name);
  if (!measure || (turn !== 'falls' && turn !== 'rises')) return undefined;
  return { measure, side: turn === 'falls' ? 'below' : 'above' };
}

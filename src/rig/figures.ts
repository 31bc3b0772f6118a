import type { Quantity } from '../text/quantity.ts';
import type { RigFacts } from './facts.ts';
import type { MinerModel } from './model.ts';
import { type Outcome, type Rig, type RigProblem, type RigQuantity, refuse } from './rig.ts';

/**
 * Limits for all units of a rig together: 10 ZH/s is ten times the network's hashrate, 1 GW a power
 * station.
 */
const LIMITS = { hashrate: 1e22, power: 1e9, count: 1e6 } as const;

/** Share by which a figure may be off nominal for the model's other figures still to hold. */
const NOMINAL_SPREAD = 0.1;

/**
 * Share by which J/TH may be off watts and hashrate, besides the rounding that the number shows.
 */
const EFFICIENCY_SPREAD = 0.01;

/** Digits of watts that are worked out: more than any maker states. */
const DIGITS_WORKED_OUT = 5;

export const QUANTITIES: readonly Quantity[] = ['hashrate', 'power', 'efficiency'];

/** Factor by which a named machine's figures may be off nominal, up or down. */
const TUNING = 3;

/** Tells whether a figure is one that a machine may be tuned to. */
export const isTuned = (said: number, nominal: number) =>
  Math.abs(Math.log(said / nominal)) <= Math.log(TUNING);

/** Tells whether a figure is so near nominal that the model's other figures hold. */
export const isNear = (said: number | undefined, nominal: number) =>
  said === undefined || Math.abs(said / nominal - 1) <= NOMINAL_SPREAD + Number.EPSILON * 4;

/**
 * Tells whether there could be such a machine. A named one is near its nominal figures; others have
 * the J/TH of real machines, from the boxes of 2013 to better than the best of 2026. It only
 * chooses between readings of an unclear number: they are a factor of 1,000 apart, so one such
 * number never has two plausible readings; but it may have none, and two of them may have two.
 */
export function isPlausible({ hashrate, power, model }: Omit<Rig, 'count'>): boolean {
  const efficiency = (power / hashrate) * 1e12;
  if (!model) return efficiency >= 5 && efficiency < 1000;
  return isTuned(hashrate, model.hashrate) && isTuned(power, model.power);
}

/** The figures of one unit. */
interface UnitFigures extends Pick<Rig, 'hashrate' | 'power' | 'atNominalEfficiency'> {}

/**
 * Completes watts and hashrate from the text's figures and, for a named model, its nominal ones.
 * The text's figures win; a nominal figure joins them only while they are near nominal, since a
 * machine tuned far away from it has other values altogether. A size that isn't nominal takes the
 * model's J/TH, not its watts: most machines keep the J/TH over their sizes.
 */
export function completeFigures(
  source: string,
  { figures, variant }: Pick<RigFacts, 'figures' | 'variant'>,
  model: MinerModel | undefined,
): Outcome<UnitFigures> {
  const isVariant = variant !== undefined && model?.hashrate === variant.value;
  const said = {
    hashrate: figures.hashrate?.value ?? (isVariant ? undefined : variant?.value),
    power: figures.power?.value,
    efficiency: figures.efficiency?.value,
  };
  const { efficiency } = said;
  let { hashrate, power } = said;
  let atNominalEfficiency = false;
  const nominal = model && { ...model, efficiency: (model.power / model.hashrate) * 1e12 };
  if (nominal && QUANTITIES.every((quantity) => isNear(said[quantity], nominal[quantity]))) {
    hashrate ??= nominal.hashrate;
    atNominalEfficiency =
      power === undefined && efficiency === undefined && hashrate !== nominal.hashrate;
    power ??= atNominalEfficiency
      ? rounded((hashrate / 1e12) * nominal.efficiency, DIGITS_WORKED_OUT)
      : nominal.power;
  }
  if (nominal && power !== undefined && hashrate === undefined && efficiency === undefined) {
    // "S21 2200W" says how far down it is tuned; better J/TH than nominal would be a guess.
    if (isTuned(power, nominal.power)) {
      hashrate = rounded((power / nominal.efficiency) * 1e12, DIGITS_WORKED_OUT);
      atNominalEfficiency = true;
    }
  }
  if (efficiency !== undefined) {
    const spread = Math.max(figures.efficiency?.rounding ?? 0, efficiency * EFFICIENCY_SPREAD);
    const agrees =
      hashrate !== undefined &&
      power !== undefined &&
      Math.abs((power / hashrate) * 1e12 - efficiency) <= spread;
    if ((said.hashrate !== undefined || isVariant) && said.power !== undefined) {
      if (!agrees) return refuse({ kind: 'contradiction', quantity: 'efficiency', text: source });
    } else if (!agrees && said.power !== undefined)
      hashrate = rounded((said.power / efficiency) * 1e12);
    else if (!agrees && hashrate !== undefined) power = rounded((hashrate / 1e12) * efficiency);
  }
  if (hashrate !== undefined && power !== undefined) {
    return {
      ok: true,
      value: { hashrate, power, ...(atNominalEfficiency && { atNominalEfficiency }) },
    };
  }
  if (hashrate !== undefined) return refuse({ kind: 'missing-power', hashrate });
  if (power === undefined && efficiency === undefined) return refuse({ kind: 'empty' });
  return refuse({
    kind: 'missing-hashrate',
    ...(power !== undefined && { power }),
    ...(efficiency !== undefined && { efficiency }),
  });
}

/** Rounds the noise of a division off. */
const rounded = (value: number, digits = 12) => Number(value.toPrecision(digits));

/** Returns the problem with the count or the totals of a rig, if there is one. */
export function checkSizes(rig: Pick<Rig, 'count' | 'hashrate' | 'power'>): RigProblem | undefined {
  if (rig.count <= 0) return { kind: 'not-positive', quantity: 'count' };
  const totals: readonly (readonly [keyof typeof LIMITS & RigQuantity, number])[] = [
    ['count', rig.count],
    ['hashrate', rig.count * rig.hashrate],
    ['power', rig.count * rig.power],
  ];
  for (const [quantity, value] of totals) {
    if (value > LIMITS[quantity])
      return { kind: 'too-large', quantity, value, limit: LIMITS[quantity] };
  }
  const vanished = (['hashrate', 'power'] as const).find((quantity) => rig[quantity] <= 0);
  return vanished && { kind: 'not-positive', quantity: vanished };
}

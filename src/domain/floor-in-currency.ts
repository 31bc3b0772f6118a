import type { Params } from '../alert/types.ts';
import { convert } from '../market/conditions.ts';
import type { FxRates } from '../market/reading.ts';

/** Digits that a converted amount keeps: the rate is no more exact, and people read it. */
const DIGITS = 4;

/**
 * What an alert asks for when its rig is counted in another currency from now on.
 *
 * @returns Nothing where a floor would have to be converted and no rate is known.
 */
export function floorInCurrency(
  params: Params,
  {
    from,
    to,
    fx,
  }: {
    /** ISO 4217, like `to`. */
    readonly from: string;
    readonly to: string;
    readonly fx: FxRates | undefined;
  },
): Params | undefined {
  if (!('floor' in params) || params.floor === 0 || from === to) return params;
  const floor = convert(params.floor, from, to, fx);
  return floor === undefined ? undefined : { ...params, floor: Number(floor.toPrecision(DIGITS)) };
}

import { conditionsOf, usable } from '../market/conditions.ts';
import { readingFor, readingsOf } from '../market/other-readings.ts';
import type { Reading } from '../market/reading.ts';
import { economics } from '../mining/economics.ts';
import { type HourlyTariff, isByTheHour, seriesOf } from '../power/tariff.ts';
import { ENOUGH_HOURS, type HourlyDay, reportByTheHour } from '../rig/by-the-hour.ts';
import { basisOf, type RegisteredRig } from '../rig/registered.ts';
import type { Fleet } from './rigs.ts';

/** The hours in which a person's rigs are best run. */
export interface HoursFacts {
  readonly rigs: readonly RigHours[];
  /** Number of further rigs whose power price hangs on the hour. */
  readonly left: number;
}

export interface RigHours {
  readonly rig: RegisteredRig;
  readonly which: 'today' | 'tomorrow';
  readonly day: HourlyDay;
}

/** Rigs that are told of: to plan the hours of one takes a fraction of a millisecond. */
const MOST_TOLD = 10;

/**
 * Returns the hours of tomorrow for each rig whose power price hangs on them, or of today where nobody
 * knows tomorrow's; nothing where there are none.
 *
 * @param now - Unix seconds.
 * @param timeZone - IANA name, of the person.
 */
export function hoursFacts(
  { rigs, others = [] }: Fleet,
  {
    reading,
    now,
    timeZone,
  }: { readonly reading: Reading; readonly now: number; readonly timeZone: string },
): HoursFacts | undefined {
  const readingOf = readingsOf(others);
  const hourly = rigs.flatMap((rig) =>
    isByTheHour(rig.tariff) ? [{ rig, tariff: rig.tariff }] : [],
  );
  const told = hourly.slice(0, MOST_TOLD).flatMap(
    ({ rig, tariff }) =>
      hoursOf(rig, tariff, {
        reading: readingFor(rig.coin, { reading, readingOf }),
        spot: reading.spot,
        now,
        timeZone,
      }) ?? [],
  );
  if (told.length === 0) return undefined;
  return { rigs: told, left: Math.max(0, hourly.length - MOST_TOLD) };
}

function hoursOf(
  rig: RegisteredRig,
  tariff: HourlyTariff,
  {
    reading,
    spot,
    now,
    timeZone,
  }: Pick<Reading, 'spot'> & {
    readonly reading: Reading;
    readonly now: number;
    readonly timeZone: string;
  },
): RigHours | undefined {
  const { miner, terms, currency } = basisOf(rig);
  const market = usable(conditionsOf(reading, currency));
  // Without the market nobody knows which hours pay.
  if (!market) return undefined;
  const report = reportByTheHour({
    ...{ miner, terms, tariff, timeZone, now },
    economics: economics(miner, terms, market.conditions),
    spot: seriesOf(tariff, spot),
    days: 2,
  });
  for (const which of ['tomorrow', 'today'] as const) {
    const day = report[which];
    if (day && day.unknownHours <= ENOUGH_HOURS) return { rig, which, day };
  }
  return undefined;
}

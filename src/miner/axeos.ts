import { fieldsOf, isSet, numberIn, positiveIn, textIn } from './answer.ts';
import { type MinerReading, type MinerState, stateByUptime } from './miner-reading.ts';

/** Hashes per second. */
const GIGA = 1e9;
const MILLI = 1e-3;

/** Factors of the letters behind a best difficulty, which is a text before v2.11. */
const LETTERS: Readonly<Record<string, number>> = {
  '': 1,
  k: 1e3,
  m: 1e6,
  g: 1e9,
  t: 1e12,
  p: 1e15,
};

/**
 * Reads `/api/system/info` of AxeOS, from v2.4 to v2.15, and of its forks, which leave fields out.
 *
 * @returns undefined where it is something else.
 */
export function readAxeOs(answer: unknown): MinerReading | undefined {
  const info = fieldsOf(answer);
  const hashrate = gigahashes(info['hashRate']);
  if (hashrate === undefined) return undefined;
  const uptime = numberIn(info['uptimeSeconds']);
  const watts = positiveIn(info['power']);
  const volts = positiveIn(info['voltage']);
  return {
    model: textIn(info['deviceModel']) ?? textIn(info['DeviceModel']) ?? textIn(info['ASICModel']),
    rates: {
      now: hashrate,
      oneMinute: gigahashes(info['hashRate_1m']),
      tenMinutes: gigahashes(info['hashRate_10m']),
    },
    nominal: positiveIn(gigahashes(info['expectedHashrate'])),
    power: watts === undefined ? undefined : { watts, measured: true },
    inputVolts: volts && volts * MILLI,
    temperature: hottest(info['temp'], info['temp2']),
    uptime,
    bestShare: difficultyIn(info['bestDiff']),
    state: stateOf(info, uptime),
  };
}

function stateOf(info: Readonly<Record<string, unknown>>, uptime: number | undefined): MinerState {
  // It has stopped itself, and still answers.
  if (isSet(info['overheat_mode'])) return 'overheated';
  if (isSet(info['miningPaused'])) return 'paused';
  return stateByUptime(uptime);
}

function gigahashes(value: unknown): number | undefined {
  const number = numberIn(value);
  return number === undefined || number < 0 ? undefined : number * GIGA;
}

function hottest(...values: readonly unknown[]): number | undefined {
  const known = values.map(positiveIn).filter((value) => value !== undefined);
  return known.length > 0 ? Math.max(...known) : undefined;
}

/** Reads "483k", "1.2 G" or a number. */
function difficultyIn(value: unknown): number | undefined {
  const number = numberIn(value);
  if (number !== undefined) return number;
  const match = /^\s*(\d+(?:\.\d+)?)\s*([kmgtp]?)\s*$/i.exec(textIn(value) ?? '');
  const factor = LETTERS[(match?.[2] ?? '').toLowerCase()];
  // The product of a decimal and a power of ten has digits that nobody wrote.
  return match && factor ? Number((Number(match[1]) * factor).toPrecision(12)) : undefined;
}

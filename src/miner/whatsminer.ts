import { fieldsOf, isSet, numberIn, positiveIn, textIn } from './answer.ts';
import { type MinerReading, stateByUptime } from './miner-reading.ts';

/** Hashes per second. */
const TERA = 1e12;

/** Tells what `status` of version 2 says: all of its values are texts. */
export function readWhatsminerStatus(answer: unknown): Partial<MinerReading> | undefined {
  const said = fieldsOf(fieldsOf(answer)['Msg']);
  const mode = textIn(said['power_mode']);
  if (mode === undefined && said['mineroff'] === undefined) return undefined;
  return {
    mode,
    powerLimit: positiveIn(said['power_limit_set']),
    ...(isSet(said['mineroff']) && { state: 'standby' }),
  };
}

/** Reads `get.miner.status` of version 3. @returns undefined where it is something else. */
export function readWhatsminerV3(answer: unknown): MinerReading | undefined {
  const summary = fieldsOf(fieldsOf(fieldsOf(answer)['msg'])['summary']);
  const now = numberIn(summary['hash-realtime']);
  if (now === undefined) return undefined;
  const terahashes = (name: string) => {
    const value = numberIn(summary[name]);
    return value === undefined ? undefined : value * TERA;
  };
  const watts = positiveIn(summary['power-realtime']);
  const uptime = numberIn(summary['elapsed']);
  return {
    rates: {
      now: now * TERA,
      oneMinute: terahashes('hash-1min'),
      sinceStart: terahashes('hash-average'),
    },
    nominal: positiveIn(terahashes('factory-hash')),
    power: watts === undefined ? undefined : { watts, measured: true },
    powerLimit: positiveIn(summary['power-limit']),
    temperature: positiveIn(summary['chip-temp-max']),
    uptime,
    state: stateByUptime(uptime),
  };
}

/** Returns the model in `get.device.info` of version 3. */
export function modelOfV3(answer: unknown): string | undefined {
  return textIn(fieldsOf(fieldsOf(fieldsOf(answer)['msg'])['miner'])['type']);
}

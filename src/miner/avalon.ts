import { type Fields, numberIn, positiveIn } from './answer.ts';
import type { MinerReading } from './miner-reading.ts';

const MODES = ['eco', 'standard', 'super'] as const;
const GIGA = 1e9;
/** Place of the watts at the wall among the figures of the supply. */
const WATTS_AT = 6;

/** Tells what Avalon writes into the texts of `stats`, `estats` or `litestats`: `Key[value] Key[value]`. */
export function readAvalon(stats: readonly Fields[]): Partial<MinerReading> | undefined {
  const [text] = stats
    .flatMap((one) => Object.entries(one))
    .filter(([name]) => name.startsWith('MM ID'))
    .map(([, value]) => value);
  if (typeof text !== 'string') return undefined;
  // A value has no bracket in it: for each that never ends all of the text would be read again.
  const tokens = new Map(
    [...text.matchAll(/([A-Za-z][\w ]{0,30}?)\[([^[\]]*)\]/g)].map(([, name = '', value = '']) => [
      name.trim(),
      value,
    ]),
  );
  const numbers = (name: string) => (tokens.get(name) ?? '').trim().split(/\s+/).map(numberIn);
  const [speed] = numbers('GHSspd');
  const [nominal] = numbers('GHSmm');
  const [mode] = numbers('WORKMODE');
  const [softOff = 0] = numbers('SoftOFF');
  const watts = positiveIn(tokens.get('WALLPOWER')) ?? positiveIn(numbers('PS')[WATTS_AT]);
  const idle = /\bIn Idle\b/.test(tokens.get('SYSTEMSTATU') ?? '');
  return {
    ...(speed !== undefined && { rates: { now: speed * GIGA } }),
    ...(nominal !== undefined && nominal > 0 && { nominal: nominal * GIGA }),
    ...(watts !== undefined && { power: { watts, measured: true } }),
    powerLimit: positiveIn(tokens.get('MPO')),
    temperature: positiveIn(tokens.get('TMax')),
    mode: mode === undefined ? undefined : MODES[mode],
    ...((softOff > 0 || idle) && { state: 'standby' }),
  };
}

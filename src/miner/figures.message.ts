import type { I18n } from '../i18n/i18n.ts';
import { quoted } from '../message/markdown.ts';
import type { MinerPower, MinerReading } from './miner-reading.ts';

/** Marks of what a machine does, which read without colours as well. */
export const marks = {
  mining: '🟢',
  starting: '🟡',
  standby: '⏸️',
  paused: '⏸️',
  overheated: '🔥',
} as const;
export const SILENT = '🔴';

const TERA = 1e12;

interface Figures
  extends Pick<MinerReading, 'power' | 'temperature' | 'mode' | 'uptime' | 'state'> {
  /** Hashes per second, where they count. */
  readonly hashrate?: number | undefined;
}

/** Returns what a machine says of itself, in a few words each. */
export function figuresText(figures: Figures, i18n: I18n): readonly string[] {
  const { t } = i18n;
  const { hashrate, power, temperature, mode, uptime, state } = figures;
  const efficiency =
    state === 'mining' && power && hashrate ? (power.watts / hashrate) * TERA : undefined;
  return [
    ...(state === 'mining' ? [] : [t(`miners.state.${state}`)]),
    ...(hashrate === undefined ? [] : [i18n.roughHashrate(hashrate)]),
    ...(power ? [powerText(power, i18n)] : []),
    ...(efficiency === undefined ? [] : [i18n.efficiency(efficiency)]),
    ...(temperature === undefined ? [] : [temperatureText(temperature, i18n)]),
    ...(mode === undefined ? [] : [t('miners.mode', { mode: quoted(mode) })]),
    ...(uptime === undefined ? [] : [t('miners.uptime', { time: i18n.duration(uptime) })]),
  ];
}

function temperatureText(degrees: number, i18n: I18n): string {
  return `${i18n.count(degrees)} °C`;
}

/** Says watts, and whether they are measured. */
function powerText({ watts, measured }: MinerPower, i18n: I18n): string {
  const text = i18n.power(watts < 100 ? Number(watts.toPrecision(3)) : Math.round(watts));
  return i18n.t(measured ? 'miners.measured' : 'miners.estimated', { watts: text });
}

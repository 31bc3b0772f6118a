import type { APIEmbed } from 'discord-api-types/v10';
import type { I18n } from '../i18n/i18n.ts';
import { colours } from '../message/button-row.ts';
import { fittingLines } from '../message/fitting-lines.ts';
import { quoted } from '../message/markdown.ts';
import type { Message } from '../message/message.ts';
import type { MachineState } from './machine.ts';
import { liveHashrate, type MinerPower, type MinerReading } from './miner-reading.ts';

/** Marks of what a machine does, which read without colours as well. */
const marks = {
  mining: '🟢',
  starting: '🟡',
  standby: '⏸️',
  paused: '⏸️',
  overheated: '🔥',
} as const;
const SILENT = '🔴';

/** Characters of the list, below Discord's 4,096 of a description. */
const LONGEST = 3_800;
const TERA = 1e12;

/** Returns what the machines in the house say of themselves; all of it is for their owner's eyes. */
export function minersMessage(
  machines: readonly MachineState[],
  { isFull }: { readonly isFull: boolean },
  i18n: I18n,
): Message {
  const lines = machines.map((one) => linesOf(one, isFull, i18n).join('\n'));
  const list = fittingLines(lines, LONGEST, i18n);
  const embed: APIEmbed = {
    color: machines.every(({ answers }) => answers) ? colours.profit : colours.even,
    title: i18n.t('miners.title'),
    description: [`**${headline(machines, i18n)}**`, ...list].join('\n'),
  };
  return { embeds: [embed], ephemeral: true };
}

/** Returns what a machine does now; nothing of one that is silent. */
function presentOf({ answers, reading }: MachineState): MinerReading | undefined {
  return answers ? reading : undefined;
}

/** Returns the hashrate that counts: in the first minutes a machine's own figures mean nothing. */
function countedHashrate(reading: MinerReading): number | undefined {
  return reading.state === 'starting' ? undefined : liveHashrate(reading);
}

function headline(machines: readonly MachineState[], i18n: I18n): string {
  const { t } = i18n;
  const present = machines.map(presentOf).filter((reading) => reading !== undefined);
  const sum = (values: readonly (number | undefined)[]) =>
    values.reduce<number>((total, value) => total + (value ?? 0), 0);
  const counted = present.map(countedHashrate).filter((rate) => rate !== undefined);
  const said = {
    answering: i18n.count(present.length),
    all: i18n.count(machines.length),
    hashrate: i18n.roughHashrate(sum(counted)),
  };
  if (counted.length === 0) return t('miners.headlineUnknown', said);
  const known = present.filter(({ power }) => power !== undefined);
  if (known.length === 0) return t('miners.headlineAlone', said);
  const watts = i18n.power(Math.round(sum(known.map(({ power }) => power?.watts))));
  const isWhole = known.length === present.length;
  return t(isWhole ? 'miners.headline' : 'miners.headlinePartly', { ...said, watts });
}

function linesOf(one: MachineState, isFull: boolean, i18n: I18n): readonly string[] {
  const { t } = i18n;
  const { machine, reading, age, answers } = one;
  const name = `**${quoted(machine.name)}**`;
  if (!reading) return [`${SILENT} ${name}: ${t('miners.never')}`];
  const title = reading.model === undefined ? name : `${name} ${quoted(reading.model)}`;
  const when = age === undefined ? '' : i18n.age(age);
  const mark = answers ? marks[reading.state] : SILENT;
  const said = answers ? figuresOf(reading, i18n) : [t('miners.silent', { when })];
  return [
    `${mark} ${title}: ${said.join(' · ')}`,
    ...(isFull ? [`-# ${moreOf(one, reading, when, i18n).join(' · ')}`] : []),
  ];
}

function figuresOf(reading: MinerReading, i18n: I18n): readonly string[] {
  const { t } = i18n;
  const { power, temperature, mode, uptime, state } = reading;
  const hashrate = countedHashrate(reading);
  const efficiency =
    state === 'mining' && power && hashrate ? (power.watts / hashrate) * TERA : undefined;
  return [
    ...(state === 'mining' ? [] : [t(`miners.state.${state}`)]),
    ...(hashrate === undefined ? [] : [i18n.roughHashrate(hashrate)]),
    ...(power ? [powerText(power, i18n)] : []),
    ...(efficiency === undefined ? [] : [i18n.efficiency(efficiency)]),
    ...(temperature === undefined ? [] : [`${i18n.count(temperature)} °C`]),
    ...(mode === undefined ? [] : [t('miners.mode', { mode: quoted(mode) })]),
    ...(uptime === undefined ? [] : [t('miners.uptime', { time: i18n.duration(uptime) })]),
  ];
}

function powerText({ watts, measured }: MinerPower, i18n: I18n): string {
  const text = i18n.power(watts < 100 ? Number(watts.toPrecision(3)) : Math.round(watts));
  return i18n.t(measured ? 'miners.measured' : 'miners.estimated', { watts: text });
}

function moreOf(
  { machine }: MachineState,
  { nominal, powerLimit, inputVolts, bestShare, rates }: MinerReading,
  when: string,
  i18n: I18n,
): readonly string[] {
  const { t } = i18n;
  const { sinceStart } = rates;
  return [
    ...(machine.name === machine.address ? [] : [machine.address]),
    ...(nominal === undefined ? [] : [t('miners.nominal', { rate: i18n.roughHashrate(nominal) })]),
    ...(sinceStart === undefined
      ? []
      : [t('miners.sinceStart', { rate: i18n.roughHashrate(sinceStart) })]),
    ...(powerLimit === undefined ? [] : [t('miners.limit', { watts: i18n.power(powerLimit) })]),
    ...(inputVolts === undefined ? [] : [`${i18n.exact(Number(inputVolts.toPrecision(3)))} V`]),
    ...(bestShare === undefined ? [] : [t('miners.best', { share: i18n.difficulty(bestShare) })]),
    t('miners.read', { when }),
  ];
}

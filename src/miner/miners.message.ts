import type { APIEmbed } from 'discord-api-types/v10';
import type { I18n } from '../i18n/i18n.ts';
import { colours } from '../message/button-row.ts';
import { fittingLines } from '../message/fitting-lines.ts';
import { quoted } from '../message/markdown.ts';
import type { Message } from '../message/message.ts';
import { figuresText, marks, SILENT } from './figures.message.ts';
import type { MachineState } from './machine.ts';
import { countedHashrate, type MinerReading } from './miner-reading.ts';

/** Characters of the list, below Discord's 4,096 of a description. */
const LONGEST = 3_800;

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
  const said = answers
    ? figuresText({ ...reading, hashrate: countedHashrate(reading) }, i18n)
    : [t('miners.silent', { when })];
  return [
    `${mark} ${title}: ${said.join(' · ')}`,
    ...(isFull ? [`-# ${moreOf(one, reading, when, i18n).join(' · ')}`] : []),
  ];
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

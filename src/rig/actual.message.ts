import type { APIEmbedField } from 'discord-api-types/v10';
import type { I18n } from '../i18n/i18n.ts';
import { fittingLines } from '../message/fitting-lines.ts';
import { quoted } from '../message/markdown.ts';
import type { Message } from '../message/message.ts';
import { timestamp } from '../message/moment.ts';
import { shortAddress } from '../pool/address.ts';
import type { PoolLink } from '../pool/link.ts';
import { isMachineLink } from '../pool/machine-figures.ts';
import {
  bestShareOf,
  expectedHashrate,
  hourNoise,
  type RigWork,
  rigWork,
} from '../pool/rig-work.ts';
import type { Actuals } from './actual.ts';
import type { RegisteredRig } from './registered.ts';

/** Characters of a field's value, within Discord's limit. */
const ROOM = 1_000;

/** Returns a link as its owner sees it: "Ocean · cellar · `bc1qw5…f3t4`". */
export function linkTitle(link: PoolLink, { t }: I18n): string {
  const { pool, worker, address } = link;
  // A machine's address is of the operator's own network.
  if (isMachineLink(link)) {
    return t('link.machine.title', { machine: quoted(worker, 40), address });
  }
  return t('link.title', {
    pool,
    worker: worker === '' ? t('link.worker.all') : quoted(worker, 40),
    address: shortAddress(address),
  });
}

/** Returns what pools have seen of a rig beside what it should make; nothing without links to any. */
export function actualField(
  rig: RegisteredRig,
  all: readonly PoolLink[],
  i18n: I18n,
): APIEmbedField | undefined {
  const links = all.filter((link) => !isMachineLink(link));
  if (links.length === 0) return undefined;
  const { t } = i18n;
  const work = rigWork(links);
  const pools = i18n.list([...new Set(links.map(({ pool }) => pool))]);
  const linked = t('actual.linked', {
    links: i18n.list(links.map((link) => linkTitle(link, i18n))),
  });
  const lines = work ? workLines(rig, work, links, i18n) : [t('actual.waiting')];
  return { name: t('actual.title', { pools }), value: [...lines, linked].join('\n') };
}

function workLines(
  rig: RegisteredRig,
  work: RigWork,
  links: readonly PoolLink[],
  i18n: I18n,
): readonly string[] {
  const { t } = i18n;
  const { fiveMinutes, lastShareAt, at } = work;
  const best = bestShareOf(links) ?? 0;
  const facts = [
    ...(fiveMinutes === undefined
      ? []
      : [t('actual.minutes', { hashrate: i18n.hashrate(threeFigures(fiveMinutes)) })]),
    ...(lastShareAt === undefined
      ? []
      : [t('actual.lastShare', { when: timestamp(lastShareAt, 'R') })]),
    ...(best > 0 ? [t('actual.best', { difficulty: i18n.difficulty(best) })] : []),
    t('actual.read', { when: timestamp(at, 'R') }),
  ];
  return [...hourLines(work, expectedHashrate(rig, links), i18n), facts.join(' · ')];
}

/**
 * Says the hour's hashrate beside what it should be, in H/s; nothing where that isn't known.
 *
 * @param key - The text for it, which differs where it hasn't been an hour yet.
 */
export function hourLines(
  work: RigWork,
  expected: number,
  i18n: I18n,
  key: 'actual.line' | 'machine.soFar' = 'actual.line',
): readonly string[] {
  const { t } = i18n;
  const { hour } = work;
  if (hour === undefined) return [];
  const noise = noiseOf(work);
  const line = t(key, {
    actual: i18n.hashrate(threeFigures(hour)),
    expected: i18n.hashrate(expected),
    share: i18n.percent(hour / expected),
  });
  const chance = noise === undefined ? [] : [t('actual.noise', { noise: i18n.percent(noise) })];
  return [[line, ...chance].join(' ')];
}

/** Returns the noise of the hour's hashrate where it says something. */
function noiseOf(work: RigWork): number | undefined {
  const noise = hourNoise(work);
  return noise !== undefined && noise < 1 ? noise : undefined;
}

/** Words what the machines of a rig say, for its line in a list; nothing of a rig without any. */
export type MachineWords = (
  links: readonly PoolLink[],
  now: number,
  i18n: I18n,
) => readonly string[];

/** Returns actual beside expected of those rigs of a list that are linked; nothing where none is. */
export function actualsField(
  rigs: readonly RegisteredRig[],
  links: readonly PoolLink[],
  { now, machines }: { readonly now: number; readonly machines?: MachineWords | undefined },
  i18n: I18n,
): APIEmbedField | undefined {
  const { t } = i18n;
  const byRig = Map.groupBy(links, ({ rigId }) => rigId);
  const lines = rigs.flatMap((rig) => {
    const ofRig = byRig.get(rig.id);
    if (!ofRig) return [];
    const name = quoted(rig.name, 60);
    const work = rigWork(ofRig);
    const actual = work?.hour ?? work?.fiveMinutes;
    const said = machines?.(ofRig, now, i18n) ?? [];
    if (!work || actual === undefined) {
      return [[t('rigs.actual.none', { rig: name }), ...said].join(' · ')];
    }
    const expected = expectedHashrate(rig, ofRig);
    const noise = noiseOf(work);
    const line = t('rigs.actual.line', {
      rig: name,
      actual: i18n.hashrate(threeFigures(actual)),
      expected: i18n.hashrate(expected),
      share: i18n.percent(actual / expected),
      noise: noise === undefined ? '' : ` ±${i18n.percent(noise)}`,
      age: i18n.age(Math.max(0, now - work.at)),
    });
    return [[line, ...said].join(' · ')];
  });
  if (lines.length === 0) return undefined;
  const title = t(links.some(isMachineLink) ? 'rigs.actual.titleMachines' : 'rigs.actual.title');
  return { name: title, value: fittingLines(lines, ROOM, i18n).join('\n') };
}

/** Writes "**118 TH/s** of 120 TH/s (98.3%), 2 rigs", of what pools see. */
export function actualsText({ rigs, actual, expected }: Actuals, i18n: I18n): string {
  return i18n.t('rigs.actual.sum', {
    count: rigs,
    actual: i18n.hashrate(threeFigures(actual)),
    expected: i18n.hashrate(threeFigures(expected)),
    share: i18n.percent(actual / expected),
  });
}

/** Adds a field to the last embed of a message. */
export function withField(message: Message, field: APIEmbedField | undefined): Message {
  const embed = message.embeds?.at(-1);
  if (!field || !embed) return message;
  const fields = [...(embed.fields ?? []), field];
  return { ...message, embeds: [...(message.embeds ?? []).slice(0, -1), { ...embed, fields }] };
}

/**
 * Writes a share by what a block takes: "a block takes one 1.59 million times as hard".
 *
 * @param ratio - Difficulty of the share by the network's, > 0.
 */
export function ofBlockText(ratio: number, { t, rough }: I18n): string {
  return ratio < 1
    ? t('actual.block.times', { times: rough(1 / ratio) })
    : t('actual.block.enough');
}

const threeFigures = (value: number) => Number(value.toPrecision(3));

import type { APIEmbedField } from 'discord-api-types/v10';
import type { I18n } from '../i18n/i18n.ts';
import { fittingLines } from '../message/fitting-lines.ts';
import { quoted } from '../message/markdown.ts';
import { timestamp } from '../message/moment.ts';
import { figuresText, marks, SILENT } from '../miner/figures.message.ts';
import type { Detail } from '../people/preferences.ts';
import type { PoolLink } from '../pool/link.ts';
import { isMachineLink } from '../pool/machine-figures.ts';
import { machinesTogether } from '../pool/machines-together.ts';
import { expectedHashrate, OLD, rigWork } from '../pool/rig-work.ts';
import { HOUR } from '../time/seconds.ts';
import { hourLines, type MachineWords } from './actual.message.ts';
import type { RegisteredRig } from './registered.ts';

/** Characters of a field's value, within Discord's limit. */
const ROOM = 1_000;
/** Machines that a short answer shows. */
const SHORT = 3;

/** Returns what a rig's machines in the house say of themselves; nothing where none is linked. */
export function machineField(
  rig: RegisteredRig,
  all: readonly PoolLink[],
  { detail, now }: { readonly detail: Detail; readonly now: number },
  i18n: I18n,
): APIEmbedField | undefined {
  const { t } = i18n;
  const links = all.filter(isMachineLink);
  if (links.length === 0) return undefined;
  const work = rigWork(links);
  const together = machinesTogether(links, now, OLD);
  const shown = detail === 'full' ? links : links.slice(0, SHORT);
  const isHour = links.every(({ createdAt }) => now - createdAt >= HOUR);
  const span = isHour ? 'actual.line' : 'machine.soFar';
  const count = links.length - shown.length;
  const lines = [
    ...(work ? hourLines(work, expectedHashrate(rig, links), i18n, span) : []),
    ...(together && links.length > 1 ? [togetherWords(links, now, i18n).join(' · ')] : []),
    ...shown.map((link) => lineOf(link, now, i18n)),
    ...(count > 0 ? [t('machine.more', { count: i18n.count(count) })] : []),
  ];
  return {
    name: t('machine.title', { count: links.length }),
    value: fittingLines(lines, ROOM, i18n).join('\n'),
  };
}

function lineOf({ worker, address, reading }: PoolLink, now: number, i18n: I18n): string {
  const { t } = i18n;
  const machine = reading?.machine;
  const name = `**${quoted(worker, 40)}**${worker === address ? '' : ` \`${address}\``}`;
  if (!machine) return `${SILENT} ${name}: ${t('machine.never')}`;
  const when = timestamp(machine.at, 'R');
  if (Math.abs(now - machine.at) > OLD) {
    return `${SILENT} ${name}: ${t('machine.silent', { when })}`;
  }
  const said = [...figuresText(machine, i18n), t('machine.read', { when })];
  return `${marks[machine.state]} ${name}: ${said.join(' · ')}`;
}

/** Words what the machines of a rig say together; nothing of a rig without any. */
export const togetherWords: MachineWords = (links, now, i18n) => {
  const together = machinesTogether(links, now, OLD);
  if (!together) return [];
  const { count, answering, hashrate: _, ...figures } = together;
  const silent =
    answering === count
      ? []
      : [
          i18n.t('machine.answering', {
            answering: i18n.count(answering),
            count: i18n.count(count),
          }),
        ];
  return [...silent, ...(answering === 0 ? [] : figuresText(figures, i18n))];
};

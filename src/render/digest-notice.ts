import type { Digest, StoppedBecause } from '../domain/digest.ts';
import type { Message } from '../ports.ts';
import { quoted } from './markdown.ts';
import type { Voice } from './voice.ts';

/** What one digest says before what it has in common with others. */
export function digestLead(
  { schedule }: Pick<Digest, 'schedule'>,
  { late, missed }: { readonly late: boolean; readonly missed: number },
  { t, clock }: Voice,
): Message {
  const lines = [
    ...(late ? [t('digestNotice.late', { time: clock(schedule.minute) })] : []),
    ...(missed > 0 ? [t('digestNotice.missed', { count: missed })] : []),
  ];
  return lines.length === 0 ? {} : { content: lines.join('\n') };
}

/** For whoever subscribed: which one, why, and what to do. */
export function stoppedMessage(
  { guildId, recipient, schedule }: Digest,
  { why, reason }: StoppedBecause,
  { t, clock }: Voice,
): Message {
  const time = clock(schedule.minute);
  const which =
    guildId === undefined
      ? t('digestNotice.stopped.dm', { time })
      : t('digestNotice.stopped.channel', { channel: `<#${recipient.slice(2)}>`, time });
  const said =
    why === 'other'
      ? t('digestNotice.why.other', { reason: quoted(reason) })
      : t(`digestNotice.why.${why}`);
  return { content: [which, said, t('digestNotice.where')].join('\n') };
}

import type { I18n } from '../i18n/i18n.ts';
import type { Message } from '../message/message.ts';
import type { Digest } from './digest.ts';

/** Says what is one digest's own, before what it has in common with others. */
export function digestLead(
  { schedule }: Pick<Digest, 'schedule'>,
  { late, missed }: { readonly late: boolean; readonly missed: number },
  { t, clock }: I18n,
): Message {
  const lines = [
    ...(late ? [t('digestNotice.late', { time: clock(schedule.minute) })] : []),
    ...(missed > 0 ? [t('digestNotice.missed', { count: missed })] : []),
  ];
  return lines.length === 0 ? {} : { content: lines.join('\n') };
}

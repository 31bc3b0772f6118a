import { voiceFor } from '../i18n/i18n.ts';
import { timestamp } from '../message/moment.ts';
import type { Message, Notice } from '../ports.ts';

/** What could not be delivered, shown late, and why it comes late. */
export function heldMessage({ recipient, createdAt, payload }: Notice, locale: string): Message {
  const { t } = voiceFor(locale);
  const when = timestamp(createdAt, 'R');
  const why = recipient.startsWith('c:')
    ? t('held.channel', { channel: `<#${recipient.slice(2)}>`, when })
    : t('held.dm', { when });
  return { ...payload, content: [why, payload.content].filter(Boolean).join('\n') };
}

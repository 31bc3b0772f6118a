import type { I18n } from '../i18n/i18n.ts';
import { quoted } from '../message/markdown.ts';
import type { StoppedBecause } from './stopped-because.ts';

/** Returns the reason for a stop in a few words that end a sentence. */
export function stoppedText({ why, reason }: StoppedBecause, { t }: I18n): string {
  return why === 'other'
    ? t('digests.stopped.other', { reason: quoted(reason, 80) })
    : t(`digests.stopped.${why}`);
}

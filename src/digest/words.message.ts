import { coinOf } from '../coin/coins.ts';
import type { I18n } from '../i18n/i18n.ts';
import { localeOf } from '../i18n/language.ts';
import { timestamp } from '../message/moment.ts';
import { channelOf } from '../outbox/recipient.ts';
import { stoppedText } from '../outbox/stopped-text.message.ts';
import { type Digest, type DigestSchedule, digestSections, type NewDigest } from './digest.ts';
import type { Edition } from './edition.ts';

/** Returns "daily at 9:00 AM (Europe/Berlin)". */
export function scheduleText(
  { minute, days, timeZone }: DigestSchedule,
  { t, clock }: I18n,
): string {
  return t('digests.schedule', {
    days: t(`digests.days.${days}`),
    time: clock(minute),
    zone: timeZone,
  });
}

/** Returns a mention of a digest's channel, or "direct message". */
export function recipientText({ recipient }: Pick<NewDigest, 'recipient'>, { t }: I18n): string {
  const channel = channelOf(recipient);
  return channel === undefined ? t('alert.to.dm') : `<#${channel}>`;
}

/**
 * Words a digest as a suggestion, where Discord shows no mentions. @param here - The channel where
 * it is shown.
 */
export function digestSuggestion(digest: Digest, here: string | undefined, i18n: I18n): string {
  const { t } = i18n;
  const channel = channelOf(digest.recipient);
  const place =
    channel === undefined
      ? t('alert.to.dm')
      : t(channel === here ? 'digests.thisChannel' : 'digests.otherChannel');
  const schedule = scheduleText(digest.schedule, i18n);
  return t('digests.suggestion', { id: String(digest.id), schedule, place });
}

export function digestTitle(digest: Digest, i18n: I18n): string {
  return i18n.t('digests.title', {
    id: String(digest.id),
    schedule: scheduleText(digest.schedule, i18n),
    place: recipientText(digest, i18n),
  });
}

/** Says when a digest comes next, or why it doesn't. */
export function digestState(digest: Digest, i18n: I18n): string {
  const { t } = i18n;
  const { state, nextAt, stopped } = digest;
  if (state === 'stopped' && stopped) {
    return t('digests.state.stopped', {
      since: timestamp(stopped.at, 'R'),
      why: stoppedText(stopped, i18n),
    });
  }
  return state === 'active' && nextAt !== undefined
    ? t('digests.state.next', { at: timestamp(nextAt, 'F'), when: timestamp(nextAt, 'R') })
    : t('digests.state.paused');
}

/** Says what a digest tells, in which language and currency. */
export function contentsText(
  { sections, locale, currency, guildId, coins = [] }: NewDigest,
  i18n: I18n,
) {
  const { t, list } = i18n;
  const titles = coins.map((coin) => coinOf(coin).title);
  const contents = t('digests.contents', {
    sections:
      sections.length === digestSections.length
        ? t('digests.allSections')
        : list(sections.map((section) => t(`digests.section.${section}`))),
    language: languageText(locale, i18n),
    currency:
      currency ?? t(guildId === undefined ? 'digests.currency.own' : 'digests.currency.server'),
  });
  return titles.length === 0 ? contents : `${contents} · ${list(titles)}`;
}

/** Returns "Deutsch · EUR · daily at 9:00 AM (Europe/Berlin)". */
export function editionText({ locale, currency, schedule }: Edition, i18n: I18n): string {
  return i18n.t('digests.edition', {
    language: languageText(locale, i18n),
    currency,
    schedule: scheduleText(schedule, i18n),
  });
}

function languageText(locale: string, { t }: I18n): string {
  return t(localeOf(locale).name);
}

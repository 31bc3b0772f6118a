import type { APIEmbed, APIEmbedField } from 'discord-api-types/v10';
import type { I18n } from '../i18n/i18n.ts';
import { colours } from '../message/button-row.ts';
import type { Message } from '../message/message.ts';
import type { Digest } from './digest.ts';
import { contentsText, digestState, recipientText, scheduleText } from './words.message.ts';

/** Characters of all embeds of a message, by Discord's rule. */
const MOST = 6_000;

/** @param manages - Whether the reader may manage the server: those of a server are for managers. */
export function digestListMessage(
  digests: readonly Digest[],
  { manages }: { readonly manages: boolean },
  i18n: I18n,
): Message {
  const full = embedsOf(digests, { manages, detailed: true }, i18n);
  const isTooLong = full.reduce((sum, embed) => sum + sizeOf(embed), 0) > MOST;
  return { embeds: isTooLong ? embedsOf(digests, { manages, detailed: false }, i18n) : full };
}

function sizeOf({ title = '', description = '', fields = [] }: APIEmbed): number {
  return [title, description, ...fields.flatMap(({ name, value }) => [name, value])].join('')
    .length;
}

function embedsOf(
  digests: readonly Digest[],
  { manages, detailed }: { readonly manages: boolean; readonly detailed: boolean },
  i18n: I18n,
): APIEmbed[] {
  const { t } = i18n;
  const embed = (title: string, none: string, listed: readonly Digest[]): APIEmbed => ({
    color: colours.neutral,
    title,
    ...(listed.length === 0
      ? { description: none }
      : { fields: listed.map((digest) => digestField(digest, detailed, i18n)) }),
  });
  const servers = digests.filter(({ guildId }) => guildId !== undefined);
  const own = digests.filter(({ guildId }) => guildId === undefined);
  const ofServer = embed(t('digests.list.server'), t('digests.list.noneOnServer'), servers);
  const ofPerson = embed(t('digests.list.own'), t('digests.list.noneOwn'), own);
  return manages ? [ofServer, ofPerson] : [ofPerson];
}

function digestField(digest: Digest, detailed: boolean, i18n: I18n): APIEmbedField {
  const { t } = i18n;
  const { id, schedule, missed } = digest;
  const lines = [
    t('alert.to', { place: recipientText(digest, i18n) }),
    digestState(digest, i18n),
    ...(detailed ? [contentsText(digest, i18n)] : []),
    ...(missed > 0 ? [t('digests.missed', { count: missed })] : []),
  ];
  return {
    name: t('digests.field', { id: String(id), schedule: scheduleText(schedule, i18n) }),
    value: lines.join('\n'),
  };
}

import type { APIEmbed, APIEmbedField } from 'discord-api-types/v10';
import type { Digest } from '../domain/digest.ts';
import type { Message } from '../ports.ts';
import { colours } from './colour.ts';
import { contentsText, digestState, recipientText, scheduleText } from './digest-words.ts';
import type { Voice } from './voice.ts';

/** @param manages - Whether the reader may manage the server: those of a server are for managers. */
export function digestListMessage(
  digests: readonly Digest[],
  { manages }: { readonly manages: boolean },
  voice: Voice,
): Message {
  const { t } = voice;
  const embed = (title: string, none: string, listed: readonly Digest[]): APIEmbed => ({
    color: colours.neutral,
    title,
    ...(listed.length === 0
      ? { description: none }
      : { fields: listed.map((digest) => digestField(digest, voice)) }),
  });
  const servers = digests.filter(({ guildId }) => guildId !== undefined);
  const own = digests.filter(({ guildId }) => guildId === undefined);
  return {
    embeds: [
      ...(manages
        ? [embed(t('digests.list.server'), t('digests.list.noneOnServer'), servers)]
        : []),
      embed(t('digests.list.own'), t('digests.list.noneOwn'), own),
    ],
  };
}

function digestField(digest: Digest, voice: Voice): APIEmbedField {
  const { t } = voice;
  const { id, schedule, missed } = digest;
  const lines = [
    t('alert.to', { place: recipientText(digest, voice) }),
    digestState(digest, voice),
    contentsText(digest, voice),
    ...(missed > 0 ? [t('digests.missed', { count: missed })] : []),
  ];
  return {
    name: t('digests.field', { id: String(id), schedule: scheduleText(schedule, voice) }),
    value: lines.join('\n'),
  };
}

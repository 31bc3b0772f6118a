import { digestSections, type NewDigest } from '../../src/digest/digest.ts';
import { digestTitle } from '../../src/digest/words.message.ts';
import { type Caller, defineSubcommand } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { i18nFor } from '../../src/i18n/i18n.ts';
import { localeCalled } from '../../src/i18n/language.ts';
import { localized } from '../../src/i18n/localized.ts';
import type { Message } from '../../src/message/message.ts';
import { wholeMessage } from '../../src/outbox/delivered.message.ts';
import { channelRecipient, personRecipient } from '../../src/outbox/recipient.ts';
import { mayManage, profileOf } from '../shared/caller.ts';
import { digestOption, digestsFor, readDigest, suggestDigests } from './entries.ts';

export const preview = defineSubcommand({
  nameLocalizations: localized('command.digest.preview.name').localizations,
  description: localized('command.digest.preview.description'),
  audience: 'caller',
  cost: 'expensive',
  options: { digest: digestOption },
  async run({ options, caller }, ports) {
    const i18n = i18nFor(caller.locale);
    const isFirst = options.digest === undefined && (await digestsFor(caller, ports)).length === 0;
    if (isFirst)
      return shown(await usualDigest(caller, ports), i18n.t('digests.previewOfNone'), ports);
    return previewOf(await readDigest(options.digest, caller, ports, i18n), caller, ports);
  },
  suggest: ({ text }, caller, ports) => suggestDigests(text, caller, ports),
});

export function previewOf(
  digest: Parameters<typeof digestTitle>[0],
  { locale }: Caller,
  ports: Pick<Ports, 'composer'>,
): Promise<Message> {
  const i18n = i18nFor(locale);
  return shown(digest, i18n.t('digests.preview', { title: digestTitle(digest, i18n) }), ports);
}

/**
 * Returns a digest of everything for the time before somebody subscribed: for the server, if
 * possible.
 */
async function usualDigest(
  caller: Caller,
  ports: Pick<Ports, 'profiles' | 'clock'>,
): Promise<NewDigest> {
  const { settings } = await profileOf(caller, ports);
  const { id, guildId, channelId, locale } = caller;
  const isServers = channelId !== undefined && mayManage(caller);
  return {
    ...(isServers && { guildId }),
    recipient: isServers ? channelRecipient(channelId) : personRecipient(id),
    userId: id,
    schedule: { minute: 0, days: 'daily', timeZone: settings.timeZone ?? 'UTC' },
    locale: localeCalled(locale) ?? 'en-US',
    sections: digestSections,
    createdAt: ports.clock(),
  };
}

async function shown(
  digest: NewDigest,
  heading: string,
  { composer }: Pick<Ports, 'composer'>,
): Promise<Message> {
  return { ...wholeMessage({ content: heading }, await composer.compose(digest)), ephemeral: true };
}

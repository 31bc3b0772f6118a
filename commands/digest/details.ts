import { coinCalled } from '../../src/coin/coins.ts';
import type { NewDigest } from '../../src/digest/digest.ts';
import { digestSections } from '../../src/digest/digest.ts';
import type { Caller } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { i18nFor } from '../../src/i18n/i18n.ts';
import { localeCalled } from '../../src/i18n/language.ts';
import type { Message } from '../../src/message/message.ts';
import { channelRecipient, personRecipient } from '../../src/outbox/recipient.ts';
import { profileOf } from '../shared/caller.ts';

/** Sections of the details: the chart stands above already. */
const SECTIONS = digestSections.filter((section) => section !== 'chart');

/** Shows everything a digest can say, in the language of the person who pressed, to them alone. */
export async function digestDetails(
  {
    of,
    currency,
    coins,
  }: {
    readonly of: 'server' | 'person';
    readonly currency: string;
    /** Symbols of the coins that have a section, separated by commas. */
    readonly coins: string;
  },
  caller: Caller,
  ports: Pick<Ports, 'composer' | 'profiles' | 'clock'>,
): Promise<Message> {
  const { settings } = await profileOf(caller, ports);
  const { id, guildId, channelId, locale } = caller;
  const isServers = of === 'server' && guildId !== undefined && channelId !== undefined;
  const digest: NewDigest = {
    ...(isServers && { guildId }),
    recipient: isServers ? channelRecipient(channelId) : personRecipient(id),
    schedule: { minute: 0, days: 'daily', timeZone: settings.timeZone ?? 'UTC' },
    currency,
    locale: localeCalled(locale) ?? 'en-US',
    sections: SECTIONS,
    coins: coins.split(',').flatMap((symbol) => coinCalled(symbol) ?? []),
    createdAt: ports.clock(),
  };
  const { message } = await ports.composer.compose(digest);
  const content = i18nFor(locale).t('digest.details');
  return { ...message, content, components: [], ephemeral: true };
}

import type { Digest } from '../../src/digest/digest.ts';
import { digestTitle } from '../../src/digest/words.message.ts';
import { type Caller, defineSubcommand } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import { voiceFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import type { Message } from '../../src/message/message.ts';
import { digestOption, readDigest, suggestDigests } from './entries.ts';

/** Seconds; of one digest one in each. */
const EVERY = 60;

export const sendNow = defineSubcommand({
  nameLocalizations: localized('command.digest.send-now.name').localizations,
  description: localized('command.digest.send-now.description'),
  audience: 'caller',
  cost: 'expensive',
  options: { digest: digestOption },
  async run({ options, caller }, ports) {
    const voice = voiceFor(caller.locale);
    return sendDigest(await readDigest(options.digest, caller, ports, voice), caller, ports);
  },
  suggest: ({ text }, caller, ports) => suggestDigests(text, caller, ports),
});

/** One more of it; when it comes next stays as it is. @throws UserError within a minute of another. */
export async function sendDigest(
  digest: Digest,
  caller: Caller,
  {
    digests,
    composer,
    dms,
    clock,
    isSending,
  }: Pick<Ports, 'digests' | 'composer' | 'dms' | 'clock' | 'isSending'>,
): Promise<Message> {
  const voice = voiceFor(caller.locale);
  const now = clock();
  const enclosure = await composer.compose(digest);
  if (digest.guildId === undefined) await dms.tryAnew(caller.id);
  const notice = {
    recipient: digest.recipient,
    owner: digest.guildId === undefined ? caller.id : `g:${digest.guildId}`,
    payload: {},
    enclosure: enclosure.id,
    digest: digest.id,
    dedupeKey: `digest-now:${digest.id}`,
    createdAt: now,
  };
  const isNew = await digests.putExtra(enclosure, notice, EVERY);
  if (!isNew) throw new UserError(voice.t('digests.sentLately'));
  const isOnItsWay = await isSending(digest.recipient);
  return {
    ephemeral: true,
    content: voice.t(isOnItsWay ? 'digests.sent' : 'digests.sentLater', {
      title: digestTitle(digest, voice),
    }),
  };
}

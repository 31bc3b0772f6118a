import { type Digest, digestOwner } from '../../src/digest/digest.ts';
import { digestTitle } from '../../src/digest/words.message.ts';
import { type Caller, defineSubcommand } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import { i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import type { Message } from '../../src/message/message.ts';
import { digestOption, readDigest, suggestDigests } from './entries.ts';

/** Seconds in which one digest can be sent once. */
const EVERY = 60;

export const sendNow = defineSubcommand({
  nameLocalizations: localized('command.digest.send-now.name').localizations,
  description: localized('command.digest.send-now.description'),
  audience: 'caller',
  cost: 'expensive',
  options: { digest: digestOption },
  async run({ options, caller }, ports) {
    const i18n = i18nFor(caller.locale);
    return sendDigest(await readDigest(options.digest, caller, ports, i18n), caller, ports);
  },
  suggest: ({ text }, caller, ports) => suggestDigests(text, caller, ports),
});

/**
 * Sends a digest once more; its next time stays as it is.
 *
 * @throws UserError within a minute of another.
 */
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
  const i18n = i18nFor(caller.locale);
  const now = clock();
  const content = await composer.compose(digest);
  if (digest.guildId === undefined) await dms.tryAnew(caller.id);
  const notice = {
    recipient: digest.recipient,
    owner: digestOwner(digest),
    payload: {},
    content: content.id,
    digest: digest.id,
    dedupeKey: `digest-now:${digest.id}`,
    createdAt: now,
  };
  const isNew = await digests.putExtra(content, notice, EVERY);
  if (!isNew) throw new UserError(i18n.t('digests.sentLately'));
  const isOnItsWay = await isSending(digest.recipient);
  return {
    ephemeral: true,
    content: i18n.t(isOnItsWay ? 'digests.sent' : 'digests.sentLater', {
      title: digestTitle(digest, i18n),
    }),
  };
}

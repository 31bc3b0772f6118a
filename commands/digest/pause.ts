import type { Digest } from '../../src/digest/digest.ts';
import { digestClock } from '../../src/digest/digest-clock.ts';
import { digestTitle } from '../../src/digest/words.message.ts';
import { type Caller, defineSubcommand } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import { i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import type { Message } from '../../src/message/message.ts';
import { channelRecipient } from '../../src/outbox/recipient.ts';
import { digestAnswer, digestButtons } from './answer.ts';
import { channelHere, checkPlace } from './channel.ts';
import {
  changeDigest,
  digestOption,
  isResting,
  readDigest,
  readResting,
  suggestDigests,
} from './entries.ts';

export const pause = defineSubcommand({
  nameLocalizations: localized('command.digest.pause.name').localizations,
  description: localized('command.digest.pause.description'),
  audience: 'caller',
  options: { digest: digestOption },
  async run({ options, caller }, ports) {
    const i18n = i18nFor(caller.locale);
    const digest = await readDigest(options.digest, caller, ports, i18n);
    return digest.state === 'active'
      ? pauseDigest(digest, caller, ports)
      : digestAnswer('resting', digest, { caller }, i18n);
  },
  suggest: ({ text }, caller, ports) => suggestDigests(text, caller, ports),
});

export const resume = defineSubcommand({
  nameLocalizations: localized('command.digest.resume.name').localizations,
  description: localized('command.digest.resume.description'),
  audience: 'caller',
  options: { digest: digestOption },
  async run({ options, caller }, ports) {
    const i18n = i18nFor(caller.locale);
    const digest = await readResting(options.digest, caller, ports, i18n);
    return digest.state === 'active'
      ? digestAnswer('running', digest, { caller }, i18n)
      : resumeDigest(digest, caller, ports);
  },
  suggest: ({ text }, caller, ports) => suggestDigests(text, caller, ports, isResting),
});

export async function pauseDigest(digest: Digest, caller: Caller, ports: Ports): Promise<Message> {
  const i18n = i18nFor(caller.locale);
  const outcome = await changeDigest(
    digest.id,
    (current) =>
      current.state === 'active' ? { ...current, state: 'paused', nextAt: undefined } : current,
    ports,
    i18n,
  );
  const paused = 'same' in outcome ? digest : outcome.saved;
  return {
    ephemeral: true,
    content: i18n.t('digests.paused', { title: digestTitle(paused, i18n) }),
    components: [digestButtons(paused, caller, i18n)],
  };
}

/**
 * Lets a digest go on, also one that was stopped.
 *
 * @throws UserError where we still may not write, as far as we can tell.
 */
export async function resumeDigest(digest: Digest, caller: Caller, ports: Ports): Promise<Message> {
  const i18n = i18nFor(caller.locale);
  const here = channelHere(caller);
  if (here && digest.recipient === channelRecipient(here.id)) {
    checkPlace(here, digest.sections, caller, i18n);
  }
  if (digest.guildId === undefined) await ports.dms.tryAnew(caller.id);
  const clockwork = await digestClock();
  const now = ports.clock();
  const resumed = await changeDigest(
    digest.id,
    (current) => clockwork.resumeDigest(current, now),
    ports,
    i18n,
  );
  if ('same' in resumed) throw new UserError(i18n.t('digests.editTwin'));
  return digestAnswer('resumed', resumed.saved, { caller }, i18n);
}

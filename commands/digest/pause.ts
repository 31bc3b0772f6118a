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

interface Switch {
  readonly name: 'pause' | 'resume';
  /** Finds the digest that is named, or goes without saying. */
  readonly read: typeof readDigest;
  /** Tells whether the digest isn't yet as it is to be. */
  readonly isDue: (digest: Digest) => boolean;
  readonly act: typeof pauseDigest;
  /** The answer about a digest that is as it is to be already. */
  readonly done: 'resting' | 'running';
  /** The digests to suggest; all of them where there is none to choose. */
  readonly fits?: (digest: Digest) => boolean;
}

const switching = ({ name, read, isDue, act, done, fits }: Switch) =>
  defineSubcommand({
    nameLocalizations: localized(`command.digest.${name}.name`).localizations,
    description: localized(`command.digest.${name}.description`),
    audience: 'caller',
    options: { digest: digestOption },
    async run({ options, caller }, ports) {
      const i18n = i18nFor(caller.locale);
      const digest = await read(options.digest, caller, ports, i18n);
      return isDue(digest)
        ? act(digest, caller, ports)
        : digestAnswer(done, digest, { caller }, i18n);
    },
    suggest: ({ text }, caller, ports) => suggestDigests(text, caller, ports, fits),
  });

export const pause = switching({
  name: 'pause',
  read: readDigest,
  isDue: (digest) => !isResting(digest),
  act: pauseDigest,
  done: 'resting',
});

export const resume = switching({
  name: 'resume',
  read: readResting,
  isDue: isResting,
  act: resumeDigest,
  done: 'running',
  fits: isResting,
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

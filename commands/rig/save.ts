import { ButtonStyle } from 'discord-api-types/v10';
import type { Caller } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import { type Voice, voiceFor } from '../../src/i18n/i18n.ts';
import { buttonRow } from '../../src/message/button-row.ts';
import { quoted } from '../../src/message/markdown.ts';
import type { Message } from '../../src/message/message.ts';
import type { RegisteredRig } from '../../src/rig/registered.ts';
import { COMMAND as ALERTS } from '../alerts/entries.ts';
import { nameOf, shadowing } from './name.ts';
import { rigAnswer } from './show.ts';
import type { RigWish } from './wish.ts';

/** Rigs of one person. */
export const MAX_RIGS = 100;

/**
 * Registers a rig, says how it does, and asks once whether to watch it.
 *
 * @param notes - Sentences about how the wish was read.
 * @throws UserError when the name is taken or there are too many.
 */
export async function saveRig(
  wish: RigWish,
  caller: Caller,
  ports: Ports,
  notes: readonly string[] = [],
): Promise<Message> {
  const voice = voiceFor(caller.locale);
  const rig = await registerRig(wish, caller, ports);
  const answer = rigAnswer(rig, ports, voice, wish.origins);
  const saved = voice.t('rig.saved', { name: quoted(rig.name) });
  const watch = {
    command: ALERTS,
    action: 'watch',
    label: voice.t('alerts.button.watch'),
    argument: `${rig.id}`,
  };
  return {
    ...answer,
    content: [
      saved,
      ...notes,
      ...shadowing(rig.name, voice),
      voice.t('alerts.watch.question'),
    ].join(' '),
    components: [
      buttonRow(caller.id, [{ ...watch, style: ButtonStyle.Primary }]),
      ...(answer.components ?? []),
    ],
    ephemeral: true,
  };
}

/** @throws UserError when the name is taken or there are too many. */
export async function registerRig(
  { origins: _, ...wish }: RigWish,
  caller: Caller,
  ports: Pick<Ports, 'rigs' | 'clock'>,
): Promise<RegisteredRig> {
  const voice = voiceFor(caller.locale);
  const taken = (await ports.rigs.list(caller.id)).map(({ name }) => name);
  const name = nameOf(wish, taken, voice);
  const now = ports.clock();
  const moments = { createdAt: now, updatedAt: now };
  const added = await ports.rigs.add({ ...wish, name, userId: caller.id, ...moments });
  if (added.ok) return added.rig;
  throw refusal(added.why, name, voice);
}

export function refusal(
  why: 'name-taken' | 'too-many',
  name: string,
  { t, count }: Voice,
): UserError {
  return new UserError(
    why === 'too-many'
      ? t('rig.tooMany', { limit: count(MAX_RIGS) })
      : t('rig.nameTaken', { name: quoted(name) }),
  );
}

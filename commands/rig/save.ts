import type { Caller } from '../../src/discord/command.ts';
import { UserError } from '../../src/errors.ts';
import type { Message, Ports } from '../../src/ports.ts';
import { quoted } from '../../src/render/markdown.ts';
import { type Voice, voiceFor } from '../../src/render/voice.ts';
import { nameOf } from './name.ts';
import { rigAnswer } from './show.ts';
import type { RigWish } from './wish.ts';

/** Rigs of one person. */
export const MAX_RIGS = 100;

/** Registers a rig and says how it does. @throws UserError when the name is taken or there are too many. */
export async function saveRig(wish: RigWish, caller: Caller, ports: Ports): Promise<Message> {
  const voice = voiceFor(caller.locale);
  const { origins, ...rig } = wish;
  const taken = (await ports.rigs.list(caller.id)).map(({ name }) => name);
  const name = nameOf(wish, taken, voice);
  const now = ports.clock();
  const moments = { createdAt: now, updatedAt: now };
  const added = await ports.rigs.add({ ...rig, name, userId: caller.id, ...moments });
  if (!added.ok) throw refusal(added.why, name, voice);
  return {
    ...rigAnswer(added.rig, ports, voice, origins),
    content: voice.t('rig.saved', { name: quoted(name) }),
    ephemeral: true,
  };
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

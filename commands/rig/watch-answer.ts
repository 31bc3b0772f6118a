import { isDeepStrictEqual } from 'node:util';
import type { Caller } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import { quoted } from '../../src/message/markdown.ts';
import type { Message } from '../../src/message/message.ts';
import type { NewRig, RegisteredRig } from '../../src/rig/registered.ts';
import { watchRig } from '../alerts/set.ts';
import type { ProfitRequest } from '../profit/request.ts';
import { shadowing } from './name.ts';
import { registerRig } from './save.ts';
import { wishOf } from './save-answer.ts';
import type { RigWish } from './wish.ts';

/**
 * Watches the rig of an answer; one that isn't registered yet is, under a name of its own. A second
 * press finds the rig of the first.
 *
 * @throws UserError when it is watched already, or there are too many.
 */
export async function alertMe(
  request: ProfitRequest,
  around: Parameters<typeof wishOf>[1],
  caller: Caller,
  ports: Ports,
): Promise<Message> {
  const { subject, voice } = around;
  if (subject.own) return watchRig(subject.own, caller, ports);
  const wish = wishOf(request, around);
  const sameRig = async () => (await ports.rigs.list(caller.id)).find((rig) => isSame(rig, wish));
  const same = await sameRig();
  if (same) return watchRig(same, caller, ports);
  let rig: RegisteredRig;
  try {
    rig = await registerRig(wish, caller, ports);
  } catch (error) {
    // Its name may have been taken by another press of the same button.
    const faster = error instanceof UserError ? await sameRig() : undefined;
    if (!faster) throw error;
    return watchRig(faster, caller, ports);
  }
  const saved = voice.t('rig.saved', { name: quoted(rig.name) });
  const content = [saved, ...shadowing(rig.name, voice)].join(' ');
  return { ...(await watchRig(rig, caller, ports)), content };
}

function isSame(rig: RegisteredRig, wish: RigWish): boolean {
  return isDeepStrictEqual(figuresAndTerms(rig), figuresAndTerms(wish));
}

function figuresAndTerms({
  hashrate,
  power,
  count,
  model,
  tariff,
  poolFee,
  uptime,
  fixedCost,
}: Omit<NewRig, 'userId' | 'name' | 'createdAt' | 'updatedAt'>) {
  return { hashrate, power, count, model, tariff, poolFee, uptime, fixedCost };
}

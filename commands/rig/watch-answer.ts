import { isDeepStrictEqual } from 'node:util';
import type { Caller } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import { quoted } from '../../src/message/markdown.ts';
import type { Message } from '../../src/message/message.ts';
import { isSameTariff } from '../../src/power/tariff.ts';
import type { NewRig, RegisteredRig } from '../../src/rig/registered.ts';
import { watchRig } from '../alerts/set.ts';
import type { ProfitRequest } from '../profit/request.ts';
import { nameClash } from './name.ts';
import type { RigParams } from './rig-params.ts';
import { registerRig } from './save.ts';
import { paramsOf } from './save-answer.ts';

/**
 * Watches the rig of an answer; one that isn't registered yet is registered, under a name of its
 * own. A second press finds the rig of the first.
 *
 * @throws UserError when it is watched already, or there are too many.
 */
export async function alertMe(
  request: ProfitRequest,
  context: Parameters<typeof paramsOf>[1],
  caller: Caller,
  ports: Ports,
): Promise<Message> {
  const { subject, i18n } = context;
  if (subject.own) return watchRig(subject.own, caller, ports);
  const params = paramsOf(request, context);
  const sameRig = async () => (await ports.rigs.list(caller.id)).find((rig) => isSame(rig, params));
  const same = await sameRig();
  if (same) return watchRig(same, caller, ports);
  let rig: RegisteredRig;
  try {
    rig = await registerRig(params, caller, ports);
  } catch (error) {
    // The name of the rig may have been taken by another press of the same button.
    const faster = error instanceof UserError ? await sameRig() : undefined;
    if (!faster) throw error;
    return watchRig(faster, caller, ports);
  }
  const saved = i18n.t('rig.saved', { name: quoted(rig.name) });
  const content = [saved, ...nameClash(rig.name, i18n)].join(' ');
  return { ...(await watchRig(rig, caller, ports)), content };
}

/** Tells whether a rig is what an answer was about, whatever it is called. */
export function isSame(rig: RegisteredRig, params: Omit<RigParams, 'origins'>): boolean {
  return (
    isDeepStrictEqual(figuresAndTerms(rig), figuresAndTerms(params)) &&
    // By what a price is counted changes with the month, or the day.
    isSameTariff(rig.tariff, params.tariff) &&
    rig.tariff.name === params.tariff.name
  );
}

function figuresAndTerms({
  hashrate,
  power,
  count,
  model,
  poolFee,
  uptime,
  fixedCost,
}: Omit<NewRig, 'userId' | 'name' | 'createdAt' | 'updatedAt'>) {
  return { hashrate, power, count, model, poolFee, uptime, fixedCost };
}

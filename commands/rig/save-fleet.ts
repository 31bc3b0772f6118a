import type { Caller } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import { quoted } from '../../src/message/markdown.ts';
import type { Message } from '../../src/message/message.ts';
import { asCounted } from '../../src/power/tariff.ts';
import type { ProfitRequest } from '../profit/request.ts';
import type { FleetPart } from '../profit/subject.ts';
import { offerWatching } from './import.ts';
import { nameOf } from './name.ts';
import { refusal } from './save.ts';
import { paramsOf } from './save-answer.ts';
import { isSame } from './watch-answer.ts';

/**
 * Registers the kinds of rigs in a fleet, each under a name of its own, all or none; those that are
 * registered already stay as they are, so that a second press changes nothing.
 *
 * @throws UserError when there are none left to save, or too many.
 */
export async function saveFleet(
  request: ProfitRequest,
  {
    parts,
    reading,
    i18n,
  }: Pick<Parameters<typeof paramsOf>[1], 'reading' | 'i18n'> & {
    readonly parts: readonly FleetPart[];
  },
  caller: Caller,
  ports: Ports,
): Promise<Message> {
  const { t, list } = i18n;
  const known = await ports.rigs.list(caller.id);
  const taken = known.map(({ name }) => name);
  const now = ports.clock();
  const wanted = parts.flatMap(({ rig, own, preferences }) => {
    if (own) return [];
    const { origins: _, ...params } = paramsOf(request, {
      subject: { rig, preferences },
      reading,
      i18n,
    });
    if (known.some((one) => isSame(one, params))) return [];
    const name = nameOf(params, taken, i18n);
    taken.push(name);
    const tariff = asCounted(params.tariff, now, reading.spot);
    return [{ ...params, tariff, name, userId: caller.id, createdAt: now, updatedAt: now }];
  });
  if (wanted.length === 0) throw new UserError(t('fleet.known'));
  const added = await ports.rigs.addAll(wanted);
  if (!added.ok) throw refusal(added.why, wanted[added.index]?.name ?? '', i18n, taken);
  const names = list(added.rigs.map(({ name }) => `**${quoted(name)}**`));
  const saved = t('fleet.saved', { names, count: added.rigs.length });
  return { ...(await offerWatching(saved, added.rigs, caller, ports, i18n)), ephemeral: true };
}

import type { Caller } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import { type I18n, i18nFor } from '../../src/i18n/i18n.ts';
import { momentOf } from '../../src/market/conditions.ts';
import { quoted } from '../../src/message/markdown.ts';
import type { Message } from '../../src/message/message.ts';
import { asCounted } from '../../src/power/tariff.ts';
import { savedRigText } from '../../src/rig/list.message.ts';
import { profitsOf } from '../../src/rig/profitability.ts';
import type { RegisteredRig } from '../../src/rig/registered.ts';
import { savedRigButtons } from '../alerts/watched-rig.ts';
import { nameClash, nameOf, numbered } from './name.ts';
import type { RigParams } from './rig-params.ts';

/** The most rigs that one person can have. */
export const MAX_RIGS = 100;

/**
 * Registers a rig, says how it does, and asks once whether to watch it.
 *
 * @param notes - Sentences about how the rig was read.
 * @throws UserError when the name is taken or there are too many.
 */
export async function saveRig(
  params: RigParams,
  caller: Caller,
  ports: Ports,
  notes: readonly string[] = [],
): Promise<Message> {
  const i18n = i18nFor(caller.locale);
  const { t } = i18n;
  const rig = await registerRig(params, caller, ports);
  const reading = await ports.market.want(rig.coin);
  const profits = profitsOf([rig], () => reading);
  const saved = profits.map((one) =>
    savedRigText(
      one,
      {
        notes: [...notes, ...nameClash(rig.name, i18n)],
        reading,
        now: momentOf(reading, ports.clock),
      },
      i18n,
    ),
  );
  const isAtLoss = profits.some(({ profit = 0 }) => profit < 0);
  return {
    content: [...saved, t(isAtLoss ? 'alerts.watch.questionAtLoss' : 'alerts.watch.question')].join(
      '\n',
    ),
    components: [savedRigButtons(rig, i18n)],
    ephemeral: true,
  };
}

/** Registers a rig. @throws UserError when the name is taken or there are too many. */
export async function registerRig(
  { origins: _, ...params }: RigParams,
  caller: Caller,
  ports: Pick<Ports, 'rigs' | 'clock' | 'market'>,
): Promise<RegisteredRig> {
  const i18n = i18nFor(caller.locale);
  const taken = (await ports.rigs.list(caller.id)).map(({ name }) => name);
  const name = nameOf(params, taken, i18n);
  const now = ports.clock();
  const reading = ports.market.reading();
  const tariff = asCounted(params.tariff, momentOf(reading, ports.clock), reading.spot);
  const moments = { createdAt: now, updatedAt: now, tariff };
  const added = await ports.rigs.add({ ...params, name, userId: caller.id, ...moments });
  if (added.ok) return added.rig;
  throw refusal(added.why, name, i18n, taken);
}

/**
 * Returns the error for a rig that can't be registered.
 *
 * @param taken - Names of the person's rigs.
 */
export function refusal(
  why: 'name-taken' | 'too-many',
  name: string,
  { t, count }: I18n,
  taken: readonly string[],
): UserError {
  return new UserError(
    why === 'too-many'
      ? t('rig.tooMany', { limit: count(MAX_RIGS) })
      : t('rig.nameTaken', { name: quoted(name), free: numbered(name, taken) }),
  );
}

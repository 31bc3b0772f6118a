import type { Caller } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import type { I18n } from '../../src/i18n/i18n.ts';
import type { RegisteredRig } from '../../src/rig/registered.ts';

/** Upper limit of an id: rows have smaller numbers; PostgreSQL would not take every larger one. */
const TOO_LARGE = 1e9;

/** Finds an own rig by its id. @throws UserError when it is gone, or the button carried none. */
export async function rigById(
  id: number | undefined,
  { id: userId }: Caller,
  { rigs }: Pick<Ports, 'rigs'>,
  { t }: I18n,
): Promise<RegisteredRig> {
  const found = id !== undefined && id < TOO_LARGE ? await rigs.get(userId, id) : undefined;
  if (!found) throw new UserError(t('rig.gone'));
  return found;
}

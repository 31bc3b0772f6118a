import {
  type Caller,
  MAX_CHOICE_LENGTH,
  MAX_CHOICES,
  type StringOption,
  type Suggestion,
} from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import { type I18n, i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { quoted, shortened } from '../../src/message/markdown.ts';
import { tariffText } from '../../src/power/tariff.message.ts';
import { nameKey } from '../../src/rig/registered.ts';
import type { NamedTariff } from '../../src/rig/tariffs.port.ts';
import { picked } from '../shared/picking.ts';

/** The name of a power price that the caller keeps. */
export const nameOption = {
  ...picked,
  description: localized('option.tariffName.description'),
  nameLocalizations: localized('option.tariffName.name').localizations,
  required: true,
} as const satisfies StringOption;

export async function suggestNames(
  text: string,
  { id, locale }: Caller,
  { tariffs }: Pick<Ports, 'tariffs'>,
): Promise<readonly Suggestion[]> {
  const i18n = i18nFor(locale);
  const kept = await tariffs.list(id);
  return kept
    .filter(({ name }) => nameKey(name).includes(nameKey(text)))
    .slice(0, MAX_CHOICES)
    .map(({ name, tariff }) => ({
      name: shortened(`${name} · ${tariffText(tariff, i18n)}/kWh`, MAX_CHOICE_LENGTH),
      value: name,
    }));
}

/** Returns the power price of that name. @throws UserError where the caller keeps none. */
export async function tariffNamed(
  name: string,
  { id }: Caller,
  { tariffs }: Pick<Ports, 'tariffs'>,
  { t }: I18n,
): Promise<NamedTariff> {
  const found = await tariffs.find(id, name.split(' · ', 1)[0] ?? name);
  if (found) return found;
  throw new UserError(t('tariff.unknown', { name: quoted(name, 60) }));
}

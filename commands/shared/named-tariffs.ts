import {
  type Caller,
  MAX_CHOICE_LENGTH,
  MAX_CHOICES,
  type Suggestion,
} from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { type I18n, i18nFor } from '../../src/i18n/i18n.ts';
import { shortened } from '../../src/message/markdown.ts';
import { zoneBegun } from '../../src/power/spot-text.ts';
import { isCalledLike, zoneCalled } from '../../src/power/spot-zones.ts';
import { tariffText } from '../../src/power/tariff.message.ts';
import { inOwnCurrency, type Tariff } from '../../src/power/tariff.ts';
import { parseTariff } from '../../src/power/tariff-text.ts';
import { nameKey } from '../../src/rig/registered.ts';
import { preferencesFor } from './caller.ts';
import { withHomeCents } from './home-cents.ts';
import { learnPrices } from './spot.ts';

/** Characters of a name, at most. */
export const MAX_TARIFF_NAME = 30;

/**
 * Returns the power price that the caller keeps by that name, or the text as it is where it is a price
 * by itself, or no name of theirs.
 */
export async function electricityOf(
  text: string | undefined,
  { id }: Caller,
  { tariffs }: Pick<Ports, 'tariffs'>,
): Promise<string | Tariff | undefined> {
  if (text === undefined || !isTariffName(text)) return text;
  return (await tariffs.find(id, text))?.tariff ?? text;
}

/** Returns the power price that the caller keeps by that name; nothing for other texts. */
export async function tariffCalled(
  text: string | undefined,
  caller: Caller,
  ports: Pick<Ports, 'tariffs'>,
): Promise<Tariff | undefined> {
  const found = await electricityOf(text, caller, ports);
  return typeof found === 'object' ? found : undefined;
}

/** Tells whether a text can be the name of a power price: it has letters, is short, and is no price. */
export function isTariffName(text: string): boolean {
  return /\p{L}/u.test(text) && text.trim().length <= MAX_TARIFF_NAME && !parseTariff(text).ok;
}

/** Suggests what is typed of a power price, as it is understood, and those that are kept by a name. */
export async function suggestElectricity(
  text: string,
  caller: Caller,
  ports: Pick<Ports, 'tariffs' | 'profiles' | 'defaults' | 'spot'>,
): Promise<readonly Suggestion[]> {
  const i18n = i18nFor(caller.locale);
  const [kept, { currency }, { electricity }] = await Promise.all([
    ports.tariffs.list(caller.id),
    preferencesFor(caller, ports),
    withHomeCents({ electricity: text }, caller, ports),
  ]);
  const typed = parseTariff(electricity, currency);
  // Somebody who types it asks for it soon.
  void learnPrices([text], ports);
  const key = nameKey(text);
  const understood =
    typed.ok && text.length <= MAX_CHOICE_LENGTH
      ? [suggestion(text, inOwnCurrency(typed.tariff, currency), i18n)]
      : [];
  const named = kept
    .filter(({ name }) => nameKey(name).includes(key))
    .map(({ name, tariff }) => ({
      ...suggestion(name, tariff, i18n),
      name: shortened(`${name} · ${tariffText(tariff, i18n)}/kWh`, MAX_CHOICE_LENGTH),
    }));
  return [...understood, ...zonesFor(text, ports), ...named].slice(0, MAX_CHOICES);
}

/** Offers the zones that begin as typed, where a price is to follow an exchange. */
function zonesFor(text: string, { spot }: Pick<Ports, 'spot'>): readonly Suggestion[] {
  const begun = zoneBegun(text);
  if (begun === undefined || zoneCalled(begun)?.id.toLowerCase() === begun.toLowerCase()) return [];
  return spot
    .zones()
    .filter((zone) => isCalledLike(zone, begun))
    .map(({ id, currency }) => ({ name: `spot ${id} (${currency}/kWh)`, value: `spot ${id}` }));
}

const suggestion = (value: string, tariff: Tariff, i18n: I18n): Suggestion => ({
  name: shortened(`${tariffText(tariff, i18n)}/kWh`, MAX_CHOICE_LENGTH),
  value,
});

import { type Caller, defineSubcommand } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { type I18n, i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import type { Message } from '../../src/message/message.ts';
import { preferencesOf, type ServerSettings } from '../../src/people/preferences.ts';
import type { Tariff } from '../../src/power/tariff.ts';
import { managedServer } from '../shared/caller.ts';
import { withHomeCurrency } from '../shared/home-cents.ts';
import { electricityOf, suggestElectricity } from '../shared/named-tariffs.ts';
import { checkLimits, inPercent, shareNotes } from '../shared/number-fields.ts';
import { currencyOption, suggestCurrencies } from '../shared/options.ts';
import { electricityOption, feeOption } from '../shared/term-options.ts';
import { readTerms } from '../shared/terms.ts';
import { settingsActions } from './actions.ts';
import { serverFields, settingsMessage, withGiven, without } from './message.ts';

export const server = defineSubcommand({
  nameLocalizations: localized('command.settings.server.name').localizations,
  description: localized('command.settings.server.description'),
  audience: 'caller',
  options: {
    currency: { ...currencyOption, description: localized('option.ownCurrency.description') },
    electricity: electricityOption,
    fee: feeOption,
  },
  async run({ options, caller }, ports) {
    const i18n = i18nFor(caller.locale);
    const guildId = managedServer(caller, 'settings', i18n);
    const said = await withHomeCurrency(inPercent(options), caller, ports, 'server');
    const there = await ports.settings.server(guildId);
    // The caller's own preferences count for the caller alone, so they are left out.
    const { currency } = preferencesOf({ own: {}, server: there, operator: ports.defaults });
    checkLimits(said, i18n);
    const electricity = await electricityOf(said.electricity, caller, ports);
    // A server's price follows nobody's own.
    const price = typeof electricity === 'object' ? unnamed(electricity) : electricity;
    const given = readTerms({ ...said, electricity: price }, currency, i18n);
    const changed = Object.values(options).some((value) => value !== undefined);
    const settings = changed
      ? await save(guildId, (old) => withGiven(old, given), caller, ports)
      : there;
    const message = shown(settings, caller, ports, i18n);
    const content = [i18n.t('settings.saved'), ...shareNotes(said, i18n)].join(' ');
    return changed ? { ...message, content } : message;
  },
  suggest: async ({ option, text }, caller, ports) =>
    option === 'electricity'
      ? suggestElectricity(text, caller, ports)
      : suggestCurrencies(text, i18nFor(caller.locale)),
});

const unnamed = ({ name: _, ...tariff }: Tariff): Tariff => tariff;

export async function forgetServers(
  fields: readonly string[],
  caller: Caller,
  ports: Ports,
): Promise<Message> {
  const i18n = i18nFor(caller.locale);
  const guildId = managedServer(caller, 'settings', i18n);
  const settings = await save(guildId, (old) => without(old, fields), caller, ports);
  return shown(settings, caller, ports, i18n);
}

function save(
  guildId: string,
  change: (settings: ServerSettings) => ServerSettings,
  { id }: Caller,
  ports: Ports,
) {
  return ports.settings.saveServer(guildId, change, id, ports.clock());
}

function shown(set: ServerSettings, { id }: Caller, { defaults }: Ports, i18n: I18n): Message {
  const { t } = i18n;
  const preferences = preferencesOf({ own: {}, server: set, operator: defaults });
  const [title, note] = [t('settings.servers'), t('settings.serversNote')];
  return settingsMessage(
    {
      title,
      note,
      fields: serverFields,
      set,
      preferences,
      forget: settingsActions.forgetServer.id(id, {}),
    },
    i18n,
  );
}

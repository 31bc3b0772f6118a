import { type Caller, defineSubcommand } from '../../src/discord/command.ts';
import { preferencesOf } from '../../src/domain/preferences.ts';
import type { ServerSettings } from '../../src/domain/settings.ts';
import { UserError } from '../../src/errors.ts';
import type { Message, Ports } from '../../src/ports.ts';
import { localized } from '../../src/render/localized.ts';
import { type Voice, voiceFor } from '../../src/render/voice.ts';
import { currencyOption, suggestCurrencies } from '../currency-option.ts';
import { mayManage } from '../manager.ts';
import { inPercent, shareNotes } from '../number-fields.ts';
import { electricityOption, feeOption } from '../term-options.ts';
import { serverFields, settingsMessage, withGiven, without } from './message.ts';
import { readShared } from './read-shared.ts';

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
    const voice = voiceFor(caller.locale);
    const guildId = managedServer(caller, voice);
    const old = await ports.settings.server(guildId);
    const given = inPercent(options);
    const settings = withGiven(old, await readShared(given, caller, ports));
    const changed = Object.values(options).some((value) => value !== undefined);
    if (changed) await save(guildId, settings, caller, ports);
    const message = shown(settings, caller, ports, voice);
    const content = [voice.t('settings.saved'), ...shareNotes(given, voice)].join(' ');
    return changed ? { ...message, content } : message;
  },
  suggest: async ({ text }, { locale }) => suggestCurrencies(text, voiceFor(locale)),
});

export async function forgetServers(
  fields: readonly string[],
  caller: Caller,
  ports: Ports,
): Promise<Message> {
  const voice = voiceFor(caller.locale);
  const guildId = managedServer(caller, voice);
  const settings = without(await ports.settings.server(guildId), fields);
  await save(guildId, settings, caller, ports);
  return shown(settings, caller, ports, voice);
}

/** @throws UserError outside of servers, and without the right to manage this one. */
function managedServer(caller: Caller, { t }: Voice): string {
  const { guildId } = caller;
  if (guildId === undefined) throw new UserError(t('settings.noServer'));
  if (!mayManage(caller)) throw new UserError(t('settings.notAllowed'));
  return guildId;
}

function save(guildId: string, settings: ServerSettings, { id }: Caller, ports: Ports) {
  return ports.settings.saveServer(guildId, settings, id, ports.clock());
}

function shown(set: ServerSettings, { id }: Caller, { defaults }: Ports, voice: Voice): Message {
  const { t } = voice;
  const preferences = preferencesOf({ own: {}, server: set, operator: defaults });
  const [title, note] = [t('settings.servers'), t('settings.serversNote')];
  return settingsMessage(
    { title, note, fields: serverFields, set, preferences, action: 'forget_server', owner: id },
    voice,
  );
}

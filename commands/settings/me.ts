import { type Caller, defineSubcommand } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import { type I18n, i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { quoted } from '../../src/message/markdown.ts';
import type { Message } from '../../src/message/message.ts';
import { preferencesOf, type UserSettings } from '../../src/people/preferences.ts';
import { type QuietHours, quietExceptions, readQuietHours } from '../../src/people/quiet-hours.ts';
import { MAX_PLACE_TEXT, MAX_TIME_TEXT } from '../../src/text/limits.ts';
import { preferencesFor, profileOf } from '../shared/caller.ts';
import { withHomeCurrency } from '../shared/home-cents.ts';
import { electricityOf, suggestElectricity } from '../shared/named-tariffs.ts';
import { checkLimits, inPercent, shareNotes } from '../shared/number-fields.ts';
import {
  currencyOption,
  detailCalled,
  detailOption,
  languageChoices,
  suggestCurrencies,
} from '../shared/options.ts';
import { electricityOption, feeOption, uptimeOption } from '../shared/term-options.ts';
import { readTerms } from '../shared/terms.ts';
import { readTimeZone, suggestTimeZones } from '../shared/time-zone.ts';
import { settingsActions } from './actions.ts';
import { settingsMessage, userFields, withGiven, without } from './message.ts';
import { releaseHeld } from './release-held.ts';

export const me = defineSubcommand({
  nameLocalizations: localized('command.settings.me.name').localizations,
  description: localized('command.settings.me.description'),
  audience: 'caller',
  options: {
    currency: { ...currencyOption, description: localized('option.ownCurrency.description') },
    electricity: electricityOption,
    fee: feeOption,
    uptime: uptimeOption,
    time_zone: {
      type: 'string',
      description: localized('option.time_zone.description'),
      nameLocalizations: localized('option.time_zone.name').localizations,
      maxLength: MAX_PLACE_TEXT,
      autocomplete: true,
    },
    language: {
      type: 'string',
      description: localized('option.language.description'),
      nameLocalizations: localized('option.language.name').localizations,
      choices: languageChoices,
    },
    quiet: {
      type: 'string',
      description: localized('option.quiet.description'),
      nameLocalizations: localized('option.quiet.name').localizations,
      maxLength: MAX_TIME_TEXT,
    },
    quiet_except: {
      type: 'string',
      description: localized('option.quiet_except.description'),
      nameLocalizations: localized('option.quiet_except.name').localizations,
      choices: quietExceptions.map((value) => ({
        name: localized(`settings.quietExcept.${value}`),
        value,
      })),
    },
    detail: detailOption,
  },
  async run({ options, caller }, ports) {
    const { time_zone: timeZone, language: locale, quiet, quiet_except, detail, ...said } = options;
    // A change of the language is answered in the new one.
    const speaker = locale === undefined ? caller : { ...caller, locale };
    const i18n = i18nFor(speaker.locale);
    const { shares, ...shared } = inPercent(await withHomeCurrency(said, speaker, ports, 'caller'));
    const preferences = await preferencesFor(caller, ports);
    checkLimits(shared, i18n);
    const electricity = await electricityOf(shared.electricity, caller, ports);
    const given: UserSettings = {
      ...readTerms({ ...shared, electricity }, preferences.currency, i18n),
      timeZone: timeZone === undefined ? undefined : await readTimeZone(timeZone, i18n),
      locale,
      quiet: quiet === undefined ? undefined : quietIn(quiet, i18n),
      quietExcept: quietExceptions.find((exception) => exception === quiet_except),
      detail: detailCalled(detail),
    };
    const changed = Object.values(options).some((value) => value !== undefined);
    const settings = changed
      ? await saved(caller, ports, (old) => withGiven(old, given))
      : await ports.settings.user(caller.id);
    const message = await mine(settings, speaker, ports);
    const content = [i18n.t('settings.saved'), ...shareNotes({ ...shared, shares }, i18n)].join(
      ' ',
    );
    return changed ? { ...message, content } : message;
  },
  async suggest({ option, text }, caller, ports) {
    const { locale } = caller;
    if (option === 'electricity') return suggestElectricity(text, caller, ports);
    return option === 'time_zone'
      ? suggestTimeZones(text)
      : suggestCurrencies(text, i18nFor(locale));
  },
});

/** Reads quiet hours. @throws UserError that says what to write instead. */
function quietIn(text: string, { t }: I18n): QuietHours {
  const hours = readQuietHours(text);
  if (!hours) throw new UserError(t('settings.notQuiet', { text: quoted(text, 40) }));
  return hours;
}

export async function forgetMine(
  fields: readonly string[],
  caller: Caller,
  ports: Ports,
): Promise<Message> {
  const settings = await saved(caller, ports, (old) => without(old, fields));
  return mine(settings, caller, ports);
}

async function saved(
  caller: Caller,
  ports: Ports,
  change: (old: UserSettings) => UserSettings,
): Promise<UserSettings> {
  let before: UserSettings = {};
  const keep = (old: UserSettings) => {
    before = old;
    return change(old);
  };
  const settings = await ports.settings.saveUser(caller.id, keep, ports.clock());
  await releaseHeld(before, settings, caller, ports);
  return settings;
}

async function mine(set: UserSettings, caller: Caller, ports: Ports): Promise<Message> {
  const i18n = i18nFor(caller.locale);
  const { t } = i18n;
  const { server } = await profileOf(caller, ports);
  const preferences = preferencesOf({ own: set, server, operator: ports.defaults });
  const title = t('settings.mine');
  const note = t('settings.mineNote');
  return settingsMessage(
    {
      title,
      note,
      fields: userFields,
      set,
      preferences,
      forget: settingsActions.forget.id(caller.id, {}),
    },
    i18n,
  );
}

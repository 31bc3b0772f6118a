import { defineSubcommand } from '../../src/discord/command.ts';
import { UserError } from '../../src/errors.ts';
import { i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { momentOf } from '../../src/market/conditions.ts';
import { quoted } from '../../src/message/markdown.ts';
import type { UserSettings } from '../../src/people/preferences.ts';
import { tariffText } from '../../src/power/tariff.message.ts';
import { asCounted, inOwnCurrency, isCountable } from '../../src/power/tariff.ts';
import { nameKey } from '../../src/rig/registered.ts';
import { MAX_TARIFF_TEXT } from '../../src/text/limits.ts';
import { followTariff, rigsOn } from '../rig/edit.ts';
import { preferencesFor, profileOf } from '../shared/caller.ts';
import { withHomeCents } from '../shared/home-cents.ts';
import { isTariffName, MAX_TARIFF_NAME, suggestElectricity } from '../shared/named-tariffs.ts';
import { learnPrices, spotUnknown } from '../shared/spot.ts';
import { readTariff } from '../shared/term-options.ts';
import { nameOption, suggestNames } from './name-option.ts';

/** Power prices that one person can keep. */
const MOST_KEPT = 20;

export const set = defineSubcommand({
  nameLocalizations: localized('command.tariff.set.name').localizations,
  description: localized('command.tariff.set.description'),
  audience: 'caller',
  options: {
    name: { ...nameOption, maxLength: MAX_TARIFF_NAME },
    text: {
      type: 'string',
      description: localized('option.tariffText.description'),
      nameLocalizations: localized('option.tariffText.name').localizations,
      required: true,
      maxLength: MAX_TARIFF_TEXT,
      autocomplete: true,
    },
  },
  example: { name: 'home', text: '0.10; 17-22 0.15' },
  async run({ options, caller }, ports) {
    const i18n = i18nFor(caller.locale);
    const { t } = i18n;
    const name = options.name.trim().replace(/\s+/g, ' ');
    if (!isTariffName(name)) {
      throw new UserError(t('tariff.badName', { limit: i18n.count(MAX_TARIFF_NAME) }));
    }
    const { currency } = await preferencesFor(caller, ports);
    const { text } = await withHomeCents({ text: options.text }, caller, ports);
    const read = readTariff(text, currency, i18n);
    const written = inOwnCurrency(read, currency);
    await learnPrices([written], ports);
    const reading = ports.market.reading();
    const tariff = { ...asCounted(written, momentOf(reading, ports.clock), reading.spot), name };
    // Rigs are counted at once by a price that they follow.
    if (!isCountable(tariff) && (await rigsOn(name, caller, ports)).length > 0) {
      throw spotUnknown(tariff, i18n);
    }
    const saved = await ports.tariffs.save(caller.id, { name, tariff }, ports.clock());
    if (saved === 'too-many') {
      throw new UserError(t('tariff.tooMany', { limit: i18n.count(MOST_KEPT) }));
    }
    const { rigs, news } = await followTariff(tariff, caller, ports, i18n);
    const { settings } = await profileOf({ ...caller, profile: undefined }, ports);
    const follows = ({ tariff: own }: UserSettings) =>
      own?.name !== undefined && nameKey(own.name) === nameKey(name);
    const follow = (old: UserSettings) => (follows(old) ? { ...old, tariff } : old);
    const isOwn =
      follows(settings) && follows(await ports.settings.saveUser(caller.id, follow, ports.clock()));
    const lines = [
      t('tariff.saved', { name: quoted(name), tariff: tariffText(tariff, i18n) }),
      ...(isCountable(tariff) || tariff.kind !== 'spot'
        ? []
        : [t('tariff.noPricesYet', { zone: tariff.zone })]),
      ...(rigs > 0 ? [t('tariff.followed', { count: rigs })] : []),
      ...news,
      ...(isOwn ? [t('tariff.settingsFollow')] : []),
      ...(rigs > 0 || isOwn ? [] : [t('tariff.use', { name })]),
    ];
    return { content: lines.join('\n') };
  },
  suggest: ({ option, text }, caller, ports) =>
    option === 'text' ? suggestElectricity(text, caller, ports) : suggestNames(text, caller, ports),
});

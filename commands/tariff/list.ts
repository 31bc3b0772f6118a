import type { APIEmbed } from 'discord-api-types/v10';
import { defineSubcommand } from '../../src/discord/command.ts';
import { i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { colours } from '../../src/message/button-row.ts';
import { fittingLines } from '../../src/message/fitting-lines.ts';
import { quoted } from '../../src/message/markdown.ts';
import { tariffText } from '../../src/power/tariff.message.ts';

/** Characters. */
const ROOM = 3_500;

export const list = defineSubcommand({
  nameLocalizations: localized('command.tariff.list.name').localizations,
  description: localized('command.tariff.list.description'),
  audience: 'caller',
  options: {},
  async run({ caller }, ports) {
    const i18n = i18nFor(caller.locale);
    const { t } = i18n;
    const kept = await ports.tariffs.list(caller.id);
    if (kept.length === 0) return { content: t('tariff.none') };
    const lines = kept.map(
      ({ name, tariff }) => `**${quoted(name)}** ${tariffText(tariff, i18n)}/kWh`,
    );
    const embed: APIEmbed = {
      color: colours.neutral,
      title: t('tariff.list', { count: kept.length }),
      description: fittingLines(lines, ROOM, i18n).join('\n'),
    };
    return { embeds: [embed] };
  },
});

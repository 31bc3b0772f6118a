import type { APIEmbed } from 'discord-api-types/v10';
import { defineSubcommand } from '../../src/discord/command.ts';
import { UserError } from '../../src/errors.ts';
import { i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { momentOf } from '../../src/market/conditions.ts';
import { colours } from '../../src/message/button-row.ts';
import { quoted } from '../../src/message/markdown.ts';
import type { Message } from '../../src/message/message.ts';
import { tariffFacts } from '../../src/power/tariff.message.ts';
import { asCounted, isConstant, seriesOf } from '../../src/power/tariff.ts';
import { clockOf } from '../shared/caller.ts';
import { learnPrices } from '../shared/spot.ts';
import { nameOption, suggestNames, tariffNamed } from './name-option.ts';

export const show = defineSubcommand({
  nameLocalizations: localized('command.tariff.show.name').localizations,
  description: localized('command.tariff.show.description'),
  audience: 'caller',
  options: { name: nameOption },
  example: { name: 'home' },
  async run({ options, caller }, ports): Promise<Message> {
    const i18n = i18nFor(caller.locale);
    const kept = await tariffNamed(options.name, caller, ports, i18n);
    await learnPrices([kept.tariff], ports);
    const reading = ports.market.reading();
    const { spot } = reading;
    const at = momentOf(reading, ports.clock);
    const { name } = kept;
    const tariff = asCounted(kept.tariff, at, spot);
    const timeZone = await clockOf(caller, ports);
    const facts = { at, timeZone, spot: seriesOf(tariff, spot) };
    const embed: APIEmbed = {
      color: colours.neutral,
      title: quoted(name),
      description: tariffFacts(tariff, facts, i18n).join('\n'),
    };
    if (tariff.kind !== 'schedule' || isConstant(tariff)) return { embeds: [embed] };
    const { weekDrawing } = await import('../../src/chart/week.message.ts');
    try {
      const picture = await ports.charts.paint(weekDrawing({ name, tariff, ...facts }, i18n));
      if (!picture) return { embeds: [embed] };
      return {
        embeds: [{ ...embed, image: { url: `attachment://${picture.name}` } }],
        files: [picture],
      };
    } catch (error) {
      // The caller has had enough pictures; the answer stands without.
      if (!(error instanceof UserError)) throw error;
      return { embeds: [{ ...embed, description: `${embed.description}\n${error.message}` }] };
    }
  },
  suggest: ({ text }, caller, ports) => suggestNames(text, caller, ports),
});

import { defineCommand } from '../src/discord/command.ts';
import { i18nFor } from '../src/i18n/i18n.ts';
import { localized } from '../src/i18n/localized.ts';
import { momentOf } from '../src/market/conditions.ts';
import { statusMessage } from '../src/market/status.message.ts';

export const status = defineCommand({
  name: 'status',
  nameLocalizations: localized('command.status.name').localizations,
  description: localized('command.status.description'),
  audience: 'caller',
  options: {},
  async run({ caller }, { market, pools, about, clock }) {
    const reading = market.reading();
    const now = momentOf(reading, clock);
    const view = { reading, now, sources: [...market.status(), ...pools.status()], about };
    return statusMessage(view, i18nFor(caller.locale));
  },
});

import { defineCommand } from '../../src/discord/command.ts';
import { UserError } from '../../src/errors.ts';
import { i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { profileIfKnown } from '../shared/caller.ts';
import { detailCalled, detailOption } from '../shared/options.ts';

export const miners = defineCommand({
  name: 'miners',
  nameLocalizations: localized('command.miners.name').localizations,
  description: localized('command.miners.description'),
  // Nobody else is to see them, in a channel neither.
  audience: 'caller',
  options: { detail: detailOption },
  async run({ options, caller }, ports) {
    const { machines } = ports;
    const i18n = i18nFor(caller.locale);
    if (!machines.isOwner(caller.id)) throw new UserError(i18n.t('miners.notYours'));
    if (machines.list.length === 0) throw new UserError(i18n.t('miners.none'));
    const settled = (await profileIfKnown(caller, ports))?.settings.detail;
    const detail = detailCalled(options.detail) ?? settled;
    const { minersMessage } = await import('../../src/miner/miners.message.ts');
    return minersMessage(await machines.look(), { isFull: detail === 'full' }, i18n);
  },
});

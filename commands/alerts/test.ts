import { recipientOf } from '../../src/alert/deliver.ts';
import { placeText } from '../../src/alert/words.message.ts';
import { defineSubcommand } from '../../src/discord/command.ts';
import { UserError } from '../../src/errors.ts';
import { i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { deliverOption, reachOf, readPlace } from '../shared/reach.ts';

/** Seconds in which a person can have one test. */
const EVERY = 60;

export const test = defineSubcommand({
  nameLocalizations: localized('command.alerts.test.name').localizations,
  description: localized('command.alerts.test.description'),
  audience: 'caller',
  options: { deliver: deliverOption },
  async run({ options, caller }, ports) {
    const i18n = i18nFor(caller.locale);
    const { t } = i18n;
    if (caller.isReachable === false) throw new UserError(t('alerts.dm.terminal'));
    const { deliver } = readPlace(options.deliver, caller, i18n);
    const now = ports.clock();
    const text = t('alerts.test');
    if (deliver === 'dm') await ports.dms.tryAnew(caller.id);
    const recipient = recipientOf({ deliver, userId: caller.id });
    const isNew = await ports.outbox.putSpaced(
      {
        recipient,
        owner: caller.id,
        payload: { content: deliver === 'dm' ? text : `<@${caller.id}> ${text}` },
        dedupeKey: `test:${caller.id}`,
        createdAt: now,
      },
      EVERY,
    );
    if (!isNew) throw new UserError(t('alerts.testedLately'));
    const writing = await ports.isSending(recipient);
    const { lines, components } = await reachOf({ deliver, writing }, caller, ports, i18n);
    const sent = t(writing ? 'alerts.tested' : 'alerts.testedLater', {
      place: placeText(deliver, i18n),
    });
    return { content: [sent, ...lines].join('\n'), components: [...components] };
  },
});

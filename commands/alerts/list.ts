import { alertActions } from '../../src/alert/actions.ts';
import { alertsMessage } from '../../src/alert/list.message.ts';
import { type Caller, defineSubcommand } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { buttonRow } from '../../src/message/button-row.ts';
import type { Message } from '../../src/message/message.ts';
import { entriesOf } from './entries.ts';

/** Each takes up to 600 characters of Discord's 6,000. */
const PAGE = 8;

export const list = defineSubcommand({
  nameLocalizations: localized('command.alerts.list.name').localizations,
  description: localized('command.alerts.list.description'),
  audience: 'caller',
  options: {},
  run: ({ caller }, ports) => alertList(caller, ports, 1),
});

/** @param wanted - Page, from 1; the nearest there is, for alerts may have gone meanwhile. */
export async function alertList(caller: Caller, ports: Ports, wanted: number): Promise<Message> {
  const i18n = i18nFor(caller.locale);
  const entries = await entriesOf(caller.id, ports);
  const pages = Math.max(1, Math.ceil(entries.length / PAGE));
  const page = Math.min(Math.max(1, Math.trunc(wanted) || 1), pages);
  const message = alertsMessage(
    {
      entries: entries.slice((page - 1) * PAGE, page * PAGE),
      count: entries.length,
      page,
      pages,
      reading: ports.market.reading(),
      now: ports.clock(),
    },
    i18n,
  );
  if (pages === 1) return message;
  const { t } = i18n;
  const button = (action: 'earlier' | 'later', label: string, to: number) => ({
    id: alertActions[action].id(caller.id, { page: to }),
    label,
    disabled: to < 1 || to > pages,
  });
  const row = [
    button('earlier', t('alerts.button.earlier'), page - 1),
    button('later', t('alerts.button.later'), page + 1),
  ];
  return { ...message, components: [buttonRow(row)] };
}

import { ComponentType } from 'discord-api-types/v10';
import { alertActions } from '../../src/alert/actions.ts';
import { type AlertEntry, alertOptionOf, alertsMessage } from '../../src/alert/list.message.ts';
import { coinOfParams } from '../../src/alert/metric.ts';
import { selectionOf } from '../../src/alert/selection.ts';
import { type Caller, defineSubcommand } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { type I18n, i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { type ButtonRow, buttonRow } from '../../src/message/button-row.ts';
import type { Message } from '../../src/message/message.ts';
import { changesFor, entriesOf, noAlerts } from './entries.ts';

type Select = NonNullable<Message['components']>[number];

/** Alerts of a page: each takes up to 600 characters of Discord's 6,000. */
const PAGE = 8;

export const list = defineSubcommand({
  nameLocalizations: localized('command.alerts.list.name').localizations,
  description: localized('command.alerts.list.description'),
  audience: 'caller',
  options: {},
  run: ({ caller }, ports) => alertList(caller, ports, 1),
});

/**
 * Shows a page of the caller's alerts.
 *
 * @param wanted - Page, from 1; the nearest there is, for alerts may have gone meanwhile.
 */
export async function alertList(caller: Caller, ports: Ports, wanted: number): Promise<Message> {
  const i18n = i18nFor(caller.locale);
  const entries = await entriesOf(caller.id, ports);
  const [only] = entries;
  if (!only) return { content: await noAlerts(caller, ports, i18n) };
  const pages = Math.ceil(entries.length / PAGE);
  const page = Math.min(Math.max(1, Math.trunc(wanted) || 1), pages);
  const shown = entries.slice((page - 1) * PAGE, page * PAGE);
  await wantCoins(shown, ports);
  const message = alertsMessage(
    {
      entries: shown,
      count: entries.length,
      page,
      pages,
      reading: ports.market.reading(),
      readingOf: (coin) => ports.market.reading(coin),
      now: ports.clock(),
      changes: await changesFor(
        shown.map(({ alert }) => alert.params),
        ports,
      ),
    },
    i18n,
  );
  const { t } = i18n;
  if (entries.length === 1) {
    return { ...message, components: [alertButtons(only, caller, ports.clock(), i18n)] };
  }
  const select: Select = {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: alertActions.pick.id(caller.id, {}),
        placeholder: t('alerts.select'),
        options: shown.map((entry) => alertOptionOf(entry, i18n)),
      },
    ],
  };
  if (pages === 1) return { ...message, components: [select] };
  const button = (action: 'earlier' | 'later', label: string, to: number) => ({
    id: alertActions[action].id(caller.id, { page: to }),
    label,
    disabled: to < 1 || to > pages,
  });
  const row = [
    button('earlier', t('alerts.button.earlier'), page - 1),
    button('later', t('alerts.button.later'), page + 1),
  ];
  return { ...message, components: [select, buttonRow(row)] };
}

/** Wants the coins that alerts are about: one that is silent keeps none wanted. */
async function wantCoins(
  entries: readonly AlertEntry[],
  { market }: Pick<Ports, 'market'>,
): Promise<void> {
  const coins = entries.flatMap(({ alert, rig }) => rig?.coin ?? coinOfParams(alert.params) ?? []);
  await Promise.all([...new Set(coins)].map((coin) => market.want(coin)));
}

/** Shows one alert, with buttons for all that can be done to it. */
export async function oneAlert(
  entry: AlertEntry,
  caller: Caller,
  ports: Ports,
  i18n: I18n,
): Promise<Message> {
  await wantCoins([entry], ports);
  const now = ports.clock();
  const reading = ports.market.reading();
  const changes = await changesFor([entry.alert.params], ports);
  return {
    ...alertsMessage(
      {
        ...{ entries: [entry], count: 1, page: 1, pages: 1, reading, now, changes },
        readingOf: (coin) => ports.market.reading(coin),
      },
      i18n,
    ),
    ephemeral: true,
    components: [alertButtons(entry, caller, now, i18n)],
  };
}

/** Makes the buttons of an alert. @param now - Unix seconds. */
function alertButtons(
  { alert }: AlertEntry,
  { id: owner }: Caller,
  now: number,
  { t }: I18n,
): ButtonRow {
  const selection = selectionOf([alert]);
  const { id } = alert;
  const isQuiet = alert.muted || (alert.snoozedUntil ?? 0) > now;
  return buttonRow([
    ...(isQuiet
      ? [{ id: alertActions.wake.id(owner, { selection }), label: t('alerts.button.wake') }]
      : [
          {
            id: alertActions.snoozeDay.id(owner, { selection }),
            label: t('button.snoozeDay'),
          },
        ]),
    { id: alertActions.edit.id(owner, { id }), label: t('button.edit') },
    { id: alertActions.remove.id(owner, { id }), label: t('alerts.button.remove') },
  ]);
}

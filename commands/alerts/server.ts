import { ButtonStyle } from 'discord-api-types/v10';
import { alertActions } from '../../src/alert/actions.ts';
import {
  type Caller,
  defineSubcommand,
  MAX_CHOICE_LENGTH,
  MAX_CHOICES,
  type Suggestion,
} from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import { type I18n, i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { buttonRow, confirmation } from '../../src/message/button-row.ts';
import { quoted, shortened } from '../../src/message/markdown.ts';
import type { Message } from '../../src/message/message.ts';
import { channelRecipient } from '../../src/outbox/recipient.ts';
import type { Placed, PlacedKey } from '../../src/place/place.ts';
import { stoppedNote } from '../../src/place/stopped.message.ts';
import {
  placedSuggestion,
  placedText,
  serverAlertsMessage,
} from '../../src/place/words.message.ts';
import { managedServer, mayManage } from '../shared/caller.ts';
import { picked } from '../shared/picking.ts';

/** Lines of a page. */
const PAGE = 20;
/**
 * Number of entries that are looked through for suggestions at each key that is typed; others are
 * found by their numbers.
 */
const LOOKED_THROUGH = 200;

type Needs = Pick<Ports, 'places' | 'clock'>;

export const server = defineSubcommand({
  nameLocalizations: localized('command.alerts.server.name').localizations,
  description: localized('command.alerts.server.description'),
  audience: 'caller',
  options: {
    remove: {
      ...picked,
      description: localized('option.removePlaced.description'),
      nameLocalizations: localized('option.removePlaced.name').localizations,
    },
  },
  async run({ options, caller }, ports) {
    const i18n = i18nFor(caller.locale);
    if (options.remove === undefined) return serverAlerts(caller, ports, 1);
    const guildId = managedServer(caller, 'serverAlerts', i18n);
    return askToRemove(await readPlaced(options.remove, guildId, ports, i18n), caller, i18n);
  },
  async suggest({ text }, caller, { places }): Promise<readonly Suggestion[]> {
    const { guildId } = caller;
    if (guildId === undefined || !mayManage(caller)) return [];
    const i18n = i18nFor(caller.locale);
    const wanted = text.trim().toLowerCase();
    const key = keyIn(text);
    const named = key && (await places.find(guildId, key));
    const others = (await places.inServer(guildId, { limit: LOOKED_THROUGH, offset: 0 })).filter(
      (placed) =>
        placedSuggestion(placed, i18n).toLowerCase().includes(wanted) &&
        !(named && keyOf(named) === keyOf(placed)),
    );
    return [...(named ? [named] : []), ...others]
      .slice(0, MAX_CHOICES)
      .map((placed) => suggestionOf(placed, i18n));
  },
});

/**
 * Shows a page of the alerts and fallbacks that people have placed in this server.
 *
 * @param wanted - Page, from 1; the nearest there is.
 */
export async function serverAlerts(
  caller: Caller,
  { places }: Needs,
  wanted: number,
): Promise<Message> {
  const i18n = i18nFor(caller.locale);
  const guildId = managedServer(caller, 'serverAlerts', i18n);
  const count = await places.countIn(guildId);
  const pages = Math.max(1, Math.ceil(count / PAGE));
  const page = Math.min(Math.max(1, Math.trunc(wanted) || 1), pages);
  const placed = await places.inServer(guildId, { limit: PAGE, offset: (page - 1) * PAGE });
  const message = serverAlertsMessage({ placed, count, page, pages }, i18n);
  if (pages === 1) return message;
  const button = (action: 'serverEarlier' | 'serverLater', label: string, to: number) => ({
    id: alertActions[action].id(caller.id, { page: to }),
    label,
    disabled: to < 1 || to > pages,
  });
  const row = [
    button('serverEarlier', i18n.t('alerts.button.earlier'), page - 1),
    button('serverLater', i18n.t('alerts.button.later'), page + 1),
  ];
  return { ...message, components: [buttonRow(row)] };
}

/**
 * Takes an alert or a fallback out of the server. The person keeps the alert, with the reason, and
 * may send it elsewhere.
 *
 * @throws UserError when it is gone.
 */
export async function takeAway(
  key: string | undefined,
  caller: Caller,
  { places, clock }: Needs,
): Promise<Message> {
  const i18n = i18nFor(caller.locale);
  const guildId = managedServer(caller, 'serverAlerts', i18n);
  const wanted = keyIn(key ?? '');
  const found = wanted && (await places.find(guildId, wanted));
  if (!found) throw new UserError(i18n.t('serverAlerts.gone'));
  const { userId, channelId, alert } = found;
  const stopped = await places.stop(
    { recipient: channelRecipient(channelId), guildId },
    alert ? { of: 'alert', userId, alertId: alert.id } : { of: 'fallback', userId },
    { why: 'removed', reason: 'taken away by who manages the server', at: clock() },
    stoppedNote,
  );
  if (stopped === 0) throw new UserError(i18n.t('serverAlerts.gone'));
  return { content: i18n.t('serverAlerts.removed', { what: placedText(found, i18n) }) };
}

function askToRemove(placed: Placed, caller: Caller, i18n: I18n): Message {
  const { t } = i18n;
  const place = { key: keyOf(placed) };
  const buttons = [
    {
      id: alertActions.serverRemoved.id(caller.id, place),
      label: t('alerts.button.remove'),
      style: ButtonStyle.Danger as const,
    },
    { id: alertActions.serverKept.id(caller.id, place), label: t('alerts.button.keep') },
  ];
  const question = t('serverAlerts.ask', { what: placedText(placed, i18n) });
  return confirmation(question, buttonRow(buttons));
}

/** Returns a key that says to a button or in a suggestion which entry is meant. */
function keyOf({ userId, alert }: Placed): string {
  return alert ? `#${alert.id}` : `@${userId}`;
}

function suggestionOf(placed: Placed, i18n: I18n): Suggestion {
  const name = shortened(placedSuggestion(placed, i18n), MAX_CHOICE_LENGTH);
  return { name, value: keyOf(placed) };
}

/** Reads a key as `keyOf` writes it, with whatever a suggestion says after it. */
function keyIn(text: string): PlacedKey | undefined {
  const [, sign = '#', digits] = /^\s*([#@])?(\d+)(?!\d)(\s*$|\s+·)/u.exec(text) ?? [];
  if (digits === undefined) return undefined;
  if (sign === '@') return { userId: digits };
  const alertId = Number(digits);
  return Number.isSafeInteger(alertId) ? { alertId } : undefined;
}

/**
 * Finds an entry by its number, or by the person's id.
 *
 * @throws UserError when there is no such entry.
 */
async function readPlaced(
  text: string,
  guildId: string,
  { places }: Pick<Ports, 'places'>,
  { t }: I18n,
): Promise<Placed> {
  const key = keyIn(text);
  const found = key && (await places.find(guildId, key));
  if (found) return found;
  throw new UserError(
    (await places.countIn(guildId)) === 0
      ? t('serverAlerts.none')
      : t('serverAlerts.unknown', { text: quoted(text, 40) }),
  );
}

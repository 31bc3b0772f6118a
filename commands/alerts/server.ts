import { ButtonStyle } from 'discord-api-types/v10';
import { type Caller, defineSubcommand, type Suggestion } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import { type Voice, voiceFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { buttonRow } from '../../src/message/button-row.ts';
import { quoted, shortened } from '../../src/message/markdown.ts';
import type { Message } from '../../src/message/message.ts';
import type { Placed } from '../../src/place/place.ts';
import { stoppedNote } from '../../src/place/stopped.message.ts';
import {
  placedSuggestion,
  placedText,
  serverAlertsMessage,
} from '../../src/place/words.message.ts';
import { mayManage } from '../shared/caller.ts';
import { MAX_CHOICE_LENGTH, MAX_CHOICES } from '../shared/choice-limits.ts';
import { COMMAND } from './entries.ts';

/** Lines of a page. */
const PAGE = 20;

type Needs = Pick<Ports, 'places' | 'clock'>;

export const server = defineSubcommand({
  nameLocalizations: localized('command.alerts.server.name').localizations,
  description: localized('command.alerts.server.description'),
  audience: 'caller',
  options: {
    remove: {
      type: 'string',
      description: localized('option.removePlaced.description'),
      nameLocalizations: localized('option.removePlaced.name').localizations,
      // Room for a suggestion's name, which some clients send instead of its value.
      maxLength: MAX_CHOICE_LENGTH,
      autocomplete: true,
    },
  },
  async run({ options, caller }, ports) {
    const voice = voiceFor(caller.locale);
    if (options.remove === undefined) return serverAlerts(caller, ports, 1);
    const placed = await ports.places.inServer(managedServer(caller, voice));
    return askToRemove(readPlaced(options.remove, placed, voice), caller, voice);
  },
  async suggest({ text }, caller, ports): Promise<readonly Suggestion[]> {
    if (caller.guildId === undefined || !mayManage(caller)) return [];
    const voice = voiceFor(caller.locale);
    const wanted = text.trim().toLowerCase();
    return (await ports.places.inServer(caller.guildId))
      .map((placed) => ({ name: placedSuggestion(placed, voice), value: keyOf(placed) }))
      .filter(({ name }) => name.toLowerCase().includes(wanted))
      .slice(0, MAX_CHOICES)
      .map(({ name, value }) => ({ name: shortened(name, MAX_CHOICE_LENGTH), value }));
  },
});

/** @param wanted - Page, from 1; the nearest there is. */
export async function serverAlerts(
  caller: Caller,
  { places }: Needs,
  wanted: number,
): Promise<Message> {
  const voice = voiceFor(caller.locale);
  const placed = await places.inServer(managedServer(caller, voice));
  const pages = Math.max(1, Math.ceil(placed.length / PAGE));
  const page = Math.min(Math.max(1, Math.trunc(wanted) || 1), pages);
  const message = serverAlertsMessage(
    { placed: placed.slice((page - 1) * PAGE, page * PAGE), count: placed.length, page, pages },
    voice,
  );
  if (pages === 1) return message;
  const button = (action: string, label: string, to: number) => ({
    command: COMMAND,
    action,
    label,
    argument: String(to),
    disabled: to < 1 || to > pages,
  });
  const row = [
    button('server-earlier', voice.t('alerts.button.earlier'), page - 1),
    button('server-later', voice.t('alerts.button.later'), page + 1),
  ];
  return { ...message, components: [buttonRow(caller.id, row)] };
}

/** The person keeps it, with the reason, and may send it elsewhere. @throws UserError when it is gone. */
export async function takeAway(
  key: string | undefined,
  caller: Caller,
  { places, clock }: Needs,
): Promise<Message> {
  const voice = voiceFor(caller.locale);
  const guildId = managedServer(caller, voice);
  const found = (await places.inServer(guildId)).find((placed) => keyOf(placed) === key);
  if (!found) throw new UserError(voice.t('serverAlerts.gone'));
  const { userId, channelId, alert } = found;
  const stopped = await places.stop(
    { recipient: `c:${channelId}`, guildId },
    alert ? { of: 'alert', userId, alertId: alert.id } : { of: 'fallback', userId },
    { why: 'removed', reason: 'taken away by who manages the server', at: clock() },
    stoppedNote,
  );
  if (stopped === 0) throw new UserError(voice.t('serverAlerts.gone'));
  return { content: voice.t('serverAlerts.removed', { what: placedText(found, voice) }) };
}

function askToRemove(placed: Placed, caller: Caller, voice: Voice): Message {
  const { t } = voice;
  const argument = keyOf(placed);
  const buttons = [
    {
      command: COMMAND,
      action: 'server-removed',
      label: t('alerts.button.remove'),
      argument,
      style: ButtonStyle.Danger as const,
    },
    { command: COMMAND, action: 'server-kept', label: t('alerts.button.keep'), argument },
  ];
  return {
    content: t('serverAlerts.ask', { what: placedText(placed, voice) }),
    components: [buttonRow(caller.id, buttons)],
  };
}

/** Says which one, for a button or a suggestion. */
function keyOf({ userId, alert }: Placed): string {
  return alert ? `#${alert.id}` : `@${userId}`;
}

/** By its number, or the person's id. @throws UserError when there is no such. */
function readPlaced(text: string, placed: readonly Placed[], { t }: Voice): Placed {
  const [, sign = '#', digits] = /^\s*([#@])?(\d+)(?!\d)(\s*$|\s+·)/u.exec(text) ?? [];
  const found = placed.find((one) => keyOf(one) === `${sign}${digits}`);
  if (found) return found;
  throw new UserError(
    placed.length === 0
      ? t('serverAlerts.none')
      : t('serverAlerts.unknown', { text: quoted(text, 40) }),
  );
}

/** @throws UserError outside of servers, and without the right to manage this one. */
function managedServer(caller: Caller, { t }: Voice): string {
  const { guildId } = caller;
  if (guildId === undefined) throw new UserError(t('serverAlerts.noServer'));
  if (!mayManage(caller)) throw new UserError(t('serverAlerts.notAllowed'));
  return guildId;
}

import { alertActions } from '../../src/alert/actions.ts';
import type { NewAlert } from '../../src/alert/types.ts';
import { placeText } from '../../src/alert/words.message.ts';
import type { Caller, StringOption } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import { type I18n, i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { type ButtonRow, buttonRow } from '../../src/message/button-row.ts';
import type { Message } from '../../src/message/message.ts';

export const deliverOption = {
  type: 'string',
  description: localized('option.deliver.description'),
  nameLocalizations: localized('option.deliver.name').localizations,
  choices: [
    { name: localized('choice.deliver.dm'), value: 'dm' },
    { name: localized('choice.deliver.channel'), value: 'channel' },
  ],
} as const satisfies StringOption;

/**
 * Returns the place where notices go: `dm`, or the id of the channel, with its server; "this
 * channel" of a conversation with us is the same as `dm`.
 *
 * @throws UserError where we can't post by ourselves, or the caller may not.
 */
export function readPlace(
  deliver: string | undefined,
  { guildId, channelId, mayPost }: Caller,
  { t }: I18n,
): Place {
  if (deliver !== 'channel' || guildId === undefined) return { deliver: 'dm' };
  if (!mayPost || channelId === undefined) throw new UserError(t('alerts.noChannel'));
  return { deliver: channelId, guildId };
}

export type Place = Pick<NewAlert, 'deliver' | 'guildId'>;

/** Says where notices go and what happens if they can't, with buttons to choose that. */
interface Reach {
  readonly lines: readonly string[];
  readonly components: readonly ButtonRow[];
  /** Whether nobody knows yet that direct messages get through. */
  readonly unproven: boolean;
}

/**
 * Returns the way in which notices reach the caller.
 *
 * @param writing - Whether a message is on its way there right now.
 */
export async function reachOf(
  { deliver, writing }: { readonly deliver: string; readonly writing: boolean },
  caller: Caller,
  { dms }: Pick<Ports, 'dms'>,
  i18n: I18n,
): Promise<Reach> {
  const { t } = i18n;
  if (deliver !== 'dm') {
    const line = t('alerts.inChannel', { channel: placeText(deliver, i18n) });
    return { lines: [line], components: [], unproven: false };
  }
  if (caller.isReachable === false) {
    return { lines: [t('alerts.dm.neverHere')], components: [], unproven: false };
  }
  const { state, fallbackChannelId } = await dms.find(caller.id);
  const unproven = state !== 'open';
  const first =
    state === 'closed'
      ? t('alerts.dm.closed')
      : unproven && writing
        ? t('alerts.dm.writing')
        : t('alerts.dm.open');
  const buttons = [
    ...(caller.mayPost && fallbackChannelId !== caller.channelId
      ? [{ id: alertActions.fallback.id(caller.id, {}), label: t('alerts.button.fallback') }]
      : []),
    ...(fallbackChannelId === undefined
      ? []
      : [{ id: alertActions.noFallback.id(caller.id, {}), label: t('alerts.button.noFallback') }]),
  ];
  return {
    lines: [first, fallbackText(fallbackChannelId, i18n)],
    components: buttons.length === 0 ? [] : [buttonRow(buttons)],
    unproven,
  };
}

function fallbackText(channelId: string | undefined, i18n: I18n): string {
  return channelId === undefined
    ? i18n.t('alerts.fallback.none')
    : i18n.t('alerts.fallback.channel', { channel: placeText(channelId, i18n) });
}

/** Sets what happens when direct messages don't get through: notices come here, or nowhere. */
export async function chooseFallback(
  wanted: 'here' | 'none',
  caller: Caller,
  { dms }: Pick<Ports, 'dms'>,
): Promise<Message> {
  const i18n = i18nFor(caller.locale);
  if (wanted === 'here' && !caller.mayPost) throw new UserError(i18n.t('alerts.noChannel'));
  const channelId = wanted === 'here' ? caller.channelId : undefined;
  await dms.setFallback(caller.id, channelId, wanted === 'here' ? caller.guildId : undefined);
  return { ephemeral: true, content: fallbackText(channelId, i18n) };
}

import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { DigestSection } from '../../src/digest/digest.ts';
import type { Caller, ChannelOption, ChosenChannel } from '../../src/discord/command.ts';
import { UserError } from '../../src/errors.ts';
import type { I18n } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import type { TextKey } from '../../src/i18n/translate.ts';

export const channelOption = {
  type: 'channel',
  description: localized('option.channel.description'),
  nameLocalizations: localized('option.channel.name').localizations,
} as const satisfies ChannelOption;

type Place = Omit<ChosenChannel, 'name'>;

/** Returns the place where the command was called. */
export function channelHere({
  channelId,
  permissions = 0n,
  appPermissions,
  isThread = false,
}: Caller): Place | undefined {
  return channelId === undefined
    ? undefined
    : { id: channelId, permissions, appPermissions, isThread };
}

/**
 * Checks that the caller may write there: nobody has us write where they may not themselves.
 *
 * @returns Whether we know that we may write there: Discord doesn't tell everywhere.
 * @throws UserError that names the rights that are missing.
 */
export function checkPlace(
  place: Place,
  sections: readonly DigestSection[],
  { appPermissions }: Caller,
  { t, list }: I18n,
): boolean {
  if (appPermissions === undefined) throw new UserError(t('digests.notMember'));
  checkWriter(place, { t, list });
  const { id, appPermissions: ours } = place;
  if (ours === undefined) return false;
  const write = place.isThread ? sendInThreads : send;
  const needed = [view, write, embed, ...(sections.includes('chart') ? [attach] : [])];
  const lacking = missing(needed, ours).map(([, key]) => t(key));
  if (lacking.length > 0) {
    throw new UserError(t('digests.iLack', { channel: `<#${id}>`, rights: list(lacking) }));
  }
  return true;
}

/** @throws UserError that names the rights that the caller lacks to write there. */
function checkWriter({ id, isThread, permissions }: Place, { t, list }: Words): void {
  const lacking = missing([view, isThread ? sendInThreads : send], permissions);
  if (lacking.length === 0) return;
  const rights = list(lacking.map(([, key]) => t(key)));
  throw new UserError(t('digests.youLack', { channel: `<#${id}>`, rights }));
}

/**
 * Checks that the caller may write there, and that we may have that place follow another channel, or
 * stop: Discord asks for the right to manage its webhooks. Where it doesn't tell our rights there,
 * trying shows them.
 *
 * @throws UserError that names the rights that are missing.
 */
export function checkFollower(place: Place, { appPermissions }: Caller, { t, list }: I18n): void {
  if (appPermissions === undefined) throw new UserError(t('digests.notMember'));
  const channel = `<#${place.id}>`;
  if (place.isThread) throw new UserError(t('digests.followThread', { channel }));
  checkWriter(place, { t, list });
  if (place.appPermissions === undefined) return;
  const rights = missing([view, webhooks], place.appPermissions).map(([, key]) => t(key));
  if (rights.length > 0) throw new UserError(t('digests.iLack', { channel, rights: list(rights) }));
}

type Words = Pick<I18n, 't' | 'list'>;
type Right = readonly [bit: bigint, name: Extract<TextKey, `right.${string}`>];

const view: Right = [PermissionFlagsBits.ViewChannel, 'right.view'];
const send: Right = [PermissionFlagsBits.SendMessages, 'right.send'];
const sendInThreads: Right = [PermissionFlagsBits.SendMessagesInThreads, 'right.sendInThreads'];
const embed: Right = [PermissionFlagsBits.EmbedLinks, 'right.embed'];
const webhooks: Right = [PermissionFlagsBits.ManageWebhooks, 'right.webhooks'];
const attach: Right = [PermissionFlagsBits.AttachFiles, 'right.attach'];

function missing(needed: readonly Right[], rights: bigint): readonly Right[] {
  if ((rights & PermissionFlagsBits.Administrator) !== 0n) return [];
  return needed.filter(([bit]) => (rights & bit) === 0n);
}

import type { ChosenChannel } from '../../discord/command.ts';

/** All rights but Administrator, as an owner of a small server would have. */
export const PERMISSIONS = 2n ** 50n - 1n - 8n;

/** The server's only channel. */
export const CHANNEL = {
  id: '900000000000000003',
  name: 'mining',
  isThread: false,
  permissions: PERMISSIONS,
  appPermissions: PERMISSIONS,
} as const satisfies ChosenChannel;

const channels: readonly ChosenChannel[] = [CHANNEL];

/** Returns the channel's name as people write it: "#mining". */
export const channelMark = ({ name }: Pick<ChosenChannel, 'name'>) => `#${name}`;

/** Finds a channel by its name, with or without the mark, or by its mention. */
export function channelCalled(text: string): ChosenChannel | undefined {
  const wanted = text.trim().toLowerCase();
  return channels.find((channel) =>
    [channel.name, channelMark(channel), `<#${channel.id}>`].includes(wanted),
  );
}

/** Returns the channels that have the text in their names. */
export function channelsLike(text: string): readonly ChosenChannel[] {
  const wanted = text.trim().toLowerCase().replace(/^#/, '');
  return channels.filter(({ name }) => name.includes(wanted));
}

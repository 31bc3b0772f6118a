import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Caller } from '../src/discord/command.ts';

const RIGHTS = PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator;

/** Whether it is a server, and the caller may manage it. */
export function mayManage({ guildId, permissions = 0n }: Caller): boolean {
  return guildId !== undefined && (permissions & RIGHTS) !== 0n;
}

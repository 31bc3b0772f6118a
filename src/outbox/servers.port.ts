import type { RetryLater } from './notice.ts';

/** Whether a person may have us write in a channel. */
export type Standing =
  | { readonly kind: 'fine' }
  /** No member of that server any more. */
  | { readonly kind: 'left'; readonly guildId: string }
  | { readonly kind: 'may-not-write' }
  /** Discord doesn't tell; writing will show. */
  | { readonly kind: 'unknown' };

/** Why a person may not have us write in a channel. */
export type BarredStanding = Extract<Standing, { readonly kind: 'left' | 'may-not-write' }>;

/** What Discord knows of servers and who is in them. Some of it is remembered for an hour. */
export interface Servers {
  standing(userId: string, channelId: string): Promise<Standing | RetryLater>;
  /** @returns Nothing where Discord doesn't tell. */
  isMember(userId: string, guildId: string): Promise<boolean | undefined>;
  /** Whether we are in it. @returns Nothing where Discord doesn't tell. */
  isHere(guildId: string): Promise<boolean | undefined>;
  /**
   * Of a channel.
   *
   * @returns `none` where Discord's answer names none; nothing while it doesn't answer.
   */
  serverOf(channelId: string): Promise<string | undefined>;
  nameOf(guildId: string): Promise<string | undefined>;
}

import type { RetryLater } from './notice.ts';

/** A person's standing says whether they may have us write in a channel. */
export type Standing =
  | { readonly kind: 'fine' }
  /** The person is no member of that server any more. */
  | { readonly kind: 'left'; readonly guildId: string }
  | { readonly kind: 'may-not-write' }
  /** Discord doesn't tell; writing there will show. */
  | { readonly kind: 'unknown' };

/** The reason why a person may not have us write in a channel. */
export type BarredStanding = Extract<Standing, { readonly kind: 'left' | 'may-not-write' }>;

/** Asks Discord about servers and their members. Some of the answers are remembered for an hour. */
export interface Servers {
  standing(userId: string, channelId: string): Promise<Standing | RetryLater>;
  /**
   * Tells whether a person is a member of a server.
   *
   * @returns Nothing where Discord doesn't tell.
   */
  isMember(userId: string, guildId: string): Promise<boolean | undefined>;
  /** Tells whether we are in a server. @returns Nothing where Discord doesn't tell. */
  isHere(guildId: string): Promise<boolean | undefined>;
  /**
   * Returns the id of a channel's server.
   *
   * @returns `none` where Discord's answer names none; nothing while it doesn't answer.
   */
  serverOf(channelId: string): Promise<string | undefined>;
  nameOf(guildId: string): Promise<string | undefined>;
}

export interface DmChannel {
  /** Absent: Discord was never asked for one. */
  readonly state?: 'open' | 'closed' | undefined;
  readonly channelId?: string | undefined;
  /** Discord's error code when it was found closed. */
  readonly code?: number | undefined;
  readonly fallbackChannelId?: string | undefined;
  /** Server of that channel, as far as it is known. */
  readonly fallbackGuildId?: string | undefined;
  /** When it was last found closed, unix seconds; absent once the person wants another try. */
  readonly closedAt?: number | undefined;
  /** When Discord was last asked to open it, unix seconds. */
  readonly askedAt?: number | undefined;
  /** The turn to do so that was last given, unix seconds. */
  readonly turnAt?: number | undefined;
}

export interface DmStore {
  find(userId: string): Promise<DmChannel>;
  /** Of somebody who took a turn; who was forgotten since stays so, here as in what follows. */
  opened(userId: string, channelId: string): Promise<void>;
  closed(userId: string, code: number, now: number): Promise<void>;
  /** A message got through: whatever was closed is open. */
  reached(userId: string): Promise<void>;
  /** The person is there and waits for a message: what was found closed is tried at once. */
  tryAnew(userId: string): Promise<void>;
  /** @param guildId - Server of that channel. */
  setFallback(userId: string, channelId: string | undefined, guildId?: string): Promise<void>;
  /**
   * Before Discord is asked to open one. Turns are `gap` seconds apart, whoever takes them, and kept
   * over a restart; one that has come is taken with the answer, whatever comes of it then.
   *
   * @returns When this person's turn is, unix seconds; nothing where no notice waits for it (any more).
   */
  takeTurn(
    userId: string,
    turn: {
      readonly now: number;
      readonly gap: number;
      /** A later turn isn't wanted, and left to others. */
      readonly latest?: number | undefined;
    },
  ): Promise<number | undefined>;
}

/**
 * The way in which a rig is shared: `counted` in a server's digest, without a name; `named`: with
 * the rig's name.
 */
export type Sharing = 'counted' | 'named';

export interface SharingIn {
  readonly guildId: string;
  readonly how: Sharing;
}

export interface Sharer {
  readonly userId: string;
  readonly guildId: string;
  /** Unix seconds. */
  readonly checkedAt: number;
}

/** The people who let a server's digest speak of their rigs. */
export interface SharedRigs {
  /**
   * Shares a person's rigs in a server; `how` undefined: not any more. @param now - Unix seconds.
   */
  share(userId: string, guildId: string, how: Sharing | undefined, now: number): Promise<void>;
  /** Lists people who were long ago seen to be in that server; the longest ago first. */
  unchecked(question: {
    /** Unix seconds. */
    readonly before: number;
    readonly limit: number;
  }): Promise<readonly Sharer[]>;
  /** Notes that they are there, or that nobody can tell. */
  checked(sharer: Sharer, now: number): Promise<void>;
  /**
   * Ends the sharing of somebody who is in that server no more. @returns False when they said anew
   * meanwhile that they share.
   */
  left(sharer: Sharer): Promise<boolean>;
  of(userId: string, guildId: string): Promise<Sharing | undefined>;
  /** Returns the people who share in a server, by user id. */
  inServer(guildId: string): Promise<ReadonlyMap<string, Sharing>>;
  /** Lists the servers in which a person shares, in the order of their ids. */
  everywhere(userId: string): Promise<readonly SharingIn[]>;
}

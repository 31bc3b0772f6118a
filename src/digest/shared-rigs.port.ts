/** `counted`: in a server's digest, without a name; `named`: with the rig's name. */
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

/** Who lets a server's digest speak of their rigs. */
export interface SharedRigs {
  /** Nothing: not any more. @param now - Unix seconds. */
  share(userId: string, guildId: string, how: Sharing | undefined, now: number): Promise<void>;
  /** Of whom it was long ago seen that they are in that server; the longest ago first. */
  unchecked(question: {
    /** Unix seconds. */
    readonly before: number;
    readonly limit: number;
  }): Promise<readonly Sharer[]>;
  /** They are there, or nobody can tell. */
  checked(sharer: Sharer, now: number): Promise<void>;
  /** They are in that server no more. @returns False when they said anew meanwhile that they share. */
  left(sharer: Sharer): Promise<boolean>;
  of(userId: string, guildId: string): Promise<Sharing | undefined>;
  /** By user id. */
  inServer(guildId: string): Promise<ReadonlyMap<string, Sharing>>;
  /** In the order of the servers' ids. */
  everywhere(userId: string): Promise<readonly SharingIn[]>;
}

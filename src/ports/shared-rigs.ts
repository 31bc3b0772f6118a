/** `counted`: in a server's digest, without a name; `named`: with the rig's name. */
export type Sharing = 'counted' | 'named';

export interface SharingIn {
  readonly guildId: string;
  readonly how: Sharing;
}

/** Who lets a server's digest speak of their rigs. */
export interface SharedRigs {
  /** Nothing: not any more. */
  share(userId: string, guildId: string, how: Sharing | undefined): Promise<void>;
  of(userId: string, guildId: string): Promise<Sharing | undefined>;
  /** By user id. */
  inServer(guildId: string): Promise<ReadonlyMap<string, Sharing>>;
  /** In the order of the servers' ids. */
  everywhere(userId: string): Promise<readonly SharingIn[]>;
}

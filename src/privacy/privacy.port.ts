import type { Alert } from '../alert/types.ts';
import type { Digest } from '../digest/digest.ts';
import type { SharingIn } from '../digest/shared-rigs.port.ts';
import type { Message } from '../message/message.ts';
import type { DmChannel } from '../outbox/outbox.port.ts';
import type { Recipient } from '../outbox/recipient.ts';
import type { PersonalDraft } from '../people/people.port.ts';
import type { ServerSettings, UserSettings } from '../people/preferences.ts';
import type { PoolLink } from '../pool/link.ts';
import type { RegisteredRig } from '../rig/registered.ts';
import type { NamedTariff } from '../rig/tariffs.port.ts';

/** The facts about a caller that most answers need, found in one look. */
export interface Profile {
  readonly settings: UserSettings;
  /** Settings of the server the caller asks in; empty elsewhere. */
  readonly server: ServerSettings;
  readonly hasRigs: boolean;
  /** Whether something is kept for the caller that could not be told. */
  readonly hasHeld: boolean;
}

export interface ProfileStore {
  find(userId: string, guildId: string | undefined): Promise<Profile>;
  /**
   * Finds the same, and takes the interaction for this process, where there may be others that
   * hear of it as well.
   *
   * @returns Nothing where another process was first.
   */
  claim?(
    interactionId: string,
    userId: string,
    guildId: string | undefined,
  ): Promise<Profile | undefined>;
}

/** All data that we hold of a person, for that person. */
export interface PersonalData {
  readonly rigs: readonly RegisteredRig[];
  readonly alerts: readonly Alert[];
  /** Links of rigs to pools, with the addresses. */
  readonly pools: readonly PoolLink[];
  readonly settings: UserSettings & {
    /** Locale in which the person read Discord when an alert was set up. */
    readonly discordLocale?: string | undefined;
  };
  /** Power prices that are kept by a name. */
  readonly tariffs: readonly NamedTariff[];
  readonly dm: DmChannel;
  /** The person's own digests, and those of servers that the person subscribed. */
  readonly digests: readonly Digest[];
  readonly notices: readonly PersonalNotice[];
  /** Ids of the servers whose defaults that person set last. */
  readonly servers: readonly string[];
  /** Servers whose digests may speak of the person's rigs. */
  readonly shared: readonly SharingIn[];
  /** Drafts behind the buttons of earlier answers, such as the rigs of a file. */
  readonly drafts: readonly PersonalDraft[];
}

export interface PersonalNotice {
  readonly recipient: Recipient;
  readonly payload: Message;
  /** Message of the digest that the notice told, as long as that is kept. */
  readonly enclosed?: Message | undefined;
  readonly createdAt: number;
  readonly state: 'ready' | 'sent' | 'failed' | 'held';
  readonly reason?: string | undefined;
}

export interface PrivacyStore {
  export(userId: string): Promise<PersonalData>;
  /**
   * Deletes a person's data; a server's data stays, without the name of the person who set it.
   *
   * @returns How many rows of each kind went.
   */
  forget(userId: string): Promise<Readonly<Record<keyof PersonalData, number>>>;
}

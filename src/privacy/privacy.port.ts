import type { Alert } from '../alert/types.ts';
import type { Digest } from '../digest/digest.ts';
import type { SharingIn } from '../digest/shared-rigs.port.ts';
import type { Message } from '../message/message.ts';
import type { DmChannel } from '../outbox/outbox.port.ts';
import type { Recipient } from '../outbox/recipient.ts';
import type { PersonalDraft } from '../people/people.port.ts';
import type { ServerSettings, UserSettings } from '../people/preferences.ts';
import type { RegisteredRig } from '../rig/registered.ts';
import type { NamedTariff } from '../rig/tariffs.port.ts';

/** Who asks, as far as most answers need to know: found in one look. */
export interface Profile {
  readonly settings: UserSettings;
  /** Of the server they ask in; empty elsewhere. */
  readonly server: ServerSettings;
  readonly hasRigs: boolean;
  /** Something is kept for them that could not be told. */
  readonly hasHeld: boolean;
}

export interface ProfileStore {
  find(userId: string, guildId: string | undefined): Promise<Profile>;
}

/** All we hold of a person, for that person. */
export interface PersonalData {
  readonly rigs: readonly RegisteredRig[];
  readonly alerts: readonly Alert[];
  readonly settings: UserSettings & {
    /** In which Discord was read when an alert was set up. */
    readonly discordLocale?: string | undefined;
  };
  /** Power prices that are kept by a name. */
  readonly tariffs: readonly NamedTariff[];
  readonly dm: DmChannel;
  /** That person's own, and those of servers that person subscribed. */
  readonly digests: readonly Digest[];
  readonly notices: readonly PersonalNotice[];
  /** Ids of the servers whose defaults that person set last. */
  readonly servers: readonly string[];
  /** Where a server's digest may speak of that person's rigs. */
  readonly shared: readonly SharingIn[];
  /** What stands behind the buttons of earlier answers, such as the rigs of a file. */
  readonly drafts: readonly PersonalDraft[];
}

export interface PersonalNotice {
  readonly recipient: Recipient;
  readonly payload: Message;
  /** Of a digest what it told, as long as that is kept. */
  readonly enclosed?: Message | undefined;
  readonly createdAt: number;
  readonly state: 'ready' | 'sent' | 'failed' | 'held';
  readonly reason?: string | undefined;
}

export interface PrivacyStore {
  export(userId: string): Promise<PersonalData>;
  /** @returns How many rows of each kind went; what is a server's stays, without the name of who set it. */
  forget(userId: string): Promise<Readonly<Record<keyof PersonalData, number>>>;
}

import type { Message } from '../message/message.ts';
import type { StoppedBecause } from '../outbox/stopped-because.ts';
import type { Part, Place, Placed, PlacedKey, Stopped, Stopping } from './place.ts';

/** Knows every alert, digest and fallback that goes out somewhere, whosever it is. */
export interface Places {
  /**
   * Stops things that go to a place, and leaves each person concerned one note: for each both or
   * neither. Called again, it goes on where it was broken off. Things stopped within half a minute
   * are told in one note, for whatever reason.
   *
   * @returns How many things were stopped; those that were already are not among them.
   */
  stop(
    place: Place,
    what: Stopping,
    because: StoppedBecause,
    note: (stopped: Stopped) => Message,
  ): Promise<number>;
  /**
   * Returns the things that people have told in a server's channels at present, by channel and
   * person.
   */
  inServer(guildId: string, part: Part): Promise<readonly Placed[]>;
  /** Counts the things that people have told in a server's channels. */
  countIn(guildId: string): Promise<number>;
  /** Finds one of those things. */
  find(guildId: string, key: PlacedKey): Promise<Placed | undefined>;
  /** Returns the server of a channel that something goes to, as far as it was noted. */
  serverOf(channelId: string): Promise<string | undefined>;
  /**
   * Returns some of the channels that something goes to of which nobody knows the server, others
   * each time.
   */
  unplaced(limit: number): Promise<readonly string[]>;
  /**
   * Notes the server of a channel.
   *
   * @param guildId - Absent where nobody can tell: it isn't asked for again.
   */
  placed(channelId: string, guildId: string | undefined): Promise<void>;
}

import type { Message } from '../message/message.ts';
import type { StoppedBecause } from '../outbox/stopped-because.ts';
import type { Part, Place, Placed, PlacedKey, Stopped, Stopping } from './place.ts';

/** Knows everything that goes out somewhere, whosever it is. */
export interface Places {
  /**
   * Nothing more of it goes there, and each person concerned gets one note: for each both or neither.
   * Called again, it goes on where it was broken off. What is stopped within half a minute is told in one
   * note, whatever stopped it.
   *
   * @returns How many things were stopped; those that were already are not among them.
   */
  stop(
    place: Place,
    what: Stopping,
    because: StoppedBecause,
    note: (stopped: Stopped) => Message,
  ): Promise<number>;
  /** What people have told in a server's channels at present, by channel and person. */
  inServer(guildId: string, part: Part): Promise<readonly Placed[]>;
  /** How much that is. */
  countIn(guildId: string): Promise<number>;
  /** One of it. */
  find(guildId: string, key: PlacedKey): Promise<Placed | undefined>;
  /** Of a channel that something goes to, as far as it was noted. */
  serverOf(channelId: string): Promise<string | undefined>;
  /** Some of the channels that something goes to of which nobody knows the server, others each time. */
  unplaced(limit: number): Promise<readonly string[]>;
  /** @param guildId - Nothing where nobody can tell: it isn't asked for again. */
  placed(channelId: string, guildId: string | undefined): Promise<void>;
}

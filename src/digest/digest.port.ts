import type { Content, NewNotice } from '../outbox/notice.ts';
import type { Saved } from '../rig/rig.port.ts';
import type { Digest, NewDigest } from './digest.ts';

/** The store of digests. Moments are unix seconds. */
export interface DigestStore {
  /**
   * Adds a digest: at most 10 of a server, 10 of a person; the same recipient, time, days and zone
   * once.
   */
  add(digest: NewDigest & DigestCourse): Promise<DigestAdded>;
  /** Lists a server's digests in the order they were added. */
  ofServer(guildId: string): Promise<readonly Digest[]>;
  /** Lists the digests that go by direct message to that person. */
  ofPerson(userId: string): Promise<readonly Digest[]>;
  /** Lists the operator's own, which other servers follow. */
  editions(): Promise<readonly Digest[]>;
  find(id: number): Promise<Digest | undefined>;
  /**
   * Saves all of a digest but `guildId`, `userId` and `createdAt`, on top of the revision it
   * carries.
   */
  save(digest: Digest): Promise<Saved | 'same'>;
  remove(id: number): Promise<boolean>;
  /** Lists the digests whose time has come, by index, the earliest first. */
  due(question: {
    readonly now: number;
    readonly limit: number;
    /** The last one of those that were given before: only what comes after it. */
    readonly after?: { readonly id: number; readonly nextAt: number } | undefined;
  }): Promise<readonly Digest[]>;
  /**
   * Lists active digests that were served or subscribed later than now, by another clock; in the
   * order of their ids.
   */
  ahead(question: {
    readonly now: number;
    readonly limit: number;
    /** Id of the last one of those that were given before. */
    readonly after: number;
  }): Promise<readonly Digest[]>;
  /**
   * Writes in one transaction each digest's next time on top of the revision it carries, with its
   * notice and the contents. A digest that was changed meanwhile is left out, with its notice, and
   * due again.
   *
   * @returns How many went on.
   */
  advance(step: {
    readonly served: readonly ServedDigest[];
    readonly contents: readonly Content[];
  }): Promise<number>;
  /**
   * Puts one more notice of a digest, beside its schedule, with what it encloses, in one
   * transaction.
   *
   * @param seconds - See `Outbox.putSpaced`.
   * @returns False when there is one so lately already.
   */
  putExtra(content: Content, notice: NewNotice, seconds: number): Promise<boolean>;
  /** Counts a digest that could not be told in time after all; the next one says so. */
  miss(id: number): Promise<void>;
}

/** The course of a new digest: active from the start, unless it was there before. */
export type DigestCourse = Partial<
  Pick<Digest, 'state' | 'stopped' | 'nextAt' | 'lastAt' | 'missed'>
>;

export interface ServedDigest {
  readonly digest: Digest;
  /** The notice; nothing for a digest that is skipped. */
  readonly notice?: NewNotice | undefined;
}

export type DigestAdded =
  | { readonly ok: true; readonly digest: Digest }
  | { readonly ok: false; readonly why: 'too-many' }
  | { readonly ok: false; readonly why: 'same'; readonly digest: Digest };

/** Words a digest as it would be posted now. */
export interface DigestComposer {
  /**
   * Composes a digest; the same content is worded and painted once. @param digest - Needn't be
   * stored.
   */
  compose(digest: NewDigest): Promise<Content>;
}

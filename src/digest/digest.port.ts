import type { Content, NewNotice } from '../outbox/notice.ts';
import type { Saved } from '../rig/rig.port.ts';
import type { Digest, NewDigest } from './digest.ts';

/** Moments are unix seconds. */
export interface DigestStore {
  /** At most 10 of a server, 10 of a person; the same recipient, time, days and zone once. */
  add(digest: NewDigest & DigestCourse): Promise<DigestAdded>;
  /** In the order they were added. */
  ofServer(guildId: string): Promise<readonly Digest[]>;
  /** By direct message to that person. */
  ofPerson(userId: string): Promise<readonly Digest[]>;
  find(id: number): Promise<Digest | undefined>;
  /** Everything but `guildId`, `userId` and `createdAt`, on top of the revision it carries. */
  save(digest: Digest): Promise<Saved | 'same'>;
  remove(id: number): Promise<boolean>;
  /** Whose time has come, by index, the earliest first. */
  due(question: {
    readonly now: number;
    readonly limit: number;
    /** The last one of those that were given before: only what comes after it. */
    readonly after?: { readonly id: number; readonly nextAt: number } | undefined;
  }): Promise<readonly Digest[]>;
  /** Active ones that were served or subscribed later than now, by another clock; by their ids. */
  ahead(question: {
    readonly now: number;
    readonly limit: number;
    /** Id of the last one of those that were given before. */
    readonly after: number;
  }): Promise<readonly Digest[]>;
  /**
   * One transaction: each digest's next time on top of the revision it carries, with its notice and
   * the contents. Who was changed meanwhile is left out, with its notice, and due again.
   *
   * @returns How many went on.
   */
  advance(step: {
    readonly served: readonly ServedDigest[];
    readonly contents: readonly Content[];
  }): Promise<number>;
  /**
   * One more of it, beside its schedule, with what the notice encloses, in one transaction.
   *
   * @param seconds - See `Outbox.putSpaced`.
   * @returns False when there is one so lately already.
   */
  putExtra(content: Content, notice: NewNotice, seconds: number): Promise<boolean>;
  /** It could not be told in time after all; the next one says so. */
  miss(id: number): Promise<void>;
}

/** How a new one stands: active from the start, unless it was there before. */
export type DigestCourse = Partial<
  Pick<Digest, 'state' | 'stopped' | 'nextAt' | 'lastAt' | 'missed'>
>;

export interface ServedDigest {
  readonly digest: Digest;
  /** Nothing for one that is skipped. */
  readonly notice?: NewNotice | undefined;
}

export type DigestAdded =
  | { readonly ok: true; readonly digest: Digest }
  | { readonly ok: false; readonly why: 'too-many' }
  | { readonly ok: false; readonly why: 'same'; readonly digest: Digest };

/** Words a digest as it would be posted now. */
export interface DigestComposer {
  /** The same content is worded and painted once. @param digest - Needn't be stored. */
  compose(digest: NewDigest): Promise<Content>;
}

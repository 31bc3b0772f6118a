/** The reason why an alert, a digest or a fallback channel is stopped. */
export interface StoppedBecause {
  readonly why:
    | 'channel-gone'
    /** We can't see the channel. */
    | 'no-access'
    | 'missing-permission'
    | 'dm-closed'
    /** We aren't in that server any more. */
    | 'kicked'
    /** The person isn't in that server any more. */
    | 'left'
    /** The person may not write in that channel any more. */
    | 'may-not-write'
    /** Somebody who manages the server removed it. */
    | 'removed'
    | 'other';
  /** Discord's own words, or ours where Discord wasn't asked. */
  readonly reason: string;
  /** Unix seconds at which it was stopped. */
  readonly at: number;
}

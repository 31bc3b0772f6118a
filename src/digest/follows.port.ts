/** Reasons for which a channel can't follow another one, or not stop. */
export type FollowProblem =
  /** We may not manage the channel's webhooks. */
  | 'no-right'
  /** The channel has as many webhooks as Discord allows. */
  | 'full'
  /** It is no channel that can follow another, such as a forum or a voice channel. */
  | 'wrong-channel'
  /** The operator's channel is gone, or none that can be followed. */
  | 'no-source'
  /** Discord doesn't answer, or wants us to wait. */
  | 'later';

export type FollowOutcome =
  | { readonly kind: 'followed' }
  | { readonly kind: 'already' }
  | { readonly kind: 'refused'; readonly why: FollowProblem };

export type UnfollowOutcome =
  | { readonly kind: 'ended'; readonly sourceIds: readonly string[] }
  | { readonly kind: 'refused'; readonly why: FollowProblem };

/**
 * Has channels follow announcement channels by Discord's own means: it keeps who follows what, and
 * copies what is published.
 */
export interface Follows {
  /** @param sourceId - The announcement channel. @param channelId - The channel that follows it. */
  follow(sourceId: string, channelId: string): Promise<FollowOutcome>;
  /** Ends what a channel follows of those announcement channels; Discord's own end is the same. */
  unfollow(sourceIds: readonly string[], channelId: string): Promise<UnfollowOutcome>;
}

import type { Away, News } from '../alert/decide.ts';
import type { Reading } from '../market/reading.ts';
import type { RegisteredRig } from '../rig/registered.ts';

export interface NoticeView {
  readonly userId: string;
  /** `dm`, or the id of a channel. */
  readonly deliver: string;
  /** All of one person and place in one tick; never empty. */
  readonly news: readonly News[];
  /** All of the person's; needed when a retarget is among the news. */
  readonly rigs: readonly RegisteredRig[];
  readonly reading: Reading;
  /** Unix seconds. */
  readonly now: number;
  readonly away?: Away | undefined;
}

/** What is said about all news of a kind. */
export interface NoticeSection {
  readonly colour: number;
  readonly title: string;
  /** Never empty. */
  readonly lines: readonly string[];
}

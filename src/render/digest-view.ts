import type { DigestFacts } from '../digest/facts.ts';
import type { Reading } from '../market/reading.ts';

/** What the sections of a digest are worded from. */
export interface DigestView {
  readonly facts: DigestFacts;
  readonly reading: Reading;
  /** Unix seconds; of the sample network its own moment. */
  readonly now: number;
  /** ISO 4217. */
  readonly currency: string;
  /** Today where it is read: midnight in UTC of that calendar day, unix seconds. */
  readonly day: number;
  /** Whose it is. */
  readonly of: 'server' | 'person';
  /** Absent where none was asked for. */
  readonly chart?: 'drawn' | 'none' | undefined;
}

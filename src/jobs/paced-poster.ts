import { setTimeout as sleep } from 'node:timers/promises';
import type { Poster } from '../ports.ts';

/** Evens the requests out, so that answers to people find room beside them. @param gap - Milliseconds. */
export function pacedPoster(poster: Poster, gap: number): Poster {
  let next = 0;
  const turn = async () => {
    const now = performance.now();
    const wait = next - now;
    next = Math.max(now, next) + gap;
    if (wait > 0) await sleep(wait);
  };
  return {
    async post(posting) {
      await turn();
      return poster.post(posting);
    },
    async openDm(userId) {
      await turn();
      return poster.openDm(userId);
    },
    async findPosted(posting, since) {
      await turn();
      return poster.findPosted(posting, since);
    },
  };
}

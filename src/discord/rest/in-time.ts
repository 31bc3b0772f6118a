import { endingWithin } from '../../time/ending-within.ts';

/**
 * Gives a request that long, and then waits for it no longer: the REST client sits out a limit without
 * looking at the signal. Not `AbortSignal.timeout`: until its time is over, Node keeps whatever listens to it, that is the
 * message and its request, though it was answered long ago.
 */
export async function inTime<T>(
  milliseconds: number,
  request: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const impatience = new AbortController();
  return endingWithin(milliseconds / 1_000, request(impatience.signal), () => {
    const reason = new DOMException(`No answer within ${milliseconds} ms`, 'TimeoutError');
    impatience.abort(reason);
    return reason;
  });
}

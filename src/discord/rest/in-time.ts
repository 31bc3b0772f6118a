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
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    const reason = new DOMException(`No answer within ${milliseconds} ms`, 'TimeoutError');
    impatience.abort(reason);
    reject(reason);
  }, milliseconds);
  try {
    return await Promise.race([request(impatience.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}

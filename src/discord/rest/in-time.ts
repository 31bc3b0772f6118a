/**
 * Gives a request that long. Not `AbortSignal.timeout`: until its time is over, Node keeps whatever listens to it, that is the
 * message and its request, though it was answered long ago.
 */
export async function inTime<T>(
  milliseconds: number,
  request: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const impatience = new AbortController();
  const timer = setTimeout(() => {
    impatience.abort(new DOMException(`No answer within ${milliseconds} ms`, 'TimeoutError'));
  }, milliseconds);
  try {
    return await request(impatience.signal);
  } finally {
    clearTimeout(timer);
  }
}

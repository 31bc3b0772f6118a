const LATE = Symbol('late');

/**
 * Returns the result of work that has to end within so many seconds. Work that is given up goes on
 * where it hangs; its result is nobody's business any more. The timer is a plain one: an
 * `AbortSignal` that is aborted takes ten times as long.
 *
 * @param reason - Returns the error that is thrown when the work takes longer.
 */
export async function endingWithin<T>(
  seconds: number,
  work: Promise<T>,
  reason: () => Error = () => new Error(`Given up after ${seconds} s`),
): Promise<T> {
  const outcome = await raced(seconds, work);
  if (outcome === LATE) throw reason();
  return outcome;
}

/** Returns the result of work, or nothing when it takes longer than so many seconds. */
export async function within<T>(seconds: number, work: Promise<T>): Promise<T | undefined> {
  const outcome = await raced(seconds, work);
  return outcome === LATE ? undefined : outcome;
}

async function raced<T>(seconds: number, work: Promise<T>): Promise<T | typeof LATE> {
  const { promise: late, resolve } = Promise.withResolvers<typeof LATE>();
  const timer = setTimeout(() => resolve(LATE), seconds * 1_000);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

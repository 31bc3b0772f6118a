const LATE = Symbol('late');

/**
 * What comes of work that has to end. Work that is given up goes on where it hangs; what comes of it
 * is nobody's business any more. A plain timer: an `AbortSignal` that is aborted takes ten times as long.
 *
 * @param reason - What is thrown when it takes longer than so many seconds.
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

/** Returns what comes of work, or nothing when it takes longer than so many seconds. */
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

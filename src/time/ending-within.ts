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
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(reason()), seconds * 1_000);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

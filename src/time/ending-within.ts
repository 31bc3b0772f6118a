/**
 * What comes of work that has to end. Work that is given up goes on where it hangs; what comes of it
 * is nobody's business any more.
 *
 * @throws Error when it takes longer than so many seconds.
 */
export async function endingWithin<T>(seconds: number, work: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`Given up after ${seconds} s`)), seconds * 1_000);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

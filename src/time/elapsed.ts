/**
 * Tells whether less than a span has passed since a moment. A moment that is still to come was
 * written down by a clock that has been set back since: nobody should wait for it.
 *
 * @param now - The present, in the unit of the others.
 */
export function isWithin(span: number, since: number, now: number): boolean {
  return since <= now && now - since < span;
}

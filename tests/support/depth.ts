/** `npm test` is quick; `npm run check` says `HASHBELL_DEPTH=full`. */
export const isFull = process.env['HASHBELL_DEPTH'] === 'full';

/** @returns How often a property is tried: a tenth in the quick run, for those that take seconds. */
export function runs(full: number): number {
  return isFull ? full : Math.ceil(full / 10);
}

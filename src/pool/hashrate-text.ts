/** Powers of ten of the letters that pools of the CKPool family write behind a number. */
const LETTERS: Readonly<Record<string, number>> = {
  '': 0,
  K: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
  Z: 21,
};

/**
 * Reads a hashrate as CKPool writes it: "44.4K", "4.57G", "0".
 *
 * @returns Hashes per second; nothing for another text.
 */
export function readHashrateText(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)([kKMGTPEZ]?)$/.exec(text);
  const power = LETTERS[match?.[2]?.toUpperCase() ?? '?'];
  if (match?.[1] === undefined || power === undefined) return undefined;
  // The letter goes into the exponent: a product would leave the noise of doubles.
  return Number(`${match[1]}e${power}`);
}

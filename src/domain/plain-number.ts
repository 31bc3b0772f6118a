import { tidy, tokenize } from './quantity.ts';

/**
 * What a text may mean that is nothing but a number, perhaps with a sign or a percent sign: "80,000"
 * is eighty thousand to some and eighty to others.
 *
 * @returns The smallest first, by size; none for a text that is no number.
 */
export function readingsOf(text: string): readonly number[] {
  const readings = (['.', ','] as const).map((decimalMark) => {
    const tokens = tokenize(tidy(text), { decimalMark, spaceGroups: true });
    const [number, ...others] = tokens.filter((token) => token.text !== '%' && token.text !== '+');
    return number?.kind === 'number' && others.length === 0 ? Number(number.numeral) : Number.NaN;
  });
  return [...new Set(readings.filter((reading) => Number.isFinite(reading)))].toSorted(
    (a, b) => Math.abs(a) - Math.abs(b),
  );
}

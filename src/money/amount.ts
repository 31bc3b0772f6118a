import { isTooLong, MAX_NUMBER_TEXT } from '../text/limits.ts';
import { scaled, type Token, tidy, tokenize, unquoted } from '../text/quantity.ts';
import { currencyOf, readCurrency } from './currency.ts';

/** Money as somebody wrote it. */
export interface Amount {
  readonly value: number;
  /** ISO 4217; absent where none was written. */
  readonly currency?: string | undefined;
}

/**
 * Reads an amount of money: "3500", "$3,500", "3.000 €", "CHF 2k". A text with two readings, such as
 * "1.250", means the larger one.
 *
 * @param own - ISO 4217; decides what "¥" and "$" mean to who counts in it.
 * @returns Nothing for text that is no amount, or in a currency that we have no rates for.
 */
export function parseAmount(text: string, own: string): Amount | undefined {
  if (isTooLong(text, MAX_NUMBER_TEXT)) return undefined;
  const tidied = tidy(unquoted(text));
  const readings = (['.', ','] as const).flatMap((decimalMark) => {
    const tokens = tokenize(tidied, { decimalMark, spaceGroups: true });
    return readAmount(tokens, own) ?? [];
  });
  return readings.toSorted((a, b) => b.value - a.value)[0];
}

function readAmount(tokens: readonly Token[], own: string): Amount | undefined {
  const before = readCurrency(tokens, 0);
  const numberAt = before?.next ?? 0;
  const number = tokens[numberAt];
  if (number?.kind !== 'number') return undefined;
  const isThousands = tokens[numberAt + 1]?.text === 'k';
  const next = isThousands ? numberAt + 2 : numberAt + 1;
  const after = readCurrency(tokens, next);
  if (tokens.length > (after?.next ?? next)) return undefined;
  const value = scaled(number.numeral, isThousands ? 3 : 0);
  const signs = [before?.found, after?.found].filter((sign) => sign !== undefined);
  const currencies = signs.map((sign) => currencyOf(sign, value, own));
  const [first, second = first] = currencies;
  if (first !== second || (signs.length > 0 && first === undefined)) return undefined;
  return { value, ...(first !== undefined && { currency: first }) };
}

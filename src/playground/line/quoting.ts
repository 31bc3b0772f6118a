import { unquoted } from '../../text/quantity.ts';

/**
 * Matches an option's name with its colon, but no address such as `http://`; the name is captured.
 */
export const LABEL = String.raw`([\p{L}_][\p{L}\p{N}_-]*):(?!\/\/)`;

const PAIRS = ['""', "''", '``', '“”', '„“', '«»'] as const;

/** Matches text that looks like another option's name, or begins with two slashes. */
const MISLEADING = new RegExp(String.raw`(?:^|\s)${LABEL}|^\/\/`, 'u');

/** Returns a value as it has to stand in a line so that it is read as it is. */
export function written(value: string): string {
  if (!MISLEADING.test(value) && unquoted(value) === value) return value;
  const pair = PAIRS.find(([, close = '']) => !value.includes(close));
  return pair === undefined ? value : `${pair[0]}${value}${pair[1]}`;
}

/** @returns The place where the quotes close that open at `from`; nothing where none do. */
export function endOfQuotes(line: string, from: number): number | undefined {
  const pair = PAIRS.find(([open]) => open === line[from]);
  for (let at = from; pair !== undefined; ) {
    at = line.indexOf(pair[1] ?? '', at + 1);
    if (at < 0) return undefined;
    if (/^(?:\s|$)/.test(line.slice(at + 1))) return at + 1;
  }
  return undefined;
}

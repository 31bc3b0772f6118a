import { cpus, loadavg, totalmem } from 'node:os';

/** Returns the machine and Node, as they stand above the tables of docs/BENCHMARKS.md. */
export function machine(): string {
  const [processor] = cpus();
  return `${processor?.model}, ${cpus().length} cores, ${(totalmem() / 1e9).toFixed(1)} GB, \
Node ${process.versions.node}, ${process.platform}`;
}

/** Returns how many programs have wanted a core in the last minute. */
export const load = (): string => (loadavg()[0] ?? Number.NaN).toFixed(1);

/** @param rule - Line below the head: how its columns are aligned. */
export function printTable(head: string, rule: string, rows: readonly (readonly string[])[]): void {
  console.log([head, rule, ...rows.map((cells) => `| ${cells.join(' | ')} |`), ''].join('\n'));
}

/**
 * Returns the cells of a target; one that is missed has the process exit with 1.
 *
 * @param of - Text before the sign, where it isn't the value itself that is judged.
 */
export function verdict(
  value: number,
  sign: '≤' | '≥',
  limit: number,
  of = '',
): readonly [string, string] {
  const met = sign === '≤' ? value <= limit : value >= limit;
  if (!met) process.exitCode = 1;
  return [`${of}${sign} ${limit.toLocaleString('en')}`, met ? 'met' : '**missed**'];
}

/** Returns a number with three digits that count. */
export function figures(value: number): string {
  return value.toLocaleString('en', { maximumSignificantDigits: 3 });
}

import type { I18n } from '../i18n/i18n.ts';

/**
 * Returns as many lines as there is room for, and a line that says how many more there are.
 *
 * @param room - Characters, line breaks included.
 * @param further - How many more there are that nobody wrote.
 */
export function fittingLines(
  lines: readonly string[],
  room: number,
  { t, count }: I18n,
  further = 0,
): readonly string[] {
  const kept: string[] = [];
  let used = 0;
  for (const line of lines) {
    used += line.length + 1;
    if (used > room && kept.length > 0) break;
    kept.push(line);
  }
  const rest = lines.length - kept.length + further;
  return rest > 0 ? [...kept, t('notice.more', { count: count(rest) })] : kept;
}

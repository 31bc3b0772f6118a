import stringWidth from 'string-width';

/** Columns of fixed-width letters that a phone shows before it breaks the line. */
const PHONE = 32;
/** Columns that the first column keeps where the others are wide. */
const LEAST = 6;

/**
 * Returns rows as a block of letters of one width: the first column from the left, cut to what the
 * others leave of a phone's line, the others at the right.
 *
 * @param rows - The heads of the columns first.
 */
export function textTable(rows: readonly (readonly [string, ...string[]])[]): string {
  const columns = Math.max(...rows.map(({ length }) => length));
  const widths = Array.from({ length: columns }, (_, at) =>
    Math.max(...rows.map((row) => stringWidth(row[at] ?? ''))),
  );
  const others = widths.slice(1).reduce((sum, width) => sum + width + 1, 0);
  const first = Math.min(widths[0] ?? 0, Math.max(LEAST, PHONE - others));
  const lines = rows.map(([name, ...cells]) =>
    [
      filled(inBlock(name, first), first),
      ...cells.map((cell, at) => filled(cell, widths[at + 1] ?? 0, 'left')),
    ]
      .join(' ')
      .trimEnd(),
  );
  return `\`\`\`\n${lines.join('\n')}\n\`\`\``;
}

/** Returns a line of text for a table's block, which it can't end: as much of it as fits. */
function inBlock(text: string, width: number): string {
  const whole = text.replaceAll('`', 'ˋ');
  if (stringWidth(whole) <= width) return whole;
  const letters = [...whole];
  const cut = () => `${letters.join('').trimEnd()}…`;
  while (letters.length > 0 && stringWidth(cut()) > width) letters.pop();
  return cut();
}

function filled(text: string, width: number, side: 'left' | 'right' = 'right'): string {
  const fill = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return side === 'left' ? fill + text : text + fill;
}

/**
 * Returns a table as `textTable` does, with each row's name on a line of its own: more columns fit
 * a phone.
 */
export function namedTable(
  heads: readonly string[],
  rows: readonly { readonly name: string; readonly cells: readonly string[] }[],
): string {
  const widths = heads.map((head, at) =>
    Math.max(stringWidth(head), ...rows.map(({ cells }) => stringWidth(cells[at] ?? ''))),
  );
  const line = (cells: readonly string[]) =>
    cells.map((cell, at) => filled(cell, widths[at] ?? 0, 'left')).join(' ');
  const lines = rows.flatMap(({ name, cells }) => [inBlock(name, PHONE), line(cells)]);
  return `\`\`\`\n${[line(heads), ...lines].join('\n')}\n\`\`\``;
}

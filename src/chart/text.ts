/** How a text of a chart looks. */
interface TextStyle {
  /** Units of the view box. */
  readonly size: number;
  /** CSS colour. */
  readonly colour: string;
  readonly bold?: boolean;
}

/** The part of a text that stands at its place: its start, middle or end. */
type Anchor = 'start' | 'middle' | 'end';

/** Hundredths of an em from U+0020 to U+007E: the advance widths in Inter's own hmtx table (4.1, rounded). */
const REGULAR =
  '28 29 47 63 64 98 64 30 36 36 50 66 29 46 29 36 63 41 61 62 65 59 62 57 62 62 29 30 66 66 66 51 97 69 65 73 72 60 59 75 74 27 57 67 57 90 75 76 64 76 64 64 65 74 69 99 68 68 63 36 36 36 47 46 32 56 61 57 61 58 37 61 59 24 24 55 24 88 59 60 61 61 38 53 33 59 56 82 55 56 55 43 33 43 66'
    .split(' ')
    .map(Number);
/** Ratio of the widest step from Regular to SemiBold, of what is often written. */
const BOLDER = 1.05;
const FIRST = 0x20;
const OTHERS: Readonly<Record<string, number>> = {
  ä: 56,
  ö: 60,
  ü: 59,
  '\u00a0': 28,
  '\u202f': 18,
  '·': 29,
  '’': 26,
  '…': 86,
  '²': 45,
  '³': 45,
  '₩': 95,
};
/** Hundredths of an em; few of the Latin and currency signs that aren't listed are wider. */
const USUAL = 76;
const FULL_WIDTH = 105;
const FIRST_FULL_WIDTH = 0x1100;

/** Returns the width in units of the view box; kerning would make it a little less. */
export function textWidth(text: string, { size, bold = false }: Omit<TextStyle, 'colour'>): number {
  let hundredths = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    const other = code >= FIRST_FULL_WIDTH && !/[\u2000-\u2bff]/u.test(letter) ? FULL_WIDTH : USUAL;
    hundredths += REGULAR[code - FIRST] ?? OTHERS[letter] ?? other;
  }
  return (hundredths / 100) * size * (bold ? BOLDER : 1);
}

/** Returns the text, or as much of it as fits, with an ellipsis. */
export function shortened(text: string, width: number, style: Omit<TextStyle, 'colour'>): string {
  if (textWidth(text, style) <= width) return text;
  const letters = [...text];
  let kept = letters.length - 1;
  const cut = () => `${letters.slice(0, kept).join('').trimEnd()}…`;
  while (kept > 0 && textWidth(cut(), style) > width) kept -= 1;
  return kept > 0 ? cut() : '';
}

/**
 * Returns a text and how it is written: smaller where it is too long, and shortened where that is
 * not enough.
 */
export function fitted(
  text: string,
  width: number,
  { least, ...style }: TextStyle & { readonly least: number },
): { readonly text: string; readonly style: TextStyle; readonly width: number } {
  const full = textWidth(text, style);
  const size =
    full > width ? Math.max(least, rounded((style.size * width) / full - 0.05)) : style.size;
  const smaller = { ...style, size };
  const kept = shortened(text, width, smaller);
  return { text: kept, style: smaller, width: kept === '' ? 0 : textWidth(kept, smaller) };
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Returns a text as XML takes it, without what it can't say at all. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

/** @param at - `y` is the baseline. */
export function textElement(
  text: string,
  at: { readonly x: number; readonly y: number; readonly anchor?: Anchor },
  { size, colour, bold = false }: TextStyle,
): string {
  if (text === '') return '';
  const { x, y, anchor = 'start' } = at;
  const weight = bold ? ' font-weight="600"' : '';
  const anchored = anchor === 'start' ? '' : ` text-anchor="${anchor}"`;
  return `<text x="${rounded(x)}" y="${rounded(y)}" font-size="${size}" fill="${colour}"${weight}${anchored}>${escaped(text)}</text>`;
}

/** Rounds to a tenth of a unit, which is a fifth of a pixel. */
export function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

/**
 * Characters that have a meaning in Discord's markdown: emphasis, code, spoilers, links, mentions,
 * headings.
 */
const SPECIAL = /[\\`*_~|<>[\]()#:@!-]/g;
/**
 * Invisible characters that belong to an emoji: they join emoji to one ("woman" and "sheaf" to a
 * farmer), give them their colours or a key around them, or spell the flag of a region.
 */
const WITHIN_EMOJI = [
  /(?<=\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)\u200d(?=\p{Extended_Pictographic})/u,
  /(?<=\p{Extended_Pictographic})[\ufe0e\ufe0f]/u,
  /(?<=[\d#*])\ufe0f(?=\u20e3)/u,
  /(?<=\u{1f3f4}[\u{e0020}-\u{e007e}]{0,6})[\u{e0020}-\u{e007f}]/u,
]
  .map(({ source }) => source)
  .join('|');
/**
 * Characters that show nothing, or turn the direction of the text behind them; a Braille cell
 * without dots shows nothing either.
 */
const INVISIBLE = new RegExp(
  `(?:(?!${WITHIN_EMOJI})[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}\\u2800])+`,
  'gu',
);
/**
 * A text to be shortened is first cut to this many times the limit, as invisible characters fall
 * away.
 */
const LOOKED_AT = 8;

/**
 * Returns somebody's text to be shown as they wrote it: no formatting, no mention, no link, one
 * line.
 *
 * @param limit - Characters before escaping; a longer text ends in "…".
 */
export function quoted(text: string, limit = 80): string {
  return shortened(visible(shortened(text, limit * LOOKED_AT)), limit).replace(SPECIAL, '\\$&');
}

/** Returns the text as one line in which nothing is hidden; emoji stay whole. */
export function visible(text: string): string {
  return text.replace(INVISIBLE, ' ').trim();
}

/**
 * Cuts a text between characters, never through one; a longer text ends in "…".
 *
 * @param limit - UTF-16 units.
 */
export function shortened(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let end = limit - 1;
  const unit = text.charCodeAt(end - 1);
  // A high surrogate needs its other half.
  if (unit >= 0xd800 && unit <= 0xdbff) end -= 1;
  return `${text.slice(0, end).trimEnd()}…`;
}

const WORD_JOINER = '\u2060';
/** Code is copied, and tables are not wrapped. */
const CODE = /(```[\s\S]*?```|`[^`]*`)/u;

/**
 * Returns the text with no break between a minus and the amount that it belongs to: lines may break
 * before the sign of a currency, and leave the minus of "−$0.25" behind.
 */
export function holdingSigns(text: string): string {
  if (!text.includes('−')) return text;
  return text
    .split(CODE)
    .map((part, index) =>
      index % 2 === 1 ? part : part.replace(/−(?=\p{Sc}|[A-Z])/gu, `−${WORD_JOINER}`),
    )
    .join('');
}

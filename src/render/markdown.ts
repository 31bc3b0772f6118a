/** What has a meaning in Discord's markdown: emphasis, code, spoilers, links, mentions, headings. */
const SPECIAL = /[\\`*_~|<>[\]()#:@!-]/g;
/** Joins emoji to one ("woman" and "sheaf" to a farmer), or spells the flag of a region. */
const WITHIN_EMOJI =
  /(?<=\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)\u200d(?=\p{Extended_Pictographic})|(?<=\u{1f3f4}[\u{e0020}-\u{e007e}]*)[\u{e0020}-\u{e007f}]/u
    .source;
/** Invisible, or turning the direction of what follows. */
const INVISIBLE = new RegExp(`(?:(?!${WITHIN_EMOJI})[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}])+`, 'gu');

/**
 * Somebody's text, to be shown as they wrote it: no formatting, no mention, no link, one line.
 *
 * @param limit - Of characters before escaping; what is longer ends in "…".
 */
export function quoted(text: string, limit = 80): string {
  return shortened(visible(text), limit).replace(SPECIAL, '\\$&');
}

/** One line, in which nothing is hidden; emoji stay whole. */
export function visible(text: string): string {
  return text.replace(INVISIBLE, ' ').trim();
}

/** Cuts between characters, never through one; what is longer ends in "…". */
export function shortened(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let end = limit - 1;
  const unit = text.charCodeAt(end - 1);
  // A high surrogate needs its other half.
  if (unit >= 0xd800 && unit <= 0xdbff) end -= 1;
  return `${text.slice(0, end).trimEnd()}…`;
}

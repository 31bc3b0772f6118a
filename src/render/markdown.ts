/** What has a meaning in Discord's markdown: emphasis, code, spoilers, links, mentions, headings. */
const SPECIAL = /[\\`*_~|<>[\]()#:@!-]/g;
/** Invisible, or turning the direction of what follows. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/**
 * Somebody's text, to be shown as they wrote it: no formatting, no mention, no link, one line.
 *
 * @param limit - Of characters before escaping; what is longer ends in "…".
 */
export function quoted(text: string, limit = 80): string {
  return shortened(text.replace(INVISIBLE, ' ').trim(), limit).replace(SPECIAL, '\\$&');
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

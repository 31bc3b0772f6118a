/**
 * Reads the JSON that a machine answers with. Some firmware writes what is none; it is put right only
 * where a plain reading has failed.
 *
 * @returns undefined where nothing helps.
 */
export function parseMinerJson(text: string): unknown {
  const whole = text.replaceAll('\0', '').trim();
  const plain = parsed(whole);
  if (plain !== undefined) return plain;
  const mended = repaired(whole);
  return parsed(mended) ?? parsed(closed(mended));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Puts right what has been seen in the field, outside of strings. */
function repaired(text: string): string {
  // A comma and a quote are lost before temperatures by some firmware.
  const parts = partsOf(text.replaceAll(/""(?=temp\d)/g, '","'));
  return crossing(parts.map((part) => (part[0] === '"' ? inString(part) : between(part))).join(''));
}

/** Returns a text in parts: strings with their quotes, and what is between them. */
function partsOf(text: string): readonly string[] {
  const parts: string[] = [];
  let at = 0;
  while (at < text.length) {
    const quote = text.indexOf('"', at);
    const start = quote < 0 ? text.length : quote;
    if (start > at) parts.push(text.slice(at, start));
    at = stringEnd(text, start);
    if (at > start) parts.push(text.slice(start, at));
  }
  return parts;
}

/** Returns the index behind the string that begins there; it may have no end. */
function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at + 1;
  }
  return text.length;
}

function inString(text: string): string {
  return text.replaceAll('\r', '').replaceAll('\n', '\\n').replaceAll('\t', '\\t');
}

function between(text: string): string {
  return text
    .replaceAll(/\}\s*\{/g, '},{')
    .replaceAll(/\[\s*,/g, '[')
    .replaceAll(/,\s*([}\]])/g, '$1')
    .replaceAll(/(?<=[:,[]\s*)[-+]?(?:inf|nan|infinity)\b/gi, 'null');
}

const PAIR = String.raw`"[^"]*"\s*:\s*(?:"[^"]*"|[^\s"[\]{},]+)`;
const BRACKETED = new RegExp(String.raw`\[(\s*${PAIR}(?:\s*,\s*${PAIR})*\s*)\]`, 'g');

/** Puts right what reaches over strings: a comma before all, and an object in the brackets of a list. */
function crossing(text: string): string {
  return text.replace(/^,\s*/, '').replaceAll(BRACKETED, '[{$1}]');
}

/** Ends a text that was cut off: after its last whole member, with the brackets that are open. */
function closed(text: string): string {
  const open: string[] = [];
  let length = 0;
  let cut = 0;
  let depth = 0;
  const tokens = partsOf(text).flatMap((part) => (part[0] === '"' ? [part] : [...part]));
  for (const token of tokens) {
    const before = length;
    length += token.length;
    if (token === '{' || token === '[') open.push(token === '{' ? '}' : ']');
    else if (token === '}' || token === ']') open.pop();
    else if (token !== ',') continue;
    if (token === '{' || token === '[') continue;
    cut = token === ',' ? before : length;
    depth = open.length;
  }
  return text.slice(0, cut) + open.slice(0, depth).toReversed().join('');
}

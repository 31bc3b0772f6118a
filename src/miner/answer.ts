/** A machine's object of fields; nothing is known of it before somebody looks. */
export type Fields = Readonly<Record<string, unknown>>;

export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : {};
}

/** Returns the objects of a list; one that stands by itself is one of a list. */
export function objectsIn(value: unknown): readonly Fields[] {
  return (Array.isArray(value) ? value : [value]).map(fieldsOf);
}

/** Returns a number, also one in a string; nothing for what is none, or is endless. */
export function numberIn(value: unknown): number | undefined {
  const number =
    typeof value === 'string' && value.trim() !== ''
      ? Number(value)
      : typeof value === 'number'
        ? value
        : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}

/** Returns a number above zero: firmware writes 0 or −273 for what it doesn't measure. */
export function positiveIn(value: unknown): number | undefined {
  const number = numberIn(value);
  return number !== undefined && number > 0 ? number : undefined;
}

/** The most characters of a text that are taken. */
const LONGEST = 60;

/** Returns a text in one line, without the quotes that some firmware adds. */
export function textIn(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .replaceAll(/^'|'$/g, '')
    .trim()
    .slice(0, LONGEST);
  return text === '' ? undefined : text;
}

/** Tells whether a field says yes: `true`, `1`, `"true"`. */
export function isSet(value: unknown): boolean {
  return value === true || value === 'true' || numberIn(value) === 1;
}

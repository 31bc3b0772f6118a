import { UserError } from '../../src/errors.ts';
import type { I18n } from '../../src/i18n/i18n.ts';
import { quoted } from '../../src/message/markdown.ts';
import { signFits } from '../../src/money/currency.ts';
import { numberReadings } from '../../src/text/quantity.ts';

/** Of a form's fields, in a person's units: money, percent, minutes, hours. */
const limits = {
  floor: { min: -1e6, max: 1e6, example: -1 },
  level: { min: -1e12, max: 1e12, example: 42 },
  clear: { min: -1e12, max: 1e12, example: 43 },
  margin: { min: 0, max: 1_000, example: 2 },
  hold: { min: 0, max: 1_440, example: 15 },
  cooldown: { min: 0, max: 720, example: 6 },
} as const;

/**
 * "1,5", "−2", "80,000". Of two readings that is meant which is nearer to what stood there.
 *
 * @throws UserError for text that is no number, or one out of range.
 */
export function readField(
  name: keyof typeof limits,
  text: string,
  {
    label,
    near = 0,
    i18n,
  }: { readonly label: string; readonly near?: number | undefined; readonly i18n: I18n },
): number {
  const { t, count } = i18n;
  const { min, max, example } = limits[name];
  const readings = signFits(text, undefined) ? numberReadings(text) : [];
  const [value] = readings.toSorted((a, b) => Math.abs(a - near) - Math.abs(b - near));
  if (value === undefined) {
    const values = { field: label, text: quoted(text, 40), example: String(example) };
    throw new UserError(t('alerts.number', values));
  }
  if (value >= min && value <= max) return value;
  const range = { field: label, low: count(min), high: count(max), example: String(example) };
  throw new UserError(t('alerts.range', range));
}

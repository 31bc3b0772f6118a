import { oneOf } from '../text/one-of.ts';
import { writeNumeral } from '../text/quantity.ts';
import type { Period } from './schedule.ts';
import {
  extrasTexts,
  type PriceReader,
  periodsTexts,
  readExtras,
  readSchedule,
  type ScheduleProblem,
} from './schedule-text.ts';
import { ADDED, GRID, MARKUP, SPOT, TAX } from './schedule-words.ts';
import { type SpotZone, zoneCalled } from './spot-zones.ts';
import type { WrittenTariff } from './tariff.ts';

type WrittenSpot = Extract<WrittenTariff, { readonly kind: 'spot' }>;
type Refusal =
  | ScheduleProblem
  /** A price in it was refused: as for a price by itself. */
  | { readonly kind: 'price'; readonly text: string };
type SpotReading =
  | { readonly ok: true; readonly tariff: WrittenSpot }
  | { readonly ok: false; readonly problem: Refusal };

/** How the prices in such a text are read: by whoever reads the other tariffs. */
interface PriceReaders {
  readonly inSchedule: PriceReader;
  /** Returns nothing for a text that is no price. */
  readonly alone: (
    text: string,
    assumed: string,
  ) => { readonly perKwh: number; readonly currency?: string | undefined } | undefined;
}

const SPOT_WORD = String.raw`(?<!\p{L})${oneOf(SPOT.toSorted((a, b) => b.length - a.length))}(?![\p{L}\d])`;
const ANYWHERE = new RegExp(SPOT_WORD, 'iu');
const OPENS = new RegExp(String.raw`^${SPOT_WORD}\s*[:=@,]?\s*(.*)$`, 'isu');
const FOLLOWS = new RegExp(
  String.raw`^(\p{L}{2,}(?:[-_]\p{L}+|\d)?)\s+${SPOT_WORD}\s*[:=,]?\s*(.*)$`,
  'isu',
);
/** "VAT 19 %": a price of an exchange never has it in it. */
const TAX_SHARE = new RegExp(
  String.raw`[;,]?\s*(?<!\p{L})${oneOf([...TAX, 'tax'])}\.?\s*[:=]?\s*(\d{1,2}(?:[.,]\d{1,3})?)\s*%`,
  'iu',
);
const NAME = /^\p{L}+(?:[-_]\p{L}+|\s?\d(?![\d.,]))?/u;
const LETTERS = /^\p{L}+/u;
const GRID_OPENS = new RegExp(
  String.raw`[;,+]?\s*(?<!\p{L})${oneOf(GRID.toSorted((a, b) => b.length - a.length))}(?!\p{L})\s*[:=]?\s*`,
  'iu',
);
const MARKUP_OPENS = new RegExp(
  String.raw`^(?:[+;,\s]|(?:${oneOf([...MARKUP, ...ADDED])})(?!\p{L}))+`,
  'iu',
);

/** Tells whether a text says that a price follows an exchange; it is cheap. */
export function saysSpot(text: string): boolean {
  return OPENS.test(text) || zoneBefore(FOLLOWS.exec(text)) !== undefined;
}

/** Tells whether a word for an exchange's price is anywhere in a text. */
export function saysSpotAnywhere(text: string): boolean {
  return ANYWHERE.test(text);
}

/**
 * Reads a price that follows an exchange: "spot DE-LU + 0.12", "spot NO1 + 5 øre; grid 0.30; 22-6 0.20; tax
 * 25%".
 *
 * @param text - Tidied, without its tax.
 * @returns Nothing for a text that says nothing of exchanges.
 */
export function readSpot(text: string, readers: PriceReaders): SpotReading | undefined {
  const opened = OPENS.exec(text);
  const said = opened ? zoneAt(opened[1] ?? '') : zoneBefore(FOLLOWS.exec(text));
  if (!said) {
    if (!opened) return undefined;
    const part = opened[1]?.trim() ?? '';
    const why = LETTERS.test(part) ? 'unknown-zone' : 'no-zone';
    return refused(why, why === 'no-zone' ? text : (part.split(/[\s;,+]/, 1)[0] ?? part));
  }
  const { zone, rest } = said;
  const { currency } = zone;
  const read = readExtras(rest.replace(TAX_SHARE, '; tax $1%'), currency, readers.inSchedule);
  if (!read.ok) return read;
  const { extras } = read;
  const [before = '', ...behind] = read.text.split(GRID_OPENS);
  const ofMarkup = before.replace(MARKUP_OPENS, '').replace(/[;,\s]+$/u, '');
  const ofGrid = behind.join(' ').replace(/[;,\s]+$/u, '');
  const markup = amountIn(ofMarkup, zone, readers);
  // "+ 0.10; 17-22 0.15" hangs on the hour by itself.
  const isHourly = ofGrid === '' && ofMarkup !== '' && !markup.ok;
  const periods = periodsIn(isHourly ? ofMarkup : ofGrid, zone, readers);
  if (!periods.ok) return isHourly && markup.problem.kind !== 'price' ? markup : periods;
  if (!isHourly && !markup.ok) return markup;
  const { found: grid } = periods;
  return {
    ok: true,
    tariff: {
      kind: 'spot',
      zone: zone.id,
      currency,
      markup: markup.ok ? markup.found : 0,
      ...(grid && { grid: grid.periods }),
      ...extras,
      ...grid?.besides,
    },
  };
}

const refused = (why: ScheduleProblem['why'], part: string) =>
  ({ ok: false, problem: { kind: 'schedule', why, part } }) as const;

interface Said {
  readonly zone: SpotZone;
  readonly rest: string;
}

function zoneAt(text: string): Said | undefined {
  for (const pattern of [NAME, LETTERS]) {
    const [name = ''] = pattern.exec(text) ?? [];
    const zone = zoneCalled(name);
    if (zone) return { zone, rest: text.slice(name.length) };
  }
  return undefined;
}

function zoneBefore(found: RegExpExecArray | null): Said | undefined {
  const zone = zoneCalled(found?.[1] ?? '');
  return zone && { zone, rest: found?.[2] ?? '' };
}

type Outcome<T> =
  | { readonly ok: true; readonly found: T }
  | { readonly ok: false; readonly problem: Refusal };

function amountIn(text: string, { currency }: SpotZone, { alone }: PriceReaders): Outcome<number> {
  if (text === '') return { ok: true, found: 0 };
  const [, minus = '', amount = ''] = /^([-−–]?)\s*(.*)$/su.exec(text) ?? [];
  const read = alone(amount, currency);
  if (!read) return { ok: false, problem: { kind: 'price', text } };
  const { perKwh, currency: named = currency } = read;
  if (named !== currency) return refused('spot-currency', currency);
  return { ok: true, found: minus === '' ? perKwh : -perKwh };
}

interface Grid {
  readonly periods: readonly [Period, ...Period[]];
  readonly besides: Pick<WrittenSpot, 'holidays' | 'timeZone'>;
}

function periodsIn(text: string, zone: SpotZone, readers: PriceReaders): Outcome<Grid | undefined> {
  if (text === '') return { ok: true, found: undefined };
  const flat = amountIn(text, zone, readers);
  if (flat.ok) return { ok: true, found: { periods: [{ perKwh: flat.found }], besides: {} } };
  if (flat.problem.kind !== 'price') return flat;
  const read = readSchedule(text, zone.currency, readers.inSchedule);
  if (!read) return { ok: false, problem: { kind: 'price', text } };
  if (!read.ok) return read;
  const { periods, currency = zone.currency, holidays, timeZone } = read.tariff;
  if (currency !== zone.currency) return refused('spot-currency', zone.currency);
  const besides = { ...(holidays && { holidays }), ...(timeZone && { timeZone }) };
  return { ok: true, found: { periods, besides } };
}

/** Returns what `readSpot` takes back: "spot DE-LU + 0.12; grid 0.08; 17-20 0.12; tax 19%". */
export function formatSpot(tariff: WrittenSpot): string {
  const { zone, markup, grid, holidays } = tariff;
  const sign = markup < 0 ? '-' : '+';
  const opening = `spot ${zone}${markup === 0 ? '' : ` ${sign} ${writeNumeral(Math.abs(markup))}`}`;
  const ofGrid = grid ? periodsTexts({ periods: grid, holidays }) : [];
  return [
    opening,
    ...ofGrid.map((text, index) => (index === 0 ? `grid ${text}` : text)),
    ...extrasTexts(tariff),
  ].join('; ');
}

/** Returns how a zone begins that somebody is about to type: the "de" of "spot de". */
export function zoneBegun(text: string): string | undefined {
  const [, begun] = OPENS.exec(text.trim()) ?? [];
  return begun?.trim();
}

/** Returns the zone that a text names, where it says that its price follows an exchange. */
export function zoneIn(text: string): string | undefined {
  const behind = ANYWHERE.exec(text);
  if (!behind) return undefined;
  const after = text.slice(behind.index + behind[0].length).replace(/^[\s:=@,]+/u, '');
  const before = /(\p{L}{2,}(?:[-_]\p{L}+|\d)?)\s+$/u.exec(text.slice(0, behind.index))?.[1];
  return (zoneAt(after)?.zone ?? zoneCalled(before ?? ''))?.id;
}

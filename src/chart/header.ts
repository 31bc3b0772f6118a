import { frame, paint } from './frame.ts';
import { retargetSign } from './marks.ts';
import { fitted, rounded, textElement, textWidth } from './text.ts';

/** The tone of a text, by whether it is good news. */
export type Tone = 'good' | 'bad' | 'plain';

/** The texts over a plot; all texts are in the reader's language. */
export interface Head {
  readonly title: string;
  /** The line under the title, with the unit. */
  readonly subtitle: string;
  /** Text that stands beside the title: "sample data". */
  readonly badge?: string | undefined;
  /** The last value, as it is to be read. */
  readonly value: string;
  readonly valueTone?: Tone | undefined;
  readonly note?: { readonly text: string; readonly tone: Tone } | undefined;
}

const TITLE = { size: 30, least: 18, colour: paint.text, bold: true } as const;
const VALUE = { size: 38, least: 24, colour: paint.text, bold: true } as const;
const UNDER = { size: 23, least: 18, colour: paint.faint } as const;
const BADGE = { size: 20, least: 16, colour: paint.level } as const;
const BADGE_HEIGHT = 30;
const BADGE_PADDING = 10;
const TITLE_BASELINE = 41;
const UNDER_BASELINE = 77;
/** Units of the view box between texts next to each other. */
const APART = 24;
const ROOM = frame.right - frame.edge;
/** Units of the view box that the value, the badge and the note may take in their lines. */
const WIDEST_VALUE = 300;
const WIDEST_BADGE = 160;
const WIDEST_NOTE = 400;
/** Units of the view box before the legend's word. */
const SIGN = 2 * APART;

/**
 * Writes two lines over the plot: title and value; unit and note, with the legend where there is
 * room for it.
 */
export function header(head: Head, legend: string | undefined): string {
  return titleLine(head) + underLine(head, legend);
}

function titleLine({ title, badge = '', value, valueTone = 'plain' }: Head): string {
  const { edge, right } = frame;
  const colour = colourOf(valueTone, VALUE.colour);
  const written = fitted(value, WIDEST_VALUE, { ...VALUE, colour });
  const marked = fitted(badge, WIDEST_BADGE, BADGE);
  const badgeWidth = marked.width === 0 ? 0 : marked.width + 2 * BADGE_PADDING;
  const named = fitted(title, roomBeside(written.width, badgeWidth), TITLE);
  const badgeX = edge + (named.width === 0 ? 0 : named.width + APART);
  const outline = `<rect x="${rounded(badgeX)}" y="${TITLE_BASELINE - 25}" width="${rounded(badgeWidth)}" height="${BADGE_HEIGHT}" rx="${BADGE_HEIGHT / 2}" fill="${paint.grid}"/>`;
  return [
    textElement(named.text, { x: edge, y: TITLE_BASELINE }, named.style),
    badgeWidth === 0 ? '' : outline,
    textElement(marked.text, { x: badgeX + BADGE_PADDING, y: TITLE_BASELINE - 3 }, marked.style),
    textElement(written.text, { x: right, y: TITLE_BASELINE + 2, anchor: 'end' }, written.style),
  ].join('');
}

function underLine({ subtitle, note }: Head, legend: string | undefined): string {
  const { edge, right } = frame;
  const { under, noted } = fittedUnder({ subtitle, note });
  const legendX = edge + under.width + SIGN;
  return [
    textElement(under.text, { x: edge, y: UNDER_BASELINE }, under.style),
    legend === undefined ? '' : retargetSign(legendX - APART / 2, UNDER_BASELINE),
    textElement(legend ?? '', { x: legendX, y: UNDER_BASELINE }, UNDER),
    textElement(noted.text, { x: right, y: UNDER_BASELINE, anchor: 'end' }, noted.style),
  ].join('');
}

/** Tells whether there is room for a legend besides all else. */
export function hasRoomForLegend(head: Head, legend: string): boolean {
  const { under, noted } = fittedUnder(head);
  return under.width + SIGN + textWidth(legend, UNDER) <= roomBeside(noted.width);
}

function fittedUnder({ subtitle, note }: Pick<Head, 'subtitle' | 'note'>) {
  const colour = colourOf(note?.tone ?? 'plain', UNDER.colour);
  const noted = fitted(note?.text ?? '', WIDEST_NOTE, { ...UNDER, colour });
  return { noted, under: fitted(subtitle, roomBeside(noted.width), UNDER) };
}

function roomBeside(...widths: readonly number[]): number {
  return widths.reduce((room, width) => room - (width === 0 ? 0 : width + APART), ROOM);
}

function colourOf(tone: Tone, plain: string): string {
  return tone === 'plain' ? plain : paint[tone];
}

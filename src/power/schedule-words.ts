import { dayKeys, monthKeys, type TariffWords } from '../i18n/lexicon.ts';
import { understood } from '../i18n/understood.ts';

const words = (pick: (words: TariffWords) => string) => understood(({ tariff }) => pick(tariff));

const numbered = <K extends string>(
  keys: readonly K[],
  pick: (words: TariffWords) => Readonly<Record<K, string>>,
): ReadonlyMap<string, number> =>
  new Map(
    keys.flatMap((key, index) =>
      words((all) => pick(all)[key]).map((word) => [word, index + 1] as const),
    ),
  );

/** 1 (Monday) to 7. */
export const DAYS = numbered(dayKeys, ({ days }) => days);
/** 1 to 12. */
export const MONTHS = numbered(monthKeys, ({ months }) => months);

const WORKDAYS = [1, 2, 3, 4, 5];
const WEEKEND = [6, 7];

/** Several words that mean one thing, the longest first, and what stands for them. */
type Phrase = readonly [readonly string[], Element];

/** A word of a schedule that means something by itself. */
type Element =
  | { readonly kind: 'days'; readonly days: readonly number[] }
  | { readonly kind: 'holidays' }
  | { readonly kind: 'season' }
  | { readonly kind: 'rest' }
  | { readonly kind: 'label' }
  | { readonly kind: 'minute'; readonly minute: number }
  | { readonly kind: 'filler' };

const MARKS = ': = @ ( ) [ ] . - – — > + · •'.split(' ');

const phrases: readonly Phrase[] = [
  ...(
    [
      [words(({ workdays }) => workdays), { kind: 'days', days: WORKDAYS }],
      [words(({ weekend }) => weekend), { kind: 'days', days: WEEKEND }],
      [words(({ holidays }) => holidays), { kind: 'holidays' }],
      [words(({ seasons }) => seasons), { kind: 'season' }],
      [words(({ otherwise }) => otherwise), { kind: 'rest' }],
      [words(({ labels }) => labels), { kind: 'label' }],
      [understood(({ clock }) => clock.noon), { kind: 'minute', minute: 720 }],
      [understood(({ clock }) => clock.midnight), { kind: 'minute', minute: 0 }],
      [words(({ fillers }) => fillers), { kind: 'filler' }],
      [MARKS, { kind: 'filler' }],
    ] satisfies readonly (readonly [readonly string[], Element])[]
  ).flatMap(([texts, element]) =>
    texts.map((text): Phrase => [text.split(/ |(?=-)|(?<=-)/), element]),
  ),
].toSorted(([one], [other]) => other.length - one.length);

const byFirst = Map.groupBy(phrases, ([[first = '']]) => first);

/** Takes such a word, or several, off the texts at `at`. */
export function readElement(
  texts: readonly string[],
  at: number,
): { readonly element: Element; readonly next: number } | undefined {
  const found = byFirst
    .get(texts[at] ?? '')
    ?.find(([parts]) => parts.every((part, i) => texts[at + i] === part));
  return found && { element: found[1], next: at + found[0].length };
}

export const TO: ReadonlySet<string> = new Set(['-', '–', '—', '−', ...words(({ to }) => to)]);
export const AND: ReadonlySet<string> = new Set([
  ...[',', '/', '&', '+'],
  ...understood(({ joining }) => joining),
]);
export const OCLOCK: ReadonlySet<string> = new Set(['h', 'hr', 'hrs', 'uhr']);

export const TAX = words(({ tax }) => tax);
export const INCLUDED = words(({ included }) => included);
export const EXCLUDED = words(({ excluded }) => excluded);
export const ADDED = words(({ added }) => added);
export const STANDING = words(({ standing }) => standing);
export const HEAT = words(({ heat }) => heat);
/** "Ramp", "Anlauf". */
export const RAMP = words(({ ramp }) => ramp);
/** "Min run", "Mindestlauf". */
export const RUN = words(({ run }) => run);
export const BEFORE_PRICE = words(({ beforePrice }) => beforePrice).toSorted(
  (one, other) => other.length - one.length,
);
export const HOLIDAYS = words(({ holidays }) => holidays);
/** Words for tax that need not be named: "brutto". */
export const WITH_OR_WITHOUT_TAX = ['brutto', 'netto', 'gross', 'net'];
/** "Spot", "Börsenpreis". */
export const SPOT = words(({ spot }) => spot);
export const GRID = words(({ grid }) => grid);
export const MARKUP = words(({ markup }) => markup);

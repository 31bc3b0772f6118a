import { coinCalled } from '../coin/coins.ts';
import { parseAmount } from '../money/amount.ts';
import { parseModes } from '../power/mode-text.ts';
import type { MinerModel } from '../rig/model.ts';
import { oneOf } from '../text/one-of.ts';
import { countNumber, figureOf, isNumeric, isPrivate, plainNumber, said } from './cells.ts';
import { readTitle, type Title, type TitleUnit } from './header.ts';
import { tableWords } from './table-words.ts';
import { saysMoment, saysTotal, titleScores } from './titles.ts';
import { type ColumnUse, columnUses } from './uses.ts';

/** A column of a table, and what its cells say. */
interface RawColumn {
  readonly title: string;
  readonly cells: readonly string[];
  /** Whether its cells are gone already, since they must not be kept. */
  readonly isPrivate?: boolean | undefined;
}

export interface FleetColumn {
  /** The title as it is written; may be empty. */
  readonly title: string;
  /** The column's use; a `private` one must not be kept. */
  readonly use: ColumnUse | 'private' | 'unused';
  /** The unit that its title says. */
  readonly unit?: TitleUnit | undefined;
  /** Whether there is nothing in its cells. */
  readonly isEmpty?: boolean;
  /** The use for which another column was taken, though this one could be read for it too. */
  readonly spare?: ColumnUse | undefined;
  /** Whether its figures are as a machine reports them, which are never the same twice. */
  readonly isMeasured?: boolean;
  /** Whether its title speaks of all units together. */
  readonly isTotal?: boolean;
  /** Whether it is the hashrate at the moment, beside another hashrate that was taken. */
  readonly isMoment?: boolean;
  /** The use of the column before, whose units stand in this one's cells. */
  readonly unitsOf?: ColumnUse;
}

/** A use that a person chose for a column; for hashrate and power with the unit, a power of ten. */
export interface ChosenUse {
  readonly use: ColumnUse | 'unused';
  readonly exponent?: number | undefined;
}

/** The chosen uses by the column's place, from 0. */
export type ChosenUses = Readonly<Record<number, ChosenUse>>;

interface Candidate {
  readonly at: number;
  readonly use: ColumnUse;
  readonly score: number;
}

/** Units that stand alone in a cell. */
const HASHRATE_UNIT = /^[kmgtpe]?h(?:ash)?(?:es)?(?:\s?\/?\s?s(?:ec)?|ps)?$/i;

const POWER_UNIT = /^[km]?w(?:att)?s?$/i;

/** Matches a price per kWh, as far as a number can tell. */
const BARE_PRICE = /^[$€£]?\s*0?[.,]\d{1,4}\s*(?:[$€£]|[a-z]{3})?$/i;

/** Share of private cells from which on a column is private as a whole. */
const MOSTLY_PRIVATE = 0.2;

/** Cells of a column that are looked at. */
const LOOKED_AT = 20;

/** Returns the cells by which a column is judged. */
export function saidIn(cells: readonly string[]): readonly string[] {
  const texts: string[] = [];
  for (const cell of cells) {
    const text = said(cell);
    if (text !== undefined) texts.push(text);
    if (texts.length >= LOOKED_AT) break;
  }
  return texts;
}

/**
 * Decides by titles and cells which column is what. The best of several for the same use wins: the
 * one of the average rather than of the moment, of one unit rather than of all.
 *
 * @param isModel - Whether a text names a machine.
 * @param modelOf - The machine that a text names, with what it is sold with.
 * @param ownNames - Names of our own columns, in any language: they win over what others may mean.
 */
export function readColumns(
  columns: readonly RawColumn[],
  chosen: ChosenUses,
  {
    isModel,
    modelOf,
    ownNames,
  }: {
    readonly isModel: (text: string) => boolean;
    readonly modelOf: (text: string) => MinerModel | undefined;
    readonly ownNames: ReadonlyMap<string, ColumnUse>;
  },
): readonly FleetColumn[] {
  const seen = columns.map(({ title, cells, isPrivate: isGone = false }) => {
    const texts = saidIn(cells);
    return { title: readTitle(title), own: ownNames.get(ownKey(title)), texts, isGone };
  });
  const isSecret = seen.map(
    ({ title, own, texts, isGone }) =>
      isGone ||
      (own === undefined && (hasPrivateTitle(title) || share(texts, isPrivate) > MOSTLY_PRIVATE)),
  );
  const isScan = seen.some(({ title }) => title.words.some((word) => /^(?:ip|mac)$/.test(word)));
  const hasNoTitles = columns.every(({ title }) => title === '');
  const isOpen = (at: number) => !isSecret[at] && !isChosen(chosen, at);

  const namesOfAll = columns.find((_, at) => share(seen[at]?.texts ?? [], isModel) >= 0.5);
  const models = (namesOfAll?.cells ?? []).map(modelOf);
  const isTitled = (use: ColumnUse) =>
    seen.some(({ title }, at) => isOpen(at) && titleScores(title)[use] !== undefined);
  const isAll = (texts: readonly string[], pattern: RegExp) =>
    texts.length > 0 && texts.every((text) => pattern.test(text));

  const candidates = seen.flatMap(({ title, own, texts }, at): Candidate[] => {
    if (!isOpen(at)) return [];
    const named = share(texts, isModel);
    if (own && fitsOwn(own, texts, isScan)) {
      const asRig = own === 'name' && named >= 0.5 ? 9 * named : undefined;
      return [
        { at, use: own, score: 100 },
        ...(asRig === undefined ? [] : [{ at, use: 'rig', score: asRig } as const]),
      ];
    }
    const scores = titleScores(title);
    const found = columnUses.flatMap((use): Candidate[] => {
      const score = scores[use];
      if (score === undefined || !fits(use, title, texts, isScan)) return [];
      return [{ at, use, score: score + (use === 'rig' ? 10 * named : 0) }];
    });
    if (scores.rig === undefined && named >= 0.5) found.push({ at, use: 'rig', score: 9 * named });
    if (isAll(texts, HASHRATE_UNIT)) return [{ at, use: 'unit', score: 50 }];
    if (isAll(texts, POWER_UNIT)) return [];
    if (title.words.length === 0 && !title.unit) {
      const figure = figureOf(columns[at]?.cells ?? [], models);
      if (figure && !isTitled(figure)) found.push({ at, use: figure, score: 2 });
      else if (isCount(texts)) found.push({ at, use: 'count', score: 1 });
    }
    if (hasNoTitles && texts.length > 0 && texts.every((text) => BARE_PRICE.test(text))) {
      found.push({ at, use: 'electricity', score: 1 });
    }
    return found;
  });

  const uses = new Map<number, ColumnUse | 'unused'>();
  const taken = new Set<ColumnUse>();
  for (const [at, { use }] of Object.entries(chosen)) {
    uses.set(Number(at), use);
    if (use !== 'unused') taken.add(use);
  }
  const settle = (list: readonly Candidate[]) => {
    for (const { at, use } of list.toSorted((a, b) => b.score - a.score || a.at - b.at)) {
      if (uses.has(at) || taken.has(use)) continue;
      uses.set(at, use);
      taken.add(use);
    }
  };
  // The rig is settled first: "name" may be what everybody else calls the model, and then it is
  // that.
  settle(candidates.filter(({ use }) => use === 'rig'));
  settle(candidates);

  return columns.map(({ title }, at): FleetColumn => {
    const isUnits = !isChosen(chosen, at) && isAll(seen[at]?.texts ?? [], POWER_UNIT);
    if (isUnits && uses.get(at - 1) === 'power' && !isSecret[at]) {
      return { title, use: 'unit', unitsOf: 'power' };
    }
    if (isSecret[at]) return { title, use: 'private' };
    const use = uses.get(at) ?? 'unused';
    const { exponent } = chosen[at] ?? {};
    const unit =
      exponent !== undefined && (use === 'hashrate' || use === 'power')
        ? { of: use, exponent }
        : seen[at]?.title.unit;
    const spare = candidates.find((one) => one.at === at && taken.has(one.use))?.use;
    const own = seen[at]?.title;
    return {
      title,
      use,
      ...(unit && { unit }),
      ...(seen[at]?.texts.length === 0 && { isEmpty: true }),
      ...(use === 'unused' && !isChosen(chosen, at) && spare && { spare }),
      ...(use === 'unused' && spare === 'hashrate' && own && saysMoment(own) && { isMoment: true }),
      ...(own && saysTotal(own) && { isTotal: true }),
      ...((use === 'hashrate' || use === 'power') && {
        isMeasured: isScan || isMeasured(seen[at]?.title),
      }),
    };
  });
}

const isChosen = (chosen: ChosenUses, at: number) => chosen[at] !== undefined;

/** Returns a title as our own names are written: "Fixed cost" is "fixed_cost". */
export const ownKey = (title: string) =>
  title
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');

const share = (texts: readonly string[], holds: (text: string) => boolean) =>
  texts.length === 0 ? 0 : texts.filter(holds).length / texts.length;

const PRIVATE_WORDS: ReadonlySet<string> = new Set(tableWords('secret'));
const FEES: ReadonlySet<string> = new Set(tableWords('fee'));
/**
 * Matches a title's word for figures that a machine measured, or the time it measured them over:
 * "24h".
 */
const MEASURED = new RegExp(
  `^(?:${oneOf([...tableWords('average'), ...tableWords('measured')])}|\\d+(?:s|m|h|d|min|hr))$`,
);

function hasPrivateTitle({ words }: Title): boolean {
  return (
    words.some((word) => PRIVATE_WORDS.has(word) || /^(?:ip|mac)?addr/.test(word)) &&
    !words.some((word) => FEES.has(word))
  );
}

function isMeasured(title: Title | undefined): boolean {
  return (title?.words ?? []).some((word) => MEASURED.test(word));
}

/**
 * Tells whether a column with one of our own names is what it says: all are, but for a duration
 * that is called "uptime", as the share is, and a cost that is not what a machine was bought for.
 */
function fitsOwn(use: ColumnUse, texts: readonly string[], isScan: boolean): boolean {
  // Others call a power price or the cost of a day so.
  if (use === 'cost') return texts.length === 0 || isPurchase(texts);
  if (use !== 'uptime' || texts.length === 0) return true;
  return !isScan && share(texts, (text) => (plainNumber(text) ?? Number.NaN) <= 100) >= 0.5;
}

/** Tells whether the cells can be what the title says. */
function fits(use: ColumnUse, title: Title, texts: readonly string[], isScan: boolean): boolean {
  if (texts.length === 0) return false;
  const numbers = texts.flatMap((text) => plainNumber(text) ?? []);
  switch (use) {
    case 'rig':
    case 'name':
      return share(texts, (text) => /\p{L}/u.test(text)) >= 0.5;
    case 'hashrate':
    case 'power':
    case 'efficiency':
      return share(texts, isNumeric) >= 0.5;
    case 'electricity':
      // "Power rate" may mean the watts a machine takes: then it is no price.
      return (
        share(texts, isNumeric) >= 0.5 &&
        (title.unit !== undefined || hasCurrency(texts) || Math.min(...numbers) <= DEAREST)
      );
    case 'unit':
      return false;
    case 'count':
      return share(texts, (text) => Number.isInteger(countNumber(text))) >= 0.5 && !isIndex(texts);
    case 'fee':
      return numbers.length >= texts.length / 2 && Math.max(...numbers) < 100;
    case 'fixed_cost':
      return share(texts, isNumeric) >= 0.5;
    case 'cost':
      return isPurchase(texts);
    case 'uptime': {
      if (numbers.length < texts.length / 2 || Math.max(...numbers) > 100) return false;
      const hasPercent = title.unit?.of === 'percent' || texts.some((text) => /[%％]/.test(text));
      // Programs mean by "uptime" for how long a machine has been running.
      return hasPercent || (!isScan && (Math.max(...numbers) <= 1 || Math.min(...numbers) >= 50));
    }
    case 'currency':
      return share(texts, (text) => /^(?:[a-z]{3}|\p{Sc})$/iu.test(text)) >= 0.9;
    case 'modes':
      return share(texts, (text) => parseModes(text).ok) >= 0.5;
    case 'coin':
      return share(texts, (text) => coinCalled(text) !== undefined) >= 0.5;
    case 'status':
      return share(texts, (text) => text.length <= 30) >= 0.9;
  }
}

/** The least that anybody pays for a machine, in any currency: below, it is another cost. */
const CHEAPEST = 25;

function isPurchase(texts: readonly string[]): boolean {
  const amounts = texts.flatMap((text) => parseAmount(text, 'USD')?.value ?? []);
  return amounts.length >= texts.length / 2 && Math.min(...amounts) >= CHEAPEST;
}

/** The highest price per kWh without a currency, in any that people count in. */
const DEAREST = 20;

const hasCurrency = (texts: readonly string[]) =>
  texts.some((text) => /\p{Sc}|\p{L}{3}|\d\s*(?:c|ct)$/iu.test(text));

/**
 * Tells whether whole numbers can say how many machines there are, without a title that says so.
 */
function isCount(texts: readonly string[]): boolean {
  const holds = (text: string) =>
    /^\D{0,2}[1-9]\d{0,4}\D*$/.test(text) && Number.isInteger(countNumber(text));
  return texts.length > 0 && texts.every(holds) && !isIndex(texts);
}

/** Tells whether numbers are the lines' own: 0, 1, 2, … or 1, 2, 3, … */
function isIndex(texts: readonly string[]): boolean {
  const numbers = texts.map(Number);
  const [first = Number.NaN] = numbers;
  return (
    numbers.length > 1 &&
    (first === 0 || first === 1) &&
    numbers.every((number, at) => number === first + at)
  );
}

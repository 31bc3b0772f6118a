import { understood } from '../i18n/understood.ts';
import { saysSpotAnywhere } from '../power/spot-text.ts';
import { isCountable, meanPerKwh } from '../power/tariff.ts';
import { formatTariff, parseTariff, withoutPriceWords } from '../power/tariff-text.ts';
import { isTooLong, MAX_RIG_TEXT } from '../text/limits.ts';
import { oneOf } from '../text/one-of.ts';
import {
  type Convention,
  scaled,
  type Token,
  tidy,
  tokenize,
  writeHashrate,
  writePower,
} from '../text/quantity.ts';
import { isOrdinary, type RigFacts, readFacts } from './facts.ts';
import { checkSizes, completeFigures, isPlausible } from './figures.ts';
import { plainerTexts } from './loose-text.ts';
import type { MinerModel } from './model.ts';
import { minerModels, POPULAR, searchModels } from './models.ts';
import { splitName } from './name.ts';
import { type Percentages, splitPercentages, writePercentages } from './percentages.ts';
import { readRig } from './read.ts';
import { type Rig, type RigProblem, type RigText, refuse, type Said } from './rig.ts';

/**
 * Understands a rig: figures ("120TH 3000W", "120 TH/s @ 25 J/TH"), a model's name or part of it,
 * or a name with figures, which win over the nominal ones; "2x" or "x 2" anywhere; a power price
 * last. The text after an arrow is ignored, so that the name of a suggestion can be pasted back.
 *
 * @param assumed - ISO code of the currency the caller counts in, for the limit of a power price
 *   that names none.
 */
export function parseRig(text: string, assumed?: string): RigText {
  const read = readAsWritten(text, assumed);
  if (read.ok || !isStrange(read.problem) || isTooLong(text, MAX_RIG_TEXT)) return read;
  for (const plainer of plainerTexts(sourceOf(text))) {
    const again = readAsWritten(plainer, assumed);
    if (again.ok ? !again.rig.label : again.problem.kind === 'unclear-number') return again;
  }
  return read;
}

/** Whether the words of the text are what can't be read. */
function isStrange(problem: RigProblem): boolean {
  if (problem.kind !== 'unknown-model') return problem.kind === 'leftover';
  // The s of "M73S" is no plural's where there is an M73S+.
  const text = problem.text.toLowerCase();
  return !problem.suggestions.some(({ name }) => name.toLowerCase().includes(text));
}

function readAsWritten(text: string, assumed: string | undefined): RigText {
  if (isTooLong(text, MAX_RIG_TEXT)) return refuse({ kind: 'too-long', limit: MAX_RIG_TEXT });
  const whole = sourceOf(text);
  const { rest: source, ...percentages } = splitPercentages(whole);
  const result = readInEveryWay(source, assumed);
  const scheduled = result.ok
    ? undefined
    : (withSchedule(source, assumed) ?? withFewerWords(source, assumed));
  if (scheduled) return withPercentages(scheduled, percentages);
  const listed = LISTED[result.ok ? 'understood' : 'unclear'];
  if (areSeveral(source.split(listed), assumed))
    return refuse({ kind: 'several-rigs', text: whole });
  return withPercentages(explained(result, source, assumed), percentages);
}

/** A look for what no price without times has: a semicolon, or a span of hours or days. */
const SCHEDULED =
  /[;%]|\n|\d\s*(?:[ap]m|h|uhr)?\s*[-–]\s*\d|\p{L}{2}\s*[-–,]\s*\p{L}{2}|\b(?:else|bis|to|sonst)\b/iu;

/** Where a price may begin: at a number or a sign behind a space. */
const PRICE_BEGINS = /\s+(?:@\s*)?(?=[\p{Sc}\d.\-−]|\p{L})/gu;

/** Words before a price: no machine has more of them, and each takes a look. */
const MOST_WORDS = 12;

/** A rig with a price behind it that hangs on the time, if there is but one place where they meet. */
function withSchedule(source: string, assumed: string | undefined): RigText | undefined {
  if (!SCHEDULED.test(source) && !saysSpotAnywhere(source)) return undefined;
  const found: Rig[] = [];
  let refused: RigProblem | undefined;
  const places = [...source.matchAll(PRICE_BEGINS)].slice(0, MOST_WORDS);
  for (const { index, 0: between } of places) {
    const machine = readInEveryWay(source.slice(0, index).replace(/[\s,;:@–-]+$/u, ''), assumed);
    if (!machine.ok || machine.rig.tariff) continue;
    const price = parseTariff(source.slice(index + between.length), assumed);
    const isSchedule = price.ok ? price.tariff.kind !== 'flat' : price.problem.kind === 'schedule';
    if (!isSchedule) continue;
    if (price.ok) found.push({ ...machine.rig, tariff: price.tariff });
    else refused ??= { kind: 'tariff', problem: price.problem };
  }
  const [rig, ...others] = found;
  if (rig && others.every((other) => formatRig(other) === formatRig(rig))) return { ok: true, rig };
  return rig || !refused ? undefined : refuse(refused);
}

/** The same without "electricity" before the price, or "incl. VAT" behind it, if that makes sense of it. */
function withFewerWords(source: string, assumed: string | undefined): RigText | undefined {
  const plain = withoutPriceWords(source);
  if (plain === source) return undefined;
  const result = readInEveryWay(plain, assumed);
  const price = result.ok ? result.rig.tariff : undefined;
  // The 8 of "electricity 8" may be cents.
  const isLikely =
    price && isCountable(price) && isOrdinary(meanPerKwh(price), price.currency ?? assumed);
  return isLikely ? result : undefined;
}

/** Adds the percentages of the text to each rig that it may mean. */
function withPercentages(result: RigText, percentages: Percentages): RigText {
  if (percentages.fee === undefined && percentages.uptime === undefined) return result;
  if (result.ok) return { ok: true, rig: { ...result.rig, ...percentages } };
  const { problem } = result;
  switch (problem.kind) {
    case 'ambiguous-number': {
      const readings = problem.readings.map((one) => one + writePercentages(percentages));
      return refuse({ ...problem, readings });
    }
    case 'unclear-number': {
      const readings = problem.readings.map((rig) => ({ ...rig, ...percentages }));
      return refuse({ ...problem, readings });
    }
    case 'ambiguous-model':
    case 'unknown-model': {
      const { said } = problem;
      return said ? refuse({ ...problem, said: { ...said, ...percentages } }) : result;
    }
    case 'leftover':
      return problem.rig ? refuse({ ...problem, rig: { ...problem.rig, ...percentages } }) : result;
    default:
      return result;
  }
}

/** Words at the end of a text that may be all that is wrong with it, at most. */
const MOST_STRANGE = 2;

/**
 * Names the words that can't be read, and the rig in the rest of the text, where that is one by
 * itself.
 */
function explained(result: RigText, source: string, assumed: string | undefined): RigText {
  if (result.ok || !isUnexplained(result.problem)) return result;
  const words = source.split(/\s+/);
  for (let strange = 1; strange <= Math.min(MOST_STRANGE, words.length - 1); strange += 1) {
    const rest = readInEveryWay(words.slice(0, -strange).join(' '), assumed);
    if (!rest.ok) continue;
    const leftover = words.slice(-strange).join(' ');
    return refuse({ kind: 'leftover', text: source, leftover, rig: rest.rig });
  }
  return result;
}

/** Tells whether nothing better can be said of a problem: no model is like that. */
function isUnexplained(problem: RigProblem): boolean {
  if (problem.kind === 'leftover') return true;
  return (
    problem.kind === 'unknown-model' &&
    (problem.suggestions.length === 0 || /[%％]/u.test(problem.text))
  );
}

const AND = oneOf(understood(({ joining }) => joining));

/**
 * Marks and words between rigs, but no comma. The + of "S21+" is its name's where that makes sense.
 */
const LISTED = {
  understood: new RegExp(String.raw`\s+${AND}\s+|\s*;\s*|\s+[+&]\s*`, 'iu'),
  unclear: new RegExp(String.raw`\s+${AND}\s+|\s*;\s*|\s*[+&]\s*`, 'iu'),
} as const;

/** A comma between rigs, not that of a number. */
const COMMA = /\s*,(?!\d)\s*|(?<!\d),\s*/u;

/**
 * Parts of a text that are looked at: nobody lists more in a line, and each takes a look of its
 * own.
 */
const MOST_PARTS = 10;

/**
 * Tells whether a text names several rigs. Each part that is a rig by itself is one more; but the
 * figures of "S19, 95TH 3250W" are the S19's.
 */
function areSeveral(texts: readonly string[], assumed: string | undefined): boolean {
  const listed = texts.map((text) => text.split(COMMA));
  // One part alone, as most texts are, has been read already.
  if (listed.length === 1 && listed[0]?.length === 1) return false;
  let rigs = 0;
  let looks = 0;
  for (const parts of listed) {
    let named = false;
    for (const part of parts) {
      looks += 1;
      if (rigs > 1 || looks > MOST_PARTS) return rigs > 1;
      const kind = rigIn(part, assumed);
      if (kind === undefined || (kind === 'figures' && named)) continue;
      rigs += 1;
      named = kind === 'named';
    }
  }
  return rigs > 1;
}

/**
 * Tells which kind of rig a part of a text is by itself: one with a name (with or without more), or
 * figures for one unit.
 */
function rigIn(text: string, assumed: string | undefined) {
  const result = readInEveryWay(text, assumed);
  if (result.ok) {
    const { model, count } = result.rig;
    return model ? 'named' : count === 1 ? 'figures' : 'counted';
  }
  const { problem } = result;
  // "Antminer" alone names no machine.
  return problem.kind === 'ambiguous-model' && /\d/.test(problem.text) ? 'named' : undefined;
}

function readInEveryWay(source: string, assumed: string | undefined): RigText {
  const tokens = tokenize(source, USUAL);
  const first = { convention: USUAL, tokens, result: readRig(source, tokens, assumed) };
  const others = otherConventions(tokens).map((convention) => {
    const differently = tokenize(source, convention);
    return {
      convention,
      tokens: differently,
      result: readRig(source, differently, assumed),
    };
  });
  if (others.length === 0) return first.result;

  const readings = [first, ...others];
  const understood = readings.flatMap(({ result, ...how }) =>
    result.ok ? [{ ...how, result, written: formatRig(result.rig) }] : [],
  );
  if (understood.length === 0) return clearestProblem(first.result, others);
  const plausible = nonEmpty(
    understood.filter(({ result }) => isPlausible(result.rig)),
    understood,
  );
  const left = nonEmpty(plausible.filter(isConsistent), plausible);
  const written = new Set(left.map((reading) => reading.written));
  if (written.size === 1 && left[0]) return left[0].result;
  const unclear = tokens.find((token) => isSpaced(token) || isAmbiguous(token));
  return refuse({
    kind: 'ambiguous-number',
    text: unclear?.raw ?? source,
    readings: [...written],
  });
}

const sourceOf = (text: string) => tidy(text.split(/→|->|=>/, 1)[0] ?? '');
const isSpaced = (token: Token) => token.kind === 'number' && token.raw.includes(' ');
const isAmbiguous = (token: Token) => token.kind === 'number' && token.ambiguous;
const nonEmpty = <T>(some: readonly T[], otherwise: readonly T[]) =>
  some.length > 0 ? some : otherwise;

const USUAL: Convention = { decimalMark: '.', spaceGroups: true };

/** Returns the conventions under which the text may read differently; none for most texts. */
function otherConventions(tokens: readonly Token[]): readonly Convention[] {
  const marks = tokens.some(isAmbiguous) ? (['.', ','] as const) : (['.'] as const);
  const grouping = tokens.some(isSpaced) ? [true, false] : [true];
  return marks
    .flatMap((decimalMark) => grouping.map((spaceGroups) => ({ decimalMark, spaceGroups })))
    .slice(1);
}

interface Reading {
  readonly convention: Convention;
  readonly tokens: readonly Token[];
}

/** Tells whether no number in the text proves the other decimal mark. */
function isConsistent({ convention: { decimalMark }, tokens }: Reading): boolean {
  return tokens.every(
    (token) => token.kind !== 'number' || (token.proves ?? decimalMark) === decimalMark,
  );
}

/**
 * Returns the first reading's problem. Watts are left out of it if other readings see other watts,
 * and two numbers that can't be told apart are not asked about as one.
 */
function clearestProblem(
  first: RigText,
  others: readonly { readonly convention: Convention; readonly result: RigText }[],
): RigText {
  if (!first.ok && first.problem.kind === 'unclear-number') {
    return others.find(({ convention }) => !convention.spaceGroups)?.result ?? first;
  }
  if (first.ok || first.problem.kind !== 'missing-hashrate') return first;
  const { power } = first.problem;
  const doubtful = others.some(
    ({ result }) =>
      !result.ok && result.problem.kind === 'missing-hashrate' && result.problem.power !== power,
  );
  return doubtful ? refuse({ kind: 'missing-hashrate' }) : first;
}

/** Returns the shortest tidy text that `parseRig` understands as this rig. */
export function formatRig({ fee, uptime, ...rig }: Rig): string {
  return formatMachine(rig) + writePercentages({ fee, uptime });
}

function formatMachine({ count, hashrate, power, model, tariff }: Rig): string {
  const figures = `${writeHashrate(hashrate)} ${writePower(power)}`;
  const nominal = model?.hashrate === hashrate && model.power === power;
  const rig = model ? (nominal ? model.name : `${model.name}, ${figures}`) : figures;
  const times = count === 1 ? '' : `${count}x `;
  if (!tariff) return times + rig;
  // A bare number after a name could be part of it, and a whole one its size or a count.
  const isBare = model !== undefined && tariff.currency === undefined;
  const written = formatTariff(tariff);
  const isWhole = /^[1-9]\d*$/.test(written);
  const price = `${written}${isBare && isWhole ? '/kWh' : ''}`;
  return `${times}${rig}${isBare ? ' @' : ''} ${price}`;
}

/** Factor by which a model's figures may be off those typed, to be offered for them. */
const SIMILAR = 1.25;

/**
 * Returns rigs to offer for a text that is still being typed: first the rig that it means already,
 * then models it may become, with the count and power price typed. `parseRig` understands
 * `formatRig` of each.
 */
export function suggestRigs(text: string, limit: number, assumed?: string): readonly Rig[] {
  if (isTooLong(text, MAX_RIG_TEXT)) return [];
  const typed = parseRig(text, assumed);
  const { rest, ...percentages } = splitPercentages(sourceOf(text));
  const facts = readFacts(tokenize(rest, { decimalMark: '.', spaceGroups: false }), assumed);
  const tariff = typed.ok ? typed.rig.tariff : facts.tariff?.ok ? facts.tariff.tariff : undefined;
  const count = typed.ok ? typed.rig.count : (facts.count ?? 1);
  const models = modelsFor(facts).map((model) => ({
    count,
    hashrate: model.hashrate,
    power: model.power,
    model,
    ...percentages,
    ...(tariff && { tariff }),
  }));
  const asked = !typed.ok && typed.problem.kind === 'unclear-number' ? typed.problem.readings : [];
  const offers = new Map<string, Rig>();
  for (const rig of [...(typed.ok ? [typed.rig] : asked), ...models]) {
    if (offers.size === limit) break;
    const written = formatRig(rig);
    if (!offers.has(written) && !checkSizes(rig)) offers.set(written, rig);
  }
  return [...offers.values()];
}

function modelsFor(facts: RigFacts): readonly MinerModel[] {
  const { figures } = facts;
  const { pieces, bare } = splitName(facts);
  if (pieces.length > 0) return searchModels(pieces);
  const [number] = bare;
  const hashrate = figures.hashrate?.value ?? (number && scaled(number.numeral, 12));
  const similar = similarModels({ hashrate, power: figures.power?.value });
  if (number) return [...searchModels(bare), ...similar];
  const nothingYet = hashrate === undefined && figures.power === undefined;
  return nothingYet
    ? POPULAR.flatMap((name) => minerModels.filter((model) => model.name === name))
    : similar;
}

function similarModels(wanted: {
  readonly hashrate: number | undefined;
  readonly power: number | undefined;
}): readonly MinerModel[] {
  const far = (model: MinerModel) =>
    Math.max(
      ...(['hashrate', 'power'] as const).map((quantity) =>
        Math.abs(Math.log(model[quantity] / (wanted[quantity] ?? model[quantity]))),
      ),
    );
  return minerModels
    .map((model) => ({ model, distance: far(model) }))
    .filter(({ distance }) => distance <= Math.log(SIMILAR))
    .toSorted((a, b) => a.distance - b.distance)
    .map(({ model }) => model);
}

/**
 * Returns rig texts that may have been meant by one with a problem: a model's name, with the facts
 * that were understood besides, or another way to read a number.
 */
export function choicesFor(problem: RigProblem): readonly string[] {
  switch (problem.kind) {
    case 'ambiguous-number':
      return problem.readings;
    case 'unclear-number':
    case 'other-unit':
      return [...new Set(problem.readings.map(formatRig))];
    case 'ambiguous-model':
      return problem.candidates.map((model) => withSaid(model, problem.said));
    case 'unknown-model':
      return problem.suggestions.map((model) => withSaid(model, problem.said));
    default:
      return [];
  }
}

/**
 * Writes a rig of the model with the facts of a text; figures that are none of the model's, or the
 * totals of too many, are left out.
 */
function withSaid(model: MinerModel, said: Said | undefined): string {
  const completed = said && completeFigures('', said, model);
  const { hashrate, power } = completed?.ok ? completed.value : model;
  const { count = 1, tariff, fee, uptime } = said ?? {};
  const rig = { count, hashrate, power, model, tariff, fee, uptime };
  return formatRig(checkSizes(rig) ? { ...rig, count: 1 } : rig);
}

import { tariffLimit } from '../money/currency.ts';
import { type ParsedPrice, readTariff } from '../power/tariff-text.ts';
import { type NumberToken, scaled, type Token } from '../text/quantity.ts';
import { isOrdinary, isWhole, type RigFacts } from './facts.ts';
import { checkSizes, completeFigures, isNear, isPlausible, isTuned } from './figures.ts';
import type { MinerModel } from './model.ts';
import type { NameMatch } from './models.ts';
import { excerpt, type Name, sizeIn } from './name.ts';
import { type Outcome, type Rig, refuse } from './rig.ts';

/**
 * Number without a unit up to which it is a power price; above, it is a missing hashrate or power.
 */
const BARE_TARIFF_LIMIT = 10;

/**
 * Whole number up to which it is rather a count than a figure, where it can only be one of the two.
 */
const SURE_COUNT = 20;

/** Whole number from which on it may be part of a board's name, or the watts of a tuned machine. */
const THREE_DIGITS = 100;

/** Number from which on it is hardly a count, where it stands behind a name. */
const MOST_COUNTED = 500;

/** Digits of a figure that is worked out for a question to the person. */
const DIGITS_ASKED = 4;

/** Readings of a number that are offered at most. */
const MAX_READINGS = 10;

interface Placed {
  /** Facts of the text, with the figures that bare numbers turned out to be. */
  readonly facts: RigFacts;
  readonly count: number;
  readonly tariff?: ParsedPrice | undefined;
  /** Numbers that mean nothing. */
  readonly leftover: readonly NumberToken[];
  /** Name that somebody gives to a machine outside the catalogue: "Bitaxe Gamma 602". */
  readonly label?: string | undefined;
}

interface Text {
  readonly source: string;
  readonly tokens: readonly Token[];
  readonly facts: RigFacts;
  /** ISO code of the currency that the caller counts in. */
  readonly assumed: string | undefined;
}

/** Tells whether a number may be a power price without anything beside it. */
export const isBareTariff = (numeral: string) => {
  const value = Number(numeral);
  return numeral.includes('.') && value > 0 && value <= BARE_TARIFF_LIMIT;
};

const priceOf = (token: NumberToken, assumed: string | undefined) =>
  readTariff([token], 0, { bare: true, assumed })?.found;

/**
 * Gives numbers their meaning where no model is named: a missing figure, a count in front, a price
 * behind.
 */
export function placeBesideFigures(text: Text, bare: readonly NumberToken[]): Placed {
  const { facts, left } = fillFigure(text.facts, bare);
  let leftover = left;
  let { count, tariff } = facts;
  const [opening] = leftover;
  if (count === undefined && opening && opens(opening, text.tokens)) {
    count = Number(opening.numeral);
    leftover = leftover.slice(1);
  }
  const closing = leftover.at(-1);
  if (!tariff && closing) {
    tariff = priceOf(closing, text.assumed);
    leftover = leftover.slice(0, -1);
  }
  return { facts, count: count ?? 1, tariff, leftover };
}

/**
 * Tells whether a whole number begins the text, but for a bracket; behind an @ it counts nothing.
 */
function opens(number: NumberToken, tokens: readonly Token[]): boolean {
  const first = tokens.find(({ kind, text }) => kind !== 'mark' || text === '@');
  return isWhole(number) && number === first && tokens.length > 1;
}

/**
 * Fills a missing figure with a bare number: in "120T 3000" it can only mean watts, in "120 3000W"
 * only terahashes.
 */
function fillFigure(
  facts: RigFacts,
  bare: readonly NumberToken[],
): { readonly facts: RigFacts; readonly left: readonly NumberToken[] } {
  const { hashrate, power, efficiency } = facts.figures;
  if (efficiency || !hashrate === !power) return { facts, left: bare };
  const quantity = hashrate ? 'power' : 'hashrate';
  const fits = (token: NumberToken) => {
    const { value } = measureOf(token, quantity);
    const rig = { hashrate: hashrate?.value ?? value, power: power?.value ?? value };
    return Number(token.numeral) > BARE_TARIFF_LIMIT && isPlausible(rig);
  };
  const [filling, ...others] = bare.filter(fits);
  if (!filling || others.length > 0) return { facts, left: bare };
  return {
    facts: withFigure(facts, filling, quantity),
    left: bare.filter((token) => token !== filling),
  };
}

type BareQuantity = 'hashrate' | 'power';

/**
 * A meaning that a number may have; `pair`: a size, with watts as the next number; `none`: the
 * machine without the number.
 */
type Meaning = BareQuantity | 'pair' | 'count' | 'price' | 'none';

/** Returns the number as a size in TH/s, or as watts. */
const measureOf = ({ numeral }: NumberToken, quantity: BareQuantity) => ({
  quantity,
  value: scaled(numeral, quantity === 'hashrate' ? 12 : 0),
  rounding: 0,
});

const withFigure = (facts: RigFacts, token: NumberToken, quantity: BareQuantity): RigFacts => ({
  ...facts,
  figures: { ...facts.figures, [quantity]: measureOf(token, quantity) },
});

/**
 * Gives numbers their meaning beside a model's name. A number near a nominal hashrate or power is
 * that figure, one with a point is a price, one in front is a count; a number that may be several
 * of these is asked about.
 */
export function placeBesideName(
  text: Text,
  { pieces, bare }: Name,
  match: NameMatch,
): Outcome<Placed> {
  const { tokens, assumed } = text;
  let { facts } = text;
  let { count, tariff } = facts;
  const leftover: NumberToken[] = [];
  const sizeSaid = facts.variant !== undefined || sizeIn(pieces, match.models) !== undefined;
  const figuresOf = (token: NumberToken, fits: typeof isTuned = isNear) => {
    const said = { hashrate: sizeSaid || facts.figures.hashrate, power: facts.figures.power };
    if (!match.oneFamily || facts.figures.efficiency) return [];
    return (['hashrate', 'power'] as const).filter((quantity) => {
      const [model] = modelsOf(match, withFigure(facts, token, quantity));
      const { value } = measureOf(token, quantity);
      return !said[quantity] && model && fits(value, model[quantity]);
    });
  };
  const behind = (token: NumberToken) => bare.filter(({ start }) => start > token.start);
  /** Tells whether a number is a size with watts behind it, as the 80 of "S19 Pro 80 2000" is. */
  const isPair = (token: NumberToken, [quantity]: readonly BareQuantity[]) => {
    const [next, ...more] = behind(token).filter(isWhole);
    if (!next || more.length > 0 || !quantity || facts.figures.hashrate || facts.figures.power) {
      return false;
    }
    return figuresOf(next, isTuned).some((other) => other !== quantity);
  };
  const isNominalSize = (token: NumberToken) =>
    figuresOf(token).includes('hashrate') &&
    match.models.some(({ hashrate }) => measureOf(token, 'hashrate').value === hashrate);
  const asks = (token: NumberToken, readings: readonly Meaning[]) =>
    refuse({
      kind: 'unclear-number',
      text: token.raw,
      name: excerpt(text.source, pieces),
      readings: readingsOf({ ...text, facts }, token, {
        ...{ readings, match, count, tariff, sizeSaid },
        next: behind(token).find(isWhole),
      }),
    });

  // A price settles what whole numbers may be.
  const fractions = bare.filter((one) => !isWhole(one) || Number(one.numeral) <= 0);
  for (const token of fractions) {
    const [quantity] = Number(token.numeral) > tariffLimit(assumed) ? figuresOf(token) : [];
    if (isNominalSize(token)) {
      const isPrice = !tariff && fractions.length === 1;
      if (isPrice && isOrdinary(Number(token.numeral), assumed)) {
        return asks(token, ['hashrate', 'price']);
      }
      facts = withFigure(facts, token, 'hashrate');
    } else if (quantity) facts = withFigure(facts, token, quantity);
    else if (tariff) leftover.push(token);
    else tariff = priceOf(token, assumed);
  }
  for (const token of bare.filter((one) => isWhole(one) && Number(one.numeral) > 0)) {
    const value = Number(token.numeral);
    const quantities = figuresOf(token);
    const [quantity] = quantities;
    const couldBe = figuresOf(token, isTuned);
    const counts = value <= MOST_COUNTED ? (['count'] as const) : [];
    if (count === undefined && opens(token, tokens)) {
      if (quantity && value > SURE_COUNT) return asks(token, ['count', ...quantities]);
      count = value;
    } else if (!match.oneFamily) {
      leftover.push(token);
    } else if (quantity) {
      if (quantities.length > 1 || (!tariff && isOrdinary(value, assumed))) {
        return asks(token, [...quantities, 'price']);
      }
      facts = withFigure(facts, token, quantity);
    } else if (isTunedPower(value, facts, match.models)) {
      facts = withFigure(facts, token, 'power');
    } else if (isPair(token, couldBe)) {
      return asks(token, ['pair']);
    } else if (isOfName(token, pieces)) {
      if (facts.figures.hashrate && (facts.figures.power ?? facts.figures.efficiency)) {
        const label = excerpt(text.source, [...pieces, token]);
        return { ok: true, value: { facts, count: count ?? 1, tariff, leftover, label } };
      }
      const isHome = match.models.some(({ segment }) => segment === 'home');
      return asks(token, [...couldBe, ...(isHome ? [] : counts), 'none']);
    } else if (tariff && count === undefined && value <= SURE_COUNT) {
      count = value;
    } else {
      const sizes = value <= SURE_COUNT ? [...counts, ...couldBe] : [...couldBe, ...counts];
      return asks(token, [...sizes, 'price', ...(value < THREE_DIGITS ? [] : ['none' as const])]);
    }
  }
  return { ok: true, value: { facts, count: count ?? 1, tariff, leftover } };
}

/**
 * Tells whether a number is the watts of a tuned machine: the 2800 of "S19 95T 2800" is no model's
 * own power, but a machine of that size can be tuned so.
 */
function isTunedPower(value: number, facts: RigFacts, models: readonly MinerModel[]): boolean {
  const { hashrate, power } = facts.figures;
  return (
    value >= THREE_DIGITS &&
    (hashrate ?? facts.variant) !== undefined &&
    power === undefined &&
    models.some((model) => isTuned(value, model.power))
  );
}

/** Tells whether a number belongs to the name before it, as the 602 of "Bitaxe Gamma 602" does. */
function isOfName(token: NumberToken, pieces: readonly Token[]): boolean {
  const name = pieces.at(-1);
  return (
    Number(token.numeral) >= THREE_DIGITS && name !== undefined && token.start - name.end === 1
  );
}

/**
 * Returns the rigs that the text means if the number is a count, a price or a figure, or nothing at
 * all.
 */
function readingsOf(
  { source, facts, assumed }: Text,
  token: NumberToken,
  {
    readings,
    match,
    count,
    tariff,
    sizeSaid,
    next,
  }: {
    readonly readings: readonly Meaning[];
    readonly match: NameMatch;
    readonly count: number | undefined;
    readonly tariff: ParsedPrice | undefined;
    /** Whether the text names the hashrate of the model. */
    readonly sizeSaid: boolean;
    /** The whole number behind this one. */
    readonly next: NumberToken | undefined;
  },
): readonly Rig[] {
  const rigsOf = (given: RigFacts, units: number | undefined, price: ParsedPrice | undefined) =>
    modelsOf(match, given).flatMap((model): readonly Rig[] => {
      const completed = completeFigures(source, given, model);
      if (!completed.ok) return [];
      const { hashrate, power } = completed.value;
      const rig = { count: units ?? 1, hashrate, power, model };
      return checkSizes(rig) ? [] : [{ ...rig, ...(price?.ok && { tariff: price.tariff }) }];
    });
  const rigs = readings.flatMap((reading) => {
    switch (reading) {
      case 'count': {
        const units = Number(token.numeral);
        return count === undefined ? rigsOf(facts, units, tariff) : [];
      }
      case 'price': {
        const price = tariff ? undefined : priceOf(token, assumed);
        const likely = price?.ok ? price : price && centsOf(token, assumed);
        return likely ? rigsOf(facts, count, likely) : [];
      }
      case 'none':
        return rigsOf(facts, count, tariff);
      case 'pair': {
        const quantities = ['hashrate', 'power'] as const;
        return quantities.flatMap((quantity, i) => {
          const other = quantities[1 - i];
          if (!next || !other) return [];
          const both = withFigure(withFigure(facts, token, quantity), next, other);
          return rigsOf(both, count, tariff).filter(isPlausible);
        });
      }
      default:
        return modelsOf(match, withFigure(facts, token, reading)).flatMap((model) =>
          rigsOf(tuned(withFigure(facts, token, reading), model, sizeSaid), count, tariff),
        );
    }
  });
  return (rigs.length > 0 ? rigs : rigsOf(facts, count, tariff)).slice(0, MAX_READINGS);
}

/**
 * Returns the price for cents such as the 28 of "S21 @ 28", where units of money would be too many.
 */
function centsOf({ numeral }: NumberToken, assumed: string | undefined): ParsedPrice | undefined {
  const perKwh = scaled(numeral, -2);
  return isOrdinary(perKwh, assumed) ? { ok: true, tariff: { kind: 'flat', perKwh } } : undefined;
}

/**
 * Adds the other figure at the model's J/TH, where the given one is too far from nominal for the
 * model's own.
 */
function tuned(facts: RigFacts, model: MinerModel, sizeSaid: boolean): RigFacts {
  const { hashrate, power } = facts.figures;
  const quantity = hashrate ? 'hashrate' : 'power';
  const said = facts.figures[quantity];
  if (!said || (hashrate && power) || isNear(said.value, model[quantity])) return facts;
  const other = hashrate ? 'power' : 'hashrate';
  const alike = Number(((said.value / model[quantity]) * model[other]).toPrecision(DIGITS_ASKED));
  const value = sizeSaid ? model[other] : alike;
  const measure = { quantity: other, value, rounding: 0 } as const;
  return { ...facts, figures: { ...facts.figures, [other]: measure } };
}

/** Returns the models that a name means: for a single family the size that is meant, else all. */
function modelsOf(match: NameMatch, facts: RigFacts): readonly MinerModel[] {
  if (!match.oneFamily) return match.models;
  return narrowed(match.models, facts).slice(0, 1);
}

/**
 * Returns the models with the very hashrate and power of the text where there are some, else the
 * nearest first.
 */
export function narrowed(
  models: readonly MinerModel[],
  { figures, variant }: Pick<RigFacts, 'figures' | 'variant'>,
): readonly MinerModel[] {
  const wanted = variant?.value ?? figures.hashrate?.value;
  let candidates = models;
  const narrow = (value: number | undefined, quantity: BareQuantity) => {
    const same = candidates.filter((model) => model[quantity] === value);
    if (same.length > 0) candidates = same;
  };
  narrow(wanted, 'hashrate');
  narrow(figures.power?.value, 'power');
  if (wanted === undefined) return candidates;
  const far = (model: MinerModel) => Math.abs(Math.log(model.hashrate / wanted));
  return candidates.toSorted((a, b) => far(a) - far(b));
}

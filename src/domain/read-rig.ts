import { tariffLimit } from './currency-text.ts';
import { matchName, type NameMatch, searchModels } from './miner-catalogue.ts';
import type { MinerModel } from './miner-model.ts';
import { minesOtherCoins } from './other-coins.ts';
import { type NumberToken, scaled, type Token } from './quantity.ts';
import type { Rig, RigProblem, RigQuantity, RigText } from './rig.ts';
import { isWhole, type RigFacts, readFacts } from './rig-facts.ts';
import { readTariff, type TariffText } from './tariff-text.ts';

/** For all units together: 10 ZH/s is ten times the network's hashrate, 1 GW a power station. */
const LIMITS = { hashrate: 1e22, power: 1e9, count: 1e6 } as const;

/** How far from nominal a figure may be for the model's other figures still to hold. */
const NOMINAL_SPREAD = 0.1;

/** How far J/TH may be from watts and hashrate, besides the rounding it shows. */
const EFFICIENCY_SPREAD = 0.01;

/** A number without a unit up to here is a power price, above it a missing hashrate or power. */
const BARE_TARIFF_LIMIT = 10;

/** How many models to offer at most; Discord's select takes no more. */
const MAX_OFFERED = 25;

const MAX_SUGGESTED = 5;

const QUANTITIES = ['hashrate', 'power', 'efficiency'] as const;

type Outcome<T> = { readonly ok: true; readonly value: T } | Refusal;
type Refusal = { readonly ok: false; readonly problem: RigProblem };

const refuse = (problem: RigProblem): Refusal => ({ ok: false, problem });

/** How many times a named machine's nominal figures somebody may mean, up or down. */
const TUNING = 3;

/**
 * Could there be such a machine? A named one is near its nominal figures; others have the J/TH of
 * real machines, from the boxes of 2013 to better than the best of 2026. It only chooses between
 * readings of an unclear number: they are a factor of 1,000 apart, so one such number never has two
 * plausible readings; but it may have none, and two of them may have two.
 */
export function isPlausible({ hashrate, power, model }: Omit<Rig, 'count'>): boolean {
  const efficiency = (power / hashrate) * 1e12;
  if (!model) return efficiency >= 5 && efficiency < 1000;
  const far = Math.max(
    Math.abs(Math.log(hashrate / model.hashrate)),
    Math.abs(Math.log(power / model.power)),
  );
  return far <= Math.log(TUNING);
}

/** Makes a rig of a text that was cut under one convention. */
export function readRig(source: string, tokens: readonly Token[], assumed?: string): RigText {
  const facts = readFacts(tokens, assumed);
  const refused = QUANTITIES.find((quantity) => (facts.figures[quantity]?.value ?? 1) <= 0);
  if (refused) return refuse({ kind: 'not-positive', quantity: refused });
  if (facts.contradiction) {
    return refuse({ kind: 'contradiction', quantity: facts.contradiction, text: source });
  }

  const energy = energyForPower(facts, assumed);
  if (energy) return refuse(energy);

  const { pieces, match, bare } = splitName(facts.rest);
  if (
    pieces.length === 0 &&
    bare.length > 0 &&
    QUANTITIES.every((quantity) => !facts.figures[quantity])
  ) {
    return refuse(unknownModel(source, bare));
  }
  const filled = pieces.length > 0 ? { facts, bare } : fillFigure(facts, bare);
  const { count, tariff, leftover } = placeBare(tokens, filled.facts, filled.bare, assumed);
  if (tariff?.ok && leftover.some(({ numeral }) => isBareTariff(numeral))) {
    return refuse({ kind: 'contradiction', quantity: 'tariff', text: source });
  }
  const named = pickModel(source, pieces, match, filled.facts);
  if (!named.ok) return named;
  const figures = completeFigures(source, filled.facts, named.value.model);
  if (!figures.ok) return figures;
  const sizes = checkSizes({ ...figures.value, count });
  if (sizes) return refuse(sizes);
  if (tariff && !tariff.ok) return refuse({ kind: 'tariff', problem: tariff.problem });
  const unexplained = [...named.value.unexplained, ...leftover].toSorted(
    (a, b) => a.start - b.start,
  );
  if (unexplained.length > 0) {
    return refuse({ kind: 'leftover', text: source, leftover: excerpt(source, unexplained) });
  }
  const { model, otherVariants } = named.value;
  return {
    ok: true,
    rig: {
      count,
      ...figures.value,
      ...(model && { model }),
      ...(otherVariants && { otherVariants }),
      ...(tariff && { tariff: tariff.tariff }),
    },
  };
}

const isBareTariff = (numeral: string) => {
  const value = Number(numeral);
  return numeral.includes('.') && value > 0 && value <= BARE_TARIFF_LIMIT;
};

/** "3 kWh" where the power should be; "0.07 kWh" is what power costs. */
function energyForPower(
  { energy, figures, tariff }: RigFacts,
  assumed: string | undefined,
): RigProblem | undefined {
  if (!energy) return undefined;
  const { text, wattHours, isPrice } = energy;
  const dear = !tariff?.ok || tariff.tariff.perKwh > tariffLimit(assumed) / 10;
  if (isPrice && (figures.power || figures.efficiency || !dear)) return undefined;
  const { hashrate } = figures;
  const plausible = [wattHours, wattHours / 1000].find(
    (power) => hashrate && isPlausible({ hashrate: hashrate.value, power }),
  );
  return { kind: 'energy', text, power: plausible ?? wattHours };
}

const excerpt = (source: string, tokens: readonly Token[]) =>
  source.slice(tokens[0]?.start, tokens.at(-1)?.end);

interface Name {
  /** All pieces of the name; none where the rest is bare numbers only. */
  readonly pieces: readonly Token[];
  readonly match?: NameMatch | undefined;
  /** Numbers around the name that are not part of it. */
  readonly bare: readonly NumberToken[];
}

/** Where the name ends and other numbers begin: as much as a model's name takes is name. */
export function splitName(rest: readonly Token[]): Name {
  const numbers = rest.filter((token, i): token is NumberToken => {
    const before = rest[i - 1];
    return token.kind === 'number' && (before === undefined || before.end < token.start);
  });
  if (numbers.length === rest.length) return { pieces: [], bare: numbers };
  for (const lead of [0, 1]) {
    for (const tail of [0, 1, 2]) {
      const pieces = rest.slice(lead, rest.length - tail);
      const bare = numbers.filter((token) => !pieces.includes(token));
      if (pieces.length === 0 || bare.length < lead + tail) break;
      const match = matchName(pieces);
      if (match) return { pieces, match, bare };
    }
  }
  // Nobody's name ends in a fraction.
  const last = rest.at(-1);
  const bare = numbers.filter((token) => token === last && !isWhole(token));
  return { pieces: rest.slice(0, rest.length - bare.length), bare };
}

/** "120T 3000" can only mean watts, "120 3000W" only terahashes. */
function fillFigure(
  facts: RigFacts,
  bare: readonly NumberToken[],
): { readonly facts: RigFacts; readonly bare: readonly NumberToken[] } {
  const { hashrate, power, efficiency } = facts.figures;
  if (efficiency || !hashrate === !power) return { facts, bare };
  const [quantity, exponent] = hashrate ? (['power', 0] as const) : (['hashrate', 12] as const);
  const fits = (token: NumberToken) => {
    const value = scaled(token.numeral, exponent);
    const rig = { hashrate: hashrate?.value ?? value, power: power?.value ?? value };
    return Number(token.numeral) > BARE_TARIFF_LIMIT && isPlausible(rig);
  };
  const [filling, ...others] = bare.filter(fits);
  if (!filling || others.length > 0) return { facts, bare };
  const measure = { quantity, value: scaled(filling.numeral, exponent), rounding: 0 };
  return {
    facts: { ...facts, figures: { ...facts.figures, [quantity]: measure } },
    bare: bare.filter((token) => token !== filling),
  };
}

/** A whole number that opens the text is a count, the last bare one a power price. */
function placeBare(
  tokens: readonly Token[],
  facts: RigFacts,
  bare: readonly NumberToken[],
  assumed: string | undefined,
): { count: number; tariff?: TariffText | undefined; leftover: readonly NumberToken[] } {
  let leftover = bare;
  let { count, tariff } = facts;
  const [opening] = leftover;
  if (
    count === undefined &&
    opening &&
    opening === tokens[0] &&
    tokens.length > 1 &&
    isWhole(opening)
  ) {
    count = Number(opening.numeral);
    leftover = leftover.slice(1);
  }
  const closing = leftover.at(-1);
  if (!tariff && closing) {
    tariff = readTariff([closing], 0, { bare: true, assumed })?.found;
    leftover = leftover.slice(0, -1);
  }
  return { count: count ?? 1, tariff, leftover };
}

function unknownModel(source: string, pieces: readonly Token[]): RigProblem {
  const text = excerpt(source, pieces);
  if (minesOtherCoins(text)) return { kind: 'not-bitcoin', text };
  const suggestions = searchModels(pieces).slice(0, MAX_SUGGESTED);
  return { kind: 'unknown-model', text, suggestions };
}

/** The TG of "120TG 3000W". */
function unknownUnit(pieces: readonly Token[]): string | undefined {
  const [number, unit, second, ...others] = pieces;
  if (number?.kind !== 'number' || unit?.kind !== 'word' || others.length > 0) return undefined;
  const isUnit = unit.raw.length <= 4 && (second === undefined || second.text === 's');
  return isUnit ? unit.raw : undefined;
}

interface Named {
  readonly model?: MinerModel | undefined;
  readonly otherVariants?: readonly MinerModel[] | undefined;
  readonly unexplained: readonly Token[];
}

/** The one model that a name means, with the help of the figures beside it. */
function pickModel(
  source: string,
  pieces: readonly Token[],
  match: NameMatch | undefined,
  { figures, variant }: RigFacts,
): Outcome<Named> {
  const none: Outcome<Named> = { ok: true, value: { unexplained: [] } };
  if (pieces.length === 0) return none;
  const said = QUANTITIES.filter((quantity) => figures[quantity]).length;
  const text = excerpt(source, pieces);
  if (!match) {
    const problem = unknownModel(source, pieces);
    if (said >= 2 && problem.kind !== 'not-bitcoin') {
      return { ok: true, value: { unexplained: pieces } };
    }
    const unit = said === 1 ? unknownUnit(pieces) : undefined;
    return refuse(unit === undefined ? problem : { kind: 'unknown-unit', text, unit });
  }
  const wanted = variant?.value ?? figures.hashrate?.value;
  let candidates = match.models;
  const narrow = (value: number | undefined, quantity: 'hashrate' | 'power') => {
    const same = candidates.filter((model) => model[quantity] === value);
    if (same.length > 0) candidates = same;
  };
  narrow(wanted, 'hashrate');
  narrow(figures.power?.value, 'power');
  if (wanted !== undefined) candidates = byDistance(candidates, wanted);

  const [model, ...others] = candidates;
  if (!match.oneFamily && others.length > 0) {
    // With all figures given, "bitaxe" or "antminer" beside them asks for nothing.
    if (said >= 2) return none;
    return refuse({ kind: 'ambiguous-model', text, candidates: candidates.slice(0, MAX_OFFERED) });
  }
  const nominal = model?.hashrate === wanted && model?.power === figures.power?.value;
  if (said >= 2 && !match.exact && !nominal) return none;
  const open = others.length > 0 && said < 2;
  return { ok: true, value: { model, unexplained: [], ...(open && { otherVariants: others }) } };
}

const byDistance = (models: readonly MinerModel[], hashrate: number) => {
  const far = (model: MinerModel) => Math.abs(Math.log(model.hashrate / hashrate));
  return models.toSorted((a, b) => far(a) - far(b));
};

/**
 * Watts and hashrate from what was said and, for a named model, from its nominal figures. What was
 * said wins; a nominal figure joins it only while what was said is near nominal, since a machine
 * tuned far away from it has other values altogether.
 */
function completeFigures(
  source: string,
  { figures, variant }: RigFacts,
  model: MinerModel | undefined,
): Outcome<{ readonly hashrate: number; readonly power: number }> {
  const isVariant = variant !== undefined && model?.hashrate === variant.value;
  const said = {
    hashrate:
      figures.hashrate?.value ?? (model?.hashrate === variant?.value ? undefined : variant?.value),
    power: figures.power?.value,
    efficiency: figures.efficiency?.value,
  };
  const { efficiency } = said;
  let { hashrate, power } = said;
  const nominal = model && { ...model, efficiency: (model.power / model.hashrate) * 1e12 };
  if (nominal && QUANTITIES.every((quantity) => isNear(said[quantity], nominal[quantity]))) {
    hashrate ??= nominal.hashrate;
    power ??= nominal.power;
  }
  if (efficiency !== undefined) {
    const spread = Math.max(figures.efficiency?.rounding ?? 0, efficiency * EFFICIENCY_SPREAD);
    const agrees =
      hashrate !== undefined &&
      power !== undefined &&
      Math.abs((power / hashrate) * 1e12 - efficiency) <= spread;
    if ((said.hashrate !== undefined || isVariant) && said.power !== undefined) {
      if (!agrees) return refuse({ kind: 'contradiction', quantity: 'efficiency', text: source });
    } else if (!agrees && said.power !== undefined)
      hashrate = rounded((said.power / efficiency) * 1e12);
    else if (!agrees && hashrate !== undefined) power = rounded((hashrate / 1e12) * efficiency);
  }
  if (hashrate !== undefined && power !== undefined)
    return { ok: true, value: { hashrate, power } };
  if (hashrate !== undefined) return refuse({ kind: 'missing-power', hashrate });
  if (power === undefined && efficiency === undefined) return refuse({ kind: 'empty' });
  return refuse({
    kind: 'missing-hashrate',
    ...(power !== undefined && { power }),
    ...(efficiency !== undefined && { efficiency }),
  });
}

const isNear = (said: number | undefined, nominal: number) =>
  said === undefined || Math.abs(said / nominal - 1) <= NOMINAL_SPREAD;

/** Takes the dust of a division off. */
const rounded = (value: number) => Number(value.toPrecision(12));

/** What is wrong with the count or the totals of a rig, if anything. */
export function checkSizes(rig: Pick<Rig, 'count' | 'hashrate' | 'power'>): RigProblem | undefined {
  if (rig.count <= 0) return { kind: 'not-positive', quantity: 'count' };
  const totals: readonly (readonly [keyof typeof LIMITS & RigQuantity, number])[] = [
    ['count', rig.count],
    ['hashrate', rig.count * rig.hashrate],
    ['power', rig.count * rig.power],
  ];
  for (const [quantity, value] of totals) {
    if (value > LIMITS[quantity])
      return { kind: 'too-large', quantity, value, limit: LIMITS[quantity] };
  }
  const vanished = (['hashrate', 'power'] as const).find((quantity) => rig[quantity] <= 0);
  return vanished && { kind: 'not-positive', quantity: vanished };
}

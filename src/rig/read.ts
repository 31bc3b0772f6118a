import { tariffLimit } from '../money/currency.ts';
import type { Token } from '../text/quantity.ts';
import { isBareTariff, narrowed, placeBesideFigures, placeBesideName } from './bare-numbers.ts';
import { type RigFacts, readFacts } from './facts.ts';
import { checkSizes, completeFigures, isPlausible, QUANTITIES } from './figures.ts';
import type { MinerModel } from './model.ts';
import type { NameMatch } from './models.ts';
import { calledOf, excerpt, powerOfTen, splitName, unknownModel, unknownUnit } from './name.ts';
import { type Outcome, type RigProblem, type RigText, refuse, type Said } from './rig.ts';

/** Models that are offered at most; Discord's select takes no more. */
const MAX_OFFERED = 25;

/** Makes a rig of a text that was cut under one convention. */
export function readRig(source: string, tokens: readonly Token[], assumed?: string): RigText {
  const said = readFacts(tokens, assumed);
  const refused = QUANTITIES.find((quantity) => (said.figures[quantity]?.value ?? 1) <= 0);
  if (refused) return refuse({ kind: 'not-positive', quantity: refused });
  if (said.contradiction) {
    return refuse({ kind: 'contradiction', quantity: said.contradiction, text: source });
  }
  const energy = energyForPower(said, assumed);
  if (energy) return refuse(energy);

  const name = splitName(said);
  const { pieces, match, bare } = name;
  const isNumberAlone = QUANTITIES.every((quantity) => !said.figures[quantity]);
  if (pieces.length === 0 && bare.length > 0 && isNumberAlone) {
    return refuse(unknownModel(source, bare));
  }
  const text = { source, tokens, facts: said, assumed };
  const placed = match
    ? placeBesideName(text, name, match)
    : ({ ok: true, value: placeBesideFigures(text, bare) } as const);
  if (!placed.ok) return placed;
  const { facts, count, tariff, leftover, label } = placed.value;
  if (tariff?.ok && leftover.some(({ numeral }) => isBareTariff(numeral))) {
    return refuse({ kind: 'contradiction', quantity: 'tariff', text: source });
  }
  const { figures, variant } = facts;
  const besides = { count, tariff: tariff?.ok ? tariff.tariff : undefined, figures, variant };
  const named =
    label === undefined
      ? pickModel(source, pieces, match, besides)
      : ({ ok: true, value: { label, unexplained: [] } } as const);
  if (!named.ok) return named;
  const { model, otherVariants, ...called } = named.value;
  const completed = completeFigures(source, facts, model);
  if (!completed.ok) return completed;
  const sizes = checkSizes({ ...completed.value, count });
  if (sizes) return refuse(sizes);
  if (tariff && !tariff.ok) return refuse({ kind: 'tariff', problem: tariff.problem });
  const unexplained = [...called.unexplained, ...leftover].toSorted((a, b) => a.start - b.start);
  if (unexplained.length > 0) {
    return refuse({ kind: 'leftover', text: source, leftover: excerpt(source, unexplained) });
  }
  return {
    ok: true,
    rig: {
      count,
      ...completed.value,
      ...(model && { model }),
      ...(otherVariants && { otherVariants }),
      ...(called.label !== undefined && { label: called.label }),
      ...(tariff && { tariff: tariff.tariff }),
    },
  };
}

/**
 * Returns the problem of a text with energy in place of power, such as "3 kWh"; "0.07 kWh" is a
 * price of power.
 */
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

interface Named {
  readonly model?: MinerModel | undefined;
  readonly otherVariants?: readonly MinerModel[] | undefined;
  readonly label?: string | undefined;
  readonly unexplained: readonly Token[];
}

/** Picks the one model that a name means, with the help of the figures beside it. */
function pickModel(
  source: string,
  pieces: readonly Token[],
  match: NameMatch | undefined,
  said: Said,
): Outcome<Named> {
  if (pieces.length === 0) return { ok: true, value: { unexplained: [] } };
  const { figures, variant } = said;
  const hasFigures = QUANTITIES.filter((quantity) => figures[quantity]).length >= 2;
  const text = excerpt(source, pieces);
  if (!match) {
    const power = powerOfTen(text);
    if (power !== undefined) return refuse({ kind: 'unreadable-number', text: power });
    const problem = unknownModel(source, pieces);
    if (problem.kind === 'not-bitcoin') return refuse(problem);
    // A name that we don't know, beside all figures, is the owner's own for the machine.
    if (hasFigures) return { ok: true, value: calledOf(source, pieces) };
    const saysOne = QUANTITIES.some((quantity) => figures[quantity]);
    const unit = saysOne ? unknownUnit(pieces) : undefined;
    return refuse(unit === undefined ? { ...problem, said } : { kind: 'unknown-unit', text, unit });
  }
  const wanted = variant?.value ?? figures.hashrate?.value;
  if (match.isOther && !hasFigures) {
    return refuse({ kind: 'unknown-model', text, suggestions: match.models, said });
  }
  const candidates = narrowed(match.models, said);
  const [model, ...others] = candidates;
  if (!match.oneFamily && others.length > 0) {
    // With all figures given, "bitaxe" or "antminer" beside them asks for nothing.
    if (hasFigures) return { ok: true, value: { label: text, unexplained: [] } };
    const offered = candidates.slice(0, MAX_OFFERED);
    return refuse({ kind: 'ambiguous-model', text, candidates: offered, said });
  }
  const nominal = model?.hashrate === wanted && model?.power === figures.power?.value;
  if (hasFigures && !match.exact && !nominal) {
    return { ok: true, value: { label: text, unexplained: [] } };
  }
  const open = others.length > 0 && wanted === undefined && !hasFigures;
  return { ok: true, value: { model, unexplained: [], ...(open && { otherVariants: others }) } };
}

import type { Caller } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { StoreOutage } from '../../src/errors.ts';
import type { I18n } from '../../src/i18n/i18n.ts';
import type { Detail, Preferences } from '../../src/people/preferences.ts';
import type { Tariff } from '../../src/power/tariff.ts';
import { parseTariff } from '../../src/power/tariff-text.ts';
import { checkSizes } from '../../src/rig/figures.ts';
import { fleetText, priceBehind } from '../../src/rig/fleet-text.ts';
import { type ModesAsked, modesAskedIn } from '../../src/rig/modes.ts';
import { type OwnRigMeant, ownRigMeant, writtenRig } from '../../src/rig/own-text.ts';
import { preferencesFromRig, type RegisteredRig } from '../../src/rig/registered.ts';
import type { Rig, RigProblem } from '../../src/rig/rig.ts';
import { coinOfRig, withCoin } from '../../src/rig/rig-coin.ts';
import { formatRig, parseRig } from '../../src/rig/text.ts';
import { minerOf } from '../../src/rig/words.message.ts';
import { preferencesFor, profileIfKnown, strangersProfile } from '../shared/caller.ts';
import { tariffCalled } from '../shared/named-tariffs.ts';
import { learnPrices } from '../shared/spot.ts';
import type { ProfitRequest } from './request.ts';
import { ownCurrency } from './understand.ts';

export interface Subject {
  readonly rig: Rig;
  /** The caller's own rig, when it was named. */
  readonly own?: RegisteredRig | undefined;
  /** The kinds of rigs in a fleet, at least two; `rig` is all of them together then. */
  readonly parts?: readonly FleetPart[] | undefined;
  /** Terms of the own rig, or else the caller's preferences. */
  readonly preferences: Preferences;
  /** How much an answer says to the caller, by their settings. */
  readonly detail?: Detail | undefined;
  /** Set when the request asks for the modes of the rig. */
  readonly modesAsked?: ModesAsked | undefined;
  /** IANA name: of the caller's clock, where that is known. */
  readonly timeZone?: string | undefined;
  /** The power price that the request calls by its name. */
  readonly named?: Tariff | undefined;
  /** Set when the store gave no answer: the person who asks may mean something else by it. */
  readonly isStranger?: boolean;
}

/** One kind of rig in a fleet; terms that stand behind the last kind count for all. */
export type FleetPart = Pick<Subject, 'rig' | 'own' | 'preferences'>;

type Found =
  | { readonly ok: true; readonly subject: Subject }
  | { readonly ok: false; readonly problem: RigProblem; readonly currency: string };

/** More kinds of rigs are a file for `/rig import`. */
const MOST_PARTS = 10;

/**
 * Returns the subject of a request. The caller's own rigs come before all models of the same name.
 */
export async function subjectOf(
  request: ProfitRequest,
  caller: Caller,
  ports: Ports,
  i18n: I18n,
  options: { readonly takesFleets?: boolean } = {},
): Promise<Found> {
  const found = await subjectIn(request, caller, ports, i18n, options);
  return found.ok ? withCoins(found.subject, request, ports) : found;
}

/** Returns the subject with the coin that the request names, or the problem with it. */
function withCoins(
  subject: Subject,
  { rig: text, coin }: ProfitRequest,
  { market }: Pick<Ports, 'market'>,
): Found {
  const { currency } = subject.preferences;
  if (!subject.parts) {
    const rig = withCoin(subject.rig, coin, market.coins);
    return rig.ok ? { ok: true, subject: { ...subject, rig: rig.value } } : { ...rig, currency };
  }
  const parts: FleetPart[] = [];
  for (const part of subject.parts) {
    const rig = withCoin(part.rig, coin, market.coins);
    if (!rig.ok) return { ...rig, currency };
    parts.push({ ...part, rig: rig.value });
  }
  const [mined, ...others] = new Set(parts.map(({ rig }) => coinOfRig(rig)));
  // There is no sum of several coins' machines yet.
  if (others.length > 0) return { ok: false, problem: { kind: 'several-rigs', text }, currency };
  return { ok: true, subject: { ...subject, parts, rig: { ...subject.rig, coin: mined } } };
}

async function subjectIn(
  request: ProfitRequest,
  caller: Caller,
  ports: Ports,
  i18n: I18n,
  { takesFleets = false }: { readonly takesFleets?: boolean },
): Promise<Found> {
  const known = await profileIfKnown(caller, ports);
  const profile = known ?? strangersProfile;
  const { detail, timeZone } = profile.settings;
  const named = await tariffCalled(request.electricity, caller, ports);
  const rigs = profile.hasRigs ? await ports.rigs.list(caller.id) : [];
  // A rig may be called "All modes".
  const whole = ownRigMeant(request.rig, rigs);
  const modesAsked = whole ? undefined : modesAskedIn(request.rig);
  const text = modesAsked?.rest ?? request.rig;
  const besides = { detail, timeZone, named, modesAsked };
  const preferences = await preferencesFor({ ...caller, profile }, ports);
  const prices = [request.electricity, named, request.rig, whole?.own.tariff, preferences.tariff];
  await learnPrices(prices, ports);
  const currency = ownCurrency(request, preferences, i18n);
  const context = { rigs, preferences, currency };
  const found = partOf(text, context, modesAsked ? ownRigMeant(text, rigs) : whole);
  if (found.ok && found.part.own) return { ok: true, subject: { ...found.part, ...besides } };
  const isStranger = known === undefined;
  const fleet = found.ok || !takesFleets ? undefined : fleetOf(text, found.problem, context, i18n);
  // The text may name one of the caller's own rigs.
  if (!found.ok && !fleet?.ok && isStranger) {
    throw new StoreOutage('Nobody can tell whose rig is meant');
  }
  if (fleet)
    return fleet.ok ? { ok: true, subject: { ...fleet.subject, ...besides, isStranger } } : fleet;
  return found.ok ? { ok: true, subject: { ...found.part, ...besides, isStranger } } : found;
}

interface Context {
  /** The caller's own. */
  readonly rigs: readonly RegisteredRig[];
  readonly preferences: Preferences;
  /** ISO 4217; what the caller counts in. */
  readonly currency: string;
}

type PartFound =
  | { readonly ok: true; readonly part: FleetPart }
  | Extract<Found, { readonly ok: false }>;

/**
 * Reads one kind of rig: one of the caller's own, or what the text says.
 *
 * @param meant - The caller's own that the text names.
 */
function partOf(
  text: string,
  { preferences, currency }: Context,
  meant: OwnRigMeant | undefined,
): PartFound {
  if (meant) {
    const { own, unclear } = meant;
    if (unclear !== undefined) {
      const readings = [`${own.name} ${unclear}c`, `${unclear}x ${own.name}`];
      const problem = {
        kind: 'unclear-own-number',
        text: unclear,
        name: own.name,
        readings,
      } as const;
      return { ok: false, problem, currency: own.tariff.currency };
    }
    const part = { ...subjectFrom(meant), own };
    const problem = checkSizes(part.rig);
    return problem ? { ok: false, problem, currency: own.tariff.currency } : { ok: true, part };
  }
  const understood = parseRig(text, currency);
  return understood.ok
    ? { ok: true, part: { rig: understood.rig, preferences } }
    : { ...understood, currency };
}

/** Problems that say little of a part of a fleet, where its neighbours say more. */
const VAGUE: ReadonlySet<RigProblem['kind']> = new Set([
  'unknown-model',
  'ambiguous-model',
  'several-rigs',
  'leftover',
  'contradiction',
  'empty',
]);

/**
 * Returns all kinds of rigs in a text together, or which of them nobody knows; nothing where the text
 * is hardly meant as several.
 *
 * @param whole - What is wrong with the text as one kind.
 */
function fleetOf(text: string, whole: RigProblem, context: Context, i18n: I18n): Found | undefined {
  const listed = whole.kind === 'too-long' ? undefined : fleetText(text);
  if (!listed) return undefined;
  const { currency } = context;
  if (listed.parts.length > MOST_PARTS) {
    const problem = {
      kind: 'too-many-kinds',
      count: listed.parts.length,
      limit: MOST_PARTS,
    } as const;
    return { ok: false, problem, currency };
  }
  const found = listed.parts.map((part) => ({
    text: part,
    read: partOf(part, context, ownRigMeant(part, context.rigs)),
  }));
  const parts = found.flatMap(({ read }) => (read.ok ? [read.part] : []));
  const isMeant =
    whole.kind === 'several-rigs' || parts.length >= 2 || (listed.isMarked && parts.length > 0);
  if (!isMeant) return undefined;
  const unknown = found.find(({ read }) => !read.ok);
  if (unknown && !unknown.read.ok) {
    const { problem } = unknown.read;
    if (!VAGUE.has(problem.kind)) return unknown.read;
    const price = brokenPrice(text, found, context);
    if (price) return price;
    const readable = parts.map((part) => part.own?.name ?? formatRig(part.rig));
    const kind = 'unknown-kind';
    return { ok: false, problem: { kind, text: unknown.text, readable }, currency };
  }
  const subject = together(parts, context.preferences, i18n);
  const problem = checkSizes(subject.rig);
  return problem ? { ok: false, problem, currency } : { ok: true, subject };
}

/**
 * Returns what is wrong with a power price in pieces, where the first text that is no kind of rig is
 * rather one of those: the "17-25 0.15" of "S21 0.10; 17-25 0.15".
 */
function brokenPrice(
  text: string,
  found: readonly { readonly text: string; readonly read: PartFound }[],
  context: Context,
): Extract<Found, { readonly ok: false }> | undefined {
  const place = found.findIndex(({ read }) => !read.ok);
  const [before, unknown] = [found[place - 1], found[place]];
  if (!before?.read.ok || !unknown || unknown.read.ok) return undefined;
  const { problem } = unknown.read;
  // Half a name, or one that is like some, is meant as a rig.
  if (problem.kind === 'ambiguous-model') return undefined;
  if (problem.kind === 'unknown-model' && problem.suggestions.length > 0) return undefined;
  const lead = text.slice(0, text.indexOf(unknown.text));
  const isPiece = /[;\n]\s*$/.test(lead) && !/^\d+\s*[x×]/u.test(unknown.text);
  const price = isPiece ? priceBehind(before.text) : undefined;
  if (price === undefined) return undefined;
  const { currency } = context;
  const read = parseTariff(`${price}; ${unknown.text}`, currency);
  return read.ok
    ? undefined
    : { ok: false, problem: { kind: 'tariff', problem: read.problem }, currency };
}

function together(
  read: readonly FleetPart[],
  preferences: Preferences,
  i18n: I18n,
): Pick<Subject, 'rig' | 'parts' | 'preferences'> {
  const last = read.at(-1)?.rig;
  const others = read.slice(0, -1).map(({ rig }) => rig);
  const forAll = {
    tariff: others.some(({ tariff }) => tariff) ? undefined : last?.tariff,
    fee: others.some(({ fee }) => fee !== undefined) ? undefined : last?.fee,
    uptime: others.some(({ uptime }) => uptime !== undefined) ? undefined : last?.uptime,
  };
  const parts = read.map((part) => ({
    ...part,
    rig: {
      ...part.rig,
      tariff: part.rig.tariff ?? forAll.tariff,
      fee: part.rig.fee ?? forAll.fee,
      uptime: part.rig.uptime ?? forAll.uptime,
    },
  }));
  const miners = parts.map(({ rig }) => minerOf(rig));
  const count = parts.reduce((sum, { rig }) => sum + rig.count, 0);
  return {
    parts,
    preferences,
    rig: {
      count: 1,
      hashrate: miners.reduce((sum, { hashrate }) => sum + hashrate, 0),
      power: miners.reduce((sum, { power }) => sum + power, 0),
      label: i18n.t('fleet.title', { count }),
      ...forAll,
    },
  };
}

/**
 * Returns an own rig as often as asked for, on its own terms but for a power price that was said.
 */
export function subjectFrom({
  own,
  times,
  tariff,
}: OwnRigMeant): Pick<Subject, 'rig' | 'preferences'> {
  const rig = writtenRig(own);
  const preferences = preferencesFromRig(own);
  return {
    rig: { ...rig, count: rig.count * times, ...(tariff && { tariff }) },
    preferences: { ...preferences, fixedCost: preferences.fixedCost * times },
  };
}

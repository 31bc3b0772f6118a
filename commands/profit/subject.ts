import type { Caller } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { StoreOutage } from '../../src/errors.ts';
import type { I18n } from '../../src/i18n/i18n.ts';
import type { Detail, Preferences } from '../../src/people/preferences.ts';
import type { Tariff } from '../../src/power/tariff.ts';
import { checkSizes } from '../../src/rig/figures.ts';
import { type OwnRigMeant, ownRigMeant, writtenRig } from '../../src/rig/own-text.ts';
import { preferencesFromRig, type RegisteredRig } from '../../src/rig/registered.ts';
import type { Rig, RigProblem } from '../../src/rig/rig.ts';
import { withCoin } from '../../src/rig/rig-coin.ts';
import { parseRig } from '../../src/rig/text.ts';
import { preferencesFor, profileIfKnown, strangersProfile } from '../shared/caller.ts';
import { tariffCalled } from '../shared/named-tariffs.ts';
import type { ProfitRequest } from './request.ts';
import { ownCurrency } from './understand.ts';

export interface Subject {
  readonly rig: Rig;
  /** The caller's own rig, when it was named. */
  readonly own?: RegisteredRig | undefined;
  /** Terms of the own rig, or else the caller's preferences. */
  readonly preferences: Preferences;
  /** How much an answer says to the caller, by their settings. */
  readonly detail?: Detail | undefined;
  /** IANA name: of the caller's clock, where that is known. */
  readonly timeZone?: string | undefined;
  /** The power price that the request calls by its name. */
  readonly named?: Tariff | undefined;
  /** Set when the store gave no answer: the person who asks may mean something else by it. */
  readonly isStranger?: boolean;
}

type Found =
  | { readonly ok: true; readonly subject: Subject }
  | { readonly ok: false; readonly problem: RigProblem; readonly currency: string };

/**
 * Returns the subject of a request. The caller's own rigs come before all models of the same name.
 */
export async function subjectOf(
  request: ProfitRequest,
  caller: Caller,
  ports: Ports,
  i18n: I18n,
): Promise<Found> {
  const known = await profileIfKnown(caller, ports);
  const profile = known ?? strangersProfile;
  const { hasRigs } = profile;
  const { detail, timeZone } = profile.settings;
  const named = await tariffCalled(request.electricity, caller, ports);
  const meant = hasRigs && ownRigMeant(request.rig, await ports.rigs.list(caller.id));
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
    const subject = { ...subjectFrom(meant), own, detail, timeZone, named };
    const problem = checkSizes(subject.rig);
    if (problem) return { ok: false, problem, currency: own.tariff.currency };
    return withCoinOf(subject, request, own.tariff.currency, ports);
  }
  const preferences = await preferencesFor({ ...caller, profile }, ports);
  const currency = ownCurrency(request, preferences, i18n);
  const understood = parseRig(request.rig, currency);
  // The text may name one of the caller's own rigs.
  if (!understood.ok && !known) throw new StoreOutage('Nobody can tell whose rig is meant');
  if (!understood.ok) return { ...understood, currency };
  const { rig } = understood;
  const subject = { rig, preferences, detail, timeZone, named, isStranger: known === undefined };
  return withCoinOf(subject, request, currency, ports);
}

/** Returns the subject with the coin that the request names, or the problem with it. */
function withCoinOf(
  subject: Subject,
  { coin }: ProfitRequest,
  currency: string,
  { market }: Pick<Ports, 'market'>,
): Found {
  const rig = withCoin(subject.rig, coin, market.coins);
  return rig.ok ? { ok: true, subject: { ...subject, rig: rig.value } } : { ...rig, currency };
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

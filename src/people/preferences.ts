import type { Tariff } from '../power/tariff.ts';
import type { QuietException, QuietHours } from './quiet-hours.ts';

/**
 * The origin of a value says by whom it was decided: by the person just now, in their settings, by
 * their server, or by the operator.
 */
export type Origin = 'said' | 'own' | 'server' | 'operator';

/** Terms that somebody may decide, each by itself. */
interface Decided {
  /** ISO 4217 code of the currency that the person counts in. */
  readonly currency: string;
  readonly tariff: Tariff;
  /** Pool's share of the income, 0 to 1 (exclusive). */
  readonly poolFee: number;
  /** Share of the time that a rig runs, 0 (exclusive) to 1. */
  readonly uptime: number;
}

/** The terms that somebody decided. */
export type GivenTerms = { readonly [T in keyof Decided]?: Decided[T] | undefined };

/** All terms, each with its origin. */
export interface ResolvedTerms extends Decided {
  readonly origins: Readonly<Record<'tariff' | 'poolFee' | 'uptime', Origin>>;
}

/** Preferences are the terms that hold for a person who says nothing else. */
export interface Preferences extends ResolvedTerms {
  /** Fixed cost per day, in the tariff's currency. */
  readonly fixedCost: number;
}

/** The layers that may decide a term, the first before the others. */
const LAYERS = ['said', 'own', 'server'] as const;

/**
 * Returns each term as the first layer that names it decides: the person just now, their settings,
 * their server's. The rest stays as it is in `base`, which comes from the operator or from a rig.
 */
export function resolveTerms(
  given: { readonly [L in (typeof LAYERS)[number]]?: GivenTerms },
  base: ResolvedTerms,
): ResolvedTerms {
  const decider = (term: keyof Decided) =>
    LAYERS.find((layer) => given[layer]?.[term] !== undefined);
  const decided = <T extends keyof Decided>(term: T): Decided[T] => {
    const layer = decider(term);
    return (layer && given[layer]?.[term]) ?? base[term];
  };
  const originOf = (term: keyof ResolvedTerms['origins']) => decider(term) ?? base.origins[term];
  return {
    currency: decided('currency'),
    tariff: decided('tariff'),
    poolFee: decided('poolFee'),
    uptime: decided('uptime'),
    origins: {
      tariff: originOf('tariff'),
      poolFee: originOf('poolFee'),
      uptime: originOf('uptime'),
    },
  };
}

/**
 * Returns a person's preferences: their own settings come before the server's, those before the
 * operator's.
 */
export function preferencesOf({
  own,
  server,
  operator,
}: {
  readonly own: UserSettings;
  readonly server: ServerSettings;
  readonly operator: Pick<Preferences, 'currency' | 'tariff' | 'poolFee'>;
}): Preferences {
  // A rig that runs all the time is the usual case: nothing to point out.
  const origins = { tariff: 'operator', poolFee: 'operator', uptime: 'said' } as const;
  const { currency, tariff, poolFee } = operator;
  const base = { currency, tariff, poolFee, uptime: 1, origins };
  return { ...resolveTerms({ own, server }, base), fixedCost: 0 };
}

/**
 * Returns the terms that the operator or the server decided, not the person; absent when there are
 * none.
 */
export function assumedTerms(
  origins: Readonly<Record<AssumedTerm, Origin>>,
): readonly AssumedTerm[] | undefined {
  const assumed = assumableTerms.filter((term) => ['operator', 'server'].includes(origins[term]));
  return assumed.length > 0 ? assumed : undefined;
}

/** The terms of a server, for its members who say nothing else. */
export type ServerSettings = Omit<GivenTerms, 'uptime'>;

/** The lengths of an answer. */
export const details = ['short', 'full'] as const;

export type Detail = (typeof details)[number];

/** A person's own settings. */
export interface UserSettings extends GivenTerms {
  /** IANA name of the person's time zone. */
  readonly timeZone?: string | undefined;
  /** Discord's locale code. */
  readonly locale?: string | undefined;
  /** Quiet hours, in that time zone. */
  readonly quiet?: QuietHours | undefined;
  readonly quietExcept?: QuietException | undefined;
  /** Length of an answer to /profit; short where nothing is said. */
  readonly detail?: Detail | undefined;
}

/** Terms that are taken from defaults when nobody says them. */
export const assumableTerms = ['tariff', 'poolFee'] as const;

export type AssumedTerm = (typeof assumableTerms)[number];

import type { Tariff } from '../power/tariff.ts';
import type { QuietException, QuietHours } from './quiet-hours.ts';

/** Who decided a value: the person just now, in their settings, their server, or the operator. */
export type Origin = 'said' | 'own' | 'server' | 'operator';

/** Terms that somebody may decide, each by itself. */
interface Decided {
  /** ISO 4217: what the person counts in. */
  readonly currency: string;
  readonly tariff: Tariff;
  /** 0 to 1 (exclusive). */
  readonly poolFee: number;
  /** Share of the time, 0 (exclusive) to 1. */
  readonly uptime: number;
}

/** Those of the terms that somebody decided. */
export type GivenTerms = { readonly [T in keyof Decided]?: Decided[T] | undefined };

/** All terms, and who decided each. */
export interface ResolvedTerms extends Decided {
  readonly origins: Readonly<Record<'tariff' | 'poolFee' | 'uptime', Origin>>;
}

/** What somebody means who says nothing else. */
export interface Preferences extends ResolvedTerms {
  /** Per day, in the tariff's currency. */
  readonly fixedCost: number;
}

/** Who has a say, the first before the others. */
const LAYERS = ['said', 'own', 'server'] as const;

/**
 * Returns each term as the first of those decided it who said something about it: the person just now,
 * their settings, their server's. The rest stays as it is in `base`: by the operator, or of a rig.
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

/** Own settings before the server's, those before the operator's. */
export function preferencesOf({
  own,
  server,
  operator,
}: {
  readonly own: UserSettings;
  readonly server: ServerSettings;
  readonly operator: Pick<Preferences, 'currency' | 'tariff' | 'poolFee'>;
}): Preferences {
  // That a rig runs is what it's for: nothing to point out.
  const origins = { tariff: 'operator', poolFee: 'operator', uptime: 'said' } as const;
  const { currency, tariff, poolFee } = operator;
  const base = { currency, tariff, poolFee, uptime: 1, origins };
  return { ...resolveTerms({ own, server }, base), fixedCost: 0 };
}

/** The terms that are the operator's or the server's word, not the person's; absent when none are. */
export function assumedTerms(
  origins: Readonly<Record<AssumedTerm, Origin>>,
): readonly AssumedTerm[] | undefined {
  const assumed = assumableTerms.filter((term) => ['operator', 'server'].includes(origins[term]));
  return assumed.length > 0 ? assumed : undefined;
}

/** What everybody on a server gets who says nothing else. */
export type ServerSettings = Omit<GivenTerms, 'uptime'>;

/** How much an answer says. */
export const details = ['short', 'full'] as const;

export type Detail = (typeof details)[number];

/** What a person means who says nothing else. */
export interface UserSettings extends GivenTerms {
  /** IANA name. */
  readonly timeZone?: string | undefined;
  /** Discord's locale code. */
  readonly locale?: string | undefined;
  /** In the time zone. */
  readonly quiet?: QuietHours | undefined;
  readonly quietExcept?: QuietException | undefined;
  /** Of an answer to /profit; short where nothing is said. */
  readonly detail?: Detail | undefined;
}

/** Terms that are taken from defaults when nobody says them. */
export const assumableTerms = ['tariff', 'poolFee'] as const;

export type AssumedTerm = (typeof assumableTerms)[number];

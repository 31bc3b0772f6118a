/** Who decided a value: the person just now, in their settings, their server, or the operator. */
export type Origin = 'said' | 'own' | 'server' | 'operator';

/** What somebody means who says nothing else. */
export interface Preferences {
  /** ISO 4217. */
  readonly currency: string;
  readonly tariff: { readonly perKwh: number; readonly currency: string };
  /** 0 to 1 (exclusive). */
  readonly poolFee: number;
  /** 0 (exclusive) to 1. */
  readonly uptime: number;
  /** Per day, in the tariff's currency. */
  readonly fixedCost: number;
  readonly origins: Readonly<Record<'tariff' | 'poolFee' | 'uptime', Origin>>;
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
  const originOf = (key: keyof ServerSettings): Origin =>
    own[key] !== undefined ? 'own' : server[key] !== undefined ? 'server' : 'operator';
  return {
    currency: own.currency ?? server.currency ?? operator.currency,
    tariff: own.tariff ?? server.tariff ?? operator.tariff,
    poolFee: own.poolFee ?? server.poolFee ?? operator.poolFee,
    uptime: own.uptime ?? 1,
    fixedCost: 0,
    origins: {
      tariff: originOf('tariff'),
      poolFee: originOf('poolFee'),
      // That a rig runs is what it's for: nothing to point out.
      uptime: own.uptime === undefined ? 'said' : 'own',
    },
  };
}

/** The terms that are the operator's or the server's word, not the person's; absent when none are. */
export function assumedTerms(
  origins: Readonly<Record<AssumedTerm, Origin>>,
): readonly AssumedTerm[] | undefined {
  const assumed = assumableTerms.filter((term) => ['operator', 'server'].includes(origins[term]));
  return assumed.length > 0 ? assumed : undefined;
}

/** What everybody on a server gets who says nothing else. */
export interface ServerSettings {
  /** ISO 4217. */
  readonly currency?: string | undefined;
  /** Price per kWh, and its ISO 4217 code. */
  readonly tariff?: { readonly perKwh: number; readonly currency: string } | undefined;
  /** 0 to 1 (exclusive). */
  readonly poolFee?: number | undefined;
}

/** What a person means who says nothing else. */
export interface UserSettings extends ServerSettings {
  /** Share of the time, 0 (exclusive) to 1. */
  readonly uptime?: number | undefined;
  /** IANA name. */
  readonly timeZone?: string | undefined;
  /** Discord's locale code. */
  readonly locale?: string | undefined;
}

/** Terms that are taken from defaults when nobody says them. */
export const assumableTerms = ['tariff', 'poolFee'] as const;

export type AssumedTerm = (typeof assumableTerms)[number];

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

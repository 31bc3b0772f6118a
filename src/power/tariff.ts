import { convert, type FxRates, tariffLimit } from '../money/currency.ts';

/**
 * A tariff says how much a kilowatt-hour costs. There is one kind for now; a kind that is added
 * here shows, as a type error, each place that has to know it.
 */
export type Tariff = FlatTariff;

/** A flat tariff has the same price at all times. */
export interface FlatTariff {
  readonly kind: 'flat';
  /**
   * Price per kWh, within `tariffLimit` of its currency on either side of zero: markets pay for use
   * at times.
   */
  readonly perKwh: number;
  /** ISO 4217 code of the price's currency. */
  readonly currency: string;
}

/** A tariff as somebody wrote it: without a currency it is in the one that its writer counts in. */
export type WrittenTariff = Written<Tariff>;

type Written<T> = T extends unknown
  ? Omit<T, 'currency'> & { readonly currency?: string | undefined }
  : never;

/** Returns the tariff with the currency that was written, or else the one that its writer counts in. */
export function inOwnCurrency(tariff: WrittenTariff, own: string): Tariff {
  return { ...tariff, currency: tariff.currency ?? own };
}

/** Returns the mean price per kWh of a machine that runs all the time, in the tariff's currency. */
export function meanPerKwh(tariff: WrittenTariff): number {
  switch (tariff.kind) {
    case 'flat':
      return tariff.perKwh;
  }
}

/**
 * Returns the tariff in another currency, or undefined while there is no rate between the two.
 *
 * @param currency - ISO 4217.
 * @param digits - Digits that each price keeps, where the rate is no more exact and people read it.
 */
export function convertTariff(
  tariff: Tariff,
  currency: string,
  { fx, digits }: { readonly fx: FxRates | undefined; readonly digits?: number },
): Tariff | undefined {
  if (tariff.currency === currency) return tariff;
  switch (tariff.kind) {
    case 'flat': {
      const perKwh = convert(tariff.perKwh, tariff.currency, currency, fx);
      if (perKwh === undefined) return undefined;
      const kept = digits === undefined ? perKwh : Number(perKwh.toPrecision(digits));
      return { kind: 'flat', perKwh: kept, currency };
    }
  }
}

/** Tells whether both cost the same at all times, in the same currency. */
export function isSameTariff(one: Tariff, other: Tariff): boolean {
  return one.perKwh === other.perKwh && one.currency === other.currency;
}

/** Dollars per kWh from which on a price is taken for a slip, though it may be none. */
const DEAR = 1;

/**
 * Returns the price per kWh, in the tariff's currency, that is so high, or so far below zero, that
 * cents may be meant; undefined where none is. Without a rate to the dollar, that is a tenth of what
 * is taken at all.
 */
export function dearPrice(tariff: Tariff, fx: FxRates | undefined): number | undefined {
  switch (tariff.kind) {
    case 'flat':
      return isDear(tariff.perKwh, tariff.currency, fx) ? tariff.perKwh : undefined;
  }
}

function isDear(perKwh: number, currency: string, fx: FxRates | undefined): boolean {
  const size = Math.abs(perKwh);
  const inDollars = convert(size, currency, 'USD', fx);
  return inDollars === undefined ? size >= tariffLimit(currency) / 10 : inDollars >= DEAR;
}

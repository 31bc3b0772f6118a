import { SourceError } from '../../../errors.ts';
import type { Provider } from '../../../http/provider.ts';
import { firstAnswer, tryAsk } from '../../../http/try-ask.ts';
import { currencyCodes, type FxRates } from '../../../money/currency.ts';
import type { Clock } from '../../../time/clock.port.ts';
import { isWithin } from '../../../time/elapsed.ts';
import { DAY, HOUR } from '../../../time/seconds.ts';
import { chosenRate, type RateOffer } from '../../rate-choice.ts';
import { FRESH, type KnownDatum, type LastKnown } from '../../reading.ts';
import type { MempoolPrices, MempoolSource } from '../chain/mempool.ts';
import { soundRates } from './exchange-rate.ts';
import { type FxSource, PUBLISHED } from './frankfurter.ts';

/** Seconds between two questions: the rates are of the day. */
const INTERVAL = HOUR;

/** Seconds for which a rate that was believed is held against the next one. */
const MEMORY = 14 * DAY;

export interface FxWatch {
  look(known: LastKnown): Promise<Pick<LastKnown, 'fx'>>;
}

/**
 * Watches the ECB's rates, with those of other central banks for currencies it has none of, and
 * where nobody else has one, cross rates of the coin's prices. All rates are cross rates where no
 * central bank answers, once what we know isn't fresh any more; they never take the place of rates
 * in more currencies.
 */
export function createFxWatch(
  central: FxSource | undefined,
  crossRates: readonly MempoolSource[],
  clock: Clock,
): FxWatch {
  /** The rates that were believed last, by currency; outlives one that was left out. */
  const believed = new Map<string, { readonly perUsd: number; readonly at: number }>();
  let goodAt = Number.NEGATIVE_INFINITY;

  const crossed = async () => {
    const found = await firstAnswer(crossRates, 'fx', async ({ provider, prices }) =>
      crossedBy(await prices(), provider),
    );
    return found?.answer;
  };

  /** Returns each currency's rate from the first who can be believed. */
  function chosen(offers: Offers): ReadonlyMap<string, RateOffer> {
    const rates = new Map<string, RateOffer>();
    for (const [currency, told] of offers) {
      const last = believed.get(currency);
      const isRecent = last !== undefined && isWithin(MEMORY, last.at, clock());
      const rate = chosenRate(told, isRecent ? last.perUsd : undefined);
      if (rate) rates.set(currency, rate);
    }
    return rates;
  }

  async function ofCentralBanks(bank: FxSource): Promise<KnownDatum<FxRates> | undefined> {
    const told = await tryAsk(bank.provider, 'fx', () => bank.rates());
    const further = await furtherOf(bank);
    const main = told ?? newestOf(further, clock());
    if (!main) return undefined;
    const offers: Offers = new Map();
    for (const [currency, rate] of [...(told ? offersOf(told) : []), ...further]) {
      offers.set(currency, [...(offers.get(currency) ?? []), rate]);
    }
    let rates = chosen(offers);
    // Prices are asked for only where a currency has no rate yet: they are no central bank's rates.
    if (currencyCodes.some((code) => !rates.has(code) && code !== 'USD')) {
      const prices = await crossed();
      for (const [currency, rate] of prices ? offersOf(prices) : []) {
        if (!rates.has(currency)) offers.set(currency, [...(offers.get(currency) ?? []), rate]);
      }
      rates = chosen(offers);
    }
    for (const [currency, { perUsd }] of rates) believed.set(currency, { perUsd, at: clock() });
    return { ...main, value: togetherOf(rates, main) };
  }

  return {
    async look({ fx }) {
      if (fx && isWithin(INTERVAL, goodAt, clock())) return {};
      recall(fx);
      const rates = central && (await ofCentralBanks(central));
      if (rates) {
        goodAt = clock();
        return { fx: rates };
      }
      if (fx && isWithin(FRESH.fx, fx.at, clock()) && central) return {};
      const found = await crossed();
      if (found === undefined) return {};
      if (central === undefined) goodAt = clock();
      return fx && hasFewer(found, fx) ? {} : { fx: found };
    },
  };

  /** Recalls the rates that an earlier run believed. */
  function recall(fx: KnownDatum<FxRates> | undefined): void {
    for (const [currency, perUsd] of Object.entries(fx?.value.perUsd ?? {})) {
      if (!believed.has(currency) && fx) believed.set(currency, { perUsd, at: fx.at });
    }
  }
}

type Offers = Map<string, readonly RateOffer[]>;
type Offer = readonly [currency: string, rate: RateOffer];

function offersOf({ value, source }: KnownDatum<FxRates>): readonly Offer[] {
  const { date } = value;
  return Object.entries(value.perUsd)
    .filter(([currency]) => currency !== 'USD')
    .map(([currency, perUsd]) => [currency, { perUsd, source, date }]);
}

/** Returns the further rates. A service that doesn't have them is none the worse for it. */
async function furtherOf(bank: FxSource): Promise<readonly Offer[]> {
  const source = `${bank.provider.name} v2`;
  try {
    const rates = await bank.furtherRates();
    return rates.map(({ currency, perUsd, date }) => [currency, { perUsd, source, date }]);
  } catch (error) {
    if (error instanceof SourceError) return [];
    throw error;
  }
}

/**
 * Returns the newest date and source of the further rates, for when the ECB's own aren't to be had.
 */
function newestOf(
  further: readonly Offer[],
  now: number,
): Pick<KnownDatum<FxRates>, 'source' | 'at' | 'value'> | undefined {
  const [newest] = further.map(([, rate]) => rate).toSorted((a, b) => (a.date < b.date ? 1 : -1));
  if (!newest) return undefined;
  const { date, source } = newest;
  const at = Math.min(now, Date.parse(`${date}${PUBLISHED}`) / 1_000);
  return { value: { perUsd: { USD: 1 }, date }, source, at };
}

/**
 * Puts the rates together, with a note on those that somebody else gave, or that are of another
 * day.
 */
function togetherOf(
  rates: ReadonlyMap<string, RateOffer>,
  { source, value: { date } }: KnownDatum<FxRates>,
): FxRates {
  const others = [...rates].filter(([, rate]) => rate.source !== source || rate.date !== date);
  const elsewhere = Object.fromEntries(
    others.map(([currency, rate]) => [currency, { source: rate.source, date: rate.date }]),
  );
  const perUsd = Object.fromEntries([...rates].map(([currency, rate]) => [currency, rate.perUsd]));
  return { perUsd: { ...perUsd, USD: 1 }, date, ...(others.length > 0 && { elsewhere }) };
}

/**
 * Returns cross rates from a coin's prices.
 *
 * @throws SourceError where all prices are in dollars, as on some instances.
 */
function crossedBy({ at, usd, others }: MempoolPrices, provider: Provider): KnownDatum<FxRates> {
  const rates = soundRates(
    Object.entries(others).map(([currency, price]) => [currency, price / usd] as const),
  );
  if (Object.keys(rates).length === 0) throw provider.error('prices in dollars only');
  return {
    value: { perUsd: { ...rates, USD: 1 }, date: new Date(at * 1_000).toISOString().slice(0, 10) },
    source: provider.name,
    at,
  };
}

function hasFewer({ value: { perUsd } }: KnownDatum<FxRates>, known: KnownDatum<FxRates>): boolean {
  return Object.keys(known.value.perUsd).some((currency) => !(currency in perUsd));
}

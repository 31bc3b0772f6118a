import type { CoinId } from '../../src/coin/coins.ts';
import {
  type Caller,
  MAX_CHOICE_LENGTH,
  MAX_CHOICES,
  type StringOption,
  type Suggestion,
} from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import { type I18n, i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { conditionsOf, momentOf, usable } from '../../src/market/conditions.ts';
import type { Reading } from '../../src/market/reading.ts';
import { economics, type Miner } from '../../src/mining/economics.ts';
import type { Preferences } from '../../src/people/preferences.ts';
import type { Tariff } from '../../src/power/tariff.ts';
import { checkSizes } from '../../src/rig/figures.ts';
import { ownRigMeant, ownRigTyped } from '../../src/rig/own-text.ts';
import { profitsOf } from '../../src/rig/profitability.ts';
import { basisOf, nameKey, type RegisteredRig } from '../../src/rig/registered.ts';
import type { Rig } from '../../src/rig/rig.ts';
import { coinOfRig } from '../../src/rig/rig-coin.ts';
import { lastListed } from '../../src/rig/several.ts';
import { formatRig, suggestRigs as rigsLike } from '../../src/rig/text.ts';
import { figures, minerOf, rigSuggestion } from '../../src/rig/words.message.ts';
import { preferencesFor, profileIfKnown, strangersProfile } from '../shared/caller.ts';
import { withHomeCents } from '../shared/home-cents.ts';
import { tariffCalled } from '../shared/named-tariffs.ts';
import { picked } from '../shared/picking.ts';
import type { ProfitRequest } from './request.ts';
import { subjectFrom } from './subject.ts';
import { ownCurrency, understandTerms } from './understand.ts';

interface SuggestContext {
  readonly preferences: Preferences;
  /** Returns the reading of a coin. */
  readonly readingOf: (coin: CoinId) => Reading;
  readonly i18n: I18n;
  /** The power price that is called by its name. */
  readonly named?: Tariff | undefined;
  /** Unix seconds. */
  readonly now: number;
}

/**
 * Suggests the typed rig in its normal form, then models; each with its profit on the terms that
 * are filled in so far, where those are understood and the market is known.
 */
export function suggestProfits(
  request: ProfitRequest,
  context: SuggestContext,
): readonly Suggestion[] {
  const { preferences, i18n } = context;
  const own = ifUnderstood(() => ownCurrency(request, preferences, i18n)) ?? preferences.currency;
  const rigs = rigsLike(request.rig, MAX_CHOICES, own);
  // The terms are the same for all of them: they share the power price typed, if any.
  const [first] = rigs;
  const { known, conditions } = first ? countedWith(request, first, context) : {};
  const coin = first && coinOfRig(first);
  const currency = known?.basis.unreachable ?? known?.currency ?? own;

  return rigs.flatMap((rig) => {
    const value = formatRig(rig);
    const name = rigSuggestion(rig, currency, i18n);
    const mined = coinOfRig(rig) === coin ? conditions : undefined;
    const profit = known && mined && economics(minerOf(rig), known.terms, mined).profit;
    const full =
      profit === undefined
        ? name
        : i18n.t(rig.count > 1 ? 'suggest.profitOfAll' : 'suggest.profit', {
            rig: name,
            count: i18n.count(rig.count),
            profit: i18n.signedMoney(profit, known?.currency ?? currency),
          });
    const fitting = [full, name, value].find(({ length }) => length <= MAX_CHOICE_LENGTH);
    return fitting === undefined || value.length > MAX_CHOICE_LENGTH
      ? []
      : [{ name: fitting, value }];
  });
}

/** Returns the caller's own rigs and models that go on as the request's does, each with its profit. */
export async function suggestRigs(
  asked: ProfitRequest,
  caller: Caller,
  ports: Ports,
): Promise<readonly Suggestion[]> {
  const request = await withHomeCents(asked, caller, ports);
  const i18n = i18nFor(caller.locale);
  const readingOf = (coin: CoinId) => ports.market.reading(coin);
  // Suggestions are asked for at every keystroke.
  const profile = (await profileIfKnown(caller, ports)) ?? strangersProfile;
  const [own, preferences] = await Promise.all([
    profile.hasRigs ? ownRigsTyped(request.rig, caller, ports) : { rigs: [] },
    preferencesFor({ ...caller, profile }, ports),
  ]);
  const names = new Set(own.rigs.map(({ name }) => nameKey(name)));
  const named = await tariffCalled(request.electricity, caller, ports);
  const context = { readingOf, i18n, named, now: momentOf(ports.market.reading(), ports.clock) };
  const models = suggestProfits(request, { preferences, ...context });
  return [
    ...suggestOwnProfits(own, request, context),
    ...models.filter(({ value }) => !names.has(nameKey(value))),
  ].slice(0, MAX_CHOICES);
}

interface OwnRigsTyped {
  readonly rigs: readonly RegisteredRig[];
  /** Count that is typed besides a name; it and the price go with each rig. */
  readonly times?: number | undefined;
  readonly price?: string | undefined;
}

/** Finds the caller's own rigs by the text so far: a name, or one with a count or a power price. */
async function ownRigsTyped(
  text: string,
  { id }: Caller,
  { rigs }: Pick<Ports, 'rigs'>,
): Promise<OwnRigsTyped> {
  const byName = await rigs.suggest(id, text, MAX_CHOICES);
  if (byName.length > 0) return { rigs: byName };
  const { name, ...besides } = ownRigTyped(text);
  return { rigs: await rigs.suggest(id, name, MAX_CHOICES), ...besides };
}

/**
 * Suggests the caller's own rigs, each on its own terms but for those that are filled in so far.
 */
function suggestOwnProfits(
  { rigs, times = 1, price }: OwnRigsTyped,
  request: ProfitRequest,
  context: Omit<SuggestContext, 'preferences'>,
): readonly Suggestion[] {
  const offers = rigs.flatMap((one) => {
    const before = times === 1 ? '' : `${times}x `;
    const value = `${before}${one.name}${price === undefined ? '' : ` ${price}`}`;
    const meant = ownRigMeant(value, rigs) ?? { own: one, times: 1 };
    const { rig, preferences } = subjectFrom(meant);
    if (checkSizes(rig)) return [];
    const { known, conditions } = countedWith(request, rig, { ...context, preferences });
    const miner = minerOf(rig);
    const profit = known && conditions && economics(miner, known.terms, conditions).profit;
    return [{ value, miner, profit, currency: known?.currency ?? preferences.currency }];
  });
  return suggestOwnRigs(offers, context.i18n);
}

/**
 * Returns the terms and the market that the answer will rest on; a part is absent where the answer
 * will refuse it or lacks it.
 */
function countedWith(request: ProfitRequest, rig: Rig, context: SuggestContext) {
  const reading = context.readingOf(coinOfRig(rig));
  const known = ifUnderstood(() => understandTerms(request, rig, { ...context, reading }));
  const answer = known && conditionsOf(reading, known.currency, known.basis.whatIf);
  return { known, conditions: answer && usable(answer)?.conditions };
}

/**
 * Returns nothing for an option that the answer will refuse; suggestions have no words for that.
 */
function ifUnderstood<T>(understand: () => T): T | undefined {
  try {
    return understand();
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** Does what `suggestRigs` does for the last one of a list; the others stay before it. */
export async function suggestLast(
  request: ProfitRequest,
  caller: Caller,
  ports: Ports,
): Promise<readonly Suggestion[]> {
  const { before, last } = lastListed(request.rig);
  const offers = await suggestRigs({ ...request, rig: last }, caller, ports);
  return offers
    .map(({ name, value }) => {
      // A comma between a model and its figures would be one between machines.
      const whole = `${before}${value.replace(', ', ' ')}`;
      const full = `${before}${name}`;
      return { name: full.length <= MAX_CHOICE_LENGTH ? full : whole, value: whole };
    })
    .filter(({ value }) => value.length <= MAX_CHOICE_LENGTH);
}

/** Option for the name of one of the caller's own rigs. */
export const ownRigOption = {
  ...picked,
  description: localized('option.ownRig.description'),
  nameLocalizations: localized('option.rig.name').localizations,
  required: true,
} as const satisfies StringOption;

export async function suggestOwn(
  text: string,
  { id, locale }: Caller,
  { rigs, market }: Pick<Ports, 'rigs' | 'market'>,
): Promise<readonly Suggestion[]> {
  const found = await rigs.suggest(id, text, MAX_CHOICES);
  const rigProfits = profitsOf(found, (coin) => market.reading(coin));
  const profits = new Map(rigProfits.map(({ rig, profit }) => [rig.id, profit]));
  return suggestOwnRigs(
    found.map((rig) => ({
      value: rig.name,
      miner: basisOf(rig).miner,
      profit: profits.get(rig.id),
      currency: rig.tariff.currency,
    })),
    i18nFor(locale),
  );
}

/** An own rig as it is offered in a suggestion. */
interface Offer {
  /** Text that is asked for when the offer is chosen. */
  readonly value: string;
  readonly miner: Miner;
  /** Profit per day; absent when it isn't known. */
  readonly profit?: number | undefined;
  /** ISO 4217. */
  readonly currency: string;
}

/** Suggests offers with figures and profit a day: `ownRigMeant` understands names and values. */
function suggestOwnRigs(offers: readonly Offer[], i18n: I18n): readonly Suggestion[] {
  return offers.flatMap(({ value, miner, profit, currency }) => {
    if (value.length > MAX_CHOICE_LENGTH) return [];
    const name = `${value} · ${figures(miner, i18n)}`;
    const full =
      profit === undefined
        ? name
        : i18n.t('suggest.profit', { rig: name, profit: i18n.signedMoney(profit, currency) });
    const fitting = [full, name].find(({ length }) => length <= MAX_CHOICE_LENGTH) ?? value;
    return [{ name: fitting, value }];
  });
}

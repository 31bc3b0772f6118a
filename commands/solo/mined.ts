import type { Caller } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import type { I18n } from '../../src/i18n/i18n.ts';
import { conditionsOf, momentOf, usable } from '../../src/market/conditions.ts';
import { noDataMessage } from '../../src/market/provenance.message.ts';
import type { Message } from '../../src/message/message.ts';
import type { Mined } from '../../src/odds/mined.message.ts';
import type { Detail } from '../../src/people/preferences.ts';
import type { RegisteredRig } from '../../src/rig/registered.ts';
import type { RigProblem } from '../../src/rig/rig.ts';
import type { ProfitRequest } from '../profit/request.ts';
import { subjectOf } from '../profit/subject.ts';
import { understandTerms } from '../profit/understand.ts';
import { withHomeCents } from '../shared/home-cents.ts';
import { offerChoice } from '../shared/rig-choice.ts';

type Found =
  | {
      readonly ok: true;
      readonly mined: Mined;
      /** Present where it is one of the caller's. */
      readonly own: RegisteredRig | undefined;
      readonly detail: Detail | undefined;
    }
  | { readonly ok: false; readonly problem: RigProblem; readonly currency: string }
  /** Nobody knows how hard a block is right now. */
  | { readonly ok: false; readonly problem: 'no-market' };

/**
 * Returns a rig on today's chain; the coin's price may be missing.
 *
 * @throws UserError with one sentence when terms can't be understood.
 */
export async function minedBy(
  asked: ProfitRequest,
  caller: Caller,
  ports: Ports,
  i18n: I18n,
): Promise<Found> {
  const request = await withHomeCents(asked, caller, ports);
  const found = await subjectOf(request, caller, ports, i18n);
  if (!found.ok) return found;
  const { rig, own, preferences, detail } = found.subject;
  const reading = ports.market.reading();
  const { currency, terms, basis } = understandTerms(request, rig, { preferences, reading, i18n });
  const priced = conditionsOf(reading, currency);
  const chain = usable(priced) ? priced : conditionsOf(reading, currency, { coinPrice: 1 });
  const market = usable(chain);
  if (!market) return { ok: false, problem: 'no-market' };
  const { coin, coinPrice } = market.conditions;
  return {
    ok: true,
    detail: request.detail ?? detail,
    own,
    mined: {
      rig,
      name: own?.name,
      terms,
      basis,
      currency,
      market,
      unitPrice: usable(priced) && coinPrice / coin.baseUnit.perCoin,
      lowerBound: !chain.ok,
      reading,
      now: momentOf(reading, ports.clock),
    },
  };
}

/**
 * Asks which rig was meant, or says that the chain is not known.
 *
 * @throws UserError with one sentence when there is nothing to choose from.
 */
export async function nothingMined(
  found: Extract<Found, { readonly ok: false }>,
  asking: Omit<Parameters<typeof offerChoice>[1], 'currency'>,
  { market }: Pick<Ports, 'market'>,
): Promise<Message> {
  if (found.problem !== 'no-market') {
    return offerChoice(found.problem, { ...asking, currency: found.currency });
  }
  const reading = market.reading();
  if (!reading.price) return noDataMessage(reading, asking.i18n);
  throw new UserError(asking.i18n.t('odds.noMarket'));
}

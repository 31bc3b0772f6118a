import { UserError } from '../../src/errors.ts';
import { type CloudProvider, providerCalled } from '../../src/forecast/cloud-providers.ts';
import type { LossRule } from '../../src/forecast/contract.ts';
import type { I18n } from '../../src/i18n/i18n.ts';
import { quoted } from '../../src/message/markdown.ts';
import { parseAmount } from '../../src/money/amount.ts';
import type { FxRates } from '../../src/money/currency.ts';
import { amountIn, readAmount } from '../shared/amounts.ts';

/** A contract as somebody describes it, in their own words. */
export interface AskedContract {
  readonly price: string;
  /** Days, like grace and delay. */
  readonly term?: number | undefined;
  readonly upkeep?: string | undefined;
  readonly provider?: string | undefined;
  readonly rule?: LossRule | undefined;
  readonly grace?: number | undefined;
  readonly delay?: number | undefined;
  /** Percent, like fee. */
  readonly share?: number | undefined;
  readonly fee?: number | undefined;
  readonly promised?: string | undefined;
}

/** Money in the currency of the answer, per TH/s. */
interface ReadContract {
  readonly price: number;
  readonly term: number;
  readonly delay: number;
  /** Per day. */
  readonly upkeep: number;
  readonly rule?: LossRule | undefined;
  readonly grace: number;
  readonly promised?: number | undefined;
  readonly provider?: CloudProvider | undefined;
  /** Whether terms of the provider stand in for what was not said. */
  readonly presumed: boolean;
}

interface Context {
  /** ISO 4217; of the answer, and of what names none. */
  readonly currency: string;
  readonly fx: FxRates | undefined;
  readonly i18n: I18n;
}

/** HashFlare's, the shortest that is known. */
const USUAL_GRACE = 28;

/** Returns the terms of a contract. @throws UserError with one sentence for what is missing or can't be. */
export function readContract(asked: AskedContract, context: Context): ReadContract {
  const { i18n } = context;
  const { t } = i18n;
  const price = amountIn(readAmount(asked.price, context.currency, i18n), context);
  if (price <= 0) throw new UserError(t('contract.noPrice'));
  if (asked.term === undefined) throw new UserError(t('contract.noTerm'));
  const provider = asked.provider === undefined ? undefined : readProvider(asked.provider, i18n);
  const upkeep = readUpkeep(asked.upkeep, provider, context);
  const rule = asked.rule ?? provider?.rule;
  return {
    price,
    term: asked.term,
    delay: asked.delay ?? 0,
    upkeep,
    rule,
    grace: asked.grace ?? provider?.grace ?? USUAL_GRACE,
    promised:
      asked.promised === undefined ? undefined : notNegative(asked.promised, '$0.06', context),
    provider,
    presumed: rule !== asked.rule || asked.upkeep === undefined,
  };
}

function readUpkeep(
  text: string | undefined,
  provider: CloudProvider | undefined,
  context: Context,
): number {
  if (text !== undefined) return notNegative(text, '$0.035', context);
  if (provider?.upkeep === undefined) throw new UserError(context.i18n.t('contract.noUpkeep'));
  return amountIn({ value: provider.upkeep, currency: 'USD' }, context);
}

function notNegative(text: string, example: string, context: Context): number {
  const { i18n } = context;
  const amount = amountIn(readAmount(text, context.currency, i18n), context);
  if (amount >= 0) return amount;
  throw new UserError(i18n.t('contract.negative', { text: quoted(text, 40), example }));
}

function readProvider(text: string, { t }: I18n): CloudProvider {
  const found = providerCalled(text);
  if (found) return found;
  throw new UserError(t('contract.unknownProvider', { text: quoted(text, 40) }));
}

/** Returns the currency that the price is in; undefined where it names none. */
export function pricedIn(text: string, own: string): string | undefined {
  return parseAmount(text, own)?.currency;
}

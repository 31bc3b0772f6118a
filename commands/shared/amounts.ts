import type { StringOption } from '../../src/discord/command.ts';
import { UserError } from '../../src/errors.ts';
import type { I18n } from '../../src/i18n/i18n.ts';
import { quoted } from '../../src/message/markdown.ts';
import { type Amount, parseAmount } from '../../src/money/amount.ts';
import { convert, type FxRates } from '../../src/money/currency.ts';
import type { PaidCost } from '../../src/rig/registered.ts';
import { MAX_NUMBER_TEXT } from '../../src/text/limits.ts';
import { writeNumeral } from '../../src/text/quantity.ts';

/** The parts that every option with an amount of money has. */
export const amountOption = {
  type: 'string',
  maxLength: MAX_NUMBER_TEXT,
} as const satisfies Omit<StringOption, 'description'>;

const EXAMPLES = ['`$3,500`', '`3000 EUR`'];
const EXAMPLE = 3_500;

/** Returns the money that a text says. @param own - ISO 4217; of who counts in it. @throws UserError */
export function readAmount(text: string, own: string, { t, either }: I18n): Amount {
  const amount = parseAmount(text, own);
  if (amount) return amount;
  const said = { text: quoted(text, MAX_NUMBER_TEXT), examples: either(EXAMPLES) };
  throw new UserError(t('amount.unreadable', said));
}

/** Money beyond which nobody has paid for mining machines, in any currency. */
const MOST_COST = 1e12;

/** Returns what was paid for rigs. @param own - ISO 4217; of what names none. @throws UserError */
export function readCost(text: string, own: string, i18n: I18n): PaidCost {
  const { value, currency = own } = readAmount(text, own, i18n);
  if (value > 0 && value <= MOST_COST) return { value, currency };
  throw new UserError(i18n.t('forecast.noCost'));
}

/** Says what was paid for a rig. */
export const boughtFor = ({ value, currency }: PaidCost, i18n: I18n) =>
  i18n.t('rig.bought', { cost: i18n.money(value, currency) });

/** Returns what was paid as it is written in a form or an option, where it reads as it is. */
export const writtenCost = ({ value, currency }: PaidCost) => `${writeNumeral(value)} ${currency}`;

/** Returns the amount in a currency, which is its own where it names none. @throws UserError without a rate. */
export function amountIn(
  { value, currency: from }: Amount,
  {
    currency,
    fx,
    i18n,
  }: { readonly currency: string; readonly fx: FxRates | undefined; readonly i18n: I18n },
): number {
  const converted = convert(value, from ?? currency, currency, fx);
  if (converted !== undefined) return converted;
  throw noRate(from ?? currency, currency, i18n);
}

/** Returns what to say where no rate leads from one currency to the other. */
export function noRate(from: string, to: string, i18n: I18n): UserError {
  const example = `\`${i18n.axis.money(EXAMPLE, to, EXAMPLE)}\``;
  return new UserError(i18n.t('amount.noRate', { from, to, example }));
}

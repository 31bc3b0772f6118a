import type { NumberOption, StringOption } from '../../src/discord/command.ts';
import { UserError } from '../../src/errors.ts';
import type { I18n } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { tariffText } from '../../src/power/tariff.message.ts';
import {
  inOwnCurrency,
  isSameTariff,
  type Tariff,
  type WrittenTariff,
} from '../../src/power/tariff.ts';
import { parseTariff } from '../../src/power/tariff-text.ts';
import { tariffProblemText } from '../../src/rig/problem-text.message.ts';
import { MAX_RIG_TEXT, MAX_TARIFF_TEXT } from '../../src/text/limits.ts';
import { amountOption } from './amounts.ts';
import { limits } from './number-fields.ts';

/** Option for a rig. This one and those of its terms are the same wherever somebody gives a rig. */
export const rigOption = {
  type: 'string',
  description: localized('option.rig.description'),
  nameLocalizations: localized('option.rig.name').localizations,
  required: true,
  maxLength: MAX_RIG_TEXT,
  autocomplete: true,
} as const satisfies StringOption;

export const electricityOption = {
  type: 'string',
  description: localized('option.electricity.description'),
  nameLocalizations: localized('option.electricity.name').localizations,
  maxLength: MAX_TARIFF_TEXT,
  autocomplete: true,
} as const satisfies StringOption;

export const feeOption = {
  type: 'number',
  description: localized('option.fee.description'),
  nameLocalizations: localized('option.fee.name').localizations,
  ...limits.fee,
} as const satisfies NumberOption;

export const uptimeOption = {
  type: 'number',
  description: localized('option.uptime.description'),
  nameLocalizations: localized('option.uptime.name').localizations,
  ...limits.uptime,
} as const satisfies NumberOption;

/** Option for what was paid, by which a forecast knows whether it comes back. */
export const costOption = {
  ...amountOption,
  description: localized('option.cost.description'),
  nameLocalizations: localized('option.cost.name').localizations,
} as const satisfies StringOption;

export const fixedCostOption = {
  type: 'number',
  description: localized('option.fixed_cost.description'),
  nameLocalizations: localized('option.fixed_cost.name').localizations,
  ...limits.fixedCost,
} as const satisfies NumberOption;

/** Reads a tariff. @param own - The currency the caller counts in. @throws UserError */
export function readTariff(text: string, own: string, i18n: I18n): WrittenTariff {
  const result = parseTariff(text, own);
  if (result.ok) return result.tariff;
  throw new UserError(tariffProblemText(result.problem, own, i18n));
}

/**
 * Refuses two different prices.
 *
 * @param wanted - The currency of a price in the text that names none.
 * @throws UserError when the rig's text and the option say different prices.
 */
export function refuseTwo(inText: WrittenTariff, option: Tariff, wanted: string, i18n: I18n): void {
  const text = inOwnCurrency(inText, wanted);
  if (isSameTariff(text, option)) return;
  const said = { text: tariffText(text, i18n), option: tariffText(option, i18n) };
  throw new UserError(i18n.t('tariff.two', said));
}

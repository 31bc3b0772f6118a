import type { NumberOption, StringOption } from '../../src/discord/command.ts';
import { UserError } from '../../src/errors.ts';
import type { I18n } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { parseTariff, type Tariff } from '../../src/money/tariff.ts';
import { tariffProblemText } from '../../src/rig/problem-text.message.ts';
import { MAX_PRICE_TEXT, MAX_RIG_TEXT } from '../../src/text/limits.ts';
import { limits } from './number-fields.ts';

/** What a rig is, and what it runs on: the same options wherever somebody says so. */
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
  maxLength: MAX_PRICE_TEXT,
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

export const fixedCostOption = {
  type: 'number',
  description: localized('option.fixed_cost.description'),
  nameLocalizations: localized('option.fixed_cost.name').localizations,
  ...limits.fixedCost,
} as const satisfies NumberOption;

/** @param own - The currency the caller counts in. @throws UserError */
export function readTariff(text: string, own: string, i18n: I18n): Tariff {
  const result = parseTariff(text, own);
  if (result.ok) return result.tariff;
  throw new UserError(tariffProblemText(result.problem, own, i18n));
}

/** @throws UserError when the rig's text and the option say different prices. @param wanted - The currency of a price without one. */
export function refuseTwo(
  inText: Tariff,
  option: Tariff,
  wanted: string,
  { t, tariff }: I18n,
): void {
  const same =
    inText.perKwh === option.perKwh && (inText.currency ?? wanted) === (option.currency ?? wanted);
  if (same) return;
  const written = ({ perKwh, currency = wanted }: Tariff) => tariff(perKwh, currency);
  throw new UserError(t('tariff.two', { text: written(inText), option: written(option) }));
}

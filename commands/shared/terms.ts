import type { I18n } from '../../src/i18n/i18n.ts';
import { type GivenTerms, type ResolvedTerms, resolveTerms } from '../../src/people/preferences.ts';
import { inOwnCurrency, type Tariff, type WrittenTariff } from '../../src/power/tariff.ts';
import { currencyCalled } from './options.ts';
import { readTariff } from './term-options.ts';

/** Terms as somebody types them: in options, a form, a file or a rig's text. */
interface TypedTerms {
  readonly currency?: string | undefined;
  /** As it was written, or one that is kept by a name. */
  readonly electricity?: string | Tariff | undefined;
  /** The price at the end of a rig's text; one in `electricity` comes before it. */
  readonly inText?: WrittenTariff | undefined;
  /** Percent, like uptime. */
  readonly fee?: number | undefined;
  readonly uptime?: number | undefined;
}

/**
 * Returns a person's terms: typed ones before those that hold already, which are their settings,
 * the server's and the operator's (`preferencesFor`), or those of one of their rigs.
 *
 * @throws UserError with one sentence when something can't be read.
 */
export function termsOf(typed: TypedTerms, preset: ResolvedTerms, i18n: I18n): ResolvedTerms {
  return resolveTerms({ said: readTerms(typed, preset.currency, i18n) }, preset);
}

/**
 * Reads the typed terms, and those alone, to be kept as settings. The caller of this checks sizes.
 *
 * @param counted - ISO 4217 code for a price without a currency, where none is typed.
 * @throws UserError with one sentence when something can't be read.
 */
export function readTerms(typed: TypedTerms, counted: string, i18n: I18n): GivenTerms {
  const { electricity, inText, fee, uptime } = typed;
  const currency = typed.currency === undefined ? undefined : currencyCalled(typed.currency, i18n);
  const own = currency ?? counted;
  const tariff =
    typeof electricity === 'string' ? readTariff(electricity, own, i18n) : (electricity ?? inText);
  return {
    currency,
    tariff: tariff && inOwnCurrency(tariff, own),
    poolFee: fee === undefined ? undefined : fee / 100,
    uptime: uptime === undefined ? undefined : uptime / 100,
  };
}

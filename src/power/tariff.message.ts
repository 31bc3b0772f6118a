import type { I18n } from '../i18n/i18n.ts';
import type { Tariff } from './tariff.ts';

/**
 * Writes a tariff for people, with its currency: "€0.28"; the text behind it says that it is per
 * kWh.
 */
export function tariffText(tariff: Tariff, i18n: I18n): string {
  switch (tariff.kind) {
    case 'flat':
      return i18n.tariff(tariff.perKwh, tariff.currency);
  }
}

import type { Voice } from '../i18n/i18n.ts';
import { quoted } from '../message/markdown.ts';
import type { TariffProblem } from '../money/tariff.ts';

/** One sentence, with an example of what would do. @param currency - The caller's own. */
export function tariffProblemText(problem: TariffProblem, currency: string, voice: Voice): string {
  const { t } = voice;
  const text = quoted(problem.text);
  switch (problem.kind) {
    case 'not-a-tariff':
      return t('tariff.notATariff', { text });
    case 'unknown-currency':
      return t('tariff.unknownCurrency', { text, currency: quoted(problem.currency) });
    case 'too-high':
    case 'too-low': {
      const { kind, perKwh, limit, currency: own = currency } = problem;
      const price = voice.tariff(perKwh, own);
      return kind === 'too-high'
        ? t('tariff.tooHigh', { text, price, limit: voice.money(limit, own) })
        : t('tariff.tooLow', { text, price, limit: voice.money(-limit, own) });
    }
  }
}

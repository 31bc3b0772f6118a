import type { TariffProblem } from '../domain/tariff-text.ts';
import { quoted } from './markdown.ts';
import type { Voice } from './voice.ts';

/** One sentence, with an example of what would do. @param currency - The caller's own. */
export function tariffProblemText(problem: TariffProblem, currency: string, voice: Voice): string {
  const { t } = voice;
  const text = quoted(problem.text);
  switch (problem.kind) {
    case 'not-a-tariff':
      return t('tariff.notATariff', { text });
    case 'unknown-currency':
      return t('tariff.unknownCurrency', { text, currency: quoted(problem.currency) });
    case 'negative':
      return t('tariff.negative', { text });
    case 'too-high': {
      const { perKwh, limit, currency: own = currency } = problem;
      return t('tariff.tooHigh', {
        text,
        price: voice.tariff(perKwh, own),
        limit: voice.money(limit, own),
      });
    }
  }
}

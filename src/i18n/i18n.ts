import type { Coin } from '../coin/coin.ts';
import { type AxisTexts, axisTextsFor } from './axis.ts';
import { type Language, localeOf, type NumberLocale } from './language.ts';
import { type Numbers, numbersFor } from './numbers.ts';
import { type Translate, translator } from './translate.ts';

/** The way we speak to one person: texts in the language, numbers the way it writes them. */
export interface I18n extends Numbers {
  /** Returns a coin's name as it stands within a sentence: "bitcoin", in German "Bitcoin". */
  readonly coinInText: (coin: Pick<Coin, 'title' | 'names'>) => string;
  readonly t: Translate;
  readonly axis: AxisTexts;
}

/** The languages that write all nouns with a capital letter. */
const CAPITALIZING: ReadonlySet<Language> = new Set(['de']);

const voices = new Map<NumberLocale, I18n>();

/** @param locale - Discord's code of the caller's language. */
export function i18nFor(locale: string): I18n {
  const { numbers, language } = localeOf(locale);
  let i18n = voices.get(numbers);
  if (!i18n) {
    i18n = {
      ...numbersFor(numbers),
      t: translator(language),
      axis: axisTextsFor(numbers),
      coinInText: ({ title, names }) => (CAPITALIZING.has(language) ? title : names[0]),
    };
    voices.set(numbers, i18n);
  }
  return i18n;
}

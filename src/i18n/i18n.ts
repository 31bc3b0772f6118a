import { type AxisTexts, axisTextsFor } from './axis.ts';
import { localeOf, type NumberLocale } from './language.ts';
import { type Numbers, numbersFor } from './numbers.ts';
import { type Translate, translator } from './translate.ts';

/** The way we speak to one person: texts in the language, numbers the way it writes them. */
export interface I18n extends Numbers {
  readonly t: Translate;
  readonly axis: AxisTexts;
}

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
    };
    voices.set(numbers, i18n);
  }
  return i18n;
}

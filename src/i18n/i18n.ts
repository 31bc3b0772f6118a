import { type AxisTexts, axisTextsFor } from './axis.ts';
import { languageOf, type NumberLocale, numberLocaleOf } from './language.ts';
import { type Numbers, numbersFor } from './numbers.ts';
import { type Translate, translator } from './translate.ts';

/** How we speak to one person: texts in the language, numbers the way it writes them. */
export interface Voice extends Numbers {
  readonly t: Translate;
  readonly axis: AxisTexts;
}

const voices = new Map<NumberLocale, Voice>();

/** @param locale - Discord's code of the caller's language. */
export function voiceFor(locale: string): Voice {
  const numberLocale = numberLocaleOf(locale);
  let voice = voices.get(numberLocale);
  if (!voice) {
    voice = {
      ...numbersFor(numberLocale),
      t: translator(languageOf(locale)),
      axis: axisTextsFor(numberLocale),
    };
    voices.set(numberLocale, voice);
  }
  return voice;
}

import {
  isArgumentElement,
  isLiteralElement,
  isPluralElement,
  isPoundElement,
  type MessageFormatElement,
  parse,
} from '@formatjs/icu-messageformat-parser';
import type { en } from './en/en.ts';
import { catalogueOf, type Language } from './language.ts';

export type TextKey = keyof typeof en;

/**
 * The arguments of an ICU text, read off its type: `{name}` takes a text, `{name, plural, …}` a
 * number. Within plural forms only `#` and words may stand.
 */
type ArgumentsOf<Text extends string> = Text extends `${string}{${infer Inner}}${infer Rest}`
  ? ArgumentOf<Inner> & ArgumentsOf<Rest>
  : unknown;
type ArgumentOf<Inner extends string> = Inner extends `${infer Name}, ${string}`
  ? { readonly [N in Name]: number }
  : Inner extends `${string} ${string}`
    ? unknown
    : { readonly [N in Inner]: string };

type Values<Key extends TextKey> = ArgumentsOf<(typeof en)[Key]>;

export type Translate = <Key extends TextKey>(
  key: Key,
  ...values: unknown extends Values<Key> ? [] : [values: Values<Key>]
) => string;

type Given = Readonly<Record<string, string | number>>;
/** @param counted - The number that `#` stands for. */
type Part = (given: Given, counted: number) => string;

const NOTHING: Given = {};

/** Parsing a text costs a hundred times what using it does, so each is parsed once. */
export function translator(language: Language): Translate {
  const catalogue = catalogueOf(language);
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  const parts = new Map<TextKey, Part>();

  /** Handles those forms of ICU messages that our texts have. */
  function partOf(element: MessageFormatElement): Part {
    if (isLiteralElement(element)) return () => element.value;
    if (isArgumentElement(element)) return (given) => String(given[element.value]);
    if (isPoundElement(element)) return (_, counted) => numbers.format(counted);
    if (!isPluralElement(element)) throw new RangeError('No form of ours');
    const forms = new Map(
      Object.entries(element.options).map(([form, { value }]) => [form, joined(value)]),
    );
    return (given) => {
      const counted = Number(given[element.value]);
      const form = forms.get(`=${counted}`) ?? forms.get(rules.select(counted));
      return (form ?? forms.get('other'))?.(given, counted) ?? '';
    };
  }

  function joined(elements: readonly MessageFormatElement[]): Part {
    const all = elements.map(partOf);
    return (given, counted) => {
      let text = '';
      for (const part of all) text += part(given, counted);
      return text;
    };
  }

  return (key, ...[values]) => {
    let part = parts.get(key);
    if (!part) {
      part = joined(parse(catalogue[key], { ignoreTag: true }));
      parts.set(key, part);
    }
    // The type can't say more of an unresolved `Values<Key>`.
    return part((values ?? NOTHING) as Given, Number.NaN);
  };
}

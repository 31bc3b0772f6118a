import { isArgumentElement, isLiteralElement } from '@formatjs/icu-messageformat-parser';
import { IntlMessageFormat } from 'intl-messageformat';
import { de } from './catalogue/de.ts';
import { en } from './catalogue/en.ts';
import type { Language } from './language.ts';

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

const catalogues = { en, de } satisfies Record<Language, Record<TextKey, string>>;

type Fill = (values: Readonly<Record<string, string | number>>) => string;

/** Parsing a text costs a hundred times what using it does, so each is parsed once. */
export function translator(language: Language): Translate {
  const catalogue: Readonly<Record<TextKey, string>> = catalogues[language];
  const fills = new Map<TextKey, Fill>();
  return (key, ...[values]) => {
    let fill = fills.get(key);
    if (!fill) {
      fill = fillOf(catalogue[key], language);
      fills.set(key, fill);
    }
    // Spread: what an unresolved `Values<Key>` may be is more than a type can say.
    return fill({ ...(values ?? {}) });
  };
}

/** Most texts only have names in them: putting them together needs no plural rules. */
function fillOf(text: string, language: Language): Fill {
  const format = new IntlMessageFormat(text, language, undefined, { ignoreTag: true });
  const parts: ((values: Parameters<Fill>[0]) => string)[] = [];
  for (const element of format.getAst()) {
    if (isLiteralElement(element)) parts.push(() => element.value);
    else if (isArgumentElement(element)) parts.push((values) => String(values[element.value]));
    else return (values) => String(format.format(values));
  }
  return (values) => parts.map((part) => part(values)).join('');
}

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

/** Parsing a text costs a hundred times what using it does, so each is parsed once. */
export function translator(language: Language): Translate {
  const catalogue: Readonly<Record<TextKey, string>> = catalogues[language];
  const parsed = new Map<TextKey, IntlMessageFormat>();
  return (key, ...[values]) => {
    const text = catalogue[key];
    if (!/[{']/.test(text)) return text;
    let format = parsed.get(key);
    if (!format) {
      format = new IntlMessageFormat(text, language, undefined, { ignoreTag: true });
      parsed.set(key, format);
    }
    // Spread: what an unresolved `Values<Key>` may be is more than the library's type takes.
    return String(format.format({ ...(values ?? {}) }));
  };
}

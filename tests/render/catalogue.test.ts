import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { de } from '../../src/render/catalogue/de.ts';
import { en } from '../../src/render/catalogue/en.ts';
import { translator } from '../../src/render/translate.ts';

/** The arguments a text takes, in any order. */
function argumentsOf(text: string): readonly string[] {
  const found = new Set<string>();
  const visit = (elements: ReturnType<IntlMessageFormat['getAst']>) => {
    for (const element of elements) {
      if ('value' in element && element.type !== 0) found.add(element.value);
      if ('options' in element)
        for (const { value } of Object.values(element.options)) visit(value);
    }
  };
  visit(new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst());
  return [...found].sort();
}

const german: Readonly<Record<string, string>> = de;

describe('the catalogues', () => {
  it.each(Object.entries(en))('say %s in both languages, with the same arguments', (key, text) => {
    expect(german[key]?.trim()).toBeTruthy();
    expect(argumentsOf(german[key] ?? '')).toEqual(argumentsOf(text));
  });

  it('agree on their keys', () => {
    expect(Object.keys(de).sort()).toEqual(Object.keys(en).sort());
  });
});

describe('translating', () => {
  it('fills in texts and counts', () => {
    const [english, deutsch] = [translator('en'), translator('de')];
    const values = { when: 'soon', blocks: 1 };
    expect(english('retarget.when', values)).toBe('soon · 1 block to go');
    expect(deutsch('retarget.when', { ...values, blocks: 1_234 })).toBe('soon · noch 1.234 Blöcke');
  });

  it.each(['en', 'de'] as const)('says in %s what the library for such texts says', (language) => {
    // Any key with the arguments of its text: more than a type can say.
    const t = translator(language) as unknown as (key: string, values: object) => string;
    for (const [key, text] of Object.entries({ en, de }[language])) {
      const format = new IntlMessageFormat(text, language, undefined, { ignoreTag: true });
      for (const count of [0, 1, 2, 1_234_567]) {
        const values = Object.fromEntries(argumentsOf(text).map((name) => [name, count]));
        const inTexts = Object.fromEntries(
          Object.entries(values).map(([name, value]) => [
            name,
            text.includes(`{${name}, plural`) ? value : `<${value}>`,
          ]),
        );
        expect(t(key, inTexts)).toBe(format.format(inTexts));
      }
    }
  });

  it('leaves markup in values alone', () => {
    const text = translator('en')('noData.since', { when: '<t:1:R> {x} # ’' });
    expect(text).toContain('<t:1:R> {x} # ’');
  });
});

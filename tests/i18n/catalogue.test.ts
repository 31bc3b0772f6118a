import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { callables } from '../../src/discord/command.ts';
import { de } from '../../src/i18n/de/de.ts';
import { en } from '../../src/i18n/en/en.ts';
import { translator } from '../../src/i18n/translate.ts';

/** Returns the arguments that a text takes, in any order. */
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

/** Returns the names in a text's lines to type that no command or option has in that language. */
function strangersIn(text: string, locale: 'en-US' | 'de'): readonly string[] {
  const shown = (name: string, localizations: Readonly<Record<string, string>> = {}) =>
    localizations[locale] ?? name;
  return [...text.matchAll(/`\/([^`{]+)`/gu)].flatMap(([, line = '']) => {
    const all = callables(commands).map((command) => ({
      ...command,
      called: `${shown(command.name, command.nameLocalizations)} `,
    }));
    const command = all.find(({ called }) => `${line} `.startsWith(called));
    // A group may stand by its name alone.
    if (!command) return all.some(({ called }) => called.startsWith(`${line} `)) ? [] : [line];
    const known = Object.entries(command.options).map(([name, option]) =>
      shown(name, option.nameLocalizations),
    );
    const labels = [...line.matchAll(/(?<=\s)([\p{L}_]+):/gu)].map(([, label = '']) => label);
    return labels.filter((label) => !known.includes(label));
  });
}

describe('the lines to type', () => {
  it.each([
    ['en-US', en],
    ['de', de],
  ] as const)('are called as in %s', (locale, texts) => {
    const strangers = Object.entries(texts).flatMap(([key, text]) =>
      strangersIn(text, locale).map((line) => `${key}: ${line}`),
    );
    expect(strangers).toEqual([]);
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
    // The call takes any key with its text's arguments, which is more than a type can say.
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

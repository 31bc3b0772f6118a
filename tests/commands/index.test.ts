import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { callables, type Declaration } from '../../src/discord/command.ts';
import type { Localized } from '../../src/ports.ts';

const NAME = /^[-_'\p{L}\p{N}]{1,32}$/u;
const LANGUAGES = ['en-US', 'en-GB', 'de'];

function expectComplete({ text, localizations }: Localized, most: number) {
  expect(Object.keys(localizations).sort()).toEqual([...LANGUAGES].sort());
  for (const one of [text, ...Object.values(localizations)]) {
    expect(one.length).toBeGreaterThan(0);
    expect(one.length).toBeLessThanOrEqual(most);
  }
}

const all: readonly Declaration[] = commands;
const groups = all.flatMap((one) => ('subcommands' in one ? [one] : []));

describe.each(groups.map((group) => [group.name, group] as const))('the group /%s', (_, group) => {
  it('is declared as Discord takes it, in English and German', () => {
    expectComplete({ text: group.name, localizations: group.nameLocalizations ?? {} }, 32);
    expectComplete(group.description, 100);
    for (const [name, { nameLocalizations = {} }] of Object.entries(group.subcommands)) {
      expectComplete({ text: name, localizations: nameLocalizations }, 32);
    }
    const german = Object.values(group.subcommands).map((one) => one.nameLocalizations?.['de']);
    expect(new Set(german).size).toBe(german.length);
  });
});

const called = callables(commands).map((command) => [command.name, command] as const);

describe.each(called)('/%s', (_, command) => {
  it('is declared as Discord takes it, in English and German', () => {
    const { name, nameLocalizations = {}, description, options } = command;
    expectComplete({ text: name, localizations: nameLocalizations }, 65);
    expectComplete(description, 100);
    const names = Object.keys(options);
    const entries = Object.entries(options);
    for (const [option, { nameLocalizations: localizations = {}, ...rest }] of entries) {
      expectComplete({ text: option, localizations }, 32);
      expectComplete(rest.description, 100);
      for (const localized of [option, ...Object.values(localizations)]) {
        expect(localized).toMatch(NAME);
        expect(localized).toBe(localized.toLowerCase());
        // Two options that go by one name in some language are refused.
        expect(names.filter((other) => other === localized && other !== option)).toEqual([]);
      }
      if (rest.type === 'string' && rest.autocomplete) expect(command.suggest).toBeDefined();
    }
    const german = entries.map(([, { nameLocalizations: own = {} }]) => own['de']);
    expect(new Set(german).size).toBe(german.length);
    const required = entries.map(([, option]) => option.required === true);
    expect(required).toEqual(required.toSorted((a, b) => Number(b) - Number(a)));
  });
});

it('has one required option, the rig, so that a whole line can be typed', () => {
  const profit = callables(commands).find(({ name }) => name === 'profit');
  const required = Object.entries(profit?.options ?? {}).filter(([, option]) => option.required);
  expect(required.map(([name, { type }]) => [name, type])).toEqual([['rig', 'string']]);
});

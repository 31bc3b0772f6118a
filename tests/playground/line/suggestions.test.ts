import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { callables } from '../../../src/discord/command.ts';
import type { Occasion } from '../../../src/playground/chat/interactions.ts';
import { parseLine, shownName, typingAt } from '../../../src/playground/line/command-line.ts';
import { written } from '../../../src/playground/line/quoting.ts';
import { suggest } from '../../../src/playground/line/suggestions.ts';
import { ALICE } from '../../support/playground-page.ts';
import { demoCommands } from '../demo-commands.ts';

const all = callables(commands);
const nobodyAsked = {
  interact: () => Promise.reject(new Error('Choices need no question.')),
};

function occasion(locale: 'en-US' | 'de'): Occasion {
  const persona = { id: ALICE, name: 'Alice', colour: '#fff' };
  return { id: '1', seat: { persona: ALICE, view: 'channel', locale }, persona };
}

const choiceOptions = all.flatMap((command) =>
  Object.entries(command.options).flatMap(([option, declared]) =>
    declared.type === 'string' && declared.choices && !declared.autocomplete
      ? [{ command, option, choices: declared.choices, declared }]
      : [],
  ),
);

describe('a suggestion that is taken', () => {
  const cases = choiceOptions.flatMap((one) =>
    (['en-US', 'de'] as const).map((locale) => ({
      ...one,
      locale,
      name: `/${one.command.name} ${one.option}, ${locale}`,
    })),
  );

  it('has choices to be tried with', () => {
    expect(cases.length).toBeGreaterThan(10);
  });

  it.each(cases)('is read as the choice it shows: $name', async (one) => {
    const { command, option, choices, declared, locale } = one;
    const label = shownName(option, declared.nameLocalizations, locale);
    const line = `/${command.name} ${label}:`;
    const { items } = await suggest(
      { line, caret: line.length },
      all,
      occasion(locale),
      nobodyAsked,
    );
    const another = Object.keys(command.options).find((name) => name !== option);
    const values = items.slice(0, choices.length).map((item) => {
      if (another === undefined) {
        const parsed = parseLine(item.line, all);
        return parsed.ok ? parsed.values[option] : parsed.problem;
      }
      // Another option follows, so that this one is not what is being typed.
      const next = `${item.line} ${another}:`;
      const typing = typingAt(next, next.length, all);
      return typing.at === 'value' ? typing.others[option] : typing;
    });
    expect(values).toEqual(choices.map(({ value }) => value));
  });
});

describe('a value with colons and quotes', () => {
  const piece = fc.constantFrom('fee:', 'rig:', ' ', '"', '“', 'Cellar', 'S21', ':', "'", '2', '/');
  const value = fc
    .oneof(
      fc.string({ maxLength: 40 }),
      fc.array(piece, { maxLength: 8 }).map((all) => all.join('')),
    )
    .map((text) => text.trim())
    .filter((text) => text !== '' && text.length <= 90);

  it('is read as it is, once it is written for the line', () => {
    const demo = callables(demoCommands);
    fc.assert(
      fc.property(value, (rig) => {
        for (const line of [`/demo rig:${written(rig)} fee:2`, `/demo fee:2 rig:${written(rig)}`]) {
          expect(parseLine(line, demo)).toMatchObject({ ok: true, values: { rig, fee: 2 } });
        }
      }),
    );
  });
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { autocompleteChoices } from '../../../src/discord/interactions/interaction-values.ts';

it('keeps whatever is suggested within what Discord takes', () => {
  const text = fc.string({ unit: 'binary', maxLength: 200 });
  fc.assert(
    fc.property(
      fc.array(fc.record({ name: text, value: text }), { maxLength: 60 }),
      (suggestions) => {
        const choices = autocompleteChoices(suggestions);
        const bad = choices
          .flatMap(({ name, value }) => [name, value])
          .filter((part) => part === '' || part.length > 100 || !part.isWellFormed());
        expect(bad).toEqual([]);
        expect(choices.length).toBeLessThanOrEqual(25);
      },
    ),
  );
});

it('leaves short ones as they are', () => {
  const suggestion = { name: 'S21 Pro — $8.10/day', value: 'S21 Pro' };
  expect(autocompleteChoices([suggestion])).toEqual([suggestion]);
});

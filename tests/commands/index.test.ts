import { expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { callables } from '../../src/discord/command.ts';

const LANGUAGES = ['de', 'en-GB', 'en-US'];

// The end-to-end tests find out what Discord takes: its double checks every declaration.
it.each(callables(commands))('/$name is there in English and German', (command) => {
  const { nameLocalizations = {}, description, options } = command;
  const maps = [
    nameLocalizations,
    description.localizations,
    ...Object.values(options).flatMap((option) => [
      option.nameLocalizations ?? {},
      option.description.localizations,
    ]),
  ];
  for (const map of maps) expect(Object.keys(map).toSorted()).toEqual(LANGUAGES);
});

it('has one required option, the rig, so that a whole line can be typed', () => {
  const profit = callables(commands).find(({ name }) => name === 'profit');
  const required = Object.entries(profit?.options ?? {}).filter(([, option]) => option.required);
  expect(required.map(([name, { type }]) => [name, type])).toEqual([['rig', 'string']]);
});

import { expect, it } from 'vitest';
import { help } from '../../commands/help.ts';
import { commands } from '../../commands/index.ts';
import { callables } from '../../src/discord/command.ts';
import { samplePrices } from '../../src/market/sources/sample/sample-spot.ts';
import { parseLine } from '../../src/playground/line/command-line.ts';
import { caller, germanCaller, portsWith } from '../support/command-ports.ts';
import { flawsOf } from '../support/message-limits.ts';
import { fieldOf, textOf } from '../support/message-text.ts';
import { NOW, reading } from '../support/readings.ts';

const ask = (who = caller) => help.run({ options: {}, caller: who }, portsWith());

it.each([
  [caller, 'To paste'],
  [germanCaller, 'Zum Einfügen'],
] as const)('gives examples that are answered when pasted', async (who, title) => {
  const lines = [...(fieldOf(await ask(who), title) ?? '').matchAll(/`([^`]+)`/g)];
  expect(lines.length).toBeGreaterThanOrEqual(5);
  for (const [, line = ''] of lines) {
    const parsed = parseLine(line, callables(commands));
    expect({ line, ...parsed }).toMatchObject({ ok: true });
    if (!parsed.ok) continue;
    const { command, values } = parsed;
    // Under its name in the reader's language, each option that the line names.
    const named = Object.entries(command.options)
      .filter(([name]) => name in values)
      .map(([name, { nameLocalizations }]) => nameLocalizations?.[who.locale] ?? name);
    const labels = [...line.matchAll(/(\S+):/g)].map(([, label]) => label);
    expect(named).toEqual(expect.arrayContaining(labels));
    const blank = Object.fromEntries(Object.keys(command.options).map((name) => [name, undefined]));
    const message = await command.run(
      { options: { ...blank, ...values }, caller: who },
      portsWith({ ...reading, spot: samplePrices(NOW) }),
    );
    expect('embeds' in message && message.embeds?.[0]?.description).toContain(
      who === caller ? ' a day' : ' am Tag',
    );
  }
});

it('names every command, and what is kept', async () => {
  const text = textOf(await ask());
  for (const { name } of commands) if (name !== 'help') expect(text).toContain(`/${name}`);
  expect(text).toContain('30 days');
  expect(flawsOf(await ask())).toEqual([]);
  expect(flawsOf(await ask(germanCaller))).toEqual([]);
});

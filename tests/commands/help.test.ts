import { expect, it } from 'vitest';
import { help } from '../../commands/help.ts';
import { commands } from '../../commands/index.ts';
import { profit } from '../../commands/profit.ts';
import { parseRig } from '../../src/domain/rig-text.ts';
import { caller, germanCaller, portsWith } from '../support/command-ports.ts';
import { flawsOf } from '../support/message-limits.ts';
import { fieldOf, textOf } from '../support/message-text.ts';

const homepage = 'https://hashbell.example/';
const about = { version: '1.2.3', startedAt: 0, homepage };
const ask = (who = caller) =>
  help.run({ options: {}, caller: who }, portsWith(undefined, { about }));

it('gives examples that can be pasted', async () => {
  for (const who of [caller, germanCaller]) {
    const title = who === caller ? 'To paste' : 'Zum Einfügen';
    const lines = [...(fieldOf(await ask(who), title) ?? '').matchAll(/`\/profit ([^`]+)`/g)];
    expect(lines.length).toBeGreaterThanOrEqual(5);
    const names = Object.entries(profit.options).map(([name, { nameLocalizations }]) =>
      who === caller ? name : nameLocalizations?.['de'],
    );
    for (const [, line = ''] of lines) {
      const parts = line.split(/ ?([^\s:]+):/);
      const rig = line.startsWith('rig:') ? parts[2] : line;
      expect({ rig, ...parseRig(rig ?? '') }).toMatchObject({ ok: true });
      for (const name of parts.filter((_, i) => i % 2 === 1)) expect(names).toContain(name);
    }
  }
});

it('names every command, privacy and where to ask', async () => {
  const text = textOf(await ask());
  for (const { name } of commands) if (name !== 'help') expect(text).toContain(`/${name}`);
  expect(text).toContain('30 days');
  expect(text).toContain(`<${homepage}>`);
  expect(flawsOf(await ask())).toEqual([]);
  expect(flawsOf(await ask(germanCaller))).toEqual([]);
});

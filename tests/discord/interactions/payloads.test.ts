import { describe, expect, it } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { commandPayloads } from '../../../src/discord/interactions/payloads.ts';
import { CommandsSchema } from '../../support/discord/command-schema.ts';
import { probeCommands } from '../../support/discord/probe-commands.ts';

const payloads = commandPayloads(probeCommands().commands);
const [probe] = payloads;

describe('commandPayloads', () => {
  it('installs to servers and users, for every place', () => {
    expect(probe).toMatchObject({ type: 1, integration_types: [0, 1], contexts: [0, 1, 2] });
  });

  it('puts required options first and keeps the order of the others', () => {
    expect(probe?.options?.map(({ name }) => name)).toEqual([
      'subject',
      'amount',
      'count',
      'exact',
      'unit',
    ]);
  });

  it('writes every kind of option', () => {
    expect(probe?.options).toMatchObject([
      { type: 3, required: true, max_length: 50, autocomplete: true },
      { type: 10, required: false, min_value: 0, max_value: 100 },
      { type: 4, required: false, min_value: 1 },
      { type: 5, required: false },
      {
        type: 3,
        choices: [
          { name: 'one', value: 'one', name_localizations: { de: 'eins' } },
          { name: 'two', value: 'two' },
        ],
      },
    ]);
  });

  it('asks for channels that take messages', () => {
    const place = payloads.find(({ name }) => name === 'place');
    const option = { type: 7, name: 'channel', channel_types: [0, 5, 10, 11, 12], required: false };
    expect(place?.options).toMatchObject([option]);
  });

  it('hides nothing from anybody: rights are looked at when something is asked for', () => {
    for (const payload of payloads)
      expect(payload).not.toHaveProperty('default_member_permissions');
  });

  it('nests what a group has', () => {
    expect(payloads[1]).toMatchObject({
      name: 'group',
      options: [
        {
          type: 1,
          name: 'read',
          name_localizations: { de: 'lies' },
          options: [
            { type: 11, name: 'file', required: true },
            { type: 3, name: 'word', autocomplete: true },
          ],
        },
        { type: 1, name: 'form', options: [] },
      ],
    });
  });

  it('keeps the texts in other languages', () => {
    expect(probe?.description_localizations).toEqual({ de: 'Zeigt seine Optionen' });
    expect(probe?.options?.[0]?.name_localizations).toEqual({ de: 'thema' });
  });

  it('makes of our own commands what Discord takes', () => {
    expect(CommandsSchema.safeParse(commandPayloads(commands)).error).toBeUndefined();
    const [first] = commandPayloads(commands);
    const required = first?.options?.filter((option) => option.required);
    // Two required strings, or an optional first one, would break "/profit 120TH 3000W".
    expect(required).toMatchObject([{ type: 3, name: 'rig', autocomplete: true }]);
    expect(first?.options?.[0]).toHaveProperty('max_length');
  });
});

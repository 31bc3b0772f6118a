import { REST } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../../../commands/index.ts';
import type { Declaration } from '../../../src/discord/command.ts';
import { registerCommands } from '../../../src/discord/interactions/register.ts';
import { type LocalDiscord, startLocalDiscord } from '../../support/discord/local-discord.ts';
import { probeCommands } from '../../support/discord/probe-commands.ts';

describe('registerCommands', () => {
  const { commands: probes, probe } = probeCommands();
  let discord: LocalDiscord;
  beforeEach(async () => {
    discord = await startLocalDiscord();
  });
  afterEach(() => discord.close());

  function register(list: readonly Declaration[]) {
    const rest = new REST({ api: discord.url }).setToken(discord.token);
    return registerCommands({ rest, applicationId: discord.applicationId, commands: list });
  }

  it('writes once, whatever Discord adds to it and in whatever order we list them', async () => {
    expect(await register(probes)).toBe('updated');
    expect(await register(probes)).toBe('unchanged');
    expect(await register(probes.toReversed())).toBe('unchanged');
    expect(discord.count('PUT /applications/:id/commands')).toBe(1);
    expect(discord.violations).toEqual([]);
  });

  it('takes our own commands', async () => {
    expect(await register(commands)).toBe('updated');
    expect(await register(commands)).toBe('unchanged');
  });

  const [, ...others] = probes;
  const { subject, ...rest } = probe.options;
  it.each<[string, readonly Declaration[]]>([
    ['a command less', others],
    ['another description', [{ ...probe, description: plain('New') }, ...others]],
    [
      'another translation',
      [
        {
          ...probe,
          description: { ...probe.description, localizations: { de: 'Neu' } },
        },
        ...others,
      ],
    ],
    ['an option of a subcommand less', probes.map(withoutOptions)],
    ['an option less', [{ ...probe, options: subject ? { subject } : {} }, ...others]],
    [
      'an option no longer required',
      [
        {
          ...probe,
          options: { ...(subject && { subject: { ...subject, required: false } }), ...rest },
        },
        ...others,
      ],
    ],
  ])('writes again for %s', async (_, changed) => {
    await register(probes);
    expect(await register(changed)).toBe('updated');
    expect(await register(changed)).toBe('unchanged');
  });
});

function withoutOptions(declaration: Declaration): Declaration {
  if (!('subcommands' in declaration)) return declaration;
  const bare = Object.entries(declaration.subcommands).map(([name, one]) => [
    name,
    { ...one, options: {} },
  ]);
  return { ...declaration, subcommands: Object.fromEntries(bare) };
}

function plain(text: string) {
  return { text, localizations: {} };
}

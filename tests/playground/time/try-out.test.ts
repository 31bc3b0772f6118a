import { describe, expect, it } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { callables } from '../../../src/discord/command.ts';
import { parseLine } from '../../../src/playground/line/command-line.ts';
import { tryOut } from '../../../src/playground/time/try-out.ts';
import { demoCommands } from '../demo-commands.ts';

describe('what a newcomer may try', () => {
  it.each([
    ['en-US', 'channel', 'digest subscribe'],
    ['en-US', 'dm', 'digest me'],
    ['de', 'channel', 'digest subscribe'],
    ['de', 'dm', 'digest me'],
  ] as const)('is there in %s, and works in the %s', (locale, view, digest) => {
    const all = callables(commands);
    const lines = tryOut(all, { locale, view });
    const commandOf = (line = '') => {
      const parsed = parseLine(line, all);
      return parsed.ok ? parsed.command.name : undefined;
    };
    expect(commandOf(lines.alert)).toBe('rig add');
    expect(commandOf(lines.digest)).toBe(digest);
  });

  it('is nothing where there are no such commands', () => {
    const lines = tryOut(callables(demoCommands), { locale: 'de', view: 'dm' });
    expect(lines).toEqual({ alert: undefined, digest: undefined });
  });
});

import { ComponentType } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { defineCommand } from '../src/discord/command.ts';
import type { Logger } from '../src/log/logger.port.ts';
import { ask, type Question } from '../src/playground/ask.ts';
import { demoCommands } from './playground/demo-commands.ts';
import { demoPorts, demoTexts, silent } from './playground/demo-ports.ts';

const broken = defineCommand({
  name: 'broken',
  description: { text: 'Fails', localizations: {} },
  audience: 'channel',
  options: {},
  async run() {
    throw new Error('the disk is on fire');
  },
});

const which = defineCommand({
  name: 'which',
  description: { text: 'Asks back', localizations: {} },
  audience: 'channel',
  options: {},
  async run() {
    const options = [
      { label: 'S19 (95T)', value: 'a', description: '95 TH/s' },
      { label: 'S19 Pro (110T)', value: 'b' },
    ];
    const select = { type: ComponentType.StringSelect, custom_id: 'x', options } as const;
    return {
      content: 'Which one?',
      components: [{ type: ComponentType.ActionRow, components: [select] }],
    };
  },
});

const answer = (question: Partial<Question>, log: Logger = silent, ports = demoPorts()) =>
  ask(
    { line: '/demo 120TH 3000W', locale: 'en-US', json: false, ...question },
    {
      commands: [...demoCommands, broken, which],
      ports,
      texts: demoTexts,
      log,
      terminal: { timeZone: 'UTC' },
    },
  );

describe('a question in the terminal', () => {
  it('is answered as text', async () => {
    const { text, exitCode } = await answer({});
    expect(exitCode).toBe(0);
    expect(text).toContain('Everything at once');
    expect(text).toContain('Asked: {"rig":"120TH 3000W"}');
    expect(text).toContain('Revenue  $6.28');
    expect(text).not.toContain('**');
  });

  it('is answered in the language that was asked for', async () => {
    expect((await answer({ locale: 'de' })).text).toContain('Alles auf einmal');
  });

  it('is answered in the language that was chosen before, where none was asked for', async () => {
    const ports = demoPorts();
    await ports.settings.saveUser('terminal', () => ({ locale: 'de' }), 0);
    expect((await answer({ locale: undefined }, silent, ports)).text).toContain('Alles auf einmal');
    expect((await answer({ locale: 'en-US' }, silent, ports)).text).toContain('Everything at once');
    await ports.settings.saveUser('terminal', () => ({}), 0);
    expect((await answer({ locale: undefined }, silent, ports)).text).toContain('Everything');
  });

  it('is answered as the payload', async () => {
    const { text, exitCode } = await answer({ json: true });
    expect(exitCode).toBe(0);
    expect(JSON.parse(text)).toMatchObject({
      embeds: [{ title: 'Everything at once' }],
      allowed_mentions: { parse: [] },
    });
    const refused = await answer({ line: '/demo nothing', json: true });
    expect(JSON.parse(refused.text)).toMatchObject({ flags: 64 });
    expect(refused.text).not.toContain('ephemeral');
  });

  it('lists what a question back offers, and is no answer yet', async () => {
    const { text, exitCode } = await answer({ line: '/which' });
    expect(text).toBe('Which one?\n\n- S19 (95T): 95 TH/s\n- S19 Pro (110T)');
    expect(exitCode).toBe(1);
  });

  it('names files instead of printing them', async () => {
    const { text } = await answer({ line: '/slow', json: true });
    expect(JSON.parse(text)).toMatchObject({
      content: 'done',
      attachments: [{ id: '0', filename: 'a.txt', description: '' }],
    });
  });

  it('is refused in the words of the command', async () => {
    expect(await answer({ line: '/demo nothing' })).toEqual({
      text: '“nothing” is not a rig.',
      exitCode: 1,
    });
  });

  it('takes a file along, and has no forms', async () => {
    const file = { name: 'a.csv', size: 3, url: 'data:;base64,MSwy' };
    expect((await answer({ line: '/group read word:x', file })).text).toBe('a.csv: 1,2 x');
    expect(await answer({ line: '/group form' })).toMatchObject({
      text: expect.stringContaining('opens a form'),
      exitCode: 1,
    });
  });

  it('is refused when it is no command', async () => {
    const { text, exitCode } = await answer({ line: '/demo' });
    expect(exitCode).toBe(1);
    expect(text).toContain('/demo still needs “rig”');
  });

  it('logs what is our own fault', async () => {
    const logged: string[] = [];
    const log = { ...silent, error: (_: object, sentence: string) => void logged.push(sentence) };
    expect((await answer({ line: '/broken' }, log)).exitCode).toBe(1);
    expect(logged).toEqual(['question failed']);
  });
});

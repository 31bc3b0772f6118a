import { ComponentType } from 'discord-api-types/v10';
import { beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../commands/index.ts';
import { usualUnprofitable } from '../src/alert/params.ts';
import { newAlert } from '../src/alert/reevaluate.ts';
import { defineCommand } from '../src/discord/command.ts';
import type { Logger } from '../src/log/logger.port.ts';
import { ask, type Question } from '../src/playground/ask.ts';
import { demoCommands } from './playground/demo-commands.ts';
import { demoPorts, demoTexts, silent } from './playground/demo-ports.ts';
import { portsWith } from './support/command-ports.ts';

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

describe('the bot’s own commands in a terminal', () => {
  const terminal = () => {
    const ports = portsWith();
    const asking = (line: string, question: Partial<Question> = {}) =>
      ask(
        { line, locale: 'en-US', json: false, ...question },
        { commands, ports, texts: demoTexts, log: silent, terminal: { timeZone: 'UTC' } },
      );
    return { ports, asking };
  };
  beforeEach(() => portsWith().privacy.forget('terminal'));
  const rigsOf = async ({ rigs }: ReturnType<typeof portsWith>) =>
    (await rigs.list('terminal')).map(({ name }) => name);

  it('remove a rig once it is confirmed', async () => {
    const { ports, asking } = terminal();
    await asking('/rig add rig:120TH 3000W name:Shed');
    const question = await asking('/rig remove Shed');
    expect(question).toMatchObject({ exitCode: 1, text: 'Remove Shed? Nothing watches it.' });
    expect(question.aside).toBe('Nothing has happened yet. To do it, ask again with --yes.');
    expect((await asking('/rig remove Shed', { locale: 'de' })).aside).toContain('--yes');
    expect(await rigsOf(ports)).toEqual(['Shed']);
    const done = await asking('/rig remove Shed', { yes: true });
    expect(done).toMatchObject({ exitCode: 0, text: 'Shed is removed.' });
    expect(await rigsOf(ports)).toEqual([]);
  });

  it('ask before an alert, an import or everything is settled, and do it when told', async () => {
    const { ports, asking } = terminal();
    const csv = Buffer.from('name,model\nAttic,S21\n').toString('base64');
    const file = { name: 'rigs.csv', size: 20, url: `data:;base64,${csv}` };
    expect(await asking('/rig import', { file })).toMatchObject({ exitCode: 1 });
    expect(await rigsOf(ports)).toEqual([]);
    expect(await asking('/rig import', { file, yes: true })).toMatchObject({ exitCode: 0 });
    expect(await rigsOf(ports)).toEqual(['Attic']);
    const refused = await asking('/alerts add retarget');
    expect(refused).toMatchObject({ exitCode: 1 });
    expect(refused.text).toContain('A terminal gets no messages');
    const wanted = { userId: 'terminal', params: usualUnprofitable(), deliver: 'dm' } as const;
    const [rig] = await ports.rigs.list('terminal');
    const market = { now: 0, metrics: new Map() };
    await ports.alerts.add(newAlert({ ...wanted, rigId: rig?.id }, rig, market));
    expect(await asking('/alerts remove 1')).toMatchObject({ exitCode: 1 });
    expect(await asking('/alerts remove #1', { yes: true })).toMatchObject({ exitCode: 0 });
    expect(await ports.alerts.list('terminal')).toEqual([]);
    expect(await asking('/privacy delete')).toMatchObject({ exitCode: 1 });
    expect(await asking('/privacy delete', { yes: true })).toMatchObject({ exitCode: 0 });
    expect(await rigsOf(ports)).toEqual([]);
  });

  it('need no confirmation where nothing is asked', async () => {
    const { asking } = terminal();
    expect(await asking('/profit S21', { yes: true })).toMatchObject({ exitCode: 0 });
    expect(await asking('/rig remove Nowhere', { yes: true })).toMatchObject({ exitCode: 1 });
    expect(JSON.parse((await asking('/privacy delete', { json: true })).text)).not.toHaveProperty(
      'asks',
    );
  });

  it('print an export as it is, and what is said of it beside it', async () => {
    const { asking } = terminal();
    await asking('/rig add rig:120TH 3000W name:Shed');
    const printed = await asking('/rig export');
    expect(printed.text).toMatch(/^\uFEFF?name,/);
    expect(printed.text).toContain('Shed');
    expect(printed.aside).toContain('Your rig as CSV');
    const kept = await asking('/rig export', { savesFiles: true });
    expect(kept.text).toContain('Your rig as CSV');
    expect(kept.files?.map(({ name }) => name)).toEqual(['hashbell-rigs.csv']);
    expect(JSON.parse((await asking('/privacy')).text)).toMatchObject({ user: 'terminal' });
  });

  it.each([
    ['/settings', 'Your settings'],
    ['/einstellungen', 'Your settings'],
    ['/settings currency:EUR', 'Currency: EUR'],
    ['/rig', 'no rigs yet'],
    ['/alerts', 'no alerts yet'],
    ['/alarme', 'no alerts yet'],
    ['/digest', 'None yet'],
    ['/bericht', 'None yet'],
    ['/hilfe', 'Hashbell: what your miner earns'],
  ])('answer a bare %s', async (line, text) => {
    expect(await terminal().asking(line)).toMatchObject({
      exitCode: 0,
      text: expect.stringContaining(text),
    });
  });
});

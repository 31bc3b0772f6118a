import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../src/database/database.ts';
import { openOutbox } from '../../src/outbox/outbox.store.ts';
import { ALICE, next, nextMessage, playgroundPage, seat } from '../support/playground-page.ts';
import { runProgram } from '../support/run-program.ts';
import { silent } from '../support/silent-log.ts';
import { localDiscord } from './connected-bot.ts';

describe('a program that cannot start', () => {
  const PROGRAMS = [
    ['src/main.ts', []],
    ['src/ask.ts', ['/status']],
    ['src/playground/main.ts', []],
  ] as const;

  it.each(PROGRAMS)('says what to do: %s', async (program, args) => {
    const env = { DATABASE_URL: 'foo', DISCORD_TOKEN: 'x', CONTACT: 'me@hashbell.test' };
    const { exitCode, complaints, output } = await runProgram(program, { args, env });
    expect(await exitCode).toBe(1);
    expect(complaints()).toMatch(/^DATABASE_URL must be sqlite:FILE, .*\n$/);
    expect(output()).toBe('');
  });

  it.each([
    [['--help'], 0, 'output', /^Usage: .*ask/],
    [['--jsn', '/status'], 1, 'complaints', /^Unknown option '--jsn'\n\nUsage: /],
    [['--locale', 'xx', '/status'], 1, 'complaints', /^Unknown locale xx\n\nUsage: /],
    [['/profit', '-5TH', '3000W'], 1, 'output', /^The hashrate has to be more than zero/],
  ] as const)('ask %j', async (args, code, where, text) => {
    const program = await runProgram('src/ask.ts', { args });
    expect(await program.exitCode).toBe(code);
    expect(program[where]()).toMatch(text);
  });

  it('says which file is damaged', async () => {
    const script = new URL('../../package.json', import.meta.url).pathname;
    const { exitCode, complaints } = await runProgram('src/ask.ts', {
      args: ['/status'],
      env: { PLAYGROUND_DATABASE_URL: `sqlite:${script}` },
    });
    expect(await exitCode).toBe(1);
    expect(complaints()).toMatch(/^The database file .* is damaged or no database .*\n$/);
  });

  it('names the variable of its own database', async () => {
    const { exitCode, complaints } = await runProgram('src/ask.ts', {
      args: ['/status'],
      env: { PLAYGROUND_DATABASE_URL: 'postgres://me:x@127.0.0.1:1/bell' },
    });
    expect(await exitCode).toBe(1);
    expect(complaints()).toMatch(/^PostgreSQL at .* Check PLAYGROUND_DATABASE_URL\.\n$/);
  });

  it.each(['123456789012345678', 'your token here'])(
    'says at once that %j is no token',
    async (token) => {
      const { exitCode, complaints, output } = await runProgram('src/main.ts', {
        env: { DISCORD_TOKEN: token },
      });
      expect(await exitCode).toBe(1);
      expect(complaints()).toMatch(/^DISCORD_TOKEN is no bot's token: .*\n.*\n$/);
      expect(output()).toBe('');
    },
  );

  it('names DISCORD_TOKEN and the way without one', async () => {
    const { exitCode, complaints, output } = await runProgram('src/main.ts');
    expect(await exitCode).toBe(1);
    expect(complaints()).toMatch(/^DISCORD_TOKEN is missing.*\n.*npm run playground\n$/);
    expect(output()).toBe('');
  });

  it('says in one sentence that the token is refused', async () => {
    const discord = await localDiscord();
    const { exitCode, complaints, output } = await runProgram('src/main.ts', {
      env: { DISCORD_TOKEN: 'wrong-token', DISCORD_API_URL: discord.url },
    });
    expect(await exitCode).toBe(1);
    expect(complaints()).toMatch(/^Discord does not accept the token in DISCORD_TOKEN: .*\n$/);
    expect(output()).not.toContain('wrong-token');
  });
});

describe('the bot', () => {
  const started = async (env: Readonly<Record<string, string>> = {}) => {
    const discord = await localDiscord();
    const bot = await runProgram('src/main.ts', {
      env: { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url, ...env },
    });
    await expect.poll(bot.output).toContain('Hashbell listens');
    return { discord, ...bot };
  };

  it('connects, answers without sample data, and ends when told to', async () => {
    const { discord, child, exitCode, output, complaints } = await started();
    const { message } = await discord.people.slash('profit', { rig: '120TH 3000W' }).finished;
    const text = JSON.stringify(message?.content);
    expect(text).toContain('No market data yet');
    expect(text).not.toMatch(/sample/i);

    child.kill('SIGTERM');
    expect(await exitCode).toBe(0);
    expect(complaints()).toBe('');
    expect(output()).not.toContain(discord.token);
    expect(output().match(/CONTACT/g)).toHaveLength(1);
  });

  it('asks for no contact where there is one', async () => {
    const { output } = await started({ CONTACT: 'me@hashbell.test' });
    expect(output()).not.toContain('CONTACT');
  });
});

describe('the playground', () => {
  it('tells in its page what nobody has just asked, and ends when told to', async () => {
    const { child, exitCode, output, complaints } = await runProgram('src/playground/main.ts', {
      env: { PLAYGROUND_PORT: '0' },
    });
    await expect.poll(output).toContain('Hashbell playground: ');
    const page = playgroundPage(/http:\S+/.exec(output())?.[0] ?? '');
    onTestFinished(page.close);
    const dm = page.listen(seat(ALICE, 'dm'));
    await next(dm);
    expect(await page.post('/send', { ...seat(), line: '/alerts test' })).toEqual({});
    expect(await nextMessage(dm)).toMatchObject({
      content: expect.stringContaining('This is a test'),
    });

    child.kill('SIGTERM');
    expect(await exitCode).toBe(0);
    expect(complaints()).toBe('');
  });

  it.each([
    ['sqlite:x.db', 'sqlite:./data/../x.db'],
    ['postgres://me@db.test/bell', 'postgres://you:word@db.test:5432/bell'],
  ])('does not start on the bot’s database, %s', async (theBots, written) => {
    const env = { DATABASE_URL: theBots, PLAYGROUND_DATABASE_URL: written };
    const { exitCode, complaints } = await runProgram('src/playground/main.ts', { env });
    expect(await exitCode).toBe(1);
    expect(complaints()).toMatch(/^PLAYGROUND_DATABASE_URL must not be DATABASE_URL: .*\n$/);
  });
});

describe('ask', () => {
  it('keeps the files of an answer in a folder, and prints an export as it is', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hashbell-ask-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const env = { PLAYGROUND_DATABASE_URL: `sqlite:${join(folder, 'ask.db')}` };
    const asked = async (...args: readonly string[]) => {
      const program = await runProgram('src/ask.ts', { args, env });
      return { code: await program.exitCode, out: program.output(), beside: program.complaints() };
    };
    await asked('/rig add rig:120TH 3000W name:Shed');
    const printed = await asked('/rig export');
    expect(printed).toMatchObject({ code: 0, beside: expect.stringContaining('as CSV') });
    const files = join(folder, 'new', 'files');
    const saved = await asked('--save', files, '/rig export');
    expect(saved).toMatchObject({ code: 0, out: expect.stringContaining('as CSV') });
    expect(saved.beside).toContain(join(files, 'hashbell-rigs.csv'));
    expect(readFileSync(join(files, 'hashbell-rigs.csv'), 'utf8').trim()).toBe(printed.out.trim());
    const blocked = join(files, 'hashbell-rigs.csv', 'below');
    expect(await asked('--save', blocked, '/rig export')).toMatchObject({ code: 1 });
    expect((await asked('/rig remove Shed')).code).toBe(1);
    expect(await asked('--yes', '/rig remove Shed')).toMatchObject({
      code: 0,
      out: expect.stringContaining('Shed'),
    });
  });

  it('sends nothing, and says that a terminal gets no messages', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hashbell-ask-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const url = `sqlite:${join(folder, 'ask.db')}`;
    const env = { PLAYGROUND_DATABASE_URL: url };
    const test = await runProgram('src/ask.ts', { args: ['/alerts test'], env });
    expect(await test.exitCode).toBe(1);
    expect(test.output()).toMatch(/^A terminal gets no messages/);
    const add = await runProgram('src/ask.ts', { args: ['/alerts add retarget'], env });
    expect(await add.exitCode).toBe(1);
    expect(add.output()).toContain('A terminal gets no messages, so an alert can never ring here');
    expect(add.output()).not.toContain('direct messages are closed');
    const me = await runProgram('src/ask.ts', { args: ['/digest me time:9 timezone:UTC'], env });
    expect(await me.exitCode).toBe(1);
    expect(me.output()).toMatch(/^A terminal gets no messages: digests come on Discord/);
    const database = await openDatabase(url, { log: silent });
    onTestFinished(() => database.close());
    expect(await openOutbox(database).depth(Date.now() / 1_000)).toMatchObject({ ready: 0 });
  });

  const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');

  it.each([
    ['src/ask.ts', ['/help']],
    ['src/playground/main.ts', []],
  ] as const)(
    '%s keeps quiet with .env as it is copied, and names typos in it',
    async (script, args) => {
      const quiet = await runProgram(script, {
        args,
        env: { PLAYGROUND_PORT: '0' },
        dotEnv: `${example}\nDEFAULT_CURENCY=EUR\n`.replace('DEFAULT_CURRENCY=USD', ''),
      });
      await expect.poll(quiet.output).toMatch(/Hashbell/);
      expect(quiet.complaints()).toBe(
        'Nobody reads DEFAULT_CURENCY: perhaps DEFAULT_CURRENCY is meant?\n',
      );
    },
  );

  it('logs at the level of the environment itself', async () => {
    const env = { LOG_LEVEL: 'info' };
    const loud = await runProgram('src/ask.ts', { args: ['/status'], env });
    await loud.exitCode;
    expect(loud.complaints()).toContain('"level":');
  });
});

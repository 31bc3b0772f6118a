import { describe, expect, it } from 'vitest';
import { runProgram } from '../support/run-program.ts';
import { localDiscord } from './connected-bot.ts';

const TIMEOUT = 30_000;

describe('a program that cannot start', { timeout: TIMEOUT }, () => {
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
      env: { DATABASE_URL: `sqlite:${script}` },
    });
    expect(await exitCode).toBe(1);
    expect(complaints()).toMatch(/^The database file .* is damaged or no database .*\n$/);
  });

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

describe('the bot', { timeout: TIMEOUT }, () => {
  const started = async (env: Readonly<Record<string, string>> = {}) => {
    const discord = await localDiscord();
    const bot = await runProgram('src/main.ts', {
      env: { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url, ...env },
    });
    await expect.poll(bot.output, { timeout: 20_000 }).toContain('Hashbell listens');
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
  });

  it('asks for a contact once, and not where there is one', async () => {
    const { output } = await started();
    expect(output().match(/CONTACT/g)).toHaveLength(1);
    const known = await started({ CONTACT: 'me@hashbell.test' });
    expect(known.output()).not.toContain('CONTACT');
  });
});

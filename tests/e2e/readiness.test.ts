import { describe, expect, it } from 'vitest';
import { freePort } from '../support/free-port.ts';
import { runProgram } from '../support/run-program.ts';
import { localDiscord } from './connected-bot.ts';

const TIMEOUT = 60_000;
const BOT = 'GET /gateway/bot';

describe('the bot before it is connected', { timeout: TIMEOUT }, () => {
  it('says that it is not ready, tries again, and says when it is', async () => {
    const discord = await localDiscord();
    // Two tries with three repetitions each.
    discord.inject(BOT, { kind: 'bad-gateway' }, 8);
    const port = await freePort();
    const { output, child } = await runProgram('src/main.ts', {
      env: {
        DISCORD_TOKEN: discord.token,
        DISCORD_API_URL: discord.url,
        HTTP_PORT: String(port),
      },
    });
    const ready = async () => {
      const response = await fetch(`http://127.0.0.1:${port}/readyz`);
      const body: unknown = await response.json();
      return { status: response.status, body };
    };
    await expect.poll(output, { timeout: 20_000 }).toContain('not connected yet, tried again');
    expect(await ready()).toMatchObject({ status: 503, body: { ready: false, discord: false } });
    await expect.poll(output, { timeout: 20_000 }).toContain('Hashbell listens');
    expect(await ready()).toMatchObject({ status: 200, body: { ready: true, discord: true } });

    discord.gateway.setHosts({ resume: 'silent', usual: 'silent' });
    discord.gateway.disconnect();
    await expect.poll(async () => (await ready()).status).toBe(503);
    expect(child.exitCode).toBe(null);
  });

  it('ends when told to', async () => {
    const discord = await localDiscord();
    discord.inject(BOT, { kind: 'bad-gateway' }, 400);
    const { output, child, exitCode, complaints } = await runProgram('src/main.ts', {
      env: { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url },
    });
    await expect.poll(output, { timeout: 20_000 }).toContain('not connected yet, tried again');
    child.kill('SIGTERM');
    expect(await exitCode).toBe(0);
    expect(complaints()).toBe('');
  });
});

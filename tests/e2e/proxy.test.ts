import { describe, expect, it, onTestFinished } from 'vitest';
import { connectDiscord } from '../../src/discord/gateway/gateway.ts';
import { outgoingAgent } from '../../src/http/outgoing-agent.ts';
import { logLines } from '../support/discord/log-lines.ts';
import { probeRouter } from '../support/discord/probe-router.ts';
import { startLocalProviders } from '../support/local-providers.ts';
import { localProxy } from '../support/local-proxy.ts';
import { runProgram } from '../support/run-program.ts';
import { localDiscord } from './connected-bot.ts';

const TIMEOUT = 30_000;
const PROFIT = ['/profit', '120TH 3000W', 'electricity:0.06'];

describe('a proxy', { timeout: TIMEOUT }, () => {
  const askedThrough = async (env: Readonly<Record<string, string>>) => {
    const providers = await startLocalProviders();
    onTestFinished(providers.close);
    const { output, exitCode } = await runProgram('src/ask.ts', {
      args: PROFIT,
      env: { ...providers.env, ...env },
    });
    expect(await exitCode).toBe(0);
    return output();
  };

  it('is where all sources of the market are asked', async () => {
    const { url, passed } = await localProxy();
    const answer = await askedThrough({ HTTP_PROXY: url.href });
    expect(answer).not.toContain('Sample data');
    for (const part of ['MEMPOOL_URL', 'ESPLORA_URL', 'KRAKEN_URL', 'FRANKFURTER_URL']) {
      expect(passed.join('\n')).toMatch(
        new RegExp(`^GET http://127\\.0\\.0\\.1:\\d+/${part}/`, 'm'),
      );
    }
  });

  it('is left out for hosts that are excepted, in small letters too', async () => {
    const { url, passed } = await localProxy();
    const answer = await askedThrough({ http_proxy: url.href, no_proxy: 'localhost,127.0.0.1' });
    expect(answer).not.toContain('Sample data');
    expect(passed).toEqual([]);
  });

  it('gets tunnels for https, also where the address has no scheme', async () => {
    const { url, passed } = await localProxy();
    await askedThrough({ HTTPS_PROXY: url.host, KRAKEN_URL: 'https://kraken.test' });
    expect(new Set(passed)).toEqual(new Set(['CONNECT kraken.test:443']));
  });

  it('that is none is told at the start', async () => {
    const { complaints, exitCode } = await runProgram('src/ask.ts', {
      args: PROFIT,
      env: { HTTPS_PROXY: 'socks5://127.0.0.1:1080' },
    });
    expect(await exitCode).toBe(1);
    expect(complaints()).toMatch(/^HTTPS_PROXY must be the address of an HTTP proxy, such as /);
  });

  it('is where Discord is asked, but for the gateway’s socket', async () => {
    const { url, passed } = await localProxy();
    const discord = await localDiscord();
    const { router, commands } = probeRouter();
    const connection = await connectDiscord({
      token: discord.token,
      apiUrl: discord.url,
      agent: outgoingAgent({ http: url }, { allowH2: false }),
      router,
      commands,
      log: logLines().log,
      onFatal: () => {},
    });
    await connection.stop();
    expect(passed.some((line) => line.includes('/gateway/bot'))).toBe(true);
    expect(passed.some((line) => line.startsWith('PUT '))).toBe(true);
  });
});

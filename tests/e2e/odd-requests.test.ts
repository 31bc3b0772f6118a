import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { misbehave, misdeeds } from '../support/raw-http.ts';
import { runProgram } from '../support/run-program.ts';
import { localDiscord } from './connected-bot.ts';

const TIMEOUT = 60_000;
const START = { timeout: 30_000 };
/** Strangers at the same time; a server takes more. */
const AT_ONCE = 32;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('No port');
  return address.port;
}

async function bot() {
  const discord = await localDiscord();
  const port = await freePort();
  const program = await runProgram('src/main.ts', {
    env: {
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.url,
      HTTP_PORT: String(port),
    },
  });
  await expect.poll(program.output, START).toContain('Hashbell listens');
  return { ...program, port, path: '/healthz' };
}

async function playground() {
  const program = await runProgram('src/playground/main.ts', { env: { PLAYGROUND_PORT: '0' } });
  await expect.poll(program.output, START).toContain('Hashbell playground: ');
  const { port } = new URL(/http:\S+/.exec(program.output())?.[0] ?? '');
  return { ...program, port: Number(port), path: '/' };
}

describe.each([
  ['the bot', bot],
  ['the playground', playground],
] as const)('%s, whatever strangers send to its port,', { timeout: TIMEOUT }, (_, start) => {
  it('lives, and answers the others', async () => {
    const { child, port, path, complaints, output } = await start();
    const isWell = async () =>
      (await fetch(`http://127.0.0.1:${port}${path}`)).status === 200 && child.exitCode === null;

    for (let first = 0; first < misdeeds.length; first += AT_ONCE) {
      const some = misdeeds.slice(first, first + AT_ONCE);
      await Promise.all(some.map(([, misdeed]) => misbehave(port, misdeed)));
      expect(await isWell(), some.map(([name]) => name).join(', ')).toBe(true);
    }

    expect(complaints()).toBe('');
    expect(output()).not.toMatch(/"level":[56]0/);
  });
});

import { describe, expect, it } from 'vitest';
import type { Host } from '../support/discord/local-gateway.ts';
import { connectBot, localDiscord } from './connected-bot.ts';

const TIMEOUT = 60_000;

describe('a lost connection', { timeout: TIMEOUT }, () => {
  it('is resumed at once where the host is sound', async () => {
    const { discord, connection } = await connectBot(await localDiscord(), { haste: 20 });
    discord.gateway.disconnect();
    await expect.poll(connection.isConnected).toBe(false);
    await expect.poll(() => discord.gateway.resumes).toBe(1);
    await expect.poll(connection.isConnected).toBe(true);
    await discord.people.slash('private').finished;
    expect(connection.isConnected()).toBe(true);
    expect(discord.gateway.handshakes).toEqual({ usual: 1, resume: 1 });
  });

  it.each<[Host, number]>([
    ['503', 5],
    ['mute', 1],
    ['never-resumes', 1],
    ['cut', 1],
  ])(
    'is begun anew at the usual address where the host for resuming is %s',
    async (host, tries) => {
      const { discord, connection } = await connectBot(await localDiscord(), { haste: 20 });
      discord.gateway.setHosts({ resume: host });
      discord.gateway.disconnect();
      await expect.poll(connection.isConnected).toBe(false);
      await expect.poll(() => discord.gateway.identifies).toBe(2);
      // Nobody hears a question that is asked before the session stands.
      await expect.poll(connection.isConnected).toBe(true);
      const { finished } = discord.people.slash('private');
      expect((await finished).message?.content.content).toBe('for you alone');
      expect(connection.isConnected()).toBe(true);
      expect(discord.gateway.handshakes).toEqual({ usual: 2, resume: tries });
    },
  );

  it.each<Host>(['503', 'silent'])('ends the process when all hosts are %s', async (host) => {
    const { discord, connection, fatal, connectionLines } = await connectBot(await localDiscord(), {
      deaf: 1_200,
      haste: 20,
    });
    discord.gateway.setHosts({ usual: host, resume: host });
    discord.gateway.disconnect();
    expect((await fatal).message).toBe('Discord cannot be reached: not heard for 1.2 seconds');
    expect(connection.isConnected()).toBe(false);
    expect(discord.gateway.handshakes.resume).toBeLessThan(7);
    expect(connectionLines.length).toBeLessThan(20);
  });

  it('is noticed where the socket looks well but nothing arrives', async () => {
    const { discord, connection } = await connectBot(
      await localDiscord({ heartbeatInterval: 400 }),
      {
        haste: 20,
      },
    );
    expect(connection.isConnected()).toBe(true);
    discord.gateway.setHosts({ usual: 'silent', resume: 'silent' });
    discord.gateway.fallSilent();
    await expect.poll(connection.isConnected).toBe(false);
  });

  it('is replaced more slowly each time where Discord takes no new session', async () => {
    const { discord, connection, connectionLines } = await connectBot(await localDiscord(), {
      haste: 20,
    });
    const { gateway } = discord;
    for (let times = 0; times < 2; times++) gateway.refuseNextIdentify(4007);
    gateway.invalidate();
    await expect.poll(() => gateway.identifies).toBe(2);
    const waits = connectionLines.filter(({ sentence }) => sentence.startsWith('many sessions'));
    expect(waits.at(-1)?.details).toMatchObject({ begun: 3 });
    await expect.poll(connection.isConnected).toBe(true);
    await discord.people.slash('private').finished;
  });

  it('waits where Discord allows no more sessions', async () => {
    const { discord, connection, connectionLines } = await connectBot(await localDiscord(), {
      deaf: 1_000,
      haste: 5,
    });
    discord.inject('GET /gateway/bot', spent(discord.gatewayUrl, 7_500));
    discord.gateway.invalidate();
    await expect
      .poll(() => connectionLines.at(-1)?.sentence)
      .toMatch(/^Discord allows no more sessions/);
    expect(connection.isConnected()).toBe(false);
    await expect.poll(connection.isConnected).toBe(true);
    expect(discord.gateway.identifies).toBe(2);
  });
});

/** Returns a fault: no sessions left. @param reset_after - Milliseconds until there are some. */
function spent(url: string, reset_after = 2_000) {
  const session_start_limit = { total: 1_000, remaining: 0, reset_after, max_concurrency: 1 };
  const body = { url, shards: 1, session_start_limit };
  return { kind: 'refuse', with: { status: 200, body } } as const;
}

describe('a first connection', { timeout: TIMEOUT }, () => {
  const BOT = 'GET /gateway/bot';

  it.each([
    ['is cut', { kind: 'drop', committed: false }, 2],
    ['meets a proxy’s page', { kind: 'bad-gateway' }, 8],
    ['meets what is no address', { kind: 'refuse', with: { status: 200, body: { url: 5 } } }, 2],
  ] as const)('is tried again when it %s', async (_, fault, times) => {
    const discord = await localDiscord();
    discord.inject(BOT, fault, times);
    const { connection, connectionLines } = await connectBot(discord, { pause: 20 });
    expect(connection.isConnected()).toBe(true);
    const retries = connectionLines.filter(({ sentence }) => sentence.startsWith('not connected'));
    expect(retries).toHaveLength(2);
    expect(retries.map(({ details }) => details)).toMatchObject([{ wait: 20 }, { wait: 40 }]);
  });

  it.each<Host>(['503', 'cut', 'silent', 'mute'])(
    'is tried again when the socket is %s',
    async (host) => {
      const discord = await localDiscord();
      discord.gateway.setHosts({ usual: host });
      setTimeout(() => discord.gateway.setHosts({ usual: 'sound' }), 700);
      await connectBot(discord, { pause: 20, deaf: 400, haste: 20 });
      // The earlier attempts have ended, and answer nothing.
      expect(discord.gateway.connections).toBe(1);
      const { finished } = discord.people.slash('private');
      expect((await finished).message?.content.content).toBe('for you alone');
      expect(discord.gateway.identifies).toBe(1);
    },
  );

  it('waits until Discord allows sessions again', async () => {
    const discord = await localDiscord();
    discord.inject(BOT, spent(discord.gatewayUrl));
    const { connectionLines } = await connectBot(discord, { pause: 20, start: 1_000, haste: 20 });
    expect(connectionLines[0]?.details).toMatchObject({ wait: 250 });
  });
});

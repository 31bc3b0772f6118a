import { describe, expect, it } from 'vitest';
import { connectDiscord } from '../../src/discord/gateway/gateway.ts';
import { logLines } from '../support/discord/log-lines.ts';
import { probeRouter } from '../support/discord/probe-router.ts';
import { connectBot, localDiscord } from './connected-bot.ts';

/** Ids of servers, one after the other in the sense in which shards are given out. */
const serverOf = (index: number) => String((300_000n + BigInt(index)) << 22n);

async function answered(
  { discord }: Pick<Awaited<ReturnType<typeof connectBot>>, 'discord'>,
  count: number,
) {
  const exchanges = await Promise.all(
    Array.from(
      { length: count },
      (_, index) => discord.people.slash('private', {}, { guild: serverOf(index) }).finished,
    ),
  );
  return exchanges.filter(({ message }) => message?.content.content === 'for you alone').length;
}

describe('shards', { timeout: 60_000 }, () => {
  it('are as many as Discord recommends, and each answers for its servers', async () => {
    const discord = await localDiscord({ servers: 2_501, shards: 2 });
    const bot = await connectBot(discord, { haste: 20 });
    await expect.poll(bot.connection.isConnected).toBe(true);
    expect(discord.gateway.identified.map(({ shard }) => shard)).toEqual([
      [0, 2],
      [1, 2],
    ]);
    expect(await answered(bot, 20)).toBe(20);
    await discord.people.slash('private', {}, { place: 'dm' }).finished;
    expect(discord.answered(400)).toBe(0);
  });

  it('begin one after the other, as many at once as Discord allows, and what is sent waits for the first alone', async () => {
    const discord = await localDiscord({ servers: 10_000, shards: 8, maxConcurrency: 2 });
    const { connection } = await connectBot(discord, { haste: 10 });
    expect(discord.gateway.identifies).toBeLessThanOrEqual(2);
    expect(connection.isConnected()).toBe(false);
    const sent = await connection.poster.post({
      channelId: '800000000000000001',
      message: { content: 'at once' },
      nonce: 'n1',
    });
    expect(sent).toMatchObject({ kind: 'sent' });
    await expect.poll(connection.shards).toEqual({ expected: 8, connected: 8 });
    const { identified } = discord.gateway;
    for (const remainder of [0, 1]) {
      const own = identified.filter(({ shard }) => shard[0] % 2 === remainder);
      expect(own).toHaveLength(4);
      // Three times half a second, at that haste; whoever didn't wait would take none of it.
      expect((own.at(-1)?.at ?? 0) - (own[0]?.at ?? 0)).toBeGreaterThan(750);
    }
  });

  it('are resumed one by one, while the others go on', async () => {
    const discord = await localDiscord({ servers: 2_501, shards: 2 });
    const bot = await connectBot(discord, { haste: 20 });
    await expect.poll(bot.connection.isConnected).toBe(true);
    discord.gateway.cut(1);
    await expect.poll(bot.connection.shards).toEqual({ expected: 2, connected: 1 });
    expect(bot.connection.isConnected()).toBe(false);
    await discord.people.slash('private', {}, { guild: serverOf(0) }).finished;
    await expect.poll(bot.connection.isConnected).toBe(true);
    expect(discord.gateway).toMatchObject({ identifies: 2, resumes: 1 });
    expect(await answered(bot, 20)).toBe(20);
  });

  it('that are too few end the process after a pause, and say what to do', async () => {
    const discord = await localDiscord({ servers: 2_501 });
    const { log, lines } = logLines();
    const { router, commands } = probeRouter();
    const began = performance.now();
    const connecting = connectDiscord({
      token: discord.token,
      apiUrl: discord.url,
      shards: 1,
      ...{ router, commands, log },
      onFatal: () => {},
      patience: { haste: 60 },
    });
    await expect(connecting).rejects.toThrow(/set DISCORD_SHARDS to "auto"/);
    // A minute, at that haste.
    expect(performance.now() - began).toBeGreaterThan(1_000);
    expect(lines.at(-1)).toMatchObject({ level: 'error' });
    expect(discord.gateway).toMatchObject({ refused: 1, identifies: 0 });
  });

  it('that have become too few do so as well', async () => {
    const discord = await localDiscord();
    const { fatal, connection } = await connectBot(discord, { haste: 60 });
    discord.grow(2_501);
    discord.gateway.invalidate();
    expect((await fatal).message).toMatch(/more servers than its shards may serve/);
    expect(connection.isConnected()).toBe(false);
    expect(discord.gateway.refused).toBe(1);
  });
});

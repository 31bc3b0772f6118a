import { expect, it, onTestFinished } from 'vitest';
import { commands } from '../../commands/index.ts';
import { connectDiscord } from '../../src/discord/gateway/gateway.ts';
import { createRouter } from '../../src/discord/interactions/router.ts';
import { routerTexts } from '../../src/message/router-texts.ts';
import { portsWith } from '../support/command-ports.ts';
import { logLines } from '../support/discord/log-lines.ts';
import { memoryStores } from '../support/memory-stores.ts';
import { NOW } from '../support/readings.ts';
import { localDiscord } from './connected-bot.ts';

const DAY = 86_400;

it('is a picture in the answer, and is gone with an answer that has none', async () => {
  const discord = await localDiscord();
  const ports = { ...portsWith(), ...(await memoryStores()) };
  await ports.history.fillDays(
    'BTC',
    Array.from({ length: 90 }, (_, index) => ({
      at: Math.floor(NOW / DAY - 90 + index) * DAY,
      height: 974_736 - 144 * (90 - index),
      difficulty: 140e12,
      meanFees: 2_000_000,
      usd: 95_000 + 5_000 * Math.sin(index / 9),
    })),
  );
  const { log, lines } = logLines();
  const router = createRouter({ commands, ports, log, texts: routerTexts });
  const connection = await connectDiscord({
    token: discord.token,
    apiUrl: discord.url,
    router,
    commands,
    log,
    onFatal: () => {},
  });
  onTestFinished(() => connection.stop());

  const { message } = await discord.people.slash('hashprice', { range: '90d' }).finished;
  expect(message?.content.embeds?.[0]?.image?.url).toBe('attachment://hashprice.png');
  expect(message?.content.attachments).toMatchObject([
    { filename: 'hashprice.png', description: expect.stringContaining('Hashprice, last 90 days') },
  ]);
  const [file, ...others] = message?.files ?? [];
  expect(others).toEqual([]);
  expect(file).toMatchObject({ name: 'hashprice.png', contentType: 'image/png' });
  const png = Buffer.from(file?.data ?? []);
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1_200, 600]);

  const plain = await discord.people.slash('hashprice', {}).finished;
  expect(plain.message?.files).toEqual([]);
  expect(lines.filter(({ level }) => level !== 'info' && level !== 'debug')).toEqual([]);
});

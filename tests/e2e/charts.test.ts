import { expect, it } from 'vitest';
import { portsWith } from '../support/command-ports.ts';
import { ALICE, BOB } from '../support/discord/people.ts';
import { memoryStores } from '../support/memory-stores.ts';
import { NOW } from '../support/readings.ts';
import { writtenId } from '../support/written-id.ts';
import { connectHashbell, localDiscord } from './connected-bot.ts';

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
  const { lines } = await connectHashbell({ discord, ports });

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

  const id = writtenId({
    command: 'hashprice',
    action: 'range',
    owner: ALICE,
    argument: '7d.USD',
  });
  const stranger = discord.people.press(message, id, undefined, { user: BOB });
  expect((await stranger.finished).message?.content.content).toContain('somebody else');
  const pressed = await discord.people.press(message, id).finished;
  expect(pressed.message?.id).toBe(message?.id);
  expect(pressed.message?.content.attachments).toMatchObject([
    { filename: 'hashprice.png', description: expect.stringContaining('Hashprice, last 7 days') },
  ]);
  expect(pressed.message?.files).toHaveLength(1);
  expect(Buffer.from(pressed.message?.files[0]?.data ?? []).equals(png)).toBe(false);

  const plain = await discord.people.slash('difficulty', {}).finished;
  expect(plain.message?.files).toEqual([]);
  expect(lines.filter(({ level }) => level !== 'info' && level !== 'debug')).toEqual([]);
});

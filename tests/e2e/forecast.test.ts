import { expect, it } from 'vitest';
import { portsWith } from '../support/command-ports.ts';
import { memoryStores } from '../support/memory-stores.ts';
import { connectHashbell, customIdBelow, localDiscord } from './connected-bot.ts';

it('asks the cost below a profit, answers with a picture, and changes its trends in place', async () => {
  const discord = await localDiscord();
  const ports = { ...portsWith(), ...(await memoryStores()) };
  const { people, lines } = await connectHashbell({ discord, ports });

  const profit = await people.slash('profit', { rig: 'S21 Pro 0.05' }).finished;
  const opened = await people.press(profit.message, customIdBelow(profit.message, 'ask')).finished;
  const sent = await people.submit(opened, { cost: '3500', months: '24' }).finished;
  // On a busy machine it is deferred, and follows the pressed message.
  const message = sent.followUps.at(-1) ?? sent.message;
  expect(message?.id).not.toBe(profit.message?.id);
  expect(JSON.stringify(message?.content)).toContain('Pays back in 19 months at flat difficulty');
  const png = Buffer.from(message?.files[0]?.data ?? []);
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1_200, 600]);

  const pressed = await people.press(message, customIdBelow(message, 'zero')).finished;
  expect(pressed.message?.id).toBe(message?.id);
  expect(JSON.stringify(pressed.message?.content)).toContain('without any trend');
  expect(pressed.message?.files).toHaveLength(1);
  expect(Buffer.from(pressed.message?.files[0]?.data ?? []).equals(png)).toBe(false);
  expect(discord.violations).toEqual([]);
  expect(lines.filter(({ level }) => level === 'error' || level === 'warn')).toEqual([]);
}, 30_000);

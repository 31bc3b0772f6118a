import { expect, it, onTestFinished } from 'vitest';
import { commands } from '../../commands/index.ts';
import { connectDiscord } from '../../src/discord/gateway/gateway.ts';
import { createRouter } from '../../src/discord/interactions/router.ts';
import { parseCustomId } from '../../src/message/custom-id.ts';
import { routerTexts } from '../../src/message/router-texts.ts';
import { portsWith } from '../support/command-ports.ts';
import { logLines } from '../support/discord/log-lines.ts';
import type { LocalMessage } from '../support/discord/message-board.ts';
import { memoryStores } from '../support/memory-stores.ts';
import { localDiscord } from './connected-bot.ts';

function customId(message: LocalMessage | undefined, action: string): string {
  const ids = (message?.content.components ?? [])
    .flatMap((row) => [...row.components])
    .map(({ custom_id: id }) => id ?? '');
  const found = ids.find((id) => parseCustomId(id)?.action === action);
  if (found === undefined) throw new Error(`No ${action} below the answer`);
  return found;
}

it('asks the cost below a profit, answers with a picture, and changes its trends in place', async () => {
  const discord = await localDiscord();
  const ports = { ...portsWith(), ...(await memoryStores()) };
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
  const { people } = discord;

  const profit = await people.slash('profit', { rig: 'S21 Pro 0.05' }).finished;
  const opened = await people.press(profit.message, customId(profit.message, 'ask')).finished;
  const sent = await people.submit(opened, { cost: '3500', months: '24' }).finished;
  // On a busy machine it is deferred, and follows the pressed message.
  const message = sent.followUps.at(-1) ?? sent.message;
  expect(message?.id).not.toBe(profit.message?.id);
  expect(JSON.stringify(message?.content)).toContain('Pays back in 19 months at flat difficulty');
  const png = Buffer.from(message?.files[0]?.data ?? []);
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1_200, 600]);

  const pressed = await people.press(message, customId(message, 'zero')).finished;
  expect(pressed.message?.id).toBe(message?.id);
  expect(JSON.stringify(pressed.message?.content)).toContain('without any trend');
  expect(pressed.message?.files).toHaveLength(1);
  expect(Buffer.from(pressed.message?.files[0]?.data ?? []).equals(png)).toBe(false);
  expect(discord.violations).toEqual([]);
  expect(lines.filter(({ level }) => level === 'error' || level === 'warn')).toEqual([]);
}, 30_000);

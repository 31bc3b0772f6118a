import { expect, it } from 'vitest';
import { runProgram } from '../support/run-program.ts';
import { localDiscord } from './connected-bot.ts';

/** Each is a line of some 2,000 bytes, with a stack; a pipe takes 64 to 200 kB, we as much as half. */
const REFUSED = 240;
const AT_ONCE = 20;

it('answers though nobody reads its log, and keeps it', { timeout: 60_000 }, async () => {
  const discord = await localDiscord();
  const { child, output, exitCode } = await runProgram('src/main.ts', {
    env: { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url, LOG_LEVEL: 'debug' },
  });
  await expect.poll(output, { timeout: 20_000 }).toContain('Hashbell listens');
  child.stdout?.pause();
  const refused = () => discord.people.slash('rig show', { rig: 'none' }).finished;
  for (let asked = 0; asked < REFUSED; asked += AT_ONCE) {
    await Promise.all(Array.from({ length: AT_ONCE }, refused));
  }
  child.kill('SIGTERM');
  child.stdout?.resume();
  expect(await exitCode).toBe(0);
  expect(output().match(/input refused/g)).toHaveLength(REFUSED);
  expect(output()).toContain('stopping');
});

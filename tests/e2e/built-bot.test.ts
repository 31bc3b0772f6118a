import { expect, it, onTestFinished } from 'vitest';
import { startLocalProviders } from '../support/local-providers.ts';
import { runProgram } from '../support/run-program.ts';
import { localDiscord } from './connected-bot.ts';

it('answers, paints and simulates as it is built, with the programs that do so', async () => {
  const discord = await localDiscord();
  const providers = await startLocalProviders();
  onTestFinished(providers.close);
  const { output } = await runProgram('src/main.ts', {
    env: { ...providers.env, DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url },
  });
  await expect.poll(output, { timeout: 20_000 }).toContain('Hashbell listens');
  const said = async (name: string, options: Readonly<Record<string, string | number>>) => {
    const { message } = await discord.people.slash(name, options).finished;
    return message;
  };
  const priced = async () => (await said('profit', { rig: 'S21 0.06' }))?.content;
  await expect.poll(async () => JSON.stringify(await priced())).toContain('Live');
  // The bars of `/compare` need no history; the simulated futures have the bundled one.
  const compared = await said('compare', { machines: 'S21, S19j Pro' });
  expect(compared?.files.map(({ contentType }) => contentType)).toEqual(['image/png']);
  const forecast = await said('forecast', { rig: 'S21 0.06', cost: '3000' });
  expect(JSON.stringify(forecast?.content)).toContain('simulated futures');
  expect(output()).not.toContain('"level":50');
});

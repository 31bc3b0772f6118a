import { expect, it, onTestFinished } from 'vitest';
import { buildApp } from '../../src/app/app.ts';
import { loadConfig } from '../../src/app/config.ts';
import { connectDiscord } from '../../src/discord/gateway/gateway.ts';
import { logLines } from '../support/discord/log-lines.ts';
import { ALICE, CHANNEL } from '../support/discord/people.ts';
import { sampleNotice } from '../support/sample-rows.ts';
import { WITHOUT_SOURCES } from '../support/without-sources.ts';
import { localDiscord } from './connected-bot.ts';

it('sends what waits in the outbox as soon as the bot is connected, and counts it', async () => {
  const discord = await localDiscord();
  const { log, lines } = logLines();
  // Nobody listens there: a port asks for the counting.
  const config = loadConfig({
    ...WITHOUT_SOURCES,
    DATABASE_URL: 'sqlite::memory:',
    HTTP_PORT: '9090',
  });
  const app = await buildApp(config, { log, sample: false });
  const connection = await connectDiscord({
    token: discord.token,
    apiUrl: discord.url,
    router: app,
    commands: app.commands,
    log,
    onFatal: () => {},
  });
  onTestFinished(async () => {
    await connection.stop(app.stopSending());
    await app.stop();
  });
  app.start();
  const now = Date.now() / 1_000;
  await app.ports.outbox.put([
    sampleNotice({ recipient: `u:${ALICE}`, dedupeKey: 'a', createdAt: now }),
    sampleNotice({ recipient: `c:${CHANNEL}`, dedupeKey: 'b', createdAt: now }),
  ]);
  await app.watch(connection.poster);
  const said = () =>
    [discord.dmOf(ALICE) ?? '', CHANNEL].map((channel) => discord.messages(channel).length);
  await expect.poll(said).toEqual([1, 1]);
  expect(await app.checks.store()).toBe(true);
  expect(await app.checks.work()).toBe(true);
  await expect
    .poll(() => app.metrics?.text())
    .toContain('hashbell_notices_total{outcome="sent",code=""} 2');
  expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
});

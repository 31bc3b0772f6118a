import { expect, it, onTestFinished } from 'vitest';
import { commands } from '../../commands/index.ts';
import { digestComposer } from '../../src/digest/digest-composer.job.ts';
import { digestStore } from '../../src/digest/digests.store.ts';
import { postDigests } from '../../src/digest/post-digests.job.ts';
import { connectDiscord } from '../../src/discord/gateway/gateway.ts';
import { createRouter } from '../../src/discord/interactions/router.ts';
import { routerTexts } from '../../src/message/router-texts.ts';
import { contentStore } from '../../src/outbox/contents.store.ts';
import { dmStore } from '../../src/outbox/dm-channels.store.ts';
import { openOutbox } from '../../src/outbox/outbox.store.ts';
import { senderDefaults, startSender } from '../../src/outbox/sender.job.ts';
import { placeStore } from '../../src/place/places.store.ts';
import { noticeHooks } from '../../src/place/settle-place.job.ts';
import { alertsDesk } from '../support/alerts-desk.ts';
import { coinReadingAt } from '../support/coin-readings.ts';
import { logLines } from '../support/discord/log-lines.ts';
import type { LocalMessage } from '../support/discord/message-board.ts';
import { ALICE } from '../support/discord/people.ts';
import { HOUR, MINUTE, WatchWorld } from '../support/watch-world.ts';
import { customIdBelow, localDiscord } from './connected-bot.ts';

const words = (message: LocalMessage | undefined) => JSON.stringify(message?.content);

/** From a question about a machine to its alert and its digest, all by the real client. */
it('a Scrypt rig is asked about, kept, watched, and told of in a digest', async () => {
  const discord = await localDiscord();
  const world = await WatchWorld.open();
  let doge = 0.2;
  world.others = (at) => [coinReadingAt('LTC', at, { merged: { difficulty: 4.2e7, usd: doge } })];
  await world.tick({});
  const { log, lines } = logLines();
  const digests = digestStore(world.database);
  const outbox = openOutbox(world.database);
  const desk = { ...alertsDesk(world).ports, digests };
  const ports = { ...desk, composer: digestComposer({ ...desk, log }) };
  const router = createRouter({ commands, ports, log, texts: routerTexts });
  const { token, url: apiUrl, people } = discord;
  const connection = await connectDiscord({
    token,
    apiUrl,
    router,
    commands,
    log,
    onFatal: () => {},
  });
  const servers = connection.servers;
  const sender = startSender(
    {
      outbox,
      dms: dmStore(world.database),
      contents: contentStore(world.database),
      servers,
      hooks: noticeHooks({ digests, places: placeStore(world.database), servers }),
      poster: connection.poster,
      meter: { ticked: () => {}, delivered: () => {} },
      clock: ports.clock,
      log,
    },
    { ...senderDefaults, dmOpenPerMinute: 60 },
  );
  onTestFinished(async () => {
    await sender.stop();
    await connection.stop();
    await world.database.close();
  });
  const dms = async () => {
    sender.wake();
    await expect.poll(() => outbox.depth(ports.clock())).toMatchObject({ ready: 0 });
    return discord.messages(discord.dmOf(ALICE) ?? '');
  };

  const profit = await people.slash('profit', { rig: 'L9 16GH 0.1', fee: 0 }).finished;
  expect(words(profit.message)).toContain('LTC');
  expect(words(profit.message)).toContain('DOGE');
  const form = await people.press(profit.message, customIdBelow(profit.message, 'save')).finished;
  const saved = await people.submit(form, { name: 'My L9' }).finished;
  const kept = saved.followUps.at(-1) ?? saved.message;
  expect(words(kept)).toContain('L9');
  const set = await people.slash('alerts add', { kind: 'unprofitable', rig: 'My L9' }).finished;
  expect(words(set.message)).toContain('per GH/s a day');

  doge = 0.05;
  await world.pass(30 * MINUTE, { every: 5 * MINUTE });
  const told = (await dms()).map(words).find((text) => text?.includes('no longer pays'));
  expect(told).toContain('My L9');
  expect(told).not.toContain('Bitcoin');
  doge = 0.2;
  await world.pass(HOUR, { every: 5 * MINUTE });
  expect((await dms()).map(words).some((text) => text?.includes('pays again'))).toBe(true);

  const given = { time: '15:00', timezone: 'UTC', sections: 'headline, rigs' };
  const subscribed = await people.slash('digest me', given).finished;
  expect(words(subscribed.message)).toContain('Subscribed');
  world.now += 3 * HOUR;
  await postDigests({ ...ports, log }, { group: 10 });
  const digest = (await dms()).map(words).at(-1);
  expect(digest).toContain('Litecoin + Dogecoin');
  expect(digest).toContain('per GH/s a day');
  expect(digest).toContain('My L9');
  expect(discord.violations).toEqual([]);
  expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
}, 30_000);

/**
 * A process of its own: `node chaos-bot.ts DATABASE DISCORD TOKEN` says "ready", waits for an order,
 * opens the database, says "open", and then watches alerts, posts digests and sends notices as the bot
 * does, only faster, until it is killed or, when the order says so, nothing is left to do.
 */
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { REST } from 'discord.js';
import { Agent } from 'undici';
import * as z from 'zod';
import { alertStore } from '../../src/alert/alerts.store.ts';
import { watchAlerts } from '../../src/alert/watch-alerts.job.ts';
import { openDatabase } from '../../src/database/database.ts';
import type { DigestComposer } from '../../src/digest/digest.port.ts';
import { digestStore } from '../../src/digest/digests.store.ts';
import { postDigests } from '../../src/digest/post-digests.job.ts';
import { makeRequest } from '../../src/discord/rest/make-request.ts';
import { createPoster } from '../../src/discord/rest/poster.ts';
import { isTooLongAWait } from '../../src/discord/rest/rate-limit.ts';
import { createServers } from '../../src/discord/rest/servers.ts';
import { historyStore } from '../../src/market/history.store.ts';
import { contentStore } from '../../src/outbox/contents.store.ts';
import { dmStore } from '../../src/outbox/dm-channels.store.ts';
import { openOutbox } from '../../src/outbox/outbox.store.ts';
import { senderDefaults, startSender } from '../../src/outbox/sender.job.ts';
import { placeStore } from '../../src/place/places.store.ts';
import { noticeHooks } from '../../src/place/settle-place.job.ts';
import { rigStore } from '../../src/rig/rigs.store.ts';
import { silent as log } from '../support/silent-log.ts';
import { readingAt } from '../support/watch-world.ts';
import { digestIn, digestTime } from './chaos-digests.ts';

const Order = z.object({
  /** Unix seconds at which digests begin to be due; the clock goes on as the price falls. */
  digestsFrom: z.number(),
  /** Prices at the beginning and after `seconds`, US dollars. */
  from: z.number(),
  to: z.number(),
  seconds: z.number(),
  nonceMemory: z.number(),
  /** Whether to end by itself when all is sent. */
  last: z.boolean(),
});

const TICK_MS = 15;

const [databaseUrl = '', api = '', token = ''] = process.argv.slice(2);
const lines = createInterface({ input: process.stdin });
process.stdout.write('ready\n');
const [line] = await once(lines, 'line');
// Whoever gave the order is gone.
lines.once('close', () => process.exit(1));
const order = Order.parse(JSON.parse(line));

const clock = () => Date.now() / 1_000;
const database = await openDatabase(databaseUrl, { log });
process.stdout.write('open\n');
const began = clock();
const priceNow = () => {
  const share = Math.min(1, (clock() - began) / order.seconds);
  return order.from + share * (order.to - order.from);
};

const outbox = openOutbox(database);
const digests = digestStore(database);
if (database.engine === 'sqlite') await outbox.releaseAll();
const rest = new REST({
  api,
  rejectOnRateLimit: isTooLongAWait,
  makeRequest: makeRequest(new Agent(), { refused: () => {}, log }),
}).setToken(token);
const servers = createServers({ rest, clock, log, patience: 2_000 });
const sender = startSender(
  {
    outbox,
    dms: dmStore(database),
    contents: contentStore(database),
    servers,
    hooks: noticeHooks({ digests, places: placeStore(database), servers }),
    poster: createPoster({ rest, log, patience: 2_000 }),
    meter: { ticked() {}, delivered() {} },
    clock,
    log,
  },
  {
    ...senderDefaults,
    firstRetry: 0.02,
    longestRetry: 0.2,
    nonceMemory: order.nonceMemory,
    dmOpenPerMinute: 6e6,
  },
);
/** With a picture, as real ones have. */
const composer: DigestComposer = {
  compose: async ({ locale }) => ({
    id: `chaos ${locale}`,
    message: { content: digestIn(locale) },
    picture: { name: 'chart.png', description: 'A line', data: new Uint8Array(5_000) },
  }),
};
const alerts = alertStore(database);
const rigs = rigStore(database);
const history = historyStore(database);
for (let done = false; !done; ) {
  const price = priceNow();
  const market = { reading: () => readingAt(clock(), { price }) };
  const report = await watchAlerts(
    { alerts, rigs, market, history, clock, log },
    { minPriceSources: 2, people: 3 },
  );
  const posted = await postDigests(
    { digests, composer, clock: () => digestTime(order.digestsFrom, price), log },
    { group: 3 },
  );
  if (report.notices + posted > 0) sender.wake();
  const { ready } = await outbox.depth(clock());
  done = order.last && price === order.to && ready === 0 && report.alerts + posted === 0;
  await sleep(TICK_MS);
}
await sender.stop();
await database.close();
process.exit();

import { PermissionFlagsBits } from 'discord-api-types/v10';
import { beforeEach, describe, expect, inject, it, onTestFinished, vi } from 'vitest';
import { commands } from '../../commands/index.ts';
import { usualThreshold } from '../../src/alert/params.ts';
import { openCache } from '../../src/database/cache.ts';
import { digestComposer } from '../../src/digest/digest-composer.job.ts';
import { digestStore } from '../../src/digest/digests.store.ts';
import { sharedRigs } from '../../src/digest/shared-rigs.store.ts';
import { connectDiscord } from '../../src/discord/gateway/gateway.ts';
import { showHeldNotices } from '../../src/discord/interactions/held-notices.ts';
import { createRouter } from '../../src/discord/interactions/router.ts';
import { parseCustomId } from '../../src/message/custom-id.ts';
import { routerTexts } from '../../src/message/router-texts.ts';
import { heldMessage } from '../../src/outbox/delivered.message.ts';
import { openOutbox } from '../../src/outbox/outbox.store.ts';
import { privacyStore } from '../../src/privacy/privacy.store.ts';
import { alertsDesk } from '../support/alerts-desk.ts';
import type { Exchange } from '../support/discord/exchange.ts';
import { logLines } from '../support/discord/log-lines.ts';
import type { LocalMessage } from '../support/discord/message-board.ts';
import { ALICE, GUILD, type People } from '../support/discord/people.ts';
import { migratedDatabase } from '../support/postgres.ts';
import { sampleNotice, sampleRig } from '../support/sample-rows.ts';
import { WatchWorld } from '../support/watch-world.ts';
import { localDiscord } from './connected-bot.ts';

const MANAGER = { rights: PermissionFlagsBits.ManageGuild };
const RIG = { rig: '200TH 3500W 0.1', name: 'Cellar', fee: 0 };
const NINE = { time: '9am', timezone: 'Europe/Berlin' };

/** The real client and router on a database of that engine. */
async function hashbell(url: string) {
  const discord = await localDiscord();
  const world = await WatchWorld.open(url);
  await world.tick({});
  const { database } = world;
  const { log, lines } = logLines();
  const outbox = openOutbox(database);
  const stores = {
    ...alertsDesk(world).ports,
    outbox,
    digests: digestStore(database),
    sharedRigs: sharedRigs(database),
    privacy: privacyStore(database),
    drafts: openCache(database, 'drafts', { log }),
  };
  const ports = { ...stores, composer: digestComposer({ ...stores, log }) };
  const router = createRouter({
    commands,
    ports,
    log,
    texts: routerTexts,
    afterCommand: showHeldNotices({ outbox, clock: ports.clock, say: heldMessage }),
  });
  const connection = await connectDiscord({
    token: discord.token,
    apiUrl: discord.url,
    router,
    commands,
    log,
    onFatal: () => {},
  });
  onTestFinished(async () => {
    await connection.stop();
    await world.database.close();
  });
  const errors = () => lines.filter(({ level }) => level === 'error');
  return { world, ports, outbox, people: discord.people, errors };
}

function buttonOf(message: LocalMessage | undefined, action: string): string {
  const found = (message?.content.components ?? [])
    .flatMap((row) => [...row.components])
    .map(({ custom_id }) => custom_id ?? '')
    .find((id) => parseCustomId(id)?.action === action);
  if (found === undefined) throw new Error(`No ${action} below the message`);
  return found;
}

const wordsOf = ({ message, followUps }: Exchange) =>
  JSON.stringify((followUps.length > 0 ? followUps : [message]).map((one) => one?.content));

/** The same three times at once. @returns What each was answered. */
async function thrice(act: () => ReturnType<People['slash']>): Promise<readonly string[]> {
  const exchanges = await Promise.all([act(), act(), act()].map(({ finished }) => finished));
  return exchanges.map(wordsOf);
}

const counting = (answers: readonly string[], part: string) =>
  answers.filter((answer) => answer.includes(part)).length;

const engines = {
  SQLite: async () => 'sqlite::memory:',
  PostgreSQL: () => migratedDatabase(inject('postgres')),
};

describe.each(['SQLite', 'PostgreSQL'] as const)('three times at once, on %s', (engine) => {
  let bot: Awaited<ReturnType<typeof hashbell>>;
  beforeEach(async () => {
    bot = await hashbell(await engines[engine]());
    return () => expect(bot.errors()).toEqual([]);
  });
  const press = (message: LocalMessage | undefined, action: string) =>
    thrice(() => bot.people.press(message, buttonOf(message, action), undefined, MANAGER));
  const call = (...given: Parameters<People['slash']>) =>
    bot.people.slash(given[0], given[1], { ...MANAGER, ...given[2] }).finished;

  it('“Watch it” watches once', async () => {
    const { message } = await call('rig add', RIG);
    const answers = await press(message, 'watch');
    expect(counting(answers, 'Alert set')).toBe(1);
    expect(counting(answers, 'You have that alert already: it is #')).toBe(2);
    expect(await bot.world.alerts.list(ALICE)).toHaveLength(1);
  });

  it('/alerts add sets one of each kind, up to 500', async () => {
    const add = (options: Parameters<People['slash']>[1]) =>
      thrice(() => bot.people.slash('alerts add', options));
    expect(counting(await add({ kind: 'retarget' }), 'Alert set')).toBe(1);
    expect(counting(await add({ kind: 'price.below', level: 50_000 }), 'Alert set')).toBe(1);
    // With another patience it is the same.
    const patient = await add({ kind: 'price.below', level: 50_000, hold: 60 });
    expect(counting(patient, 'already')).toBe(3);
    expect(await bot.world.alerts.list(ALICE)).toHaveLength(2);
    for (let level = 3; level < 500; level += 1) {
      await bot.world.addAlert(usualThreshold({ metric: 'fees:BTC', side: 'above', level }), {
        userId: ALICE,
      });
    }
    const full = await Promise.all(
      [1, 2, 3].map((level) => call('alerts add', { kind: 'price.above', level })),
    );
    expect(counting(full.map(wordsOf), 'Alert set')).toBe(1);
    expect(counting(full.map(wordsOf), 'more don’t fit')).toBe(2);
    expect(await bot.world.alerts.list(ALICE)).toHaveLength(500);
  });

  it('“Alert me” registers and watches once', async () => {
    const { message } = await call('profit', { rig: '200TH 3500W 0.1' });
    const answers = await press(message, 'alert');
    expect(counting(answers, 'Alert set')).toBe(1);
    expect(await bot.world.rigs.list(ALICE)).toHaveLength(1);
    expect(await bot.world.alerts.list(ALICE)).toHaveLength(1);
  });

  it('/rig add takes a name once, and 100 rigs', async () => {
    expect(counting(await thrice(() => bot.people.slash('rig add', RIG)), 'Saved')).toBe(1);
    for (let n = 1; n < 99; n += 1) {
      await bot.world.rigs.add(sampleRig({ userId: ALICE, name: `Rig ${n}` }));
    }
    const full = await Promise.all(
      ['A', 'B', 'C'].map((name) => call('rig add', { ...RIG, name })),
    );
    expect(counting(full.map(wordsOf), 'Saved')).toBe(1);
    expect(await bot.world.rigs.list(ALICE)).toHaveLength(100);
  });

  it('an import, and watching all of it, happen once', async () => {
    const text = 'rig,name\n120TH 3000W 0.07,A\n100TH 3000W 0.07,B\n';
    const preview = await call('rig import', { file: { file: 'rigs.csv', text } });
    const import_ = buttonOf(preview.message, 'import');
    const pressed = await Promise.all(
      [1, 2, 3].map(() => bot.people.press(preview.message, import_).finished),
    );
    expect((await bot.world.rigs.list(ALICE)).map(({ name }) => name)).toEqual(['A', 'B']);
    const offered = pressed
      .map(({ message }) => message)
      .find((message) => JSON.stringify(message?.content).includes('watch-all'));
    const answers = await press(offered, 'watch-all');
    expect(counting(answers, '2 rigs are watched now')).toBeLessThanOrEqual(1);
    expect(await bot.world.alerts.list(ALICE)).toHaveLength(2);
  });

  it('an alert is removed once', async () => {
    await call('alerts add', { kind: 'retarget' });
    const [alert] = await bot.world.alerts.list(ALICE);
    const { message } = await call('alerts remove', { alert: String(alert?.id) });
    const answers = await press(message, 'removed');
    expect(counting(answers, 'not there any more')).toBe(2);
  });

  it('/alerts test sends one message', async () => {
    const answers = await thrice(() => bot.people.slash('alerts test'));
    expect(counting(answers, 'on its way')).toBe(1);
    bot.world.now += 20;
    expect(counting(await thrice(() => bot.people.slash('alerts test')), 'on its way')).toBe(0);
  });

  it('a digest is subscribed, sent and put back once, and there are ten of a server', async () => {
    const subscribe = () => bot.people.slash('digest subscribe', NINE, MANAGER);
    expect(counting(await thrice(subscribe), 'already')).toBe(2);
    const { message } = await call('digest edit', { days: 'mon' });
    const sent = await press(message, 'send');
    expect(counting(sent, 'within this minute')).toBe(2);
    const removed = await call('digest remove');
    await press(removed.message, 'restore');
    expect(await bot.ports.digests.ofServer(GUILD)).toHaveLength(1);
    for (let hour = 10; hour < 18; hour += 1) {
      await call('digest subscribe', { ...NINE, time: `${hour}` });
    }
    const times = ['18', '19', '20'];
    await Promise.all(times.map((time) => call('digest subscribe', { ...NINE, time })));
    expect(await bot.ports.digests.ofServer(GUILD)).toHaveLength(10);
  });

  it('settings that are changed at once are all kept', async () => {
    await Promise.all([
      call('settings me', { currency: 'EUR' }),
      call('settings me', { fee: 1 }),
      call('settings me', { uptime: 98 }),
      call('settings server', { currency: 'CHF' }),
      call('settings server', { fee: 3 }),
    ]);
    expect(await bot.ports.settings.user(ALICE)).toEqual({
      currency: 'EUR',
      poolFee: 0.01,
      uptime: 0.98,
    });
    expect(await bot.ports.settings.server(GUILD)).toEqual({ currency: 'CHF', poolFee: 0.03 });
  });

  it('rigs are shared once', async () => {
    await thrice(() => bot.people.slash('rig share', { how: 'counted' }));
    expect(await bot.ports.sharedRigs.everywhere(ALICE)).toHaveLength(1);
  });

  it('what is kept for somebody is shown once', async () => {
    await bot.outbox.put([sampleNotice({ owner: ALICE, recipient: `u:${ALICE}` })]);
    const [notice] = await bot.outbox.claim({ now: bot.world.now, limit: 1, lease: 60 });
    if (!notice) throw new Error('None');
    await bot.outbox.hold(notice, { reason: 'closed' }, bot.world.now);
    const exchanges = await Promise.all([1, 2, 3].map(() => call('alerts list')));
    await vi.waitFor(async () => expect(await bot.outbox.held(ALICE)).toEqual([]));
    expect(exchanges.flatMap(({ followUps }) => followUps)).toHaveLength(1);
  });
});

import { describe, expect, it, onTestFinished } from 'vitest';
import { commands } from '../../commands/index.ts';
import { connectDiscord } from '../../src/discord/gateway/gateway.ts';
import { showHeldNotices } from '../../src/discord/interactions/held-notices.ts';
import { createRouter } from '../../src/discord/interactions/router.ts';
import { parseCustomId } from '../../src/message/custom-id.ts';
import { routerTexts } from '../../src/message/router-texts.ts';
import { heldMessage } from '../../src/outbox/delivered.message.ts';
import { openOutbox } from '../../src/outbox/outbox.store.ts';
import { alertsDesk } from '../support/alerts-desk.ts';
import { logLines } from '../support/discord/log-lines.ts';
import type { LocalMessage } from '../support/discord/message-board.ts';
import { ALICE, BOB, CHANNEL } from '../support/discord/people.ts';
import { HOUR, MINUTE, WatchWorld } from '../support/watch-world.ts';
import { localDiscord, sendingOver } from './connected-bot.ts';

const LOSS = { price: 79_000 };
/** A rig that breaks even at $79,663 a bitcoin. */
const RIG = { rig: '200TH 3500W 0.1', name: 'Cellar', fee: 0 };

/** Starts all of Hashbell but market and clock: commands, engine, outbox, sender, Discord. */
async function hashbell() {
  const discord = await localDiscord();
  const world = await WatchWorld.open();
  await world.tick({});
  const { ports } = alertsDesk(world);
  const { log, lines } = logLines();
  const outbox = openOutbox(world.database);
  const { clock } = ports;
  const router = createRouter({
    commands,
    ports,
    log,
    texts: routerTexts,
    afterCommand: showHeldNotices({ outbox, clock, say: heldMessage }),
  });
  const connection = await connectDiscord({
    token: discord.token,
    apiUrl: discord.url,
    router,
    commands,
    log,
    onFatal: () => {},
  });
  const sent = sendingOver(connection, { database: world.database, clock, log });
  onTestFinished(async () => {
    await connection.stop();
    await world.database.close();
  });

  /** Returns the messages in a channel once the sender has nothing left to do. */
  async function settled(channel: () => string | undefined): Promise<readonly LocalMessage[]> {
    await sent();
    return discord.messages(channel() ?? '');
  }

  return {
    discord,
    world,
    people: discord.people,
    errors: () => lines.filter(({ level }) => level === 'error'),
    dms: () => settled(() => discord.dmOf(ALICE)),
    posts: () => settled(() => CHANNEL),
  };
}

const words = (message: LocalMessage | undefined) => JSON.stringify(message?.content);

function button(message: LocalMessage | undefined, action: string): string {
  const found = (message?.content.components ?? [])
    .flatMap((row) => [...row.components])
    .map(({ custom_id }) => custom_id ?? '')
    .find((id) => parseCustomId(id)?.action === action);
  if (found === undefined) throw new Error(`No ${action} below the message`);
  return found;
}

describe('an alert', () => {
  it('arrives once by direct message, and is silenced there', async () => {
    const { discord, world, people, dms, errors } = await hashbell();
    const added = await people.slash('rig add', RIG).finished;
    const set = await people.press(added.message, button(added.message, 'watch')).finished;
    expect(set.message).toMatchObject({ ephemeral: true });
    expect(words(set.message)).toContain('Alert set: Cellar stops paying');
    const [welcome, ...early] = await dms();
    expect(words(welcome)).toContain('This is where I tell you: **Cellar stops paying**');
    expect(early).toEqual([]);

    await world.pass(20 * MINUTE, LOSS);
    await world.pass(HOUR);
    const [, notice, ...others] = await dms();
    expect(words(notice)).toContain('Cellar no longer pays');
    expect(others).toEqual([]);

    const inDm = { place: 'dm' } as const;
    const snoozed = await people.press(notice, button(notice, 'snooze-1h'), undefined, inDm)
      .finished;
    expect(words(snoozed.message)).toContain('Silent until');
    await world.pass(HOUR - MINUTE);
    expect((await dms()).filter(({ ephemeral }) => !ephemeral)).toHaveLength(2);
    await world.pass(10 * MINUTE);
    const again = (await dms()).filter(({ ephemeral }) => !ephemeral);
    expect(again).toHaveLength(3);
    expect(words(again.at(-1))).toContain('Still so.');
    expect(discord.violations).toEqual([]);
    expect(errors()).toEqual([]);
  });

  it('on the hours to run comes in the evening, once, and again when the market turns', async () => {
    const { discord, world, people, dms, errors } = await hashbell();
    const rig = { rig: '120TH 3000W', name: 'Shed', fee: 0, electricity: '0.06; 17-22 0.12' };
    await people.slash('rig add', rig).finished;
    await people.slash('alerts add', { kind: 'hourly' }).finished;
    const every = 10 * MINUTE;
    // From noon on.
    await world.pass(7 * HOUR, { every });
    expect(await dms()).toHaveLength(1);
    await world.pass(3 * HOUR, { every });
    const [, notice, ...others] = await dms();
    expect(words(notice)).toContain('Tomorrow Shed: run 0–17, 22–24, rest 17–22');
    expect(others).toEqual([]);
    await world.pass(2 * HOUR, { every, price: 62_000 });
    expect(words((await dms()).at(-1))).toContain(
      'Other hours by now: Tomorrow Shed: rest all day',
    );
    const muted = await people.press(notice, button(notice, 'mute'), undefined, { place: 'dm' })
      .finished;
    expect(words(muted.message)).toContain('Muted');
    await world.pass(24 * HOUR, { every: HOUR });
    expect((await dms()).filter(({ ephemeral }) => !ephemeral)).toHaveLength(3);
    expect(discord.violations).toEqual([]);
    expect(errors()).toEqual([]);
  });

  it('is nobody else’s to silence', async () => {
    const { world, people, posts } = await hashbell();
    await people.slash('rig add', RIG).finished;
    await people.slash('alerts add', { kind: 'unprofitable', deliver: 'channel' }).finished;
    await world.pass(20 * MINUTE, LOSS);
    const notice = (await posts()).find((message) => words(message).includes('no longer pays'));
    expect(notice?.content).toMatchObject({
      content: expect.stringContaining(`<@${ALICE}>`),
      allowed_mentions: { parse: [], users: [ALICE] },
    });
    const press = people.press(notice, button(notice, 'mute'), undefined, { user: BOB });
    expect(words((await press.finished).message)).toContain('somebody else');
    expect(await world.alerts.list(ALICE)).toMatchObject([{ muted: false }]);
  });
});

describe('somebody whose direct messages are closed', () => {
  it('reads at the next command what could not be told, and finds another place', async () => {
    const { discord, world, people, dms, posts, errors } = await hashbell();
    discord.closeDms(ALICE);
    await people.slash('rig add', RIG).finished;
    await people.slash('alerts add', { kind: 'unprofitable' }).finished;
    expect(await dms()).toEqual([]);

    const tested = await people.slash('alerts test', { deliver: 'dm' }).finished;
    expect(words(tested.message)).toContain('direct messages are closed to me');
    const late = async () =>
      (await posts()).filter((message) => words(message).includes('where I tell you'));
    await expect.poll(late).toMatchObject([{ ephemeral: true }]);

    const chosen = await people.press(tested.message, button(tested.message, 'fallback')).finished;
    expect(words(chosen.message)).toContain(`<#${CHANNEL}>`);
    await world.pass(20 * MINUTE, LOSS);
    const told = (await posts()).filter((message) => words(message).includes('no longer pays'));
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ ephemeral: false });
    expect(words(told[0])).toContain(`<@${ALICE}>`);
    expect(discord.violations).toEqual([]);
    expect(errors()).toEqual([]);
  });
});

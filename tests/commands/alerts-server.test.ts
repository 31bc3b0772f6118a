import { PermissionFlagsBits } from 'discord-api-types/v10';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pauseAlerts } from '../../commands/alerts/pause.ts';
import { selectionOf } from '../../src/alert/selection.ts';
import type { Caller } from '../../src/discord/command.ts';
import type { Message } from '../../src/message/message.ts';
import { dmStore } from '../../src/outbox/dm-channels.store.ts';
import { openOutbox } from '../../src/outbox/outbox.store.ts';
import { ada, alertsDesk, messageOf } from '../support/alerts-desk.ts';
import { flawsOf } from '../support/message-limits.ts';
import { customIdsOf, textOf } from '../support/message-text.ts';
import { ADA, BOB } from '../support/sample-rows.ts';
import { WatchWorld } from '../support/watch-world.ts';

const manager: Caller = {
  ...ada,
  id: '900000000000000009',
  permissions: PermissionFlagsBits.ManageGuild,
};
const bob = { ...ada, id: BOB };

let world: WatchWorld;
let desk: ReturnType<typeof alertsDesk>;
beforeEach(async () => {
  world = await WatchWorld.open();
  await world.tick({});
  desk = alertsDesk(world);
});
afterEach(() => world.database.close());

const only = async (userId = ADA) => {
  const [alert, ...others] = await world.alerts.list(userId);
  if (!alert || others.length > 0) throw new Error(`${others.length + 1} alerts`);
  return alert;
};
const press = async (message: Message, action: string, who = manager) =>
  messageOf(await desk.press(customIdsOf(message).get(action), {}, who));

/** A rig's alert of Ada in the channel, and Bob's channel in place of direct messages. */
async function posted() {
  await world.addRig({ userId: ADA, name: 'Secret cellar' });
  await desk.say('alerts add', { kind: 'unprofitable', floor: -3, deliver: 'channel' });
  await dmStore(world.database).setFallback(BOB, '71', '70');
  await desk.say('alerts add', { kind: 'retarget', deliver: 'dm' }, bob);
  return `#${(await only()).id}`;
}

describe('/alerts server', () => {
  it('shows who has what posted where, without what is theirs alone', async () => {
    const number = await posted();
    const message = await desk.say('alerts server', {}, manager);
    expect(flawsOf(message)).toEqual([]);
    const text = textOf(message);
    expect(text).toContain('2 things that people have posted here');
    expect(text).toContain(`${number} of <@${ADA}> in <#71>: A rig stops paying`);
    expect(text).toContain(`<#71> in place of direct messages to <@${BOB}>`);
    expect(text).not.toMatch(/Secret|3\.00/);
    const other = { ...manager, guildId: '99' };
    expect(textOf(await desk.say('alerts server', {}, other))).toContain('Nobody has me post');
  });

  it('asks, and takes one away for good: its owner is told once and may send it elsewhere', async () => {
    const number = await posted();
    const question = await desk.say('alerts server', { remove: number }, manager);
    expect(textOf(question)).toContain('Not post this any more?');
    expect(textOf(await press(question, 'server-kept'))).toContain('as it is');
    expect(await only()).toMatchObject({ muted: false });
    expect(textOf(await press(question, 'server-removed'))).toContain('Not posted here any more');
    await expect(press(question, 'server-removed')).rejects.toThrow('not posted here any more');
    expect(await only()).toMatchObject({ muted: true, stopped: { why: 'removed' } });
    world.now += 60;
    const notes = await openOutbox(world.database).claim({ now: world.now, limit: 9, lease: 60 });
    const ofAda = notes.filter(({ owner }) => owner === ADA);
    expect(ofAda.map(({ payload }) => payload.content)).toEqual([
      expect.stringContaining('somebody who manages the server took it away'),
    ]);
    await world.tick();
    expect(await world.pass(3_600, { price: 40_000 })).toEqual([]);

    expect(textOf(await desk.say('alerts list'))).toContain('**Paused**');
    const alert = String((await only()).id);
    await expect(desk.say('alerts snooze', { alert, for: 'wake' })).rejects.toThrow(
      'took #1 out of its channel',
    );
    await expect(
      desk.say('alerts add', { kind: 'unprofitable', floor: -3, deliver: 'channel' }),
    ).rejects.toThrow('it is paused');
    const form = await desk.form('alerts edit', { alert });
    await desk.press(form.custom_id, { deliver: 'dm' });
    expect(await only()).toMatchObject({ muted: false, stopped: undefined, deliver: 'dm' });
  });

  it('leaves the others of a group to be woken, and says which one can’t', async () => {
    for (const level of [1, 2, 3]) {
      await desk.say('alerts add', { kind: 'fees.above', level, deliver: 'channel' });
    }
    const group = selectionOf(await world.alerts.list(ADA));
    await pauseAlerts(group, 'mute', ada, desk.ports);
    const [first, second, third] = await world.alerts.list(ADA);
    if (!first || !second || !third) throw new Error('missing');
    const stopped = { why: 'removed', reason: 'taken away', at: world.now } as const;
    await world.alerts.save({ ...second, stopped });
    const woken = textOf(await pauseAlerts(group, 'wake', ada, desk.ports));
    expect(woken).toMatch(/^Awake again: .*\n.* took #2 out of its channel/);
    expect((await world.alerts.list(ADA)).map(({ muted }) => muted)).toEqual([false, true, false]);
    await expect(pauseAlerts(selectionOf([second]), 'wake', ada, desk.ports)).rejects.toThrow(
      'took #2',
    );
  });

  it('takes away what goes there in place of direct messages', async () => {
    await posted();
    const question = await desk.say('alerts server', { remove: `@${BOB}` }, manager);
    await press(question, 'server-removed');
    expect((await dmStore(world.database).find(BOB)).fallbackChannelId).toBeUndefined();
    expect(await only(BOB)).toMatchObject({ muted: false });
  });

  it('suggests those there are, by number and kind', async () => {
    const number = await posted();
    expect(await desk.suggest('alerts server', 'remove', 'rig', manager)).toEqual([
      { name: `${number} · A rig stops paying, and pays again`, value: number },
    ]);
    const [fallback] = await desk.suggest('alerts server', 'remove', BOB, manager);
    expect(fallback?.value).toBe(`@${BOB}`);
    const typed = fallback?.name ?? '';
    expect(textOf(await desk.say('alerts server', { remove: typed }, manager))).toContain('<#71>');
    await expect(desk.say('alerts server', { remove: 'all' }, manager)).rejects.toThrow('“all”');
  });

  it('reads no more than it shows, whatever there is', async () => {
    await posted();
    for (let level = 1; level <= 45; level += 1) {
      await desk.say('alerts add', { kind: 'fees.above', level, deliver: 'channel' });
    }
    const { places } = desk.ports;
    const all = await places.inServer('70', { limit: 99, offset: 0 });
    expect(all).toHaveLength(47);
    expect(await places.countIn('70')).toBe(47);
    for (const limit of [1, 20]) {
      const parts = [];
      for (let offset = 0; offset < 60; offset += limit) {
        parts.push(...(await places.inServer('70', { limit, offset })));
      }
      expect(parts).toEqual(all);
    }
    const read: number[] = [];
    const watched = alertsDesk(world, {
      places: {
        ...places,
        async inServer(...question) {
          const found = await places.inServer(...question);
          read.push(found.length);
          return found;
        },
      },
    });
    await watched.say('alerts server', {}, manager);
    expect(read).toEqual([20]);
    await watched.say('alerts server', { remove: '#40' }, manager);
    expect(read).toEqual([20]);
    const [first] = await watched.suggest('alerts server', 'remove', '4', manager);
    expect(first?.value).toBe('#4');
    const huge = { remove: `#${'9'.repeat(30)}` };
    await expect(watched.say('alerts server', huge, manager)).rejects.toThrow('posted here');
  });

  it('is for who may manage the server, when asked and when pressed', async () => {
    const number = await posted();
    await expect(desk.say('alerts server', {}, bob)).rejects.toThrow('“Manage Server”');
    const alone = { id: ADA, locale: 'en-US' };
    await expect(desk.say('alerts server', {}, alone)).rejects.toThrow('no server here');
    expect(await desk.suggest('alerts server', 'remove', '', bob)).toEqual([]);
    const question = await desk.say('alerts server', { remove: number }, manager);
    const demoted = { ...manager, permissions: 0n };
    await expect(press(question, 'server-removed', demoted)).rejects.toThrow('“Manage Server”');
    const elsewhere = { ...manager, guildId: '99' };
    await expect(press(question, 'server-removed', elsewhere)).rejects.toThrow('any more');
    expect(await only()).toMatchObject({ muted: false });
  });

  it('turns its pages, and speaks German', async () => {
    for (let level = 1; level <= 45; level += 1) {
      await desk.say('alerts add', { kind: 'fees.above', level, deliver: 'channel' });
    }
    const german = { ...manager, locale: 'de' };
    const first = await desk.say('alerts server', {}, german);
    expect(flawsOf(first)).toEqual([]);
    expect(textOf(first)).toContain('45 Sachen');
    const last = await press(await press(first, 'server-later', german), 'server-later', german);
    expect(textOf(last)).toContain('Seite 3 von 3');
  });
});

describe('an alert that was paused because its owner left', () => {
  it('can be woken where it was', async () => {
    await posted();
    const alert = await only();
    const stopped = { why: 'left', reason: 'asked', at: world.now } as const;
    await world.alerts.save({ ...alert, muted: true, stopped });
    expect(textOf(await desk.say('alerts list'))).toContain('you are no longer on the server');
    await desk.say('alerts snooze', { alert: String(alert.id), for: 'wake' });
    expect(await only()).toMatchObject({ muted: false, stopped: undefined, deliver: '71' });
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { selection, selectionOf } from '../../src/alert/selection.ts';
import type { Alert } from '../../src/alert/types.ts';
import type { Message } from '../../src/message/message.ts';
import { dmStore } from '../../src/outbox/dm-channels.store.ts';
import { ada, alertsDesk, messageOf } from '../support/alerts-desk.ts';
import { flawsOf } from '../support/message-limits.ts';
import { customIdsOf, textOf } from '../support/message-text.ts';
import { ADA, BOB } from '../support/sample-rows.ts';
import {
  CALM,
  HOUR,
  MINUTE,
  textOf as saidText,
  UNPROFITABLE,
  WatchWorld,
} from '../support/watch-world.ts';

const LOSS = { price: 79_000 };
const GAIN = { price: 82_000 };
const german = { ...ada, locale: 'de' };

let world: WatchWorld;
let desk: ReturnType<typeof alertsDesk>;

beforeEach(async () => {
  world = await WatchWorld.open();
  desk = alertsDesk(world);
  await world.tick({});
});
afterEach(() => world.database.close());

const add = async (given: Readonly<Record<string, string | number>>, caller = ada) => {
  const message = await desk.say('alerts add', given, caller);
  expect(flawsOf(message)).toEqual([]);
  return textOf(message);
};
const listed = async (caller = ada) => textOf(await desk.say('alerts list', {}, caller));
const said = async (message: Promise<Message>) => textOf(await message);
const only = async () => {
  const [alert, ...others] = await world.alerts.list(ADA);
  if (!alert || others.length > 0) throw new Error(`${others.length + 1} alerts`);
  return alert;
};
/** The test leaves out what the setting up itself sends. */
const newsAfter = async (seconds: number, changes = {}) =>
  (await world.pass(seconds, changes))
    .map(saidText)
    .filter((text) => !text.startsWith('This is where'));

describe('/alerts add', () => {
  it('watches the only rig there is, and says how it stands', async () => {
    await world.addRig();
    expect(await add({ kind: 'unprofitable' })).toBe(
      [
        'Alert set: Cellar stops paying',
        'Now **+$0.56** a day · hashprice $44.81, the line is $42.00 per PH/s a day',
        'I am writing to you right now, to see that it gets through. If nothing comes, your direct messages are closed to me: allow them for a server we share, then try `/alerts test`.',
        'If I can’t reach you, I keep it for your next command.',
      ].join('\n'),
    );
    expect(await only()).toMatchObject({ state: 'clear', deliver: 'dm', muted: false });
    expect(await newsAfter(20 * MINUTE, LOSS)).toHaveLength(1);
  });

  it('says what is so already, for that is not told later', async () => {
    await world.addRig();
    await world.tick(LOSS);
    expect(await add({ kind: 'unprofitable' })).toContain('It is so already');
    expect(await only()).toMatchObject({ state: 'fired' });
    expect(await newsAfter(HOUR)).toEqual([]);
    const [recovery, ...others] = await newsAfter(HOUR, GAIN);
    expect(recovery).toContain('Cellar pays again');
    expect(others).toEqual([]);
  });

  it('says that nobody knows how it stands without a market', async () => {
    const fresh = await WatchWorld.open();
    fresh.market = { sources: 1 };
    await fresh.addRig();
    const message = await alertsDesk(fresh).say('alerts add', { kind: 'unprofitable' });
    expect(textOf(message)).toContain('I can’t judge yet how it stands');
    await fresh.database.close();
  });

  it('takes a floor and a patience', async () => {
    await world.addRig();
    expect(await add({ kind: 'unprofitable', floor: -1, hold: 0 })).toContain(
      'Cellar earns less than −$1.00 a day',
    );
    expect((await only()).params).toMatchObject({ floor: -1, sustain: 0 });
    expect(await newsAfter(5 * MINUTE, { price: 75_000 })).toEqual([]);
    // −$1.00 is at $70,182 a bitcoin.
    expect(await newsAfter(MINUTE, { price: 70_000 })).toHaveLength(1);
  });

  it('asks which rig of several, by names as they are, not as markdown', async () => {
    await world.addRig();
    await world.addRig({ name: '*Attic*' });
    await expect(add({ kind: 'unprofitable' })).rejects.toThrow('Cellar and \\*Attic\\*');
    await expect(add({ kind: 'outlook', rig: 'Shed' })).rejects.toThrow('no rig called “Shed”');
    expect(await add({ kind: 'outlook', rig: '*attic*', chance: '70' })).toContain(
      '\\*Attic\\* is about to stop paying (chance 70% or more)',
    );
    const suggestions = await desk.suggest('alerts add', 'rig', 'att');
    expect(suggestions.map(({ value }) => value)).toEqual(['*Attic*']);
    expect(await add({ kind: 'unprofitable', rig: suggestions[0]?.name ?? '' })).toContain('Attic');
  });

  it('needs a rig for what is about one', async () => {
    await expect(add({ kind: 'unprofitable' })).rejects.toThrow('`/rig add rig:120TH 3000W`');
  });

  it('keeps to one’s own rigs', async () => {
    await world.addRig({ userId: BOB });
    await expect(add({ kind: 'unprofitable', rig: 'Cellar' })).rejects.toThrow('no rigs');
  });

  it.each([
    ['hashprice.below', 42, 'Hashprice below $42.00 per PH/s a day', 'Now **$44.81**', 42],
    ['price.above', 90_000, 'Bitcoin above $90,000', 'Now **$85,000**', 90_000],
    ['fees.above', 0.05, 'Fees of a block above 0.05 BTC', 'Now **0.02 BTC**', 5_000_000],
    ['forecast.below', -3, 'Next retarget forecast below −3.0%', 'Now **', -0.03],
  ])('watches %s', async (kind, level, title, now, stored) => {
    const text = await add({ kind, level });
    expect(text).toContain(title);
    expect(text).toContain(now);
    expect((await only()).params).toMatchObject({ kind: 'threshold', level: stored });
  });

  it('reckons in the currency asked for, or one’s own', async () => {
    expect(await add({ kind: 'price.below', level: 70_000, currency: 'eur' })).toContain(
      'Bitcoin below €70,000',
    );
    await desk.ports.settings.saveUser(ADA, () => ({ currency: 'EUR' }), world.now);
    expect(await add({ kind: 'hashprice.above', level: 50 })).toContain('above €50.00');
  });

  it('refuses levels that can’t be, and asks for a missing one', async () => {
    await expect(add({ kind: 'price.below' })).rejects.toThrow('option `level`');
    await expect(add({ kind: 'price.below', level: 0 })).rejects.toThrow('above zero');
    await expect(add({ kind: 'forecast.above', level: 400 })).rejects.toThrow('300 %');
    expect(await world.alerts.list(ADA)).toEqual([]);
  });

  it('says that a threshold is crossed already, and waits for the next time', async () => {
    expect(await add({ kind: 'price.below', level: 90_000 })).toContain('beyond that already');
    expect(await newsAfter(HOUR)).toEqual([]);
    await newsAfter(HOUR, { price: 95_000 });
    expect(await newsAfter(7 * HOUR, { price: 88_000 })).toHaveLength(1);
  });

  it('watches retargets and halvings', async () => {
    expect(await add({ kind: 'retarget' })).toMatch(/Next retarget <t:\d+:R>/);
    expect(await add({ kind: 'halving' })).toMatch(/Next word at block [\d,]+, <t:\d+:R>/);
    expect(await newsAfter(MINUTE, { height: CALM.height + 2_016 })).toHaveLength(1);
  });

  it.each([
    [
      { kind: 'unprofitable', level: 5, chance: '70', currency: 'EUR' },
      'takes no `level`, `chance`, and `currency`, so say it without: what counts here is `rig`, `floor`, `hold`, and `deliver`, for example `floor:5`.',
    ],
    [
      { kind: 'hashprice.below', level: 40, rig: 'Cellar', floor: 3 },
      'takes no `rig` and `floor`, so say it without: what counts here is `level`, `coin`, `hold`, `currency`, and `deliver`, for example `level:3`.',
    ],
    [
      { kind: 'fees.above', level: 1, currency: 'EUR' },
      'is `level`, `coin`, `hold`, and `deliver`, for example `hold:5`.',
    ],
    [
      { kind: 'outlook', hold: 5 },
      'is `rig`, `floor`, `chance`, and `deliver`, for example `chance:70`.',
    ],
    [
      { kind: 'halving', hold: 5 },
      'what counts here is `coin` and `deliver`, for example `deliver:Direct message`.',
    ],
  ])('takes nothing that it would not heed: %j', async (given, sentence) => {
    await world.addRig();
    await expect(add(given)).rejects.toThrow(sentence);
    await expect(add(given, german)).rejects.toThrow(/^Ein Alarm dieser Art kennt kein/);
    expect(await world.alerts.list(ADA)).toEqual([]);
  });

  it('does not set up the same twice', async () => {
    await world.addRig();
    await add({ kind: 'unprofitable' });
    const { id } = await only();
    await expect(add({ kind: 'unprofitable', hold: 5 })).rejects.toThrow(`it is #${id}`);
    await add({ kind: 'unprofitable', floor: 1 });
    await add({ kind: 'unprofitable', deliver: 'channel' });
    expect(await world.alerts.list(ADA)).toHaveLength(3);
  });
});

describe('where alerts go', () => {
  it('writes a direct message at once, until one got through', async () => {
    await world.addRig();
    await add({ kind: 'unprofitable' });
    const [first] = await world.tick();
    expect(first).toMatchObject({ recipient: `u:${ADA}`, owner: ADA });
    expect(first && saidText(first)).toMatch(/^This is where I tell you: \*\*Cellar stops paying/);
    await dmStore(world.database).setFallback(ADA, undefined);
    await dmStore(world.database).opened(ADA, '500');
    expect(await add({ kind: 'retarget' })).toContain('I tell you by direct message.');
    expect(await world.tick()).toEqual([]);
  });

  it('says that direct messages are closed, and offers this channel instead', async () => {
    await dmStore(world.database).setFallback(ADA, undefined);
    await dmStore(world.database).closed(ADA, 50_007, world.now);
    const message = await desk.say('alerts add', { kind: 'halving' });
    expect(textOf(message)).toContain('Your direct messages are closed to me');
    expect(textOf(message)).toContain('I keep it for your next command');

    const chosen = messageOf(await desk.press(customIdsOf(message).get('fallback')));
    expect(chosen).toEqual({
      ephemeral: true,
      content: 'If I can’t reach you, I tell you in <#71>.',
    });
    const next = await desk.say('alerts add', { kind: 'retarget' });
    expect(textOf(next)).toContain('I tell you in <#71>');
    expect([...customIdsOf(next).keys()]).toEqual(['no-fallback']);
    await desk.press(customIdsOf(next).get('no-fallback'));
    expect(await desk.ports.dms.find(ADA)).toMatchObject({ fallbackChannelId: undefined });
  });

  it.each([
    ['alerts test', {}],
    ['alerts add', { kind: 'halving' }],
  ])('tries closed direct messages anew at /%s', async (command, given) => {
    const dms = dmStore(world.database);
    await dms.setFallback(ADA, undefined);
    await dms.closed(ADA, 50_007, world.now);
    await desk.say(command, { ...given, deliver: 'channel' });
    expect(await dms.find(ADA)).toMatchObject({ closedAt: world.now });
    world.now += MINUTE;
    await desk.say(command, given);
    expect(await dms.find(ADA)).toMatchObject({ state: 'closed', closedAt: undefined });
  });

  it('goes to this channel, if both may write there', async () => {
    const text = await add({ kind: 'halving', deliver: 'channel' });
    expect(text).toContain('I tell you in <#71>, with a mention.');
    expect(await only()).toMatchObject({ deliver: '71' });
    expect(await world.tick()).toEqual([]);
    const silenced = { ...ada, mayPost: false };
    await expect(add({ kind: 'retarget', deliver: 'channel' }, silenced)).rejects.toThrow(
      'I can’t write in this channel',
    );
  });

  it('takes a conversation with us for a direct message, and offers no channel there', async () => {
    const inDm = { id: ADA, locale: 'en-US', channelId: '72', mayPost: false };
    const message = await desk.say('alerts add', { kind: 'halving', deliver: 'channel' }, inDm);
    expect(await only()).toMatchObject({ deliver: 'dm' });
    expect(customIdsOf(message).size).toBe(0);
    await expect(desk.press('1:alerts:fallback:1:', {}, inDm)).rejects.toThrow('this channel');
  });

  it('is not called on its way while nothing goes out', async () => {
    const stuck = alertsDesk(world, { isSending: async () => false });
    for (const deliver of ['dm', 'channel']) {
      world.now += MINUTE;
      const said = textOf(await stuck.say('alerts test', { deliver }));
      expect(said).not.toContain('on its way');
      expect(said).toContain('follows as soon as that works again');
    }
  });

  it.each([
    ['dm', `u:${ADA}`, /^This is a test/],
    ['channel', 'c:71', /^<@900000000000000001> This is a test/],
  ])('is tried out with a real message: %s', async (deliver, recipient, text) => {
    const message = await desk.say('alerts test', { deliver });
    expect(textOf(message)).toContain('on its way');
    const [test, ...others] = await world.tick();
    expect(test).toMatchObject({ recipient, owner: ADA });
    expect(test && saidText(test)).toMatch(text);
    expect(others).toEqual([]);
    await expect(desk.say('alerts test', { deliver })).rejects.toThrow('in this minute');
    world.now += MINUTE;
    await desk.say('alerts test', { deliver });
    expect(await world.tick()).toHaveLength(1);
  });
});

describe('/alerts list', () => {
  it('helps somebody who has none', async () => {
    expect(await listed()).toContain('`/alerts add kind:retarget`');
  });

  it('has what each watches, how it stands, where it goes and when it last spoke', async () => {
    await world.addRig();
    await add({ kind: 'unprofitable', hold: 0 });
    const { id } = await only();
    expect(await listed()).toBe(
      [
        '1 alert',
        `#${id} · Cellar stops paying`,
        'Quiet',
        'Now **+$0.56** a day · hashprice $44.81, the line is $42.00 per PH/s a day',
        '→ direct message · told at once',
      ].join('\n'),
    );
    world.now += MINUTE;
    expect(await newsAfter(MINUTE, LOSS)).toHaveLength(1);
    expect(await listed()).toContain(
      `Beyond the line since just now · last told <t:${world.now}:R>`,
    );
    world.now += 18 * MINUTE;
    expect(await listed()).toContain('Beyond the line for 18 minutes · last told');
    world.now -= 18 * MINUTE;
    await desk.say('alerts snooze', { alert: String(id), for: '24h' });
    expect(await listed()).toContain(`Silent until <t:${world.now + 24 * HOUR}:f>`);
    await desk.say('alerts snooze', { alert: String(id), for: 'mute' });
    expect(await listed()).toContain('Muted');
  });

  it('lets one be snoozed, woken, edited and removed by presses', async () => {
    await world.addRig();
    await add({ kind: 'unprofitable' });
    const { id } = await only();
    const alone = await desk.say('alerts list', {});
    expect([...customIdsOf(alone).keys()]).toEqual(['snooze-24h', 'edit', 'remove']);
    expect(flawsOf(alone)).toEqual([]);
    await add({ kind: 'halving' });
    const list = await desk.say('alerts list', {});
    const pick = customIdsOf(list).get('pick') ?? '';
    const picked = messageOf(await desk.press(pick, {}, ada, [String(id)]));
    expect(textOf(picked)).toContain(`#${id} · Cellar stops paying`);
    expect(picked.ephemeral).toBe(true);

    const ids = customIdsOf(picked);
    expect(await said(desk.press(ids.get('snooze-24h') ?? '').then(messageOf))).toContain('Silent');
    const asleep = messageOf(await desk.press(pick, {}, ada, [String(id)]));
    expect([...customIdsOf(asleep).keys()]).toEqual(['wake', 'edit', 'remove']);
    expect(await desk.press(ids.get('edit') ?? '')).toHaveProperty('modal');
    const asked = messageOf(await desk.press(ids.get('remove') ?? ''));
    expect(textOf(asked)).toBe('Remove “Cellar stops paying”?');
    expect(await world.alerts.list(ADA)).toHaveLength(2);
    await desk.press(customIdsOf(asked).get('removed') ?? '');
    expect(await world.alerts.list(ADA)).toHaveLength(1);
    for (const value of [String(id), '', 'x', '-1', '9'.repeat(30)]) {
      await expect(desk.press(pick, {}, ada, [value])).rejects.toThrow('not there any more');
    }
    await expect(desk.press(ids.get('edit') ?? '')).rejects.toThrow('not there any more');
  });

  it('has pages, and keeps within limits with the longest names', async () => {
    for (const name of ['a', 'b', 'c']) {
      const rig = await world.addRig({ name: name.repeat(50).replaceAll('aa', '*_') });
      for (const kind of ['unprofitable', 'outlook']) {
        for (const floor of [0, -123_456, 7]) await add({ kind, rig: rig.name, floor });
      }
    }
    for (const caller of [ada, german]) {
      const first = await desk.say('alerts list', {}, caller);
      expect(flawsOf(first)).toEqual([]);
      expect(first.embeds?.[0]?.fields).toHaveLength(8);
      const second = messageOf(await desk.press(customIdsOf(first).get('later'), {}, caller));
      const third = messageOf(await desk.press(customIdsOf(second).get('later'), {}, caller));
      expect(third.embeds?.[0]?.fields).toHaveLength(2);
      const back = messageOf(await desk.press(customIdsOf(third).get('earlier'), {}, caller));
      expect(textOf(back)).toBe(textOf(second));
    }
  });

  it('shows nobody else’s', async () => {
    await add({ kind: 'halving' });
    expect(await listed({ ...ada, id: BOB })).toContain('You have no alerts yet');
  });

  it('tells somebody without any how to watch one of their rigs', async () => {
    expect(await listed()).toContain('register it first');
    await world.addRig({ name: 'Cellar' });
    expect(await listed()).toBe(
      'You have no alerts yet. `/alerts add kind:unprofitable rig:Cellar` tells you when it stops paying.',
    );
    await add({ kind: 'unprofitable', rig: 'Cellar' });
    expect(await listed()).toContain('1 alert');
  });
});

describe('/alerts snooze, and the buttons of a notice', () => {
  const sink = async () => {
    await world.addRig();
    await add({ kind: 'unprofitable' });
    await world.tick();
    const [notice, ...others] = await world.pass(20 * MINUTE, LOSS);
    if (!notice || others.length > 0) throw new Error('not told once');
    return notice.payload;
  };

  it.each([
    ['snooze-1h', HOUR],
    ['snooze-24h', 24 * HOUR],
  ])('%s is silent, then tells once that it is still so', async (action, seconds) => {
    const notice = await sink();
    const message = messageOf(await desk.press(customIdsOf(notice).get(action)));
    expect(flawsOf(message)).toEqual([]);
    expect(message.ephemeral).toBe(true);
    expect(textOf(message)).toBe(`Silent until <t:${world.now + seconds}:f>: Cellar stops paying`);
    expect(await newsAfter(seconds - MINUTE)).toEqual([]);
    const [again, ...others] = await newsAfter(HOUR);
    expect(again).toContain('Still so.');
    expect(others).toEqual([]);
  });

  it('mutes for good, recovery included, until it is woken', async () => {
    const notice = await sink();
    const muted = messageOf(await desk.press(customIdsOf(notice).get('mute')));
    expect(textOf(muted)).toBe('Muted, recovery included: Cellar stops paying');
    expect(await newsAfter(HOUR, GAIN)).toEqual([]);
    expect(await newsAfter(HOUR, LOSS)).toEqual([]);
    expect(textOf(messageOf(await desk.press(customIdsOf(notice).get('snooze-1h'))))).toContain(
      'Muted already',
    );

    const woken = messageOf(await desk.press(customIdsOf(muted).get('wake')));
    expect(textOf(woken)).toBe('Awake again: Cellar stops paying');
    expect(await only()).toMatchObject({ muted: false, state: 'fired' });
    const [recovery] = await newsAfter(HOUR, GAIN);
    expect(recovery).toContain('pays again');
  });

  it('is woken from a snooze', async () => {
    const notice = await sink();
    await desk.press(customIdsOf(notice).get('snooze-24h'));
    await desk.say('alerts snooze', { alert: `#${(await only()).id}`, for: 'wake' });
    // As at the end of any snooze.
    const [again, ...others] = await newsAfter(HOUR);
    expect(again).toContain('Still so.');
    expect(others).toEqual([]);
    expect(await newsAfter(HOUR, GAIN)).toHaveLength(1);
  });

  it('is woken to what came meanwhile: a loss, or a retarget', async () => {
    await world.addRig();
    await add({ kind: 'unprofitable' });
    await add({ kind: 'retarget' });
    const all = await world.alerts.list(ADA);
    for (const { id } of all) await desk.say('alerts snooze', { alert: `${id}`, for: '24h' });
    expect(await newsAfter(HOUR, { ...LOSS, height: CALM.height + 2_016 })).toEqual([]);
    for (const { id } of all) await desk.say('alerts snooze', { alert: `${id}`, for: 'wake' });
    const news = await newsAfter(12 * HOUR);
    expect(news).toHaveLength(1);
    expect(news[0]).toContain('Cellar no longer pays');
    expect(news[0]).toContain('Difficulty');
  });

  it('says so when somebody is faster all the time', async () => {
    await add({ kind: 'halving' });
    const { id } = await only();
    Object.assign(desk.ports, { alerts: { ...world.alerts, save: async () => 'changed' } });
    await expect(desk.say('alerts snooze', { alert: String(id), for: '1h' })).rejects.toThrow(
      'That alert changed while you did: try again.',
    );
  });

  it('silences all the alerts of a message at once', async () => {
    for (const name of ['Cellar', 'Attic']) {
      const rig = await world.addRig({ name });
      await add({ kind: 'unprofitable', rig: rig.name });
    }
    await add({ kind: 'price.above', level: 100_000 });
    await world.tick();
    const [notice] = await world.pass(20 * MINUTE, LOSS);
    if (!notice) throw new Error('not told');
    await desk.press(customIdsOf(notice.payload).get('mute'));
    const muted = (await world.alerts.list(ADA)).map((alert) => alert.muted);
    expect(muted).toEqual([true, true, false]);
  });

  it('knows the alerts of a message about many, whatever became of them', async () => {
    for (let count = 0; count < 30; count += 1) {
      const rig = await world.addRig({ name: `R${count}` });
      await world.addAlert(UNPROFITABLE, { rig });
    }
    const other = await world.addRig({ name: 'Other', power: 3_000 });
    await world.addAlert(UNPROFITABLE, { rig: other });
    const [loss] = await world.pass(20 * MINUTE, LOSS);
    if (!loss) throw new Error('not told');
    const affected = async (action: string, of = loss) => {
      const answer = messageOf(await desk.press(customIdsOf(of.payload).get(action)));
      expect(textOf(answer)).toContain('R29');
      return { payload: answer };
    };
    // On their way back, and told so.
    await world.pass(2 * MINUTE, GAIN);
    await affected('snooze-1h');
    const [recovery] = await world.pass(2 * HOUR);
    if (!recovery) throw new Error('not told');
    await world.pass(2 * MINUTE, LOSS);
    await affected('snooze-24h');
    await affected('snooze-1h', recovery);
    const muted = await affected('mute', recovery);
    expect((await world.alerts.list(ADA)).filter((alert) => alert.muted)).toHaveLength(30);
    const woken = messageOf(await desk.press(customIdsOf(muted.payload).get('wake')));
    expect(textOf(woken)).toContain('R29');
    expect((await world.alerts.list(ADA)).filter((alert) => alert.muted)).toEqual([]);
  });

  it('says so when the alert is gone', async () => {
    const notice = await sink();
    await world.alerts.remove(ADA, (await only()).id);
    await expect(desk.press(customIdsOf(notice).get('mute'))).rejects.toThrow('not there any more');
  });

  it('changes what the engine changed meanwhile', async () => {
    await sink();
    const { id } = await only();
    const { alerts } = world;
    let raced = false;
    const racing = {
      ...alerts,
      save: async (alert: Parameters<typeof alerts.save>[0]) => {
        if (!raced) {
          raced = true;
          await alerts.save(await only());
        }
        return alerts.save(alert);
      },
    };
    Object.assign(desk.ports, { alerts: racing });
    await desk.say('alerts snooze', { alert: String(id), for: '1h' });
    expect((await only()).snoozedUntil).toBe(world.now + HOUR);
  });
});

describe('choosing an alert', () => {
  it('suggests them by what they watch; name and value are both understood', async () => {
    await world.addRig({ name: 'Kitchen *1*' });
    await add({ kind: 'unprofitable' });
    await add({ kind: 'price.below', level: 70_000, deliver: 'channel' });
    const all = await desk.suggest('alerts remove', 'alert');
    expect(all.map(({ name }) => name.replace(/^#\d+/, '#'))).toEqual([
      '# · Kitchen *1* stops paying → direct message',
      '# · Bitcoin below $70,000 → a channel',
    ]);
    const [bitcoin] = await desk.suggest('alerts snooze', 'alert', 'bitcoin');
    for (const text of [bitcoin?.name, bitcoin?.value]) {
      const message = await desk.say('alerts snooze', { alert: text ?? '', for: '1h' });
      expect(textOf(message)).toContain('Bitcoin below $70,000');
    }
  });

  it.each(['', 'nonsense', '0', '99999', '#'])('refuses %j with a sentence', async (alert) => {
    await add({ kind: 'halving' });
    await expect(desk.say('alerts remove', { alert })).rejects.toThrow('You have no alert');
  });

  it('knows nobody else’s', async () => {
    await add({ kind: 'halving' });
    const { id } = await only();
    const bob = { ...ada, id: BOB };
    await expect(desk.say('alerts remove', { alert: String(id) }, bob)).rejects.toThrow();
    await expect(desk.press(`1:alerts:removed:${BOB}:${id}`, {}, bob)).rejects.toThrow();
    await expect(desk.press(`1:alerts:edited:${BOB}:${id}`, {}, bob)).rejects.toThrow();
    expect(await world.alerts.list(ADA)).toHaveLength(1);
  });
});

describe('a notice about very many rigs', () => {
  it('is silenced in a message that fits', async () => {
    const alerts = [];
    for (let n = 0; n < 40; n++) {
      const rig = await world.addRig({ name: `${'*_'.repeat(24)}${n}` });
      const alert = await world.addAlert({ ...UNPROFITABLE, floor: -123_456.78 }, { rig });
      const told = { ...alert, notifiedAt: world.now };
      await world.alerts.save(told);
      alerts.push(told);
    }
    const press = async (action: string, of: readonly Alert[]) => {
      const id = `1:alerts:${action}:${ADA}:${selection.write(selectionOf(of))}`;
      const message = messageOf(await desk.press(id));
      expect(flawsOf(message)).toEqual([]);
      return message.content;
    };
    expect(await press('mute', alerts.slice(0, 10))).toMatch(/… and \d more\.$/);
    expect(await press('snooze-1h', alerts)).toMatch(
      /^Silent until .* more\.\nMuted already: .* more\.$/,
    );
  });
});

describe('/alerts remove', () => {
  it('asks first', async () => {
    await add({ kind: 'halving' });
    const { id } = await only();
    const question = await desk.say('alerts remove', { alert: String(id) });
    expect(textOf(question)).toBe('Remove “The halving draws near”?');
    const kept = messageOf(await desk.press(customIdsOf(question).get('kept')));
    expect(kept).toEqual({ content: 'Kept: The halving draws near.', components: [] });
    expect(await world.alerts.list(ADA)).toHaveLength(1);
    const gone = messageOf(await desk.press(customIdsOf(question).get('removed')));
    expect(gone).toEqual({ content: 'Removed: The halving draws near.', components: [] });
    expect(await world.alerts.list(ADA)).toEqual([]);
    await expect(desk.press(customIdsOf(question).get('removed'))).rejects.toThrow('not there');
  });
});

describe('the language of what is said unasked', () => {
  const told = async () => {
    const news = await newsAfter(20 * MINUTE, LOSS);
    return news.filter((text) => !text.startsWith('Hier sage ich')).join();
  };

  it('is that of Discord where the alert was set up', async () => {
    await world.addRig();
    await add({ kind: 'unprofitable' }, german);
    expect(await told()).toMatch(/^Cellar lohnt sich nicht mehr/);
  });

  it.each([['by a button'], ['by editing'], ['by a word about it']])(
    'follows Discord %s',
    async (how) => {
      const rig = await world.addRig();
      if (how === 'by a button') {
        await desk.press(`1:alerts:watch:${ADA}:${rig.id}`, {}, german);
      } else {
        await add({ kind: 'unprofitable' });
        const { id } = await only();
        if (how === 'by editing') await desk.press(`1:alerts:edited:${ADA}:${id}`, {}, german);
        else await desk.say('alerts snooze', { alert: String(id), for: 'wake' }, german);
      }
      expect(await told()).toMatch(/^Cellar lohnt sich nicht mehr/);
    },
  );

  it('is the one that was chosen, wherever there is one', async () => {
    await world.addRig();
    await add({ kind: 'unprofitable' }, german);
    await desk.say('settings me', { language: 'en-GB' });
    expect(await told()).toMatch(/^Cellar no longer pays/);
  });
});

describe('in German', () => {
  it('says it all', async () => {
    await world.addRig();
    expect(await add({ kind: 'unprofitable' }, german)).toContain(
      'Alarm eingerichtet: Cellar lohnt sich nicht mehr',
    );
    expect(await add({ kind: 'fees.above', level: 0.05 }, german)).toContain(
      'Gebühren pro Block über 0,05 BTC',
    );
    expect(await said(desk.say('alerts list', {}, german))).toContain('Ruhig');
  });
});

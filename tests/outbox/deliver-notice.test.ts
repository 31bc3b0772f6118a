import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clockMark } from '../../src/database/clock-mark.ts';
import { personRecipient } from '../../src/outbox/recipient.ts';
import { privacyStore } from '../../src/privacy/privacy.store.ts';
import { apiError, rateLimited } from '../support/discord/api-error.ts';
import { CHANNEL } from '../support/discord/people.ts';
import { ADA, BOB } from '../support/sample-rows.ts';
import { SenderWorld } from '../support/sender-world.ts';

const POST = 'POST /channels/:id/messages';
const LOOK = 'GET /channels/:id/messages';
const OPEN = 'POST /users/@me/channels';
const DAY = 86_400;

let world: SenderWorld;
beforeEach(async () => {
  world = await SenderWorld.open();
});
afterEach(() => world.close());

const depth = () => world.ports.outbox.depth(world.now);
const crowd = Array.from({ length: 20 }, (_, i) => `90000000000000${1_000 + i}`);
const toCrowd = () =>
  world.put(...crowd.map((user) => ({ recipient: personRecipient(user), owner: user })));
const reached = () => crowd.filter((user) => world.dm(user).length > 0).length;

describe('a notice', () => {
  it('goes to a person, and to a channel with the person mentioned', async () => {
    await world.put({}, { recipient: `c:${CHANNEL}` });
    await world.send();
    expect(world.dm(ADA)).toEqual(['Notice 1']);
    expect(world.said(CHANNEL)).toEqual(['Notice 2']);
    const [message] = world.discord.messages(CHANNEL);
    expect(message?.content).toMatchObject({
      allowed_mentions: { parse: [], users: [ADA] },
      nonce: expect.stringMatching(/^hb[0-9a-z]{7,}$/),
      enforce_nonce: true,
    });
    expect(world.counted).toEqual(['sent', 'sent']);
    expect(await depth()).toMatchObject({ ready: 0 });
  });

  it('opens a channel once', async () => {
    await world.put({});
    await world.send();
    await world.put({});
    world.restart();
    await world.send();
    expect(world.dm(ADA)).toHaveLength(2);
    expect(world.discord.count(OPEN)).toBe(1);
  });

  it('is tried again, later each time, when nobody knows whether it went', async () => {
    await world.put({ recipient: `c:${CHANNEL}` });
    world.discord.inject(POST, { kind: 'drop', committed: true }, 2);
    await world.send();
    await world.send();
    expect(world.discord.count(POST)).toBe(1);
    world.now += 5;
    await world.send();
    world.now += 9;
    await world.send();
    expect(world.discord.count(POST)).toBe(2);
    world.now += 1;
    await world.send();
    expect(world.said(CHANNEL)).toEqual(['Notice 1']);
    expect(world.counted).toEqual(['retried', 'retried', 'sent']);
  });

  it('is looked for when Discord may have forgotten its nonce', async () => {
    await world.put({ recipient: `c:${CHANNEL}` });
    world.discord.inject(POST, { kind: 'drop', committed: true });
    await world.send();
    world.discord.forgetNonces();
    world.now += 600;
    await world.send();
    expect(world.said(CHANNEL)).toEqual(['Notice 1']);
    expect(world.discord.count(POST)).toBe(1);
    expect(world.counted).toEqual(['retried', 'sent']);
  });

  it('is looked for after a crash, and posted when it is not there', async () => {
    await world.put({ recipient: `c:${CHANNEL}` }, {});
    await world.ports.outbox.claim({ now: world.now, limit: 10, lease: 120 });
    await world.ports.outbox.releaseAll();
    world.now += 600;
    await world.send();
    expect(world.discord.count(LOOK)).toBe(2);
    expect(world.said(CHANNEL)).toEqual(['Notice 1']);
    expect(world.dm(ADA)).toEqual(['Notice 2']);
  });

  it('is looked for from its first attempt on, however long it waited before', async () => {
    await world.put({ recipient: `c:${CHANNEL}` });
    world.now += DAY;
    world.discord.inject(POST, { kind: 'drop', committed: true });
    await world.send();
    const search = vi.spyOn(world.ports.poster, 'findPosted');
    const attempted = world.now;
    world.now += 30;
    world.discord.inject(POST, { kind: 'drop', committed: false });
    await world.send();
    expect(search).not.toHaveBeenCalled();
    world.discord.forgetNonces();
    world.now += 30;
    await world.send();
    const [, since = 0] = search.mock.calls[0] ?? [];
    expect(since).toBeGreaterThan(attempted - 60);
    expect(world.counted).toEqual(['retried', 'retried', 'sent']);
  });

  it('that is new is not looked for, however long it waited', async () => {
    await world.put({ recipient: `c:${CHANNEL}` });
    world.now += 600;
    await world.send();
    expect(world.discord.count(LOOK)).toBe(0);
    expect(world.said(CHANNEL)).toEqual(['Notice 1']);
  });

  it('waits as long as Discord says', async () => {
    await world.put({ recipient: `c:${CHANNEL}` });
    world.discord.inject(POST, { kind: 'refuse', with: rateLimited(3_600, false) });
    await world.send();
    world.now += 3_598;
    await world.send();
    expect(world.said(CHANNEL)).toEqual([]);
    world.now += 5;
    await world.send();
    expect(world.said(CHANNEL)).toEqual(['Notice 1']);
  });

  it('is given up when Discord has been away for a day', async () => {
    await world.put({ recipient: `c:${CHANNEL}` });
    world.discord.inject(POST, { kind: 'drop', committed: false }, 1_000);
    for (const end = world.now + DAY - 8_000; world.now < end; world.now += 7_200)
      await world.send();
    expect(await depth()).toMatchObject({ ready: 1 });
    world.now += 14_400;
    await world.send();
    expect(await depth()).toMatchObject({ ready: 0, failedByCode: { other: 1 } });
    expect(world.counted.at(-1)).toBe('failed');
  });

  it('that is our mistake is not tried again', async () => {
    await world.put({ recipient: `c:${CHANNEL}`, payload: { content: 'x'.repeat(2_001) } });
    await world.send();
    expect(await depth()).toMatchObject({ ready: 0, failedByCode: { 50035: 1 } });
    expect(world.counted).toEqual(['failed 50035']);
  });

  it.each([
    [404, 10003],
    [403, 50001],
    [403, 50013],
  ])('that a channel refuses (%d %d) goes to its owner alone', async (status, code) => {
    await world.put({ recipient: `c:${CHANNEL}` });
    world.discord.inject(POST, { kind: 'refuse', with: apiError(status, code, 'No') });
    await world.send();
    await world.send();
    expect(world.dm(ADA)).toEqual(['Notice 1']);
    expect(world.counted).toEqual(['moved', 'sent']);
  });
});

describe('closed direct messages', () => {
  beforeEach(async () => {
    await world.put({});
    await world.send();
    world.discord.closeDms(ADA);
  });

  it('lead to the fallback channel, with that person mentioned', async () => {
    await world.ports.dms.setFallback(ADA, CHANNEL);
    await world.put({});
    await world.send();
    await world.send();
    expect(world.said(CHANNEL)).toEqual([`<@${ADA}> Notice 2`]);
    expect(world.discord.messages(CHANNEL)[0]?.content.allowed_mentions).toEqual({
      parse: [],
      users: [ADA],
    });
    expect(world.counted.slice(1)).toEqual(['moved', 'sent']);
    expect(await world.ports.dms.find(ADA)).toMatchObject({ state: 'closed', code: 50007 });
  });

  it('without a fallback keep it for the person', async () => {
    await world.put({});
    await world.send();
    expect(await world.ports.outbox.held(ADA)).toMatchObject([
      { payload: { content: 'Notice 2' } },
    ]);
    expect(world.counted.slice(1)).toEqual(['held 50007']);
  });

  it('are open again once a message gets through', async () => {
    await world.put({});
    await world.send();
    world.discord.openDms(ADA);
    world.now += DAY;
    await world.put({});
    await world.send();
    expect(world.dm(ADA)).toEqual(['Notice 1', 'Notice 3']);
    expect(await world.ports.dms.find(ADA)).toMatchObject({ state: 'open', code: undefined });
  });

  it('cost no further refusal for six hours', async () => {
    const posts = () => world.discord.count(POST);
    await world.put({});
    await world.send();
    const before = posts();
    for (const end = world.now + 6 * 3_600 - 1; world.now < end; world.now += 1_800) {
      await world.put({});
      await world.send();
    }
    expect(posts()).toBe(before);
    expect(world.counted.slice(1)).toEqual(Array.from({ length: 13 }, () => 'held 50007'));
    await world.put({});
    await world.send();
    expect(posts()).toBe(before + 1);
  });

  it('are tried at once when the person writes a command', async () => {
    await world.put({});
    await world.send();
    world.discord.openDms(ADA);
    await world.ports.dms.tryAnew(ADA);
    await world.put({});
    await world.send();
    expect(world.dm(ADA)).toEqual(['Notice 1', 'Notice 3']);
  });

  it('hold up nobody else', async () => {
    await world.put({}, { recipient: `u:${BOB}`, owner: BOB });
    world.now += 60;
    await world.send();
    expect(world.dm(BOB)).toEqual(['Notice 3']);
  });
});

describe('opening direct messages', () => {
  it('leaves nothing behind of a person who was forgotten meanwhile', async () => {
    await world.put({});
    const privacy = privacyStore(world.database);
    const { poster } = world.ports;
    const openDm = vi.spyOn(poster, 'openDm').mockImplementationOnce(async () => {
      await privacy.forget(ADA);
      return { kind: 'opened', channelId: '300000000000000077' };
    });
    await world.send();
    expect(openDm).toHaveBeenCalledOnce();
    expect(await world.ports.dms.find(ADA)).toEqual({});
  });

  it('loses no turn to a sender that comes a little early or late', async () => {
    await toCrowd();
    const start = world.now;
    const uneven = [0.9, 1.1, 0.95, 1.04, 0.99];
    for (let look = 0; reached() < 20 && look < 300; look++) {
      await world.send();
      world.now += uneven[look % uneven.length] ?? 1;
    }
    expect(reached()).toBe(20);
    expect(world.now - start).toBeLessThan(195);
  });

  it('is paced, restarts or not, and keeps everybody’s turn', async () => {
    await toCrowd();
    for (let seconds = 0; seconds <= 60; seconds++) {
      if (seconds % 7 === 0) world.restart();
      await world.send();
      world.now += 1;
    }
    expect(reached()).toBe(7);
    for (let seconds = 0; seconds < 300; seconds++) {
      await world.send();
      world.now += 1;
    }
    expect(reached()).toBe(20);
    expect(world.discord.count(OPEN)).toBe(20);
  });

  it('is not tried again for a day where it was refused', async () => {
    const closed = apiError(403, 50278, 'Cannot send messages to this user: no mutual guilds');
    world.discord.inject(OPEN, { kind: 'refuse', with: closed });
    await world.put({});
    await world.send();
    world.now += 3_600;
    await world.put({});
    await world.send();
    expect(world.discord.count(OPEN)).toBe(1);
    expect(world.counted).toEqual(['held 50278', 'held 50278']);
    world.now += DAY;
    await world.put({});
    await world.send();
    expect(world.dm(ADA)).toEqual(['Notice 3']);
  });

  const TOO_FAST = apiError(403, 40003, 'You are opening direct messages too fast');
  it.each([
    ['40003', TOO_FAST],
    ['20026', apiError(403, 20026, 'Your bot has been flagged by our anti-spam system')],
    ['40002', apiError(403, 40002, 'You need to verify your account')],
    ['a long limit', rateLimited(600, false)],
  ])('stops at %s, with one word to the operator', async (_, refusal) => {
    world.dmOpenPerMinute = 60;
    world.discord.inject(OPEN, { kind: 'refuse', with: refusal }, 100);
    await toCrowd();
    for (let minute = 0; minute < 300; minute++) {
      await world.send();
      world.now += 60;
    }
    expect(world.discord.count(OPEN)).toBe(1);
    const errors = world.lines.filter(({ level }) => level === 'error');
    expect(errors.map(({ sentence }) => sentence)).toEqual([
      expect.stringMatching(/^Discord refuses to open direct messages/),
    ]);
    expect(await depth()).toMatchObject({ ready: 20 });
  });

  it.each([
    ['closed to us', apiError(403, 50007, 'Cannot send messages to this user'), []],
    ['in no server with us', apiError(403, 50278, 'No mutual guilds'), []],
    ['gone', apiError(404, 10013, 'Unknown User'), []],
    [
      'refused for a reason not known',
      apiError(403, 99_999, 'No'),
      Array.from({ length: 10 }, () => 'direct message not opened, for a reason not known'),
    ],
  ])('reaches the others when ten people are %s', async (_, refusal, said) => {
    world.dmOpenPerMinute = 60;
    world.discord.inject(OPEN, { kind: 'refuse', with: refusal }, 10);
    await toCrowd();
    for (let look = 0; reached() < 10 && look < 300; look++) {
      await world.send();
      world.now += 20;
    }
    expect(reached()).toBe(10);
    expect(world.discord.count(OPEN)).toBe(20);
    const sentences = world.lines.map(({ sentence }) => sentence);
    expect(sentences.filter((sentence) => sentence !== 'notice refused')).toEqual(said);
    // Those are left in peace.
    await toCrowd();
    await world.send();
    expect(world.discord.count(OPEN)).toBe(20);
  });

  it('is tried again where a proxy refused it, and held up for nobody', async () => {
    world.dmOpenPerMinute = 60;
    const blocked = { status: 403, body: 'blocked', headers: { 'Content-Type': 'text/html' } };
    world.discord.inject(OPEN, { kind: 'refuse', with: blocked }, 10);
    await toCrowd();
    for (let look = 0; reached() < 20 && look < 300; look++) {
      await world.send();
      world.now += 20;
    }
    expect(reached()).toBe(20);
  });

  it('goes on when the clock was set back over the pause', async () => {
    world.discord.inject(OPEN, { kind: 'refuse', with: TOO_FAST });
    const mark = clockMark(world.database);
    await mark.set(world.now);
    await world.put({});
    await world.send();
    world.now -= DAY;
    await mark.set(world.now);
    world.now += 60;
    await world.send();
    expect(world.dm(ADA)).toEqual(['Notice 1']);
  });

  it('goes on when the pause is over', async () => {
    world.discord.inject(OPEN, { kind: 'refuse', with: TOO_FAST });
    await world.put({});
    await world.send();
    expect(world.dm(ADA)).toEqual([]);
    world.now += 6 * 3_600;
    await world.send();
    expect(world.dm(ADA)).toEqual(['Notice 1']);
  });

  it('that would take long is not waited for by those who named a channel', async () => {
    world.discord.inject(OPEN, { kind: 'refuse', with: TOO_FAST });
    await world.ports.dms.setFallback(ADA, CHANNEL);
    await world.put({});
    await world.send();
    await world.send();
    expect(world.said(CHANNEL)).toEqual([`<@${ADA}> Notice 1`]);
  });
});

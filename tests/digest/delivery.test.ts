import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alertStore } from '../../src/alert/alerts.store.ts';
import { newAlert } from '../../src/alert/reevaluate.ts';
import type { Digest, NewDigest } from '../../src/digest/digest.ts';
import type { Content, NewNotice } from '../../src/outbox/notice.ts';
import { personRecipient } from '../../src/outbox/recipient.ts';
import { apiError } from '../support/discord/api-error.ts';
import { CHANNEL, GUILD } from '../support/discord/people.ts';
import { ADA, sampleDigest } from '../support/sample-rows.ts';
import { SenderWorld } from '../support/sender-world.ts';

const POST = 'POST /channels/:id/messages';
const HOUR = 3_600;
const DAY = 86_400;

let world: SenderWorld;
beforeEach(async () => {
  world = await SenderWorld.open();
});
afterEach(() => world.close());

const content: Content = {
  id: 'morning',
  message: {
    content: 'Good morning.',
    embeds: [{ title: 'Hashprice', image: { url: 'attachment://hashprice.png' } }],
  },
  picture: { name: 'hashprice.png', description: 'A line', data: Buffer.alloc(2_000, 1) },
};

/** One more of it, in the outbox. */
async function serve(digest: Digest, changes: Partial<NewNotice> = {}): Promise<void> {
  const slot = digest.nextAt ?? 0;
  const notice: NewNotice = {
    recipient: digest.recipient,
    owner: digest.guildId === undefined ? ADA : `g:${digest.guildId}`,
    payload: { content: 'Late.' },
    content: content.id,
    digest: digest.id,
    expiresAt: world.now + 6 * HOUR,
    dedupeKey: `digest:${digest.id}:${slot}`,
    createdAt: world.now,
    ...changes,
  };
  const went = await world.digests.advance({
    served: [{ digest: { ...digest, nextAt: slot + DAY, lastAt: slot }, notice }],
    contents: [content],
  });
  expect(went).toBe(1);
}
async function served(
  changes: Partial<NewDigest> = {},
  notice: Partial<NewNotice> = {},
): Promise<Digest> {
  const added = await world.digests.add(
    sampleDigest({ guildId: GUILD, recipient: `c:${CHANNEL}`, nextAt: world.now, ...changes }),
  );
  if (!added.ok) throw new Error(added.why);
  await serve(added.digest, notice);
  return added.digest;
}
const ten = { minute: 600, days: 'daily', timeZone: 'Europe/Berlin' } as const;
const ofAda = { guildId: undefined, recipient: personRecipient(ADA) };
const ELSEWHERE = '300000000000000012';
async function change({ id }: Digest, changes: Partial<Digest>): Promise<void> {
  const current = await world.digests.find(id);
  if (!current) throw new Error('Gone');
  expect(await world.digests.save({ ...current, ...changes })).toBe('saved');
}
const now = (digest: Digest) => world.digests.find(digest.id);
const depth = () => world.ports.outbox.depth(world.now);
/** Long enough for the note to get its turn. */
async function sendAll(): Promise<void> {
  for (let look = 0; look < 5; look += 1) {
    await world.send();
    world.now += 10;
  }
}

describe('a digest', () => {
  it('is posted whole, and mentions nobody', async () => {
    await served();
    await world.send();
    const [message, ...others] = world.discord.messages(CHANNEL);
    expect(others).toEqual([]);
    expect(message?.content).toMatchObject({
      content: 'Late.\nGood morning.',
      embeds: [{ title: 'Hashprice', image: { url: 'attachment://hashprice.png' } }],
      allowed_mentions: { parse: [] },
    });
    expect(message?.content.allowed_mentions).not.toHaveProperty('users');
    expect(message?.files.map(({ name, data }) => [name, data.byteLength])).toEqual([
      ['hashprice.png', 2_000],
    ]);
    expect(world.discord.violations).toEqual([]);
    expect(world.counted).toEqual(['sent']);
  });

  it('is posted once when the answer is lost, with its nonce or without', async () => {
    await served();
    world.discord.inject(POST, { kind: 'drop', committed: true });
    await world.send();
    world.now += 10;
    await world.send();
    expect(world.discord.messages(CHANNEL)).toHaveLength(1);
    const [digest] = await world.digests.ofServer(GUILD);
    if (!digest) throw new Error('None');
    await serve(digest, { payload: { content: 'Another.' } });
    world.discord.inject(POST, { kind: 'drop', committed: true });
    await world.send();
    world.discord.forgetNonces();
    world.now += 600;
    await world.send();
    expect(world.discord.messages(CHANNEL)).toHaveLength(2);
    expect(world.counted).toEqual(['retried', 'sent', 'retried', 'sent']);
  });

  it.each([
    ['may not be attached', 'plain'],
    ['is too large', 'small'],
  ] as const)('whose picture %s goes as text at once', async (_, rights) => {
    world.discord.setRights(CHANNEL, rights);
    const digest = await served();
    await world.send();
    const [message] = world.discord.messages(CHANNEL);
    expect(message?.content).toMatchObject({
      content: 'Late.\nGood morning.',
      embeds: [{ title: 'Hashprice' }],
    });
    expect(message?.content.embeds?.[0]).not.toHaveProperty('image');
    expect(message?.files).toEqual([]);
    expect(world.counted).toEqual(['sent']);
    expect(await now(digest)).toMatchObject({ state: 'active' });
    expect(world.discord.violations).toEqual([]);
  });

  it('whose picture Discord finds fault with goes as text', async () => {
    await served();
    const fault = apiError(400, 50035, 'Invalid Form Body');
    world.discord.inject(POST, { kind: 'refuse', with: fault });
    await world.send();
    expect(world.said(CHANNEL)).toEqual(['Late.\nGood morning.']);
    expect(world.discord.messages(CHANNEL)[0]?.files).toEqual([]);
  });

  it('that Discord never took goes nowhere once it is too late, and is counted', async () => {
    const digest = await served({}, { expiresAt: world.now + HOUR });
    world.discord.inject(POST, { kind: 'drop', committed: false }, 100);
    for (const end = world.now + HOUR; world.now < end; world.now += 601) await world.send();
    world.discord.calm();
    await world.send();
    expect(world.said(CHANNEL)).toEqual([]);
    expect(world.counted.at(-1)).toBe('failed');
    expect(await depth()).toMatchObject({ ready: 0 });
    expect(await now(digest)).toMatchObject({ state: 'active', missed: 1 });
  });

  it('that was posted after all is not counted as missed', async () => {
    const digest = await served({}, { expiresAt: world.now + HOUR });
    world.discord.inject(POST, { kind: 'drop', committed: true });
    await world.send();
    world.now += HOUR;
    await world.send();
    expect(world.discord.messages(CHANNEL)).toHaveLength(1);
    expect(world.counted).toEqual(['retried', 'sent']);
    expect(await now(digest)).toMatchObject({ missed: 0 });
  });

  it('that waited too long from the start is not sent', async () => {
    const digest = await served();
    world.now += 6 * HOUR;
    await world.send();
    expect(world.discord.count(POST)).toBe(0);
    expect(await now(digest)).toMatchObject({ missed: 1 });
  });

  it('that is our mistake is counted as missed', async () => {
    const digest = await served({}, { payload: { content: 'x'.repeat(2_001) } });
    await world.send();
    expect(world.counted).toEqual(['failed 50035']);
    expect(await now(digest)).toMatchObject({ state: 'active', missed: 1 });
  });
});

describe('a digest that somebody changed while its notice waited', () => {
  it.each(['active', 'paused'] as const)(
    'says nothing any more when removed (%s)',
    async (state) => {
      const digest = await served({}, { expiresAt: undefined });
      await change(digest, { state });
      await world.digests.remove(digest.id);
      await world.send();
      expect(world.discord.count(POST)).toBe(0);
      expect(await depth()).toMatchObject({ ready: 0 });
    },
  );

  it('says nothing while it is paused, and counts nothing as missed', async () => {
    const digest = await served();
    await change(digest, { state: 'paused', nextAt: undefined });
    await world.send();
    expect(world.discord.count(POST)).toBe(0);
    expect(await now(digest)).toMatchObject({ state: 'paused', missed: 0 });
    expect(await depth()).toMatchObject({ ready: 0 });
  });

  it('is told when it is sent by hand all the same', async () => {
    const digest = await served({}, { expiresAt: undefined });
    await change(digest, { state: 'paused', nextAt: undefined });
    await world.send();
    expect(world.said(CHANNEL)).toEqual(['Late.\nGood morning.']);
  });

  it('goes where it belongs by now', async () => {
    const digest = await served();
    await change(digest, { recipient: `c:${ELSEWHERE}` });
    await sendAll();
    expect(world.said(CHANNEL)).toEqual([]);
    expect(world.said(ELSEWHERE)).toEqual(['Late.\nGood morning.']);
  });

  it('is not told twice where nobody knows whether it was', async () => {
    const digest = await served();
    world.discord.inject(POST, { kind: 'drop', committed: true });
    await world.send();
    await change(digest, { recipient: `c:${ELSEWHERE}` });
    world.now += 10;
    await sendAll();
    expect(world.discord.messages(CHANNEL)).toHaveLength(1);
    expect(world.said(ELSEWHERE)).toEqual([]);
    expect(world.counted).toEqual(['retried', 'sent']);
  });
});

describe('a digest that is refused for good', () => {
  it.each([
    ['channel-gone', () => world.discord.deleteChannel(CHANNEL), 'The channel is gone'],
    ['no-access', () => world.discord.setRights(CHANNEL, 'hidden'), 'I can’t see the channel'],
    ['missing-permission', () => world.discord.setRights(CHANNEL, 'mute'), 'I may not write there'],
  ] as const)('stops (%s), with one note to who subscribed', async (why, refuse, says) => {
    refuse();
    const digest = await served();
    await sendAll();
    const stopped = await now(digest);
    expect(stopped).toMatchObject({ state: 'stopped', stopped: { why } });
    expect(stopped?.nextAt).toBeUndefined();
    const notes = world.dm(ADA);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatch(
      new RegExp(`^\\*\\*The digest for <#${CHANNEL}> at 9:00 AM has stopped\\.\\*\\*\n${says}`),
    );
    expect(notes[0]).toMatch(/You find it in `\/digest list`\.$/);
    expect(await world.ports.outbox.held(ADA)).toEqual([]);
    expect(await world.ports.outbox.held(`g:${digest.guildId}`)).toEqual([]);
    expect(await depth()).toMatchObject({ ready: 0 });
  });

  it('for a reason not known stops alone: it says nothing of the channel', async () => {
    const alert = {
      userId: ADA,
      params: { kind: 'halving', coin: 'BTC' },
      deliver: CHANNEL,
    } as const;
    const snapshot = { now: world.now, metrics: new Map([['height:BTC', 900_000]] as const) };
    const alerts = alertStore(world.database);
    const added = await alerts.add(newAlert(alert, undefined, snapshot));
    if (!added.ok) throw new Error(added.why);
    const other = await served({ schedule: ten }, { expiresAt: world.now + DAY });
    await world.send();
    const digest = await served();
    const blocked = apiError(400, 200_000, 'Message was blocked by automatic moderation');
    world.discord.inject(POST, { kind: 'refuse', with: blocked });
    await sendAll();
    expect(await now(digest)).toMatchObject({ state: 'stopped', stopped: { why: 'other' } });
    expect(await now(other)).toMatchObject({ state: 'active' });
    expect(await alerts.find(ADA, added.alert.id)).toEqual(added.alert);
    expect(world.dm(ADA)).toEqual([expect.stringContaining('at 9:00 AM has stopped')]);
  });

  it('says so in its language, and to nobody where nobody is known', async () => {
    world.discord.setRights(CHANNEL, 'mute');
    await served({ locale: 'de' });
    const forgotten = await served({ userId: undefined, schedule: { ...ten } });
    await sendAll();
    expect(await now(forgotten)).toMatchObject({ state: 'stopped' });
    expect(world.dm(ADA)).toEqual([
      [
        `**Der Bericht für <#${CHANNEL}> um 09:00 Uhr kommt nicht mehr.**`,
        'Ich darf dort nicht schreiben: Ich brauche „Nachrichten senden“ und „Links einbetten“. Sobald ich das darf, setzt `/bericht pause` den Bericht fort.',
        'Du findest ihn in `/bericht liste`.',
      ].join('\n'),
    ]);
  });

  it('goes to where it goes by now', async () => {
    const digest = await served();
    world.discord.inject(POST, { kind: 'drop', committed: false });
    await world.send();
    world.discord.deleteChannel(CHANNEL);
    await change(digest, { recipient: `c:${ELSEWHERE}` });
    world.now += 10;
    await sendAll();
    expect(world.said(ELSEWHERE)).toEqual(['Late.\nGood morning.']);
    expect(world.counted).toEqual(['retried', 'moved', 'sent']);
    expect(await now(digest)).toMatchObject({ state: 'active', missed: 0 });
    expect(world.dm(ADA)).toEqual([]);
  });

  it('of a person takes the channel for that case first', async () => {
    await world.put({});
    await world.send();
    world.discord.closeDms(ADA);
    await world.ports.dms.setFallback(ADA, CHANNEL);
    const digest = await served(ofAda);
    await sendAll();
    expect(world.said(CHANNEL)).toEqual([`<@${ADA}> Late.\nGood morning.`]);
    expect(world.discord.messages(CHANNEL)[0]?.content.allowed_mentions).toEqual({
      parse: [],
      users: [ADA],
    });
    expect(await now(digest)).toMatchObject({ state: 'active' });
  });

  it('of a person without one stops, and the note waits for the next command', async () => {
    await world.put({});
    await world.send();
    world.discord.closeDms(ADA);
    const digest = await served(ofAda);
    await sendAll();
    expect(await now(digest)).toMatchObject({ state: 'stopped', stopped: { why: 'dm-closed' } });
    const held = await world.ports.outbox.held(ADA);
    expect(held.map(({ payload }) => payload.content)).toEqual([
      expect.stringMatching(/^\*\*Your digest at 9:00 AM by direct message has stopped/),
    ]);
  });

  it('of a person stops where the channel for that case refuses it too', async () => {
    await world.put({});
    await world.send();
    world.discord.closeDms(ADA);
    world.discord.setRights(CHANNEL, 'hidden');
    await world.ports.dms.setFallback(ADA, CHANNEL);
    const digest = await served(ofAda);
    await sendAll();
    await sendAll();
    expect(await now(digest)).toMatchObject({ state: 'stopped', stopped: { why: 'dm-closed' } });
    const held = await world.ports.outbox.held(ADA);
    expect(held.map(({ payload }) => payload.content)).toEqual([
      expect.stringContaining(`<#${CHANNEL}> in place of direct messages`),
      expect.stringContaining('by direct message has stopped'),
    ]);
  });
});

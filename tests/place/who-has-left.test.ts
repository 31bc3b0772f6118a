import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alertStore } from '../../src/alert/alerts.store.ts';
import { newAlert } from '../../src/alert/reevaluate.ts';
import type { Alert, NewAlert } from '../../src/alert/types.ts';
import { sharedRigs } from '../../src/digest/shared-rigs.store.ts';
import { channelRecipient } from '../../src/outbox/recipient.ts';
import { settingsStore } from '../../src/people/settings.store.ts';
import { checkSharers } from '../../src/place/check-sharers.job.ts';
import { placeChannels } from '../../src/place/place-channels.job.ts';
import { rigStore } from '../../src/rig/rigs.store.ts';
import { CHANNEL, GUILD } from '../support/discord/people.ts';
import { ADA, BOB, sampleDigest, sampleRig } from '../support/sample-rows.ts';
import { SenderWorld } from '../support/sender-world.ts';

const hasTime = () => true;
const ELSEWHERE = '300000000000000012';
const MEMBER = 'GET /guilds/:id/members/:id';
const HOUR = 3_600;
const DAY = 86_400;

let world: SenderWorld;
beforeEach(async () => {
  world = await SenderWorld.open();
});
afterEach(() => world.close());

async function alertOf(
  userId: string,
  changes: Partial<Pick<NewAlert, 'deliver' | 'guildId' | 'params' | 'rigId'>> = {},
): Promise<Alert> {
  const wish = {
    userId,
    params: { kind: 'halving', coin: 'BTC' },
    deliver: CHANNEL,
    guildId: GUILD,
    ...changes,
  } as const;
  const snapshot = { now: world.now, metrics: new Map([['height:BTC', 900_000]] as const) };
  const added = await alertStore(world.database).add(newAlert(wish, undefined, snapshot));
  if (!added.ok) throw new Error(added.why);
  return added.alert;
}
const now = ({ userId, id }: Alert) => alertStore(world.database).find(userId, id);
const inChannel = (owner = ADA) => world.put({ recipient: `c:${CHANNEL}`, owner });
/** Long enough for notes to be gathered and to have their turns. */
async function sendAll(): Promise<void> {
  for (let look = 0; look < 8; look += 1) {
    await world.send();
    world.now += 10;
  }
}

describe('what a person has posted in a server', () => {
  it('is posted while that person is there, who is asked for once an hour', async () => {
    for (let n = 0; n < 3; n += 1) await inChannel();
    await inChannel(BOB);
    await sendAll();
    expect(world.discord.messages(CHANNEL)).toHaveLength(4);
    expect(world.discord.count(MEMBER)).toBe(2);
    world.now += HOUR;
    await inChannel();
    await world.send();
    expect(world.discord.count(MEMBER)).toBe(3);
  });

  it('goes to that person alone who has left, and is paused with one note', async () => {
    const rig = await rigStore(world.database).add(sampleRig({ name: 'Cellar *1*' }));
    if (!rig.ok) throw new Error(rig.why);
    const here = await alertOf(ADA);
    const ofRig = await alertOf(ADA, {
      rigId: rig.rig.id,
      deliver: ELSEWHERE,
      params: { kind: 'unprofitable', floor: -2, margin: 0, sustain: 0, cooldown: 0 },
    });
    const direct = await alertOf(ADA, { deliver: 'dm', guildId: undefined });
    const bobs = await alertOf(BOB);
    world.discord.leave(ADA);
    await inChannel();
    await inChannel();
    await inChannel(BOB);
    await sendAll();
    expect(world.said(CHANNEL)).toEqual(['Notice 3']);
    expect(await now(here)).toMatchObject({ muted: true, stopped: { why: 'left' } });
    expect(await now(ofRig)).toMatchObject({ muted: true, stopped: { why: 'left' } });
    expect(await now(direct)).toEqual(direct);
    expect(await now(bobs)).toEqual(bobs);
    const [first, second, note, ...others] = world.dm(ADA);
    expect([first, second, others]).toEqual(['Notice 1', 'Notice 2', []]);
    expect(note?.split('\n')).toEqual([
      '**This doesn’t go out any more:**',
      'Why: you are no longer on the server.',
      `- the alert “The halving draws near” in <#${CHANNEL}>`,
      `- the alert “Cellar \\*1\\* stops paying” in <#${ELSEWHERE}>`,
      expect.stringContaining('`/alerts edit` sends one elsewhere'),
    ]);
  });

  it.each([
    ['in that channel', () => world.discord.silence(CHANNEL, ADA)],
    [
      'for a while',
      () => world.discord.timeOut(ADA, new Date((world.now + HOUR) * 1_000).toISOString()),
    ],
  ] as const)('is paused where the person may not write %s', async (_, silence) => {
    const here = await alertOf(ADA);
    const there = await alertOf(ADA, { deliver: ELSEWHERE });
    silence();
    await inChannel();
    await sendAll();
    expect(world.said(CHANNEL)).toEqual([]);
    expect(await now(here)).toMatchObject({ stopped: { why: 'may-not-write' } });
    expect(await now(there)).toEqual(there);
    expect(world.dm(ADA)).toEqual([
      'Notice 1',
      expect.stringContaining('you may not write in the channel any more'),
    ]);
  });

  it('is not told twice when it may have been posted before', async () => {
    world.discord.inject('POST /channels/:id/messages', { kind: 'drop', committed: true });
    await inChannel();
    await world.send();
    world.discord.leave(ADA);
    world.now += HOUR;
    await sendAll();
    expect(world.said(CHANNEL)).toEqual(['Notice 1']);
    expect(world.dm(ADA)).toEqual([]);
  });

  it('waits while nobody can tell, and is posted where Discord doesn’t say', async () => {
    world.discord.inject(MEMBER, { kind: 'bad-gateway' }, 20);
    await inChannel();
    await world.send();
    expect(world.said(CHANNEL)).toEqual([]);
    world.discord.calm();
    await sendAll();
    expect(world.said(CHANNEL)).toEqual(['Notice 1']);
  });

  it('in place of direct messages is forgotten as well, and kept for the next command', async () => {
    await world.put({});
    await world.send();
    world.discord.closeDms(ADA);
    await world.ports.dms.setFallback(ADA, CHANNEL);
    world.discord.leave(ADA);
    await world.put({});
    await sendAll();
    expect(world.said(CHANNEL)).toEqual([]);
    expect((await world.ports.dms.find(ADA)).fallbackChannelId).toBeUndefined();
    const held = await world.ports.outbox.held(ADA);
    expect(held.map(({ payload }) => payload.content)).toEqual([
      expect.stringContaining('Notice 2'),
      expect.stringContaining(`<#${CHANNEL}> in place of direct messages`),
    ]);
  });
});

describe('a bot that was removed from a server', () => {
  it('says so once to each person, of all digests and alerts', async () => {
    await settingsStore(world.database).saveUser(BOB, () => ({ locale: 'de' }), world.now);
    const digests: number[] = [];
    for (let hour = 0; hour < 10; hour += 1) {
      const schedule = { minute: hour * 60, days: 'daily', timeZone: 'UTC' } as const;
      const added = await world.digests.add(
        sampleDigest({ guildId: GUILD, recipient: `c:30000000000000010${hour}`, schedule }),
      );
      if (!added.ok) throw new Error(added.why);
      digests.push(added.digest.id);
    }
    const alert = await alertOf(BOB);
    const other = await alertOf(BOB, { deliver: '400000000000000001', guildId: undefined });
    world.discord.kick();
    await world.put({
      recipient: 'c:300000000000000100',
      owner: `g:${GUILD}`,
      digest: digests[0],
      expiresAt: world.now + HOUR,
    });
    await inChannel(BOB);
    await sendAll();
    const states = await world.digests.ofServer(GUILD);
    expect(states).toHaveLength(10);
    for (const digest of states) {
      expect(digest).toMatchObject({ state: 'stopped', stopped: { why: 'kicked' } });
    }
    expect(await now(alert)).toMatchObject({ stopped: { why: 'kicked' } });
    expect(await now(other)).toEqual(other);
    const [note, ...others] = world.dm(ADA);
    expect(others).toEqual([]);
    expect(note).toContain('Why: I am no longer on the server.');
    expect(note?.match(/the digest for/g)).toHaveLength(10);
    const german = world.dm(BOB);
    expect(german).toHaveLength(2);
    expect(german[1]).toContain('Grund: Ich bin nicht mehr auf dem Server.');
  });

  it('tells in one note what is refused within half a minute in several channels', async () => {
    for (let n = 0; n < 10; n += 1) {
      const channel = `30000000000000010${n}`;
      world.discord.setRights(channel, 'mute');
      const recipient = channelRecipient(channel);
      const added = await world.digests.add(sampleDigest({ guildId: GUILD, recipient }));
      if (!added.ok) throw new Error(added.why);
      await world.put({ recipient, owner: `g:${GUILD}`, digest: added.digest.id });
      if (n % 3 === 0) await world.send();
      world.now += 1;
    }
    await sendAll();
    const [note, ...others] = world.dm(ADA);
    expect(others).toEqual([]);
    expect(note?.match(/the digest for/g)).toHaveLength(10);
  });
});

describe('sharing rigs', () => {
  it('ends for who has left, is looked at once a day, a few at a time', async () => {
    const shared = sharedRigs(world.database);
    const ports = { clock: () => world.now, sharedRigs: shared, servers: world.servers, hasTime };
    const people = Array.from({ length: 5 }, (_, n) => `90000000000000000${n}`);
    for (const person of people) await shared.share(person, GUILD, 'named', world.now);
    await shared.share(ADA, '300000000000000099', 'named', world.now);
    world.discord.leave('900000000000000003');
    expect(await checkSharers(ports, 2)).toBe(0);
    world.now += DAY + 1;
    const gone = [];
    for (let minute = 0; minute < 4; minute += 1) gone.push(await checkSharers(ports, 2));
    expect(gone.reduce((sum, count) => sum + count)).toBe(1);
    expect([...(await shared.inServer(GUILD)).keys()]).toEqual(
      people.filter((person) => person !== '900000000000000003'),
    );
    // Where we can't look, nothing is known.
    expect(await shared.everywhere(ADA)).toHaveLength(2);
    expect(world.discord.count(MEMBER)).toBe(6);
  });

  it('goes on for who came back and said so meanwhile', async () => {
    const shared = sharedRigs(world.database);
    await shared.share(ADA, GUILD, 'named', world.now);
    const [before] = await shared.unchecked({ before: world.now + 1, limit: 1 });
    if (!before) throw new Error('None');
    await shared.share(ADA, GUILD, 'counted', world.now + 1);
    expect(await shared.left(before)).toBe(false);
    expect(await shared.of(ADA, GUILD)).toBe('counted');
  });
});

describe('what was set up before servers were noted', () => {
  it('is found by its channel, once', async () => {
    const alert = await alertOf(ADA, { guildId: undefined });
    const lost = await alertOf(BOB, { guildId: undefined, deliver: ELSEWHERE });
    await world.ports.dms.setFallback(BOB, CHANNEL);
    world.discord.deleteChannel(ELSEWHERE);
    const ports = { servers: world.servers, places: world.places, hasTime };
    world.discord.inject('GET /channels/:id', { kind: 'bad-gateway' }, 8);
    expect(await placeChannels(ports, 5)).toBe(0);
    world.discord.calm();
    expect(await placeChannels(ports, 5)).toBe(2);
    expect(await placeChannels(ports, 5)).toBe(0);
    expect(await now(alert)).toEqual({ ...alert, guildId: GUILD });
    expect(await now(lost)).toEqual(lost);
    expect(await world.places.inServer(GUILD, { limit: 9, offset: 0 })).toMatchObject([
      { userId: ADA, channelId: CHANNEL, alert: { id: alert.id } },
      { userId: BOB, channelId: CHANNEL },
    ]);
  });

  it('is not asked for again where Discord’s answer is of no use', async () => {
    await alertOf(ADA, { guildId: undefined });
    const ports = { servers: world.servers, places: world.places, hasTime };
    const body = { code: 50_035, message: 'Invalid Form Body' };
    world.discord.inject('GET /channels/:id', { kind: 'refuse', with: { status: 400, body } });
    expect(await placeChannels(ports, 5)).toBe(1);
    expect(await world.places.unplaced(5)).toEqual([]);
  });

  it('is found behind a channel of which Discord never tells', async () => {
    for (const deliver of [CHANNEL, ELSEWHERE]) await alertOf(ADA, { deliver, guildId: undefined });
    const asked: string[] = [];
    const serverOf = async (channelId: string) => {
      asked.push(channelId);
      return channelId === CHANNEL ? undefined : GUILD;
    };
    const ports = { servers: { serverOf }, places: world.places, hasTime };
    let found = 0;
    for (let minute = 0; minute < 40; minute += 1) found += await placeChannels(ports, 1);
    expect(found).toBe(1);
    expect(await world.places.unplaced(5)).toEqual([CHANNEL]);
    // The first that isn't answered is the last of a run.
    await alertOf(BOB, { deliver: ELSEWHERE, guildId: undefined });
    asked.length = 0;
    await placeChannels(ports, 5);
    expect(asked.at(-1)).toBe(CHANNEL);
  });

  it('is left for another time when the time is over', async () => {
    await alertOf(ADA, { guildId: undefined });
    await sharedRigs(world.database).share(ADA, GUILD, 'named', world.now - 2 * DAY);
    const ports = {
      places: world.places,
      servers: world.servers,
      sharedRigs: sharedRigs(world.database),
      clock: () => world.now,
      hasTime: () => false,
    };
    await placeChannels(ports, 5);
    await checkSharers(ports, 5);
    expect(world.discord.count(MEMBER)).toBe(0);
    expect(world.discord.count('GET /channels/:id')).toBe(0);
  });
});

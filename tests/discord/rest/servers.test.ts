import { REST } from 'discord.js';
import { Agent } from 'undici';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { makeRequest } from '../../../src/discord/rest/make-request.ts';
import { isTooLongAWait } from '../../../src/discord/rest/rate-limit.ts';
import { createServers } from '../../../src/discord/rest/servers.ts';
import { apiError, rateLimited } from '../../support/discord/api-error.ts';
import { type LocalDiscord, startLocalDiscord } from '../../support/discord/local-discord.ts';
import { ALICE, CHANNEL, GUILD } from '../../support/discord/people.ts';
import { silent as log } from '../../support/silent-log.ts';

const MEMBER = 'GET /guilds/:id/members/:id';
const OF_CHANNEL = 'GET /channels/:id';
const HOUR = 3_600;

let discord: LocalDiscord;
let servers: ReturnType<typeof createServers>;
let now = 0;
const agent = new Agent();
beforeEach(async () => {
  discord = await startLocalDiscord();
  now = Date.now() / 1_000;
  const rest = new REST({
    api: discord.url,
    rejectOnRateLimit: isTooLongAWait,
    makeRequest: makeRequest(agent, { refused: () => {}, log }),
  }).setToken(discord.token);
  servers = createServers({ rest, clock: () => now, log });
});
afterEach(() => discord.close());
const fault = (status: number, code: number) =>
  ({ kind: 'refuse', with: apiError(status, code, 'No') }) as const;
/** Returns a fault by which Discord answers once with that body instead. */
const answers = (body: object) => ({ kind: 'refuse', with: { status: 200, body } }) as const;

describe('whether somebody may have us write', () => {
  it('is known for an hour, from one request for each thing', async () => {
    for (let n = 0; n < 3; n += 1) {
      expect(await servers.standing(ALICE, CHANNEL)).toEqual({ kind: 'fine' });
    }
    await Promise.all([servers.standing('300000000000000005', CHANNEL), servers.nameOf(GUILD)]);
    expect([MEMBER, OF_CHANNEL, 'GET /guilds/:id'].map(discord.count)).toEqual([2, 1, 1]);
    now += HOUR;
    await servers.standing(ALICE, CHANNEL);
    expect(discord.count(MEMBER)).toBe(3);
    now -= 2 * HOUR;
    await servers.standing(ALICE, CHANNEL);
    expect(discord.count(MEMBER)).toBe(4);
  });

  it('isn’t remembered where it can’t be: who comes back is there', async () => {
    discord.leave(ALICE);
    expect(await servers.standing(ALICE, CHANNEL)).toEqual({ kind: 'left', guildId: GUILD });
    expect(await servers.isMember(ALICE, GUILD)).toBe(false);
    discord.join(ALICE);
    expect(await servers.standing(ALICE, CHANNEL)).toEqual({ kind: 'fine' });
    expect(await servers.isMember(ALICE, GUILD)).toBe(true);
  });

  it('goes in a thread by its parent, and by the right to write in threads', async () => {
    const thread = { id: '1', type: 11, guild_id: GUILD, parent_id: CHANNEL };
    discord.inject(OF_CHANNEL, answers(thread));
    expect(await servers.standing(ALICE, '300000000000000021')).toEqual({ kind: 'fine' });
    const parent = {
      id: '2',
      type: 0,
      guild_id: GUILD,
      permission_overwrites: [{ id: ALICE, type: 1, allow: '0', deny: String(1n << 38n) }],
    };
    discord.inject(OF_CHANNEL, answers({ ...thread, parent_id: '300000000000000023' }));
    discord.inject(OF_CHANNEL, answers(parent));
    expect(await servers.standing(ALICE, '300000000000000022')).toEqual({ kind: 'may-not-write' });
  });

  it.each([
    [OF_CHANNEL, 404, 10003],
    [OF_CHANNEL, 403, 50001],
    [MEMBER, 403, 50001],
    [MEMBER, 404, 10004],
    ['GET /guilds/:id', 403, 50001],
  ])('isn’t known where %s answers %d %d', async (route, status, code) => {
    discord.inject(route, fault(status, code));
    expect(await servers.standing(ALICE, CHANNEL)).toEqual({ kind: 'unknown' });
  });

  it('is asked later where Discord is out of reach, or wants us to wait', async () => {
    discord.inject(MEMBER, { kind: 'bad-gateway' }, 4);
    expect(await servers.standing(ALICE, CHANNEL)).toMatchObject({ kind: 'retry-later' });
    discord.inject(MEMBER, { kind: 'refuse', with: rateLimited(60, false) });
    expect(await servers.standing(ALICE, CHANNEL)).toMatchObject({ kind: 'retry-later' });
  });

  it('is asked later where Discord takes its time over each of several answers', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const get = (route: string) =>
      new Promise((resolve) => {
        const channel = { type: 11, guild_id: GUILD, parent_id: '300000000000000021' };
        setTimeout(resolve, 14_000, route.includes('/members/') ? { roles: [] } : channel);
      });
    const slow = createServers({ rest: { get }, clock: () => now, log });
    const standing = slow.standing(ALICE, CHANNEL);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await Promise.race([standing, 'waits'])).toMatchObject({ kind: 'retry-later' });
  });
});

describe('what Discord answers', () => {
  const overwrites = (permission_overwrites: unknown) =>
    answers({ id: CHANNEL, type: 0, guild_id: GUILD, permission_overwrites });
  const entry = { id: ALICE, type: 1, allow: '0', deny: '0' };

  it.each([
    ['no overwrites', null],
    ['a new kind of overwrite', [{ id: '1', type: 2, rights: [] }, entry]],
  ])('may have %s', async (_, said) => {
    discord.inject(OF_CHANNEL, overwrites(said));
    expect(await servers.standing(ALICE, CHANNEL)).toEqual({ kind: 'fine' });
  });

  it.each([
    ['a member without roles', MEMBER, answers({ roles: null })],
    ['rights that are no number', OF_CHANNEL, overwrites([{ ...entry, deny: 'all' }])],
    ['another thing', OF_CHANNEL, answers({})],
  ])('tells nothing where it is %s: writing will show', async (_, route, answer) => {
    discord.inject(route, answer);
    expect(await servers.standing(ALICE, CHANNEL)).toEqual({ kind: 'unknown' });
  });

  it.each([OF_CHANNEL, MEMBER, 'GET /guilds/:id'])(
    'is not waited for long where %s is limited',
    async (route) => {
      discord.inject(route, { kind: 'refuse', with: rateLimited(30, false) });
      expect(await servers.standing(ALICE, CHANNEL)).toMatchObject({
        kind: 'retry-later',
        after: expect.closeTo(30, 0),
      });
    },
  );
});

describe('a server', () => {
  it('is ours until we are removed, which is asked each time', async () => {
    expect(await servers.isHere(GUILD)).toBe(true);
    discord.inject('GET /guilds/:id', { kind: 'bad-gateway' }, 4);
    expect(await servers.isHere(GUILD)).toBeUndefined();
    discord.kick();
    expect(await servers.isHere(GUILD)).toBe(false);
    expect(await servers.isMember(ALICE, GUILD)).toBeUndefined();
    expect(await servers.nameOf('300000000000000099')).toBeUndefined();
  });

  it('is found by its channels; a conversation is in none', async () => {
    expect(await servers.serverOf(CHANNEL)).toBe(GUILD);
    discord.deleteChannel('300000000000000077');
    expect(await servers.serverOf('300000000000000077')).toBe('none');
    discord.inject(OF_CHANNEL, { kind: 'bad-gateway' }, 4);
    expect(await servers.serverOf('300000000000000076')).toBeUndefined();
    discord.inject(OF_CHANNEL, answers({ id: '3', type: 1 }));
    expect(await servers.serverOf('300000000000000078')).toBe('none');
    discord.inject(OF_CHANNEL, answers({ id: '3', type: 1 }));
    expect(await servers.standing(ALICE, '300000000000000079')).toEqual({ kind: 'unknown' });
  });
});

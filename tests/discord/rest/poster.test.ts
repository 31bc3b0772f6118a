import { setTimeout as sleep } from 'node:timers/promises';
import { REST } from 'discord.js';
import { Agent, buildConnector } from 'undici';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { makeRequest } from '../../../src/discord/rest/make-request.ts';
import { createPoster } from '../../../src/discord/rest/poster.ts';
import { isTooLongAWait } from '../../../src/discord/rest/rate-limit.ts';
import type { RateLimiter } from '../../../src/discord/rest/rate-limiter.ts';
import type { Poster, Posting } from '../../../src/outbox/outbox.port.ts';
import { plenty } from '../../chaos/chaos-scene.ts';
import { apiError, rateLimited } from '../../support/discord/api-error.ts';
import { type LocalDiscord, startLocalDiscord } from '../../support/discord/local-discord.ts';
import { type LogLine, logLines } from '../../support/discord/log-lines.ts';
import { ALICE, CHANNEL } from '../../support/discord/people.ts';
import { silent } from '../../support/silent-log.ts';

const POST = 'POST /channels/:id/messages';
const LOOK = 'GET /channels/:id/messages';
const OPEN = 'POST /users/@me/channels';

let discord: LocalDiscord;
let poster: Poster;
let lines: readonly LogLine[];
beforeEach(async () => {
  discord = await startLocalDiscord();
  onTestFinished(() => discord.close());
  const kept = logLines();
  const agent = new Agent();
  onTestFinished(() => agent.destroy());
  const rest = new REST({
    api: discord.url,
    rejectOnRateLimit: isTooLongAWait,
    makeRequest: makeRequest(agent, { refused: () => {}, log: kept.log }),
  });
  lines = kept.lines;
  poster = createPoster({ rest: rest.setToken(discord.token), log: kept.log, patience: 2_000 });
});

const posting: Posting = {
  channelId: CHANNEL,
  message: {
    content: 'Cellar no longer pays ',
    embeds: [{ description: '−$1.20 a day', timestamp: '2026-03-01T12:00:00.250Z' }],
  },
  nonce: 'hb0abc121',
};

describe('post', () => {
  it('gives the id, and mentions nobody but who may be', async () => {
    const first = await poster.post(posting);
    const second = await poster.post({ ...posting, nonce: 'hb0abc122', mention: ALICE });
    const [one, two] = discord.messages(CHANNEL);
    expect(first).toEqual({ kind: 'sent', messageId: one?.id });
    expect(second).toEqual({ kind: 'sent', messageId: two?.id });
    expect(one?.content.allowed_mentions).toEqual({ parse: [] });
    expect(two?.content.allowed_mentions).toEqual({ parse: [], users: [ALICE] });
  });

  it.each([
    ['a 500 after it was taken', { kind: 'error-after-commit' }, 'sent'],
    ['a 429', { kind: 'refuse', with: rateLimited(0.05, false) }, 'sent'],
    ['a proxy’s HTML page', { kind: 'bad-gateway' }, 'sent'],
    ['a socket cut before it was taken', { kind: 'drop', committed: false }, 'retry-later'],
    ['a socket cut after it was taken', { kind: 'drop', committed: true }, 'retry-later'],
  ] as const)('posts once in spite of %s', async (_, fault, kind) => {
    discord.inject(POST, fault);
    expect(await poster.post(posting)).toMatchObject({ kind });
    const again = await poster.post(posting);
    expect(discord.messages(CHANNEL).map(({ id }) => id)).toEqual([
      again.kind === 'sent' && again.messageId,
    ]);
  });

  it.each([
    [403, 50007, 'dm-closed'],
    [403, 50278, 'dm-closed'],
    [404, 10003, 'channel-gone'],
    [404, 10004, 'channel-gone'],
    [403, 50001, 'no-access'],
    [403, 50013, 'missing-permission'],
    [400, 50035, 'invalid'],
    [403, 20022, 'other'],
  ])('knows what %d %d means', async (status, code, why) => {
    discord.inject(POST, { kind: 'refuse', with: apiError(status, code, 'No') });
    const refused = { kind: 'refused', why, code, reason: 'No' };
    expect(await poster.post(posting)).toEqual(refused);
    expect(lines.map(({ sentence }) => sentence)).toEqual(
      why === 'invalid' ? ['message refused'] : [],
    );
  });

  it.each([20026, 40004, 40006])('offers again later what is refused to us, %d', async (code) => {
    discord.inject(POST, { kind: 'refuse', with: apiError(403, code, 'No') });
    expect(await poster.post(posting)).toMatchObject({ kind: 'retry-later', after: 600, code });
  });

  it('does not take a proxy’s word for Discord’s', async () => {
    const blocked = { status: 403, body: 'blocked', headers: { 'Content-Type': 'text/html' } };
    discord.inject(POST, { kind: 'refuse', with: blocked });
    expect(await poster.post(posting)).toEqual({
      kind: 'retry-later',
      after: 0,
      reason: 'HTTP 403 without a word from Discord',
    });
  });

  it('does not sit out a long limit', async () => {
    discord.inject(POST, { kind: 'refuse', with: rateLimited(30, false) });
    const answer = await poster.post(posting);
    expect(answer).toMatchObject({ kind: 'retry-later', reason: 'rate limited' });
    expect(answer).toHaveProperty('after', expect.closeTo(30, 0));
  });

  it('comes back when Discord is down or silent', async () => {
    discord.inject(POST, { kind: 'bad-gateway' }, 4);
    expect(await poster.post(posting)).toMatchObject({
      kind: 'retry-later',
      reason: expect.stringMatching(/^HTTP 502/),
    });
    const rest = new REST({ api: discord.url }).setToken(discord.token);
    const hasty = createPoster({ rest, log: logLines().log, patience: 50 });
    discord.inject(POST, { kind: 'hang', committed: false });
    expect(await hasty.post(posting)).toMatchObject({ kind: 'retry-later', after: 0 });
    expect(discord.messages(CHANNEL)).toEqual([]);
  });

  it('comes back in time though the REST client waits out a limit', async () => {
    const { hasty } = impatient();
    discord.inject(POST, { kind: 'refuse', with: rateLimited(3, false) });
    const began = performance.now();
    expect(await hasty.post(posting)).toMatchObject({ kind: 'retry-later', after: 0 });
    expect(performance.now() - began).toBeLessThan(1_500);
  });

  it('takes one turn of those that all share, however often it is tried after its time', async () => {
    const { hasty, turns } = impatient();
    discord.inject(POST, { kind: 'hang', committed: false }, 4);
    await hasty.post(posting);
    await sleep(50);
    expect(turns()).toBe(1);
  });

  function impatient() {
    let turns = 0;
    const limiter: RateLimiter = {
      turn: async () => {
        turns += 1;
        return 0;
      },
      hold: () => {},
    };
    const agent = new Agent();
    onTestFinished(() => agent.destroy());
    const rest = new REST({
      api: discord.url,
      rejectOnRateLimit: isTooLongAWait,
      makeRequest: makeRequest(agent, { refused: () => {}, limiter, log: silent }),
    }).setToken(discord.token);
    const hasty = createPoster({ rest, log: silent, patience: 200 });
    return { hasty, turns: () => turns };
  }
});

it('sends nothing unasked when the lead is lost while it connects', async () => {
  let leads = true;
  const connector = buildConnector({});
  const agent = new Agent({
    connect(options, callback) {
      leads = false;
      connector(options, callback);
    },
  });
  onTestFinished(() => agent.destroy());
  const asks = makeRequest(agent, { refused: () => {}, maySend: () => leads, log: silent });
  const rest = new REST({ api: discord.url, retries: 0, makeRequest: asks });
  const late = createPoster({ rest: rest.setToken(discord.token), log: silent, patience: 2_000 });
  const outcome = { kind: 'retry-later', reason: expect.stringContaining('does not lead') };
  expect(await late.post(posting)).toMatchObject(outcome);
  expect(discord.count(POST)).toBe(0);
  expect(discord.total()).toBe(0);
});

describe('openDm', () => {
  it('gives the channel', async () => {
    const opened = await poster.openDm(ALICE);
    expect(opened).toEqual({ kind: 'opened', channelId: discord.dmOf(ALICE) });
  });

  it.each([
    ['40003', apiError(403, 40003, 'You are opening direct messages too fast')],
    ['20026', apiError(403, 20026, 'Your bot has been flagged')],
    ['a long limit', rateLimited(600, false)],
  ])('hears from %s that it was too many', async (_, refusal) => {
    discord.inject(OPEN, { kind: 'refuse', with: refusal });
    expect(await poster.openDm(ALICE)).toMatchObject({ kind: 'refused', why: 'bot-barred' });
  });

  it('comes back after a short limit', async () => {
    discord.inject(OPEN, { kind: 'refuse', with: rateLimited(2, false) });
    expect(await poster.openDm(ALICE)).toMatchObject({
      kind: 'retry-later',
      reason: 'rate limited',
    });
  });

  it('waits out a limit on everything', async () => {
    discord.inject(OPEN, { kind: 'refuse', with: rateLimited(0.05, true) });
    expect(await poster.openDm(ALICE)).toMatchObject({ kind: 'opened' });
  });
});

describe('findPosted', () => {
  it('finds the message by what it says, not by its nonce', async () => {
    const since = Date.now() / 1_000 - 1;
    expect(await poster.findPosted(posting, since)).toEqual({ kind: 'absent' });
    const other = structuredClone(posting.message);
    await poster.post({
      ...posting,
      nonce: 'other',
      message: { ...other, embeds: [{ ...other.embeds?.[0], timestamp: '2026-03-01T12:00:00Z' }] },
    });
    expect(await poster.findPosted(posting, since)).toEqual({ kind: 'absent' });
    const sent = await poster.post(posting);
    discord.forgetNonces();
    expect(await poster.findPosted({ ...posting, nonce: 'unknown' }, since)).toEqual(sent);
    expect(await poster.findPosted(posting, Date.now() / 1_000 + 1)).toEqual({ kind: 'absent' });
  });

  it('finds a message about a loss, in whose amounts no line may break', async () => {
    const message = {
      content: 'now −$1.20 a day',
      embeds: [{ title: '−€3', description: 'From $0.40 to −$1.20 per day' }],
    };
    const since = Date.now() / 1_000 - 1;
    const sent = await poster.post({ ...posting, message });
    expect(sent).toMatchObject({ kind: 'sent' });
    expect(await poster.findPosted({ ...posting, message }, since)).toEqual(sent);
  });

  it('looks on behind what Discord lists at once', async () => {
    const busy = await startLocalDiscord(plenty);
    onTestFinished(() => busy.close());
    const rest = new REST({ api: busy.url, globalRequestsPerSecond: 1_000 });
    const other = createPoster({ rest: rest.setToken(busy.token), log: silent });
    const since = Date.now() / 1_000 - 1;
    const numbered = (n: number) => ({ ...posting, message: { content: `${n}` }, nonce: `${n}` });
    for (let n = 0; n < 200; n++) await other.post(numbered(n));
    expect(await other.findPosted(numbered(199), since)).toMatchObject({ kind: 'sent' });
    expect(busy.count(LOOK)).toBe(2);
    expect(await other.findPosted(posting, since)).toEqual({ kind: 'absent' });
    expect(busy.count(LOOK)).toBe(5);
  });

  it('gives up some time in a channel that is too busy', async () => {
    const { log, lines: said } = logLines();
    let pages = 0;
    const page = () =>
      Array.from({ length: 100 }, (_, index) => ({
        id: String(pages * 100 + index),
        author: {},
        content: 'chatter',
        embeds: [],
      }));
    const rest = {
      get: async () => {
        pages += 1;
        return page();
      },
      post: async () => ({}),
    };
    expect(await createPoster({ rest, log }).findPosted(posting, 1_772_366_400)).toEqual({
      kind: 'absent',
    });
    expect(pages).toBe(20);
    expect(said).toMatchObject([{ sentence: 'too busy a channel to find a message in' }]);
  });

  it('says so where it may not look', async () => {
    discord.deleteChannel(CHANNEL);
    expect(await poster.findPosted(posting, 1_772_366_400)).toMatchObject({ code: 10003 });
  });
});

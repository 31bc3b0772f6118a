import { RateLimitError, REST, RESTEvents } from 'discord.js';
import fc from 'fast-check';
import { Agent } from 'undici';
import { describe, expect, it, onTestFinished } from 'vitest';
import { loginFailure } from '../../../src/discord/gateway/connection-error.ts';
import { makeRequest } from '../../../src/discord/rest/make-request.ts';
import { createPoster } from '../../../src/discord/rest/poster.ts';
import { isTooLongAWait, soundLimits } from '../../../src/discord/rest/rate-limit.ts';
import { createRateLimiter } from '../../../src/discord/rest/rate-limiter.ts';
import { startLocalDiscord } from '../../support/discord/local-discord.ts';
import { logLines } from '../../support/discord/log-lines.ts';
import { ALICE, CHANNEL } from '../../support/discord/people.ts';
import type { RestResponse } from '../../support/discord/rest-message.ts';
import { errorOf } from '../../support/failure-of.ts';

const NOTHING = Buffer.alloc(0);
const POST = 'POST /channels/:id/messages';

const waitSaid = (headers: Record<string, string>, body: object | string = '') =>
  soundLimits(429, headers, Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)))
    .wait?.seconds;

describe('a limit', () => {
  it('is what the header says, or else the body', () => {
    expect(waitSaid({ 'retry-after': '2.5' })).toBe(2.5);
    expect(waitSaid({ 'retry-after': '2' }, { retry_after: 3 })).toBe(2);
    expect(waitSaid({}, { retry_after: 3.25 })).toBe(3.25);
    expect(waitSaid({ 'retry-after': 'soon' }, { retry_after: 3 })).toBe(3);
  });

  it.each(['', 'soon', 'NaN', 'Infinity', '-1', '1e9', '1, 2', 'Wed, 21 Oct 2026 07:28:00 GMT'])(
    'is guessed where Discord says “%s”',
    (said) => {
      const { wait, headers } = soundLimits(429, { 'retry-after': said }, NOTHING);
      expect(wait).toEqual({ seconds: 5, isGlobal: false, isGuess: true });
      expect(headers['retry-after']).toBe('5');
    },
  );

  it.each([null, 'x', [], {}, -1, 1e9])('is guessed where the body says %j', (retry_after) => {
    expect(waitSaid({}, { retry_after })).toBe(5);
    expect(waitSaid({}, '<html>')).toBe(5);
  });

  it('is an hour at most, and no flood at least', () => {
    expect(waitSaid({ 'retry-after': '7200' })).toBe(3_600);
    expect(waitSaid({ 'retry-after': '0' })).toBe(0.05);
  });

  it('leaves discord.js nothing that is no number, whatever is said', () => {
    const said = fc.dictionary(
      fc.constantFrom(
        'retry-after',
        'x-ratelimit-limit',
        'x-ratelimit-remaining',
        'x-ratelimit-reset-after',
        'x-ratelimit-global',
      ),
      fc.oneof(fc.string(), fc.double().map(String), fc.integer().map(String)),
    );
    fc.assert(
      fc.property(
        said,
        fc.constantFrom(200, 403, 429, 500),
        fc.string(),
        (headers, status, body) => {
          const sound = soundLimits(status, headers, Buffer.from(body)).headers;
          expect(sound).not.toHaveProperty('x-ratelimit-global');
          for (const value of Object.values(sound)) {
            expect(Number(value)).toBeGreaterThanOrEqual(0);
            expect(Number(value)).toBeLessThan(1e9);
          }
        },
      ),
    );
  });
});

it('of which a first connection hears is waited out whole', () => {
  const limit = new RateLimitError({
    timeToReset: 9_000,
    retryAfter: 1_000,
    sublimitTimeout: 0,
    limit: 1,
    method: 'GET',
    hash: '',
    url: '',
    route: '/gateway/bot',
    majorParameter: '',
    global: false,
    scope: 'user',
  });
  expect(loginFailure(limit)).toHaveProperty('notBefore', 9_000);
});

describe('a message', () => {
  async function sending() {
    const discord = await startLocalDiscord();
    const agent = new Agent();
    onTestFinished(async () => {
      await agent.destroy();
      await discord.close();
    });
    const { log, lines } = logLines();
    const limiter = createRateLimiter(1_000);
    const rest = new REST({
      api: discord.url,
      rejectOnRateLimit: isTooLongAWait,
      invalidRequestWarningInterval: 1,
      makeRequest: makeRequest(agent, { refused: () => {}, limiter, log }),
    }).setToken(discord.token);
    const poster = createPoster({ rest, log });
    const warnings: unknown[] = [];
    rest.on(RESTEvents.InvalidRequestWarning, (warning) => warnings.push(warning));
    let messages = 0;
    const post = () => {
      messages += 1;
      return poster.post({
        channelId: CHANNEL,
        message: { content: 'x' },
        nonce: String(messages),
      });
    };
    return { discord, rest, lines, poster, post, warnings };
  }

  const limited = (headers: Record<string, string>, body: object = {}): RestResponse => ({
    status: 429,
    body,
    headers,
  });

  it.each<[string, RestResponse]>([
    ['no number', limited({ 'Retry-After': 'soon' })],
    ['nothing', limited({})],
    ['an age', limited({ 'Retry-After': '1e9' })],
    ['less than nothing', limited({ 'Retry-After': '-5' })],
    ['no number for all', limited({ 'Retry-After': 'soon', 'X-RateLimit-Global': 'true' })],
  ])('is offered again later when Discord wants to wait for %s', async (_, refusal) => {
    const { discord, post, lines } = await sending();
    discord.inject(POST, { kind: 'refuse', with: refusal }, 100);
    expect(await post()).toMatchObject({ kind: 'retry-later', after: expect.closeTo(5, 0) });
    expect(discord.count(POST)).toBe(1);
    expect(lines).toMatchObject([
      { sentence: 'Discord asks us to wait', details: { isGuess: true, seconds: 5 } },
    ]);
  });

  it('does not wait for ever for a bucket that is never full again', async () => {
    const { discord, post } = await sending();
    const headers = {
      'X-RateLimit-Limit': '5',
      'X-RateLimit-Remaining': '0',
      'X-RateLimit-Reset-After': '1e12',
    };
    discord.inject(POST, { kind: 'refuse', with: { status: 200, body: { id: '1' }, headers } });
    await post();
    expect(await post()).toMatchObject({ kind: 'sent' });
  });

  it('keeps quiet when Discord asks for silence, and asks nothing meanwhile', async () => {
    const { discord, rest, post, poster, lines, warnings } = await sending();
    const silence = limited({ 'Retry-After': '600', 'X-RateLimit-Global': 'true' });
    discord.inject(POST, { kind: 'refuse', with: silence });
    for (let times = 0; times < 20; times++) {
      expect(await post()).toMatchObject({ kind: 'retry-later', after: expect.closeTo(600, -1) });
    }
    expect(discord.count(POST)).toBe(1);
    expect(lines).toMatchObject([{ details: { isGlobal: true, seconds: 600 } }]);
    // That is no word about direct messages.
    expect(await poster.openDm(ALICE)).toMatchObject({ kind: 'retry-later' });
    // Nobody refused what was never asked.
    expect(warnings).toHaveLength(1);
    const login = loginFailure(await errorOf(rest.get('/gateway/bot')));
    expect(login).toHaveProperty('notBefore', expect.closeTo(600_000, -4));
  });
});

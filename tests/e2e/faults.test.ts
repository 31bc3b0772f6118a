import { REST } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { apiError, rateLimited } from '../support/discord/api-error.ts';
import type { LocalDiscord } from '../support/discord/local-discord.ts';
import { ALICE, CHANNEL } from '../support/discord/people.ts';
import { connectedBot, localDiscord } from './connected-bot.ts';

const CALLBACK = 'POST /interactions/:id/:token/callback';
const EDIT = 'PATCH /webhooks/:id/:token/messages/@original';
const POST = 'POST /channels/:id/messages';

describe('an answer arrives once in spite of', () => {
  it.each([
    ['a 429', { kind: 'refuse', with: rateLimited(0.05, false) }],
    ['a 500 after it was taken', { kind: 'error-after-commit' }],
    ['a proxy’s HTML page', { kind: 'bad-gateway' }],
    ['a socket cut before it was taken', { kind: 'drop', committed: false }],
    ['a socket cut after it was taken', { kind: 'drop', committed: true }],
  ] as const)('%s', async (_, fault) => {
    const { discord, open } = await connectedBot();
    discord.inject(CALLBACK, fault);
    const direct = await discord.people.slash('probe', { subject: 'x' }).finished;
    expect(direct.message?.content.content).toBe('{"subject":"x"}');

    discord.inject(EDIT, fault);
    open();
    discord.inject(CALLBACK, fault);
    const { message } = await discord.people.slash('slow').finished;
    expect(message?.content.content).toBe('at last');
    expect(discord.messages(CHANNEL)).toHaveLength(2);
    expect(discord.violations).toEqual([]);
  });

  it('a 500 after a deferral was taken', async () => {
    const { discord, open } = await connectedBot();
    discord.inject(CALLBACK, { kind: 'error-after-commit' });
    discord.inject(EDIT, { kind: 'error-after-commit' });
    const asked = discord.people.slash('slow');
    await asked.acknowledged;
    open();
    await asked.finished;
    await expect.poll(() => discord.count(EDIT)).toBe(2);
    expect(discord.messages(CHANNEL)).toMatchObject([{ content: { content: 'at last' } }]);
  });
});

describe('an interaction', () => {
  it('that expired is dropped, with its latency in the log', async () => {
    const { discord, connectionLines, lines } = await connectedBot({ acknowledgeWithin: 5 });
    await expect(discord.people.slash('slow').acknowledged).rejects.toThrow();
    await expect.poll(() => connectionLines.at(-1)?.sentence).toBe('answer came too late');
    expect(connectionLines.at(-1)?.details).toMatchObject({
      code: 10062,
      after: expect.any(Number),
    });
    expect(lines).toEqual([]);
  });

  it('that is delivered twice is answered once', async () => {
    const { discord, connectionLines } = await connectedBot();
    const { interaction } = await discord.people.slash('private').finished;
    discord.gateway.dispatch('INTERACTION_CREATE', interaction);
    await expect
      .poll(() => connectionLines.at(-1)?.sentence)
      .toBe('interaction was answered before');
    expect(discord.messages(CHANNEL)).toHaveLength(1);
  });

  it('that Discord refuses for another reason does not stop the next', async () => {
    const { discord } = await connectedBot();
    discord.inject(CALLBACK, { kind: 'refuse', with: apiError(403, 50001, 'Missing Access') }, 2);
    discord.people.slash('private');
    await expect.poll(() => discord.count(CALLBACK)).toBe(2);
    const { message } = await discord.people.slash('private').finished;
    expect(message?.content.content).toBe('for you alone');
  });
});

/** What will send alerts and digests: the client's REST side alone. */
function restClient(discord: LocalDiscord): REST {
  return new REST({ api: discord.url }).setToken(discord.token);
}

describe('a message that the bot posts by itself', () => {
  const body = { content: 'due', nonce: 'digest-1', enforce_nonce: true };

  it('is posted twice after a 500 without a nonce, and once with it', async () => {
    const discord = await localDiscord();
    const rest = restClient(discord);
    discord.inject(POST, { kind: 'error-after-commit' });
    await rest.post(`/channels/${CHANNEL}/messages`, { body: { content: 'twice' } });
    expect(discord.messages(CHANNEL)).toHaveLength(2);

    discord.inject(POST, { kind: 'error-after-commit' }, 3);
    await rest.post(`/channels/${CHANNEL}/messages`, { body });
    expect(discord.messages(CHANNEL)).toHaveLength(3);

    discord.forgetNonces();
    await rest.post(`/channels/${CHANNEL}/messages`, { body });
    expect(discord.messages(CHANNEL)).toHaveLength(4);
  });

  it('waits for its turn where the channel is limited', async () => {
    const discord = await localDiscord({ channelMessages: { limit: 2, seconds: 0.2 } });
    const rest = restClient(discord);
    await Promise.all(
      [1, 2, 3, 4, 5].map((n) =>
        rest.post(`/channels/${CHANNEL}/messages`, { body: { content: `${n}` } }),
      ),
    );
    expect(discord.messages(CHANNEL).map(({ content }) => content.content)).toHaveLength(5);
  });

  it('meets the global limit', async () => {
    const discord = await localDiscord({ globalPerSecond: 3 });
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() =>
        fetch(`${discord.url}/v10/users/@me`, {
          headers: { authorization: `Bot ${discord.token}` },
        }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 429]);
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.headers.get('x-ratelimit-global')).toBe('true');
    expect(await refused?.json()).toMatchObject({ global: true, retry_after: expect.any(Number) });
  });

  it('hears of closed direct messages and of a channel that is gone', async () => {
    const discord = await localDiscord();
    const rest = restClient(discord);
    await rest.post('/users/@me/channels', { body: { recipient_id: ALICE } });
    const dm = discord.dmOf(ALICE);
    await rest.post(`/channels/${dm}/messages`, { body });
    discord.closeDms(ALICE);
    await expect(rest.post(`/channels/${dm}/messages`, { body })).rejects.toMatchObject({
      status: 403,
      code: 50007,
    });
    discord.deleteChannel(CHANNEL);
    await expect(rest.post(`/channels/${CHANNEL}/messages`, { body })).rejects.toMatchObject({
      status: 404,
      code: 10003,
    });
  });

  it('is given up after the time-out of its request', async () => {
    const discord = await localDiscord();
    const rest = restClient(discord);
    discord.inject(POST, { kind: 'hang', committed: true });
    const signal = AbortSignal.timeout(50);
    await expect(rest.post(`/channels/${CHANNEL}/messages`, { body, signal })).rejects.toThrow();
    expect(discord.messages(CHANNEL)).toHaveLength(1);
  });
});

import { describe, expect, it } from 'vitest';
import { apiError, rateLimited } from '../support/discord/api-error.ts';
import { CHANNEL } from '../support/discord/people.ts';
import { connectedBot } from './connected-bot.ts';

const CALLBACK = 'POST /interactions/:id/:token/callback';
const EDIT = 'PATCH /webhooks/:id/:token/messages/@original';

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
    const { discord, connectionLines, lines, open } = await connectedBot({ acknowledgeWithin: 5 });
    await expect(discord.people.slash('slow').acknowledged).rejects.toThrow();
    await expect.poll(() => connectionLines.at(-1)?.sentence).toBe('answer came too late');
    expect(connectionLines.at(-1)?.details).toMatchObject({
      code: 10062,
      after: expect.any(Number),
    });
    expect(lines).toEqual([]);
    // Whoever stops waits for it.
    open();
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

describe('a limit on the answer to one interaction', () => {
  it.each([
    ['for all', rateLimited(30, true)],
    ['for that', rateLimited(30, false)],
    ['that is no number', { status: 429, body: {}, headers: { 'Retry-After': 'soon' } }],
  ])('%s holds up no messages, and is no secret', async (_, refusal) => {
    const { discord, connection, connectionLines, lines } = await connectedBot();
    discord.inject(CALLBACK, { kind: 'refuse', with: refusal }, 10);
    discord.people.slash('private');
    await expect
      .poll(() => lines.map(({ sentence }) => sentence))
      .toContain('interaction not answered');
    expect(discord.count(CALLBACK)).toBeLessThan(3);
    const message = { content: 'x' };
    const posted = connection.poster.post({ channelId: CHANNEL, message, nonce: '1' });
    expect(await posted).toMatchObject({ kind: 'sent' });
    const waits = connectionLines.filter(({ level }) => level === 'warn');
    expect(waits[0]).toMatchObject({
      sentence: 'Discord asks us to wait',
      details: { route: '/api/v10/interactions/:id/:token/callback' },
    });
    expect(JSON.stringify([...lines, ...connectionLines])).not.toContain('interaction-token');
  });
});

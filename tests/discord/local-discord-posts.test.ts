import { REST } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { localDiscord } from '../e2e/connected-bot.ts';
import type { LocalDiscord } from '../support/discord/local-discord.ts';
import { ALICE, CHANNEL } from '../support/discord/people.ts';

const POST = 'POST /channels/:id/messages';

/** Returns the client's REST side alone, which also sends alerts and digests. */
function restClient(discord: LocalDiscord): REST {
  return new REST({ api: discord.url }).setToken(discord.token);
}

describe('a message posted to the local Discord', () => {
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

  it('stands there though its request is given up', async () => {
    const discord = await localDiscord();
    const rest = restClient(discord);
    discord.inject(POST, { kind: 'hang', committed: true });
    const giveUp = new AbortController();
    const { signal } = giveUp;
    const posted = rest.post(`/channels/${CHANNEL}/messages`, { body, signal });
    const outcome = expect(posted).rejects.toThrow();
    await expect.poll(() => discord.messages(CHANNEL)).toHaveLength(1);
    giveUp.abort();
    await outcome;
    expect(discord.messages(CHANNEL)).toHaveLength(1);
  });
});

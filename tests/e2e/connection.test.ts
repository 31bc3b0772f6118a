import { setTimeout as sleep } from 'node:timers/promises';
import { Agent } from 'undici';
import { describe, expect, it } from 'vitest';
import { connectDiscord } from '../../src/discord/gateway/gateway.ts';
import { unauthorized } from '../support/discord/api-error.ts';
import { logLines } from '../support/discord/log-lines.ts';
import { probeRouter } from '../support/discord/probe-router.ts';
import { connectBot, connectedBot, localDiscord } from './connected-bot.ts';

const PUT = 'PUT /applications/:id/commands';

function connectWith(token: string, apiUrl: string) {
  const { log } = logLines();
  const { router, commands } = probeRouter();
  const patience = { start: 100, pause: 100 };
  return connectDiscord({ token, apiUrl, router, commands, log, onFatal: () => {}, patience });
}

describe('connecting', () => {
  it('registers the commands once, and not again when nothing changed', async () => {
    const discord = await localDiscord();
    const first = await connectBot(discord);
    expect(first.connection).toMatchObject({ registration: 'updated', name: 'hashbell' });
    expect(discord.commands().map(({ name }) => name)).toContain('probe');
    expect(discord.violations).toEqual([]);
    await first.connection.stop();

    const second = await connectBot(discord);
    expect(second.connection.registration).toBe('unchanged');
    expect(discord.count(PUT)).toBe(1);
  });

  it('goes on with the old commands when registration fails', async () => {
    const discord = await localDiscord();
    discord.inject(PUT, { kind: 'bad-gateway' }, 4);
    const { connection, connectionLines } = await connectBot(discord);
    expect(connection.registration).toBe('failed');
    expect(connectionLines.map(({ sentence }) => sentence)).toContain('commands not registered');
  });

  it('needs no intent', async () => {
    const { discord } = await connectedBot();
    expect(discord.gateway.identifies).toBe(1);
    expect(discord.gateway.intents).toBe(0);
  });

  it('names DISCORD_TOKEN when the token is refused', async () => {
    const discord = await localDiscord();
    await expect(connectWith('wrong', discord.url)).rejects.toThrow(/DISCORD_TOKEN/);
    await expect(connectWith('', discord.url)).rejects.toThrow(/DISCORD_TOKEN/);
  });

  it('names DISCORD_TOKEN when the gateway refuses it', async () => {
    const discord = await localDiscord();
    discord.gateway.refuseNextIdentify(4004);
    await expect(connectWith(discord.token, discord.url)).rejects.toThrow(/DISCORD_TOKEN/);
  });

  it('says so when there is nobody to connect to', async () => {
    const discord = await localDiscord();
    discord.inject('GET /gateway/bot', { kind: 'bad-gateway' }, 4);
    await expect(connectWith(discord.token, discord.url)).rejects.toThrow(/cannot be reached/);
  });

  it('leaves no second client behind when a login was given up before its answer came', async () => {
    const discord = await localDiscord();
    const answered = Promise.withResolvers<void>();
    let asked = 0;
    const agent = new Agent().compose((dispatch) => (request, handler) => {
      asked += request.path.endsWith('/gateway/bot') ? 1 : 0;
      if (asked !== 1) return dispatch(request, handler);
      void answered.promise.then(() => dispatch(request, handler));
      return true;
    });
    const { connection } = await connectBot(discord, { deaf: 300, pause: 10 }, agent);
    expect(discord.gateway.identifies).toBe(1);
    answered.resolve();
    await sleep(500);
    expect(discord.gateway.identifies).toBe(1);
    expect(discord.gateway.handshakes.usual).toBe(1);
    expect(connection.isConnected()).toBe(true);
  });
});

describe('the connection', () => {
  it('resumes after the socket was cut, and answers what came meanwhile', async () => {
    const { discord } = await connectedBot();
    discord.gateway.disconnect();
    const { finished } = discord.people.slash('private');
    expect((await finished).message?.content.content).toBe('for you alone');
    expect(discord.gateway).toMatchObject({ identifies: 1, resumes: 1 });
  });

  it('resumes when Discord asks for it', async () => {
    const { discord } = await connectedBot();
    discord.gateway.askToReconnect();
    await expect.poll(() => discord.gateway.resumes).toBe(1);
    await discord.people.slash('private').finished;
  });

  it('identifies anew when its session was ended', async () => {
    const { discord } = await connectBot(await localDiscord(), { haste: 20 });
    discord.gateway.invalidate();
    await expect.poll(() => discord.gateway.identifies).toBe(2);
    await discord.people.slash('private').finished;
  });

  it('notices that heartbeats are not answered any more', async () => {
    const { discord } = await connectedBot({ heartbeatInterval: 100 });
    discord.gateway.fallSilent();
    await expect.poll(() => discord.gateway.resumes).toBe(1);
    await discord.people.slash('private').finished;
  });

  it.each([4004, 4014])('is lost for good after close code %i', async (code) => {
    const { discord, fatal } = await connectedBot();
    discord.gateway.disconnect(code);
    await expect(fatal).resolves.toMatchObject({ name: 'ConnectionError' });
  });

  it('is lost for good after a 401', async () => {
    const discord = await localDiscord();
    discord.inject(PUT, { kind: 'refuse', with: unauthorized });
    await expect(connectWith(discord.token, discord.url)).rejects.toThrow(/DISCORD_TOKEN/);
  });

  it('finishes the answers under way before it stops', async () => {
    const { discord, connection, open } = await connectedBot();
    const { acknowledged, finished } = discord.people.slash('slow');
    await acknowledged;
    const stopped = connection.stop();
    open();
    expect((await finished).message?.content.content).toBe('at last');
    await stopped;
  });

  it('never logs the token', async () => {
    const { discord, connectionLines, lines } = await connectedBot();
    discord.inject('POST /interactions/:id/:token/callback', { kind: 'drop', committed: false }, 2);
    await discord.people.slash('private').finished.catch(() => {});
    const logged = JSON.stringify([...connectionLines, ...lines], (_, value) =>
      value instanceof Error ? { ...value, message: value.message, stack: value.stack } : value,
    );
    expect(logged).toContain('connected to Discord');
    expect(logged).not.toContain(discord.token);
    expect(logged).not.toContain('interaction-token');
  });
});

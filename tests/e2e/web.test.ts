import { describe, expect, it, onTestFinished } from 'vitest';
import { connectDiscord } from '../../src/discord/gateway/gateway.ts';
import { startInteractionsServer } from '../../src/discord/web/interactions-server.ts';
import { logLines } from '../support/discord/log-lines.ts';
import { probeRouter } from '../support/discord/probe-router.ts';
import { localDiscord } from './connected-bot.ts';

/** Our client without the gateway, and the server to which Discord sends interactions. */
async function webBot() {
  const discord = await localDiscord();
  const probe = probeRouter();
  const { log, lines } = logLines();
  const connection = await connectDiscord({
    token: discord.token,
    apiUrl: discord.url,
    restOnly: true,
    router: probe.router,
    commands: probe.commands,
    log,
    onFatal: () => {},
  });
  onTestFinished(() => connection.stop());
  const { handle } = connection;
  if (!handle) throw new Error('Nobody handles what comes over HTTP');
  const server = await startInteractionsServer({
    host: '127.0.0.1',
    port: 0,
    publicKey: discord.publicKey,
    handle,
    clock: () => Date.now() / 1_000,
    log,
  });
  onTestFinished(() => server.close());
  const address = `http://127.0.0.1:${server.port}/interactions`;
  discord.enterEndpoints([{ address }]);
  return { ...probe, discord, connection, address, server, webLines: lines };
}

describe('interactions over HTTP', () => {
  it('are answered without a gateway, by the request’s own answer', async () => {
    const { discord, connection } = await webBot();
    expect(connection).toMatchObject({ registration: 'updated', name: 'hashbell' });
    expect(connection.isConnected()).toBe(true);
    const { message, first } = await discord.people.slash('private').finished;
    expect(first.type).toBe(4);
    expect(message?.content.content).toBe('for you alone');
    expect(discord.gateway.identifies).toBe(0);
    expect(discord.count('POST /interactions/:id/:token/callback')).toBe(0);
    expect(discord.violations).toEqual([]);
  });

  it('are deferred as with the gateway, and answered when the work is done', async () => {
    const { discord, open } = await webBot();
    const { acknowledged, finished } = discord.people.slash('slow');
    expect((await acknowledged).first.type).toBe(5);
    open();
    expect((await finished).message?.content.content).toBe('at last');
  });

  it('are taken from Discord alone: PING is answered, what is not as it was signed is refused', async () => {
    const { discord, address } = await webBot();
    expect(await discord.probe(address)).toBe(200);
    const bad = { 'x-signature-ed25519': 'ab'.repeat(64) };
    expect(await discord.probe(address, { headers: bad })).toBe(401);
    expect(await discord.probe(address, { headers: { 'x-signature-ed25519': 'x' } })).toBe(401);
    expect(await discord.probe(address, { sent: '{"type":2}' })).toBe(401);
    const other = { 'x-signature-timestamp': '1790000000' };
    expect(await discord.probe(address, { headers: other })).toBe(401);
    expect((await fetch(address, { method: 'POST', body: '{"type":1}' })).status).toBe(401);
    expect((await fetch(address)).status).toBe(404);
  });

  it('are refused when they are old, come again, or are too large', async () => {
    const { discord, address, webLines } = await webBot();
    const now = Date.now() / 1_000;
    expect(await discord.probe(address, { at: now - 30 })).toBe(200);
    expect(await discord.probe(address, { at: now - 30 })).toBe(401);
    expect(await discord.probe(address, { at: now - 90 })).toBe(401);
    expect(await discord.probe(address, { at: now + 90 })).toBe(401);
    expect(webLines.filter(({ sentence }) => sentence.includes('clock'))).toHaveLength(1);
    const body = JSON.stringify({ type: 1, more: 'x'.repeat(300_000) });
    expect(await discord.probe(address, { body })).toBe(413);
    // In pieces, without a word on the length.
    const pieces = new ReadableStream({
      pull(stream) {
        stream.enqueue(Buffer.alloc(100_000));
      },
    });
    const headers = {
      'x-signature-ed25519': 'ab'.repeat(64),
      'x-signature-timestamp': String(Math.floor(now)),
    };
    const endless = { method: 'POST', headers, body: pieces, duplex: 'half' } as RequestInit;
    expect((await fetch(address, endless)).status).toBe(413);
  });

  it('that nobody can have signed are refused by their headers, whatever they carry', async () => {
    const { discord, address } = await webBot();
    const short = { 'x-signature-ed25519': 'ab'.repeat(63) };
    expect(await discord.probe(address, { headers: short })).toBe(401);
    expect(await discord.probe(address, { headers: { 'x-signature-timestamp': 'now' } })).toBe(401);
    expect(await discord.probe(address)).toBe(200);
  });

  it('are told nothing where nothing is to be told', async () => {
    const { discord, address } = await webBot();
    expect(await discord.probe(address, { body: 'no JSON' })).toBe(202);
    expect(await discord.probe(address, { body: '{"type":2,"id":"1","token":"t"}' })).toBe(202);
  });
});

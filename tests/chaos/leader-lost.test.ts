import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { LEADS, LEASE, leaderScene, PATIENCE, POST, SOON } from './leader-scene.ts';

const NOTICES = 100;
const UNANSWERED = 'Discord does not answer';

it('sends nothing from a leader that stood still and goes on', { timeout: PATIENCE }, async () => {
  const { discord, start, put, settled, outcome, all } = await leaderScene();
  const old = await start();
  await expect.poll(old.output, SOON).toContain(LEADS);
  const other = await start();
  await put(NOTICES);
  await expect.poll(discord.total, SOON).toBeGreaterThan(20);
  old.child.kill('SIGSTOP');
  await expect.poll(other.output, SOON).toContain(LEADS);
  await settled();
  expect(discord.total()).toBe(NOTICES);
  const posted = discord.count(POST);
  old.child.kill('SIGCONT');
  await expect.poll(old.output, SOON).toContain('another process leads now');
  // It had requests that waited for their turn, and looks for others once a second.
  await sleep(1_500);
  expect(discord.count(POST)).toBe(posted);
  await put(NOTICES);
  await settled();
  expect(outcome()).toEqual(all());
  expect(discord.count(POST)).toBe(posted + NOTICES);
});

it('sends all from another process when Discord does not answer the leader, and when it answers again', {
  timeout: PATIENCE,
}, async () => {
  const { discord, start, put, settled, outcome, all } = await leaderScene();
  const proxy = await startTcpProxy(discord.url);
  onTestFinished(() => proxy.close());
  const cutOff = await start({ api: proxy.url });
  await expect.poll(cutOff.output, SOON).toContain(LEADS);
  const others = await startTcpProxy(discord.url);
  onTestFinished(() => others.close());
  const other = await start({ api: others.url, env: { DISCORD_REQUESTS_PER_SECOND: '200' } });
  proxy.swallow();
  await put(400);
  await expect.poll(discord.total, SOON).toBe(400);
  expect(other.output()).toContain(LEADS);
  expect(cutOff.output()).toContain(UNANSWERED);
  expect(outcome()).toEqual(all());

  // Nobody can do better then: the lead stays where it is, and what there is to tell waits.
  others.swallow();
  await expect.poll(other.output, SOON).toContain(UNANSWERED);
  await put(40);
  await sleep(LEASE * 1_000);
  expect(discord.total()).toBe(400);
  others.heal();
  await settled();
  expect(outcome()).toEqual(all());
  expect(other.output()).toContain('Discord answers: this process sends');
});

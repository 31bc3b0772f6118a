import { afterEach, beforeEach, expect, it, onTestFinished } from 'vitest';
import { connectDiscord } from '../../src/discord/gateway/gateway.ts';
import { showHeldNotices } from '../../src/discord/interactions/held-notices.ts';
import { heldMessage } from '../../src/outbox/delivered.message.ts';
import { settingsStore } from '../../src/people/settings.store.ts';
import { profileStore } from '../../src/privacy/profiles.store.ts';
import { ALICE, CHANNEL } from '../support/discord/people.ts';
import { probeRouter } from '../support/discord/probe-router.ts';
import { SenderWorld } from '../support/sender-world.ts';

let world: SenderWorld;
beforeEach(async () => {
  world = await SenderWorld.open();
});
afterEach(() => world.close());

/** The bot, with so many notices for Alice that could not be delivered. */
async function botHolding(count: number) {
  const { outbox } = world.ports;
  for (let i = 0; i < count; i++) await world.put({ recipient: `c:${CHANNEL}`, owner: ALICE });
  for (let i = 0; i < count; i++) {
    const [notice] = await outbox.claim({ now: world.now, limit: 1, lease: 60 });
    if (notice) await outbox.hold(notice, { code: 50001, reason: 'Missing Access' }, world.now);
  }
  const { database, ports, discord } = world;
  const { router, commands, lines } = probeRouter({
    ports: { profiles: profileStore(database) },
    afterCommand: showHeldNotices({ ...ports, say: heldMessage }),
  });
  const connection = await connectDiscord({
    token: discord.token,
    apiUrl: discord.url,
    router,
    commands,
    log: ports.log,
    onFatal: () => {},
  });
  onTestFinished(() => connection.stop());
  return lines;
}

it('shows the caller of a command what could not be delivered, once', async () => {
  await botHolding(1);
  const { message } = await world.discord.people.slash('probe', { subject: 'x' }).finished;
  expect(message?.content.content).toBe('{"subject":"x"}');
  const shown = () => world.discord.messages(CHANNEL).filter(({ ephemeral }) => ephemeral);
  await expect
    .poll(() => shown().map(({ content }) => content.content))
    .toEqual([
      `I could not write in <#${CHANNEL}>, so this has waited for you (<t:${Math.round(world.now)}:R>):\nNotice 1`,
    ]);
  await expect.poll(() => world.ports.outbox.held(ALICE)).toEqual([]);
  await world.discord.people.slash('probe', { subject: 'y' }).finished;
  expect(shown()).toHaveLength(1);
});

it('speaks the language that the caller chose', async () => {
  await botHolding(1);
  await settingsStore(world.database).saveUser(ALICE, () => ({ locale: 'de' }), world.now);
  await world.discord.people.slash('probe', { subject: 'x' }).finished;
  const shown = () => world.discord.messages(CHANNEL).filter(({ ephemeral }) => ephemeral);
  await expect
    .poll(() => shown().map(({ content }) => content.content?.split('\n')[0]))
    .toEqual([expect.stringContaining('konnte ich nicht schreiben')]);
});

it('leaves what is too much for one answer to the next', async () => {
  await botHolding(5);
  await world.discord.people.slash('probe', { subject: 'x' }).finished;
  await expect.poll(async () => (await world.ports.outbox.held(ALICE)).length).toBe(1);
  await world.discord.people.slash('probe', { subject: 'y' }).finished;
  await expect.poll(async () => (await world.ports.outbox.held(ALICE)).length).toBe(0);
});

it('keeps what Discord did not take for the next command', async () => {
  const lines = await botHolding(1);
  world.discord.inject('POST /webhooks/:id/:token', { kind: 'bad-gateway' }, 4);
  await world.discord.people.slash('probe', { subject: 'x' }).finished;
  await expect
    .poll(() => lines.map(({ sentence }) => sentence))
    .toContain('nothing could follow the answer');
  expect(await world.ports.outbox.held(ALICE)).toHaveLength(1);
});

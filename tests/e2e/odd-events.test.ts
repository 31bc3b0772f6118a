import type { APIInteraction } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import type { LocalDiscord } from '../support/discord/local-discord.ts';
import { ALICE } from '../support/discord/people.ts';
import { probeId } from '../support/discord/probe-commands.ts';
import { oddities } from '../support/oddities.ts';
import { runProgram } from '../support/run-program.ts';
import { type ConnectedBot, connectBot, connectedBot, localDiscord } from './connected-bot.ts';

const TIMEOUT = 60_000;

/** One of each kind, as Discord writes them. */
async function soundInteractions({ people }: LocalDiscord): Promise<readonly APIInteraction[]> {
  const called = people.slash('probe', { subject: 'x', amount: 5 });
  const { message } = await called.finished;
  const picked = people.press(message, probeId('pick', ALICE), ['tea']);
  const opened = await people.press(message, probeId('form', ALICE)).finished;
  const sent = people.submit(opened, { labelled: 'a' });
  const typed = people.type('probe', { option: 'subject', text: 'a', others: { amount: 1 } });
  const file = people.slash('group read', { file: { file: 'a.csv', text: '1' } });
  const place = people.slash('place', { channel: { channel: '1'.repeat(18), name: 'x' } }, MANAGER);
  const asked = [called, picked, sent, typed, file, place];
  await Promise.all(asked.map(({ finished }) => finished));
  return asked.map(({ interaction }) => interaction);
}

const MANAGER = { rights: 1n << 3n };

async function isAnswered({ discord }: ConnectedBot): Promise<void> {
  const { message } = await discord.people.slash('private').finished;
  expect(message?.content.content).toBe('for you alone');
}

describe('an odd event', { timeout: TIMEOUT }, () => {
  it('is logged and forgotten, whatever is odd in it', async () => {
    const bot = await connectedBot();
    for (const sound of await soundInteractions(bot.discord)) {
      let path = '';
      for (const odd of oddities(sound)) {
        if (odd.path !== path) await isAnswered(bot);
        ({ path } = odd);
        bot.discord.gateway.dispatch('INTERACTION_CREATE', odd.value);
      }
    }
    await isAnswered(bot);
    const failures = [...bot.lines, ...bot.connectionLines].filter(
      ({ level }) => level === 'error',
    );
    expect(failures).toEqual([]);
    expect(bot.discord.gateway).toMatchObject({ identifies: 1, resumes: 0 });
  });

  it.each([
    'entitlements',
    'authorizing_integration_owners',
    'app_permissions',
    'application_id',
    'channel',
    'channel_id',
    'guild_id',
    'guild_locale',
    'locale',
    'context',
    'version',
    'attachment_size_limit',
  ])('is answered without %s', async (part) => {
    const { discord } = await connectedBot();
    const sound = discord.people.slash('probe', { subject: 'x' });
    await sound.finished;
    for (const [index, value] of [undefined, null, 7, 'x', {}, []].entries()) {
      const odd = { ...sound.interaction, [part]: value, token: `another-${index}` };
      const { message } = await discord.ask(odd).finished;
      expect(message?.content.content).toBe('{"subject":"x"}');
    }
  });

  it('is answered where it can’t be told what was called or pressed', async () => {
    const { discord } = await connectedBot();
    const [called, picked] = await soundInteractions(discord);
    for (const odd of [called, picked]) {
      const variants = [undefined, null, {}, { custom_id: 5, name: 5 }, 'x'];
      for (const [index, data] of variants.entries()) {
        const token = `odd-${index}-${odd?.type}`;
        const raw: APIInteraction = JSON.parse(JSON.stringify({ ...odd, data, token }));
        const { first } = await discord.ask(raw).finished;
        expect(first).toMatchObject({ data: { content: 'outdated' } });
      }
    }
  });

  it.each([
    '',
    '🪙',
    'x'.repeat(300),
    '1:probe',
    '1:nobody:reply:-:',
    '1:probe:unheardOf:-:',
    '1:probe:__proto__:-:',
    '1:probe:constructor:-:',
    '0:probe:reply:-:',
  ])('may be a press on “%s”', async (custom_id) => {
    const { discord } = await connectedBot();
    const [, pressed, submitted] = await soundInteractions(discord);
    for (const odd of [pressed, submitted]) {
      const token = `forged-${odd?.type}`;
      const data = { ...odd?.data, custom_id };
      const raw: APIInteraction = JSON.parse(JSON.stringify({ ...odd, data, token }));
      const { first } = await discord.ask(raw).finished;
      expect(first).toMatchObject({ data: { content: 'outdated', flags: 64 } });
    }
  });

  it.each([
    ['GUILD_CREATE', { id: '1' }],
    ['GUILD_CREATE', null],
    ['GUILD_DELETE', {}],
    ['CHANNEL_DELETE', 5],
    ['MESSAGE_CREATE', { author: null }],
    ['USER_UPDATE', null],
    ['UNHEARD_OF', { x: 1 }],
    ['__proto__', {}],
    [null, null],
    ['INTERACTION_CREATE', null],
    ['INTERACTION_CREATE', undefined],
    ['INTERACTION_CREATE', []],
    ['INTERACTION_CREATE', { type: 1 }],
    ['RESUMED', null],
    ['READY', null],
    ['READY', { session_id: 5, user: {} }],
  ])('may be %s with %j', async (t, d) => {
    const bot = await connectedBot();
    bot.discord.gateway.say({ op: 0, t, s: 2, d });
    await isAnswered(bot);
  });

  it('may be no payload at all', async () => {
    const bot = await connectedBot();
    const texts = ['', '{', 'null', '5', '"x"', '[]', '{}', '{"op":"0"}', '{"op":99,"d":{}}'];
    for (const text of [...texts, '{"op":0}', '{"op":0,"t":5,"s":"x"}', '{"op":11}']) {
      bot.discord.gateway.say(text);
      await isAnswered(bot);
    }
    for (const op of [1, 3, 4, 8, 10, 12]) {
      bot.discord.gateway.say({ op });
      await isAnswered(bot);
    }
  });

  it.each([7, 9])('may ask for a new connection, op %i, without another word', async (op) => {
    const bot = await connectBot(await localDiscord(), { haste: 20 });
    bot.discord.gateway.say({ op });
    await expect.poll(() => bot.discord.gateway.handshakes.resume).toBe(op === 7 ? 1 : 0);
    await expect.poll(bot.connection.isConnected, { timeout: 10_000 }).toBe(true);
    await isAnswered(bot);
  });

  it('may be the first of all', async () => {
    const discord = await localDiscord();
    discord.gateway.alterReady(({ user, session_id }) => ({
      user,
      session_id,
      resume_gateway_url: '::',
      guilds: { 5: null },
      application: 'x',
    }));
    const bot = await connectBot(discord);
    expect(bot.connection.applicationId).toBe(discord.applicationId);
    await isAnswered(bot);
    discord.gateway.disconnect();
    await expect.poll(bot.connection.isConnected).toBe(false);
    await isAnswered(bot);
    expect(discord.gateway.handshakes).toEqual({ usual: 2, resume: 0 });
  });

  it('leaves the program running', async () => {
    const discord = await localDiscord();
    const { child, output } = await runProgram('src/main.ts', {
      env: { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url },
    });
    await expect.poll(output, { timeout: 20_000 }).toContain('Hashbell listens');
    const { interaction } = discord.people.slash('profit', { rig: 'S21' });
    for (const { value } of oddities(interaction)) {
      discord.gateway.dispatch('INTERACTION_CREATE', value);
    }
    const { message } = await discord.people.slash('help').finished;
    expect(JSON.stringify(message?.content)).toContain('/profit');
    expect(child.exitCode).toBe(null);
    expect(output()).not.toContain('"level":50');
  });
});

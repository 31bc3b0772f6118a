import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from '../support/discord/local-discord.ts';
import { CHANNEL } from '../support/discord/people.ts';

/** That the test double refuses what Discord refuses: else a green test says little. */

const button = (id: string) => ({ type: 2, style: 1, label: 'x', custom_id: id });
const row = (...components: object[]) => ({ type: 1, components });
const options = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ label: `${n}`, value: `${n}` }));
const embed = (parts: object) => ({ embeds: [parts] });
const times = <T>(count: number, make: (n: number) => T) =>
  Array.from({ length: count }, (_, n) => make(n));
const x = (count: number) => 'x'.repeat(count);

const badMessages: Readonly<Record<string, object>> = {
  'content over 2,000': { content: x(2_001) },
  '11 embeds': { embeds: times(11, () => ({ title: 'x' })) },
  'title over 256': embed({ title: x(257) }),
  'description over 4,096': embed({ description: x(4_097) }),
  '26 fields': embed({ fields: times(26, () => ({ name: 'x', value: 'x' })) }),
  'an empty field': embed({ fields: [{ name: 'x', value: '' }] }),
  'field value over 1,024': embed({ fields: [{ name: 'x', value: x(1_025) }] }),
  'footer over 2,048': embed({ footer: { text: x(2_049) } }),
  '6,001 characters in embeds': {
    embeds: [{ description: x(4_000) }, { description: x(2_000), footer: { text: 'x' } }],
  },
  'six rows': { content: 'x', components: times(6, (n) => row(button(`${n}`))) },
  'six buttons in a row': { content: 'x', components: [row(...times(6, (n) => button(`${n}`)))] },
  'an empty row': { content: 'x', components: [row()] },
  'custom id over 100': { content: 'x', components: [row(button(x(101)))] },
  'no custom id': { content: 'x', components: [row(button(''))] },
  'the same custom id twice': { content: 'x', components: [row(button('a'), button('a'))] },
  'label over 80': { content: 'x', components: [row({ ...button('a'), label: x(81) })] },
  'a link with a custom id': {
    content: 'x',
    components: [row({ ...button('a'), style: 5, url: 'https://example.org' })],
  },
  '26 options': {
    content: 'x',
    components: [row({ type: 3, custom_id: 'a', options: options(26) })],
  },
  'two selects in a row': {
    content: 'x',
    components: [
      row(
        { type: 3, custom_id: 'a', options: options(1) },
        { type: 3, custom_id: 'b', options: options(1) },
      ),
    ],
  },
  'a nonce over 25': { content: 'x', nonce: x(26) },
  'an attachment without a file': { content: 'x', attachments: [{ id: '0', filename: 'a.png' }] },
  'an attachment by a number': { content: 'x', attachments: [{ id: 0 }] },
  'a picture without a file': embed({ title: 'x', image: { url: 'attachment://a.png' } }),
};

const goodMessages: Readonly<Record<string, object>> = {
  'content of 2,000': { content: x(2_000) },
  '6,000 characters in embeds': { embeds: [{ description: x(4_000) }, { description: x(2_000) }] },
  'five rows of five': {
    content: 'x',
    components: times(5, (r) => row(...times(5, (n) => button(`${r}-${n}`)))),
  },
  'a select of 25': {
    content: 'x',
    components: [row({ type: 3, custom_id: 'a', options: options(25) })],
  },
  'a link': {
    content: 'x',
    components: [row({ type: 2, style: 5, label: 'x', url: 'https://example.org' })],
  },
};

const text = { name: 'x', description: 'x' };
const badCommands: Readonly<Record<string, object>> = {
  'upper case': { ...text, name: 'Profit' },
  'a space in the name': { ...text, name: 'my profit' },
  'a name over 32': { ...text, name: x(33) },
  'no description': { name: 'x', description: '' },
  'a description over 100': { name: 'x', description: x(101) },
  'a locale that is none': { ...text, name_localizations: { pt: 'x' } },
  'a localised name in upper case': { ...text, name_localizations: { de: 'Gewinn' } },
  '26 options': { ...text, options: times(26, (n) => ({ ...text, type: 3, name: `o${n}` })) },
  'required after optional': {
    ...text,
    options: [
      { ...text, type: 3 },
      { ...text, type: 3, name: 'y', required: true },
    ],
  },
  'a localised name that is another option': {
    ...text,
    options: [
      { ...text, type: 3, name_localizations: { de: 'y' } },
      { ...text, type: 3, name: 'y' },
    ],
  },
  'autocomplete with choices': {
    ...text,
    options: [{ ...text, type: 3, autocomplete: true, choices: [{ name: 'a', value: 'a' }] }],
  },
  '26 choices': {
    ...text,
    options: [{ ...text, type: 3, choices: times(26, (n) => ({ name: `${n}`, value: `${n}` })) }],
  },
  'a length over 6,000': { ...text, options: [{ ...text, type: 3, max_length: 6_001 }] },
  'over 8,000 characters': {
    ...text,
    options: times(4, (o) => ({
      ...text,
      type: 3,
      name: `o${o}`,
      choices: times(25, (n) => ({ name: `${n}`, value: x(90) })),
    })),
  },
};

describe('the local Discord', () => {
  let discord: LocalDiscord;
  beforeAll(async () => {
    discord = await startLocalDiscord();
  });
  afterAll(() => discord.close());

  function send(method: string, path: string, body: object, token = discord.token) {
    return fetch(`${discord.url}/v10${path}`, {
      method,
      headers: { authorization: `Bot ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }
  const post = (body: object) => send('POST', `/channels/${CHANNEL}/messages`, body);
  const put = (commands: object[]) => send('PUT', '/applications/1/commands', commands);

  it.each(Object.entries(badMessages))('refuses a message with %s', async (_, body) => {
    const before = discord.violations.length;
    const response = await post(body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 50035 });
    expect(discord.violations).toHaveLength(before + 1);
  });

  it.each(Object.entries(goodMessages))('takes a message with %s', async (_, body) => {
    expect((await post(body)).status).toBe(200);
  });

  it('refuses an empty message', async () => {
    expect(await (await post({ content: '', embeds: [] })).json()).toMatchObject({ code: 50006 });
  });

  it.each(Object.entries(badCommands))('refuses a command with %s', async (_, command) => {
    expect((await put([command])).status).toBe(400);
  });

  it('refuses two commands of one name', async () => {
    expect((await put([text, text])).status).toBe(400);
    expect((await put([text])).status).toBe(200);
  });

  it('knows its own token, routes and interactions only', async () => {
    expect((await send('POST', '/users/@me/channels', {}, 'wrong')).status).toBe(401);
    expect((await send('POST', '/nowhere', {})).status).toBe(404);
    const callback = await send('POST', '/interactions/1/x/callback', { type: 5 });
    expect(await callback.json()).toMatchObject({ code: 10062 });
    const edit = await send('PATCH', '/webhooks/1/x/messages/@original', { content: 'x' });
    expect(await edit.json()).toMatchObject({ code: 10015 });
  });

  describe('to an interaction', () => {
    async function asked(command = 'x', place: 'guild' | 'dm' = 'guild') {
      await put([
        text,
        { ...text, name: 'y', options: [{ ...text, type: 3, autocomplete: true }] },
      ]);
      const people = discord.people;
      const { acknowledged, interaction } =
        command === 'x'
          ? people.slash('x', {}, { place })
          : people.type('y', { option: 'x', text: '' });
      const { id, token } = interaction;
      return {
        acknowledged,
        callback: (body: object) => send('POST', `/interactions/${id}/${token}/callback`, body),
        followUp: (body: object) => send('POST', `/webhooks/1/${token}`, body),
        edit: (body: object) => send('PATCH', `/webhooks/1/${token}/messages/@original`, body),
      };
    }

    it('takes one first answer', async () => {
      const { callback } = await asked();
      expect((await callback({ type: 4, data: { content: 'x' } })).status).toBe(204);
      const second = await callback({ type: 4, data: { content: 'x' } });
      expect(await second.json()).toMatchObject({ code: 40060 });
    });

    it.each([
      ['an update without a message', 'x', { type: 7, data: { content: 'x' } }],
      ['suggestions for a command', 'x', { type: 8, data: { choices: [] } }],
      ['a message for suggestions', 'y', { type: 4, data: { content: 'x' } }],
      ['a deferral of suggestions', 'y', { type: 5 }],
      ['a deferral with other flags', 'x', { type: 5, data: { flags: 4 } }],
      [
        '26 suggestions',
        'y',
        { type: 8, data: { choices: times(26, () => ({ name: 'a', value: 'a' })) } },
      ],
      [
        'a form without fields',
        'x',
        { type: 9, data: { custom_id: 'a', title: 'a', components: [] } },
      ],
    ])('refuses %s', async (_, command, body) => {
      const { callback } = await asked(command);
      expect(await (await callback(body)).json()).toMatchObject({ code: 50035 });
    });

    it('takes the first follow-up as the announced answer', async () => {
      const { callback, followUp, acknowledged } = await asked();
      await callback({ type: 5 });
      const { message } = await acknowledged;
      expect(await (await followUp({ content: 'x' })).json()).toMatchObject({ id: message?.id });
    });

    it('takes five follow-ups where only the user has installed the bot', async () => {
      const { callback, followUp } = await asked('x', 'dm');
      await callback({ type: 4, data: { content: 'x' } });
      for (let n = 0; n < 5; n += 1) expect((await followUp({ content: 'x' })).status).toBe(200);
      expect(await (await followUp({ content: 'x' })).json()).toMatchObject({ code: 40094 });
    });

    it('has nothing to edit before the first answer', async () => {
      const { edit } = await asked();
      expect(await (await edit({ content: 'x' })).json()).toMatchObject({ code: 10015 });
    });
  });
});

import { describe, expect, it } from 'vitest';
import type { Asked } from '../support/discord/exchange.ts';
import { ALICE, BOB, CHANNEL, OURS, type Seat } from '../support/discord/people.ts';
import { probeId } from '../support/discord/probe-commands.ts';
import { type ConnectedBot, connectedBot } from './connected-bot.ts';

const CALLBACK = 'POST /interactions/:id/:token/callback';
const id = (action: string, argument?: string) => probeId(action, ALICE, argument);

/** Returns the text of the answer in the end. */
async function told({ finished }: Asked): Promise<string | null | undefined> {
  return (await finished).message?.content.content;
}

async function probeMessage({ discord }: ConnectedBot) {
  const { message } = await discord.people.slash('probe', { subject: 'buttons' }).finished;
  return message;
}

const MANAGER = { rights: 32n };

describe('a channel that is chosen', () => {
  it('comes with the rights of both there', async () => {
    const { discord } = await connectedBot();
    const place = async (channel: object, seat: Seat = MANAGER) =>
      (await discord.people.slash('place', { ...channel }, seat).finished).message?.content.content;
    const reports = { channel: '300000000000000099', name: 'reports', rights: 3_072n };
    expect(await place({ channel: { ...reports, ours: 1_024n } })).toBe(
      `reports,false,3072,1024,${OURS},false`,
    );
    expect(await place({ channel: { ...reports, type: 11 } })).toBe(
      `reports,true,3072,,${OURS},false`,
    );
    expect(await place({}, { place: 'dm' })).toBe(',,,,,false');
    expect(discord.violations).toEqual([]);
  });

  it('can’t be a category', async () => {
    const { discord } = await connectedBot();
    const category = { channel: '300000000000000099', name: 'All', type: 4 };
    expect(() => discord.people.slash('place', { channel: category }, MANAGER)).toThrow('type 4');
  });
});

describe('a subcommand', () => {
  it('gets its options, and the file that is attached', async () => {
    const { discord } = await connectedBot();
    const file = { file: 'a.txt', text: 'hello' };
    const asked = discord.people.slash('group read', { file, word: 'x' });
    expect(await told(asked)).toBe('a.txt: hello x');
    expect((await asked.finished).message).toMatchObject({ ephemeral: true });
    const large = { file: 'b.txt', text: 'hello hello' };
    expect(await told(discord.people.slash('group read', { file: large }))).toBe('too large');
  });

  it('suggests', async () => {
    const { discord } = await connectedBot();
    const asked = discord.people.type('group read', { option: 'word', text: 'ab' });
    const { first } = await asked.finished;
    expect(first).toMatchObject({ data: { choices: [{ name: 'word ab', value: 'ab' }] } });
  });

  it('may open a form', async () => {
    const { discord } = await connectedBot();
    const { first } = await discord.people.slash('group form').finished;
    expect(first).toMatchObject({ type: 9, data: { title: 'A form' } });
  });
});

describe('a slash command', () => {
  it('is answered in one call', async () => {
    const { discord } = await connectedBot();
    const asked = discord.people.slash('probe', {
      subject: '120TH 3000W',
      amount: 2.5,
      exact: false,
    });
    expect(JSON.parse((await told(asked)) ?? '')).toEqual({
      subject: '120TH 3000W',
      amount: 2.5,
      exact: false,
    });
    const { first, message } = await asked.finished;
    expect(first.type).toBe(4);
    expect(message).toMatchObject({ ephemeral: false, edits: 0 });
    expect(message?.content.allowed_mentions).toEqual({ parse: [] });
    expect(discord.count(CALLBACK)).toBe(1);
  });

  it('answers the caller alone where that is its audience', async () => {
    const { discord } = await connectedBot();
    const { message } = await discord.people.slash('private').finished;
    expect(message).toMatchObject({ ephemeral: true });
  });

  it('works in direct messages', async () => {
    const { discord } = await connectedBot();
    const asked = discord.people.slash('probe', { subject: 'x' }, { place: 'dm' });
    expect(await told(asked)).toBe('{"subject":"x"}');
  });

  it.each([
    ['slow', false],
    ['slow_private', true],
  ])('that takes long is announced, then filled in: /%s', async (name, ephemeral) => {
    const { discord, open } = await connectedBot();
    const asked = discord.people.slash(name);
    const { first, message } = await asked.acknowledged;
    expect(first.type).toBe(5);
    expect(message).toMatchObject({ loading: true, ephemeral });
    open();
    expect(await told(asked)).toBe('at last');
    expect((await asked.finished).message).toMatchObject({ loading: false, ephemeral, edits: 1 });
    expect(discord.violations).toEqual([]);
  });

  it('uploads files', async () => {
    const { discord } = await connectedBot();
    const { message } = await discord.people.slash('chart').finished;
    const [file] = message?.files ?? [];
    expect(file).toMatchObject({ name: 'chart.png', contentType: 'image/png' });
    expect(
      Buffer.from(file?.data ?? [])
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
    expect(message?.content.attachments).toEqual([
      { id: '0', filename: 'chart.png', description: 'One point' },
    ]);
    expect(discord.violations).toEqual([]);
  });

  it.each([
    ['refusal', 'That is no number.'],
    ['source', 'Kraken does not answer'],
  ])('tells the caller alone what went wrong: /%s', async (name, sentence) => {
    const { discord } = await connectedBot();
    const { message } = await discord.people.slash(name).finished;
    expect(message).toMatchObject({ ephemeral: true, content: { content: sentence } });
  });

  it('apologises for an answer that Discord does not take', async () => {
    const { discord, lines } = await connectedBot();
    expect(await told(discord.people.slash('verbose'))).toMatch(/^sorry \(en-US, [0-9a-f]{8}\)$/);
    expect(discord.violations).toHaveLength(1);
    expect(lines.map(({ sentence }) => sentence)).toEqual(['interaction failed']);
  });
});

describe('suggestions', () => {
  it('keep to the limits', async () => {
    const { discord } = await connectedBot();
    const { first } = await discord.people.type('probe', { option: 'subject', text: 'abcdef' })
      .finished;
    if (first.type !== 8) throw new Error('not suggestions');
    expect(first.data.choices).toHaveLength(25);
    expect(discord.violations).toEqual([]);
  });

  it('are none when there is an error', async () => {
    const { discord, lines } = await connectedBot();
    const { first } = await discord.people.type('probe', { option: 'subject', text: 'fail' })
      .finished;
    expect(first).toEqual({ type: 8, data: { choices: [] } });
    expect(lines.map(({ sentence }) => sentence)).toEqual(['suggestions failed']);
  });
});

describe('buttons and forms', () => {
  it('change the message', async () => {
    const bot = await connectedBot();
    const message = await probeMessage(bot);
    const { first, message: after } = await bot.discord.people.press(message, id('update', 'x:1'))
      .finished;
    expect(first.type).toBe(7);
    expect(after).toMatchObject({
      id: message?.id,
      content: { content: 'updated x:1', components: [] },
    });
  });

  it('are for their owner', async () => {
    const bot = await connectedBot();
    const message = await probeMessage(bot);
    const pressed = bot.discord.people.press(message, id('update', 'x:1'), undefined, {
      user: BOB,
    });
    expect((await pressed.finished).message).toMatchObject({
      ephemeral: true,
      content: { content: 'not yours' },
    });
    expect(bot.discord.messages(CHANNEL)[0]).toMatchObject({ id: message?.id, edits: 0 });
  });

  it('are for everybody when they name no owner', async () => {
    const bot = await connectedBot();
    const message = await probeMessage(bot);
    const pressed = bot.discord.people.press(message, probeId('reply'), undefined, { user: BOB });
    expect(await told(pressed)).toBe(`pressed by ${BOB}`);
  });

  it('of an earlier version are said to be outdated', async () => {
    const bot = await connectedBot();
    const message = await probeMessage(bot);
    expect(await told(bot.discord.people.press(message, id('unheardOf')))).toBe('outdated');
  });

  it('pass on what was selected', async () => {
    const bot = await connectedBot();
    const message = await probeMessage(bot);
    const pressed = bot.discord.people.press(message, id('pick'), ['tea', 'toast']);
    expect(await told(pressed)).toBe('tea and toast');
  });

  it('open a form and take it back', async () => {
    const bot = await connectedBot();
    const message = await probeMessage(bot);
    const opened = await bot.discord.people.press(message, id('form')).finished;
    expect(opened.first.type).toBe(9);
    const sent = bot.discord.people.submit(opened, { labelled: '0.07', rowed: 'two' });
    expect(JSON.parse((await told(sent)) ?? '')).toEqual({ labelled: '0.07', rowed: 'two' });
    expect((await sent.finished).first.type).toBe(7);
    expect(bot.discord.violations).toEqual([]);
  });

  it('that take long are acknowledged, then change the message', async () => {
    const bot = await connectedBot();
    const message = await probeMessage(bot);
    const asked = bot.discord.people.press(message, id('slowUpdate'));
    expect((await asked.acknowledged).first.type).toBe(6);
    bot.open();
    expect(await told(asked)).toBe('updated at last');
    expect((await asked.finished).message?.id).toBe(message?.id);
  });

  it('that take long may reply with a message of its own', async () => {
    const bot = await connectedBot();
    const asked = bot.discord.people.press(await probeMessage(bot), id('slowReply'));
    await asked.acknowledged;
    bot.open();
    expect((await asked.finished).followUps).toMatchObject([
      { ephemeral: true, content: { content: 'replied at last' } },
    ]);
  });

  it('cannot open a form after having taken long, and say so', async () => {
    const bot = await connectedBot();
    const asked = bot.discord.people.press(await probeMessage(bot), id('slowForm'));
    await asked.acknowledged;
    bot.open();
    const [apology] = (await asked.finished).followUps;
    expect(apology).toMatchObject({ ephemeral: true });
    expect(apology?.content.content).toMatch(/^sorry/);
  });
});

import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRouter } from '../../src/discord/interactions/router.ts';
import { startPlayground } from '../../src/playground/playground.ts';
import type { ActAnswer, ShownMessage, TypingAnswer } from '../../src/playground/web/wire.ts';
import {
  ALICE,
  BOB,
  next,
  nextMessage,
  type PlaygroundPage,
  playgroundPage,
  seat,
} from '../support/playground-page.ts';
import { demoCommands } from './demo-commands.ts';
import { demoPorts, demoTexts, silent } from './demo-ports.ts';

let playground: Awaited<ReturnType<typeof startPlayground>>;
let page: PlaygroundPage;

beforeEach(async () => {
  const ports = demoPorts();
  const parts = { commands: demoCommands, ports, log: silent };
  const { handle } = createRouter({ ...parts, texts: demoTexts, patience: 20 });
  playground = await startPlayground({ ...parts, handle, port: 0 });
  page = playgroundPage(playground.url);
});

afterEach(async () => {
  page.close();
  await playground.close();
});

const post = <T = ActAnswer>(path: string, body: object) => page.post<T>(path, body);
const listen = (where: object) => page.listen(where);
const messagesFor = (where: object) => page.messagesFor(where);

describe('a command', () => {
  it('is answered in the channel, for everybody', async () => {
    const [alice, bob] = [listen(seat()), listen(seat(BOB))];
    expect(await next(alice)).toMatchObject({
      type: 'hello',
      messages: [],
      origin: { kind: 'sample' },
      tours: [],
    });
    await next(bob);
    expect(await post('/send', { ...seat(), line: '/demo 120TH' })).toEqual({});
    const message = await nextMessage(alice);
    expect(message).toMatchObject({
      author: 'bot',
      state: 'sent',
      ephemeral: false,
      command: { name: 'demo', by: { name: 'Alice' } },
      embeds: [{ title: 'Everything at once' }],
    });
    expect(await nextMessage(bob)).toEqual(message);
    expect(await messagesFor(seat(BOB))).toEqual([message]);
    expect(await messagesFor(seat(ALICE, 'dm'))).toEqual([]);
  });

  it('is thought about first when it takes a while, and seen by its caller alone', async () => {
    const events = listen(seat());
    await next(events);
    await post('/send', { ...seat(), line: '/slow' });
    const thinking = await nextMessage(events);
    expect(thinking).toMatchObject({ state: 'thinking', ephemeral: true });
    const done = await nextMessage(events);
    expect(done).toMatchObject({ id: thinking.id, state: 'sent', content: 'done', edited: false });
    expect(await messagesFor(seat(BOB))).toEqual([]);

    const file = await fetch(new URL(done.files[0]?.url ?? '', playground.url));
    expect(await file.text()).toBe('hello');

    await post('/dismiss', { ...seat(BOB), message: done.id });
    expect(await messagesFor(seat())).toHaveLength(1);
    await post('/dismiss', { ...seat(), message: done.id });
    expect(await next(events)).toEqual({ type: 'gone', id: done.id });
    expect(await messagesFor(seat())).toEqual([]);
  });

  it('stays between a person and the bot in direct messages', async () => {
    await post('/send', { ...seat(ALICE, 'dm'), line: '/demo 120TH' });
    expect(await messagesFor(seat(ALICE, 'dm'))).toHaveLength(1);
    expect(await messagesFor(seat(BOB, 'dm'))).toEqual([]);
    expect(await messagesFor(seat())).toEqual([]);
  });

  it('is answered in the language of the seat', async () => {
    await post('/send', { ...seat(ALICE, 'channel', 'de'), line: '/demo 120TH' });
    expect(await messagesFor(seat())).toMatchObject([{ embeds: [{ title: 'Alles auf einmal' }] }]);
  });

  it('is not sent while something is missing', async () => {
    const { problem } = await post('/send', { ...seat(), line: '/demo' });
    expect(problem).toContain('/demo still needs “rig”');
    expect(await messagesFor(seat())).toEqual([]);
  });

  it('typed without its slash is not sent but answered with a hint', async () => {
    for (const view of ['channel', 'dm']) {
      const { problem } = await post('/send', { ...seat(ALICE, view), line: 'demo 120TH 3000W' });
      expect(problem).toBe('Commands begin with a slash: /demo 120TH 3000W');
      expect(await messagesFor(seat(ALICE, view))).toEqual([]);
    }
    expect(await post('/send', { ...seat(), line: 'demo' })).toEqual({});
  });

  it('is refused where only its caller sees it', async () => {
    await post('/send', { ...seat(), line: '/demo nothing' });
    expect(await messagesFor(seat())).toMatchObject([
      { content: '“nothing” is **not** a rig.', ephemeral: true },
    ]);
  });
});

describe('a subcommand', () => {
  it('is answered, with the file that was attached', async () => {
    const file = { name: 'a.csv', base64: Buffer.from('1,2').toString('base64') };
    await post('/send', { ...seat(), line: '/group read word:x', file });
    expect(await messagesFor(seat())).toMatchObject([
      { content: 'a.csv: 1,2 x', command: { name: 'group read' }, ephemeral: true },
    ]);
  });

  it('is called in the language of who used it', async () => {
    const file = { name: 'a.csv', base64: '' };
    await post('/send', { ...seat(ALICE, 'channel', 'de'), line: '/group read word:x', file });
    expect(await messagesFor(seat())).toMatchObject([{ command: { name: 'gruppe lies' } }]);
  });

  it('may open a form at once', async () => {
    expect(await post('/send', { ...seat(), line: '/group form' })).toMatchObject({
      modal: { title: 'A form' },
    });
  });

  it('is offered by its two words, and its values suggested', async () => {
    const typing = (line: string) =>
      post<TypingAnswer>('/typing', { ...seat(), line, caret: line.length });
    expect((await typing('/group ')).items.map(({ line }) => line)).toEqual([
      '/group read ',
      '/group form ',
    ]);
    expect((await typing('/group read word:ab')).items).toMatchObject([{ label: 'word ab' }]);
  });
});

describe('a press', () => {
  let message: ShownMessage;
  const press = (person: string, action: string, values?: readonly string[]) =>
    post('/press', {
      ...seat(person),
      message: message.id,
      customId: `1:demo:${action}:${ALICE}:`,
      values,
    });

  beforeEach(async () => {
    await post('/send', { ...seat(), line: '/demo 120TH' });
    const [first] = await messagesFor(seat());
    if (!first) throw new Error('No answer');
    message = first;
  });

  it('changes the message', async () => {
    expect(await press(ALICE, 'again')).toEqual({});
    const [changed] = await messagesFor(seat());
    expect(changed).toMatchObject({ id: message.id, edited: true });
    expect(changed?.embeds[0]?.description).toContain('again');
  });

  it('brings a select’s choice', async () => {
    await press(ALICE, 'pick', ['EUR']);
    expect((await messagesFor(seat()))[1]).toMatchObject({
      content: 'picked EUR',
      ephemeral: true,
    });
  });

  it('opens a form, whose fields arrive', async () => {
    const { modal } = await press(ALICE, 'form');
    expect(modal?.title).toBe('Adjust');
    const fields = [{ customId: 'electricity', within: 'label', value: '0.09' }];
    await post('/form', { ...seat(), message: message.id, customId: modal?.custom_id, fields });
    const [changed] = await messagesFor(seat());
    expect(changed?.embeds[0]?.description).toContain('filled 0.09');
  });

  it('of another person is refused', async () => {
    await press(BOB, 'again');
    expect(await messagesFor(seat(BOB))).toMatchObject([
      { id: message.id, edited: false },
      { content: 'This belongs to somebody else.', ephemeral: true },
    ]);
  });
});

describe('while typing', () => {
  const typing = async (line: string, locale = 'en-US') =>
    post<TypingAnswer>('/typing', { ...seat(ALICE, 'channel', locale), line, caret: line.length });

  it('commands are offered, and Enter takes one that needs more', async () => {
    expect(await typing('/de')).toEqual({
      heading: 'Hashbell',
      items: [{ label: '/demo rig', detail: 'Shows everything', line: '/demo ', caret: 6 }],
      enter: 'take',
    });
    expect(await typing('/slow')).toMatchObject({ enter: 'send' });
  });

  it('the bot’s suggestions come, then the options that are left', async () => {
    const { heading, items } = await typing('/demo S21 f');
    expect(heading).toBe('rig: Hashrate and watts, or a model');
    expect(items.map(({ line }) => line)).toEqual(['/demo S21 f', '/demo S21 fee:']);
    const german = await typing('/demo S21 strom', 'de');
    const [first] = (await typing('/demo fee:2,5 electricity: exact:ja count:1.5 rig:S21')).items;
    expect(first?.label).toBe('understood: S21 fee:2.5 exact:true');
    expect(german.items.at(-1)).toMatchObject({ label: 'strompreis:', detail: 'Preis je kWh' });
  });

  it('an option that the last word begins comes first, unless a suggestion goes on with it', async () => {
    const labels = async (line: string, locale?: string) =>
      (await typing(line, locale)).items.map(({ label }) => label);
    expect(await labels('/demo S19 ele')).toEqual(['electricity:', 'Antminer S19 Pro']);
    expect(await labels('/demo S19 str', 'de')).toEqual(['strompreis:', 'Antminer S19 Pro']);
    expect(await labels('/demo S19 p')).toEqual(['Antminer S19 Pro', 'price:']);
    expect((await labels('/demo S19 ')).at(0)).toBe('Antminer S19 Pro');
  });

  it('Enter sends a command at once whose file is attached', async () => {
    const line = '/group read';
    const enter = async (hasFile: boolean) =>
      (await post<TypingAnswer>('/typing', { ...seat(), line, caret: line.length, hasFile })).enter;
    expect([await enter(false), await enter(true)]).toEqual(['take', 'send']);
  });

  it('choices and flags are offered', async () => {
    expect((await typing('/demo S21 currency:eu')).items).toMatchObject([
      { label: 'Euro', line: '/demo S21 currency:Euro' },
    ]);
    expect((await typing('/demo S21 channel:#mi')).items).toMatchObject([
      { label: '#mining', line: '/demo S21 channel:#mining' },
    ]);
    expect((await typing('/demo S21 exact:')).items.map(({ label }) => label)).toEqual([
      'true',
      'false',
    ]);
  });
});

describe('the server', () => {
  const statusOf = (headers: Record<string, string>, method = 'GET', path = '/') =>
    new Promise((resolve, reject) => {
      // As it is: a URL would put the path in order.
      const sent = request(playground.url, { method, headers, path }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      sent.on('error', reject).end(method === 'POST' ? '{}' : undefined);
    });
  const json = { 'content-type': 'application/json' };

  it('answers to its own name only', async () => {
    expect(await statusOf({})).toBe(200);
    expect(await statusOf({ host: 'localhost:8377' })).toBe(200);
    expect(await statusOf({ host: 'rebound.example' })).toBe(403);
    expect(await statusOf({ host: '127.0.0.1.rebound.example' })).toBe(403);
    expect(await statusOf({}, 'GET', 'http://rebound.example/')).toBe(403);
    expect(await statusOf({ ...json, host: 'rebound.example' }, 'POST', '/send')).toBe(403);
  });

  it('takes posts from its own page only', async () => {
    const { origin } = new URL(playground.url);
    expect(await statusOf({ ...json, origin: 'https://other.example' }, 'POST', '/send')).toBe(403);
    expect(await statusOf({ ...json, origin: 'null' }, 'POST', '/send')).toBe(403);
    expect(await statusOf({ 'content-type': 'text/plain' }, 'POST', '/send')).toBe(403);
    // From its own page, but not understood.
    expect(await statusOf({ ...json, origin }, 'POST', '/send')).toBe(400);
    expect(await statusOf(json, 'POST', '/nowhere')).toBe(404);
    expect(await statusOf({}, 'GET', '/files/1/a')).toBe(404);
    expect(await statusOf({}, 'DELETE')).toBe(405);
    expect(await statusOf({}, 'HEAD')).toBe(200);
  });

  it('calls an address that is none a bad request', async () => {
    expect(await statusOf({}, 'GET', 'http://[bad')).toBe(400);
    expect(await statusOf({}, 'GET', '//')).toBe(404);
    expect(await statusOf({}, 'GET', '/files/1/%ff')).toBe(400);
  });

  it('reads no more than a page would send', async () => {
    const body = JSON.stringify({ ...seat(), line: 'x'.repeat(2 * 1024 * 1024) });
    const headers = { 'content-type': 'application/json' };
    const send = (sent: NonNullable<RequestInit['body']>) =>
      fetch(new URL('/send', playground.url), {
        method: 'POST',
        headers,
        body: sent,
        duplex: 'half',
      });
    expect((await send(body)).status).toBe(413);
    // In pieces, without saying how many.
    expect((await send(new Blob([body]).stream())).status).toBe(413);
  });

  it('listens on the loopback interface, on the next port if one is taken', async () => {
    expect(new URL(playground.url).hostname).toBe('127.0.0.1');
    const port = Number(new URL(playground.url).port);
    const parts = { commands: demoCommands, ports: demoPorts(), log: silent };
    const other = await startPlayground({ ...parts, handle: async () => {}, port });
    expect(Number(new URL(other.url).port)).toBeGreaterThan(port);
    await other.close();
  });

  it('serves a page that needs nothing from elsewhere', async () => {
    const page = await fetch(playground.url);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    const html = await page.text();
    expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)/);
    const files = html.match(/page-\w+\.(?:js|css)/g) ?? [];
    expect(files).toHaveLength(2);
    for (const path of [...files, 'bell.svg', `avatar/${ALICE}.svg`]) {
      expect((await fetch(new URL(path, playground.url))).status).toBe(200);
    }
  });
});

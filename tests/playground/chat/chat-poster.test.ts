import { beforeEach, expect, it } from 'vitest';
import type { Posting } from '../../../src/outbox/outbox.port.ts';
import { createChat } from '../../../src/playground/chat/chat.ts';
import { chatPoster } from '../../../src/playground/chat/chat-poster.ts';
import { CHANNEL } from '../../../src/playground/chat/places.ts';
import { silent } from '../demo-ports.ts';

const personas = [
  { id: '1', name: 'Alice', colour: '#fff' },
  { id: '2', name: 'Bob', colour: '#000' },
];
const START = 1_790_000_000;

let now: number;
let chat: ReturnType<typeof createChat>;
let poster: ReturnType<typeof chatPoster>;

beforeEach(() => {
  now = START;
  const clock = () => now;
  chat = createChat({ personas, clock, log: silent, handle: async () => {} });
  poster = chatPoster(chat, clock);
});

const posting = (changes: Partial<Posting> = {}): Posting => ({
  channelId: CHANNEL.id,
  message: { content: 'Ring' },
  nonce: 'n1',
  ...changes,
});

const textsFor = (persona: string, view: 'channel' | 'dm') =>
  chat.messagesFor({ persona, view }).map(({ content }) => content);

it('opens the direct messages of its people, and writes there for them alone', async () => {
  const opened = await poster.openDm('1');
  if (opened.kind !== 'opened') throw new Error(opened.kind);
  expect(await poster.post(posting(opened))).toMatchObject({ kind: 'sent' });
  expect(textsFor('1', 'dm')).toEqual(['Ring']);
  expect([textsFor('2', 'dm'), textsFor('1', 'channel')]).toEqual([[], []]);
});

it('writes into the channel for everybody', async () => {
  await poster.post(posting());
  expect([textsFor('1', 'channel'), textsFor('2', 'channel')]).toEqual([['Ring'], ['Ring']]);
});

it('refuses other people and channels as Discord would', async () => {
  expect(await poster.openDm('3')).toMatchObject({
    kind: 'refused',
    why: 'dm-closed',
    code: 50_007,
  });
  const gone = { kind: 'refused', why: 'channel-gone', code: 10_003 };
  expect(await poster.post(posting({ channelId: '3' }))).toMatchObject(gone);
  expect(await poster.findPosted(posting({ channelId: '3' }), START)).toMatchObject(gone);
});

it('posts what has a nonce once within some minutes', async () => {
  const first = await poster.post(posting());
  now += 299;
  expect(await poster.post(posting())).toEqual(first);
  expect(await poster.post(posting({ nonce: 'n2' }))).not.toEqual(first);
  expect(textsFor('1', 'channel')).toHaveLength(2);
  now += 2;
  await poster.post(posting());
  expect(textsFor('1', 'channel')).toHaveLength(3);
});

it('finds what it posted, where and when it did', async () => {
  expect(await poster.findPosted(posting(), START)).toEqual({ kind: 'absent' });
  const sent = await poster.post(posting());
  expect(await poster.findPosted(posting(), START)).toEqual(sent);
  expect(await poster.findPosted(posting(), START + 1)).toEqual({ kind: 'absent' });
  expect(await poster.findPosted(posting({ nonce: 'n2' }), START)).toEqual({ kind: 'absent' });
  expect(await poster.findPosted(posting({ channelId: '1' }), START)).toEqual({ kind: 'absent' });
});

it('tells pages that look elsewhere how many direct messages wait, until they are looked at', async () => {
  const heard: [string, unknown][] = [];
  const open = (name: string, persona: string, view: 'channel' | 'dm') =>
    chat.listen({
      seat: { persona, view },
      hear(event) {
        if (event.type === 'notice') return;
        heard.push([name, event.type === 'unread' ? event.count : event.type]);
      },
    });
  open('Alice', '1', 'channel');
  open('Bob', '2', 'channel');
  await poster.post(posting({ channelId: '1' }));
  await poster.post(posting({ channelId: '1', nonce: 'n2' }));
  expect(heard.splice(0)).toEqual([
    ['Alice', 1],
    ['Alice', 2],
  ]);
  expect([chat.unreadBy('1'), chat.unreadBy('2')]).toEqual([2, 0]);

  const close = open('Alice in private', '1', 'dm');
  expect(heard.splice(0)).toEqual([['Alice', 0]]);
  await poster.post(posting({ channelId: '1', nonce: 'n3' }));
  expect(heard.splice(0)).toEqual([['Alice in private', 'message']]);
  close();
  await poster.post(posting({ channelId: '1', nonce: 'n4' }));
  expect(heard.splice(0)).toEqual([['Alice', 1]]);
  await poster.post(posting({ nonce: 'n5' }));
  expect(heard.splice(0)).toEqual([
    ['Alice', 'message'],
    ['Bob', 'message'],
  ]);
});

it('announces what it writes to who may see it, wherever they look', async () => {
  const heard: string[] = [];
  const open = (name: string, persona: string, view: 'channel' | 'dm') =>
    chat.listen({
      seat: { persona, view },
      hear: (event) => event.type === 'notice' && heard.push(`${name}: ${event.view}`),
    });
  open('Alice', '1', 'channel');
  open('Bob', '2', 'dm');
  await poster.post(posting({ channelId: '1' }));
  expect(heard.splice(0)).toEqual(['Alice: dm']);
  await poster.post(posting());
  expect(heard).toEqual(['Alice: channel', 'Bob: channel']);
});

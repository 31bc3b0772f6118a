import { InteractionResponseType } from 'discord-api-types/v10';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createChat, NoAnswer } from '../../../src/playground/chat/chat.ts';
import { commandInteraction, type Occasion } from '../../../src/playground/chat/interactions.ts';
import { slow } from '../demo-commands.ts';
import { silent } from '../demo-ports.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const alice = { id: '1', name: 'Alice', colour: '#fff' };
const seat = { persona: '1', view: 'channel', locale: 'en-US' } as const;
const occasion: Occasion = { id: '7', seat, persona: alice };
const parts = { personas: [alice], clock: () => 1_790_000_000, log: silent };

it('takes a bot that says nothing for three seconds for lost', async () => {
  const chat = createChat({ ...parts, handle: async () => {} });
  const lost = chat.interact(occasion, commandInteraction(occasion, slow, {}), { command: 'slow' });
  const outcome = expect(lost).rejects.toBeInstanceOf(NoAnswer);
  await vi.advanceTimersByTimeAsync(2_999);
  expect(chat.messagesFor(seat)).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  await outcome;
  expect(chat.messagesFor(seat)).toMatchObject([{ state: 'failed', command: { name: 'slow' } }]);
});

it('takes no second first answer', async () => {
  const type = InteractionResponseType.ChannelMessageWithSource;
  const refused: unknown[] = [];
  const chat = createChat({
    ...parts,
    async handle(_, responder) {
      await responder.callback({ type, data: { content: 'one' } });
      await responder.callback({ type, data: { content: 'two' } }).catch((error) => {
        refused.push(error);
      });
    },
  });
  await chat.interact(occasion, commandInteraction(occasion, slow, {}));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(chat.messagesFor(seat)).toMatchObject([{ content: 'one' }]);
  expect(refused).toHaveLength(1);
});

it('forgets the oldest messages', () => {
  const chat = createChat({ ...parts, handle: async () => {} });
  for (let index = 0; index < 600; index += 1) chat.say(occasion, `${index}`);
  const kept = chat.messagesFor(seat);
  expect(kept).toHaveLength(500);
  expect(kept[0]?.content).toBe('100');
});

it('gives a picture another address when an edit replaces it under the same name', async () => {
  const type = InteractionResponseType.ChannelMessageWithSource;
  const picture = (data: string) => [
    { name: 'chart.png', description: data, data: new TextEncoder().encode(data) },
  ];
  const body = {
    embeds: [{ image: { url: 'attachment://chart.png' } }],
    attachments: [{ id: '0', filename: 'chart.png' }],
  };
  const seen: (string | undefined)[] = [];
  const chat = createChat({
    ...parts,
    async handle(_, responder) {
      const look = () => {
        const [message] = chat.messagesFor(seat);
        expect(message?.embeds[0]?.image?.url).toBe(message?.files[0]?.url);
        seen.push(message?.files[0]?.url);
      };
      await responder.callback({ type, data: body }, picture('30 days'));
      look();
      await responder.edit(body, picture('3 years'));
      look();
      await responder.edit({ content: 'no other picture' });
      look();
      await responder.edit(body, picture('30 days'));
      look();
    },
  });
  await chat.interact(occasion, commandInteraction(occasion, slow, {}));
  await vi.waitFor(() => expect(seen).toHaveLength(4));
  const [first, second, same, back] = seen;
  expect(first).toMatch(/^\/files\/\d+\/chart\.png\?[\w-]+$/);
  expect(second).not.toBe(first);
  expect([same, back]).toEqual([second, first]);
});

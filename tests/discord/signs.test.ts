import { expect, it } from 'vitest';
import { messageBody } from '../../src/discord/message-body.ts';

it('keeps a minus with the amount that it belongs to, but for code', () => {
  const table = '```\n−$1.00\n```';
  const { content, embeds } = messageBody({
    content: 'Now −$0.25 a day, −0,25 € and `−$1`',
    embeds: [
      {
        title: '−CHF 1',
        description: `**−$0.25**\n${table}`,
        fields: [{ name: 'Power', value: 'Power −€5.04' }],
      },
    ],
  });
  expect(content).toBe('Now −\u2060$0.25 a day, −0,25 € and `−$1`');
  expect(embeds?.[0]).toMatchObject({
    title: '−\u2060CHF 1',
    description: `**−\u2060$0.25**\n${table}`,
    fields: [{ value: 'Power −\u2060€5.04' }],
  });
});

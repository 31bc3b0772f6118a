import { expect, it } from 'vitest';
import {
  channelOf,
  channelRecipient,
  isServerOwner,
  personRecipient,
  readRecipient,
  recipientIn,
  serverOwner,
} from '../../src/outbox/recipient.ts';

it('tells persons, channels and servers apart by what is stored', () => {
  expect(personRecipient('7')).toBe('u:7');
  expect(channelRecipient('7')).toBe('c:7');
  expect(serverOwner('7')).toBe('g:7');
  expect(readRecipient('u:7')).toEqual({ isPerson: true, id: '7' });
  expect(readRecipient('c:7')).toEqual({ isPerson: false, id: '7' });
  expect([channelOf('u:7'), channelOf('c:7')]).toEqual([undefined, '7']);
  expect(['g:7', '7'].map(isServerOwner)).toEqual([true, false]);
});

it('takes nothing else for a recipient', () => {
  expect(recipientIn('u:7')).toBe('u:7');
  expect(() => recipientIn('g:7')).toThrow('No recipient: g:7');
});

import { expect, it } from 'vitest';
import { localeCalled } from '../../src/i18n/language.ts';

it.each([
  ['de', 'de'],
  ['de-DE', 'de'],
  ['de_AT', 'de'],
  ['en-US', 'en-US'],
  ['en', 'en-US'],
  ['en-GB', 'en-GB'],
  ['EN-gb', 'en-GB'],
  ['en-CA', 'en-US'],
  ['foo_bar', undefined],
  ['denim', undefined],
  ['', undefined],
])('takes %j for %j', (text, locale) => {
  expect(localeCalled(text)).toBe(locale);
});

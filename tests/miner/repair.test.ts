import { expect, it } from 'vitest';
import { parseMinerJson } from '../../src/miner/repair.ts';

it.each([
  ['a NUL at its end', '{"a":1}\0', { a: 1 }],
  ['no comma between objects', '{"STATS":[{"a":1}{"b":105}]}', { STATS: [{ a: 1 }, { b: 105 }] }],
  ['a comma before the first', '{"a":[,{"b":1}]}', { a: [{ b: 1 }] }],
  ['a comma behind the last', '{"a":[{"b":1,},],}', { a: [{ b: 1 }] }],
  ['a raw line end in a text', '{"a":"x\r\n","b":"",}', { a: 'x\n', b: '' }],
  ['a lost comma before a temperature', '{"a":"x""temp0":4}', { a: 'x', temp0: 4 }],
  ['numbers that are none', '{"a":inf,"b":[nan,-inf]}', { a: null, b: [null, null] }],
  ['a comma before all', ',{"a":1}', { a: 1 }],
  [
    'an object in the brackets of a list',
    '{"error_code":["100":"2026-01-01","200":"x"],"b":1}',
    { error_code: [{ 100: '2026-01-01', 200: 'x' }], b: 1 },
  ],
  ['a cut end', '{"a":1,"e":[{"c":1},{"c":2},{"c', { a: 1, e: [{ c: 1 }, { c: 2 }] }],
])('puts right %s', (_, text, value) => {
  expect(parseMinerJson(text)).toEqual(value);
});

it('leaves alone what is right, and what texts say', () => {
  const whole = '{"a":"}{ [, ,} inf, \\"nan\\"","b":["x","y"]}';
  expect(parseMinerJson(whole)).toEqual(JSON.parse(whole));
  expect(parseMinerJson(`${whole.slice(0, -1)},}`)).toEqual(JSON.parse(whole));
});

it.each(['', '\0', 'nonsense', '<html>', '{', '[[[['])('gives up on %j', (text) => {
  expect(parseMinerJson(text) ?? {}).toEqual({});
});

it('stays quick on nonsense of the length that is taken', () => {
  for (const part of ['[', '{"a":[', '"', '[ "a":1 ', '["a":"b"   ', 'MM[', ',', '\\"']) {
    const text = part.repeat(Math.ceil((128 * 1_024) / part.length));
    expect(() => parseMinerJson(text)).not.toThrow();
  }
});

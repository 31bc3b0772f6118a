import fc from 'fast-check';
import { expect, it } from 'vitest';
import { legibleJson } from '../../src/privacy/legible-json.ts';

it('writes what JSON.stringify would', async () => {
  const value = fc.oneof(fc.jsonValue({ maxDepth: 8 }), fc.constant(undefined));
  await fc.assert(
    fc.asyncProperty(fc.dictionary(fc.string(), value), async (data) => {
      expect(String(await legibleJson(data))).toBe(JSON.stringify(data, undefined, 2));
    }),
  );
});

it('keeps the place of what a list has not', async () => {
  const data = { list: [undefined, 1, { gone: undefined, line: 'a\nb' }], none: [], empty: {} };
  expect(String(await legibleJson(data))).toBe(JSON.stringify(data, undefined, 2));
});

import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLog } from '../src/log/log.ts';

/** In the places where discord.js and undici put such things. */
const SECRET = 'aW50ZXJhY3Rpb246c2VjcmV0';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hashbell-log-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The lines of a log that goes to a file. */
function logged(details: object): readonly Record<string, unknown>[] {
  const file = join(folder, 'log');
  const log = createLog('info', { fd: openSync(file, 'w') });
  log.error(details, 'It failed');
  const text = readFileSync(file, 'utf8');
  expect(text).not.toContain(SECRET);
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

it('says in one line what happened, where, and with what code', () => {
  const err = Object.assign(new TypeError('no such host'), { code: 'ENOTFOUND', status: 502 });
  expect(logged({ err, job: 'refresh-market' })).toEqual([
    {
      level: 50,
      time: expect.any(Number),
      job: 'refresh-market',
      err: {
        type: 'TypeError',
        message: 'no such host',
        stack: expect.stringContaining('log.test.ts'),
        code: 'ENOTFOUND',
        status: 502,
      },
      msg: 'It failed',
    },
  ]);
});

it('names what is behind an error, and its parts', () => {
  const cause = new RangeError('deep');
  const err = new AggregateError([new Error('one')], 'many', { cause });
  expect(logged({ err })).toMatchObject([
    {
      err: {
        type: 'AggregateError',
        message: 'many',
        cause: { type: 'RangeError', message: 'deep' },
        errors: [{ type: 'Error', message: 'one' }],
      },
    },
  ]);
});

it.each([
  ['in the address of an answer', { url: `https://discord.com/api/v10/webhooks/12/${SECRET}` }],
  [
    'in the address of a callback',
    { url: `https://discord.com/api/v10/interactions/3/${SECRET}/callback?x=1` },
  ],
  ['as the message', { message: `POST /webhooks/12/${SECRET}/messages/@original: 404` }],
  ['as the bot’s own', { message: `Bot ${SECRET}` }],
  ['in a request', { requestBody: { json: { token: SECRET } }, headers: { a: SECRET } }],
  ['deep inside', { response: { options: { request: { init: { token: SECRET } } } } }],
])('never tells a token %s', (_, properties) => {
  const err = Object.assign(new Error('failed'), properties);
  logged({ err });
  logged({ err: new Error('outer', { cause: err }) });
  logged({ err: new AggregateError([err], 'many') });
});

it('never tells a token in the details', () => {
  logged({ url: `https://discord.com/api/v10/webhooks/12/${SECRET}`, a: { b: { token: SECRET } } });
  logged({ message: `/interactions/3/${SECRET}/callback`, token: SECRET });
});

it('takes what was thrown and is no error', () => {
  expect(logged({ err: 'just text' })).toMatchObject([{ err: 'just text' }]);
  expect(logged({ err: undefined })).toMatchObject([{ msg: 'It failed' }]);
});

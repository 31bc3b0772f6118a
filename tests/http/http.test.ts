import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { Agent } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { SourceError } from '../../src/errors.ts';
import { errorOf } from '../support/failure-of.ts';
import {
  providerAt,
  providerNetwork,
  providerThatAnswers,
  type Reply,
  recorded,
} from '../support/provider-network.ts';

const Anything = z.object({ difficulty: z.number() });

describe('a question to a provider', () => {
  it('goes to a path under the base address, with our name', async () => {
    const network = providerNetwork();
    network.answer('https://x.test', () => ({ body: { difficulty: 1 } }));
    const provider = providerAt(network.dispatcher, new URL('https://x.test/api/'));
    expect(await provider.getJson('v1/blocks', Anything)).toEqual({ difficulty: 1 });
    expect(network.asked).toMatchObject([
      { method: 'GET', path: '/api/v1/blocks', headers: { 'user-agent': 'Hashbell/0 (+test)' } },
    ]);
  });

  it.each([
    ['an error page', { status: 404, body: 'no' }, 'X: HTTP 404'],
    [
      'too many requests',
      { status: 429, body: recorded('mempool-429.html.txt') },
      'X: HTTP 429: too many requests',
    ],
    ['HTML', { body: '<html></html>' }, 'X: not JSON'],
    ['truncated JSON', { body: '{"difficulty": 13271600' }, 'X: not JSON'],
    ['nothing', { body: '' }, 'X: not JSON'],
    [
      'a string for a number',
      { body: { difficulty: 'much' } },
      'X: difficulty: expected number, received string',
    ],
    [
      'a redirect to somebody else',
      { status: 302, headers: { location: 'https://u:p@y.test/path?key=1' } },
      'X: HTTP 302, which leads to y.test/path',
    ],
    [
      'a redirect into the own network',
      { status: 301, headers: { location: 'http://10.0.0.7/' } },
      'X: HTTP 301, which leads to another host/',
    ],
    [
      'a redirect to where nobody can read along no more',
      { status: 301, headers: { location: 'http://x.test/api/y' } },
      'X: HTTP 301, which leads to x.test/api/y',
    ],
    [
      'a redirect to nowhere',
      { status: 301, headers: { location: 'http://[' } },
      'X: HTTP 301, which leads to nowhere',
    ],
    ['a redirect without a place', { status: 301 }, 'X: HTTP 301'],
    [
      'a redirect in a circle',
      { status: 302, headers: { location: '/api/y' } },
      'X: redirects without end',
    ],
    [
      'a broken name',
      { error: Object.assign(new Error(), { code: 'ENOTFOUND' }) },
      'X: host not found',
    ],
  ])('says in words what is wrong with %s', async (_, reply, message) => {
    const error = await errorOf(providerThatAnswers(reply).getJson('y', Anything));
    expect(error).toBeInstanceOf(SourceError);
    expect(error).toMatchObject({ message, source: 'X' });
  });

  it.each([301, 302, 303, 307, 308])('follows the provider within its host: %d', async (status) => {
    const network = providerNetwork();
    network.answer('https://x.test', ({ path }) =>
      path === '/api/y'
        ? { status, headers: { location: '/moved/y?a=1' } }
        : { body: { difficulty: 3 } },
    );
    const provider = providerAt(network.dispatcher, new URL('https://me:secret@x.test/api'));
    expect(await provider.getJson('y', Anything)).toEqual({ difficulty: 3 });
    expect(network.asked.map(({ path }) => path)).toEqual(['/api/y', '/moved/y?a=1']);
  });

  it('by POST goes on only where it stays one', async () => {
    const network = providerNetwork();
    const moved = (status: number) =>
      network.answer('https://x.test', ({ path }) =>
        path === '/api' ? { status, headers: { location: '/v2' } } : { body: { difficulty: 3 } },
      );
    const provider = providerAt(network.dispatcher, new URL('https://x.test/api'));
    moved(308);
    expect(await provider.postJson({ a: 1 }, Anything)).toEqual({ difficulty: 3 });
    expect(network.asked.at(-1)).toMatchObject({ method: 'POST', path: '/v2', body: '{"a":1}' });
    moved(302);
    const error = await errorOf(provider.postJson({ a: 1 }, Anything));
    expect(error).toMatchObject({ message: 'X: HTTP 302, which leads to x.test/v2' });
  });

  it('is repeated when the server stumbles', async () => {
    const replies = [{ status: 503, body: 'Service Unavailable' }, { body: { difficulty: 2 } }];
    const provider = providerThatAnswers(() => replies.shift() ?? {});
    expect(await provider.getJson('y', Anything)).toEqual({ difficulty: 2 });
  });

  it('is given up after three times', async () => {
    let times = 0;
    const provider = providerThatAnswers(() => {
      times += 1;
      return { status: 503, body: 'Service Unavailable' };
    });
    expect(await errorOf(provider.getJson('y', Anything))).toMatchObject({
      message: 'X: HTTP 503',
    });
    expect(times).toBe(3);
  });

  it.each([
    ['a full work queue', { status: 503, body: 'Work queue depth exceeded' }],
    ['a lost connection', { error: Object.assign(new Error(), { code: 'ECONNRESET' }) }],
  ])('is repeated once after %s when it is a POST', async (_, stumble) => {
    const replies: Reply[] = [stumble, { body: { difficulty: 2 } }];
    const provider = providerThatAnswers(() => replies.shift() ?? {});
    expect(await provider.postJson({}, Anything)).toEqual({ difficulty: 2 });
  });

  it.each([
    [503, 2],
    [500, 1],
    [401, 1],
  ])('is given up when it is a POST and HTTP %d comes, after %d times', async (status, times) => {
    let asked = 0;
    const provider = providerThatAnswers(() => {
      asked += 1;
      return { status, body: 'no' };
    });
    expect(await errorOf(provider.postJson({}, Anything))).toMatchObject({
      message: `X: HTTP ${status}`,
    });
    expect(asked).toBe(times);
  });

  it('carries user and password in a header and nowhere else', async () => {
    const network = providerNetwork();
    network.answer('https://x.test', () => ({ status: 401 }));
    const provider = providerAt(network.dispatcher, new URL('https://al%69ce:s%zcret@x.test/'));
    const error = await errorOf(provider.postJson({ method: 'x' }, Anything));
    expect(error).toMatchObject({ message: 'X: HTTP 401' });
    expect(inspect(error, { depth: 10 })).not.toMatch(/s%zcret|alice/);
    const basic = `Basic ${Buffer.from('alice:s%zcret').toString('base64')}`;
    expect(network.asked[0]).toMatchObject({ path: '/', headers: { authorization: basic } });
  });
});

describe('over a real connection', () => {
  let server: Server | undefined;
  const agent = new Agent();
  const serve = async (listener: RequestListener) => {
    const started = createServer(listener);
    server = started;
    await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
    // `address()` is a string for pipes only.
    const { port } = started.address() as AddressInfo;
    return new URL(`http://user:hunter2@127.0.0.1:${port}`);
  };
  afterEach(async () => {
    server?.closeAllConnections();
    await new Promise((resolve) => server?.close(resolve) ?? resolve(undefined));
  });

  it.each(['json', 'text'])('stops reading %s of ten megabytes', async (format) => {
    let sent = 0;
    const chunk = Buffer.alloc(64 * 1_024, '1');
    const url = await serve((_, response) => {
      const more = () => {
        while (sent < 10e6 && !response.destroyed) {
          sent += chunk.length;
          if (!response.write(chunk)) return;
        }
        response.end();
      };
      response.on('drain', more);
      more();
    });
    const provider = providerAt(agent, url);
    const question =
      format === 'json' ? provider.getJson('y', Anything) : provider.getText('y', z.string());
    expect(await errorOf(question)).toMatchObject({ message: 'X: answer too large' });
    expect(sent).toBeLessThan(10e6);
  });

  it('gives up on a socket that hangs before the answer', async () => {
    const provider = providerAt(agent, await serve(() => {}), { timeout: 0.2 });
    const error = await errorOf(provider.getJson('y', Anything));
    expect(error).toMatchObject({ message: 'X: no answer in 0.2 s' });
    expect(inspect(error, { depth: 10 })).not.toMatch(/hunter2/);
  });

  it('is given up at once when nobody waits for it any more', async () => {
    const stop = new AbortController();
    const server = await serve(() => stop.abort());
    const provider = providerAt(agent, server, { timeout: 60, stop: stop.signal });
    const error = await errorOf(provider.getJson('slow', Anything));
    expect(error).toBeInstanceOf(SourceError);
    expect(error).toMatchObject({ message: 'X: stopped' });
    expect(await errorOf(provider.getJson('again', Anything))).toMatchObject({
      message: 'X: stopped',
    });
  });

  it('gives up on a socket that hangs within the answer', async () => {
    const url = await serve((_, response) => void response.write('{"difficulty":'));
    const provider = providerAt(agent, url, { timeout: 0.2 });
    expect(await errorOf(provider.getJson('y', Anything))).toMatchObject({
      message: 'X: no answer in 0.2 s',
    });
  });

  it('does not wait longer for a retry than the whole question may take', async () => {
    const url = await serve((_, response) => {
      response.writeHead(503, { 'retry-after': '3600' }).end();
    });
    const provider = providerAt(agent, url, { timeout: 0.3 });
    expect(await errorOf(provider.getJson('y', Anything))).toMatchObject({
      message: 'X: no answer in 0.3 s',
    });
  });

  it('says that nobody listens', async () => {
    const url = await serve(() => {});
    await new Promise((resolve) => server?.close(resolve));
    expect(await errorOf(providerAt(agent, url).getJson('y', Anything))).toMatchObject({
      message: 'X: connection refused',
    });
  });
});

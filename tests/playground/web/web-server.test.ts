import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startWebServer } from '../../../src/playground/web/web-server.ts';
import { silent as log } from '../../support/silent-log.ts';

const script = { type: 'text/javascript', body: 'let a = 1;\n'.repeat(1_000), immutable: true };
const html = { type: 'text/html', body: '<p>Page</p>' };

let listening = 0;
let server: Awaited<ReturnType<typeof startWebServer>>;
beforeEach(async () => {
  const routes = {
    get: (path: string) => ({ '/page-1.js': script, '/': html })[path],
    post: async () => undefined,
    stream(path: string) {
      if (path !== '/events') return undefined;
      listening += 1;
      return () => {
        listening -= 1;
      };
    },
  };
  server = await startWebServer(routes, { port: 0, log });
});
afterEach(() => server.close());

it('leaves no stream open to who asks for the headers alone', async () => {
  const { status, headers } = await fetch(new URL('/events', server.url), { method: 'HEAD' });
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('text/event-stream');
  expect(listening).toBe(0);
});

describe('what the page loads', () => {
  const get = (path: string, headers = {}) => fetch(new URL(path, server.url), { headers });

  it('is sent compressed to who can read that', async () => {
    const packed = await get('/page-1.js', { 'accept-encoding': 'gzip' });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(packed.headers.get('vary')).toBe('Accept-Encoding');
    expect(await packed.text()).toBe(script.body);
    const plain = await get('/page-1.js', { 'accept-encoding': 'identity' });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(await plain.text()).toBe(script.body);
  });

  it('is asked for once where its name changes with it', async () => {
    const { headers } = await get('/page-1.js');
    expect(headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
  });

  it('is sent again only when it has changed', async () => {
    for (const path of ['/', '/page-1.js']) {
      const { headers } = await get(path);
      const tag = headers.get('etag') ?? '';
      const again = await get(path, { 'if-none-match': tag });
      expect([again.status, await again.text()]).toEqual([304, '']);
      expect((await get(path, { 'if-none-match': '"another"' })).status).toBe(200);
    }
    expect((await get('/')).headers.get('cache-control')).toBe('no-cache');
  });

  it('is nothing that was not asked for', async () => {
    const { status, headers } = await get('/page-2.js');
    expect([status, headers.get('cache-control')]).toEqual([404, 'no-store']);
  });
});

it('passes events on as they come, neither compressed nor kept', async () => {
  const leave = new AbortController();
  const { headers } = await fetch(new URL('/events', server.url), { signal: leave.signal });
  expect(headers.get('content-encoding')).toBeNull();
  expect(headers.get('cache-control')).toBe('no-store');
  leave.abort();
});

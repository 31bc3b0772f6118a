import { afterEach, beforeEach, expect, it } from 'vitest';
import { startWebServer } from '../../../src/playground/web/web-server.ts';
import { silent as log } from '../../support/silent-log.ts';

let listening = 0;
let server: Awaited<ReturnType<typeof startWebServer>>;
beforeEach(async () => {
  const routes = {
    get: () => undefined,
    post: async () => undefined,
    stream() {
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

import { expect, it, onTestFinished } from 'vitest';
import { serveHttp } from '../../src/http/serve-http.ts';
import { logLines } from '../support/discord/log-lines.ts';
import { openConnections, trickle } from '../support/raw-http.ts';

/** More than the server takes. */
const CROWD = 200;

async function served(answer: () => Response = () => new Response('here')) {
  const { log, lines } = logLines();
  const server = await serveHttp(answer, { host: '127.0.0.1', port: 0, log });
  onTestFinished(() => server.close());
  const ask = async () => (await fetch(`http://127.0.0.1:${server.port}/`)).text();
  return { server, ask, lines };
}

it('takes the place from whoever says nothing, or never comes to the end', async () => {
  const { server, ask, lines } = await served();
  const slow = await trickle(server.port, 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ');
  const crowd = await openConnections(server.port, CROWD);
  await Promise.all([slow.closed, crowd.closed]);
  expect(await ask()).toBe('here');
  expect(lines).toEqual([]);
});

it('takes the next port where one is taken, and only where it may', async () => {
  const { server } = await served();
  const { port } = server;
  const { log } = logLines();
  const answer = () => new Response('there');
  await expect(serveHttp(answer, { host: '127.0.0.1', port, log })).rejects.toThrow(/EADDRINUSE/);
  const next = await serveHttp(answer, { host: '127.0.0.1', port, spare: 20, log });
  onTestFinished(() => next.close());
  expect(next.port).toBeGreaterThan(port);
});

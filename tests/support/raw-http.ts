import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds that a peer stays to hear what comes. */
const LISTENS_MS = 200;
/** Milliseconds between two bytes of a slow peer. */
const TRICKLE_MS = 200;

/** An odd act of a peer on a connection of its own. */
type Misdeed = (socket: Socket) => void | Promise<void>;

const writes =
  (...pieces: readonly (string | Buffer)[]): Misdeed =>
  async (socket) => {
    for (const piece of pieces) {
      socket.write(piece);
      await sleep(10);
    }
  };

const HOST = 'Host: 127.0.0.1\r\n';
const JSON_POST = `POST /send HTTP/1.1\r\n${HOST}Content-Type: application/json\r\n`;

/** Odd acts of strangers, each under what is odd about it. */
export const misdeeds: readonly (readonly [string, Misdeed])[] = [
  ...[
    '//',
    '///',
    'http://[bad',
    '//a:b@:/',
    'http://a:b@127.0.0.1/',
    'http://:80/',
    'https://127.0.0.1:99999/',
    'javascript:alert(1)',
    '*',
    '/%',
    '/%ff%00',
    '/\\..\\..',
    '/healthz#x?y',
    '?',
    '/events?persona=%zz',
    '/files/__proto__/constructor',
    `/${'a'.repeat(6_000)}`,
  ].flatMap((target) =>
    ['GET', 'HEAD', 'POST', 'OPTIONS', 'TRACE', 'PROPFIND'].map(
      (method) =>
        [
          `${method} ${target.slice(0, 40)}`,
          writes(`${method} ${target} HTTP/1.1\r\n${HOST}\r\n`),
        ] as const,
    ),
  ),
  ...['', 'x y', '[::1', 'a:b@c', '127.0.0.1:99999', '127.0.0.1/..', '\u00ff', 'localhost:'].map(
    (host) => [`Host ${host}`, writes(`GET /healthz HTTP/1.1\r\nHost: ${host}\r\n\r\n`)] as const,
  ),
  ['no Host', writes('GET /healthz HTTP/1.1\r\n\r\n')],
  ['two Hosts', writes(`GET /healthz HTTP/1.1\r\n${HOST}Host: b\r\n\r\n`)],
  ['HTTP/1.0', writes('GET // HTTP/1.0\r\n\r\n')],
  ['HTTP/0.9', writes('GET /\r\n')],
  ['HTTP/2', writes('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')],
  ['TLS', writes(Buffer.from([22, 3, 1, 0, 200, 1, 0, 0, 196, 3, 3]))],
  [
    'noise',
    writes(Buffer.from(Array.from({ length: 4_096 }, (_, index) => (index * 7_919) % 256))),
  ],
  ['nothing', writes()],
  ['CONNECT', writes(`CONNECT 127.0.0.1:1 HTTP/1.1\r\n${HOST}\r\n`, 'more')],
  [
    'a web socket',
    writes(
      `GET /events HTTP/1.1\r\n${HOST}Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: eA==\r\n\r\n`,
      Buffer.from([0x81, 0x85, 1, 2, 3, 4, 5]),
    ),
  ],
  ['h2c', writes(`GET / HTTP/1.1\r\n${HOST}Connection: Upgrade\r\nUpgrade: h2c\r\n\r\n`)],
  ['a huge header', writes(`GET / HTTP/1.1\r\n${HOST}X: ${'x'.repeat(100_000)}\r\n\r\n`)],
  ['many headers', writes(`GET / HTTP/1.1\r\n${HOST}${'X: y\r\n'.repeat(20_000)}\r\n`)],
  ['__proto__', writes(`GET / HTTP/1.1\r\n${HOST}__proto__: x\r\nconstructor: y\r\n\r\n`)],
  ['a head that goes on', writes('GET / HTT', 'P/1.1\r\nHo', `st: 127.0.0.1\r\nX: `, 'y')],
  ['Expect: 100-continue', writes(`${JSON_POST}Expect: 100-continue\r\nContent-Length: 2\r\n\r\n`)],
  ['Expect: something else', writes(`GET / HTTP/1.1\r\n${HOST}Expect: a cake\r\n\r\n`)],
  ['a length that is none', writes(`${JSON_POST}Content-Length: -1\r\n\r\n`)],
  ['two lengths', writes(`${JSON_POST}Content-Length: 1\r\nContent-Length: 2\r\n\r\n{}`)],
  [
    'a length beside chunks',
    writes(`${JSON_POST}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`),
  ],
  ['chunks that are none', writes(`${JSON_POST}Transfer-Encoding: chunked\r\n\r\n`, 'zz\r\nx\r\n')],
  [
    'a chunk of 2^64',
    writes(`${JSON_POST}Transfer-Encoding: chunked\r\n\r\n`, 'ffffffffffffffff\r\n', 'x'),
  ],
  [
    'chunks with extensions',
    writes(`${JSON_POST}Transfer-Encoding: chunked\r\n\r\n2;${'a'.repeat(100_000)}\r\n{}\r\n`),
  ],
  ['an unknown encoding', writes(`${JSON_POST}Transfer-Encoding: gzip\r\n\r\n`)],
  ['a body of a GET', writes(`GET / HTTP/1.1\r\n${HOST}Content-Length: 5\r\n\r\n12`)],
  ['a body that never comes', writes(`${JSON_POST}Content-Length: 500\r\n\r\n`, '{')],
  [
    'a body too long',
    writes(`${JSON_POST}Content-Length: 99999999\r\n\r\n`, 'x'.repeat(1_000_000)),
  ],
  [
    'chunks too long',
    writes(
      `${JSON_POST}Transfer-Encoding: chunked\r\n\r\n`,
      ...Array.from({ length: 3 }, () => `80000\r\n${'x'.repeat(0x8_0000)}\r\n`),
    ),
  ],
  ['a body that is no JSON', writes(`${JSON_POST}Content-Length: 3\r\n\r\n{"a`)],
  ['many at once', writes(`GET /metrics HTTP/1.1\r\n${HOST}\r\n`.repeat(2_000))],
  [
    'half closed',
    async (socket) => {
      socket.end(`GET /metrics HTTP/1.1\r\n${HOST}\r\n`);
    },
  ],
  [
    'gone in the middle',
    async (socket) => {
      socket.write(`${JSON_POST}Content-Length: 500\r\n\r\n{`);
      await sleep(20);
      socket.resetAndDestroy();
    },
  ],
  [
    'gone while answered',
    async (socket) => {
      socket.write(`GET /metrics HTTP/1.1\r\n${HOST}\r\n`.repeat(50));
      await sleep(1);
      socket.resetAndDestroy();
    },
  ],
  [
    'gone from a stream',
    async (socket) => {
      socket.write(
        `GET /events?persona=100000000000000001&view=channel&locale=en-US HTTP/1.1\r\n${HOST}\r\n`,
      );
      await sleep(50);
      socket.resetAndDestroy();
    },
  ],
];

/** Does an odd act, stays a moment to hear what comes, and goes. */
export async function misbehave(port: number, misdeed: Misdeed): Promise<void> {
  const { socket, begun, closed } = opened(port);
  await begun;
  await misdeed(socket);
  await Promise.race([closed, event(socket, 'end'), sleep(LISTENS_MS)]);
  socket.destroy();
}

/** Opens connections that say nothing. */
export async function openConnections(
  port: number,
  count: number,
): Promise<{ readonly closed: Promise<unknown> }> {
  const sockets = Array.from({ length: count }, () => opened(port));
  await Promise.all(sockets.map(({ begun }) => begun));
  return { closed: Promise.all(sockets.map(({ closed }) => closed)) };
}

/** Sends a request of which a byte comes now and then, and never the last. */
export async function trickle(
  port: number,
  begin: string,
): Promise<{ readonly closed: Promise<unknown> }> {
  const { socket, begun, closed } = opened(port);
  await begun;
  socket.write(begin);
  const dripping = setInterval(() => socket.write('x'), TRICKLE_MS);
  return { closed: closed.finally(() => clearInterval(dripping)) };
}

function opened(port: number) {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  // A stranger has to expect being cut off; the end is answered as most do.
  socket.on('error', () => {}).resume();
  socket.on('end', () => socket.end());
  const closed = event(socket, 'close');
  return { socket, closed, begun: Promise.race([event(socket, 'connect'), closed]) };
}

/** Waits for an event, whether or not there was an error before. */
function event(socket: Socket, name: 'close' | 'connect' | 'end'): Promise<void> {
  return new Promise((resolve) => socket.once(name, () => resolve()));
}

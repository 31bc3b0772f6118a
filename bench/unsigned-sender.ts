/** Sends requests that Discord has not signed, from a process of its own, as strangers would. */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';

export interface Flood {
  readonly address: string;
  /** `bare`: without a signature; `forged`: with one of the right form, and with a good timestamp. */
  readonly kind: 'bare' | 'forged';
  readonly perSecond: number;
  readonly seconds: number;
}

export interface Flooded {
  readonly sent: number;
  readonly refused: number;
  readonly seconds: number;
}

const CONNECTIONS = 100;
const BODY = JSON.stringify({ type: 2, id: '1', token: 't', more: 'x'.repeat(800) });
const UNAUTHORIZED = 401;

process.once('message', (flood: Flood) => {
  void send(flood).then((told) => process.send?.(told));
});

async function send({ address, kind, perSecond, seconds }: Flood): Promise<Flooded> {
  const { origin, pathname } = new URL(address);
  const pool = new Pool(origin, { connections: CONNECTIONS });
  const began = performance.now();
  let [sent, refused] = [0, 0];
  const waiting = new Set<Promise<unknown>>();
  const total = perSecond * seconds;
  while (sent < total && performance.now() - began < 2_000 * seconds) {
    const due = Math.min(total, ((performance.now() - began) * perSecond) / 1_000);
    for (; sent < due; sent += 1) {
      const headers = {
        'content-type': 'application/json',
        ...(kind === 'forged' && {
          'x-signature-ed25519': forgedSignature(),
          'x-signature-timestamp': String(Math.floor(Date.now() / 1_000)),
        }),
      };
      const request = pool
        .request({ path: pathname, method: 'POST', body: BODY, headers })
        .then(async ({ statusCode, body }) => {
          await body.dump();
          if (statusCode === UNAUTHORIZED) refused += 1;
        })
        .catch(() => {})
        .finally(() => waiting.delete(request));
      waiting.add(request);
    }
    await sleep(2);
  }
  const spent = (performance.now() - began) / 1_000;
  await Promise.all(waiting);
  await pool.close();
  return { sent, refused, seconds: spent };
}

/** Returns 128 digits that have to be checked to the end: a larger second half is refused at once. */
function forgedSignature(): string {
  const signature = randomBytes(64);
  signature[63] = 0;
  return signature.toString('hex');
}

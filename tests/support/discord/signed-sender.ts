import { generateKeyPairSync, sign } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { APIInteraction } from 'discord-api-types/v10';
import { request } from 'undici';
import type { RestRequest, RestResponse } from './rest-message.ts';
import { parse } from './rest-server.ts';

/** An address for interactions, with the one at which a balancer asks whether it is ready. */
export interface Endpoint {
  readonly address: string;
  readonly ready?: string;
}

export interface Probe {
  readonly body?: string;
  /** The body that is sent instead of the signed one. */
  readonly sent?: string;
  /** Unix seconds at which it is signed; now by default. */
  readonly at?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Discord's PING, by which it looks whether somebody checks signatures. */
const PING = '{"type":1,"id":"1","token":"t","application_id":"300000000000000099"}';
/** Bytes of an Ed25519 key in the form that Node writes, at its end. */
const KEY_BYTES = 32;
/** Milliseconds for an answer, as Discord has it. */
const PATIENCE = 3_000;
/** Milliseconds between two looks of the balancer. */
const LOOK = 200;

/** Discord's side of interactions over HTTP, with a balancer in between. */
export function signedSender() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const key = publicKey.export({ format: 'der', type: 'spki' }).subarray(-KEY_BYTES);
  const ready = new Map<string, { at: number; isReady: Promise<boolean> }>();
  let turn = 0;

  function signed(body: string, at = Date.now() / 1_000): Record<string, string> {
    const timestamp = String(Math.floor(at));
    return {
      'content-type': 'application/json',
      'x-signature-ed25519': sign(null, Buffer.from(timestamp + body), privateKey).toString('hex'),
      'x-signature-timestamp': timestamp,
    };
  }

  async function isReady({ address, ready: asked }: Endpoint): Promise<boolean> {
    if (asked === undefined) return true;
    const known = ready.get(address);
    if (known && performance.now() - known.at < LOOK) return known.isReady;
    const look = fetch(asked).then(
      ({ ok }) => ok,
      () => false,
    );
    ready.set(address, { at: performance.now(), isReady: look });
    return look;
  }

  return {
    publicKey: key.toString('hex'),

    async deliver(
      endpoints: readonly Endpoint[],
      interaction: APIInteraction,
      answer: (request: RestRequest) => RestResponse,
    ): Promise<void> {
      const body = JSON.stringify(interaction);
      const signal = AbortSignal.timeout(PATIENCE);
      turn += 1;
      const first = turn;
      for (let tries = 0; tries < 20; tries += 1) {
        const endpoint = endpoints[(first + tries) % endpoints.length];
        if (!endpoint || !(await isReady(endpoint))) {
          await sleep(20);
          continue;
        }
        const response = await request(endpoint.address, {
          method: 'POST',
          body,
          headers: signed(body),
          signal,
        }).catch(() => undefined);
        // Discord waits no longer, and doesn't try again.
        if (signal.aborted) return;
        if (!response) continue;
        const content = new Uint8Array(await response.body.arrayBuffer());
        if (response.statusCode !== 200) return;
        const said = await parse(content, String(response.headers['content-type'] ?? ''));
        const params = [interaction.id, interaction.token];
        answer({ params, query: new URLSearchParams(), ...said });
        return;
      }
    },

    async probe(
      address: string,
      { body = PING, sent = body, at, headers }: Probe = {},
    ): Promise<number> {
      const { status } = await fetch(address, {
        method: 'POST',
        body: sent,
        headers: { ...signed(body, at), ...headers },
      });
      return status;
    },
  };
}

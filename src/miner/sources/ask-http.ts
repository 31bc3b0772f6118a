import { request } from 'node:http';
import { type Address, MOST_BYTES } from './ask-tcp.ts';

/**
 * Returns the body of a page. It follows no redirect, and goes through no proxy: the machine is in
 * the same house.
 *
 * @throws Error where nobody answers in time with 200, or the answer is too long.
 */
export function askHttp(
  { address: host, port }: Address,
  path: string,
  { signal }: { readonly signal: AbortSignal },
): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const asked = request({ host, port, path, signal, agent: false }, (response) => {
    if (response.statusCode !== 200) {
      reject(new Error(`The machine answered ${response.statusCode}`));
      asked.destroy();
      return;
    }
    const parts: Buffer[] = [];
    let bytes = 0;
    response.on('data', (part: Buffer) => {
      bytes += part.length;
      if (bytes > MOST_BYTES) asked.destroy(new Error('The answer is too long'));
      else parts.push(part);
    });
    response.on('end', () => resolve(Buffer.concat(parts)));
    response.on('error', reject);
  });
  asked.on('error', reject);
  asked.end();
  return promise;
}

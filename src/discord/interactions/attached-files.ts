import { type Dispatcher, request } from 'undici';
import { SourceError } from '../../errors.ts';
import type { AttachedFiles } from '../../message/attached-file.port.ts';

/** Milliseconds for a whole file. */
const TIMEOUT_MS = 10_000;

/** Reads attached files that Discord keeps, and `data:` addresses, which carry theirs along. */
export function attachedFiles(dispatcher: Dispatcher): AttachedFiles {
  return {
    async read({ name, size, url }, limit) {
      if (size > limit) return undefined;
      try {
        const bytes = url.startsWith('data:')
          ? fromDataUrl(url)
          : await download(url, limit, dispatcher);
        return bytes && bytes.length <= limit ? bytes : undefined;
      } catch (cause) {
        throw new SourceError('Discord', `attachment ${name}`, { cause });
      }
    },
  };
}

function fromDataUrl(url: string): Uint8Array {
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
}

/** Downloads a file without relying on the size that Discord told. */
async function download(
  url: string,
  limit: number,
  dispatcher: Dispatcher,
): Promise<Uint8Array | undefined> {
  const { statusCode, body } = await request(url, {
    dispatcher,
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (statusCode !== 200) {
    await body.dump();
    throw new Error(`HTTP ${statusCode}`);
  }
  for await (const chunk of body) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > limit) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

import { randomBytes } from 'node:crypto';
import type { Attachment } from '../../message/message.ts';

/**
 * A message with its files, as Discord takes it. The files' bytes are not copied: a picture may go to
 * ten thousand channels.
 */
export class Multipart implements Iterable<Uint8Array> {
  readonly contentType: string;
  /** Bytes of the whole body. */
  readonly length: number;
  readonly #parts: readonly Uint8Array[];
  readonly #payload: object;

  /** @param payload - The body that the message would have without files. */
  constructor(payload: object, files: readonly Attachment[]) {
    const boundary = `hashbell-${randomBytes(16).toString('hex')}`;
    const head = (disposition: string, type: string) =>
      `--${boundary}\r\ncontent-disposition: form-data; ${disposition}\r\ncontent-type: ${type}\r\n\r\n`;
    this.#payload = payload;
    this.#parts = [
      Buffer.from(
        `${head('name="payload_json"', 'application/json')}${JSON.stringify(payload)}\r\n`,
      ),
      ...files.flatMap(({ name, data }, index) => [
        Buffer.from(
          head(
            `name="files[${index}]"; filename="${escaped(name)}"`,
            typeOf(name) ?? 'application/octet-stream',
          ),
        ),
        data,
        Buffer.from('\r\n'),
      ]),
      Buffer.from(`--${boundary}--\r\n`),
    ];
    this.contentType = `multipart/form-data; boundary=${boundary}`;
    this.length = this.#parts.reduce((sum, { length }) => sum + length, 0);
  }

  [Symbol.iterator]() {
    return this.#parts[Symbol.iterator]();
  }

  /** Returns what the log shows: the payload without the files. */
  toJSON(): object {
    return this.#payload;
  }
}

/** Escapes a file's name as the standard for forms has it. */
function escaped(name: string): string {
  return name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function typeOf(name: string): string | undefined {
  const types: Readonly<Record<string, string>> = {
    png: 'image/png',
    csv: 'text/csv',
    json: 'application/json',
  };
  return types[name.slice(name.lastIndexOf('.') + 1).toLowerCase()];
}

/** Returns a request's body, with the files where there are some. */
export function requestBody(
  body: object,
  files: readonly Attachment[] = [],
): { readonly body: object; readonly passThroughBody?: true } {
  return files.length === 0
    ? { body }
    : { body: new Multipart(body, files), passThroughBody: true };
}

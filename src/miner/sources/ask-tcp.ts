import { connect } from 'node:net';

/** The most bytes of an answer; the longest that was recorded has 20 kB. */
export const MOST_BYTES = 128 * 1_024;

export interface Address {
  readonly address: string;
  readonly port: number;
}

interface Limits {
  /** Ends the question when its time is over. */
  readonly signal: AbortSignal;
}

/**
 * Asks for one thing on a connection of its own, and reads until the machine closes it: firmware
 * answers one question a connection, and an answer may have several objects.
 *
 * @throws Error where nobody answers in time, or the answer is too long.
 */
export function askTcp(to: Address, question: string | Buffer, limits: Limits): Promise<Buffer> {
  return converse(to, question, limits, () => undefined);
}

const LENGTH_BYTES = 4;

/** Asks as Whatsminers of version 3 are asked: the length stands before question and answer. */
export async function askWithLength(
  to: Address,
  question: string,
  limits: Limits,
): Promise<Buffer> {
  const body = Buffer.from(question);
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32LE(body.length);
  const answer = await converse(to, Buffer.concat([length, body]), limits, (soFar) => {
    if (soFar.length < LENGTH_BYTES) return undefined;
    const wanted = LENGTH_BYTES + soFar.readUInt32LE();
    if (wanted > MOST_BYTES) throw new Error('The answer is too long');
    return wanted;
  });
  return answer.subarray(LENGTH_BYTES);
}

/** @param wantedOf - Returns the bytes that a whole answer has; nothing where its end is that of the connection. */
function converse(
  { address: host, port }: Address,
  question: string | Buffer,
  { signal }: Limits,
  wantedOf: (soFar: Buffer) => number | undefined,
): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const socket = connect({ host, port, signal });
  let answer = Buffer.alloc(0);
  const done = () => {
    socket.destroy();
    if (answer.length > 0) resolve(answer);
    else reject(new Error('The machine closed without an answer'));
  };
  socket.on('connect', () => socket.write(question));
  socket.on('data', (part: Buffer) => {
    answer = Buffer.concat([answer, part]);
    try {
      if (answer.length > MOST_BYTES) throw new Error('The answer is too long');
      const wanted = wantedOf(answer);
      if (wanted !== undefined && answer.length >= wanted) done();
    } catch (error) {
      socket.destroy();
      reject(error);
    }
  });
  socket.on('end', done);
  // Some close with a reset behind the answer.
  socket.on('error', (error) => (answer.length > 0 && !signal.aborted ? done() : reject(error)));
  socket.on('close', () => reject(new Error('The machine closed without an answer')));
  return promise.finally(() => socket.destroy());
}

import { createPublicKey, type KeyObject, verify } from 'node:crypto';

/** The bytes before an Ed25519 key in the form that Node reads. */
const KEY_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

/** @param hex - 64 hexadecimal digits, as Discord's portal shows them. */
export function readPublicKey(hex: string): KeyObject {
  const key = Buffer.concat([KEY_HEAD, Buffer.from(hex, 'hex')]);
  return createPublicKey({ key, format: 'der', type: 'spki' });
}

/** A request's body with what Discord signed it by. */
interface Signed {
  readonly signature: string | undefined;
  readonly timestamp: string | undefined;
  readonly body: Uint8Array;
}

/** Tells whether those could be Discord's: anything else is refused before its body is read. */
export function looksSigned(signature: string, timestamp: string): boolean {
  return /^[\da-f]{128}$/i.test(signature) && /^\d{1,12}$/.test(timestamp);
}

/** Tells whether the holder of the key has written that body, and that timestamp before it. */
export function isSigned(
  { signature = '', timestamp = '', body }: Signed,
  key: KeyObject,
): boolean {
  if (!looksSigned(signature, timestamp)) return false;
  const text = Buffer.concat([Buffer.from(timestamp), body]);
  return verify(null, text, key, Buffer.from(signature, 'hex'));
}

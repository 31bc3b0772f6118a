import { createHash } from 'node:crypto';
import type { Attachment, Message } from '../message/message.ts';
import type { Content } from './notice.ts';

/** Returns a content with the id that the same message and picture always have. */
export function enclosed(message: Message, picture: Attachment | undefined): Content {
  const hash = createHash('sha256').update(JSON.stringify(message));
  if (picture) hash.update(picture.name).update(picture.description).update(picture.data);
  return { id: hash.digest('base64url'), message, picture };
}

import { channelRecipient, personRecipient, type Recipient } from '../outbox/recipient.ts';
import type { NewAlert } from './types.ts';

/** Returns where the notices of an alert go. */
export function recipientOf({ deliver, userId }: Pick<NewAlert, 'deliver' | 'userId'>): Recipient {
  return deliver === 'dm' ? personRecipient(userId) : channelRecipient(deliver);
}

import { defineAction, keptDraft, rowId } from '../../src/message/custom-id.ts';

const DIGEST = 'digest';
const aDigest = { id: rowId };

/** What buttons ask of /digest. */
export const digestActions = {
  preview: defineAction(DIGEST, 'preview', aDigest),
  send: defineAction(DIGEST, 'send', aDigest),
  pause: defineAction(DIGEST, 'pause', aDigest),
  resume: defineAction(DIGEST, 'resume', aDigest),
  restore: defineAction(DIGEST, 'restore', { draft: keptDraft }),
};

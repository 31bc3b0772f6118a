/** What is said of a digest besides what is in it, in English; `digest-notice-de.ts` has the same keys. */
export const digestNoticeEn = {
  'digestNotice.late': 'Late: this was due at {time}.',
  'digestNotice.missed':
    '{count, plural, one {# digest was skipped while I was away.} other {# digests were skipped while I was away.}}',
  'digestNotice.stopped.channel': '**The digest for {channel} at {time} has stopped.**',
  'digestNotice.stopped.dm': '**Your digest at {time} by direct message has stopped.**',
  'digestNotice.why.channel-gone':
    'The channel is gone. Choose another with `/digest edit`, or remove the digest with `/digest remove`.',
  'digestNotice.why.no-access':
    'I can’t see the channel, or I am no longer on that server. Once I can, `/digest pause` starts it again.',
  'digestNotice.why.missing-permission':
    'I may not write there: I need “Send Messages” and “Embed Links”. Once I have them, `/digest pause` starts it again.',
  'digestNotice.why.dm-closed':
    'Discord doesn’t let me send you direct messages. Once you allow them, `/digest pause` starts it again.',
  'digestNotice.why.other':
    'Discord refused it and said “{reason}”. `/digest pause` starts it again.',
  'digestNotice.where': 'You find it in `/digest list`.',
} as const;

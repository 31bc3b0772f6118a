/** What is said about digests and shared rigs, in English; `digest-command-de.ts` has the same keys. */
export const digestCommandEn = {
  'command.rig.share.name': 'share',
  'command.rig.share.description': 'Let this server’s digests speak of your rigs, or not any more',
  'option.how.name': 'how',
  'option.how.description': 'What others see; without it I say how it stands',
  'choice.how.counted': 'Counted with the others, without names',
  'choice.how.named': 'By the rigs’ names',
  'choice.how.not': 'Not any more',
  'share.counted':
    '{count, plural, =0 {Your rigs count in this server’s digests, once you have some.} one {Your rig counts in this server’s digests.} other {Your # rigs count in this server’s digests.}} Others see how many rigs pay, how many don’t, and what all of them earn together: no names, neither yours nor a rig’s.',
  'share.named':
    '{count, plural, =0 {Your rigs are in this server’s digests by their names, once you have some.} one {Your rig is in this server’s digests by its name.} other {Your # rigs are in this server’s digests by their names.}} Others see how many rigs pay, what all of them earn together, and of each of yours its name and its profit; your own name is not there.',
  'share.later':
    'That goes for rigs you add later as well. `/rig share how:Not any more` ends it; what was posted stays.',
  'share.not':
    'This server’s digests don’t speak of your rigs. `/rig share how:Counted with the others, without names` lets them be counted.',
  'share.noServer': 'There is no server here: use this in a channel of the server it is about.',
  'privacy.gone.shared':
    '{count, plural, =0 {no shared rigs, there were none} one {your rigs in the digests of # server} other {your rigs in the digests of # servers}}',
} as const;

/**
 * Texts on people's rights to have us post in a place, in English; `de/people.ts` has the same
 * keys.
 */
export const peopleEn = {
  'alerts.twinStopped':
    'You have that alert already: it is #{id}, and it is paused. `/alerts list` says why.',
  'alerts.editTwin':
    'You have another alert that watches the same and tells it in the same place: `/alerts list` shows both.',
  'alerts.takenAway':
    'Somebody who manages the server took #{id} out of its channel: send it elsewhere with `/alerts edit alert:{id}`.',
  'alerts.clear.below':
    '“Armed again at” has to be {level} or more, for the alert is below that: for example `{example}`.',
  'alerts.clear.above':
    '“Armed again at” has to be {level} or less, for the alert is above that: for example `{example}`.',
  'alert.state.stopped': '⚠️ **Paused** {since}: {why}',

  // Things that people have us post in a server's channels.
  'command.alerts.server.name': 'server',
  'command.alerts.server.description':
    'What people have me post in this server’s channels; take one away (Manage Server)',
  'option.removePlaced.name': 'remove',
  'option.removePlaced.description': 'Which one is not to be posted here any more',
  'serverAlerts.title':
    '{count, plural, one {# thing that people have posted here} other {# things that people have posted here}}',
  'serverAlerts.alert': '#{id} of {person} in {channel}: {kind}',
  'serverAlerts.fallback': '{channel} in place of direct messages to {person}',
  'serverAlerts.fallbackOf': 'in place of direct messages',
  'serverAlerts.how':
    'Take one away with `/alerts server remove:`. Digests are in `/digest list`. Who leaves the server, or may not write in the channel any more, posts nothing more by themselves.',
  'serverAlerts.none':
    'Nobody has me post alerts in this server’s channels. Digests are in `/digest list`.',
  'serverAlerts.unknown':
    'Nothing that is posted here goes by “{text}”: choose one from the list, such as `#12`.',
  'serverAlerts.gone': 'That is not posted here any more: `/alerts server` shows what is.',
  'serverAlerts.ask':
    'Not post this any more? {what}. The person keeps it, is told why it is paused, and may send it elsewhere.',
  'serverAlerts.removed': 'Not posted here any more: {what}.',
  'serverAlerts.kept': 'It stays as it is.',
  'serverAlerts.noServer':
    'There is no server here: use this in a channel of the server it is about, or `/alerts list` for your own.',
  'serverAlerts.notAllowed':
    'Only who may manage this server can see what people have posted in it: ask somebody with “Manage Server”. Your own alerts are in `/alerts list`.',

  // Things that don't go out any more, and why.
  'digests.stopped.kicked': 'I am no longer on the server.',
  'digests.stopped.left': 'you are no longer on the server.',
  'digests.stopped.may-not-write': 'you may not write in the channel any more.',
  'digests.stopped.removed': 'somebody who manages the server took it away.',
  'digestNotice.why.kicked':
    'I am no longer on that server. Once I am back, `/digest pause` starts it again.',
  'digestNotice.why.left': 'You are no longer on that server.',
  'digestNotice.why.may-not-write': 'You may not write in that channel any more.',
  'digestNotice.why.removed': 'Somebody who manages the server took it away.',
  'stopped.title': '**This doesn’t go out any more:**',
  'stopped.because': 'Why: {why}',
  'stopped.digest.channel': 'the digest for {channel} at {time}',
  'stopped.digest.dm': 'your digest at {time} by direct message',
  'stopped.alert': 'the alert “{title}” in {channel}',
  'stopped.fallback': '{channel} in place of direct messages',
  'stopped.digestsHow': '`/digest list` shows the digests, `/digest pause` starts one again.',
  'stopped.alertsHow':
    '`/alerts list` shows the alerts; `/alerts edit` sends one elsewhere, `/alerts snooze` wakes it where it was.',

  // Sharing, from anywhere.
  'share.elsewhere':
    '{count, plural, one {On # other server your rigs count in the digests:} other {On # other servers your rigs count in the digests:}}',
  'share.how.counted': 'counted, without names',
  'share.how.named': 'by the rigs’ names',
  'share.unknownServer': 'a server I can’t see ({id})',
  'share.takeBack': 'Take it back',
  'share.nowhere':
    'No server’s digests speak of your rigs. `/rig share` in a channel of a server lets them be counted there.',

  // Rights and terms.
  'digests.notYours':
    'You have no digest of your own, and this server’s are for who has “Manage Server”. `/digest me time:9:00` sets up one for you.',
  'rig.twoCounts':
    'The rig text says {text} units, the option `count` {option}: leave one of them out.',
  'banner.noBlock':
    '⚠️ **No block has come since {when}** (height {height}): that happens once in years, so the view of the chain may be stuck. Nothing rings by it.',
  'status.datumNoBlock': '{part}: {source}, {when}, **old**: no block since {since}',
} as const;

/** Texts of a digest in English; `de/digest.ts` has the same keys. */
export const digestEn = {
  'digest.title': 'Hashbell digest · {date}',
  'digest.help.server': 'Your own rig: `/profit`. To have yours counted here: `/rig share`.',
  'digest.help.person':
    'All about a rig: `/rig show`. To be told when one stops paying: `/alerts add`.',
  'digest.help.followers':
    'Your own rig: `/profit`. To be told when it stops paying: `/alerts add`.',
  'digest.help.newcomer': 'Keep a rig with `/rig add`, and I tell you here how it does.',
  'digest.noData.since':
    'No market data since {when}, so there is nothing to tell. `/status` shows who is silent.',
  'digest.noData.yet':
    'No market data yet, so there is nothing to tell. `/status` shows who has answered.',
  'digest.noChart': 'No chart this time: there is too little history, or it could not be drawn.',

  // The headline.
  'digest.hashprice': '{price} per PH/s a day',
  'digest.hashpriceSats': 'Hashprice · {sats}',
  'digest.hashpriceAlone': 'Hashprice: what a PH/s earns per day',
  'digest.hashpriceUnknown': 'Hashprice unknown',
  'digest.change': '{days}d **{change}**',
  'digest.noHistory': 'no history yet for {spans}',
  'digest.span': '{days, plural, one {# day} other {# days}}',
  'digest.coins.hashprice': '**{price}** per {unit} a day',
  'digest.coins.hashpriceAlone': '**{coins}** per {unit} a day',
  'digest.coins.price': '{coin} **{price}**',
  'digest.coins.difficulty': 'Difficulty {difficulty}',
  'digest.coins.retarget': 'Next retarget {when}: **{change}** expected',
  'digest.coins.halving': 'Halving {when}: {before} → {after} a block',
  'digest.coins.step': 'The reward falls {when}: {before} → {after} a block',
  'digest.coin': 'Bitcoin **{price}**',
  'digest.fees': 'Fees are {share} of the block reward',

  // Since yesterday.
  'digest.changed.title': 'Since yesterday',
  'digest.changed.hashprice': 'Hashprice {before} → **{after}** ({change})',
  'digest.changed.coin': 'Bitcoin {before} → **{after}** ({change})',
  'digest.changed.difficulty': 'Difficulty {before} → **{after}** ({change})',
  'digest.changed.fees': 'Fees {before} → **{after}** of the block reward',
  'digest.changed.stoppedRig': '{mark} **{name}** stopped paying: {profit} a day',
  'digest.changed.beganRig': '{mark} **{name}** pays again: {profit} a day',
  'digest.changed.stopped':
    '{count, plural, one {**# rig** stopped paying} other {**# rigs** stopped paying}}',
  'digest.changed.began':
    '{count, plural, one {**# rig** pays again} other {**# rigs** pay again}}',
  'digest.changed.stoppedMore':
    '{count, plural, one {**# more** stopped paying} other {**# more** stopped paying}}',
  'digest.changed.beganMore':
    '{count, plural, one {**# more** pays again} other {**# more** pay again}}',
  'digest.button.rigs': 'My rigs',
  'digest.button.details': 'Details',
  'digest.details': 'All there is to say, with the figures of now.',

  // The next retarget.
  'digest.retarget.hashprice':
    'Hashprice after it **{price}** ({low} to {high}), all else the same',
  'digest.retarget.hashpriceSettled': 'Hashprice after it **{price}**, all else the same',
  'digest.shift.machines.stop':
    '{count, plural, one {**# machine** below would stop paying} other {**# machines** below would stop paying}}',
  'digest.shift.machines.start':
    '{count, plural, one {**# machine** below would pay again} other {**# machines** below would pay again}}',
  'digest.shift.machines.none': 'No machine below that pays now would stop',
  'digest.shift.server.stop':
    '{count, plural, one {**# rig** below would stop paying} other {**# rigs** below would stop paying}}',
  'digest.shift.server.start':
    '{count, plural, one {**# rig** below would pay again} other {**# rigs** below would pay again}}',
  'digest.shift.server.none': 'No rig below that pays now would stop',
  'digest.shift.person.stop':
    '{count, plural, one {**# of your rigs** would stop paying} other {**# of your rigs** would stop paying}}',
  'digest.shift.person.start':
    '{count, plural, one {**# of your rigs** would pay again} other {**# of your rigs** would pay again}}',
  'digest.shift.person.none': 'None of your rigs that pay now would stop',
  'digest.shift.worst': '{count, plural, other {at the band’s upper end # would stop}}',

  // Machines.
  'digest.paybacks': 'Will it pay back?',
  'digest.payback.in':
    '**{rig}:** pays back {months, plural, =0 {within a month} one {in # month} other {in # months}} ({before})',
  'digest.payback.not':
    '**{rig}:** does not pay back within {months, plural, one {# month} other {# months}} ({before})',
  'digest.payback.same': 'as a month ago',
  'digest.payback.was': 'was {months}',
  'digest.payback.wasIn': '{months, plural, one {was in # month} other {was in # months}}',
  'digest.payback.wasNot': 'did not a month ago',
  'digest.payback.basis':
    'From today on, with difficulty growing {growth} a month; off while it would lose. `/forecast` has the range.',
  'digest.payback.basisCut':
    'From today on, with difficulty growing {growth} a month and the halving; off while it would lose. `/forecast` has the range.',
  'digest.machines.title': 'Which machines still pay',
  'digest.machines.terms': 'Power {tariff}/kWh · pool fee {fee}',
  'digest.machines.paying': '**{paying} of {all} pay**',
  'digest.machines.efficiency': 'J/TH',
  'digest.machines.profit': 'a day',
  'digest.machines.limit': 'max/kWh',
  'digest.machines.line': '{mark} **{name}** {profit} a day, pays up to {limit}/kWh',
  'digest.machines.unknown': 'Unknown while the market is.',
  'digest.machines.legend': 'max/kWh: the power price up to which it pays',

  // Rigs.
  'digest.rigs.server': 'Rigs of this server',
  'digest.rigs.person': 'Your rigs',
  'digest.rigs.none.server':
    'Nobody lets me count their rigs here yet: `/rig share` does, with or without names.',
  'digest.rigs.none.person': 'You have none yet: `/rig add` keeps one, with its terms.',
  'digest.rigs.count': '{count, plural, one {**# rig**} other {**# rigs**}}',
  'digest.rigs.paying': '{count, plural, one {# pays} other {# pay}}',
  'digest.rigs.losing': '{count, plural, one {# doesn’t pay} other {# don’t pay}}',
  'digest.rigs.unknown': '{count, plural, other {# unknown}}',
  'digest.rigs.totals': 'Together {parts}',
  'digest.rigs.line': '{mark} **{name}** {profit} a day',

  // The scorecard.
  'digest.scorecard.title': 'How the last forecast did',
  'digest.scorecard.came': 'Difficulty changed by **{change}** at block {height}',
  'digest.scorecard.unknown': 'By how much difficulty changed last isn’t known right now.',
  'digest.scorecard.score': '{share} in: {change} ({low} to {high})',
  'digest.scorecard.scored': '{share} in: {change} ({low} to {high}) {mark}',
  'digest.scorecard.legend': '✓ it came within the 90% band, ✗ outside',
  'digest.scorecard.none': 'I kept no forecast of that one: the next will be here.',

  // The halving.
  'digest.halving.when': 'About {date} · {blocks, plural, one {# block} other {# blocks}} to go',
  'digest.halving.unknown': 'Unknown while the block height is.',
} as const;

/** Texts about digests and shared rigs in English; `de/digest.ts` has the same keys. */
export const digestCommandEn = {
  'command.rig.share.name': 'share',
  'command.rig.share.description': 'Let this server’s digests speak of your rigs, or not any more',
  'option.how.name': 'how',
  'option.how.description': 'What others see; without it I say how it stands',
  'choice.how.counted': 'Counted with the others, without names',
  'choice.how.named': 'By the rigs’ names',
  'choice.how.not': 'Not any more',
  'share.counted':
    '{count, plural, =0 {Your rigs count in this server’s digests, once you have some.} one {Your rig counts in this server’s digests.} other {Your # rigs count in this server’s digests.}} Others see how many rigs pay, how many don’t, and what all of them have together in hashrate, power and profit: no names, neither yours nor a rig’s. Where nobody else shares, the sum is yours.',
  'share.named':
    '{count, plural, =0 {Your rigs are in this server’s digests by their names, once you have some.} one {Your rig is in this server’s digests by its name.} other {Your # rigs are in this server’s digests by their names.}} Others see how many rigs pay, what all of them have together in hashrate, power and profit, and of each of yours its name and its profit; your own name is not there.',
  'share.actuals':
    'What pools see of them is in the sum as well, without address or pool. {actuals}.',
  'share.later':
    'That goes for rigs you add later as well. `/rig share how:Not any more` ends it; what was posted stays.',
  'share.not':
    'This server’s digests don’t speak of your rigs. `/rig share how:Counted with the others, without names` lets them be counted.',
  'share.noServer': 'There is no server here: use this in a channel of the server it is about.',
  'privacy.gone.shared':
    '{count, plural, one {your rigs in the digests of # server} other {your rigs in the digests of # servers}}',

  // Commands and options of digests.
  'command.digest.name': 'digest',
  'command.digest.description':
    'A report of the market at an hour you choose, in a channel or to you',
  'command.digest.subscribe.name': 'subscribe',
  'command.digest.subscribe.description':
    'Post a digest in a channel of this server, at a time you choose',
  'command.digest.list.name': 'list',
  'command.digest.list.description':
    'This server’s digests and yours: when each comes next, or why it doesn’t',
  'command.digest.edit.name': 'edit',
  'command.digest.edit.description': 'Change a digest: its channel, time, days, zone, contents',
  'command.digest.pause.name': 'pause',
  'command.digest.pause.description': 'Pause a digest until somebody resumes it',
  'command.digest.resume.name': 'resume',
  'command.digest.resume.description': 'Let a digest go on that is paused or stopped',
  'command.digest.remove.name': 'remove',
  'command.digest.remove.description': 'Remove a digest; a button puts it back',
  'command.digest.preview.name': 'preview',
  'command.digest.preview.description': 'Show you alone what a digest would say now',
  'command.digest.send-now.name': 'send-now',
  'command.digest.send-now.description': 'Post a digest now, beside its schedule',
  'command.digest.me.name': 'me',
  'command.digest.me.description': 'A digest with your own rigs, to you by direct message',
  'command.digest.follow.name': 'follow',
  'command.digest.follow.description':
    'Have a channel follow a ready digest that Discord copies to many servers',
  'command.digest.unfollow.name': 'unfollow',
  'command.digest.unfollow.description': 'Have a channel no longer follow my ready digests',
  'option.edition.name': 'edition',
  'option.edition.description': 'Which one: language, currency and hour',
  'option.channel.name': 'channel',
  'option.channel.description': 'Where; this channel if you say nothing',
  'option.time.name': 'time',
  'option.time.description': 'When, on a clock there: 9, 09:00, 9am, 21h',
  'option.days.name': 'days',
  'option.days.description': 'On which days; daily if you say nothing',
  'option.timezone.name': 'timezone',
  'option.timezone.description':
    'By whose clock, such as Europe/Berlin; the one in /settings me if you say nothing',
  'option.digestCurrency.description': 'The currency to count in, such as USD or EUR',
  'option.digestLanguage.description': 'The language it is written in; yours if you say nothing',
  'option.coins.name': 'coins',
  'option.coins.description':
    'Other coins to tell of, such as KAS, LTC; your rigs’ coins if you say nothing',
  'option.sections.name': 'sections',
  'option.sections.description':
    'What it tells, such as headline, retarget; all of it if you say nothing',
  'option.digest.name': 'digest',
  'option.digest.description': 'Which one; not needed where there is just one',
  'digests.days.daily': 'daily',
  'digests.days.weekdays': 'Monday to Friday',
  'digests.days.mon': 'on Mondays',
  'digests.days.tue': 'on Tuesdays',
  'digests.days.wed': 'on Wednesdays',
  'digests.days.thu': 'on Thursdays',
  'digests.days.fri': 'on Fridays',
  'digests.days.sat': 'on Saturdays',
  'digests.days.sun': 'on Sundays',
  'digests.days.monthly': 'on the 1st of each month',
  'digests.section.headline': 'headline',
  'digests.section.retarget': 'retarget',
  'digests.section.machines': 'machines',
  'digests.section.rigs': 'rigs',
  'digests.section.scorecard': 'scorecard',
  'digests.section.halving': 'halving',
  'digests.section.chart': 'chart',
  'digests.noCoins': 'none',
  'digests.allSections': 'everything',

  // Titles of digests, and how they stand.
  'digests.schedule': '{days} at {time} ({zone})',
  'digests.title': '#{id} · {place}, {schedule}',
  'digests.field': '#{id} · {schedule}',
  'digests.suggestion': '#{id} · {schedule} → {place}',
  'digests.thisChannel': 'this channel',
  'digests.otherChannel': 'another channel',
  'digests.state.next': 'Next: {at} ({when})',
  'digests.state.paused': '**Paused**',
  'digests.state.stopped': '⚠️ **Stopped** {since}: {why}',
  'digests.stopped.channel-gone': 'the channel is gone.',
  'digests.stopped.no-access': 'I can’t see the channel any more, or am no longer on the server.',
  'digests.stopped.missing-permission':
    'I lack a right in the channel: “Send Messages” or “Embed Links”.',
  'digests.stopped.dm-closed': 'your direct messages are closed to me.',
  'digests.stopped.other': 'Discord said “{reason}”.',
  'digests.contents': 'Tells: {sections} · {language} · {currency}',
  'digests.currency.usual': 'default',
  'digests.currency.usualMeans': 'what counts on the server, or for you',
  'digests.currency.own': 'your currency',
  'digests.currency.server': 'the server’s currency',
  'digests.missed':
    '{count, plural, one {# came too late and was left out} other {# came too late and were left out}}; the next one says so.',

  // The list of digests.
  'digests.list.server': 'Digests of this server',
  'digests.list.own': 'Yours, by direct message',
  'digests.list.noneOnServer':
    'None yet: `/digest subscribe time:9:00` posts one in this channel every day.',
  'digests.list.noneOwn':
    'None yet: `/digest me time:9:00` brings one to you every day, with your rigs.',

  // Changes of a digest.
  'digests.subscribed': 'Subscribed: {title}',
  'digests.changed': 'Changed: {title}',
  'digests.twin': 'That one is there already, so nothing was added: {title}',
  'digests.resumed': 'Resumed: {title}',
  'digests.running': 'That one is going out already: {title}',
  'digests.resting': 'That one isn’t going out anyway: {title}',
  'digests.allRunning': 'None of them is paused or stopped, so there is nothing to resume.',
  'digests.restored': 'Back again: {title}',
  'digests.paused': 'Paused until somebody resumes it: {title}',
  'digests.removed': 'Removed: {title}',
  'digests.sent': 'On its way now, beside its schedule, which stays as it is: {title}',
  'digests.sentLater':
    'Nothing goes out at the moment. This follows as soon as that works again, beside its schedule, which stays as it is: {title}',
  'digests.sentLately':
    'That digest already went out within this minute: try again in the next one.',
  'digests.preview': 'This is what it would say now: {title}',
  'digests.previewOfNone':
    'There is no digest yet; this is what one with everything in it would say now. `/digest subscribe` and `/digest me` set one up.',
  'digests.welcome': 'This is where your digest comes: {schedule}.',
  'digests.resumeHow': 'It isn’t going out at the moment: `/digest resume` resumes it.',
  'digests.rightsUnknown':
    '⚠️ Discord doesn’t tell me my rights in {channel}, so I can’t say whether it will arrive: “Send now” shows it.',
  'digests.button.preview': 'Preview',
  'digests.button.send': 'Send now',
  'digests.button.pause': 'Pause',
  'digests.button.resume': 'Resume',
  'digests.button.restore': 'Put it back',

  // Following an edition.
  'digests.edition': '{language} · {currency} · {schedule}',
  'digests.followed': '{channel} now follows this digest: {edition}',
  'digests.followedAlready': '{channel} follows this digest already: {edition}',
  'digests.followedHow':
    'Discord copies it there; it speaks of nobody’s rigs. To end it: `/digest unfollow`, or delete it in the server’s settings under Integrations, Channels Followed.',
  'digests.unfollowed': '{channel} doesn’t follow this any more:',
  'digests.followsNone':
    '{channel} follows none of my digests: `/digest follow` has it follow one.',
  'digests.noEditions':
    'Whoever runs this bot publishes no digest to follow. `/digest subscribe time:9:00 timezone:London` posts one in this channel.',
  'digests.whichEdition':
    'Which one? Choose it in the option `edition`, such as `edition:{example}`.',
  'digests.unknownEdition':
    'There is no digest “{text}” to follow: choose one from the list, such as `edition:{example}`.',
  'digests.followThread':
    '{channel} is a thread, and a thread can’t follow anything: choose a text channel.',
  'digests.follow.full':
    '{channel} has as many webhooks as Discord allows: delete one there, or choose another channel.',
  'digests.follow.wrong-channel': '{channel} can’t follow anything: choose a text channel.',
  'digests.follow.no-source':
    'That digest can’t be followed at the moment: whoever runs this bot has to look at its channel. `/digest subscribe time:9:00 timezone:London` posts one in this channel.',
  'digests.follow.later': 'Discord doesn’t do that at the moment: try again in a few minutes.',

  // Refusals.
  'digests.terminal':
    'A terminal gets no messages: digests come on Discord, and in the page of `npm run playground`. `/digest preview` shows one here.',
  'digests.noServer':
    'There is no server here: use this in a channel of the server it is about, or `/digest me` for a digest of your own.',
  'digests.notAllowed':
    'Only who may manage this server can set up its digests: ask somebody with “Manage Server”, or set up one of your own with `/digest me time:9:00`.',
  'digests.notMember':
    'I am not on this server myself, so I can’t post here: whoever manages it has to add me first; `/digest me time:9:00` works everywhere.',
  'digests.youLack':
    'In {channel} you lack {rights} yourself: choose a channel in which you may write.',
  'digests.iLack': 'In {channel} I lack {rights}: let me do that there, or choose another channel.',
  'digests.whichZone':
    'By whose clock? Say it in the option `timezone`, such as `timezone:New York`, or once for all with `/settings me time_zone:America/New_York`.',
  'digests.unreadableTime':
    'I can’t read “{text}” as a time of day: write it such as `9:00`, `9am` or `21h`.',
  'digests.severalTimes':
    '“{text}” is more than one time: take one, such as `9:00`, and subscribe once more for the other.',
  'digests.unknownSection':
    '“{text}” is no part of a digest: choose from {all}, such as `headline, retarget`.',
  'digests.tooMany':
    'There are 10 digests already, and more don’t fit: remove one with `/digest remove`.',
  'digests.none':
    'There is no digest of yours here: `/digest subscribe` sets one up in a channel you manage, `/digest me` one for you.',
  'digests.which':
    'Which one? Choose it in the option `digest`, such as `digest:{example}`; `/digest list` shows them all.',
  'digests.unknown':
    'There is no digest “{text}” here: choose one from the list, or see `/digest list`.',
  'digests.gone':
    'That digest is not there any more, or no longer yours to change: see `/digest list`.',
  'digests.busy': 'That digest was changed meanwhile: try again.',
  'digests.nothingToChange':
    'Say what is to change, such as `time:21:00` or `days:Monday to Friday`.',
  'digests.editTwin':
    'There is another digest like that already, at the same time in the same place: see `/digest list`.',
  'digests.ownHasNoChannel':
    'That one goes to you by direct message: leave the channel out, or set up another one with `/digest subscribe`.',
  'right.view': '“View Channel”',
  'right.send': '“Send Messages”',
  'right.sendInThreads': '“Send Messages in Threads”',
  'right.embed': '“Embed Links”',
  'right.webhooks': '“Manage Webhooks”',
  'right.attach': '“Attach Files”',
} as const;

/** Texts about a digest besides its own, in English; `de/digest.ts` has the same keys. */
export const digestNoticeEn = {
  'digestNotice.late': 'Late: this was due at {time}.',
  'digestNotice.missed':
    '{count, plural, one {# digest was skipped while I was away.} other {# digests were skipped while I was away.}}',
  'digestNotice.stopped.channel': '**The digest for {channel} at {time} has stopped.**',
  'digestNotice.stopped.dm': '**Your digest at {time} by direct message has stopped.**',
  'digestNotice.why.channel-gone':
    'The channel is gone. Choose another with `/digest edit`, or remove the digest with `/digest remove`.',
  'digestNotice.why.no-access':
    'I can’t see the channel, or I am no longer on that server. Once I can, `/digest resume` starts it again.',
  'digestNotice.why.missing-permission':
    'I may not write there: I need “Send Messages” and “Embed Links”. Once I have them, `/digest resume` starts it again.',
  'digestNotice.why.dm-closed':
    'Discord doesn’t let me send you direct messages. Once you allow them, `/digest resume` starts it again.',
  'digestNotice.why.other':
    'Discord refused it and said “{reason}”. `/digest resume` starts it again.',
  'digestNotice.where': 'You find it in `/digest list`.',
} as const;

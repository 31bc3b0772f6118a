/** Texts about alerts in English; `de/alerts.ts` has the same keys. */
export const alertsEn = {
  // Commands and options, as Discord lists them.
  'command.alerts.name': 'alerts',
  'command.alerts.description': 'What I tell you without being asked',
  'command.alerts.list.name': 'list',
  'command.alerts.list.description': 'Your alerts: what each watches, how it stands, where it goes',
  'command.alerts.add.name': 'add',
  'command.alerts.add.description': 'Tell me once when a rig stops paying, or a level is crossed',
  'command.alerts.edit.name': 'edit',
  'command.alerts.edit.description': 'Change an alert',
  'command.alerts.remove.name': 'remove',
  'command.alerts.remove.description': 'Remove an alert',
  'command.alerts.snooze.name': 'snooze',
  'command.alerts.snooze.description': 'Silence an alert for a while or for good, or wake it again',
  'command.alerts.test.name': 'test',
  'command.alerts.test.description': 'Send a real test message to where alerts go',
  'option.kind.name': 'kind',
  'option.kind.description': 'What to watch: one of the list, or in words (hashprice -10% in 24h)',
  'option.watchedRig.name': 'rig',
  'option.watchedRig.description': 'Which of your rigs, where the kind is about one',
  'option.level.name': 'level',
  'option.level.description':
    'The level: money for hashprice and prices, BTC for fees, % for forecast and changes',
  'option.floor.name': 'floor',
  'option.floor.description':
    'Profit a day in the rig’s currency: 0, a loss you accept, or a margin',
  'option.chance.name': 'chance',
  'option.chance.description': 'For “about to stop paying”: from which chance of a loss on',
  'option.hold.name': 'hold',
  'option.hold.description':
    'Minutes it has to hold (a confirmed jump of 15 % needn’t); 15 if you say nothing',
  'option.window.name': 'window',
  'option.window.description':
    'For a change in percent: within which time; 24 hours if you say nothing',
  'option.deliver.name': 'deliver',
  'option.deliver.description': 'Where I tell you; by direct message if you say nothing',
  'option.alert.name': 'alert',
  'option.alert.description': 'Which of your alerts',
  'option.for.name': 'for',
  'option.for.description': 'For how long',
  'choice.deliver.dm': 'Direct message',
  'choice.deliver.channel': 'This channel',
  'choice.deliver.otherChannel': 'a channel',
  'choice.snooze.1h': '1 hour',
  'choice.snooze.24h': '24 hours',
  'choice.snooze.7d': '7 days',
  'choice.snooze.mute': 'For good (mute)',
  'choice.snooze.wake': 'Not any more (wake)',
  'choice.kind.unprofitable': 'A rig stops paying, and pays again',
  'choice.kind.outlook': 'A rig is about to stop paying at the next retarget',
  'choice.kind.hashprice.below': 'Hashprice below a level',
  'choice.kind.hashprice.above': 'Hashprice above a level',
  'choice.kind.price.below': 'Bitcoin, or another coin, below a level',
  'choice.kind.price.above': 'Bitcoin, or another coin, above a level',
  'choice.kind.fees.below': 'Fees of a block below a level',
  'choice.kind.fees.above': 'Fees of a block above a level',
  'choice.kind.forecast.below': 'Forecast of the next retarget below a level',
  'choice.kind.forecast.above': 'Forecast of the next retarget above a level',
  'choice.kind.hashprice.falls': 'Hashprice falls by a percentage (in an hour, a day, a week)',
  'choice.kind.hashprice.rises': 'Hashprice rises by a percentage',
  'choice.kind.price.falls': 'Bitcoin, or another coin, falls by a percentage',
  'choice.kind.price.rises': 'Bitcoin, or another coin, rises by a percentage',
  'choice.kind.fees.falls': 'Fees of a block fall by a percentage',
  'choice.kind.fees.rises': 'Fees of a block rise by a percentage',
  'choice.kind.difficulty.falls': 'Difficulty falls by a percentage',
  'choice.kind.difficulty.rises': 'Difficulty rises by a percentage',
  'choice.kind.retarget': 'A retarget happened, and what it does to my rigs',
  'choice.kind.halving': 'The halving (Kaspa: the monthly step): days before, and when it is there',

  // Titles of alerts.
  'alert.unprofitable': '{rig} stops paying',
  'alert.unprofitable.floor': '{rig} earns less than {floor} a day',
  'alert.outlook': '{rig} is about to stop paying (chance {chance} or more)',
  'alert.outlook.floor': '{rig} is about to earn less than {floor} a day (chance {chance} or more)',
  'alert.hashprice.below': 'Hashprice below {level} per {unit} a day',
  'alert.hashprice.above': 'Hashprice above {level} per {unit} a day',
  'alert.price.below': '{coin} below {level}',
  'alert.price.above': '{coin} above {level}',
  'alert.fees.below': 'Fees of a block below {level}',
  'alert.fees.above': 'Fees of a block above {level}',
  'alert.forecast.below': 'Next retarget forecast below {level}',
  'alert.forecast.above': 'Next retarget forecast above {level}',
  'alert.change.hashprice': 'Hashprice {level} in {time}',
  'alert.change.price': '{coin} {level} in {time}',
  'alert.change.fees': 'Fees of a block {level} in {time}',
  'alert.change.difficulty': 'Difficulty {level} in {time}',
  'window.1h': '1 hour',
  'window.24h': '24 hours',
  'window.7d': '7 days',
  'alert.retarget': 'A retarget happened',
  'alert.halving': 'The halving draws near',
  'alert.step': 'The block reward is about to fall',

  // How an alert stands.
  'alert.now.rig':
    'Now **{profit}** a day · hashprice {hashprice}, the line is {level} per {unit} a day',
  'alert.now.never': 'Now **{profit}** a day · can’t fall that low at any hashprice',
  'alert.now.chance': 'Now a chance of **{chance}**',
  'alert.now.early': 'Judged once 250 blocks of the epoch are in',
  'alert.now.value': 'Now **{value}** · armed again at {clear}',
  'alert.now.retarget': 'Next retarget {when}',
  'alert.now.halving': 'Next word at block {height}, {when}',
  'alert.now.unknown': 'Now unknown',
  'alert.hold':
    '{minutes, plural, =0 {told at once} one {has to hold # minute; a confirmed jump counts at once} other {has to hold # minutes; a confirmed jump counts at once}}',
  'alert.state.clear': 'Quiet',
  'alert.state.falling': 'Beyond the line {since}; told if it holds',
  'alert.state.fired': 'Beyond the line {since}',
  'alert.state.rising': 'Back {since}; over if it holds',
  'alert.held.days': 'for {count, plural, one {# day} other {# days}}',
  'alert.held.hours': 'for {count, plural, one {# hour} other {# hours}}',
  'alert.held.minutes': 'for {count, plural, one {# minute} other {# minutes}}',
  'alert.held.seconds': 'for {count, plural, one {# second} other {# seconds}}',
  'alert.held.now': 'since just now',
  'alert.state.told': 'Told for this epoch',
  'alert.state.unjudged': 'Judged with the next good reading',
  'alert.state.muted': 'Muted',
  'alert.state.snoozed': 'Silent until {until}',
  'alert.lastTold': 'last told {when}',
  'alert.to': '→ {place}',
  'alert.to.dm': 'direct message',

  // The list of alerts.
  'alerts.title': '{count, plural, one {# alert} other {# alerts}}',
  'alerts.none':
    'You have no alerts yet. `/alerts add kind:retarget` sets one up; for a rig, register it first with `/rig add rig:120TH 3000W`.',
  'alerts.noneOfRig':
    'You have no alerts yet. `/alerts add kind:unprofitable rig:{name}` tells you when it stops paying.',
  'alerts.page': 'Page {page} of {pages}',
  'alerts.field': '#{id} · {title}',
  'alerts.suggestion': '#{id} · {title} → {place}',
  'alerts.select': 'Snooze, edit or remove one …',
  'alerts.button.earlier': 'Back',
  'alerts.button.later': 'More',

  // Setting up an alert.
  'alerts.set': 'Alert set: {title}',
  'alerts.changed': 'Alert changed: {title}',
  'alerts.already.rig':
    'It is so already, so I don’t tell you that again: I tell you when it is over.',
  'alerts.already.threshold':
    'It is beyond that already: I tell you when it has come back and crosses the level again.',
  'alerts.already.outlook': 'It is so already: I tell you if it is so in a later epoch.',
  'alerts.unjudged':
    'I can’t judge yet how it stands: that takes fresh numbers, and a price on which enough exchanges agree. The next such reading decides; I don’t ring for what is already so by then.',
  'alerts.otherCurrency':
    'The rig is counted in {now} meanwhile, not in {before}: open the form again, with `/alerts edit`.',
  'alerts.twin': 'You have that alert already: it is #{id}. `/alerts edit alert:{id}` changes it.',
  'alerts.tooMany':
    'You have {count} alerts, and more don’t fit: remove one with `/alerts remove`.',
  'alerts.unknownKind':
    'There is no kind of alert “{kind}”: did you mean {kinds}? In words it works too, such as `{example}`.',
  'alerts.kind.whichWay': 'Falls or rises? Say which: {examples}.',
  'alerts.kind.twoCoins':
    '“{kind}” is about {coin}, but `{option}` says {other}: leave out the one you don’t mean.',
  'alerts.kind.window':
    'I count changes over 1 hour, 24 hours or 7 days, not “{time}”: for example `{example}`.',
  'alerts.gone': 'That alert is not there any more: `/alerts list` shows those that are.',
  'alerts.unknown': 'You have no alert “{text}”: choose one from the list, or see `/alerts list`.',
  'alerts.busy': 'That alert changed while you did: try again.',
  'alerts.noRigs':
    'You have no rigs yet: register one with `/rig add rig:120TH 3000W`, then I can watch it.',
  'alerts.whichRig': 'Which rig? Choose one in the option `rig`: you have {rigs}.',
  'alerts.noRig': 'You have no rig called “{text}”: you have {rigs}.',
  'alerts.rigGone': 'That rig is not there any more: `/rig list` shows those that are.',
  'alerts.misfit':
    'This kind of alert takes no {misfits}, so say it without: what counts here is {options}, for example `{example}`.',
  'alerts.needsLevel': 'Say at which level, in the option `level`: for example `{example}`.',
  'alerts.noEpochs':
    '{coin} has no retargets: its difficulty changes with every block. Take `/alerts add kind:difficulty.rises level:10 coin:{symbol}`.',
  'alerts.noFees':
    'Fees of {coin} are too little to be counted. Take `/alerts add kind:hashprice.falls level:10 coin:{symbol}`.',
  'alerts.level.positive': 'The level has to be above zero: for example `{example}`.',
  'alerts.level.change': 'The change is in percent, from 0.1 to {most}: for example `{example}`.',
  'alerts.level.forecast': 'The level has to be from −75 to 300 %: for example `{example}`.',
  'alerts.noChannel':
    'I can’t write in this channel by myself (it takes “Send Messages” and “Embed Links”), or you may not write here: choose a direct message, or another channel.',

  // Where an alert's notices go.
  'alerts.dm.writing':
    'I am writing to you right now, to see that it gets through. If nothing comes, your direct messages are closed to me: allow them for a server we share, then try `/alerts test`.',
  'alerts.dm.closed':
    '⚠️ Your direct messages are closed to me: allow them for a server we share, then try `/alerts test`.',
  'alerts.dm.terminal':
    'A terminal gets no messages: alerts ring on Discord, and in the page of `npm run playground`.',
  'alerts.dm.neverHere':
    'A terminal gets no messages, so an alert can never ring here: set it on Discord, or in the page of `npm run playground`.',
  'alerts.dm.open': 'I tell you by direct message.',
  'alerts.inChannel': 'I tell you in {channel}, with a mention.',
  'alerts.fallback.channel': 'If I can’t reach you, I tell you in {channel}.',
  'alerts.fallback.none': 'If I can’t reach you, I keep it for your next command.',
  'alerts.button.fallback': 'If not reached: this channel',
  'alerts.button.noFallback': 'No channel instead',
  'alerts.welcome': 'This is where I tell you: **{title}**',

  // Silence.
  'alerts.snoozed': 'Silent until {until}: {titles}',
  'alerts.muted': 'Muted, recovery included: {titles}',
  'alerts.woken': 'Awake again: {titles}',
  'alerts.mutedAlready': 'Muted already: {titles}',
  'alerts.button.wake': 'Wake',

  // Removing an alert.
  'alerts.remove': 'Remove “{title}”?',
  'alerts.removed': 'Removed: {title}.',
  'alerts.kept': 'Kept: {title}.',
  'alerts.button.remove': 'Remove',
  'alerts.button.keep': 'Keep',

  // Trying an alert.
  'alerts.test':
    'This is a test: here I would tell you that a rig stops paying, or that a level is crossed. Nothing has happened.',
  'alerts.tested': 'A test message is on its way to {place}.',
  'alerts.testedLater':
    'Nothing goes out at the moment. A test message to {place} follows as soon as that works again.',
  'alerts.testedLately': 'A test message went out in this minute already: try again in the next.',

  // The form.
  'alerts.form.title': 'Change the alert',
  'alerts.form.floor': 'Profit a day, in {currency}: tell me below',
  'alerts.form.level.hashprice': 'Level in {currency} per {unit} a day',
  'alerts.form.level.price': 'Level in {currency} per {symbol}',
  'alerts.form.level.fees': 'Level in BTC a block',
  'alerts.form.level.forecast': 'Level in %',
  'alerts.form.level.change': 'Change in %, in {time}',
  'alerts.form.clear': 'Armed again at',
  'alerts.form.margin': 'Over when profit gains % of the power cost',
  'alerts.form.hold': 'Minutes it has to hold',
  'alerts.form.cooldown': 'Hours before it is told again',
  'alerts.form.chance': 'From which chance on',
  'alerts.form.deliver': 'Where I tell you',
  'alerts.form.sameChannel': 'The channel it goes to now',

  // Below other answers.
  'alerts.button.watch': 'Watch it',
  'alerts.button.watching': 'Watching',
  'alerts.button.alertMe': 'Alert me',
  'alerts.watch.question': 'Shall I tell you when it stops paying?',
  'alerts.watch.questionAtLoss': 'Shall I tell you when it pays again?',
  'alerts.button.watchAll': '{count, plural, one {Watch it} other {Watch all}}',
  'alerts.watchAll.question':
    '{count, plural, one {Shall I tell you when it stops paying?} other {Shall I tell you when one of them stops paying?}}',
  'alerts.watchAll.set':
    '{count, plural, one {# rig is watched now} other {# rigs are watched now}}: I tell you when one stops paying.',
  'alerts.watchAll.before':
    '{count, plural, one {# rig was watched already.} other {# rigs were watched already.}}',
  'alerts.watchAll.full':
    '{count, plural, one {# rig is not watched} other {# rigs are not watched}}: more alerts don’t fit; remove some with `/alerts remove`.',
  'alerts.watchAll.already':
    '{count, plural, one {# of them doesn’t pay already} other {# of them don’t pay already}}, so I don’t tell you that again: I tell you when it is over.',
  'alerts.watchAll.twins': 'All of these rigs are watched already: `/alerts list` shows how.',
  'alerts.watchAll.welcome':
    '{count, plural, one {This is where I tell you when # rig stops paying.} other {This is where I tell you when one of # rigs stops paying.}}',
} as const;

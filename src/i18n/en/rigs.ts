/** Texts of rigs, settings and privacy in English; `de/rigs.ts` has the same keys. */
export const rigsEn = {
  // Commands and options, as Discord lists them.
  'command.rig.name': 'rig',
  'command.rig.description': 'Your own rigs, and their real hashrate',
  'command.rig.add.name': 'add',
  'command.rig.add.description': 'Keep a rig under a name, with its power price and fees',
  'command.rig.list.name': 'list',
  'command.rig.list.description': 'All your rigs, the nearest to a loss first',
  'command.rig.show.name': 'show',
  'command.rig.show.description': 'One of your rigs: profit, break-evens and what is ahead',
  'command.rig.edit.name': 'edit',
  'command.rig.edit.description': 'Change one of your rigs in a form',
  'command.rig.remove.name': 'remove',
  'command.rig.remove.description': 'Remove one of your rigs; asks first',
  'command.rig.import.name': 'import',
  'command.rig.import.description': 'Add rigs from a CSV file; shows them before anything is kept',
  'command.rig.export.name': 'export',
  'command.rig.export.description': 'Your rigs as a CSV file, as import takes it',
  'command.settings.name': 'settings',
  'command.settings.description': 'What counts when you don’t say it',
  'command.settings.me.name': 'me',
  'command.settings.me.description': 'Your currency, power price, fee, uptime, time zone, language',
  'command.settings.server.name': 'server',
  'command.settings.server.description': 'Defaults for the members of this server (Manage Server)',
  'command.privacy.name': 'privacy',
  'command.privacy.description': 'What the bot keeps about you',
  'command.privacy.export.name': 'export',
  'command.privacy.export.description': 'Everything the bot keeps about you, as a file',
  'command.privacy.delete.name': 'delete',
  'command.privacy.delete.description': 'Delete everything the bot keeps about you; asks first',
  'option.ownRig.description': 'The name of one of your rigs',
  'option.name.name': 'name',
  'option.name.description': 'How you call it; without a name an S21 becomes “My S21”',
  'option.count.name': 'count',
  'option.count.description': 'How many of the same',
  'option.fixed_cost.name': 'fixed_cost',
  'option.fixed_cost.description':
    'Other cost per day of all of them, in the power price’s currency',
  'option.file.name': 'file',
  'option.file.description':
    'CSV, up to 256 KiB: models, or hashrate and watts, as export or your tools write it',
  'option.ownCurrency.description': 'The currency to count in, such as USD or EUR',
  'option.time_zone.name': 'time_zone',
  'option.time_zone.description': 'A city near you, or such as Europe/Berlin',
  'option.quiet.name': 'quiet',
  'option.quiet.description': 'Hours without alerts, such as 22-7; they follow at the end',
  'option.quiet_except.name': 'quiet_except',
  'option.quiet_except.description': 'What is told in quiet hours as well',
  'option.language.name': 'language',
  'option.language.description': 'In which the bot answers you, whatever Discord’s language is',
  'language.enUs': 'English (US)',
  'language.enGb': 'English (UK)',
  'language.de': 'Deutsch',

  // Buttons and forms.
  'button.save': 'Save as rig',
  'button.edit': 'Edit',
  'button.showRig': 'Details',
  'button.remove': 'Remove',
  'button.keep': 'Keep',
  'button.back': '◀ Back',
  'button.next': 'Next ▶',
  'button.import': '{count, plural, one {Save # rig} other {Save # rigs}}',
  'button.drop': 'Discard',
  'button.delete': 'Delete everything',
  'modal.name': 'Name',
  'modal.rig': 'Rig',
  'modal.unchanged': 'Empty: stays as it is',
  'modal.addTitle': 'Add a rig',
  'modal.addName': 'Name (may stay empty)',
  'modal.editTitle': 'Edit {name}',

  // Changes of rigs.
  'rig.saved': 'Saved as **{name}**. `/profit` and `/rig` know it by that name.',
  'rig.shadows': '“{name}” was the name of a model: from now on it means your rig.',
  'rig.edited': '**{name}** is changed.',
  'rig.bought': 'Bought for {cost}: `/forecast` and the digest know it.',
  'rig.fixedCostConverted': 'The other cost was {was} a day, and is {cost} now.',
  'rig.fixedCostKept':
    'The other cost was {was} a day, and is {cost} now: there is no exchange rate from {from} to {to} at the moment; change it with `/rig edit`.',
  'rig.floorConverted': 'The floor of alert {alert} was {was} a day, and is {floor} now.',
  'rig.floorKept':
    'The floor of alert {alert} was {was} a day, and is {floor} now: there is no exchange rate from {from} to {to} at the moment; change it with `/alerts edit`.',
  'rig.removed': '**{name}** is removed.',
  'rig.kept': 'Kept.',
  'rig.askRemove':
    'Remove **{name}**? {alerts, plural, =0 {Nothing watches it.} one {# alert goes with it.} other {# alerts go with it.}}',
  'rig.defaultName': 'Rig {hashrate}',
  'rig.myModel': 'My {model}',
  'rig.none': 'You have no rigs yet: add one, such as `/rig add rig:120TH 3000W`.',
  'rig.unknown': 'You have no rig called “{name}”: see `/rig list` for the names.',
  'rig.unknownLike':
    'You have no rig called “{name}”: did you mean **{like}**? See `/rig list` for the names.',
  'rig.gone': 'That rig is not there any more: see `/rig list`.',
  'rig.changed': 'That rig was changed meanwhile: open it again with `/rig edit`.',
  'rig.nameTaken': 'You have a rig called “{name}” already: choose another name, such as `{free}`.',
  'rig.nameTooLong':
    'The name has {count, plural, one {# character} other {# characters}}, and {limit} is the most: choose a shorter one, such as `Shed 2`.',
  'rig.tooMany':
    'You have as many rigs as there can be ({limit}): remove one, or count those of a kind together, such as `20x S21`.',
  'rig.savedAs': 'Saved as **{name}** · {rig}.',
  'rig.headroom': 'hashprice can fall {distance} before it stops paying',
  'rig.shortfall': 'it pays again when hashprice rises {distance}',
  'rig.atPrice': '{profit} at {tariff}/kWh',
  'rig.atAssumedPrice': '{profit} at {tariff}/kWh *(assumed)*',
  'rigs.count': '{count, plural, one {# rig} other {# rigs}}',
  'rigs.column.name': 'Name',
  'rigs.column.day': 'a day',
  'rigs.column.headroom': 'headroom',
  'rigs.select': 'Show a rig …',
  'rigs.button.add': 'Add …',
  'rigs.button.export': 'Export',
  'command.compare.name': 'compare',
  'command.compare.description': 'Two to five machines or rigs side by side, such as S21, M60S',
  'option.machines.name': 'machines',
  'option.machines.description': 'Machines or your rigs, with commas: S21, 2x S19j Pro, Cellar',
  'compare.best': '{name} earns the most: {profit} a day',
  'compare.nonePays': 'None pays: {name} loses the least, {profit} a day',
  'compare.unknown': '{count, plural, other {# machines side by side}}',
  'compare.column.power': 'max/kWh',
  'compare.column.coin': '{symbol} from',
  'compare.ownTerms': 'Each with its own terms.',
  'compare.chart': 'Profit a day',
  'compare.tooFew':
    'Name two to five machines, with commas between them, such as `/compare S21, S19j Pro, M60S`.',
  'compare.tooMany':
    'That is {count, plural, other {# machines}}, and five is the most: try `/compare S21, S19j Pro, M60S`.',
  'compare.noRate':
    'There is no exchange rate from {from} to {to} right now: compare in one currency, with `currency:{from}`.',
  'fleet.title': '{count, plural, one {# machine} other {# machines}}',
  'fleet.usualSizes': 'Counted as {models}, the usual sizes.',
  'fleet.save': 'Save as rigs',
  'fleet.saved': '{names}: saved as {count, plural, one {# rig} other {# rigs}}.',
  'fleet.known': 'These rigs are all saved already: see `/rig list`.',
  'fleet.unknown':
    'I don’t know “{text}” in that line: write each kind as its name or figures, such as `/profit {example}`.',
  'fleet.tooMany':
    'That is {count, plural, other {# kinds of rigs}}, and {limit} is the most in a line, such as `/profit 10x S19j Pro + 3x S21`; a file takes more.',
  'fleet.noRate':
    'There is no exchange rate from {from} to {to} right now: count in one currency, with `currency:{from}`.',
  'rigs.atLeast': 'at least {profit} a day',
  'rigs.assumed': '\\* assumed: {terms}',
  'rigs.term.tariff': 'power price',
  'rigs.term.poolFee': 'pool fee',
  'rigs.noCost': 'it costs nothing',
  'rigs.alwaysPays': 'it always pays at that power price',
  'rigs.feeOnce': 'Each rig has the fee per day of its power price; the total has it once.',
  'rigs.notCounted':
    '{count, plural, one {# rig is not counted} other {# rigs are not counted}}: no exchange rate to {currency} right now.',
  'field.count': 'The count',
  'field.fixedCost': 'The fixed cost',
  'terms.fixedCostUnknown':
    'There is no exchange rate from {from} to {to} right now, and the rig’s fixed cost is in {from}: ask in that currency, with `currency:{from}`.',

  // Import and export.
  'import.title': '{file}: {count, plural, =0 {no rigs} one {# rig} other {# rigs}}',
  'import.problems': '{count, plural, one {# line left out} other {# lines left out}}',
  'import.line': 'Line {line}: {sentence}',
  'import.ignored': 'Columns not used: {columns}.',
  'import.notYet': 'Nothing is saved yet.',
  'import.nothing': 'Nothing to save.',
  'import.saved': '{count, plural, one {# rig saved.} other {# rigs saved.}} See `/rig list`.',
  'import.dropped': 'Discarded; nothing was saved.',
  'import.tooLarge':
    'The file is larger than {limit} KiB: 100 rigs need far less, see what `/rig export` writes.',
  'import.encoding':
    'That file is not in UTF-8: save it anew, in Excel as “CSV UTF-8”; `/rig export` writes an example.',
  'import.unreadable':
    'I can’t read that file as CSV: see what `/rig export` writes for an example.',
  'import.sameColumn':
    'There are two columns for the same, the second is “{column}”: leave one of them out; `/rig export` writes an example.',
  'import.quote':
    'A quotation mark is out of place: leave it out, or write it twice in a quoted cell, such as `"6"" fan"`.',
  'import.moreCells':
    'There are more cells than columns: put a cell with a comma in quotation marks, such as `"0,08"`, or separate cells by semicolons.',
  'import.noRigColumn':
    'I find no column with models, and none with hashrate and watts: name one `rig`, as `/rig export` does, or say below which one it is.',
  'import.tooLong':
    'The file has more than {limit} lines: shorten it, or count machines of a kind together, in `count`.',
  'import.tooMany':
    'That would make too many rigs: you have {had}, the file has {more}, and {limit} is the most. Count those of a kind together, in `count`.',
  'import.sameName':
    'The file has “{name}” in an earlier line already: give one of the two another name, such as `{free}`.',
  'import.wholeCount': 'The count is “{text}”, but has to be a whole number, such as `2`.',
  'import.columns': 'How I read the columns',
  'import.assumed': 'Assumed, or changed on the way',
  'import.untitled': 'column {number}, without a name',
  'import.use.rig': 'model',
  'import.use.hashrate': 'hashrate',
  'import.use.unit': 'unit of the figure',
  'import.use.power': 'power',
  'import.use.efficiency': 'efficiency in J/TH',
  'import.use.count': 'count',
  'import.use.name': 'name',
  'import.use.electricity': 'power price per kWh',
  'import.use.fee': 'pool fee',
  'import.use.uptime': 'uptime',
  'import.use.fixed_cost': 'fixed cost per day',
  'import.use.cost': 'what was paid',
  'import.use.modes': 'modes',
  'import.use.currency': 'currency of the power price',
  'import.use.coin': 'coin',
  'import.use.status': 'status',
  'import.use.unused': 'not used',
  'import.unit': '{use} in {unit}',
  'import.unitAssumed': '{use} in {unit} (assumed)',
  'import.spare': '{column} is not used: another column is the {use} already.',
  'import.private': 'Never kept: {columns}.',
  'import.each': '{figures} each',
  'import.divided':
    'Figures of all units together are divided by the count: they are those of each unit here.',
  'import.monthly': 'Fixed costs by the month are divided by {days} days.',
  'import.still':
    'No hashrate at the moment, only on average, in {count, plural, one {line} other {lines}} {lines}: look whether these machines run.',
  'import.nominalPower': '{power} (nominal)',
  'import.cost': 'Bought for {cost}',
  'import.fixedCost': 'Fixed cost {cost} a day',
  'import.assumed.power':
    'Nominal watts, as the maker states them, for {count, plural, one {# rig} other {# rigs}}: the file has none.',
  'import.assumed.figures':
    'Nominal hashrate and watts, as the maker states them, for {count, plural, one {# rig} other {# rigs}}.',
  'import.assumed.tariff':
    'The usual power price for {count, plural, one {# rig} other {# rigs}}: the file has none.',
  'import.assumed.poolFee':
    'The usual pool fee for {count, plural, one {# rig} other {# rigs}}: the file has none.',
  'import.merged':
    '{lines, plural, one {# line} other {# lines}} of {rigs, plural, one {# kind} other {# kinds}}: machines of a kind are counted together.',
  'import.measured':
    'Measured hashrates are rounded; of machines that are counted together it is their mean.',
  'import.namesDropped': 'There are more names than you can have rigs, so the names are left out.',
  'import.select.column': 'Use another column, or read one otherwise …',
  'import.select.use': 'Use “{column}” as …',
  'import.tooWide':
    'The file has more than {limit} columns: leave some out; `/rig export` writes an example.',
  'import.longLine':
    'The file has a line of more than {limit} characters: shorten it; a rig needs no more than `120TH 3000W`.',
  'import.longCell': 'A cell has more than {limit} characters: shorten it, such as `120TH 3000W`.',
  'import.tooMuch':
    'There is more to read in that file than a fleet needs: shorten its cells, such as `120TH 3000W`, or leave columns out.',
  'import.totals': 'This is a sum of other lines, not a rig.',
  'import.outOfWork':
    'Its status is “{status}”, so it is left out. To take it all the same, set the column of the status to “not used”.',
  'import.noHashrate': 'It reports no hashrate, so it is left out.',
  'import.unreadable.figure':
    'I can’t read “{text}” as a {what}: write it such as `110 TH/s` or `3250 W`.',
  'export.rigs':
    '{count, plural, one {Your rig} other {Your # rigs}} as CSV; `/rig import` takes it back.',

  // Settings.
  'settings.mine': 'Your settings',
  'settings.mineNote': 'They count for `/profit`, `/rig` and whatever the bot tells you.',
  'settings.servers': 'Defaults of this server',
  'settings.serversNote': 'They count for members who have not set their own.',
  'settings.saved': 'Saved.',
  'settings.currency': 'Currency',
  'settings.tariff': 'Power price',
  'settings.poolFee': 'Pool fee',
  'settings.uptime': 'Uptime',
  'settings.timeZone': 'Time zone',
  'settings.locale': 'Language',
  'settings.notSet': '*(not set here)*',
  'settings.asDiscord': 'as in Discord',
  'settings.thisLanguage': 'English',
  'settings.quiet': 'Quiet hours',
  'settings.quietExcept': 'Told all the same',
  'settings.noQuiet': 'none',
  'settings.quietHours': '{from}–{to} ({timeZone})',
  'settings.quietExcept.nothing': 'nothing',
  'settings.quietExcept.rigs': 'a rig stops paying, or pays again',
  'settings.notQuiet':
    'I can’t read “{text}” as quiet hours: write them such as `22-7` or `23:00-06:30`.',
  'settings.forget': 'Forget a setting',
  'settings.unknownTimeZone':
    'I know no time zone called “{text}”: name a city near you, such as `Berlin` or `New York`.',
  'settings.nearTimeZone':
    'I know no time zone called “{text}”. Do you mean one of these: {zones}?',
  'settings.severalTimeZones':
    '“{text}” is short for more than one time zone: {zones}. Say which you mean, or name a city.',
  'settings.offsetTimeZone':
    '“{text}” knows nothing of summer time: name a city near you instead, such as `Berlin` or `New York`.',
  'settings.noServer':
    'There is no server here: use this in a server’s channel, or `/settings me` for your own.',
  'settings.notAllowed':
    'Only who may manage this server can set its defaults; your own are in `/settings me`.',

  // Privacy.
  'privacy.file': 'Everything Hashbell keeps about you.',
  'privacy.ask':
    'Delete everything Hashbell keeps about you? It can’t be undone; `/privacy export` first if you want to keep it.',
  'privacy.kept': 'Nothing was deleted.',
  'privacy.done': 'Deleted:',
  'privacy.nothing': 'There was nothing to delete.',
  'privacy.gone.rigs': '{count, plural, one {# rig} other {# rigs}}',
  'privacy.gone.alerts': '{count, plural, one {# alert} other {# alerts}}',
  'privacy.gone.pools':
    '{count, plural, one {# link to a pool, with its address} other {# links to pools, with their addresses}}',
  'privacy.gone.digests':
    '{count, plural, one {# digest; a server’s goes on without your name} other {# digests; those of servers go on without your name}}',
  'privacy.gone.settings': '{count, plural, other {your settings and language}}',
  'privacy.gone.tariffs':
    '{count, plural, one {# power price that you keep} other {# power prices that you keep}}',
  'privacy.gone.dm': '{count, plural, other {where messages reach you}}',
  'privacy.gone.notices':
    '{count, plural, one {# message that was sent or waiting} other {# messages that were sent or waiting}}',
  'privacy.gone.drafts':
    '{count, plural, one {what stood behind the buttons of # answer} other {what stood behind the buttons of # answers}}',
  'privacy.gone.servers':
    '{count, plural, one {your name at the defaults of # server} other {your name at the defaults of # servers}}',
  'privacy.rest':
    'Nothing else is kept. A button of an earlier answer may still carry what you asked there, at most 60 characters, as long as that message stands.',
} as const;

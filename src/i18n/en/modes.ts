/** The modes of machines, in English. */
export const modesEn = {
  'option.modes.name': 'modes',
  'option.modes.description':
    'All of its modes in TH/s and W: 80 1700, 100 2200, eco 53 830 measured; or none',
  'option.mode.name': 'mode',
  'option.mode.description': 'The mode it runs in now, one of its modes',
  'choice.kind.mode': 'Another power mode of a rig earns more',
  'alert.mode.below': '{rig}: a mode with less power earns more',
  'alert.mode.above': '{rig}: a mode with more power earns more',
  'alert.now.mode': 'Hashprice {hashprice}/{unit}/day, fires at {level}',
  'alert.now.noMode': 'It runs in its last mode on that side: there is nothing to wait for.',
  'alerts.already.mode': 'It is so already: I tell you the next time that it becomes so.',
  'notice.mode.one': '{rig}: another mode earns more now',
  'notice.mode.many': 'Another mode earns more now for {count, plural, one {# rig} other {# rigs}}',
  'notice.mode.line':
    '**{rig}**: **{mode}** ({figures}), **{gain} a day** beside how it runs. When you have changed it, tell me with `/rig edit`.',
  'notice.mode.off': '**{rig}**: switched off, **{gain} a day** beside how it runs.',
  'modes.title': 'Modes',
  'modes.more': '{count, plural, one {And one more mode.} other {And # more modes.}}',
  'modes.best': 'Best now: {mode} ({figures}), **{gain} a day** beside {present}.',
  'modes.byHour.today': '**Today by the hour** ({gain} beside its best hours as it runs)',
  'modes.byHour.tomorrow': '**Tomorrow by the hour** ({gain} beside its best hours as it runs)',
  'modes.offName': 'off',
  'modes.noPrice': 'no price',
  'modes.hoursInDetails': '(their hours: *Details*)',
  'modes.bestBelow':
    'No mode earns more than {present}; the best would be {mode} ({figures}), {loss} a day less.',
  'modes.off':
    'Best now: switched off, **{gain} a day** beside {present}. Every mode costs more than it brings.',
  'modes.offBelow': 'No mode earns more than {present}: each costs more than it brings.',
  'modes.isBest': 'It runs in {mode}, which is the best mode now.',
  'modes.unknownMarket':
    'Which mode is best now depends on the market, which is unknown at the moment.',
  'modes.none':
    'I know no modes of this machine. Give yours to one of your rigs: `/rig edit rig:Shed modes:80 1700, 100 2200`.',
  'modes.counted': '{count, plural, one {one mode} other {# modes}}',
  'modes.profit': '{profit} a day',
  'modes.present': 'now',
  'modes.measured': 'measured',
  'modes.belowTariff': 'best below {high}/kWh',
  'modes.tariffs': 'best at {low} to {high}/kWh',
  'modes.aboveHashprice': 'hashprice above {low}/{unit}/day',
  'modes.hashprices': 'hashprice {low} to {high}/{unit}/day',
  'modes.step': 'step {efficiency}',
  'modes.never': 'Never best, at any price: {modes}.',
  'modes.own': 'By the modes of your rig. Change them with `/rig edit`.',
  'modes.source':
    'By {firmware}’s own figures for one such machine; a meter may read 3 to 8 % more. Your own go into `/rig edit`.',
  'modes.sourceStock': 'By the maker’s nominal figures. Your own go into `/rig edit`.',
  'modes.others': 'Also known: {firmwares}.',
  'modes.example': '`80 1700, 100 2200, eco 53TH 830W measured`',
  'modes.problem.tooLong':
    'That is too long for modes: {limit} characters at most, such as {example}.',
  'modes.problem.tooMany': 'A rig can have {limit} modes at most; leave out those you never use.',
  'modes.problem.unreadable':
    'I can’t read the mode {text}: each needs TH/s and watts, such as {example}.',
  'modes.problem.notPositive':
    'Hashrate and watts of the mode {text} must be above zero, such as {example}.',
  'modes.problem.implausible':
    'The mode {text} would take {efficiency}: TH/s come first, then watts, such as {example}.',
  'modes.problem.implausibleMeant':
    'The mode {text} would take {efficiency}: do you mean `{meant}`?',
  'modes.problem.sameName':
    'Two modes are called {name}: give one another name, such as {example}.',
  'modes.problem.unknown': 'This rig has no mode {name}. It has {modes}.',
  'modes.problem.noModes':
    'I know no modes of this rig. Give them first: `/rig edit rig:Shed modes:80 1700, 100 2200`.',
  'modes.saved': 'Modes: {modes}.',
  'modes.dropped': 'The modes of the machine before are gone with it.',
  'modes.taken': 'The modes are gone.',
} as const;

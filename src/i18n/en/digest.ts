/** What a digest says, in English; `digest-de.ts` has the same keys. */
export const digestEn = {
  'digest.title': 'Hashbell digest · {date}',
  'digest.help.server': 'Your own rig: `/profit`. To have yours counted here: `/rig share`.',
  'digest.help.person':
    'All about a rig: `/rig show`. To be told when one stops paying: `/alerts add`.',
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
  'digest.coin': 'Bitcoin **{price}**',
  'digest.fees': 'Fees are {share} of the block reward',

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

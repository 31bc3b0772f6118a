/** Texts about payback and contracts, in English; the German file has the same keys. */
export const forecastEn = {
  'command.forecast.name': 'forecast',
  'command.forecast.description':
    'Will a rig ever pay for itself? Growth, halving, simulated futures',
  'option.cost.name': 'cost',
  'option.cost.description': 'What all of it cost, such as $3,500 or 3000 EUR',
  'option.months.name': 'months',
  'option.months.description': 'How far to look, 1 to 60 months (36 by default)',
  'option.growth.name': 'growth',
  'option.growth.description': 'Growth of difficulty in % a month, such as 2.5; or history',
  'option.resale.name': 'resale',
  'option.resale.description': 'What it sells for at the end, such as $700 or 20%',
  'option.switch_off.name': 'switch_off',
  'option.switch_off.description':
    'Whether you switch it off while it runs at a loss (yes by default)',

  'forecast.title': '{rig}: will it pay back?',
  'forecast.pays': 'Pays back {parts}{futures}.',
  'forecast.paysNot':
    'Does not pay back within {months, plural, one {# month} other {# months}}{futures}.',
  'forecast.paysNever': 'Never pays back, not even at flat difficulty{futures}.',
  'forecast.futures': '; in {share} of 100 simulated futures',
  'forecast.futuresNot': '; it does in {share} of 100 simulated futures',
  'forecast.part.flat': '{when} at flat difficulty',
  'forecast.part.grown': '{when} at {growth} a month',
  'forecast.part.cut': '{when} with the halving',
  'forecast.when.in': '{months, plural, =0 {within a month} one {in # month} other {in # months}}',
  'forecast.when.not': '{months, plural, one {not within # month} other {not within # months}}',
  'forecast.when.never': 'never',
  'forecast.dontStart':
    '⚠️ **Do not start it:** today it earns {income} a day and costs {cost}; it pays {condition}.',
  'forecast.dontStart.tariff': 'with power below {tariff}/kWh',
  'forecast.dontStart.price': 'with Bitcoin above {price}',
  'forecast.dontStart.never': 'at no price of power',
  'forecast.sums':
    'Earned in {months, plural, one {# month} other {# months}}, after power: **{low}** (P10) · **{middle}** (P50) · **{high}** (P90), for a cost of **{cost}**.',
  'forecast.sumsFixed':
    'Earned in {months, plural, one {# month} other {# months}}, after power: **{sum}** {part}, for a cost of **{cost}**.',
  'forecast.loss': 'First month at a loss, {part}: **month {month}** ({date}).',
  'forecast.noLoss': 'No month at a loss {part}.',
  'forecast.at.flat': 'at flat difficulty',
  'forecast.at.grown': 'at {growth} a month',
  'forecast.part.step': '{when} with the monthly steps down of the reward',
  'forecast.at.step': 'at {growth} a month with the monthly steps down of the reward',
  'forecast.name.step': '{growth} a month, with the monthly steps down of the reward',
  'forecast.steps':
    'The reward falls each month by the chain’s own table; difficulty does not react to that here.',
  'forecast.at.cut': 'at {growth} a month with the halving',
  'forecast.resale': 'Sold for {resale} at the end it nets **{net}** {part}.',
  'forecast.coins':
    'The same money buys **{coins}** today: worth more in the end in **{share} of 100** futures.',
  'forecast.coinsAlone': 'The same money buys **{coins}** today.',
  'forecast.basis': '{paths} futures out of {weeks} past weeks, {drift}. No promise.',
  'forecast.basisAlone': 'Nothing could be simulated this time: even growth alone. No promise.',
  'forecast.drift.price0': 'the price without a trend',
  'forecast.drift.history': 'with the past’s trends',
  'forecast.drift.zero': 'without any trend',
  'forecast.chart.failed': 'The chart could not be drawn this time.',

  'forecast.even': 'At even growth',
  'forecast.line': '**{name}:** {when} · earns {sum} · net {net}',
  'forecast.name.flat': 'Flat',
  'forecast.name.grown': '{growth} a month',
  'forecast.name.cut': '{growth} a month, halving {date}',
  'forecast.growth.said': 'Growth of {growth} a month: yours.',
  'forecast.growth.past': 'Growth of {growth} a month: as from {from} to {to}.',
  'forecast.simulated': 'Simulated futures',
  'forecast.chance': 'Pays back in **{chance}** of them',
  'forecast.payback': 'After how long: {low} (P10) · {middle} (P50) · {high} (P90)',
  'forecast.weeks': '{weeks, plural, one {# week} other {# weeks}}',
  'forecast.mean': 'Mean of the sums {mean}',
  'forecast.off': 'Off, for running would not pay: {share} of the time',
  'forecast.atLoss': 'Runs at a loss: {share} of the time',
  'forecast.window.own': 'Past: {weeks} weeks from {from} to {to}, this bot’s own history',
  'forecast.window.facts':
    'Past: {weeks} weeks from {from} to {to}, which came with the bot (its own history is too short)',
  'forecast.trend.price0': 'Trends: the price’s is left out, the difficulty’s is {growth} a month',
  'forecast.trend.history': 'Trends: as in those weeks, difficulty {growth} a month',
  'forecast.trend.zero': 'Trends: none; another choice moves the chance by a lot',
  'forecast.method':
    '{paths} futures, in blocks of {block} weeks, price and difficulty of a week together; seed {seed}',
  'forecast.noReaction': 'Difficulty does not react to the halving here; fees stay as they are.',
  'forecast.counted': 'Bought for {cost}',
  'forecast.countedResale': 'Sold for {resale} at the end',
  'forecast.switches': 'Switched off while power costs more than it earns',
  'forecast.keepsOn': 'Runs on at a loss',
  'forecast.byHours': 'Power hour by hour, over the year; starts cost nothing here',
  'forecast.byMean': 'Power at its mean price, day and night',
  'forecast.byModes':
    'In whichever of its {count, plural, one {# mode} other {# modes}} is best then',
  'forecast.noPromise': 'No promise: the past is all there is to go by.',

  'button.forecast': 'Will it pay back?',
  'button.drift.price0': 'Price flat',
  'button.drift.history': 'As in the past',
  'button.drift.zero': 'No trends',
  'modal.forecast.title': 'Will it pay back?',
  'modal.cost': 'What all of it cost',
  'modal.cost.example': 'Such as $3,500 or 3000 EUR',
  'modal.months': 'Months to look at, 1 to 60',
  'modal.growth': 'Growth of difficulty, % a month',
  'modal.growth.empty': 'Empty: as in the past',
  'modal.resale': 'What it sells for at the end',
  'modal.resale.empty': 'Empty: nothing',
  'draft.expired.forecast':
    'What stood behind this button is gone (it is kept 30 days): ask again with `/forecast rig:S21 Pro cost:$3,500`.',

  'amount.unreadable': 'I can’t read “{text}” as money: write it like {examples}.',
  'amount.noRate':
    'I have no exchange rate from {from} to {to} right now: write it in {to}, such as {example}.',
  'forecast.whatCost':
    'What did all of it cost? Say it, such as `cost:$3,500`; kept with a rig by `/rig edit` it goes without saying.',
  'forecast.noCost':
    'The cost has to be more than 0: say what all of it cost, such as `cost:$3,500`.',
  'forecast.badResale':
    'The resale has to be an amount of 0 or more, or 0 to 100% of the cost, such as `resale:$700` or `resale:20%`.',
  'forecast.badMonths': 'I look at 1 to 60 whole months, not {text}: write it like `months:36`.',
  'forecast.badGrowth':
    'A growth of {text} a month makes no sense: give −50 % to +50 %, such as `growth:2.5`.',
  'forecast.unreadableGrowth':
    'I can’t read “{text}” as a growth: give % a month, such as `growth:2.5`, or `growth:history`.',
  'forecast.noMarket':
    'Without the coin’s price and difficulty nobody can tell: try again in a few minutes; `/status` shows who is silent.',

  // /contract
  'command.contract.name': 'contract',
  'command.contract.description': 'Is a cloud-mining contract worth it, beside buying the coin?',
  'option.contractPrice.name': 'price',
  'option.contractPrice.description': 'What one TH/s costs in advance, such as $20',
  'option.term.name': 'term',
  'option.term.description': 'Days from paying to the end, such as 365',
  'option.upkeep.name': 'upkeep',
  'option.upkeep.description': 'Upkeep per TH/s and day, such as $0.035; 0 where there is none',
  'option.provider.name': 'provider',
  'option.provider.description': 'Fills in terms that are known of it',
  'option.rule.name': 'rule',
  'option.rule.description': 'What happens on days on which upkeep is more than income',
  'choice.rule.suspend': 'nothing is paid out',
  'choice.rule.terminate': 'it ends after some days',
  'choice.rule.pay': 'you pay the rest',
  'option.grace.name': 'grace',
  'option.grace.description': 'Days at a loss in a row that end it (28 by default)',
  'option.delay.name': 'delay',
  'option.delay.description': 'Days from paying until it mines',
  'option.share.name': 'share',
  'option.share.description': 'Your share of what is left, in % (100 by default)',
  'option.promised.name': 'promised',
  'option.promised.description': 'What you are promised per TH/s and day, such as $0.06',

  'contract.title': '{net} per TH/s: {price} for {days, plural, one {# day} other {# days}}',
  'contract.net': 'Net per TH/s: {parts}.',
  'contract.today':
    'Today a day: income {income} − upkeep {upkeep} ({share} of it) = **{left}** for you.',
  'contract.loss': 'First day at a loss, {part}: **day {day}** ({date}).',
  'contract.noLoss': 'No day at a loss {part}.',
  'contract.ends':
    'After {grace, plural, one {# such day} other {# such days}} in a row it ends: **day {day}** ({date}).',
  'contract.rule.suspend': 'On such days nothing is paid out.',
  'contract.rule.terminate': 'Its term is over before the rule ends it.',
  'contract.rule.pay': 'On such days you owe the rest.',
  'contract.coins':
    'The same money buys **{bought}** today; {part} the contract pays **{mined}**, at today’s price.',
  'contract.presumed': 'Terms of the provider are filled in: read yours.',
  'contract.flags': 'Red flags',
  'contract.flag.impossible':
    'Promised are {promised} per TH/s and day, but that hashrate mines {income}: the rest can only be other people’s money.',
  'contract.flag.guaranteed':
    'A fixed daily return can’t come from mining: what a TH/s earns changes every day.',
  'contract.flag.neverPays':
    'Upkeep of {upkeep} is above the income of {income} from the first day: it never pays anything.',
  'contract.flag.neverBack':
    'The price of {price} is more than a TH/s mines in the whole term even without upkeep, {mined}: it can’t come back at today’s price.',
  'contract.flag.noEndRule':
    'No rule for days on which upkeep is more than income: then the provider alone decides. Counted as if nothing were paid out.',
  'contract.flag.zeroUpkeep':
    'No upkeep: somebody pays for the power, so the price has to hold it.',
  'contract.flag.moneyUpkeep':
    'Upkeep is in money and income in coins: at the halving what is left falls by far more than half.',
  'contract.provider.gomining':
    'Paid once per TH/s; a day brings the pool’s reward less electricity and service, both in dollars. On 2022-10-25 they took 87% of it. Its help page works out the power of an hour and calls it a day.',
  'contract.provider.bitdeer':
    'A fee in advance, and electricity per day, at least 10 days ahead; days without paid electricity bring nothing and are not made up. Its calculator keeps difficulty as it is.',
  'contract.provider.genesis':
    'Open-ended; upkeep $0.28 per TH/s and day (2017). Below upkeep nothing was paid, and after 60 days it ended; in 2018 many could buy a 5-year contract or lose theirs.',
  'contract.provider.hashflare':
    'Ended all contracts in July 2018, after 28 days below upkeep. Its founders pleaded guilty in 2025: under 1% of the hashrate that was sold was there.',
  'contract.provider.coinface': 'Upkeep $0.35 per TH/s and day, taken daily in coins (2017).',
  'contract.provider.cloudminingSolutions':
    'Rented hashrate that works for your own pool account, where you can check it; fixed term, and a right to withdraw if the rate can’t be delivered.',
  'contract.provider.bitclub': 'Charged in the US in 2019 with a fraud of 722 million dollars.',
  'contract.sources': '{period}, as told by {sources}',
  'contract.noTerm': 'How long does it run? Give the term in days, such as `term:365`.',
  'contract.noUpkeep':
    'What is the upkeep per TH/s and day? Give it, such as `upkeep:$0.035`, or `upkeep:0` where there is none.',
  'contract.noPrice': 'The price of a TH/s has to be more than 0, such as `price:$20`.',
  'contract.negative': '“{text}” is below 0: give an amount from 0 on, such as `{example}`.',
  'contract.unknownProvider':
    'I know no provider called “{text}”: give the terms yourself, such as `price:$20 term:365 upkeep:$0.035`.',

  // On the chart.
  'chart.forecast': 'Earned in {months, plural, one {# month} other {# months}}',
  'chart.forecast.unit': '{currency} after power · P10, P50, P90',
  'chart.forecast.middle': 'P50 {sum}',
  'chart.forecast.note': '{share} of 100 pay back',
  'chart.forecast.cost': 'cost {cost}',
  'chart.altForecast':
    '{title} ({unit}): half of the futures end below {middle} on {to}, one in ten below {low}, nine in ten below {high}. The cost is {cost}.',
} as const;

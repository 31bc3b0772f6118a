import { alertsEn } from './alerts.ts';
import { chartsEn } from './charts.ts';
import { digestCommandEn, digestEn, digestNoticeEn } from './digest.ts';
import { forecastEn } from './forecast.ts';
import { hoursEn } from './hours.ts';
import { minersEn } from './miners.ts';
import { modesEn } from './modes.ts';
import { oddsEn } from './odds.ts';
import { peopleEn } from './people.ts';
import { poolsEn } from './pools.ts';
import { rigsEn } from './rigs.ts';

/**
 * Every text of ours in English, in ICU message format. `de.ts` has the same keys. Arguments are
 * finished texts, numbers only where a plural form hangs on them.
 */
export const en = {
  ...rigsEn,
  ...poolsEn,

  ...hoursEn,
  ...modesEn,

  ...peopleEn,

  ...alertsEn,

  ...chartsEn,

  ...forecastEn,

  ...oddsEn,

  ...minersEn,

  ...digestCommandEn,

  ...digestEn,

  ...digestNoticeEn,

  // Commands and options, as Discord lists them.
  'command.profit.name': 'profit',
  'command.profit.description': 'What a Bitcoin miner earns, costs, and when it stops paying',
  'command.hashprice.name': 'hashprice',
  'command.hashprice.description': 'What a PH/s earns per day now, and what changes it',
  'command.difficulty.name': 'difficulty',
  'command.difficulty.description': 'The epoch, the next retarget with its band, and the halving',
  'command.status.name': 'status',
  'command.status.description': 'Where the numbers come from, and how each source is doing',
  'command.help.name': 'help',
  'command.help.description': 'What this bot does, with examples to paste',
  'option.rig.name': 'rig',
  'option.rig.description': 'Such as 120TH 3000W, S21 Pro, 2x S19j Pro 104, 3.2PH 96kW 0.07',
  'option.electricity.name': 'electricity',
  'option.electricity.description':
    'Power price per kWh, such as 0.07, €0.28, 0.10; 17-22 0.15 or a /tariff',
  'option.fee.name': 'fee',
  'option.fee.description': 'Pool fee in %',
  'option.uptime.name': 'uptime',
  'option.uptime.description': 'Share of the time the rig runs, in %',
  'option.currency.name': 'currency',
  'option.currency.description': 'Currency of the answer, such as USD or EUR',
  'option.price.name': 'price',
  'option.coin.description':
    'Coin to mine; otherwise the machine’s usual one, Bitcoin where nothing is said',
  'option.coin.name': 'coin',
  'option.price.description': 'What if: price of one bitcoin, in the currency of the answer',
  'option.difficulty_change.name': 'difficulty_change',
  'option.difficulty_change.description': 'What if: change of difficulty in %, such as 5 or -3.5',

  // The answer to /profit.
  'profit.perDay': '{profit} a day',
  'profit.satsAndMargin': '{sats} a day · margin {margin}',
  'profit.satsOnly': '{sats} a day',
  'profit.perMonth': '{profit} · {sats} in 30 days at today’s numbers',
  'profit.atLeast': 'A lower bound: fees are unknown right now, so only the subsidy is counted.',
  'profit.unknown': 'Profit unknown',
  'profit.flows': 'Per day',
  'profit.revenue': 'Revenue {revenue} · {sats}',
  'profit.revenueSats': 'Revenue {sats} before the pool fee',
  'profit.poolFee': 'Pool fee {fee}',
  'profit.powerCost': 'Power {cost} · {energy}',
  'profit.fixedCost': 'Fixed cost {cost}',
  'terms.title': 'Counted with',
  'terms.tariff': 'Power {tariff}/kWh',
  'terms.inAll': '{price} in all',
  'terms.meanOfKinds': 'the mean of all kinds, by their power',
  'terms.converted': '{from}/kWh at the rate of {date}',
  'terms.poolFee': 'Pool fee {fee}',
  'terms.uptime': 'Uptime {uptime}',
  'terms.share': '*(from {share})*',
  'terms.operator': '*(assumed)*',
  'terms.own': '*(your setting)*',
  'terms.server': '*(server’s setting)*',
  'terms.noRate': 'No exchange rate from {from} to {to} right now: answered in {from}.',
  'terms.whatIfPrice': 'What if: {coin} at {price} (now {now})',
  'terms.whatIfPriceAlone': 'What if: {coin} at {price}',
  'terms.whatIfPriceLeftOut': 'What if: {coin} at {price} is left out, for the same reason.',
  'terms.whatIfDifficulty': 'What if: difficulty {change}, to {difficulty}',
  'terms.whatIfDifficultyAlone': 'What if: difficulty {change}',
  'terms.noForecast': 'That difficulty is supposed, so no forecast of the next retarget.',
  'hourly.title': 'Power by the hour',
  'hourly.meanAlone': 'Today’s power costs **{mean}/kWh** on average.',
  'hourly.today':
    'Today **{mean}/kWh** on average: **{always}** running all day, **{best}** running only when it pays.',
  'hourly.never': 'It pays in no hour today: leave it off.',
  'hourly.throughout':
    'Today **{mean}/kWh** on average: **{always}** running all day. Stopping gains nothing.',
  'hourly.run':
    'Run {hours} h, not {all}: **{gain}** a day against running all day. Hours that pay: **{spans}**',
  'hourly.runOrRest':
    'Run {hours} h, not {all}: **{gain}** a day against standing still. Hours that pay: **{spans}**',
  'hourly.prices': 'Prices from {lowest} to {highest}.',
  'hourly.breakEven': 'Prices from {lowest} to {highest}; it pays up to **{breakEven}/kWh**.',
  'hourly.tomorrow': 'Hours that pay tomorrow: {spans}',
  'hourly.tomorrowNever': 'Tomorrow no hour pays.',
  'hourly.unknown':
    'Nobody tells today’s prices of {zone} at the moment; the newest are of {when}. So I count with their average.',
  'hourly.someUnknown': '{hours} h of today have no price and are not counted.',
  'hourly.tomorrowUnknown': 'Tomorrow’s prices are not out yet.',
  'hourly.tomorrowThroughout': 'Tomorrow all hours pay.',
  'hourly.tomorrowGain':
    'Tomorrow: **{always}** running all day, **{best}** running only when it pays.',
  'hourly.noteSpot':
    'A start counts {minutes} min, a run takes {shortest} h at least. Clock: {zone}. Prices: {source}.',
  'hourly.week':
    'Next 7 days: {always} running all the time, {best} running only when it pays, {hours} of {all} h.',
  'hourly.note':
    'Each start counts as {minutes} min of power without income, and a run takes {shortest} h at least. Clock: {zone}.',
  'hourly.noteAnyClock':
    'Each start counts as {minutes} min of power without income, and a run takes {shortest} h at least. Clock: {zone}, until you tell me yours with `/settings me time_zone:Berlin`.',
  'breakEven.title': 'Break-even',
  'breakEven.tariff': 'Power price **{value}/kWh**',
  'breakEven.coinPrice': '{coin} **{value}**',
  'breakEven.hashprice': 'Hashprice **{value}/{unit}/day**',
  'breakEven.difficulty': 'Difficulty **{value}**',
  'breakEven.efficiency': 'Efficiency **{value}**',
  'breakEven.canRise': 'can rise {distance}',
  'breakEven.canFall': 'can fall {distance}',
  'breakEven.mustRise': 'must rise {distance}',
  'breakEven.mustFall': 'must fall {distance}',
  'breakEven.here': 'exactly there',
  'breakEven.none': 'No others: power costs nothing.',
  'breakEven.paid': 'No others: at this power price it always pays.',
  'retarget.title': 'After the next retarget',
  'retarget.when':
    '{when} · {blocks, plural, =0 {the next block has it} one {# block to go} other {# blocks to go}}',
  'retarget.change': 'Difficulty **{change}** (90%: {low} to {high})',
  'retarget.settled': 'Difficulty **{change}**, settled',
  'retarget.profit': 'Profit **{profit}** a day ({worst} to {best})',
  'retarget.profitSettled': 'Profit **{profit}** a day',
  'retarget.chance': 'Chance of a loss **{chance}**',
  'retarget.early':
    'Early: only {blocks, plural, one {# block of the epoch is} other {# blocks of the epoch are}} in, so trust the band more than the number.',
  'halving.stepTitle': 'Next step down of the reward',
  'halving.title': 'After the halving',
  'halving.when': '{when} · {blocks, plural, one {# block} other {# blocks}} to go',
  'halving.profit': 'Profit **{profit}** a day, all else the same',
  // The short answer to /profit.
  'profit.ifPrice': 'if {coin} were {price}',
  'profit.ifDifficulty': 'if difficulty changed by {change}',
  'profit.ifBoth': 'if {coin} were {price} and difficulty changed by {change}',
  'profit.parts': 'Of it {own} ({ownValue}) and {other} ({otherValue}): the same hashes find both',
  'profit.redBlocks': 'Red blocks earn nothing, a few percent of them: expect a little less.',
  'profit.partAlone':
    '{coin}’s part alone: I know nothing of {other} right now, which would come on top.',
  'profit.otherCoin': '{coin} pays **{more}** more than {than} for the same hashes right now.',
  'forecast.noPast':
    'Nothing simulated: I know too little of {coin}’s past. Name a growth of the difficulty with `growth:2`. No promise.',
  'profit.short.month': '{sats} a day · {month} in 30 days',
  'profit.short.pays': 'Pays below **{tariff}/kWh** ({own}) and with {coin} above **{price}**.',
  'profit.short.paysAtAnyPrice': 'Pays below **{tariff}/kWh** ({own}), at any {coin} price.',
  'profit.short.paysAbove': 'Pays with {coin} above **{price}**.',
  'profit.short.paysAboveHashprice': 'Pays with hashprice above **{hashprice}/{unit}/day**.',
  'profit.short.wouldPay':
    'Would pay below **{tariff}/kWh** ({own}), or with {coin} above **{price}**.',
  'profit.short.wouldPayBelow': 'Would pay below **{tariff}/kWh** ({own}).',
  'profit.short.paysAtNoTariff': 'Pays at no power price; it would with {coin} above **{price}**.',
  'profit.short.neverPays': 'Pays at no power price and at no {coin} price.',
  'profit.short.own.said': 'you: {tariff}',
  'profit.short.own.own': 'you: {tariff}',
  'profit.short.own.server': 'this server: {tariff}',
  'profit.short.own.operator': 'assumed: {tariff}',
  'profit.short.revenue': 'Revenue {income}',
  'profit.short.power': 'power {cost}',
  'profit.short.fee': 'fee {fee}',
  'profit.short.feeAssumed': 'fee {fee} ({percent} assumed)',
  'profit.short.feeServer': 'fee {fee} ({percent}, this server’s)',
  'profit.short.fixedCost': 'fixed cost {cost}',
  'profit.short.powerAlone': 'Power {cost} a day',
  'profit.short.retarget':
    'Retarget {when}: difficulty {change}, then **{profit}** · chance of a loss **{chance}**',
  'profit.short.retargetSettled':
    'Retarget {when}: difficulty {change}, settled, then **{profit}** a day',
  'profit.short.retargetAlone': 'Retarget {when}: difficulty {change}',
  'profit.short.early': '(early guess)',
  'button.details': 'Details',
  'button.short': 'Short',
  'option.detail.name': 'detail',
  'option.detail.description': 'How much the answer says',
  'choice.detail.short': 'short',
  'choice.detail.full': 'full',
  'settings.detail': 'Detail of `/profit`',
  'button.adjust': 'Adjust',
  'button.correct': 'Correct it',
  'button.refresh': 'Refresh',
  'modal.title': 'What if?',
  'modal.electricity': 'Power price per kWh',
  'modal.fee': 'Pool fee in %',
  'modal.uptime': 'Uptime in %',
  'modal.price': 'Price of one {coin} in {currency}',
  'modal.difficulty': 'Change of difficulty in %',
  'modal.empty': 'Empty: as it is now',
  'choose.placeholder': 'Which one do you mean?',

  // Where the numbers come from.
  'source.line.live': 'Live',
  'source.line.sample': 'Sample data of {date}',
  'source.line.quiet': 'Last block {age}',
  'source.line.old': 'Old data: {parts}',
  'source.line.unconfirmed': 'unconfirmed: {parts}',
  'source.line.block': 'block {height}',
  'source.line.price': '{price} from {count, plural, one {# exchange} other {# exchanges}}',
  'source.line.onePrice': '{price} from {exchange} alone, unconfirmed',
  'source.sample': 'sample network, {date}',
  'source.aged': '{source}, {age}',
  'source.unconfirmed': '{source}, unconfirmed, {age}',
  'source.difficulty': 'Difficulty {difficulty} ({source})',
  'source.tip': 'Difficulty {difficulty}: exact, block {height} ({source})',
  'source.fees': 'Fees {fees} a block: mean of 144 blocks ({source})',
  'source.price': '{coin} {price}: median of {exchanges} ({age})',
  'source.onePrice': '{coin} {price}: {exchange} alone, unconfirmed ({age})',
  'source.samplePrice': '{coin} {price} ({source})',
  'source.cut': 'left out: {exchanges}',
  'source.epoch': 'Retarget forecast from the pace of blocks ({source})',
  'source.price.converted': '{usd} ({converted})',
  'source.fx': 'Exchange rates of {date}: {rates} ({source})',
  'source.method': 'Income from difficulty, subsidy and fees; not from observed hashrate.',
  'banner.sample': '⚠️ **Sample data of {date}, not the live market.**',
  'banner.stale': '⚠️ **Old data:** {parts}.',
  'banner.stalePart': '{part} of {when}',
  'banner.unconfirmedPrice':
    '⚠️ **Unconfirmed:** {part}. It has moved far, and not every exchange bears it out yet, so no alert goes by it.',
  'banner.unconfirmed':
    '⚠️ **Unconfirmed:** {parts}. No second source says the same yet, so no alert goes by it.',
  'banner.missing': '⚠️ **Not known right now:** {parts}. Here is what does not need it.',
  'part.tip': 'block height',
  'part.difficulty': 'difficulty',
  'part.epoch': 'block times',
  'part.fees': 'fees',
  'part.price': '{coin} price',
  'part.fx': 'exchange rates',
  'noData.since':
    'No market data since {when}. Try again in a few minutes; `/status` shows who is silent.',
  'noData.yet': 'No market data yet. Try again in a minute; `/status` shows who has answered.',

  // /hashprice
  'hashprice.title': 'Hashprice {price} per {unit} per day',
  'coin.prefix': '{coin}: {text}',
  'hashprice.titleSats': 'Hashprice {sats} per {unit} per day',
  'hashprice.perPetahash': '**{price}** · {sats} per {unit} per day',
  'hashprice.perTerahash': '**{price}** · {sats} per {unit} per day',
  'hashprice.perPetahashSats': '**{sats}** per {unit} per day',
  'hashprice.perTerahashSats': '**{sats}** per {unit} per day',
  'hashprice.fees': 'Fees are {share} of the block reward ({fees} of {reward})',
  'hashprice.changes': 'What changes it',
  'hashprice.coinPrice': '{coin} +1%: {change}',
  'hashprice.difficulty': 'Difficulty +1%: {change}',
  'hashprice.noFees': 'No fees at all: {change}',
  'hashprice.retarget':
    'Next retarget {when}: difficulty {change}, hashprice **{price}** (90%: {low} to {high})',
  'hashprice.retargetSettled':
    'Next retarget {when}: difficulty {change}, settled, hashprice **{price}**',
  'hashprice.step': 'Next step down of the reward {when}: **{price}**, all else as now',
  'hashprice.halving': 'Halving {when}: **{price}**, all else as now',

  // /difficulty
  'difficulty.title': 'Difficulty {difficulty}',
  'difficulty.epoch': 'This epoch',
  'difficulty.progress': '`{bar}` {share}',
  'difficulty.blocks': '{done} of {all} blocks found',
  'difficulty.last': 'Last change {change}',
  'difficulty.forecast': 'Next retarget',
  'difficulty.expected': '**{change}**, to {difficulty}',
  'difficulty.band': '90% band: {low} to {high}',
  'difficulty.settledMethod':
    'Settled: the epoch’s last block is in, the rule leaves nothing open.',
  'difficulty.method':
    'Method: the pace of this epoch so far, weighed against what the epoch before let expect; the band widens with the blocks still to come.',
  'difficulty.none': 'No forecast: the epoch’s block times are not known right now.',
  'difficulty.halving': 'Halving',
  'difficulty.step': 'Next step down of the reward',
  'difficulty.adjusts': 'How it changes',
  'difficulty.everyBlock': 'Adjusts with every block, so there is no retarget to wait for.',
  'difficulty.day': 'In the last 24 hours **{change}**',
  'difficulty.dayUnknown': 'The change in 24 hours: not known yet',
  'difficulty.late': 'A block that comes an hour late moves it by **{change}**.',
  'difficulty.halvingBlocks':
    'Block {height}, {left, plural, one {# block} other {# blocks}} to go',
  'difficulty.halvingSubsidy': 'Subsidy {before} → {after} a block',
  'difficulty.network': 'Network hashrate',
  'difficulty.implied': '**{hashrate}** by difficulty: the rate at which blocks take 10 minutes',

  // /status
  'status.title': 'Status',
  'status.none': 'No source is set up.',
  'status.group': '{mark} **{state}:** {sources}',
  'status.source': '{name} ({parts})',
  'status.sampleSource': 'Sample network',
  'status.good': 'last answer {when}',
  'status.goodBetween': 'last answer {when}, the oldest {oldest}',
  'status.error': '{error}, {when}',
  'status.state.ok': 'Fine',
  'status.state.failing': 'Failing',
  'status.state.resting': 'Failing, left alone for a while',
  'status.state.idle': 'Not needed so far',
  'status.state.off': 'Switched off',
  'status.reason.host': 'host not found',
  'status.reason.refused': 'connection refused',
  'status.reason.lost': 'connection lost',
  'status.reason.none': 'no connection',
  'status.reason.large': 'answer too large',
  'status.reason.unreadable': 'answer not readable',
  'status.reason.redirects': 'redirects without end',
  'status.reason.silent': 'no answer',
  'status.reason.late': 'no answer in {seconds} s',
  'status.reason.wait': 'asked us to wait',
  'status.reason.ours': 'an error of our own',
  'status.gives.chain': 'chain',
  'status.gives.fees': 'fees',
  'status.gives.price': 'price',
  'status.gives.pool': 'hashrates',
  'status.gives.fx': 'exchange rates',
  'status.gives.spot': 'power prices',
  'status.reading': 'In use now',
  'status.sample': 'The sample network of {date}, for all figures',
  'status.datum': '{part}: {source}, {when}',
  'status.datumStale': '{part}: {source}, {when}, **old**',
  'status.datumUnconfirmed': '{part}: {source}, {when}, **unconfirmed**',
  'status.datumMissing': '{part}: **missing**',
  'status.bot': 'Hashbell',
  'status.version': 'Version {version}, started {when}',

  // /help
  'help.title': 'Hashbell: what your miner earns, and when it stops paying',
  'help.intro':
    'Type your rig the way you would say it. The answer has profit, all break-evens, the next retarget and the halving, and says where each number comes from.',
  'help.examples': 'To paste',
  'help.example.plain': '`/profit 120TH 3000W`',
  'help.example.tariff': '`/profit 3.2PH 96kW 0.07`',
  'help.example.spot': 'Power by the hour: `/profit rig:S21 electricity:spot DE-LU + 0.12`',
  'help.example.model': '`/profit rig:S21 Pro electricity:€0.28`',
  'help.example.count': '`/profit rig:2x S21 fee:1.5 uptime:98`',
  'help.example.small': 'A Bitaxe: `/profit 500 GH/s 15W`',
  'help.example.modes': 'Its power modes: `/profit rig:S19 XP modes electricity:0.06`',
  'help.example.coins':
    'Other coins’ machines as well, such as an L9 or a KS5L; a SHA-256 machine with **coin:BCH**',
  'help.example.whatIf': '`/profit rig:120TH 25J/TH price:80000 difficulty_change:5`',
  'help.more': 'More questions',
  'help.kept': 'Yours, and the bot’s',
  'help.command': '`/{name}`: {description}',
  'help.numbers': 'How it counts',
  'help.method':
    'From difficulty, subsidy and the mean fees of 144 blocks, never from somebody’s rounded hashprice. Profit = (coins × price × (1 − fee) − power) × uptime. Figures of models are the makers’, about ±5 %.',
  'help.privacy': 'Privacy',
  'help.privacyText':
    'What you type is kept up to 30 days behind the buttons of its answer, then deleted. Rigs, pool addresses, alerts, digests and settings are kept until you remove them: `/privacy` shows and deletes all. The bot reads no messages.',

  // Rigs.
  'rig.usualSize': 'Taken as the usual size of it; also sold as {models}.',
  'rig.atNominalEfficiency':
    'Not a size it is sold in: counted with the {efficiency} of the {model}.',

  'doubt.tariff': '⚠️ **{price} per kWh** is very much: if you mean cents, write `{cents}c`.',
  'doubt.negative': '⚠️ **{price} per kWh** is far below zero: if you mean cents, write `{cents}c`.',
  'doubt.efficiency': '⚠️ **{efficiency}** is no miner’s efficiency: check the units.',
  'doubt.efficiencyMeant': '⚠️ **{efficiency}** is no miner’s efficiency: did you mean `{meant}`?',

  // Suggestions while typing.
  'suggest.profit': '{rig} → {profit} a day',
  'suggest.profitOfAll': '{rig} → {profit} a day for all {count}',

  // Rigs that we could not understand.
  'rig.empty':
    'Tell me the rig by hashrate and watts, such as `120TH 3000W`, or by model, such as `S21 Pro`.',
  'rig.missingPower':
    'I read {hashrate}, but not how many watts it takes: add them, such as `120TH 3000W`, or J/TH, such as `120TH 25J/TH`.',
  'rig.missingHashrate':
    'I read {understood}, but not the hashrate: add it, such as `120TH 3000W`.',
  'rig.missingHashrateAlone': 'I miss the hashrate: write it with its unit, such as `120TH 3000W`.',
  'rig.tooLong':
    'A rig takes {limit} characters at most: give a model or figures, such as `2x S21 0.07` or `120TH 3000W`.',
  'rig.unknownModel':
    'I know no miner called “{text}”: check the name, or give hashrate and watts, such as `120TH 3000W`.',
  'rig.unknownModelSuggest':
    'I know no miner called “{text}”: did you mean {models}? Or give hashrate and watts, such as `120TH 3000W`.',
  'rig.ambiguousModel':
    'More than one miner goes by “{text}”: choose one, or write the full name, such as `{example}`.',
  'rig.ambiguousNumber':
    'I can read “{text}” in more than one way: write the one you mean, {examples}.',
  'rig.unclearNumber':
    'What is “{text}” beside “{name}”? Write the one you mean, such as {examples}.',
  'rig.contradiction':
    '“{text}” gives the {quantity} twice, and differently: give it once, such as `120TH 3000W`.',
  'rig.energy':
    '“{text}” is an amount of energy, and power is in W or kW, not kWh: if you mean {power}, write it such as `120TH {power}`.',
  'rig.unreadableNumber':
    'I can’t read “{text}” as a number: write it out with a unit, such as `120TH 3000W`.',
  'rig.unknownUnit':
    'I don’t know the unit “{unit}” in “{text}”: use TH, PH or GH for the hashrate and W or kW for the power, such as `120TH 3000W`.',
  'rig.several':
    '“{text}” is more than one kind of rig: put them side by side with `/compare {line}`, or ask for one kind, such as `2x S21`.',
  'rig.unknownCoin':
    'I know no coin called “{text}”: did you mean {coins}? Write it such as `{example}`.',
  'rig.coinOff':
    'Whoever runs this bot has left {coin} out: I count {coins} here, such as with `S21 Pro`.',
  'rig.wrongCoin':
    '{rig} can’t mine {coin}: it mines {coins}, so name one of these, or leave the coin out.',
  'rig.otherUnit':
    '{hashrate} is no hashrate of a {algorithm} machine with that power: did you mean {examples}?',
  'rig.notBitcoin':
    '“{text}” is no machine whose figures I know: I count Bitcoin, Bitcoin Cash, Litecoin with Dogecoin and Kaspa, such as `S21 Pro` or `L9`.',
  'rig.notPositive': 'The {quantity} has to be more than zero, such as `{example}`.',
  'rig.tooLarge':
    'I read {value} as the {quantity}, and that is over {limit}: check the unit, such as `120TH 3000W`.',
  'rig.countTooLarge':
    'I read a count of {value}, and the most is {limit}: write fewer, such as `{example}`.',
  'rig.leftover':
    'I understand “{text}” except for “{leftover}”: leave that out, or write it such as `120TH 3000W 0.07`.',
  'rig.leftoverBeside':
    'I read {rig}, but not “{leftover}”: leave that out, or say what differs, such as `{example}`.',
  'rig.leftoverPercent':
    'I read {rig}, but not “{leftover}”: say what it is, such as `{example} fee 2%` or `{example} uptime 98%`.',
  'quantity.hashrate': 'hashrate',
  'quantity.power': 'power',
  'quantity.efficiency': 'efficiency',
  'quantity.count': 'count',
  'quantity.tariff': 'power price',
  'quantity.units': '{count, plural, one {# unit} other {# units}}',
  'tariff.notATariff':
    'I can’t read “{text}” as a power price: write it per kWh, such as `0.07`, `7c` or `€0.28`.',
  'tariff.unknownCurrency':
    'I have no exchange rates for {currency}, in which “{text}” is: use another currency, such as `0.07 USD`.',
  'tariff.tooLow':
    '“{text}” is {price} per kWh, below the {limit} that I take for a slip. Cents are written like `-2c`, for example.',
  'tariff.tooHigh':
    'I read “{text}” as {price} per kWh, and that is over {limit}: perhaps you mean cents, such as `7c`?',
  'command.tariff.name': 'tariff',
  'command.tariff.description': 'Power prices that hang on the hour, kept by a name',
  'command.tariff.set.name': 'set',
  'command.tariff.set.description': 'Keep a power price by a name; rigs that have it follow',
  'command.tariff.show.name': 'show',
  'command.tariff.show.description': 'A power price with a picture of its week',
  'command.tariff.list.name': 'list',
  'command.tariff.list.description': 'All power prices that you keep',
  'command.tariff.remove.name': 'remove',
  'command.tariff.remove.description': 'Forget a power price; rigs that have it stay as they are',
  'option.tariffName.name': 'name',
  'option.tariffName.description': 'Such as home; then say electricity:home',
  'option.tariffText.name': 'text',
  'option.tariffText.description': 'Such as 0.10; mon-fri 17-22 0.15; sat,sun 0.08',
  'tariff.saved': 'Saved **{name}**: {tariff} per kWh.',
  'tariff.use':
    'Use it as a power price: `electricity:{name}` in `/profit`, `/rig add` and `/settings me`.',
  'tariff.followed':
    '{count, plural, one {# rig follows it} other {# rigs follow it}}, with alerts and all.',
  'tariff.settingsFollow': 'Your settings follow it.',
  'tariff.mean': '{mean} on average over a week',
  'tariff.meanOfMonth': '{mean} on average over a week in {month}, {year} over the year',
  'tariff.todayCosts': 'Today: {mean} on average, from {lowest} to {highest}',
  'tariff.todayThroughout': 'Today: {price} all day',
  'tariff.none': 'You keep no power price yet: try `/tariff set name:home text:0.10; 17-22 0.15`.',
  'tariff.unknown':
    'You keep no power price called “{name}”: `/tariff list` shows those that you do.',
  'tariff.badName':
    'A name for a power price has letters and no more than {limit} characters, such as `home`.',
  'tariff.tooMany':
    'You keep {limit} power prices, and there is no room for more: `/tariff remove` makes some.',
  'tariff.list': '{count, plural, one {# power price} other {# power prices}}',
  'tariff.askRemove':
    'Forget **{name}**? {count, plural, =0 {No rig has it.} one {# rig has it and keeps its price.} other {# rigs have it and keep its price.}}',
  'tariff.removed':
    '**{name}** is forgotten. To have it back: `/tariff set name:{plain} text:{text}`',
  'tariff.keptIt': 'It stays.',
  'chart.week': 'A week of {name}',
  'chart.weekPer': 'Price per kWh, {zone}',
  'chart.weekAlt': '{title}: {tariff} per kWh.',
  'chart.stripToday': 'Runs today',
  'chart.stripAlt': 'Below it the hours of today, in green those that pay: {spans}.',
  'chart.stripAltNone': 'Below it the hours of today: none of them pays.',
  'tariff.onAverage': '{price} on average',
  'tariff.onYearlyAverage': '{price} on average over the year',
  'tariff.onMonthlyAverage': '{price} on average in {month}',
  'tariff.morePrices': '{count, plural, one {one more price} other {# more prices}}',
  'tariff.plusTax': 'plus {tax} tax',
  'tariff.plusFee': '{fee} a day',
  'tariff.heatWorth': 'heat worth {heat}',
  'tariff.ramp': 'ramp {minutes} min',
  'tariff.minimumRun': 'runs of {hours} h at least',
  'tariff.days': 'Mon, Tue, Wed, Thu, Fri, Sat, Sun',
  'tariff.months': 'Jan, Feb, Mar, Apr, May, Jun, Jul, Aug, Sep, Oct, Nov, Dec',
  'tariff.workdays': 'weekdays',
  'tariff.onHolidays': 'holidays',
  'tariff.hours': '{hours}',
  'tariff.schedule.unclear-range':
    '“{part}” may be hours or prices: write the price of those hours and that of all others, such as `0.10; 8-10 0.15`.',
  'tariff.schedule.no-rest':
    '“{part}” says nothing of some hours: begin with the price at all other times, such as `0.10; 17-22 0.15`.',
  'tariff.schedule.no-price':
    'I miss a price beside “{part}”: write each time with its price, such as `0.10; 17-22 0.15; sat,sun 0.08`.',
  'tariff.schedule.unclear-order':
    'In “{part}” I can’t tell which price belongs to which time: put a semicolon between them, such as `0.10; 17-22 0.15`.',
  'tariff.schedule.several-rests':
    '“{part}” has several prices that hold at any time: write the hours of all but one, such as `0.10; 17-22 0.15`.',
  'tariff.schedule.odd-minutes':
    'I count in quarter hours, and “{part}” is between them: write it like `0.10; 17:15-22 0.15`, for example.',
  'tariff.schedule.no-such-time':
    'No clock shows “{part}”: write hours from 0 to 24, such as `0.10; 22:30-6 0.08` or `0.10; 4pm-9pm 0.15`.',
  'tariff.schedule.empty-hours':
    '“{part}” ends where it begins: write `0.10; 17-22 0.15`, for example, and leave the hours out if you mean the whole day.',
  'tariff.schedule.season':
    '“{part}” is not the same everywhere: write the months, such as `0.10; jun-sep 16-21 0.35`.',
  'tariff.schedule.no-holidays':
    'I don’t know the holidays in “{part}”: list them as months and days, such as `0.10; holidays (01-01 12-25) 0.08`.',
  'tariff.schedule.not-a-date':
    'I can’t read “{part}” as a date: write `0.10; holidays (12-25 2027-04-02) 0.08`, for example.',
  'tariff.schedule.unknown-word':
    'I don’t understand “{part}” in this power price: write times and prices, such as `0.10; mon-fri 17-22 0.15; sat,sun 0.08`.',
  'tariff.schedule.two-currencies':
    'This power price is in several currencies ({part}): write all of it in one, such as `0.10 EUR; 17-22 0.15`.',
  'tariff.schedule.too-many-periods':
    'A power price has {part} periods at most: leave out those that differ least, such as single quarter hours.',
  'tariff.schedule.fee-limit':
    '“{part}” a day is not from 0 to 1,000,000: write `0.10; fee 0.35/day`, for example.',
  'tariff.schedule.ramp-limit':
    '“{part}”: a start takes 240 minutes at most: write `0.10; 17-22 0.15; ramp 15 min`, for example.',
  'tariff.schedule.run-limit':
    '“{part}”: a run takes from 0.25 to 8 hours, in quarters: write `0.10; 17-22 0.15; min run 2 h`, for example.',
  'tariff.schedule.no-zone':
    '“{part}” may follow any exchange. Name its zone and what comes on top, such as `spot DE-LU + 0.12; tax 19%`.',
  'tariff.schedule.unknown-zone':
    'I know no zone “{part}”: try `DE-LU`, `AT`, `FI`, `NO1`, `SE3`, `DK1` or `COMED`, such as `spot DE-LU + 0.12`.',
  'tariff.schedule.spot-currency':
    'Prices of that zone are in {part}: say what comes on top in {part} as well, such as `spot NO1 + 0.05 NOK`.',
  'tariff.spot': 'spot {zone}',
  'tariff.spotPlus': 'spot {zone} + {markup}',
  'tariff.spotLess': 'spot {zone} − {markup}',
  'tariff.grid': 'grid {prices}',
  'tariff.spotMean':
    '{price} on average over {days, plural, one {the last day} other {the last # days}}',
  'tariff.spotUnknown':
    'I don’t know the prices of {zone} at the moment, so I can’t count with them. Try again in a few minutes, or say a price, such as `0.25`.',
  'tariff.spotOff': 'Prices of {zone} are switched off here. Say a price instead, such as `0.25`.',
  'tariff.todayUnknown': 'Today’s prices are not known.',
  'tariff.hoursUnknown': '{hours} h of today are not known yet.',
  'tariff.samplePrices': 'sample data',
  'tariff.noPricesYet':
    'I know no prices of {zone} at the moment: I count with this as soon as there are some.',
  'tariff.credit': 'Prices of {zone} from {source}',
  'tariff.two':
    'The rig text says {text}/kWh, the option `electricity` {option}/kWh: leave one of them out.',
  'currency.unknown':
    'I have no exchange rates for “{text}”: use a currency code such as `USD` or `EUR`.',
  'number.unreadable': '{field}: I can’t read “{text}” as a number; write it such as `{example}`.',
  'number.outOfRange':
    '{field} is {text}, but has to be from {min} to {max}: for example `{example}`.',
  'number.range': '{field} has to be from {low} to {high}: for example `{example}`.',
  'number.shareRead': '{field}: {share} is read as {percent}.',
  'field.fee': 'The pool fee',
  'field.uptime': 'The uptime',
  'field.price': 'The bitcoin price',
  'field.difficulty': 'The change of difficulty',
  'draft.expired':
    'What stood behind this button is gone (it is kept 30 days): call the command again.',
  'draft.expired.profit':
    'What stood behind this button is gone (it is kept 30 days): ask again with `/profit rig:120TH 3000W`.',
  'draft.expired.rig':
    'What stood behind this choice is gone (it is kept 30 days): add the rig with `/rig add rig:120TH 3000W`.',
  'draft.expired.import':
    'What this file held is gone (it is kept 30 days, and until it is saved or dropped): send it again with `/rig import`.',
  'draft.expired.watchAll':
    'Which rigs this button meant is gone (it is kept 30 days): set alerts with `/alerts add kind:unprofitable`.',
  'draft.expired.digest':
    'The removed digest is gone for good (it is kept 30 days): set up a new one with `/digest subscribe time:9` or `/digest me time:9`.',

  // Texts of the router.
  'router.source': '{source} did not answer as it should: try again in a minute.',
  'router.store':
    'My records cannot be reached at the moment, so this may not have been saved: try again in a minute. `/profit 120TH 3000W` works without them.',
  'router.unread':
    '⚠️ **Your settings and rigs cannot be read at the moment:** this uses what applies to everybody.',
  'router.failure':
    'Something went wrong on our side, sorry. If it happens again, tell the operator this number: `{incident}`.',
  'router.notYours':
    'That button belongs to somebody else. Call the command yourself to get your own.',
  'router.usedUp':
    'You have had many charts, forecasts, files or previews in a short time, and others want some too: again {when}.',
  'router.outdated': 'This is from an older version of the bot: ask again with the command.',
  'held.dm': 'Your direct messages are closed to me, so this has waited for you ({when}):',
  'held.channel': 'I could not write in {channel}, so this has waited for you ({when}):',

  // Texts of alerts' notices.
  'button.snoozeHour': 'Snooze 1 hour',
  'button.snoozeDay': 'Snooze 24 hours',
  'button.mute': 'Mute',
  'button.showRigs': 'Show rigs',
  'notice.unprofitable.one': '{rig} no longer pays',
  'notice.unprofitable.many':
    '{count, plural, one {# rig no longer pays} other {# rigs no longer pay}}',
  'notice.why': '{what} in {time}.',
  'notice.why.priced': '{what} in {time} ({price}).',
  'notice.why.price': '{coin} **{change}**',
  'notice.why.price.further': '{coin} **{change}**',
  'notice.why.difficulty': 'Difficulty **{change}**',
  'notice.why.difficulty.further': 'difficulty **{change}**',
  'notice.why.fees': 'Fees **{change}**',
  'notice.why.fees.further': 'fees **{change}**',
  'notice.why.subsidy': 'Block subsidy **{change}**',
  'notice.why.subsidy.further': 'the block subsidy **{change}**',
  'notice.before': '(was {profit})',
  'notice.unprofitable.line': '**{rig}** **{profit}** a day{before}.',
  'notice.unprofitable.orPower': 'or power below {power}',
  'notice.unprofitable.next': 'Pays again with hashprice above {level} (now {hashprice}){orPower}.',
  'notice.unprofitable.nextFloor':
    'Back at {floor} a day with hashprice above {level} (now {hashprice}){orPower}.',
  'notice.again': 'Still so.',
  'notice.away': 'Data was away from {from} to {to}.',
  'notice.recovered.one': '{rig} pays again',
  'notice.recovered.many': '{count, plural, one {# rig pays again} other {# rigs pay again}}',
  'notice.recovered.line': '**{rig}** **{profit}** a day{before}. It lasted {lasted}.',
  'notice.recovered.next': 'Pays while hashprice stays above {level} (now {hashprice}).',
  'notice.recovered.nextFloor':
    'Stays above {floor} a day with hashprice above {level} (now {hashprice}).',
  'notice.outlook.one': '{rig} is about to stop paying',
  'notice.outlook.many':
    '{count, plural, one {# rig is about to stop paying} other {# rigs are about to stop paying}}',
  'notice.outlook.retarget': 'Retarget {when}: difficulty **{change}** expected.',
  'notice.outlook.line':
    '**{rig}** then **{profit}** a day (now {now}), between {worst} and {best}: a loss with a chance of **{chance}**.',
  'notice.outlook.next': 'Goes on paying with power below {power}.',
  'notice.threshold.title': '{count, plural, one {A threshold} other {# thresholds}} crossed',
  'notice.threshold.hashprice.below': 'Hashprice is below {level}: **{value}** per {unit} a day.',
  'notice.threshold.hashprice.above': 'Hashprice is above {level}: **{value}** per {unit} a day.',
  'notice.threshold.price.below': '{coin} is below {level}: **{value}**{moved}.',
  'notice.threshold.price.above': '{coin} is above {level}: **{value}**{moved}.',
  'notice.threshold.fees.below': 'Fees are below {level} a block: **{value}**{moved}.',
  'notice.threshold.fees.above': 'Fees are above {level} a block: **{value}**{moved}.',
  'notice.threshold.forecast.below': 'The next retarget is forecast below {level}: **{value}**.',
  'notice.threshold.forecast.above': 'The next retarget is forecast above {level}: **{value}**.',
  'notice.change.hashprice':
    'Hashprice **{change}** in {time}: {from} → **{to}** per {unit} a day.',
  'notice.change.price': '{coin} **{change}** in {time}: {from} → **{to}**.',
  'notice.change.fees': 'Fees of a block **{change}** in {time}: {from} → **{to}**.',
  'notice.change.difficulty': 'Difficulty **{change}** in {time}: {from} → **{to}**.',
  'notice.threshold.moved': '({change} in {time})',
  'notice.threshold.next.below': 'Armed again above {clear}.',
  'notice.threshold.next.above': 'Armed again below {clear}.',
  'notice.retarget.changed': 'Difficulty {change}: {before} → {now}',
  'notice.retarget.new': 'New difficulty: {now}',
  'notice.retarget.values': '{before} → **{now}**',
  'notice.retarget.value': '**{now}**',
  'notice.retarget.hashprice': 'Hashprice per {unit} a day: {change}',
  'notice.retarget.rig': '**{rig}**, profit a day: {change}',
  'notice.retarget.next': 'Next retarget {when}.',
  'notice.halving.ahead': '{days, plural, one {# day} other {# days}} to the halving',
  'notice.halving.here': 'The halving is here: block {height}',
  'notice.halving.when':
    'Block {height}, {blocks, plural, one {# block} other {# blocks}} to go ({when})',
  'notice.step.ahead': '{days, plural, one {# day} other {# days}} until the block reward falls',
  'notice.step.here': 'The block reward has fallen',
  'notice.step.when': 'Expected {when}.',
  'notice.odd.sample': 'Sample data of {date}: not the market of today.',
  'notice.odd.stale': '{part}: {age}',
  'notice.odd.onePrice': 'The price comes from {exchange} alone.',
  'notice.more': '… and {count} more.',
  'notice.unknown': 'unknown',
} as const;

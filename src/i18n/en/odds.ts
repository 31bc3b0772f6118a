/** Texts about blocks of one's own and about pools, in English; the German file has the same keys. */
export const oddsEn = {
  'command.solo.name': 'solo',
  'command.solo.description': 'The chance of a block of your own, and the wait for it',
  'command.pools.name': 'pools',
  'command.pools.description': 'How pools pay, what they keep, and how much that swings',
  'option.minedRig.description': 'Your rig: what it would be paid, such as S21 Pro or 120TH 3000W',
  'option.pool.name': 'pool',
  'option.pool.description': 'One pool with all that is known of it, such as OCEAN',
  'option.poolFee.description': 'The fee in % that you pay there; it wins over what lists say',

  'solo.title': '{rig}: a block of its own?',
  'solo.wait': 'A block takes {mean} on average; half the time it comes within {median}.',
  'solo.never':
    'Practically never: a block takes {mean} on average; half the time it comes within {median}.',
  'solo.days': '{days} days',
  'solo.years': '{years} years',
  'solo.chances': 'Chance of a block: {chances}',
  'solo.in.day': 'a day {chance}',
  'solo.in.month': 'a month {chance}',
  'solo.in.year': 'a year {chance}',
  'solo.in.fiveYears': '5 years {chance}',
  'solo.bestSoFar': 'Best share so far: **{share}**; {ofBlock}.',
  'solo.oneIn': '1 in {count}',
  'solo.pool':
    'A pool pays **{day}** a day after a fee of {fee}; alone it is {block} at once, or nothing.',
  'solo.poolAtLeast':
    'A pool pays at least **{day}** a day after a fee of {fee}; alone it is {block} and fees at once, or nothing.',
  'solo.basis': 'Difficulty {difficulty} all the time · {terms}',
  'solo.field.chance': 'Chance of at least one block',
  'solo.field.wait': 'The wait',
  'solo.field.pool': 'A pool beside it',
  'solo.field.best': 'Best share',
  'solo.waits': 'Mean {mean} · half within {median} · nine of ten within {long}',
  'solo.effort': 'Three times the mean without a block (effort above 300 %): {chance} of all waits',
  'solo.memory':
    'Luck has no memory: after a year without a block the wait is as long as on the first day.',
  'solo.poolIncome': 'A day {day}\nA month {month}\nA year {year}',
  'solo.same':
    'On average alone brings the same before fees: {block} a block. Solo pools keep 0 to 2 % of it; `/pools` tells who pays how.',
  'solo.best':
    'Half the time the best of a day is above {day}, of a month above {month}, of a year above {year}. A block takes {difficulty}.',
  'solo.near': 'A share of a tenth of a block’s difficulty ({share}) within a year: {chance}',
  'odds.noMarket':
    'Without the difficulty nobody can tell: try again in a few minutes; `/status` shows who is silent.',

  'pools.title': 'How pools pay',
  'pools.headline':
    'FPPS pays the same every day; PPLNS and TIDES swing with the pool’s luck; SOLO is a block or nothing.',
  'pools.asOf': 'Lists read until {checked}; they disagree, Details says where.',
  'pools.withRig': 'With `rig:` I reckon what it is for yours.',
  'pools.share': '{share} of the network',
  'pools.shares': '{least} to {most} of the network',
  'pools.noFee': '(fee not published)',
  'pools.ownFee': '{fee} *(yours)*',
  'pools.noSource': '(no source)',
  'pools.leastPayout': 'Pays out from {amount} on.',
  'pools.scheme.FPPS': 'FPPS',
  'pools.scheme.PPS+': 'PPS+',
  'pools.scheme.PPLNS': 'PPLNS',
  'pools.scheme.TIDES': 'TIDES',
  'pools.scheme.SOLO': 'SOLO',
  'pools.scheme.MARKET': 'hashrate market',
  'pools.scheme.PRIVATE': 'for customers alone',
  'pools.condition.datum': 'DATUM',
  'pools.condition.braiinsOs': 'Braiins OS',
  'pools.condition.promotion': 'promotion',
  'pools.means.FPPS': '**FPPS** a fixed pay per share, mean fees of the network included: no swing',
  'pools.means.PPS+': '**PPS+** the subsidy is fixed, the transaction fees swing with luck',
  'pools.means.PPLNS':
    '**PPLNS** your part of the blocks that the pool finds: swings with its luck',
  'pools.means.TIDES': '**TIDES** as PPLNS over 8 difficulties of shares, paid in the block itself',
  'pools.means.SOLO': '**SOLO** a block of your own, or nothing',
  'pools.means.MARKET': '**Hashrate market** buyers pay what they bid',
  'pools.means.PRIVATE': '**For customers alone** terms are not public',
  'pools.field.schemes': 'Schemes',
  'pools.field.sources': 'Sources (list looked through in {checked})',
  'pools.field.deviation': 'Swing of a month (standard deviation)',
  'pools.field.note': 'About the pool',
  'pools.paysTitle': '{rig}: what pools pay',
  'pools.month': 'A month is worth {month} on average, before fees.',
  'pools.monthAtLeast': 'A month is worth at least {month} on average, before fees.',
  'pools.fixed': '{what}: **{mean}**, fixed',
  'pools.swings': '{what}: {low} · **{middle}** · {high}',
  'pools.alone': '{what}: {chance} chance of {block}',
  'pools.swing':
    'A month of 30.4 days after the fee, at today’s difficulty: P10 · P50 · P90; one month in ten is worse than P10.',
  'pools.deviation': '{pool} {scheme}: ±{deviation} at {share} of the network',
  'pools.deviationSolo':
    'At the lowest share that a list tells: a larger pool swings less. SOLO swings most of all.',
  'pools.note.foundry':
    'Tiered by hashrate, by contract: lists that print 0 % are wrong or old. Share: 30 % or 37 %.',
  'pools.note.antpool': 'One list says 0 %: that seems to be its PPLNS.',
  'pools.note.f2pool': 'Other lists say 2.5 %: that was its older PPS+.',
  'pools.note.viabtc':
    'PPLNS over the last 5 difficulty rounds. Lists of its share differ by a factor of 4.',
  'pools.note.spider':
    'PPLNS over 3 blocks; 0 % is a promotion, else 2 %. FPPS fees: a day’s mean without both ends.',
  'pools.note.mara': 'Not open.',
  'pools.note.secpool': 'Publishes no fee.',
  'pools.note.luxor': 'The list’s price; contracts differ.',
  'pools.note.sbi': 'Publishes no fee.',
  'pools.note.ocean':
    'Window 8 × difficulty; 1 % with block templates of your own. Less is paid by Lightning.',
  'pools.note.braiins': '0 % for machines on Braiins OS. Pays by Lightning too.',
  'pools.note.binance': 'Asks who you are.',
  'pools.note.emcd': 'I know no source for its fee: ask them.',
  'pools.note.kryptex': 'Publishes no fee that I could read.',
  'pools.note.nicehash':
    'Not a pool: you sell hashrate, and its price moves. 2 % is from hearsay: check it.',
  'pools.note.ckpool': 'The block pays straight to your address. Servers for the world, EU and AU.',
  'pools.note.publicPool': 'You can host it yourself.',
  'pools.note.nerdminers': 'Holds for other hosts of ckpool as well.',
  'pools.unknown': 'I know no pool “{text}”: one of {names}, such as `pool:{example}`.',
  'pools.feeOfWhich': 'Of which pool is that fee? Say it: `/pools pool:OCEAN fee:1`.',
  'pools.nothingPublished':
    'Nobody publishes what {pool} keeps: say your fee, such as `/pools pool:{pool} fee:2`.',
  'pools.notReckoned':
    'Nobody can reckon what {pool} pays: it has no scheme with a rule that is public. `/pools pool:{pool}` has what is known.',
  'draft.expired.solo':
    'What stood behind this button is gone (it is kept 30 days): ask again with `/solo rig:S21 Pro`.',
  'draft.expired.pools':
    'What stood behind this button is gone (it is kept 30 days): ask again with `/pools`.',
} as const;

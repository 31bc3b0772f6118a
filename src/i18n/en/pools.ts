/** Texts of pools in English; `de/pools.ts` has the same keys. */
export const poolsEn = {
  'command.rig.link.name': 'link',
  'command.rig.link.description': 'See a rig’s real hashrate: at which pool, address and worker',
  'command.rig.unlink.name': 'unlink',
  'command.rig.unlink.description': 'Forget where a pool shows a rig',
  'option.pool.name': 'pool',
  'option.pool.description': 'The pool that the rig works for',
  'option.address.name': 'address',
  'option.address.description': 'Your payout address there; shown to nobody but you',
  'option.worker.name': 'worker',
  'option.worker.description': 'The worker’s name; all of the address if you say nothing',
  'option.link.name': 'link',
  'option.link.description': 'Which of its links; all of them if you say nothing',
  'choice.kind.offline': 'A rig goes offline, and is back (after /rig link)',
  'choice.kind.low': 'A rig makes less than 80 % of its hashrate (after /rig link)',

  'choice.kind.best': 'A rig has a better share than ever (after /rig link)',
  'choice.kind.block': 'A rig has found a block (after /rig link)',

  'link.done': '**{rig}** is linked to {pool}, `{address}`, worker `{worker}`.',
  'link.doneAll': '**{rig}** is linked to {pool}, `{address}`, all workers.',
  'link.found': 'Found: {count, plural, one {# worker} other {# workers}}, {hashrate}.',
  'link.foundNothing':
    'The pool has not shown that yet: the numbers come with the first share that it counts.',
  'link.overHour': '{hashrate} over the last hour',
  'link.overMinutes': '{hashrate} over the last minutes',
  'link.rateUnknown': 'no hashrate yet',
  'link.next':
    'Asked once a minute from now on; `/rig show` has actual beside expected. Tell me to watch it: `/alerts add kind:offline rig:{rig}`.',
  'link.worker.all': 'all workers',
  'link.suggest.worker': '{worker} · {hashrate}',
  'link.checksum':
    'That address has a typo: its checksum doesn’t fit. Copy it whole from your wallet, such as `{example}`.',
  'link.form':
    'That is no Bitcoin address. Copy yours whole from your wallet, such as `{example}`.',
  'link.network':
    'That is an address of {network}, but rigs here mine Bitcoin. Take one of Bitcoin’s main network, such as `{example}`.',
  'link.host':
    'That is the address of a machine or a page, and I connect to nothing but the pools of my operator. Take the payout address that the rig mines to, such as `{example}`.',
  'link.noPools': 'My operator has turned all pools off, so there is none to link to.',
  'link.pool':
    'I don’t know a pool called “{name}”. Those that I may ask: {pools}; for example `pool:{example}`.',
  'link.unknownAddress':
    '{pool} has never seen that address, or nobody works for it at present. Link it once the first share has arrived there; or is it another pool, such as `pool:{example}`?',
  'link.noWorker': 'There is no worker “{worker}” at that address. There are: {workers}.',
  'link.noNames':
    'There is no worker “{worker}” at that address, and none there has a name: leave `worker` out.',
  'link.poolSilent':
    '{pool} gives no good answer just now, so I can’t check that. Try again in some minutes.',
  'link.same': '**{rig}** is linked to that already: `/rig show` has its numbers.',
  'link.rigFull':
    '**{rig}** has two links already, and more don’t fit: forget one with `/rig unlink rig:{rig}`.',
  'link.personFull':
    'You have {count} links already, and more don’t fit: forget one with `/rig unlink`.',
  'unlink.done': 'Forgotten: {links}.',
  'unlink.none': '**{rig}** has no link. `/rig link` sets one.',
  'unlink.unknown': '**{rig}** has no such link: choose one from the list, or leave `link` out.',
  'link.title': '{pool} · {worker} · `{address}`',

  'actual.title': 'Actual, at {pools}',
  'actual.line': '**{actual}** over the last hour: {share} of {expected}',
  'actual.noise': '(chance alone makes up to ±{noise})',
  'actual.minutes': '{hashrate} over the last minutes',
  'actual.lastShare': 'last share {when}',
  'actual.best': 'best share {difficulty}',
  'actual.block.times': 'a block takes one {times} times as hard',
  'actual.block.enough': 'that is enough for a block',
  'actual.read': 'read {when}',
  'actual.waiting': 'Not shown by the pool yet, or no share so far.',
  'actual.linked': 'Linked: {links}',
  'button.rates': 'Hashrate chart',
  'rates.title': 'Hashrate of {rig}, by the pools',
  'rigs.actual.title': 'Actual, by the pools',
  'rigs.actual.titleMachines': 'Actual, by pools and machines',
  'rigs.actual.line': '{rig}: **{actual}** of {expected} ({share}{noise}), {age}',
  'rigs.actual.sum':
    'Pools see **{actual}** of {expected} ({share}) from {count, plural, one {# rig} other {# rigs}}',
  'rigs.actual.none': '{rig}: nothing seen yet',

  'alert.offline': '{rig} goes offline',
  'alert.low': '{rig} makes less than it should',
  'alert.now.offline':
    'Told after 10 minutes without a share, or 12 of its usual intervals; `/rig show` has the last.',
  'alert.now.low':
    'Told when the hour’s hashrate stays below 80 % for half an hour; `/rig show` has it.',
  'alert.best': '{rig} has a better share than ever',
  'alert.block': '{rig} finds a block',
  'alert.now.best':
    'Told when a share beats all before it, once in {hours, plural, one {# hour} other {# hours}} at most; `/rig show` has the best.',
  'alert.now.block':
    'Told when the pool shows a better share than ever, and a block takes no harder one. Ocean and NiceHash don’t tell shares.',
  'alerts.needsShares':
    '**{rig}** works for {pools}, and they don’t tell how hard its shares are. Link it where shares are shown: `/rig link rig:{rig} pool:{example} address:…`.',
  'alerts.unjudged.pool': 'The next reading decides how it stands.',
  'alerts.needsLink':
    'No pool tells me of **{rig}** yet. Link it first: `/rig link rig:{rig} pool:… address:…`.',
  'notice.offline.one': '{rig} is offline',
  'notice.offline.many': '{count, plural, one {# rig is offline} other {# rigs are offline}}',
  'notice.offline.line': '**{rig}**: the pool had its last share {last}.',
  'notice.offline.noShare': '**{rig}**: the pool has no share of it.',
  'notice.low.one': '{rig} makes less than it should',
  'notice.low.many':
    '{count, plural, one {# rig makes less than it should} other {# rigs make less than they should}}',
  'notice.low.line': '**{rig}**: **{actual}** over the last hour, {share} of {expected}.',
  'notice.back.one': '{rig} is back',
  'notice.back.many': '{count, plural, one {# rig is back} other {# rigs are back}}',
  'notice.back.line': '**{rig}** works as it should again. It lasted {lasted}.',
  'notice.back.rate':
    '**{rig}** works again: **{actual}** over the last minutes. It lasted {lasted}.',
  'notice.best.one': '{rig} has a better share than ever',
  'notice.best.many':
    '{count, plural, one {# rig has} other {# rigs have}} a better share than ever',
  'notice.best.line': '**{rig}**: best share **{share}**.',
  'notice.best.ofBlock': '**{rig}**: best share **{share}**; {ofBlock}.',
  'notice.block.one': '{rig} has found a block!',
  'notice.block.many': '{count, plural, one {# rig has} other {# rigs have}} found a block!',
  'notice.block.line':
    '**{rig}**: the pool shows a share of **{share}**, and a block takes {difficulty}. Look there whether the chain has it: now and then somebody else’s was faster.',
  'notice.poolDown.title': '{pool} doesn’t answer',
  'notice.poolDown.line':
    'No good answer since {since}, so nobody can tell how {count, plural, one {this rig does} other {these # rigs do}}. Until there is one, I ring for none of them:',
} as const;

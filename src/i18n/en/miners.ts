/** Texts about the machines in the operator's house, in English; the German file has the same keys. */
export const minersEn = {
  'command.miners.name': 'miners',
  'command.miners.description': 'The operator’s own machines: hashrate, watts, heat',
  'miners.title': 'Machines in the house',
  'miners.headline': '{answering} of {all} answer: {hashrate}, {watts}',
  'miners.headlinePartly': '{answering} of {all} answer: {hashrate}; {watts} of those that tell',
  'miners.headlineAlone': '{answering} of {all} answer: {hashrate}',
  'miners.headlineUnknown': '{answering} of {all} answer',
  'miners.never': 'gives no answer',
  'miners.silent': 'gives no answer; the last one came {when}',
  'miners.state.starting': 'has just started, its figures count after 10 minutes',
  'miners.state.standby': 'on standby',
  'miners.state.paused': 'paused',
  'miners.state.overheated': 'too hot, has stopped itself',
  'miners.measured': '{watts} measured',
  'miners.estimated': '{watts} estimated',
  'miners.mode': 'mode {mode}',
  'miners.uptime': 'up {time}',
  'miners.nominal': 'nominal {rate}',
  'miners.sinceStart': 'since start {rate}',
  'miners.limit': 'limit {watts}',
  'miners.best': 'best share {share}',
  'miners.read': 'read {when}',
  'miners.notYours':
    'These machines are in the operator’s house, and shown to the operator alone (`OWNER_ID`). Your own rigs are in `/rig list`.',
  'miners.none':
    'No machine is named yet: write their addresses into `MINERS`, such as 192.168.1.20, and start the bot again.',

  'option.miner.name': 'miner',
  'option.miner.description': 'A machine in the operator’s house, instead of a pool',
  'option.measured.name': 'measured',
  'option.measured.description': 'Count with what the machine measures instead of what I was told',
  'choice.kind.hot': 'A rig’s machine gets hotter than level (°C), and has cooled down',
  'choice.kind.rebooted': 'A rig’s machine has started anew',
  'link.where':
    'Say where I find **{rig}**: with `pool` and `address`, such as `pool:{pool} address:{example}`.',
  'link.either': 'A link leads to a pool or to a machine: leave `{option}` out, or `miner`.',
  'link.onlyMachines':
    'Pools tell no watts, so `measured` needs a machine in the operator’s house: leave it out, or link a `miner`.',
  'link.miner.notYours':
    'The machines in the house are linked by the operator of this bot alone (`OWNER_ID`), for I would connect to their network. Link your rig to its pool instead: `/rig link rig:{rig} pool:… address:…`.',
  'link.miner.unknown':
    '“{name}” is no machine that `MINERS` names, and I connect to no other. There are: {machines}; for example `miner:{example}`.',
  'link.miner.silent':
    '{machine} gives no answer just now, so I can’t check that. Is it on, and on this network? Then try again.',
  'link.miner.done': '**{rig}** is linked to the machine **{machine}**, `{address}`.',
  'link.miner.found': 'It says: {figures}.',
  'link.miner.far':
    'That is {share} of what one unit of **{rig}** should make: is it the right rig?',
  'link.miner.next':
    'Asked once a minute from now on; `/rig show` has what it says. Tell me to watch it: `/alerts add kind:offline rig:{rig}` or `/alerts add kind:hot level:85 rig:{rig}`.',
  'link.miner.elsewhere':
    '{machine} is linked to **{other}** already, and is one unit of one rig. Take it from there first: `/rig unlink rig:{other}`.',
  'link.miner.units':
    '**{rig}** is {count, plural, one {one machine} other {# machines}}, and as many are linked. Forget one with `/rig unlink rig:{rig}`, or count more units with `/rig edit rig:{rig}`.',
  'link.machine.title': 'machine {machine} · `{address}`',
  'measured.on': 'Profit is counted with what it measures: {figures}.',
  'measured.waiting':
    'Profit is counted with what it measures, as soon as it mines; until then with {figures}.',
  'measured.noWatts': 'Its watts are no measured ones, so those you told me stay: {watts}.',
  'measured.off': 'Profit is counted with what you told me again: {figures}.',
  'measured.noMachine':
    'No machine tells me of **{rig}**, so nothing of it is measured. Only the operator can link one, with `/rig link rig:{rig} miner:…`.',
  'rig.measured': 'Counted as measured: {figures}',
  'rig.measuredHashrate': 'Counted as measured: {figures}; the watts are those you told me',
  'rig.measuredNothing': 'Nothing is measured yet: counted with what you told me',

  'machine.title': 'Actual, by {count, plural, one {the machine} other {# machines}}',
  'machine.soFar': '**{actual}** so far: {share} of {expected}',
  'machine.silent': 'no answer since {when}',
  'machine.never': 'no answer yet',
  'machine.read': 'asked {when}',
  'machine.answering': '{answering} of {count} answer',
  'machine.more': '{count} more in the details',

  'alert.hot': '{rig} gets hotter than {level} °C',
  'alert.rebooted': '{rig} has started anew',
  'alert.now.hot':
    'Told above {level} °C in two readings, over at {clear} °C; `/rig show` has the last.',
  'alert.now.rebooted': 'Told when the uptime of a machine falls, twice a day at most.',
  'alerts.needsMachine':
    'Pools tell neither heat nor restarts: that needs a machine in the operator’s house. Link one first: `/rig link rig:{rig} miner:…`.',
  'alerts.level.heat':
    'A machine’s heat has to be from {least} to {most} °C, such as `level:{example}`.',
  'alerts.form.level.heat': 'Hotter than (°C)',
  'notice.offline.machine': '**{rig}**: its machine last did what it should {last}.',
  'notice.hot.one': '{rig} is too hot',
  'notice.hot.many': '{count, plural, one {# rig is too hot} other {# rigs are too hot}}',
  'notice.hot.line': '**{rig}**: **{heat} °C**, above {level} °C. It is over at {clear} °C.',
  'notice.hot.stopped': '**{rig}**: too hot, so the machine has stopped itself.',
  'notice.cooled.one': '{rig} has cooled down',
  'notice.cooled.many':
    '{count, plural, one {# rig has cooled down} other {# rigs have cooled down}}',
  'notice.cooled.line': '**{rig}** has cooled down. It lasted {lasted}.',
  'notice.cooled.heat': '**{rig}** is at **{heat} °C** again. It lasted {lasted}.',
  'notice.rebooted.one': '{rig} has started anew',
  'notice.rebooted.many':
    '{count, plural, one {# rig has started anew} other {# rigs have started anew}}',
  'notice.rebooted.line':
    '**{rig}** {times, plural, one {has started anew} other {has started anew # times since I last said so}}.',
  'notice.rebooted.uptime':
    '**{rig}** {times, plural, one {has started anew} other {has started anew # times since I last said so}}; up {uptime} now.',
  'notice.houseDown.title': 'No machine in the house answers',
  'notice.houseDown.line':
    'All have been silent since {since}: it is the power or the network there, or mine. Until one answers, I ring for none of them:',
} as const;

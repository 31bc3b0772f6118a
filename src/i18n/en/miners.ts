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
} as const;

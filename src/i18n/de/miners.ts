import type { minersEn } from '../en/miners.ts';

export const minersDe: Readonly<Record<keyof typeof minersEn, string>> = {
  'command.miners.name': 'maschinen',
  'command.miners.description': 'Die eigenen Maschinen des Betreibers: Hashrate, Watt, Hitze',
  'miners.title': 'Maschinen im Haus',
  'miners.headline': '{answering} von {all} antworten: {hashrate}, {watts}',
  'miners.headlinePartly':
    '{answering} von {all} antworten: {hashrate}; {watts} bei denen, die es sagen',
  'miners.headlineAlone': '{answering} von {all} antworten: {hashrate}',
  'miners.headlineUnknown': '{answering} von {all} antworten',
  'miners.never': 'antwortet nicht',
  'miners.silent': 'antwortet nicht; die letzte Antwort kam {when}',
  'miners.state.starting': 'gerade gestartet, die Werte zählen nach 10 Minuten',
  'miners.state.standby': 'in Bereitschaft',
  'miners.state.paused': 'angehalten',
  'miners.state.overheated': 'zu heiß, hat sich selbst abgeschaltet',
  'miners.measured': '{watts} gemessen',
  'miners.estimated': '{watts} geschätzt',
  'miners.mode': 'Modus {mode}',
  'miners.uptime': 'läuft seit {time}',
  'miners.nominal': 'Nennwert {rate}',
  'miners.sinceStart': 'seit dem Start {rate}',
  'miners.limit': 'Grenze {watts}',
  'miners.best': 'bester Share {share}',
  'miners.read': 'gelesen {when}',
  'miners.notYours':
    'Diese Maschinen stehen im Haus des Betreibers und werden nur ihm gezeigt (`OWNER_ID`). Deine eigenen Rigs stehen in `/rig liste`.',
  'miners.none':
    'Noch ist keine Maschine genannt: Schreib ihre Adressen in `MINERS`, etwa 192.168.1.20, und starte den Bot neu.',

  'option.miner.name': 'maschine',
  'option.miner.description': 'Eine Maschine im Haus des Betreibers, statt eines Pools',
  'option.measured.name': 'gemessen',
  'option.measured.description':
    'Mit dem rechnen, was die Maschine misst, statt mit deinen Angaben',
  'choice.kind.hot':
    'Eine Maschine eines Rigs wird heißer als die Schwelle (°C), und ist abgekühlt',
  'choice.kind.rebooted': 'Eine Maschine eines Rigs ist neu gestartet',
  'link.where':
    'Sag, wo ich **{rig}** finde: mit `pool` und `adresse`, etwa `pool:{pool} adresse:{example}`.',
  'link.either':
    'Eine Verknüpfung führt zu einem Pool oder zu einer Maschine: Lass `{option}` weg, oder `maschine`.',
  'link.onlyMachines':
    'Pools nennen keine Watt, darum braucht `gemessen` eine Maschine im Haus des Betreibers: Lass es weg, oder verknüpfe eine `maschine`.',
  'link.miner.notYours':
    'Die Maschinen im Haus verknüpft nur der Betreiber dieses Bots (`OWNER_ID`), denn ich würde mich mit seinem Netz verbinden. Verknüpfe dein Rig mit seinem Pool: `/rig verknüpfen rig:{rig} pool:… adresse:…`.',
  'link.miner.unknown':
    '„{name}“ ist keine Maschine, die `MINERS` nennt, und mit anderen verbinde ich mich nicht. Es gibt: {machines}; zum Beispiel `maschine:{example}`.',
  'link.miner.silent':
    '{machine} antwortet gerade nicht, darum kann ich das nicht prüfen. Ist sie an und in diesem Netz? Dann versuch es noch einmal.',
  'link.miner.done': '**{rig}** ist mit der Maschine **{machine}** verknüpft, `{address}`.',
  'link.miner.found': 'Sie sagt: {figures}.',
  'link.miner.far':
    'Das sind {share} von dem, was ein Stück von **{rig}** schaffen sollte: Ist es das richtige Rig?',
  'link.miner.next':
    'Ab jetzt frage ich einmal in der Minute; `/rig zeigen` zeigt, was sie sagt. Soll ich aufpassen? `/alarme hinzufügen art:offline rig:{rig}` oder `/alarme hinzufügen art:hot schwelle:85 rig:{rig}`.',
  'link.miner.elsewhere':
    '{machine} ist schon mit **{other}** verknüpft und gehört zu einem Rig allein. Trenne sie dort zuerst: `/rig trennen rig:{other}`.',
  'link.miner.units':
    '**{rig}** hat {count, plural, one {eine Maschine} other {# Maschinen}}, und so viele sind verknüpft. Trenne eine mit `/rig trennen rig:{rig}`, oder zähle mehr Stück mit `/rig bearbeiten rig:{rig}`.',
  'link.machine.title': 'Maschine {machine} · `{address}`',
  'measured.on': 'Der Gewinn rechnet mit dem, was sie misst: {figures}.',
  'measured.waiting':
    'Der Gewinn rechnet mit dem, was sie misst, sobald sie schürft; bis dahin mit {figures}.',
  'measured.noWatts': 'Ihre Watt sind nicht gemessen, darum bleiben deine: {watts}.',
  'measured.off': 'Der Gewinn rechnet wieder mit deinen Angaben: {figures}.',
  'measured.noMachine':
    'Keine Maschine erzählt mir von **{rig}**, darum ist nichts daran gemessen. Nur der Betreiber kann eine verknüpfen: `/rig verknüpfen rig:{rig} maschine:…`.',
  'rig.measured': 'Gerechnet wie gemessen: {figures}',
  'rig.measuredHashrate': 'Gerechnet wie gemessen: {figures}; die Watt sind deine Angabe',
  'rig.measuredNothing': 'Noch ist nichts gemessen: gerechnet mit deinen Angaben',

  'machine.title': 'Wirklich, laut {count, plural, one {der Maschine} other {# Maschinen}}',
  'machine.soFar': '**{actual}** bisher: {share} von {expected}',
  'machine.silent': 'keine Antwort seit {when}',
  'machine.never': 'noch keine Antwort',
  'machine.read': 'gefragt {when}',
  'machine.answering': '{answering} von {count} antworten',
  'machine.more': '{count} weitere in den Details',

  'alert.hot': '{rig} wird heißer als {level} °C',
  'alert.rebooted': '{rig} ist neu gestartet',
  'alert.now.hot':
    'Ich melde es über {level} °C in zwei Antworten, vorbei ist es bei {clear} °C; `/rig zeigen` zeigt die letzte.',
  'alert.now.rebooted':
    'Ich melde es, wenn die Laufzeit einer Maschine fällt, höchstens zweimal am Tag.',
  'alerts.needsMachine':
    'Pools nennen weder Hitze noch Neustarts: Das braucht eine Maschine im Haus des Betreibers. Verknüpfe sie zuerst: `/rig verknüpfen rig:{rig} maschine:…`.',
  'alerts.level.heat':
    'Die Hitze einer Maschine muss zwischen {least} und {most} °C liegen, etwa `schwelle:{example}`.',
  'alerts.form.level.heat': 'Heißer als (°C)',
  'notice.offline.machine': '**{rig}**: Seine Maschine hat zuletzt {last} getan, was sie soll.',
  'notice.hot.one': '{rig} ist zu heiß',
  'notice.hot.many': '{count, plural, one {# Rig ist zu heiß} other {# Rigs sind zu heiß}}',
  'notice.hot.line': '**{rig}**: **{heat} °C**, über {level} °C. Vorbei ist es bei {clear} °C.',
  'notice.hot.stopped': '**{rig}**: Zu heiß, die Maschine hat sich selbst abgeschaltet.',
  'notice.cooled.one': '{rig} ist abgekühlt',
  'notice.cooled.many': '{count, plural, one {# Rig ist abgekühlt} other {# Rigs sind abgekühlt}}',
  'notice.cooled.line': '**{rig}** ist abgekühlt. Es dauerte {lasted}.',
  'notice.cooled.heat': '**{rig}** hat wieder **{heat} °C**. Es dauerte {lasted}.',
  'notice.rebooted.one': '{rig} ist neu gestartet',
  'notice.rebooted.many':
    '{count, plural, one {# Rig ist neu gestartet} other {# Rigs sind neu gestartet}}',
  'notice.rebooted.line':
    '**{rig}** ist {times, plural, one {neu gestartet} other {#-mal neu gestartet, seit ich es zuletzt gemeldet habe}}.',
  'notice.rebooted.uptime':
    '**{rig}** ist {times, plural, one {neu gestartet} other {#-mal neu gestartet, seit ich es zuletzt gemeldet habe}}; läuft jetzt seit {uptime}.',
  'notice.houseDown.title': 'Keine Maschine im Haus antwortet',
  'notice.houseDown.line':
    'Alle schweigen seit {since}: Es liegt am Strom oder Netz dort, oder an meinem. Bis eine antwortet, melde ich von keiner etwas:',
};

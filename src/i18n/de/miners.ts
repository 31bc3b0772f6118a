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
};

import type { digestEn } from '../en/digest.ts';

export const digestDe: Readonly<Record<keyof typeof digestEn, string>> = {
  'digest.title': 'Hashbell-Bericht · {date}',
  'digest.help.server': 'Dein eigenes Rig: `/profit`. Damit deine hier mitzählen: `/rig teilen`.',
  'digest.help.person':
    'Alles zu einem Rig: `/rig zeigen`. Bescheid, wenn eines sich nicht mehr lohnt: `/alarme hinzufügen`.',
  'digest.noData.since':
    'Keine Marktdaten seit {when}, also gibt es nichts zu berichten. `/status` zeigt, wer schweigt.',
  'digest.noData.yet':
    'Noch keine Marktdaten, also gibt es nichts zu berichten. `/status` zeigt, wer geantwortet hat.',
  'digest.noChart':
    'Diesmal ohne Diagramm: Die Vorgeschichte reicht nicht, oder es ließ sich nicht zeichnen.',

  'digest.hashprice': '{price} pro PH/s und Tag',
  'digest.hashpriceSats': 'Hashprice · {sats}',
  'digest.hashpriceAlone': 'Hashprice: was ein PH/s am Tag bringt',
  'digest.hashpriceUnknown': 'Hashprice unbekannt',
  'digest.change': '{days}d **{change}**',
  'digest.noHistory': 'noch keine Vorgeschichte für {spans}',
  'digest.span': '{days, plural, one {# Tag} other {# Tage}}',
  'digest.coin': 'Bitcoin **{price}**',
  'digest.fees': 'Gebühren sind {share} der Blockbelohnung',

  'digest.retarget.hashprice':
    'Hashprice danach **{price}** ({low} bis {high}), wenn sonst alles gleich bleibt',
  'digest.retarget.hashpriceSettled':
    'Hashprice danach **{price}**, wenn sonst alles gleich bleibt',
  'digest.shift.machines.stop':
    '{count, plural, one {**# Maschine** unten fiele ins Minus} other {**# Maschinen** unten fielen ins Minus}}',
  'digest.shift.machines.start':
    '{count, plural, one {**# Maschine** unten käme wieder ins Plus} other {**# Maschinen** unten kämen wieder ins Plus}}',
  'digest.shift.machines.none': 'Keine weitere der Maschinen unten fiele ins Minus',
  'digest.shift.server.stop':
    '{count, plural, one {**# Rig** unten fiele ins Minus} other {**# Rigs** unten fielen ins Minus}}',
  'digest.shift.server.start':
    '{count, plural, one {**# Rig** unten käme wieder ins Plus} other {**# Rigs** unten kämen wieder ins Plus}}',
  'digest.shift.server.none': 'Kein weiteres der Rigs unten fiele ins Minus',
  'digest.shift.person.stop':
    '{count, plural, one {**# deiner Rigs** fiele ins Minus} other {**# deiner Rigs** fielen ins Minus}}',
  'digest.shift.person.start':
    '{count, plural, one {**# deiner Rigs** käme wieder ins Plus} other {**# deiner Rigs** kämen wieder ins Plus}}',
  'digest.shift.person.none': 'Kein weiteres deiner Rigs fiele ins Minus',
  'digest.shift.worst':
    'am oberen Ende der Spanne {count, plural, one {fiele # ins Minus} other {fielen # ins Minus}}',

  'digest.machines.title': 'Welche Maschinen sich noch lohnen',
  'digest.machines.terms': 'Strom {tariff}/kWh · Pool-Gebühr {fee}',
  'digest.machines.paying': '**{paying} von {all} lohnen sich**',
  'digest.machines.efficiency': 'J/TH',
  'digest.machines.profit': 'am Tag',
  'digest.machines.limit': 'max/kWh',
  'digest.machines.line': '{mark} **{name}** {profit} am Tag, lohnt sich bis {limit}/kWh',
  'digest.machines.unknown': 'Unbekannt, solange der Markt es ist.',
  'digest.machines.legend': 'max/kWh: der Strompreis, bis zu dem sie sich lohnt',

  'digest.rigs.server': 'Rigs dieses Servers',
  'digest.rigs.person': 'Deine Rigs',
  'digest.rigs.none.server':
    'Noch lässt hier niemand seine Rigs mitzählen: Das geht mit `/rig teilen`, mit oder ohne Namen.',
  'digest.rigs.none.person':
    'Du hast noch keine: `/rig hinzufügen` merkt sich eines mit seinen Bedingungen.',
  'digest.rigs.count': '{count, plural, one {**# Rig**} other {**# Rigs**}}',
  'digest.rigs.paying': '{count, plural, one {# lohnt sich} other {# lohnen sich}}',
  'digest.rigs.losing': '{count, plural, one {# lohnt sich nicht} other {# lohnen sich nicht}}',
  'digest.rigs.unknown': '{count, plural, other {# unbekannt}}',
  'digest.rigs.totals': 'Zusammen {parts}',
  'digest.rigs.line': '{mark} **{name}** {profit} am Tag',

  'digest.scorecard.title': 'Wie gut die letzte Prognose war',
  'digest.scorecard.came': 'Die Difficulty änderte sich bei Block {height} um **{change}**',
  'digest.scorecard.unknown':
    'Um wie viel sich die Difficulty zuletzt geändert hat, ist gerade nicht bekannt.',
  'digest.scorecard.score': 'Nach {share}: {change} ({low} bis {high})',
  'digest.scorecard.scored': 'Nach {share}: {change} ({low} bis {high}) {mark}',
  'digest.scorecard.legend': '✓ lag in der 90-%-Spanne, ✗ lag außerhalb',
  'digest.scorecard.none': 'Dafür habe ich keine Prognose aufgehoben: Die nächste steht dann hier.',

  'digest.halving.when': 'Etwa am {date} · noch {blocks, plural, one {# Block} other {# Blöcke}}',
  'digest.halving.unknown': 'Unbekannt, solange die Blockhöhe es ist.',
};

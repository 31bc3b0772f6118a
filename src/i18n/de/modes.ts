import type { modesEn } from '../en/modes.ts';

/** German; a key that is missing here fails the type check. */
export const modesDe: Readonly<Record<keyof typeof modesEn, string>> = {
  'option.modes.name': 'modi',
  'option.modes.description':
    'Alle Modi in TH/s und W: 80 1700, 100 2200, eco 53 830 gemessen; oder keine',
  'option.mode.name': 'modus',
  'option.mode.description': 'Der Modus, in dem es jetzt läuft, einer seiner Modi',
  'choice.kind.mode': 'Ein anderer Leistungsmodus eines Rigs bringt mehr',
  'alert.mode.below': '{rig}: ein Modus mit weniger Leistung bringt mehr',
  'alert.mode.above': '{rig}: ein Modus mit mehr Leistung bringt mehr',
  'alert.now.mode': 'Hashprice {hashprice}/{unit}/Tag, meldet sich bei {level}',
  'alert.now.noMode': 'Es läuft auf dieser Seite im letzten Modus: da ist nichts abzuwarten.',
  'alerts.already.mode': 'Es ist schon so: ich sage dir, wenn es das nächste Mal so wird.',
  'notice.mode.one': '{rig}: ein anderer Modus bringt jetzt mehr',
  'notice.mode.many':
    'Bei {count, plural, one {# Rig} other {# Rigs}} bringt jetzt ein anderer Modus mehr',
  'notice.mode.line':
    '**{rig}**: **{mode}** ({figures}), **{gain} am Tag** gegenüber dem, wie es läuft. Wenn du umgestellt hast, sag es mir mit `/rig ändern`.',
  'notice.mode.off': '**{rig}**: aus, **{gain} am Tag** gegenüber dem, wie es läuft.',
  'modes.title': 'Modi',
  'modes.more': '{count, plural, one {Und ein weiterer Modus.} other {Und # weitere Modi.}}',
  'modes.best': 'Jetzt am besten: {mode} ({figures}), **{gain} am Tag** gegenüber {present}.',
  'modes.byHour.today':
    '**Heute nach Stunden** ({gain} gegenüber seinen besten Stunden, wie es läuft)',
  'modes.byHour.tomorrow':
    '**Morgen nach Stunden** ({gain} gegenüber seinen besten Stunden, wie es läuft)',
  'modes.offName': 'aus',
  'modes.noPrice': 'ohne Preis',
  'modes.hoursInDetails': '(die Stunden: *Details*)',
  'modes.bestBelow':
    'Kein Modus bringt mehr als {present}; der beste wäre {mode} ({figures}), {loss} am Tag weniger.',
  'modes.off':
    'Jetzt am besten: aus, **{gain} am Tag** gegenüber {present}. Jeder Modus kostet mehr, als er bringt.',
  'modes.offBelow': 'Kein Modus bringt mehr als {present}: jeder kostet mehr, als er bringt.',
  'modes.isBest': 'Es läuft in {mode}, und das ist jetzt der beste Modus.',
  'modes.unknownMarket':
    'Welcher Modus jetzt der beste ist, hängt vom Markt ab, und der ist gerade unbekannt.',
  'modes.none':
    'Von dieser Maschine kenne ich keine Modi. Gib einem deiner Rigs welche: `/rig ändern rig:Keller modi:80 1700, 100 2200`.',
  'modes.counted': '{count, plural, one {ein Modus} other {# Modi}}',
  'modes.profit': '{profit} am Tag',
  'modes.present': 'jetzt',
  'modes.measured': 'gemessen',
  'modes.belowTariff': 'am besten unter {high}/kWh',
  'modes.tariffs': 'am besten bei {low} bis {high}/kWh',
  'modes.aboveHashprice': 'Hashprice über {low}/{unit}/Tag',
  'modes.hashprices': 'Hashprice {low} bis {high}/{unit}/Tag',
  'modes.step': 'Schritt {efficiency}',
  'modes.never': 'Nie am besten, bei keinem Preis: {modes}.',
  'modes.own': 'Nach den Modi deines Rigs. Mit `/rig ändern` änderst du sie.',
  'modes.source':
    'Nach den Angaben von {firmware} für eine solche Maschine; ein Messgerät zeigt oft 3 bis 8 % mehr. Deine eigenen nimmt `/rig ändern`.',
  'modes.sourceStock': 'Nach den Angaben des Herstellers. Deine eigenen nimmt `/rig ändern`.',
  'modes.others': 'Auch bekannt: {firmwares}.',
  'modes.example': '`80 1700, 100 2200, eco 53TH 830W gemessen`',
  'modes.problem.tooLong':
    'Das ist zu lang für Modi: höchstens {limit} Zeichen, zum Beispiel {example}.',
  'modes.problem.tooMany':
    'Ein Rig kann höchstens {limit} Modi haben; lass die weg, die du nie nutzt.',
  'modes.problem.unreadable':
    'Den Modus {text} kann ich nicht lesen: jeder braucht TH/s und Watt, zum Beispiel {example}.',
  'modes.problem.notPositive':
    'Hashrate und Watt des Modus {text} müssen über null liegen, zum Beispiel {example}.',
  'modes.problem.implausible':
    'Der Modus {text} bräuchte {efficiency}: erst TH/s, dann Watt, zum Beispiel {example}.',
  'modes.problem.implausibleMeant': 'Der Modus {text} bräuchte {efficiency}: meinst du `{meant}`?',
  'modes.problem.sameName':
    'Zwei Modi heißen {name}: gib einem einen anderen Namen, zum Beispiel {example}.',
  'modes.problem.unknown': 'Dieses Rig hat keinen Modus {name}. Es hat {modes}.',
  'modes.problem.noModes':
    'Von diesem Rig kenne ich keine Modi. Gib sie zuerst an: `/rig ändern rig:Keller modi:80 1700, 100 2200`.',
  'modes.saved': 'Modi: {modes}.',
  'modes.dropped': 'Die Modi der Maschine davor sind mit ihr weg.',
  'modes.taken': 'Die Modi sind weg.',
};

import type { alertsEn } from '../en/alerts.ts';

export const alertsDe: Readonly<Record<keyof typeof alertsEn, string>> = {
  'command.alerts.name': 'alarme',
  'command.alerts.description': 'Was ich dir ungefragt sage',
  'command.alerts.list.name': 'liste',
  'command.alerts.list.description':
    'Deine Alarme: was sie beobachten, wie es steht, wohin sie gehen',
  'command.alerts.add.name': 'hinzufügen',
  'command.alerts.add.description':
    'Einmal sagen, wenn ein Rig sich nicht mehr lohnt oder eine Schwelle fällt',
  'command.alerts.edit.name': 'ändern',
  'command.alerts.edit.description': 'Einen Alarm ändern',
  'command.alerts.remove.name': 'entfernen',
  'command.alerts.remove.description': 'Einen Alarm entfernen',
  'command.alerts.snooze.name': 'ruhe',
  'command.alerts.snooze.description':
    'Einen Alarm für eine Weile oder ganz verstummen lassen, oder wecken',
  'command.alerts.test.name': 'test',
  'command.alerts.test.description':
    'Eine echte Testnachricht dorthin schicken, wo Alarme ankommen',
  'option.kind.name': 'art',
  'option.kind.description':
    'Was zu beobachten ist: aus der Liste oder in Worten (Hashpreis fällt 10 % in 24 h)',
  'option.watchedRig.name': 'rig',
  'option.watchedRig.description': 'Welches deiner Rigs, wenn es um eines geht',
  'option.level.name': 'schwelle',
  'option.level.description':
    'Die Schwelle: Geld bei Hashprice und Preisen, BTC bei Gebühren, % bei der Prognose',
  'option.floor.name': 'untergrenze',
  'option.floor.description':
    'Gewinn am Tag in der Währung des Rigs: 0, ein Verlust, den du trägst, oder ein Rest',
  'option.chance.name': 'wahrscheinlichkeit',
  'option.chance.description':
    'Für „bald nicht mehr“: ab welcher Wahrscheinlichkeit eines Verlusts',
  'option.hold.name': 'dauer',
  'option.hold.description':
    'Minuten, die es anhalten muss (ein bestätigter Sprung um 15 % nicht); sonst 15',
  'option.window.name': 'zeitraum',
  'option.window.description': 'Für eine Änderung in Prozent: in welcher Zeit; sonst 24 Stunden',
  'option.deliver.name': 'wohin',
  'option.deliver.description': 'Wo ich es dir sage; sonst als Direktnachricht',
  'option.alert.name': 'alarm',
  'option.alert.description': 'Welcher deiner Alarme',
  'option.for.name': 'wie_lange',
  'option.for.description': 'Wie lange',
  'choice.deliver.dm': 'Direktnachricht',
  'choice.deliver.channel': 'Dieser Kanal',
  'choice.deliver.otherChannel': 'ein Kanal',
  'choice.snooze.1h': '1 Stunde',
  'choice.snooze.24h': '24 Stunden',
  'choice.snooze.7d': '7 Tage',
  'choice.snooze.mute': 'Für immer (stumm)',
  'choice.snooze.wake': 'Nicht mehr (wecken)',
  'choice.kind.unprofitable': 'Ein Rig lohnt sich nicht mehr, und lohnt sich wieder',
  'choice.kind.outlook': 'Ein Rig lohnt sich nach der nächsten Anpassung wohl nicht mehr',
  'choice.kind.hashprice.below': 'Hashprice unter einer Schwelle',
  'choice.kind.hashprice.above': 'Hashprice über einer Schwelle',
  'choice.kind.price.below': 'Bitcoin, oder ein anderer Coin, unter einer Schwelle',
  'choice.kind.price.above': 'Bitcoin, oder ein anderer Coin, über einer Schwelle',
  'choice.kind.fees.below': 'Gebühren pro Block unter einer Schwelle',
  'choice.kind.fees.above': 'Gebühren pro Block über einer Schwelle',
  'choice.kind.forecast.below': 'Prognose der nächsten Anpassung unter einer Schwelle',
  'choice.kind.forecast.above': 'Prognose der nächsten Anpassung über einer Schwelle',
  'choice.kind.hashprice.falls':
    'Hashprice fällt um Prozent (in einer Stunde, einem Tag, einer Woche)',
  'choice.kind.hashprice.rises': 'Hashprice steigt um Prozent',
  'choice.kind.price.falls': 'Bitcoin, oder ein anderer Coin, fällt um Prozent',
  'choice.kind.price.rises': 'Bitcoin, oder ein anderer Coin, steigt um Prozent',
  'choice.kind.fees.falls': 'Gebühren pro Block fallen um Prozent',
  'choice.kind.fees.rises': 'Gebühren pro Block steigen um Prozent',
  'choice.kind.difficulty.falls': 'Difficulty fällt um Prozent',
  'choice.kind.difficulty.rises': 'Difficulty steigt um Prozent',
  'choice.kind.retarget': 'Eine Anpassung ist da, und was sie mit meinen Rigs macht',
  'choice.kind.halving': 'Das Halving (Kaspa: die Stufe im Monat): Tage davor, und wenn es da ist',

  'alert.unprofitable': '{rig} lohnt sich nicht mehr',
  'alert.unprofitable.floor': '{rig} bringt weniger als {floor} am Tag',
  'alert.outlook': '{rig} lohnt sich bald nicht mehr (ab {chance} Wahrscheinlichkeit)',
  'alert.outlook.floor':
    '{rig} bringt bald weniger als {floor} am Tag (ab {chance} Wahrscheinlichkeit)',
  'alert.hashprice.below': 'Hashprice unter {level} pro {unit} und Tag',
  'alert.hashprice.above': 'Hashprice über {level} pro {unit} und Tag',
  'alert.price.below': '{coin} unter {level}',
  'alert.price.above': '{coin} über {level}',
  'alert.fees.below': 'Gebühren pro Block unter {level}',
  'alert.fees.above': 'Gebühren pro Block über {level}',
  'alert.forecast.below': 'Prognose der nächsten Anpassung unter {level}',
  'alert.forecast.above': 'Prognose der nächsten Anpassung über {level}',
  'alert.change.hashprice': 'Hashprice {level} in {time}',
  'alert.change.price': '{coin} {level} in {time}',
  'alert.change.fees': 'Gebühren pro Block {level} in {time}',
  'alert.change.difficulty': 'Difficulty {level} in {time}',
  'window.1h': '1 Stunde',
  'window.24h': '24 Stunden',
  'window.7d': '7 Tagen',
  'alert.retarget': 'Eine Anpassung ist da',
  'alert.halving': 'Das Halving rückt näher',
  'alert.step': 'Die Blockbelohnung sinkt bald',

  'alert.now.rig':
    'Jetzt **{profit}** am Tag · Hashprice {hashprice}, die Grenze ist {level} pro {unit} und Tag',
  'alert.now.never': 'Jetzt **{profit}** am Tag · so tief kann es bei keinem Hashprice fallen',
  'alert.now.chance': 'Jetzt eine Wahrscheinlichkeit von **{chance}**',
  'alert.now.early': 'Beurteilt, sobald 250 Blöcke der Epoche da sind',
  'alert.now.value': 'Jetzt **{value}** · wieder scharf bei {clear}',
  'alert.now.retarget': 'Nächste Anpassung {when}',
  'alert.now.halving': 'Nächstes Wort bei Block {height}, {when}',
  'alert.now.unknown': 'Jetzt unbekannt',
  'alert.hold':
    '{minutes, plural, =0 {sofort gesagt} one {muss # Minute anhalten; ein bestätigter Sprung zählt sofort} other {muss # Minuten anhalten; ein bestätigter Sprung zählt sofort}}',
  'alert.state.clear': 'Ruhig',
  'alert.state.falling': 'Grenze überschritten {since}; gesagt, wenn es anhält',
  'alert.state.fired': 'Grenze überschritten {since}',
  'alert.state.rising': 'Zurück {since}; vorbei, wenn es anhält',
  'alert.held.days': 'seit {count, plural, one {# Tag} other {# Tagen}}',
  'alert.held.hours': 'seit {count, plural, one {# Stunde} other {# Stunden}}',
  'alert.held.minutes': 'seit {count, plural, one {# Minute} other {# Minuten}}',
  'alert.held.seconds': 'seit {count, plural, one {# Sekunde} other {# Sekunden}}',
  'alert.held.now': 'seit eben',
  'alert.state.told': 'Für diese Epoche gesagt',
  'alert.state.unjudged': 'Wird mit den nächsten guten Daten beurteilt',
  'alert.state.muted': 'Stumm',
  'alert.state.snoozed': 'Ruhe bis {until}',
  'alert.lastTold': 'zuletzt gesagt {when}',
  'alert.to': '→ {place}',
  'alert.to.dm': 'Direktnachricht',

  'alerts.title': '{count, plural, one {# Alarm} other {# Alarme}}',
  'alerts.none':
    'Du hast noch keine Alarme. `/alarme hinzufügen art:retarget` richtet einen ein; ein Rig trägst du zuerst mit `/rig hinzufügen rig:120TH 3000W` ein.',
  'alerts.noneOfRig':
    'Du hast noch keine Alarme. `/alarme hinzufügen art:unprofitable rig:{name}` sagt dir, wenn es sich nicht mehr lohnt.',
  'alerts.page': 'Seite {page} von {pages}',
  'alerts.field': '#{id} · {title}',
  'alerts.suggestion': '#{id} · {title} → {place}',
  'alerts.select': 'Einen stummschalten, ändern oder entfernen …',
  'alerts.button.earlier': 'Zurück',
  'alerts.button.later': 'Mehr',

  'alerts.set': 'Alarm eingerichtet: {title}',
  'alerts.changed': 'Alarm geändert: {title}',
  'alerts.already.rig':
    'Das ist jetzt schon so, darum sage ich es dir nicht noch einmal: Ich sage dir, wenn es vorbei ist.',
  'alerts.already.threshold':
    'Das ist jetzt schon überschritten: Ich sage es dir, wenn es zurückgekommen ist und die Schwelle wieder überschreitet.',
  'alerts.already.outlook':
    'Das ist jetzt schon so: Ich sage es dir, wenn es in einer späteren Epoche so ist.',
  'alerts.unjudged':
    'Noch kann ich nicht sagen, wie es steht: Dafür braucht es frische Zahlen und einen Preis, bei dem genug Börsen übereinstimmen. Die nächste solche Meldung entscheidet; was dann schon so ist, melde ich nicht.',
  'alerts.otherCurrency':
    'Das Rig rechnet inzwischen in {now}, nicht in {before}: Öffne das Formular neu, mit `/alarme ändern`.',
  'alerts.twin':
    'Diesen Alarm hast du schon: Es ist #{id}. `/alarme ändern alarm:{id}` ändert ihn.',
  'alerts.tooMany':
    'Du hast {count} Alarme, mehr passen nicht: Entferne einen mit `/alarme entfernen`.',
  'alerts.unknownKind':
    'Eine Art von Alarm „{kind}“ gibt es nicht: Meinst du {kinds}? In Worten geht es auch, etwa `{example}`.',
  'alerts.kind.whichWay': 'Fällt oder steigt? Sag es dazu: {examples}.',
  'alerts.kind.twoCoins':
    'In „{kind}“ geht es um {coin}, in `{option}` um {other}: Lass weg, was du nicht meinst.',
  'alerts.kind.window':
    'Änderungen zähle ich über 1 Stunde, 24 Stunden oder 7 Tage, nicht „{time}“: zum Beispiel `{example}`.',
  'alerts.gone': 'Diesen Alarm gibt es nicht mehr: `/alarme liste` zeigt, welche es gibt.',
  'alerts.unknown':
    'Du hast keinen Alarm „{text}“: Wähle einen aus der Liste, oder sieh in `/alarme liste` nach.',
  'alerts.busy': 'Dieser Alarm hat sich währenddessen geändert: Versuch es noch einmal.',
  'alerts.noRigs':
    'Du hast noch keine Rigs: Trag eines mit `/rig hinzufügen rig:120TH 3000W` ein, dann kann ich es beobachten.',
  'alerts.whichRig': 'Welches Rig? Wähle eines in der Option `rig`: Du hast {rigs}.',
  'alerts.noRig': 'Du hast kein Rig namens „{text}“: Du hast {rigs}.',
  'alerts.rigGone': 'Dieses Rig gibt es nicht mehr: `/rig liste` zeigt, welche es gibt.',
  'alerts.misfit':
    'Ein Alarm dieser Art kennt kein {misfits}, also lass das weg: Hier zählen {options}, zum Beispiel `{example}`.',
  'alerts.needsLevel':
    'Sag in der Option `schwelle`, bei welcher Schwelle: zum Beispiel `{example}`.',
  'alerts.noEpochs':
    '{coin} hat keine Anpassungen: die Difficulty ändert sich mit jedem Block. Nimm `/alarme hinzufügen art:difficulty.rises schwelle:10 coin:{symbol}`.',
  'alerts.noFees':
    'Gebühren bei {coin} sind zu klein, um sie zu zählen. Nimm `/alarme hinzufügen art:hashprice.falls schwelle:10 coin:{symbol}`.',
  'alerts.level.positive': 'Die Schwelle muss über null liegen: zum Beispiel `{example}`.',
  'alerts.level.change':
    'Die Änderung ist in Prozent, von 0,1 bis {most}: zum Beispiel `{example}`.',
  'alerts.level.forecast': 'Die Schwelle muss von −75 bis 300 % reichen: zum Beispiel `{example}`.',
  'alerts.noChannel':
    'In diesem Kanal kann ich von mir aus nicht schreiben (dazu gehören „Nachrichten senden“ und „Links einbetten“), oder du darfst hier nicht schreiben: Wähle eine Direktnachricht oder einen anderen Kanal.',

  'alerts.dm.writing':
    'Ich schreibe dir jetzt gleich, um zu sehen, ob es ankommt. Kommt nichts, dann sind deine Direktnachrichten für mich zu: Erlaube sie für einen gemeinsamen Server und probier dann `/alarme test`.',
  'alerts.dm.closed':
    '⚠️ Deine Direktnachrichten sind für mich zu: Erlaube sie für einen gemeinsamen Server und probier dann `/alarme test`.',
  'alerts.dm.terminal':
    'Ein Terminal bekommt keine Nachrichten: Alarme melden sich auf Discord und auf der Seite von `npm run playground`.',
  'alerts.dm.neverHere':
    'Ein Terminal bekommt keine Nachrichten, also meldet sich hier nie ein Alarm: Stell ihn auf Discord ein oder auf der Seite von `npm run playground`.',
  'alerts.dm.open': 'Ich sage es dir als Direktnachricht.',
  'alerts.inChannel': 'Ich sage es dir in {channel}, mit einer Erwähnung.',
  'alerts.fallback.channel': 'Wenn ich dich nicht erreiche, sage ich es in {channel}.',
  'alerts.fallback.none':
    'Wenn ich dich nicht erreiche, hebe ich es bis zu deinem nächsten Befehl auf.',
  'alerts.button.fallback': 'Sonst in diesem Kanal',
  'alerts.button.noFallback': 'In keinem Kanal',
  'alerts.welcome': 'Hier sage ich es dir: **{title}**',

  'alerts.snoozed': 'Ruhe bis {until}: {titles}',
  'alerts.muted': 'Stumm, auch wenn es vorbei ist: {titles}',
  'alerts.woken': 'Wieder wach: {titles}',
  'alerts.mutedAlready': 'Schon stumm: {titles}',
  'alerts.button.wake': 'Wecken',

  'alerts.remove': '„{title}“ entfernen?',
  'alerts.removed': 'Entfernt: {title}.',
  'alerts.kept': 'Behalten: {title}.',
  'alerts.button.remove': 'Entfernen',
  'alerts.button.keep': 'Behalten',

  'alerts.test':
    'Das ist ein Test: Hier würde ich dir sagen, dass ein Rig sich nicht mehr lohnt oder eine Schwelle überschritten ist. Es ist nichts passiert.',
  'alerts.tested': 'Eine Testnachricht ist unterwegs: {place}.',
  'alerts.testedLater':
    'Gerade geht nichts hinaus. Eine Testnachricht folgt, sobald das wieder geht: {place}.',
  'alerts.testedLately':
    'In dieser Minute ging schon eine Testnachricht hinaus: Versuch es in der nächsten.',

  'alerts.form.title': 'Alarm ändern',
  'alerts.form.floor': 'Gewinn am Tag in {currency}, darunter sagen',
  'alerts.form.level.hashprice': 'Schwelle in {currency} pro {unit} und Tag',
  'alerts.form.level.price': 'Schwelle in {currency} pro {symbol}',
  'alerts.form.level.fees': 'Schwelle in BTC pro Block',
  'alerts.form.level.forecast': 'Schwelle in %',
  'alerts.form.level.change': 'Änderung in %, in {time}',
  'alerts.form.clear': 'Wieder scharf bei',
  'alerts.form.margin': 'Vorbei, wenn + % der Stromkosten gewonnen',
  'alerts.form.hold': 'Minuten, die es anhalten muss',
  'alerts.form.cooldown': 'Stunden, bevor es wieder gesagt wird',
  'alerts.form.chance': 'Ab welcher Wahrscheinlichkeit',
  'alerts.form.deliver': 'Wo ich es dir sage',
  'alerts.form.sameChannel': 'Der Kanal, in den es jetzt geht',

  'alerts.button.watch': 'Beobachten',
  'alerts.button.watching': 'Wird beobachtet',
  'alerts.button.alertMe': 'Alarm einrichten',
  'alerts.watch.question': 'Soll ich dir sagen, wenn es sich nicht mehr lohnt?',
  'alerts.watch.questionAtLoss': 'Soll ich dir sagen, wenn es sich wieder lohnt?',
  'alerts.button.watchAll': '{count, plural, one {Beobachten} other {Alle beobachten}}',
  'alerts.watchAll.question':
    '{count, plural, one {Soll ich dir sagen, wenn es sich nicht mehr lohnt?} other {Soll ich dir sagen, wenn eines davon sich nicht mehr lohnt?}}',
  'alerts.watchAll.set':
    '{count, plural, one {# Rig wird jetzt beobachtet} other {# Rigs werden jetzt beobachtet}}: Ich sage dir, wenn eines sich nicht mehr lohnt.',
  'alerts.watchAll.before':
    '{count, plural, one {# Rig wurde schon beobachtet.} other {# Rigs wurden schon beobachtet.}}',
  'alerts.watchAll.full':
    '{count, plural, one {# Rig wird nicht beobachtet} other {# Rigs werden nicht beobachtet}}: Mehr Alarme passen nicht; entferne welche mit `/alarme entfernen`.',
  'alerts.watchAll.already':
    '{count, plural, one {# davon lohnt sich schon jetzt nicht} other {# davon lohnen sich schon jetzt nicht}}, darum sage ich dir das nicht noch einmal: Ich sage dir, wenn es vorbei ist.',
  'alerts.watchAll.twins': 'Alle diese Rigs werden schon beobachtet: `/alarme liste` zeigt, wie.',
  'alerts.watchAll.welcome':
    '{count, plural, one {Hier sage ich es dir, wenn # Rig sich nicht mehr lohnt.} other {Hier sage ich es dir, wenn eines von # Rigs sich nicht mehr lohnt.}}',
};

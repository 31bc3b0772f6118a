import type { rigsEn } from '../en/rigs.ts';

/** German; a key that is missing here fails the type check. */
export const rigsDe: Readonly<Record<keyof typeof rigsEn, string>> = {
  'command.rig.name': 'rig',
  'command.rig.description': 'Deine eigenen Rigs und ihre wirkliche Hashrate',
  'command.rig.add.name': 'hinzufügen',
  'command.rig.add.description': 'Ein Rig unter einem Namen merken, mit Strompreis und Gebühren',
  'command.rig.list.name': 'liste',
  'command.rig.list.description': 'Alle deine Rigs; was dem Verlust am nächsten ist, zuerst',
  'command.rig.show.name': 'zeigen',
  'command.rig.show.description': 'Eines deiner Rigs: Gewinn, Gewinnschwellen und was bevorsteht',
  'command.rig.edit.name': 'ändern',
  'command.rig.edit.description': 'Eines deiner Rigs in einem Formular ändern',
  'command.rig.remove.name': 'entfernen',
  'command.rig.remove.description': 'Eines deiner Rigs entfernen; fragt vorher',
  'command.rig.import.name': 'importieren',
  'command.rig.import.description':
    'Rigs aus einer CSV-Datei; zeigt sie, bevor etwas gespeichert wird',
  'command.rig.export.name': 'exportieren',
  'command.rig.export.description': 'Deine Rigs als CSV-Datei, wie der Import sie nimmt',
  'command.settings.name': 'einstellungen',
  'command.settings.description': 'Was gilt, wenn du es nicht dazusagst',
  'command.settings.me.name': 'meine',
  'command.settings.me.description':
    'Deine Währung, Strompreis, Gebühr, Laufzeit, Zeitzone, Sprache',
  'command.settings.server.name': 'server',
  'command.settings.server.description':
    'Vorgaben für die Mitglieder dieses Servers (Server verwalten)',
  'command.privacy.name': 'datenschutz',
  'command.privacy.description': 'Was der Bot über dich speichert',
  'command.privacy.export.name': 'auskunft',
  'command.privacy.export.description': 'Alles, was der Bot über dich speichert, als Datei',
  'command.privacy.delete.name': 'löschen',
  'command.privacy.delete.description':
    'Alles löschen, was der Bot über dich speichert; fragt vorher',
  'option.ownRig.description': 'Der Name eines deiner Rigs',
  'option.name.name': 'name',
  'option.name.description': 'Wie du es nennst; ohne Namen wird aus einem S21 „Mein S21“',
  'option.count.name': 'anzahl',
  'option.count.description': 'Wie viele davon',
  'option.fixed_cost.name': 'fixkosten',
  'option.fixed_cost.description':
    'Andere Kosten am Tag für alle zusammen, in der Währung des Strompreises',
  'option.file.name': 'datei',
  'option.file.description':
    'CSV bis 256 KiB: Modelle, oder Hashrate und Watt, aus dem Export oder deinen Werkzeugen',
  'option.ownCurrency.description': 'Die Währung, in der gerechnet wird, etwa EUR oder USD',
  'option.time_zone.name': 'zeitzone',
  'option.time_zone.description': 'Eine Stadt in deiner Nähe, oder etwa Europe/Berlin',
  'option.quiet.name': 'ruhezeit',
  'option.quiet.description': 'Stunden ohne Alarme, etwa 22-7; sie kommen danach',
  'option.quiet_except.name': 'ruhe_außer',
  'option.quiet_except.description': 'Was auch in der Ruhezeit gesagt wird',
  'option.language.name': 'sprache',
  'option.language.description':
    'In der dir der Bot antwortet, egal was in Discord eingestellt ist',
  'language.enUs': 'English (US)',
  'language.enGb': 'English (UK)',
  'language.de': 'Deutsch',

  'button.save': 'Als Rig speichern',
  'button.edit': 'Ändern',
  'button.showRig': 'Details',
  'button.remove': 'Entfernen',
  'button.keep': 'Behalten',
  'button.back': '◀ Zurück',
  'button.next': 'Weiter ▶',
  'button.import': '{count, plural, one {# Rig speichern} other {# Rigs speichern}}',
  'button.drop': 'Verwerfen',
  'button.delete': 'Alles löschen',
  'modal.name': 'Name',
  'modal.rig': 'Rig',
  'modal.unchanged': 'Leer: bleibt, wie es ist',
  'modal.addTitle': 'Ein Rig hinzufügen',
  'modal.addName': 'Name (darf leer bleiben)',
  'modal.editTitle': '{name} ändern',

  'rig.saved': 'Gespeichert als **{name}**. `/profit` und `/rig` kennen es unter diesem Namen.',
  'rig.shadows': '„{name}“ war bisher der Name eines Modells: Ab jetzt ist damit dein Rig gemeint.',
  'rig.edited': '**{name}** ist geändert.',
  'rig.bought': 'Gekauft für {cost}: `/prognose` und der Bericht wissen es.',
  'rig.fixedCostConverted': 'Die Fixkosten waren {was} am Tag und sind jetzt {cost}.',
  'rig.fixedCostKept':
    'Die Fixkosten waren {was} am Tag und sind jetzt {cost}: Es gibt gerade keinen Wechselkurs von {from} nach {to}; ändere sie mit `/rig ändern`.',
  'rig.floorConverted': 'Die Untergrenze von Alarm {alert} war {was} am Tag und ist jetzt {floor}.',
  'rig.floorKept':
    'Die Untergrenze von Alarm {alert} war {was} am Tag und ist jetzt {floor}: Gerade gibt es keinen Wechselkurs von {from} nach {to}; ändere sie mit `/alarme ändern`.',
  'rig.removed': '**{name}** ist entfernt.',
  'rig.kept': 'Bleibt, wie es ist.',
  'rig.askRemove':
    '**{name}** entfernen? {alerts, plural, =0 {Nichts überwacht es.} one {# Alarm geht mit.} other {# Alarme gehen mit.}}',
  'rig.defaultName': 'Rig {hashrate}',
  'rig.myModel': 'Mein {model}',
  'rig.none': 'Du hast noch keine Rigs: füge eins hinzu, etwa `/rig hinzufügen rig:120TH 3000W`.',
  'rig.unknown': 'Du hast kein Rig namens „{name}“: die Namen stehen in `/rig liste`.',
  'rig.unknownLike':
    'Du hast kein Rig namens „{name}“: meinst du **{like}**? Die Namen stehen in `/rig liste`.',
  'rig.gone': 'Dieses Rig gibt es nicht mehr: siehe `/rig liste`.',
  'rig.changed': 'Dieses Rig wurde inzwischen geändert: öffne es noch einmal, mit `/rig ändern`.',
  'rig.nameTaken':
    'Du hast schon ein Rig namens „{name}“: Wähle einen anderen Namen, etwa `{free}`.',
  'rig.nameTooLong':
    'Der Name hat {count, plural, one {# Zeichen} other {# Zeichen}}, höchstens {limit} sind möglich: nimm einen kürzeren, etwa `Schuppen 2`.',
  'rig.tooMany':
    'Mehr als {limit} Rigs gehen nicht: entferne eins, oder zähle gleiche zusammen, etwa `20x S21`.',
  'rig.savedAs': 'Gespeichert als **{name}** · {rig}.',
  'rig.headroom': 'der Hashprice darf um {distance} fallen',
  'rig.shortfall': 'lohnt sich, wenn der Hashprice um {distance} steigt',
  'rig.atPrice': '{profit} bei {tariff}/kWh',
  'rig.atAssumedPrice': '{profit} bei {tariff}/kWh *(angenommen)*',
  'rigs.count': '{count, plural, one {# Rig} other {# Rigs}}',
  'rigs.column.name': 'Name',
  'rigs.column.day': 'am Tag',
  'rigs.column.headroom': 'Luft',
  'rigs.select': 'Ein Rig zeigen …',
  'rigs.button.add': 'Hinzufügen …',
  'rigs.button.export': 'Exportieren',
  'command.compare.name': 'vergleich',
  'command.compare.description': 'Zwei bis fünf Maschinen oder Rigs nebeneinander, etwa S21, M60S',
  'option.machines.name': 'maschinen',
  'option.machines.description': 'Maschinen oder deine Rigs, mit Komma: S21, 2x S19j Pro, Keller',
  'compare.best': '{name} bringt am meisten: {profit} am Tag',
  'compare.nonePays': 'Keine lohnt sich: {name} verliert am wenigsten, {profit} am Tag',
  'compare.unknown': '{count, plural, other {# Maschinen nebeneinander}}',
  'compare.column.power': 'max/kWh',
  'compare.column.coin': '{symbol} ab',
  'compare.ownTerms': 'Jede zu ihren eigenen Bedingungen.',
  'compare.chart': 'Gewinn am Tag',
  'compare.tooFew':
    'Nenn zwei bis fünf Maschinen, mit Komma dazwischen, etwa `/vergleich S21, S19j Pro, M60S`.',
  'compare.tooMany':
    'Das sind {count, plural, other {# Maschinen}}, und fünf sind das Höchste: etwa `/vergleich S21, S19j Pro, M60S`.',
  'compare.noRate':
    'Gerade gibt es keinen Wechselkurs von {from} nach {to}: vergleiche in einer Währung, mit `währung:{from}`.',
  'fleet.title': '{count, plural, one {# Maschine} other {# Maschinen}}',
  'fleet.usualSizes': 'Gerechnet als {models}, die üblichen Größen.',
  'fleet.save': 'Als Rigs speichern',
  'fleet.saved': '{names}: als {count, plural, one {# Rig} other {# Rigs}} gespeichert.',
  'fleet.known': 'Diese Rigs sind alle schon gespeichert: siehe `/rig liste`.',
  'fleet.unknown':
    '„{text}“ in dieser Zeile kenne ich nicht: Schreib jede Art mit Namen oder Werten, etwa `/profit {example}`.',
  'fleet.tooMany':
    'Das sind {count, plural, other {# Arten von Rigs}}, und {limit} sind das Höchste in einer Zeile, etwa `/profit 10x S19j Pro + 3x S21`; in eine Datei passen mehr.',
  'fleet.noRate':
    'Gerade gibt es keinen Wechselkurs von {from} nach {to}: Rechne in einer Währung, mit `währung:{from}`.',
  'rigs.atLeast': 'mindestens {profit} am Tag',
  'rigs.assumed': '\\* angenommen: {terms}',
  'rigs.term.tariff': 'Strompreis',
  'rigs.term.poolFee': 'Pool-Gebühr',
  'rigs.noCost': 'kostet nichts',
  'rigs.alwaysPays': 'lohnt sich bei dem Strompreis immer',
  'rigs.feeOnce':
    'Jedes Rig trägt die Tagesgebühr seines Strompreises; in der Summe steht sie einmal.',
  'rigs.notCounted':
    '{count, plural, one {# Rig ist nicht mitgezählt} other {# Rigs sind nicht mitgezählt}}: gerade kein Wechselkurs nach {currency}.',
  'field.count': 'Die Anzahl',
  'field.fixedCost': 'Die Fixkosten',
  'terms.fixedCostUnknown':
    'Gerade gibt es keinen Wechselkurs von {from} nach {to}, und die Fixkosten des Rigs sind in {from}: frag in dieser Währung, mit `währung:{from}`.',

  'import.title': '{file}: {count, plural, =0 {keine Rigs} one {# Rig} other {# Rigs}}',
  'import.problems': '{count, plural, one {# Zeile ausgelassen} other {# Zeilen ausgelassen}}',
  'import.line': 'Zeile {line}: {sentence}',
  'import.ignored': 'Nicht verwendete Spalten: {columns}.',
  'import.notYet': 'Noch ist nichts gespeichert.',
  'import.nothing': 'Nichts zu speichern.',
  'import.saved':
    '{count, plural, one {# Rig gespeichert.} other {# Rigs gespeichert.}} Siehe `/rig liste`.',
  'import.dropped': 'Verworfen; es wurde nichts gespeichert.',
  'import.tooLarge':
    'Die Datei ist größer als {limit} KiB: 100 Rigs brauchen viel weniger, siehe `/rig exportieren`.',
  'import.encoding':
    'Die Datei ist nicht in UTF-8: speichere sie noch einmal, in Excel als „CSV UTF-8“; ein Beispiel schreibt `/rig exportieren`.',
  'import.unreadable':
    'Ich kann die Datei nicht als CSV lesen: ein Beispiel schreibt `/rig exportieren`.',
  'import.sameColumn':
    'Zwei Spalten meinen dasselbe, die zweite heißt „{column}“: lass eine davon weg; ein Beispiel schreibt `/rig exportieren`.',
  'import.quote':
    'Ein Anführungszeichen steht am falschen Platz: lass es weg, oder schreib es in einer Zelle mit Anführungszeichen doppelt, etwa `"6"" Lüfter"`.',
  'import.moreCells':
    'Es sind mehr Zellen als Spalten: setz eine Zelle mit Komma in Anführungszeichen, etwa `"0,08"`, oder trenne die Zellen mit Semikolons.',
  'import.noRigColumn':
    'Ich finde keine Spalte mit Modellen und keine mit Hashrate und Watt: nenn eine `rig`, wie `/rig exportieren` es tut, oder sag unten, welche es ist.',
  'import.tooLong':
    'Die Datei hat mehr als {limit} Zeilen: kürze sie, oder zähle gleiche Maschinen zusammen, in `anzahl`.',
  'import.tooMany':
    'Das wären zu viele Rigs: du hast {had}, in der Datei sind {more}, und höchstens {limit} sind möglich. Zähle gleiche zusammen, in `anzahl`.',
  'import.sameName':
    'Die Datei hat „{name}“ schon in einer früheren Zeile: Gib einer der beiden einen anderen Namen, etwa `{free}`.',
  'import.wholeCount': 'Die Anzahl ist „{text}“, muss aber eine ganze Zahl sein, etwa `2`.',
  'import.columns': 'So habe ich die Spalten gelesen',
  'import.assumed': 'Angenommen oder unterwegs geändert',
  'import.untitled': 'Spalte {number}, ohne Namen',
  'import.use.rig': 'Modell',
  'import.use.hashrate': 'Hashrate',
  'import.use.unit': 'Einheit des Werts',
  'import.use.power': 'Leistung',
  'import.use.efficiency': 'Effizienz in J/TH',
  'import.use.count': 'Anzahl',
  'import.use.name': 'Name',
  'import.use.electricity': 'Strompreis je kWh',
  'import.use.fee': 'Pool-Gebühr',
  'import.use.uptime': 'Laufzeit',
  'import.use.fixed_cost': 'Fixkosten am Tag',
  'import.use.cost': 'Kaufpreis',
  'import.use.modes': 'Modi',
  'import.use.currency': 'Währung des Strompreises',
  'import.use.coin': 'Coin',
  'import.use.status': 'Zustand',
  'import.use.unused': 'nicht verwendet',
  'import.unit': '{use} in {unit}',
  'import.unitAssumed': '{use} in {unit} (angenommen)',
  'import.spare': '{column} bleibt unbenutzt: „{use}“ ist schon eine andere Spalte.',
  'import.private': 'Nie behalten: {columns}.',
  'import.each': 'je {figures}',
  'import.divided':
    'Werte aller Geräte zusammen sind durch die Anzahl geteilt: Hier stehen die eines Geräts.',
  'import.monthly': 'Fixkosten im Monat sind durch {days} Tage geteilt.',
  'import.still':
    'Im Augenblick keine Hashrate, nur im Mittel, in {count, plural, one {Zeile} other {den Zeilen}} {lines}: Sieh nach, ob diese Maschinen laufen.',
  'import.nominalPower': '{power} (Nennwert)',
  'import.cost': 'Gekauft für {cost}',
  'import.fixedCost': 'Fixkosten {cost} am Tag',
  'import.assumed.power':
    'Watt nach Angabe des Herstellers bei {count, plural, one {# Rig} other {# Rigs}}: In der Datei stehen keine.',
  'import.assumed.figures':
    'Hashrate und Watt nach Angabe des Herstellers bei {count, plural, one {# Rig} other {# Rigs}}.',
  'import.assumed.tariff':
    'Der übliche Strompreis bei {count, plural, one {# Rig} other {# Rigs}}: In der Datei steht keiner.',
  'import.assumed.poolFee':
    'Die übliche Pool-Gebühr bei {count, plural, one {# Rig} other {# Rigs}}: In der Datei steht keine.',
  'import.merged':
    '{lines, plural, one {# Zeile} other {# Zeilen}} mit {rigs, plural, one {# Art} other {# Arten}}: Gleiche Maschinen sind zusammengezählt.',
  'import.measured':
    'Gemessene Hashraten sind gerundet; bei zusammengezählten Maschinen ist es ihr Mittel.',
  'import.namesDropped':
    'Es sind mehr Namen, als du Rigs haben kannst; darum bleiben die Namen weg.',
  'import.select.column': 'Eine andere Spalte nehmen oder anders lesen …',
  'import.select.use': '„{column}“ verwenden als …',
  'import.tooWide':
    'Die Datei hat mehr als {limit} Spalten: lass welche weg; ein Beispiel schreibt `/rig exportieren`.',
  'import.longLine':
    'Die Datei hat eine Zeile mit mehr als {limit} Zeichen: kürze sie; ein Rig braucht nicht mehr als `120TH 3000W`.',
  'import.longCell': 'Eine Zelle hat mehr als {limit} Zeichen: kürze sie, etwa auf `120TH 3000W`.',
  'import.tooMuch':
    'In der Datei ist mehr zu lesen, als eine Flotte braucht: kürze ihre Zellen, etwa auf `120TH 3000W`, oder lass Spalten weg.',
  'import.totals': 'Das ist eine Summe anderer Zeilen, kein Rig.',
  'import.outOfWork':
    'Der Zustand ist „{status}“, darum bleibt es weg. Soll es trotzdem dazu, stell die Spalte des Zustands auf „nicht verwendet“.',
  'import.noHashrate': 'Es meldet keine Hashrate, darum bleibt es weg.',
  'import.unreadable.figure':
    'Ich kann „{text}“ nicht als {what} lesen: schreib es etwa als `110 TH/s` oder `3250 W`.',
  'export.rigs':
    '{count, plural, one {Dein Rig} other {Deine # Rigs}} als CSV; `/rig importieren` nimmt sie wieder.',

  'settings.mine': 'Deine Einstellungen',
  'settings.mineNote': 'Sie gelten für `/profit`, `/rig` und alles, was der Bot dir sagt.',
  'settings.servers': 'Vorgaben dieses Servers',
  'settings.serversNote': 'Sie gelten für Mitglieder, die selbst nichts eingestellt haben.',
  'settings.saved': 'Gespeichert.',
  'settings.currency': 'Währung',
  'settings.tariff': 'Strompreis',
  'settings.poolFee': 'Pool-Gebühr',
  'settings.uptime': 'Laufzeit',
  'settings.timeZone': 'Zeitzone',
  'settings.locale': 'Sprache',
  'settings.notSet': '*(hier nicht eingestellt)*',
  'settings.asDiscord': 'wie in Discord',
  'settings.thisLanguage': 'Deutsch',
  'settings.quiet': 'Ruhezeit',
  'settings.quietExcept': 'Trotzdem gesagt',
  'settings.noQuiet': 'keine',
  'settings.quietHours': '{from}–{to} ({timeZone})',
  'settings.quietExcept.nothing': 'nichts',
  'settings.quietExcept.rigs': 'ein Rig lohnt sich nicht mehr, oder wieder',
  'settings.notQuiet':
    '„{text}“ verstehe ich nicht als Ruhezeit: schreib sie etwa als `22-7` oder `23:00-06:30`.',
  'settings.forget': 'Eine Einstellung vergessen',
  'settings.unknownTimeZone':
    'Ich kenne keine Zeitzone namens „{text}“: nenn eine Stadt in deiner Nähe, etwa `Berlin` oder `Zürich`.',
  'settings.nearTimeZone':
    'Ich kenne keine Zeitzone namens „{text}“. Meinst du eine von diesen: {zones}?',
  'settings.severalTimeZones':
    '„{text}“ steht für mehr als eine Zeitzone: {zones}. Sag, welche du meinst, oder nenn eine Stadt.',
  'settings.offsetTimeZone':
    '„{text}“ weiß nichts von der Sommerzeit: nenn stattdessen eine Stadt in deiner Nähe, etwa `Berlin` oder `New York`.',
  'settings.noServer':
    'Hier ist kein Server: nimm das im Kanal eines Servers, oder `/einstellungen meine` für deine eigenen.',
  'settings.notAllowed':
    'Die Vorgaben kann nur einstellen, wer diesen Server verwalten darf; deine eigenen sind in `/einstellungen meine`.',

  'privacy.file': 'Alles, was Hashbell über dich speichert.',
  'privacy.ask':
    'Alles löschen, was Hashbell über dich speichert? Das lässt sich nicht rückgängig machen; `/datenschutz auskunft` vorher, wenn du es behalten willst.',
  'privacy.kept': 'Es wurde nichts gelöscht.',
  'privacy.done': 'Gelöscht:',
  'privacy.nothing': 'Es gab nichts zu löschen.',
  'privacy.gone.rigs': '{count, plural, one {# Rig} other {# Rigs}}',
  'privacy.gone.alerts': '{count, plural, one {# Alarm} other {# Alarme}}',
  'privacy.gone.pools':
    '{count, plural, one {# Verknüpfung mit einem Pool samt Adresse} other {# Verknüpfungen mit Pools samt Adressen}}',
  'privacy.gone.digests':
    '{count, plural, one {# Bericht; der eines Servers geht ohne deinen Namen weiter} other {# Berichte; die von Servern gehen ohne deinen Namen weiter}}',
  'privacy.gone.settings': '{count, plural, other {deine Einstellungen und Sprache}}',
  'privacy.gone.tariffs':
    '{count, plural, one {# gemerkter Strompreis} other {# gemerkte Strompreise}}',
  'privacy.gone.dm': '{count, plural, other {wo dich Nachrichten erreichen}}',
  'privacy.gone.notices':
    '{count, plural, one {# gesendete oder wartende Nachricht} other {# gesendete oder wartende Nachrichten}}',
  'privacy.gone.drafts':
    '{count, plural, one {was hinter den Knöpfen von # Antwort stand} other {was hinter den Knöpfen von # Antworten stand}}',
  'privacy.gone.servers':
    '{count, plural, one {dein Name bei den Vorgaben von # Server} other {dein Name bei den Vorgaben von # Servern}}',
  'privacy.rest':
    'Sonst ist nichts gespeichert. Der Knopf einer früheren Antwort kann noch tragen, was du dort gefragt hast, höchstens 60 Zeichen, solange die Nachricht steht.',
};

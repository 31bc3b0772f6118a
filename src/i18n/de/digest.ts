import type { digestCommandEn, digestEn, digestNoticeEn } from '../en/digest.ts';

export const digestDe: Readonly<Record<keyof typeof digestEn, string>> = {
  'digest.title': 'Hashbell-Bericht · {date}',
  'digest.help.server': 'Dein eigenes Rig: `/profit`. Damit deine hier mitzählen: `/rig teilen`.',
  'digest.help.person':
    'Alles zu einem Rig: `/rig zeigen`. Bescheid, wenn eines sich nicht mehr lohnt: `/alarme hinzufügen`.',
  'digest.help.followers':
    'Dein eigenes Rig: `/profit`. Bescheid, wenn es sich nicht mehr lohnt: `/alarme hinzufügen`.',
  'digest.help.newcomer': 'Speichere ein Rig mit `/rig hinzufügen`, dann steht hier, wie es läuft.',
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
  'digest.change': '{days}\u00a0T **{change}**',
  'digest.noHistory': 'noch keine Vorgeschichte für {spans}',
  'digest.span': '{days, plural, one {# Tag} other {# Tage}}',
  'digest.coins.hashprice': '**{price}** pro {unit} und Tag',
  'digest.coins.hashpriceAlone': '**{coins}** pro {unit} und Tag',
  'digest.coins.price': '{coin} **{price}**',
  'digest.coins.difficulty': 'Difficulty {difficulty}',
  'digest.coins.retarget': 'Nächste Anpassung {when}: voraussichtlich **{change}**',
  'digest.coins.halving': 'Halving {when}: {before} → {after} pro Block',
  'digest.coins.step': 'Die Blockbelohnung sinkt {when}: {before} → {after}',
  'digest.coin': 'Bitcoin **{price}**',
  'digest.fees': 'Gebühren sind {share} der Blockbelohnung',

  'digest.changed.title': 'Seit gestern',
  'digest.changed.hashprice': 'Hashprice {before} → **{after}** ({change})',
  'digest.changed.coin': 'Bitcoin {before} → **{after}** ({change})',
  'digest.changed.difficulty': 'Difficulty {before} → **{after}** ({change})',
  'digest.changed.fees': 'Gebühren {before} → **{after}** der Blockbelohnung',
  'digest.changed.stoppedRig': '{mark} **{name}** lohnt sich nicht mehr: {profit} am Tag',
  'digest.changed.beganRig': '{mark} **{name}** lohnt sich wieder: {profit} am Tag',
  'digest.changed.stopped':
    '{count, plural, one {**# Rig** lohnt sich nicht mehr} other {**# Rigs** lohnen sich nicht mehr}}',
  'digest.changed.began':
    '{count, plural, one {**# Rig** lohnt sich wieder} other {**# Rigs** lohnen sich wieder}}',
  'digest.changed.stoppedMore':
    '{count, plural, one {**# weiteres** lohnt sich nicht mehr} other {**# weitere** lohnen sich nicht mehr}}',
  'digest.changed.beganMore':
    '{count, plural, one {**# weiteres** lohnt sich wieder} other {**# weitere** lohnen sich wieder}}',
  'digest.button.rigs': 'Meine Rigs',
  'digest.button.details': 'Details',
  'digest.details': 'Alles, was es zu sagen gibt, mit den Zahlen von jetzt.',

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

  'digest.paybacks': 'Zahlt es sich zurück?',
  'digest.payback.in':
    '**{rig}:** zahlt sich {months, plural, =0 {binnen eines Monats} one {in # Monat} other {in # Monaten}} zurück ({before})',
  'digest.payback.not':
    '**{rig}:** zahlt sich in {months, plural, one {# Monat} other {# Monaten}} nicht zurück ({before})',
  'digest.payback.same': 'wie vor einem Monat',
  'digest.payback.was': 'war {months}',
  'digest.payback.wasIn': '{months, plural, one {war in # Monat} other {war in # Monaten}}',
  'digest.payback.wasNot': 'vor einem Monat nicht',
  'digest.payback.basis':
    'Von heute an gerechnet, bei {growth} Schwierigkeit im Monat; aus, solange es Verlust brächte. `/prognose` zeigt die Spanne.',
  'digest.payback.basisCut':
    'Von heute an gerechnet, bei {growth} Schwierigkeit im Monat und mit dem Halving; aus, solange es Verlust brächte. `/prognose` zeigt die Spanne.',
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

export const digestCommandDe: Readonly<Record<keyof typeof digestCommandEn, string>> = {
  'command.rig.share.name': 'teilen',
  'command.rig.share.description':
    'Deine Rigs in den Berichten dieses Servers vorkommen lassen, oder nicht mehr',
  'option.how.name': 'wie',
  'option.how.description': 'Was andere sehen; ohne Angabe sage ich, wie es steht',
  'choice.how.counted': 'Mitgezählt, ohne Namen',
  'choice.how.named': 'Mit den Namen der Rigs',
  'choice.how.not': 'Nicht mehr',
  'share.counted':
    '{count, plural, =0 {Deine Rigs zählen in den Berichten dieses Servers mit, sobald du welche hast.} one {Dein Rig zählt in den Berichten dieses Servers mit.} other {Deine # Rigs zählen in den Berichten dieses Servers mit.}} Andere sehen, wie viele Rigs sich lohnen, wie viele nicht und was alle zusammen an Hashrate, Leistung und Gewinn haben: keine Namen, weder deinen noch den eines Rigs. Teilt sonst niemand, ist die Summe deine.',
  'share.named':
    '{count, plural, =0 {Deine Rigs stehen in den Berichten dieses Servers mit Namen, sobald du welche hast.} one {Dein Rig steht in den Berichten dieses Servers mit Namen.} other {Deine # Rigs stehen in den Berichten dieses Servers mit Namen.}} Andere sehen, wie viele Rigs sich lohnen, was alle zusammen an Hashrate, Leistung und Gewinn haben und von jedem deiner Rigs den Namen und den Gewinn; dein eigener Name steht nicht da.',
  'share.actuals':
    'Was Pools von ihnen sehen, steht in der Summe dabei, ohne Adresse und Pool. {actuals}.',
  'share.later':
    'Das gilt auch für Rigs, die du später hinzufügst. `/rig teilen wie:Nicht mehr` beendet es; was schon da steht, bleibt.',
  'share.not':
    'In den Berichten dieses Servers kommen deine Rigs nicht vor. Mit `/rig teilen wie:Mitgezählt, ohne Namen` zählen sie mit.',
  'share.noServer': 'Hier ist kein Server: Nutze das in einem Kanal des Servers, um den es geht.',
  'privacy.gone.shared':
    '{count, plural, one {deine Rigs in den Berichten von # Server} other {deine Rigs in den Berichten von # Servern}}',

  'command.digest.name': 'bericht',
  'command.digest.description': 'Ein Marktbericht zu deiner Uhrzeit, in einem Kanal oder an dich',
  'command.digest.subscribe.name': 'abonnieren',
  'command.digest.subscribe.description':
    'Einen Bericht zu einer Uhrzeit in einen Kanal dieses Servers schreiben lassen',
  'command.digest.list.name': 'liste',
  'command.digest.list.description':
    'Berichte dieses Servers und deine: wann der nächste kommt, oder warum keiner',
  'command.digest.edit.name': 'ändern',
  'command.digest.edit.description': 'Einen Bericht ändern: Kanal, Uhrzeit, Tage, Zeitzone, Inhalt',
  'command.digest.pause.name': 'pause',
  'command.digest.pause.description': 'Einen Bericht anhalten, bis ihn jemand fortsetzt',
  'command.digest.resume.name': 'fortsetzen',
  'command.digest.resume.description': 'Einen Bericht fortsetzen, der angehalten oder gestoppt ist',
  'command.digest.remove.name': 'entfernen',
  'command.digest.remove.description': 'Einen Bericht entfernen; ein Knopf holt ihn zurück',
  'command.digest.preview.name': 'vorschau',
  'command.digest.preview.description': 'Nur dir zeigen, was ein Bericht jetzt sagen würde',
  'command.digest.send-now.name': 'jetzt-senden',
  'command.digest.send-now.description': 'Einen Bericht jetzt schicken, zusätzlich zum Zeitplan',
  'command.digest.me.name': 'an-mich',
  'command.digest.me.description': 'Ein Bericht mit deinen eigenen Rigs, als Direktnachricht',
  'command.digest.follow.name': 'folgen',
  'command.digest.follow.description':
    'Einen Kanal einem fertigen Bericht folgen lassen, den Discord an viele Server verteilt',
  'command.digest.unfollow.name': 'nicht-mehr-folgen',
  'command.digest.unfollow.description':
    'Einen Kanal meinen fertigen Berichten nicht mehr folgen lassen',
  'option.edition.name': 'ausgabe',
  'option.edition.description': 'Welche: Sprache, Währung und Uhrzeit',
  'option.channel.name': 'kanal',
  'option.channel.description': 'Wohin; sonst in diesen Kanal',
  'option.time.name': 'uhrzeit',
  'option.time.description': 'Wann, nach der Uhr dort: 9, 09:00, 9am, 21h',
  'option.days.name': 'tage',
  'option.days.description': 'An welchen Tagen; sonst täglich',
  'option.timezone.name': 'zeitzone',
  'option.timezone.description':
    'Nach wessen Uhr, etwa Europe/Berlin; sonst die aus /einstellungen meine',
  'option.digestCurrency.description': 'Die Währung, in der gezählt wird, etwa USD oder EUR',
  'option.digestLanguage.description': 'Die Sprache, in der er geschrieben ist; sonst deine',
  'option.coins.name': 'coins',
  'option.coins.description': 'Weitere Coins darin, etwa KAS, LTC; sonst die deiner Rigs',
  'option.sections.name': 'abschnitte',
  'option.sections.description': 'Was drinsteht, etwa Überblick, Anpassung; sonst alles',
  'option.digest.name': 'bericht',
  'option.digest.description': 'Welcher; unnötig, wenn es nur einen gibt',
  'digests.days.daily': 'täglich',
  'digests.days.weekdays': 'Montag bis Freitag',
  'digests.days.mon': 'montags',
  'digests.days.tue': 'dienstags',
  'digests.days.wed': 'mittwochs',
  'digests.days.thu': 'donnerstags',
  'digests.days.fri': 'freitags',
  'digests.days.sat': 'samstags',
  'digests.days.sun': 'sonntags',
  'digests.days.monthly': 'am Ersten jedes Monats',
  'digests.section.headline': 'Überblick',
  'digests.section.retarget': 'Anpassung',
  'digests.section.machines': 'Maschinen',
  'digests.section.rigs': 'Rigs',
  'digests.section.scorecard': 'Prognosen',
  'digests.section.halving': 'Halving',
  'digests.section.chart': 'Diagramm',
  'digests.noCoins': 'keine',
  'digests.allSections': 'alles',

  'digests.schedule': '{days} um {time} ({zone})',
  'digests.title': '#{id} · {place}, {schedule}',
  'digests.field': '#{id} · {schedule}',
  'digests.suggestion': '#{id} · {schedule} → {place}',
  'digests.thisChannel': 'dieser Kanal',
  'digests.otherChannel': 'ein anderer Kanal',
  'digests.state.next': 'Nächster: {at} ({when})',
  'digests.state.paused': '**Angehalten**',
  'digests.state.stopped': '⚠️ **Gestoppt** {since}: {why}',
  'digests.stopped.channel-gone': 'Den Kanal gibt es nicht mehr.',
  'digests.stopped.no-access': 'Ich sehe den Kanal nicht mehr oder bin nicht mehr auf dem Server.',
  'digests.stopped.missing-permission':
    'Mir fehlt ein Recht im Kanal: „Nachrichten senden“ oder „Links einbetten“.',
  'digests.stopped.dm-closed': 'Deine Direktnachrichten sind für mich zu.',
  'digests.stopped.other': 'Discord sagte „{reason}“.',
  'digests.contents': 'Darin: {sections} · {language} · {currency}',
  'digests.currency.usual': 'Standard',
  'digests.currency.usualMeans': 'was auf dem Server gilt, oder für dich',
  'digests.currency.own': 'deine Währung',
  'digests.currency.server': 'Währung des Servers',
  'digests.missed':
    '{count, plural, one {# kam zu spät und fiel aus} other {# kamen zu spät und fielen aus}}; der nächste sagt es.',

  'digests.list.server': 'Berichte dieses Servers',
  'digests.list.own': 'Deine, als Direktnachricht',
  'digests.list.noneOnServer':
    'Noch keine: `/bericht abonnieren uhrzeit:9:00` schreibt täglich einen in diesen Kanal.',
  'digests.list.noneOwn':
    'Noch keine: `/bericht an-mich uhrzeit:9:00` bringt dir täglich einen, mit deinen Rigs.',

  'digests.subscribed': 'Abonniert: {title}',
  'digests.changed': 'Geändert: {title}',
  'digests.twin': 'Den gibt es schon, also kam nichts dazu: {title}',
  'digests.resumed': 'Läuft weiter: {title}',
  'digests.running': 'Der kommt schon: {title}',
  'digests.resting': 'Der kommt zurzeit ohnehin nicht: {title}',
  'digests.allRunning': 'Keiner ist angehalten oder gestoppt, also gibt es nichts fortzusetzen.',
  'digests.restored': 'Wieder da: {title}',
  'digests.paused': 'Angehalten, bis ihn jemand weiterlaufen lässt: {title}',
  'digests.removed': 'Entfernt: {title}',
  'digests.sent': 'Jetzt unterwegs, zusätzlich zum Zeitplan, der bleibt, wie er ist: {title}',
  'digests.sentLater':
    'Gerade geht nichts hinaus. Das hier folgt, sobald es wieder geht, zusätzlich zum Zeitplan, der bleibt, wie er ist: {title}',
  'digests.sentLately':
    'Dieser Bericht ging in dieser Minute schon hinaus: Versuch es in der nächsten.',
  'digests.preview': 'Das würde er jetzt sagen: {title}',
  'digests.previewOfNone':
    'Noch gibt es keinen Bericht; so sähe einer mit allem darin jetzt aus. `/bericht abonnieren` und `/bericht an-mich` richten einen ein.',
  'digests.welcome': 'Hierher kommt dein Bericht: {schedule}.',
  'digests.resumeHow':
    'Zurzeit geht er nicht hinaus: `/bericht fortsetzen` lässt ihn weiterlaufen.',
  'digests.rightsUnknown':
    '⚠️ Discord sagt mir nicht, welche Rechte ich in {channel} habe, also weiß ich nicht, ob er ankommt: „Jetzt senden“ zeigt es.',
  'digests.button.preview': 'Vorschau',
  'digests.button.send': 'Jetzt senden',
  'digests.button.pause': 'Anhalten',
  'digests.button.resume': 'Fortsetzen',
  'digests.button.restore': 'Zurückholen',

  'digests.edition': '{language} · {currency} · {schedule}',
  'digests.followed': '{channel} folgt jetzt diesem Bericht: {edition}',
  'digests.followedAlready': '{channel} folgt diesem Bericht schon: {edition}',
  'digests.followedHow':
    'Discord kopiert ihn dorthin; er spricht von niemandes Rigs. So endet es: `/bericht nicht-mehr-folgen`, oder lösche es in den Servereinstellungen unter Integrationen, Gefolgte Kanäle.',
  'digests.unfollowed': '{channel} folgt dem nicht mehr:',
  'digests.followsNone':
    '{channel} folgt keinem meiner Berichte: Mit `/bericht folgen` folgt er einem.',
  'digests.noEditions':
    'Wer diesen Bot betreibt, veröffentlicht keinen Bericht zum Folgen. `/bericht abonnieren uhrzeit:9:00 zeitzone:Berlin` schreibt einen in diesen Kanal.',
  'digests.whichEdition': 'Welchem? Wähle ihn in der Option `ausgabe`, etwa `ausgabe:{example}`.',
  'digests.unknownEdition':
    'Einen Bericht „{text}“ zum Folgen gibt es nicht: Wähle einen aus der Liste, etwa `ausgabe:{example}`.',
  'digests.followThread':
    '{channel} ist ein Thread, und ein Thread kann nichts folgen: Wähle einen Textkanal.',
  'digests.follow.full':
    '{channel} hat so viele WebHooks, wie Discord erlaubt: Lösche dort einen, oder wähle einen anderen Kanal.',
  'digests.follow.wrong-channel': '{channel} kann nichts folgen: Wähle einen Textkanal.',
  'digests.follow.no-source':
    'Diesem Bericht kann man zurzeit nicht folgen: Wer diesen Bot betreibt, muss nach dem Kanal sehen. `/bericht abonnieren uhrzeit:9:00 zeitzone:Berlin` schreibt einen in diesen Kanal.',
  'digests.follow.later':
    'Discord macht das zurzeit nicht: Versuch es in ein paar Minuten noch einmal.',

  'digests.terminal':
    'Ein Terminal bekommt keine Nachrichten: Berichte kommen auf Discord und auf der Seite von `npm run playground`. `/bericht vorschau` zeigt hier einen.',
  'digests.noServer':
    'Hier ist kein Server: Nutze das in einem Kanal des Servers, um den es geht, oder `/bericht an-mich` für einen eigenen Bericht.',
  'digests.notAllowed':
    'Die Berichte eines Servers kann nur einrichten, wer ihn verwalten darf: Frag jemanden mit „Server verwalten“, oder richte mit `/bericht an-mich uhrzeit:9:00` einen eigenen ein.',
  'digests.notMember':
    'Ich bin selbst nicht auf diesem Server und kann hier nichts schreiben: Wer ihn verwaltet, muss mich erst hinzufügen; `/bericht an-mich uhrzeit:9:00` geht überall.',
  'digests.youLack':
    'In {channel} darfst du selbst nicht alles: Es fehlt {rights}. Wähle einen Kanal, in dem du schreiben darfst.',
  'digests.iLack':
    'In {channel} darf ich nicht alles: Mir fehlt {rights}. Erlaube mir das dort, oder wähle einen anderen Kanal.',
  'digests.whichZone':
    'Nach wessen Uhr? Sag es in der Option `zeitzone`, etwa `zeitzone:Berlin`, oder ein für alle Mal mit `/einstellungen meine zeitzone:Europe/Berlin`.',
  'digests.unreadableTime':
    '„{text}“ kann ich nicht als Uhrzeit lesen: Schreib sie etwa `9:00`, `21:30` oder `21h`.',
  'digests.severalTimes':
    '„{text}“ ist mehr als eine Uhrzeit: Nimm eine, etwa `9:00`, und abonniere für die andere noch einmal.',
  'digests.unknownSection':
    '„{text}“ ist kein Teil eines Berichts: Wähle aus {all}, etwa `Überblick, Anpassung`.',
  'digests.tooMany':
    'Es gibt schon 10 Berichte, und mehr passen nicht: Entferne einen mit `/bericht entfernen`.',
  'digests.none':
    'Hier gibt es keinen Bericht von dir: `/bericht abonnieren` richtet einen in einem Kanal ein, den du verwaltest, `/bericht an-mich` einen für dich.',
  'digests.which':
    'Welcher? Wähle ihn in der Option `bericht`, etwa `bericht:{example}`; `/bericht liste` zeigt alle.',
  'digests.unknown':
    'Einen Bericht „{text}“ gibt es hier nicht: Wähle einen aus der Liste, oder sieh in `/bericht liste` nach.',
  'digests.gone':
    'Diesen Bericht gibt es nicht mehr, oder du darfst ihn nicht mehr ändern: Siehe `/bericht liste`.',
  'digests.busy': 'Der Bericht wurde inzwischen geändert: Versuch es noch einmal.',
  'digests.nothingToChange':
    'Sag, was sich ändern soll, etwa `uhrzeit:21:00` oder `tage:Montag bis Freitag`.',
  'digests.editTwin':
    'Genau so einen gibt es schon, zur selben Zeit am selben Ort: Siehe `/bericht liste`.',
  'digests.ownHasNoChannel':
    'Der geht als Direktnachricht an dich: Lass den Kanal weg, oder richte mit `/bericht abonnieren` einen anderen ein.',
  'right.view': '„Kanal anzeigen“',
  'right.send': '„Nachrichten senden“',
  'right.sendInThreads': '„Nachrichten in Threads senden“',
  'right.embed': '„Links einbetten“',
  'right.webhooks': '„WebHooks verwalten“',
  'right.attach': '„Dateien anhängen“',
};

export const digestNoticeDe: Readonly<Record<keyof typeof digestNoticeEn, string>> = {
  'digestNotice.late': 'Verspätet: Das war um {time} Uhr fällig.',
  'digestNotice.missed':
    '{count, plural, one {# Bericht ist ausgefallen, während ich weg war.} other {# Berichte sind ausgefallen, während ich weg war.}}',
  'digestNotice.stopped.channel': '**Der Bericht für {channel} um {time} Uhr kommt nicht mehr.**',
  'digestNotice.stopped.dm': '**Dein Bericht um {time} Uhr per Direktnachricht kommt nicht mehr.**',
  'digestNotice.why.channel-gone':
    'Den Kanal gibt es nicht mehr. Wähl mit `/bericht ändern` einen anderen, oder entferne den Bericht mit `/bericht entfernen`.',
  'digestNotice.why.no-access':
    'Ich sehe den Kanal nicht, oder ich bin nicht mehr auf dem Server. Sobald ich ihn sehe, bringt ihn `/bericht fortsetzen` wieder.',
  'digestNotice.why.missing-permission':
    'Ich darf dort nicht schreiben: Ich brauche „Nachrichten senden“ und „Links einbetten“. Sobald ich das darf, bringt ihn `/bericht fortsetzen` wieder.',
  'digestNotice.why.dm-closed':
    'Discord lässt mich dir keine Direktnachrichten schicken. Sobald du sie erlaubst, bringt ihn `/bericht fortsetzen` wieder.',
  'digestNotice.why.other':
    'Discord hat ihn abgelehnt und sagt „{reason}“. `/bericht fortsetzen` bringt ihn wieder.',
  'digestNotice.where': 'Du findest ihn in `/bericht liste`.',
};

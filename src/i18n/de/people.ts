import type { peopleEn } from '../en/people.ts';

export const peopleDe: Readonly<Record<keyof typeof peopleEn, string>> = {
  'alerts.twinStopped':
    'Diesen Alarm hast du schon: Es ist #{id}, und er ist angehalten. `/alarme liste` sagt, warum.',
  'alerts.editTwin':
    'Du hast einen anderen Alarm, der dasselbe beobachtet und am selben Ort meldet: `/alarme liste` zeigt beide.',
  'alerts.takenAway':
    'Jemand, der den Server verwaltet, hat #{id} aus dem Kanal genommen: Schick ihn mit `/alarme ändern alarm:{id}` woandershin.',
  'alerts.clear.below':
    '„Wieder scharf bei“ muss {level} oder mehr sein, denn der Alarm gilt darunter: etwa `{example}`.',
  'alerts.clear.above':
    '„Wieder scharf bei“ muss {level} oder weniger sein, denn der Alarm gilt darüber: etwa `{example}`.',
  'alert.state.stopped': '⚠️ **Angehalten** {since}: {why}',

  'command.alerts.server.name': 'server',
  'command.alerts.server.description':
    'Was ich für Leute in Kanäle dieses Servers schreibe; eines wegnehmen (Server verwalten)',
  'option.removePlaced.name': 'entfernen',
  'option.removePlaced.description': 'Was hier nicht mehr geschrieben werden soll',
  'serverAlerts.title':
    '{count, plural, one {# Sache, die ich hier für Leute schreibe} other {# Sachen, die ich hier für Leute schreibe}}',
  'serverAlerts.alert': '#{id} von {person} in {channel}: {kind}',
  'serverAlerts.fallback': '{channel} anstelle von Direktnachrichten an {person}',
  'serverAlerts.fallbackOf': 'anstelle von Direktnachrichten',
  'serverAlerts.how':
    'Mit `/alarme server entfernen:` nimmst du eines weg. Berichte stehen in `/bericht liste`. Wer den Server verlässt oder im Kanal nicht mehr schreiben darf, für den schreibe ich dort von selbst nichts mehr.',
  'serverAlerts.none':
    'Ich schreibe für niemanden Alarme in Kanäle dieses Servers. Berichte stehen in `/bericht liste`.',
  'serverAlerts.unknown':
    'Hier wird nichts geschrieben, was „{text}“ heißt: Wähle eines aus der Liste, etwa `#12`.',
  'serverAlerts.gone': 'Das wird hier nicht mehr geschrieben: `/alarme server` zeigt, was es gibt.',
  'serverAlerts.ask':
    'Das hier nicht mehr schreiben? {what}. Die Person behält es, erfährt den Grund und kann es woandershin schicken.',
  'serverAlerts.removed': 'Wird hier nicht mehr geschrieben: {what}.',
  'serverAlerts.kept': 'Es bleibt, wie es ist.',
  'serverAlerts.noServer':
    'Hier ist kein Server: Nutze das in einem Kanal des Servers, um den es geht, oder `/alarme liste` für deine eigenen.',
  'serverAlerts.notAllowed':
    'Was hier für Leute geschrieben wird, sieht nur, wer diesen Server verwalten darf: Frag jemanden mit „Server verwalten“. Deine eigenen Alarme stehen in `/alarme liste`.',

  'digests.stopped.kicked': 'Ich bin nicht mehr auf dem Server.',
  'digests.stopped.left': 'Du bist nicht mehr auf dem Server.',
  'digests.stopped.may-not-write': 'Du darfst im Kanal nicht mehr schreiben.',
  'digests.stopped.removed': 'Jemand, der den Server verwaltet, hat es weggenommen.',
  'digestNotice.why.kicked':
    'Ich bin nicht mehr auf dem Server. Sobald ich zurück bin, setzt `/bericht pause` den Bericht fort.',
  'digestNotice.why.left': 'Du bist nicht mehr auf dem Server.',
  'digestNotice.why.may-not-write': 'Du darfst in dem Kanal nicht mehr schreiben.',
  'digestNotice.why.removed': 'Jemand, der den Server verwaltet, hat ihn weggenommen.',
  'stopped.title': '**Das kommt nicht mehr:**',
  'stopped.because': 'Grund: {why}',
  'stopped.digest.channel': 'der Bericht für {channel} um {time} Uhr',
  'stopped.digest.dm': 'dein Bericht um {time} Uhr per Direktnachricht',
  'stopped.alert': 'der Alarm „{title}“ in {channel}',
  'stopped.fallback': '{channel} anstelle von Direktnachrichten',
  'stopped.digestsHow': '`/bericht liste` zeigt die Berichte, `/bericht pause` setzt einen fort.',
  'stopped.alertsHow':
    '`/alarme liste` zeigt die Alarme; `/alarme ändern` schickt einen woandershin, `/alarme ruhe` weckt ihn, wo er war.',

  'share.elsewhere':
    '{count, plural, one {Auf # anderem Server zählen deine Rigs in den Berichten mit:} other {Auf # anderen Servern zählen deine Rigs in den Berichten mit:}}',
  'share.how.counted': 'mitgezählt, ohne Namen',
  'share.how.named': 'mit den Namen der Rigs',
  'share.unknownServer': 'ein Server, den ich nicht sehe ({id})',
  'share.takeBack': 'Zurücknehmen',
  'share.nowhere':
    'Kein Server spricht in seinen Berichten von deinen Rigs. `/rig teilen` im Kanal eines Servers lässt sie dort mitzählen.',

  'digests.notYours':
    'Du hast keinen eigenen Bericht, und die dieses Servers sind für alle mit „Server verwalten“. `/bericht an-mich uhrzeit:9:00` richtet einen für dich ein.',
  'rig.twoCounts':
    'Der Text des Rigs sagt {text} Stück, die Option `anzahl` {option}: Lass eines davon weg.',
  'banner.noBlock':
    '⚠️ **Seit {when} kam kein Block** (Höhe {height}): Das kommt nur alle paar Jahre vor, also hängt vielleicht der Blick auf die Kette. Danach klingelt nichts.',
  'status.datumNoBlock': '{part}: {source}, {when}, **alt**: kein Block seit {since}',
};

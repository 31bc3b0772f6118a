import type { poolsEn } from '../en/pools.ts';

/** German; a key that is missing here fails the type check. */
export const poolsDe: Readonly<Record<keyof typeof poolsEn, string>> = {
  'command.rig.link.name': 'verknüpfen',
  'command.rig.link.description':
    'Die wirkliche Hashrate eines Rigs sehen: bei welchem Pool, Adresse und Worker',
  'command.rig.unlink.name': 'trennen',
  'command.rig.unlink.description': 'Vergessen, wo ein Pool ein Rig zeigt',
  'option.pool.name': 'pool',
  'option.pool.description': 'Der Pool, für den das Rig arbeitet',
  'option.address.name': 'adresse',
  'option.address.description': 'Deine Auszahlungsadresse dort; außer dir sieht sie niemand',
  'option.worker.name': 'worker',
  'option.worker.description': 'Der Name des Workers; ohne Angabe alles an der Adresse',
  'option.link.name': 'verknüpfung',
  'option.link.description': 'Welche seiner Verknüpfungen; ohne Angabe alle',
  'choice.kind.offline': 'Ein Rig ist offline, und ist wieder da (nach /rig verknüpfen)',
  'choice.kind.low': 'Ein Rig schafft weniger als 80 % seiner Hashrate (nach /rig verknüpfen)',

  'choice.kind.best': 'Ein Rig hat einen besseren Share als je (nach /rig verknüpfen)',
  'choice.kind.block': 'Ein Rig hat einen Block gefunden (nach /rig verknüpfen)',

  'link.done': '**{rig}** ist mit {pool} verknüpft, `{address}`, Worker `{worker}`.',
  'link.doneAll': '**{rig}** ist mit {pool} verknüpft, `{address}`, alle Worker.',
  'link.found': 'Gefunden: {count, plural, one {# Worker} other {# Worker}}, {hashrate}.',
  'link.foundNothing':
    'Der Pool hat das noch nicht gezeigt: Die Zahlen kommen mit dem ersten Share, den er zählt.',
  'link.overHour': '{hashrate} in der letzten Stunde',
  'link.overMinutes': '{hashrate} in den letzten Minuten',
  'link.rateUnknown': 'noch keine Hashrate',
  'link.next':
    'Ab jetzt frage ich einmal in der Minute; `/rig zeigen` stellt Wirkliches neben Erwartetes. Soll ich aufpassen? `/alarme hinzufügen art:offline rig:{rig}`.',
  'link.worker.all': 'alle Worker',
  'link.suggest.worker': '{worker} · {hashrate}',
  'link.checksum':
    'In der Adresse ist ein Tippfehler: Ihre Prüfsumme stimmt nicht. Kopiere sie ganz aus deiner Wallet, etwa `{example}`.',
  'link.form':
    'Das ist keine Bitcoin-Adresse. Kopiere deine ganz aus deiner Wallet, etwa `{example}`.',
  'link.network':
    'Das ist eine Adresse von {network}, aber Rigs schürfen hier Bitcoin. Nimm eine aus dem Hauptnetz von Bitcoin, etwa `{example}`.',
  'link.host':
    'Das ist die Adresse einer Maschine oder Seite, und ich verbinde mich nur mit den Pools meines Betreibers. Nimm die Auszahlungsadresse, auf die das Rig schürft, etwa `{example}`.',
  'link.noPools':
    'Mein Betreiber hat alle Pools abgeschaltet, darum gibt es keinen zum Verknüpfen.',
  'link.pool':
    'Einen Pool „{name}“ kenne ich nicht. Fragen darf ich: {pools}; zum Beispiel `pool:{example}`.',
  'link.unknownAddress':
    '{pool} hat diese Adresse noch nie gesehen, oder gerade arbeitet niemand für sie. Verknüpfe sie, sobald dort der erste Share angekommen ist; oder ist es ein anderer Pool, etwa `pool:{example}`?',
  'link.noWorker': 'An dieser Adresse gibt es keinen Worker „{worker}“. Es gibt: {workers}.',
  'link.noNames':
    'An dieser Adresse gibt es keinen Worker „{worker}“, und keiner dort hat einen Namen: Lass `worker` weg.',
  'link.poolSilent':
    '{pool} gibt gerade keine brauchbare Antwort, darum kann ich das nicht prüfen. Versuch es in ein paar Minuten noch einmal.',
  'link.same': '**{rig}** ist damit schon verknüpft: `/rig zeigen` hat die Zahlen.',
  'link.rigFull':
    '**{rig}** hat schon zwei Verknüpfungen, mehr passen nicht: Trenne eine mit `/rig trennen rig:{rig}`.',
  'link.personFull':
    'Du hast schon {count} Verknüpfungen, mehr passen nicht: Trenne eine mit `/rig trennen`.',
  'unlink.done': 'Vergessen: {links}.',
  'unlink.none': '**{rig}** hat keine Verknüpfung. `/rig verknüpfen` legt eine an.',
  'unlink.unknown':
    '**{rig}** hat keine solche Verknüpfung: Wähle eine aus der Liste, oder lass `verknüpfung` weg.',
  'link.title': '{pool} · {worker} · `{address}`',

  'actual.title': 'Wirklich, bei {pools}',
  'actual.line': '**{actual}** in der letzten Stunde: {share} von {expected}',
  'actual.noise': '(Zufall allein macht bis zu ±{noise})',
  'actual.minutes': '{hashrate} in den letzten Minuten',
  'actual.lastShare': 'letzter Share {when}',
  'actual.best': 'bester Share {difficulty}',
  'actual.block.times': 'ein Block braucht einen {times}-mal so schweren',
  'actual.block.enough': 'das reicht für einen Block',
  'actual.read': 'gelesen {when}',
  'actual.waiting': 'Vom Pool noch nicht gezeigt, oder bisher kein Share.',
  'actual.linked': 'Verknüpft: {links}',
  'button.rates': 'Hashrate-Verlauf',
  'rates.title': 'Hashrate von {rig}, laut den Pools',
  'rigs.actual.title': 'Wirklich, laut den Pools',
  'rigs.actual.titleMachines': 'Wirklich, laut Pools und Maschinen',
  'rigs.actual.line': '{rig}: **{actual}** von {expected} ({share}{noise}), {age}',
  'rigs.actual.sum':
    'Pools sehen **{actual}** von {expected} ({share}) bei {count, plural, one {# Rig} other {# Rigs}}',
  'rigs.actual.none': '{rig}: noch nichts gesehen',

  'alert.offline': '{rig} ist offline',
  'alert.low': '{rig} schafft weniger, als es sollte',
  'alert.now.offline':
    'Ich melde es nach 10 Minuten ohne Share, oder nach 12 üblichen Abständen; den letzten zeigt `/rig zeigen`.',
  'alert.now.low':
    'Ich melde es, wenn die Hashrate der Stunde eine halbe Stunde unter 80 % bleibt; `/rig zeigen` zeigt sie.',
  'alert.best': '{rig} hat einen besseren Share als je',
  'alert.block': '{rig} findet einen Block',
  'alert.now.best':
    'Ich melde es, wenn ein Share alle früheren schlägt, höchstens einmal in {hours, plural, one {# Stunde} other {# Stunden}}; den besten zeigt `/rig zeigen`.',
  'alert.now.block':
    'Ich melde es, wenn der Pool einen besseren Share als je zeigt, der für einen Block reicht. Ocean und NiceHash verraten keine Shares.',
  'alerts.needsShares':
    '**{rig}** arbeitet für {pools}, und dort verrät niemand, wie schwer seine Shares sind. Verknüpfe es, wo man sie sieht: `/rig verknüpfen rig:{rig} pool:{example} adresse:…`.',
  'alerts.unjudged.pool': 'Wie es steht, entscheidet die nächste Antwort.',
  'alerts.needsLink':
    'Noch erzählt mir kein Pool von **{rig}**. Verknüpfe es zuerst: `/rig verknüpfen rig:{rig} pool:… adresse:…`.',
  'notice.offline.one': '{rig} ist offline',
  'notice.offline.many': '{count, plural, one {# Rig ist offline} other {# Rigs sind offline}}',
  'notice.offline.line': '**{rig}**: Der Pool bekam den letzten Share {last}.',
  'notice.offline.noShare': '**{rig}**: Der Pool hat keinen Share davon.',
  'notice.low.one': '{rig} schafft weniger, als es sollte',
  'notice.low.many':
    '{count, plural, one {# Rig schafft weniger, als es sollte} other {# Rigs schaffen weniger, als sie sollten}}',
  'notice.low.line': '**{rig}**: **{actual}** in der letzten Stunde, {share} von {expected}.',
  'notice.back.one': '{rig} ist wieder da',
  'notice.back.many': '{count, plural, one {# Rig ist wieder da} other {# Rigs sind wieder da}}',
  'notice.back.line': '**{rig}** arbeitet wieder, wie es soll. Es dauerte {lasted}.',
  'notice.back.rate':
    '**{rig}** arbeitet wieder: **{actual}** in den letzten Minuten. Es dauerte {lasted}.',
  'notice.best.one': '{rig} hat einen besseren Share als je',
  'notice.best.many':
    '{count, plural, one {# Rig hat} other {# Rigs haben}} einen besseren Share als je',
  'notice.best.line': '**{rig}**: bester Share **{share}**.',
  'notice.best.ofBlock': '**{rig}**: bester Share **{share}**; {ofBlock}.',
  'notice.block.one': '{rig} hat einen Block gefunden!',
  'notice.block.many':
    '{count, plural, one {# Rig hat} other {# Rigs haben}} einen Block gefunden!',
  'notice.block.line':
    '**{rig}**: Der Pool zeigt einen Share von **{share}**, und ein Block braucht {difficulty}. Sieh dort nach, ob er in der Kette ist: Ab und zu war jemand anders schneller.',
  'notice.poolDown.title': '{pool} antwortet nicht',
  'notice.poolDown.line':
    'Keine brauchbare Antwort seit {since}, darum weiß niemand, wie es {count, plural, one {diesem Rig} other {diesen # Rigs}} geht. Bis eine kommt, melde ich von {count, plural, one {ihm} other {ihnen}} nichts:',
};

import type { en } from '../en/en.ts';
import { alertsDe } from './alerts.ts';
import { chartsDe } from './charts.ts';
import { digestCommandDe, digestDe, digestNoticeDe } from './digest.ts';
import { forecastDe } from './forecast.ts';
import { hoursDe } from './hours.ts';
import { minersDe } from './miners.ts';
import { modesDe } from './modes.ts';
import { oddsDe } from './odds.ts';
import { peopleDe } from './people.ts';
import { poolsDe } from './pools.ts';
import { rigsDe } from './rigs.ts';

/** German; a key that is missing here fails the type check. */
export const de: Readonly<Record<keyof typeof en, string>> = {
  ...rigsDe,
  ...poolsDe,

  ...hoursDe,
  ...modesDe,

  ...peopleDe,

  ...alertsDe,

  ...chartsDe,

  ...forecastDe,

  ...oddsDe,

  ...minersDe,

  ...digestCommandDe,

  ...digestDe,

  ...digestNoticeDe,

  'command.profit.name': 'profit',
  'command.profit.description':
    'Was ein Bitcoin-Miner bringt, kostet, und wann er sich nicht mehr lohnt',
  'command.hashprice.name': 'hashprice',
  'command.hashprice.description': 'Was ein PH/s jetzt am Tag bringt, und was das ändert',
  'command.difficulty.name': 'difficulty',
  'command.difficulty.description': 'Die Epoche, die nächste Anpassung mit Spanne, und das Halving',
  'command.status.name': 'status',
  'command.status.description': 'Woher die Zahlen kommen, und wie es jeder Quelle geht',
  'command.help.name': 'hilfe',
  'command.help.description': 'Was dieser Bot kann, mit Beispielen zum Einfügen',
  'option.rig.name': 'rig',
  'option.rig.description': 'Etwa 120TH 3000W, S21 Pro, 2x S19j Pro 104, 3,2PH 96kW 0,28',
  'option.electricity.name': 'strom',
  'option.electricity.description':
    'Strompreis pro kWh, etwa 0,28, 0,28 €, 0,10; 17-22 0,15 oder ein /tarif',
  'option.fee.name': 'gebühr',
  'option.fee.description': 'Pool-Gebühr in %',
  'option.uptime.name': 'laufzeit',
  'option.uptime.description': 'Anteil der Zeit, in der das Rig läuft, in %',
  'option.currency.name': 'währung',
  'option.currency.description': 'Währung der Antwort, etwa EUR oder USD',
  'option.price.name': 'kurs',
  'option.coin.description':
    'Coin zum Schürfen; sonst der übliche der Maschine, ohne Angabe Bitcoin',
  'option.coin.name': 'coin',
  'option.price.description': 'Was wäre wenn: Preis eines Bitcoins in der Währung der Antwort',
  'option.difficulty_change.name': 'difficulty_änderung',
  'option.difficulty_change.description':
    'Was wäre wenn: Änderung der Difficulty in %, etwa 5 oder -3,5',

  'profit.perDay': '{profit} am Tag',
  'profit.satsAndMargin': '{sats} am Tag · Marge {margin}',
  'profit.satsOnly': '{sats} am Tag',
  'profit.perMonth': '{profit} · {sats} in 30 Tagen mit den Zahlen von heute',
  'profit.atLeast':
    'Eine untere Grenze: Die Gebühren sind gerade nicht bekannt, gezählt ist nur die Subvention.',
  'profit.unknown': 'Gewinn unbekannt',
  'profit.flows': 'Am Tag',
  'profit.revenue': 'Ertrag {revenue} · {sats}',
  'profit.revenueSats': 'Ertrag {sats} vor der Pool-Gebühr',
  'profit.poolFee': 'Pool-Gebühr {fee}',
  'profit.powerCost': 'Strom {cost} · {energy}',
  'profit.fixedCost': 'Fixkosten {cost}',
  'terms.title': 'Gerechnet mit',
  'terms.tariff': 'Strom {tariff}/kWh',
  'terms.inAll': '{price} alles in allem',
  'terms.meanOfKinds': 'Mittel aller Arten, nach ihrer Leistung',
  'terms.converted': '{from}/kWh zum Kurs vom {date}',
  'terms.poolFee': 'Pool-Gebühr {fee}',
  'terms.uptime': 'Laufzeit {uptime}',
  'terms.share': '*(aus {share})*',
  'terms.operator': '*(angenommen)*',
  'terms.own': '*(deine Einstellung)*',
  'terms.server': '*(Einstellung des Servers)*',
  'terms.noRate': 'Gerade kein Wechselkurs von {from} nach {to}: Antwort in {from}.',
  'terms.whatIfPrice': 'Was wäre wenn: {coin} bei {price} (jetzt {now})',
  'terms.whatIfPriceAlone': 'Was wäre wenn: {coin} bei {price}',
  'terms.whatIfPriceLeftOut': 'Was wäre wenn: {coin} bei {price} bleibt weg, aus demselben Grund.',
  'terms.whatIfDifficulty': 'Was wäre wenn: Difficulty {change}, auf {difficulty}',
  'terms.whatIfDifficultyAlone': 'Was wäre wenn: Difficulty {change}',
  'terms.noForecast':
    'Diese Difficulty ist angenommen, darum keine Prognose der nächsten Anpassung.',
  'hourly.title': 'Strom nach Stunden',
  'hourly.meanAlone': 'Strom kostet heute im Schnitt **{mean}/kWh**.',
  'hourly.today':
    'Heute im Schnitt **{mean}/kWh**: **{always}**, wenn es durchläuft, **{best}**, wenn es nur läuft, solange es sich lohnt.',
  'hourly.never': 'Heute lohnt sich keine Stunde: Lass es aus.',
  'hourly.throughout':
    'Heute im Schnitt **{mean}/kWh**: **{always}**, wenn es durchläuft. Ausschalten bringt nichts.',
  'hourly.run':
    '{hours} statt {all} h laufen lassen: **{gain}** am Tag gegenüber Dauerbetrieb. Es lohnt sich: **{spans}**',
  'hourly.runOrRest':
    '{hours} statt {all} h laufen lassen: **{gain}** am Tag gegenüber Stillstand. Es lohnt sich: **{spans}**',
  'hourly.prices': 'Preise von {lowest} bis {highest}.',
  'hourly.breakEven': 'Preise von {lowest} bis {highest}; es lohnt sich bis **{breakEven}/kWh**.',
  'hourly.tomorrow': 'Morgen lohnt es sich: {spans}',
  'hourly.tomorrowNever': 'Morgen lohnt sich keine Stunde.',
  'hourly.unknown':
    'Die heutigen Preise von {zone} nennt gerade niemand; die neuesten sind von {when}. Ich rechne deshalb mit ihrem Schnitt.',
  'hourly.someUnknown': '{hours} h von heute haben keinen Preis und sind nicht mitgerechnet.',
  'hourly.tomorrowUnknown': 'Die Preise von morgen gibt es noch nicht.',
  'hourly.tomorrowThroughout': 'Morgen lohnen sich alle Stunden.',
  'hourly.tomorrowGain':
    'Morgen: **{always}**, wenn es durchläuft, **{best}**, wenn es nur läuft, solange es sich lohnt.',
  'hourly.noteSpot':
    'Ein Start zählt {minutes} min, ein Lauf dauert mindestens {shortest} h. Uhr: {zone}. Preise: {source}.',
  'hourly.week':
    'Nächste 7 Tage: {always} im Dauerbetrieb, {best} nur, wenn es sich lohnt, in {hours} von {all} h.',
  'hourly.note':
    'Jeder Start zählt als {minutes} min Strom ohne Ertrag, und ein Lauf dauert mindestens {shortest} h. Uhr: {zone}.',
  'hourly.noteAnyClock':
    'Jeder Start zählt als {minutes} min Strom ohne Ertrag, und ein Lauf dauert mindestens {shortest} h. Uhr: {zone}, bis du mir mit `/einstellungen meine zeitzone:Berlin` deine nennst.',
  'breakEven.title': 'Gewinnschwelle',
  'breakEven.tariff': 'Strompreis **{value}/kWh**',
  'breakEven.coinPrice': '{coin} **{value}**',
  'breakEven.hashprice': 'Hashprice **{value}/{unit}/Tag**',
  'breakEven.difficulty': 'Difficulty **{value}**',
  'breakEven.efficiency': 'Effizienz **{value}**',
  'breakEven.canRise': 'darf um {distance} steigen',
  'breakEven.canFall': 'darf um {distance} fallen',
  'breakEven.mustRise': 'muss um {distance} steigen',
  'breakEven.mustFall': 'muss um {distance} fallen',
  'breakEven.here': 'genau dort',
  'breakEven.none': 'Keine andere: Der Strom kostet nichts.',
  'breakEven.paid': 'Keine andere: Bei diesem Strompreis lohnt es sich immer.',
  'retarget.title': 'Nach der nächsten Anpassung',
  'retarget.when':
    '{when} · {blocks, plural, =0 {der nächste Block hat sie} one {noch # Block} other {noch # Blöcke}}',
  'retarget.change': 'Difficulty **{change}** (90 %: {low} bis {high})',
  'retarget.settled': 'Difficulty **{change}**, steht fest',
  'retarget.profit': 'Gewinn **{profit}** am Tag ({worst} bis {best})',
  'retarget.profitSettled': 'Gewinn **{profit}** am Tag',
  'retarget.chance': 'Verlust mit einer Wahrscheinlichkeit von **{chance}**',
  'retarget.early':
    'Früh: Erst {blocks, plural, one {# Block} other {# Blöcke}} der Epoche {blocks, plural, one {ist} other {sind}} da; die Spanne sagt mehr als die Zahl.',
  'halving.stepTitle': 'Nächste Stufe der Belohnung',
  'halving.title': 'Nach dem Halving',
  'halving.when': '{when} · noch {blocks, plural, one {# Block} other {# Blöcke}}',
  'halving.profit': 'Gewinn **{profit}** am Tag, alles andere gleich',
  // Die kurze Antwort auf /profit.
  'profit.ifPrice': 'wenn {coin} {price} kostet',
  'profit.ifDifficulty': 'wenn sich die Difficulty um {change} ändert',
  'profit.ifBoth': 'wenn {coin} {price} kostet und sich die Difficulty um {change} ändert',
  'profit.parts':
    'Davon {own} ({ownValue}) und {other} ({otherValue}): dieselben Hashes finden beides',
  'profit.redBlocks':
    'Rote Blöcke bringen nichts, ein paar Prozent davon: Rechne mit etwas weniger.',
  'profit.partAlone':
    'Nur der Teil von {coin}: Über {other} weiß ich gerade nichts, das käme noch dazu.',
  'profit.otherCoin': '{coin} bringt für dieselben Hashes gerade **{more}** mehr als {than}.',
  'forecast.noPast':
    'Nichts simuliert: Von {coin} kenne ich zu wenig Vergangenheit. Nenn ein Wachstum der Difficulty mit `wachstum:2`. Ohne Gewähr.',
  'profit.short.month': '{sats} am Tag · {month} in 30 Tagen',
  'profit.short.pays': 'Lohnt sich unter **{tariff}/kWh** ({own}) und mit {coin} über **{price}**.',
  'profit.short.paysAtAnyPrice': 'Lohnt sich unter **{tariff}/kWh** ({own}), egal wo {coin} steht.',
  'profit.short.paysAbove': 'Lohnt sich mit {coin} über **{price}**.',
  'profit.short.paysAboveHashprice': 'Lohnt sich mit Hashprice über **{hashprice}/{unit}/Tag**.',
  'profit.short.wouldPay':
    'Lohnt sich erst unter **{tariff}/kWh** ({own}) oder mit {coin} über **{price}**.',
  'profit.short.wouldPayBelow': 'Lohnt sich erst unter **{tariff}/kWh** ({own}).',
  'profit.short.paysAtNoTariff':
    'Lohnt sich bei keinem Strompreis, nur mit {coin} über **{price}**.',
  'profit.short.neverPays': 'Lohnt sich bei keinem Strompreis und bei keinem {coin}-Preis.',
  'profit.short.own.said': 'du: {tariff}',
  'profit.short.own.own': 'du: {tariff}',
  'profit.short.own.server': 'dieser Server: {tariff}',
  'profit.short.own.operator': 'angenommen: {tariff}',
  'profit.short.revenue': 'Ertrag {income}',
  'profit.short.power': 'Strom {cost}',
  'profit.short.fee': 'Gebühr {fee}',
  'profit.short.feeAssumed': 'Gebühr {fee} ({percent} angenommen)',
  'profit.short.feeServer': 'Gebühr {fee} ({percent}, von diesem Server)',
  'profit.short.fixedCost': 'Fixkosten {cost}',
  'profit.short.powerAlone': 'Strom {cost} am Tag',
  'profit.short.retarget':
    'Anpassung {when}: Difficulty {change}, dann **{profit}** · Verlustrisiko **{chance}**',
  'profit.short.retargetSettled':
    'Anpassung {when}: Difficulty {change}, steht fest, dann **{profit}** am Tag',
  'profit.short.retargetAlone': 'Anpassung {when}: Difficulty {change}',
  'profit.short.early': '(frühe Schätzung)',
  'button.details': 'Details',
  'button.short': 'Kurz',
  'option.detail.name': 'umfang',
  'option.detail.description': 'Wie viel die Antwort sagt',
  'choice.detail.short': 'kurz',
  'choice.detail.full': 'ausführlich',
  'settings.detail': 'Umfang von `/profit`',
  'button.adjust': 'Anpassen',
  'button.correct': 'Berichtigen',
  'button.refresh': 'Aktualisieren',
  'modal.title': 'Was wäre wenn?',
  'modal.electricity': 'Strompreis pro kWh',
  'modal.fee': 'Pool-Gebühr in %',
  'modal.uptime': 'Laufzeit in %',
  'modal.price': 'Preis eines {coin}s in {currency}',
  'modal.difficulty': 'Änderung der Difficulty in %',
  'modal.empty': 'Leer: wie es jetzt ist',
  'choose.placeholder': 'Welchen meinst du?',

  'source.line.live': 'Live',
  'source.line.sample': 'Beispieldaten vom {date}',
  'source.line.quiet': 'Letzter Block {age}',
  'source.line.old': 'Alte Daten: {parts}',
  'source.line.unconfirmed': 'unbestätigt: {parts}',
  'source.line.block': 'Block {height}',
  'source.line.price': '{price} von {count, plural, one {# Börse} other {# Börsen}}',
  'source.line.onePrice': '{price} nur von {exchange}, unbestätigt',
  'source.sample': 'Beispielnetz, {date}',
  'source.aged': '{source}, {age}',
  'source.unconfirmed': '{source}, unbestätigt, {age}',
  'source.difficulty': 'Difficulty {difficulty} ({source})',
  'source.tip': 'Difficulty {difficulty}: exakt, Block {height} ({source})',
  'source.fees': 'Gebühren {fees} pro Block: Mittel von 144 Blöcken ({source})',
  'source.price': '{coin} {price}: Median von {exchanges} ({age})',
  'source.onePrice': '{coin} {price}: nur {exchange}, unbestätigt ({age})',
  'source.samplePrice': '{coin} {price} ({source})',
  'source.cut': 'ausgelassen: {exchanges}',
  'source.epoch': 'Prognose aus dem Tempo der Blöcke ({source})',
  'source.price.converted': '{usd} ({converted})',
  'source.fx': 'Wechselkurse vom {date}: {rates} ({source})',
  'source.method':
    'Ertrag aus Difficulty, Subvention und Gebühren; nicht aus beobachteter Hashrate.',
  'banner.sample': '⚠️ **Beispieldaten vom {date}, nicht der Markt von jetzt.**',
  'banner.stale': '⚠️ **Alte Daten:** {parts}.',
  'banner.stalePart': '{part} von {when}',
  'banner.unconfirmedPrice':
    '⚠️ **Unbestätigt:** {part}. Der Sprung ist groß, und noch bestätigt ihn nicht jede Börse, darum richtet sich kein Alarm danach.',
  'banner.unconfirmed':
    '⚠️ **Unbestätigt:** {parts}. Noch sagt keine zweite Quelle dasselbe, darum richtet sich kein Alarm danach.',
  'banner.missing': '⚠️ **Gerade nicht bekannt:** {parts}. Hier steht, was ohne das geht.',
  'part.tip': 'Blockhöhe',
  'part.difficulty': 'Difficulty',
  'part.epoch': 'Blockzeiten',
  'part.fees': 'Gebühren',
  'part.price': '{coin}-Preis',
  'part.fx': 'Wechselkurse',
  'noData.since':
    'Keine Marktdaten seit {when}. Versuch es in ein paar Minuten wieder; `/status` zeigt, wer schweigt.',
  'noData.yet':
    'Noch keine Marktdaten. Versuch es in einer Minute wieder; `/status` zeigt, wer geantwortet hat.',

  'hashprice.title': 'Hashprice {price} pro {unit} und Tag',
  'coin.prefix': '{coin}: {text}',
  'hashprice.titleSats': 'Hashprice {sats} pro {unit} und Tag',
  'hashprice.perPetahash': '**{price}** · {sats} pro {unit} und Tag',
  'hashprice.perTerahash': '**{price}** · {sats} pro {unit} und Tag',
  'hashprice.perPetahashSats': '**{sats}** pro {unit} und Tag',
  'hashprice.perTerahashSats': '**{sats}** pro {unit} und Tag',
  'hashprice.fees': 'Gebühren sind {share} der Blockbelohnung ({fees} von {reward})',
  'hashprice.changes': 'Was ihn ändert',
  'hashprice.coinPrice': '{coin} +1 %: {change}',
  'hashprice.difficulty': 'Difficulty +1 %: {change}',
  'hashprice.noFees': 'Ganz ohne Gebühren: {change}',
  'hashprice.retarget':
    'Nächste Anpassung {when}: Difficulty {change}, Hashprice **{price}** (90 %: {low} bis {high})',
  'hashprice.retargetSettled':
    'Nächste Anpassung {when}: Difficulty {change}, steht fest, Hashprice **{price}**',
  'hashprice.step': 'Nächste Stufe der Belohnung {when}: **{price}**, alles andere wie jetzt',
  'hashprice.halving': 'Halving {when}: **{price}**, alles andere wie jetzt',

  'difficulty.title': 'Difficulty {difficulty}',
  'difficulty.epoch': 'Diese Epoche',
  'difficulty.progress': '`{bar}` {share}',
  'difficulty.blocks': '{done} von {all} Blöcken gefunden',
  'difficulty.last': 'Letzte Änderung {change}',
  'difficulty.forecast': 'Nächste Anpassung',
  'difficulty.expected': '**{change}**, auf {difficulty}',
  'difficulty.band': '90-%-Spanne: {low} bis {high}',
  'difficulty.settledMethod':
    'Steht fest: Der letzte Block der Epoche ist da, die Regel lässt nichts offen.',
  'difficulty.method':
    'Methode: das Tempo der Epoche bisher, gewogen mit dem, was die Epoche davor erwarten ließ; die Spanne wächst mit den Blöcken, die noch kommen.',
  'difficulty.none': 'Keine Prognose: Die Blockzeiten der Epoche sind gerade nicht bekannt.',
  'difficulty.halving': 'Halving',
  'difficulty.step': 'Nächste Stufe der Belohnung',
  'difficulty.adjusts': 'So ändert sie sich',
  'difficulty.everyBlock':
    'Passt sich mit jedem Block an, es gibt also keine Anpassung zum Abwarten.',
  'difficulty.day': 'In den letzten 24 Stunden **{change}**',
  'difficulty.dayUnknown': 'Die Änderung in 24 Stunden ist noch nicht bekannt.',
  'difficulty.late': 'Ein Block, der eine Stunde zu spät kommt, ändert sie um **{change}**.',
  'difficulty.halvingBlocks': 'Block {height}, noch {left, plural, one {# Block} other {# Blöcke}}',
  'difficulty.halvingSubsidy': 'Subvention {before} → {after} pro Block',
  'difficulty.network': 'Hashrate des Netzes',
  'difficulty.implied':
    '**{hashrate}** nach Difficulty: die Rate, bei der ein Block 10 Minuten dauert',

  'status.title': 'Status',
  'status.none': 'Es ist keine Quelle eingerichtet.',
  'status.group': '{mark} **{state}:** {sources}',
  'status.source': '{name} ({parts})',
  'status.sampleSource': 'Beispielnetz',
  'status.good': 'letzte Antwort {when}',
  'status.goodBetween': 'letzte Antwort {when}, die älteste {oldest}',
  'status.error': '{error}, {when}',
  'status.state.ok': 'In Ordnung',
  'status.state.failing': 'Gestört',
  'status.state.resting': 'Gestört, hat eine Weile Ruhe',
  'status.state.idle': 'Bisher nicht gebraucht',
  'status.state.off': 'Abgeschaltet',
  'status.reason.host': 'Adresse nicht gefunden',
  'status.reason.refused': 'Verbindung abgelehnt',
  'status.reason.lost': 'Verbindung abgerissen',
  'status.reason.none': 'keine Verbindung',
  'status.reason.large': 'Antwort zu groß',
  'status.reason.unreadable': 'Antwort nicht lesbar',
  'status.reason.redirects': 'endlos weitergeleitet',
  'status.reason.silent': 'keine Antwort',
  'status.reason.late': 'keine Antwort in {seconds} s',
  'status.reason.wait': 'bat uns zu warten',
  'status.reason.ours': 'ein eigener Fehler',
  'status.gives.chain': 'Kette',
  'status.gives.fees': 'Gebühren',
  'status.gives.price': 'Preis',
  'status.gives.pool': 'Hashraten',
  'status.gives.spot': 'Strompreise',
  'status.gives.fx': 'Wechselkurse',
  'status.reading': 'Jetzt in Gebrauch',
  'status.sample': 'Das Beispielnetz vom {date}, für alle Zahlen',
  'status.datum': '{part}: {source}, {when}',
  'status.datumStale': '{part}: {source}, {when}, **alt**',
  'status.datumUnconfirmed': '{part}: {source}, {when}, **unbestätigt**',
  'status.datumMissing': '{part}: **fehlt**',
  'status.bot': 'Hashbell',
  'status.version': 'Version {version}, gestartet {when}',

  'help.title': 'Hashbell: was dein Miner bringt, und wann er sich nicht mehr lohnt',
  'help.intro':
    'Schreib dein Rig, wie du es sagen würdest. Die Antwort nennt Gewinn, alle Gewinnschwellen, die nächste Anpassung und das Halving, und sagt bei jeder Zahl, woher sie kommt.',
  'help.examples': 'Zum Einfügen',
  'help.example.plain': '`/profit 120TH 3000W`',
  'help.example.tariff': '`/profit 3,2PH 96kW 0,28`',
  'help.example.spot': 'Strom nach Stunden: `/profit rig:S21 strom:spot DE-LU + 0,12`',
  'help.example.model': '`/profit rig:S21 Pro strom:0,28 €`',
  'help.example.count': '`/profit rig:2x S21 gebühr:1,5 laufzeit:98`',
  'help.example.small': 'Ein Bitaxe: `/profit 500 GH/s 15W`',
  'help.example.modes': 'Seine Leistungsmodi: `/profit rig:S19 XP Modi strom:0,06`',
  'help.example.coins':
    'Auch Maschinen anderer Coins, etwa ein L9 oder ein KS5L; eine SHA-256-Maschine mit **coin:BCH**',
  'help.example.whatIf': '`/profit rig:120TH 25J/TH kurs:80000 difficulty_änderung:5`',
  'help.more': 'Mehr Fragen',
  'help.kept': 'Deins, und das des Bots',
  'help.command': '`/{name}`: {description}',
  'help.numbers': 'Wie er rechnet',
  'help.method':
    'Aus Difficulty, Subvention und den mittleren Gebühren von 144 Blöcken, nie aus einem gerundeten Hashprice von anderswo. Gewinn = (Coins × Preis × (1 − Gebühr) − Strom) × Laufzeit. Die Daten der Modelle sind die der Hersteller, etwa ±5 %.',
  'help.privacy': 'Datenschutz',
  'help.privacyText':
    'Was du eingibst, bleibt bis zu 30 Tage hinter den Knöpfen der Antwort und wird dann gelöscht. Rigs, Pool-Adressen, Alarme, Berichte und Einstellungen bleiben, bis du sie entfernst: `/datenschutz` zeigt und löscht alles. Der Bot liest keine Nachrichten.',

  'rig.usualSize': 'Genommen ist die übliche Größe; verkauft auch als {models}.',
  'rig.atNominalEfficiency':
    'In dieser Größe nicht im Handel: gerechnet mit den {efficiency} des {model}.',

  'doubt.tariff': '⚠️ **{price} pro kWh** ist sehr viel: Wenn du Cent meinst, schreib `{cents}ct`.',
  'doubt.negative':
    '⚠️ **{price} pro kWh** ist weit unter null: Wenn du Cent meinst, schreib `{cents}ct`.',
  'doubt.efficiency': '⚠️ **{efficiency}** hat kein Miner: Prüf die Einheiten.',
  'doubt.efficiencyMeant': '⚠️ **{efficiency}** hat kein Miner: Meinst du `{meant}`?',

  'suggest.profit': '{rig} → {profit} am Tag',
  'suggest.profitOfAll': '{rig} → {profit} am Tag für alle {count}',

  'rig.empty':
    'Nenn mir das Rig mit Hashrate und Watt, etwa `120TH 3000W`, oder als Modell, etwa `S21 Pro`.',
  'rig.missingPower':
    'Ich lese {hashrate}, aber nicht, wie viel Watt dazu gehören: Schreib sie dazu, etwa `120TH 3000W`, oder J/TH, etwa `120TH 25J/TH`.',
  'rig.missingHashrate':
    'Ich lese {understood}, aber nicht die Hashrate: Schreib sie dazu, etwa `120TH 3000W`.',
  'rig.missingHashrateAlone':
    'Mir fehlt die Hashrate: Schreib sie mit ihrer Einheit, etwa `120TH 3000W`.',
  'rig.tooLong':
    'Ein Rig hat höchstens {limit} Zeichen: Nenn ein Modell oder Werte, etwa `2x S21 0,07` oder `120TH 3000W`.',
  'rig.unknownModel':
    'Ich kenne keinen Miner namens „{text}“: Prüf den Namen, oder nenn Hashrate und Watt, etwa `120TH 3000W`.',
  'rig.unknownModelSuggest':
    'Ich kenne keinen Miner namens „{text}“: Meinst du {models}? Oder nenn Hashrate und Watt, etwa `120TH 3000W`.',
  'rig.ambiguousModel':
    '„{text}“ heißen mehrere Miner: Wähl einen aus, oder schreib den ganzen Namen, etwa `{example}`.',
  'rig.ambiguousNumber':
    'Ich kann „{text}“ auf mehr als eine Art lesen: Schreib, was du meinst, {examples}.',
  'rig.unclearNumber': 'Was ist „{text}“ neben „{name}“? Schreib, was du meinst, etwa {examples}.',
  'rig.contradiction':
    '„{text}“ nennt die {quantity} zweimal und verschieden: Nenn sie einmal, etwa `120TH 3000W`.',
  'rig.energy':
    '„{text}“ ist eine Energie, und die Leistung steht in W oder kW, nicht in kWh: Wenn du {power} meinst, schreib es etwa so: `120TH {power}`.',
  'rig.unreadableNumber':
    'Ich kann „{text}“ nicht als Zahl lesen: Schreib sie aus, mit einer Einheit, etwa `120TH 3000W`.',
  'rig.unknownUnit':
    'Ich kenne die Einheit „{unit}“ in „{text}“ nicht: Nimm TH, PH oder GH für die Hashrate und W oder kW für die Leistung, etwa `120TH 3000W`.',
  'rig.several':
    '„{text}“ sind mehrere Arten von Rigs: Stell sie nebeneinander mit `/vergleich {line}`, oder frag nach einer Art, etwa `2x S21`.',
  'rig.unknownCoin':
    'Ich kenne keinen Coin namens „{text}“: Meinst du {coins}? Schreib ihn etwa als `{example}`.',
  'rig.coinOff':
    'Wer diesen Bot betreibt, hat {coin} abgeschaltet: Ich rechne hier {coins}, etwa mit `S21 Pro`.',
  'rig.wrongCoin':
    '{rig} kann {coin} nicht schürfen, sondern {coins}: Nenn einen davon, oder lass den Coin weg.',
  'rig.otherUnit':
    '{hashrate} hat keine {algorithm}-Maschine mit dieser Leistung: Meinst du {examples}?',
  'rig.notBitcoin':
    '„{text}“ ist keine Maschine, deren Werte ich kenne: Ich rechne Bitcoin, Bitcoin Cash, Litecoin mit Dogecoin und Kaspa, etwa `S21 Pro` oder `L9`.',
  'rig.notPositive': 'Die {quantity} muss größer als null sein, etwa `{example}`.',
  'rig.countTooLarge':
    'Ich lese eine Anzahl von {value}, und das Höchste ist {limit}: Schreib weniger, etwa `{example}`.',
  'rig.tooLarge':
    'Ich lese {value} als {quantity}, und das ist mehr als {limit}: Prüf die Einheit, etwa `120TH 3000W`.',
  'rig.leftover':
    'Ich verstehe „{text}“ bis auf „{leftover}“: Lass das weg, oder schreib es etwa so: `120TH 3000W 0,28`.',
  'rig.leftoverBeside':
    'Ich lese {rig}, aber „{leftover}“ nicht: Lass das weg, oder schreib, was anders ist, etwa `{example}`.',
  'rig.leftoverPercent':
    'Ich lese {rig}, aber „{leftover}“ nicht: Schreib dazu, was es ist, etwa `{example} Gebühr 2%` oder `{example} Laufzeit 98%`.',
  'quantity.hashrate': 'Hashrate',
  'quantity.power': 'Leistung',
  'quantity.efficiency': 'Effizienz',
  'quantity.count': 'Anzahl',
  'quantity.tariff': 'Stromkosten',
  'quantity.units': '{count, plural, one {# Gerät} other {# Geräte}}',
  'tariff.notATariff':
    'Ich kann „{text}“ nicht als Strompreis lesen: Schreib ihn pro kWh, etwa `0,28`, `28ct` oder `0,28 €`.',
  'tariff.unknownCurrency':
    'Für {currency} habe ich keine Wechselkurse, und „{text}“ ist darin: Nimm eine andere Währung, etwa `0,28 EUR`.',
  'tariff.tooLow':
    '„{text}“ sind {price} pro kWh, weniger als die {limit}, unter denen ich ein Versehen annehme. Cent schreibst du etwa so: `-2ct`.',
  'tariff.tooHigh':
    'Ich lese „{text}“ als {price} pro kWh, und das ist mehr als {limit}: Meinst du Cent, etwa `28ct`?',
  'command.tariff.name': 'tarif',
  'command.tariff.description': 'Strompreise nach Stunden, unter einem Namen gemerkt',
  'command.tariff.set.name': 'setzen',
  'command.tariff.set.description':
    'Merkt einen Strompreis unter einem Namen; Rigs mit ihm ziehen mit',
  'command.tariff.show.name': 'zeigen',
  'command.tariff.show.description': 'Ein Strompreis mit einem Bild seiner Woche',
  'command.tariff.list.name': 'liste',
  'command.tariff.list.description': 'Alle Strompreise, die du dir gemerkt hast',
  'command.tariff.remove.name': 'entfernen',
  'command.tariff.remove.description':
    'Vergisst einen Strompreis; Rigs mit ihm bleiben, wie sie sind',
  'option.tariffName.name': 'name',
  'option.tariffName.description': 'Etwa zuhause; danach geht strom:zuhause',
  'option.tariffText.name': 'text',
  'option.tariffText.description': 'Etwa 0,10; Mo-Fr 17-22 0,15; Sa,So 0,08',
  'tariff.saved': '**{name}** gespeichert: {tariff} pro kWh.',
  'tariff.use':
    'So nimmst du ihn: `strom:{name}` in `/profit`, `/rig hinzufügen` und `/einstellungen meine`.',
  'tariff.followed':
    '{count, plural, one {# Rig zieht mit} other {# Rigs ziehen mit}}, samt Alarmen.',
  'tariff.settingsFollow': 'Deine Einstellungen ziehen mit.',
  'tariff.mean': 'im Schnitt einer Woche {mean}',
  'tariff.meanOfMonth': 'im Schnitt einer Woche im {month} {mean}, übers Jahr {year}',
  'tariff.todayCosts': 'Heute: im Schnitt {mean}, von {lowest} bis {highest}',
  'tariff.todayThroughout': 'Heute: {price} den ganzen Tag',
  'tariff.none':
    'Du hast dir noch keinen Strompreis gemerkt: Versuch `/tarif setzen name:zuhause text:0,10; 17-22 0,15`.',
  'tariff.unknown':
    'Einen Strompreis „{name}“ hast du dir nicht gemerkt: `/tarif liste` zeigt deine.',
  'tariff.badName':
    'Der Name eines Strompreises hat Buchstaben und höchstens {limit} Zeichen, etwa `zuhause`.',
  'tariff.tooMany':
    'Du hast dir {limit} Strompreise gemerkt, mehr geht nicht: `/tarif entfernen` macht Platz.',
  'tariff.list': '{count, plural, one {# Strompreis} other {# Strompreise}}',
  'tariff.askRemove':
    '**{name}** vergessen? {count, plural, =0 {Kein Rig hat ihn.} one {# Rig hat ihn und behält seinen Preis.} other {# Rigs haben ihn und behalten ihren Preis.}}',
  'tariff.removed':
    '**{name}** ist vergessen. Zurück kommt er mit `/tarif setzen name:{plain} text:{text}`',
  'tariff.keptIt': 'Er bleibt.',
  'chart.week': 'Eine Woche {name}',
  'chart.weekPer': 'Preis pro kWh, {zone}',
  'chart.weekAlt': '{title}: {tariff} pro kWh.',
  'chart.stripToday': 'Läuft heute',
  'chart.stripAlt': 'Darunter die Stunden von heute, grün die, die sich lohnen: {spans}.',
  'chart.stripAltNone': 'Darunter die Stunden von heute: Keine davon lohnt sich.',
  'tariff.onAverage': 'im Schnitt {price}',
  'tariff.onYearlyAverage': 'übers Jahr im Schnitt {price}',
  'tariff.onMonthlyAverage': 'im {month} im Schnitt {price}',
  'tariff.morePrices': '{count, plural, one {ein weiterer Preis} other {# weitere Preise}}',
  'tariff.plusTax': 'plus {tax} Steuer',
  'tariff.plusFee': '{fee} am Tag',
  'tariff.heatWorth': 'Wärme {heat} wert',
  'tariff.ramp': 'Anlauf {minutes} min',
  'tariff.minimumRun': 'läuft mindestens {hours} h',
  'tariff.days': 'Mo, Di, Mi, Do, Fr, Sa, So',
  'tariff.months': 'Jan, Feb, März, Apr, Mai, Juni, Juli, Aug, Sep, Okt, Nov, Dez',
  'tariff.workdays': 'Mo–Fr',
  'tariff.onHolidays': 'Feiertage',
  'tariff.hours': '{hours} Uhr',
  'tariff.schedule.unclear-range':
    '„{part}“ können Stunden oder Preise sein: Schreib den Preis dieser Stunden und den aller anderen, etwa `0,10; 8-10 0,15`.',
  'tariff.schedule.no-rest':
    '„{part}“ sagt zu manchen Stunden nichts: Fang mit dem Preis zu allen übrigen Zeiten an, etwa `0,10; 17-22 0,15`.',
  'tariff.schedule.no-price':
    'Bei „{part}“ fehlt mir ein Preis: Schreib zu jeder Zeit ihren Preis, etwa `0,10; 17-22 0,15; Sa,So 0,08`.',
  'tariff.schedule.unclear-order':
    'Bei „{part}“ ist unklar, welcher Preis zu welcher Zeit gehört: Setz ein Semikolon dazwischen, etwa `0,10; 17-22 0,15`.',
  'tariff.schedule.several-rests':
    '„{part}“ hat mehrere Preise, die jederzeit gelten: Schreib die Stunden zu allen bis auf einen, etwa `0,10; 17-22 0,15`.',
  'tariff.schedule.odd-minutes':
    'Ich rechne in Viertelstunden, und „{part}“ liegt dazwischen: Schreib etwa `0,10; 17:15-22 0,15`.',
  'tariff.schedule.no-such-time':
    'Keine Uhr zeigt „{part}“: Schreib Stunden von 0 bis 24, etwa `0,10; 22:30-6 0,08` oder `0,10; 17-22 Uhr 0,15`.',
  'tariff.schedule.empty-hours':
    '„{part}“ endet, wo es beginnt: Schreib etwa `0,10; 17-22 0,15`, und lass die Stunden weg, wenn du den ganzen Tag meinst.',
  'tariff.schedule.season':
    '„{part}“ ist nicht überall gleich: Schreib die Monate, etwa `0,10; Jun-Sep 16-21 0,35`.',
  'tariff.schedule.no-holidays':
    'Die Feiertage in „{part}“ kenne ich nicht: Schreib sie mit Monat und Tag dazu, etwa `0,10; Feiertage (01-01 12-25) 0,08`.',
  'tariff.schedule.not-a-date':
    '„{part}“ verstehe ich nicht als Datum: Schreib etwa `0,10; Feiertage (25.12. 2027-04-02) 0,08`.',
  'tariff.schedule.unknown-word':
    '„{part}“ verstehe ich in diesem Strompreis nicht: Schreib Zeiten und Preise, etwa `0,10; Mo-Fr 17-22 0,15; Sa,So 0,08`.',
  'tariff.schedule.two-currencies':
    'Dieser Strompreis hat mehrere Währungen ({part}): Schreib alles in einer, etwa `0,10 EUR; 17-22 0,15`.',
  'tariff.schedule.too-many-periods':
    'Ein Strompreis hat höchstens {part} Zeiträume: Lass weg, was sich kaum unterscheidet, etwa einzelne Viertelstunden.',
  'tariff.schedule.fee-limit':
    '„{part}“ am Tag liegt nicht zwischen 0 und 1.000.000: Schreib etwa `0,10; Grundgebühr 0,35/Tag`.',
  'tariff.schedule.ramp-limit':
    '„{part}“: Ein Anlauf dauert höchstens 240 Minuten: Schreib etwa `0,10; 17-22 0,15; Anlauf 15 min`.',
  'tariff.schedule.run-limit':
    '„{part}“: Ein Lauf dauert 0,25 bis 8 Stunden, in Vierteln: Schreib etwa `0,10; 17-22 0,15; Mindestlauf 2 h`.',
  'tariff.schedule.no-zone':
    '„{part}“ kann jede Börse meinen. Nenn ihre Zone und was dazukommt, etwa `spot DE-LU + 0,12; Steuer 19%`.',
  'tariff.schedule.unknown-zone':
    'Eine Zone „{part}“ kenne ich nicht: Versuch `DE-LU`, `AT`, `FI`, `NO1`, `SE3`, `DK1` oder `COMED`, etwa `spot DE-LU + 0,12`.',
  'tariff.schedule.spot-currency':
    'Die Preise dieser Zone sind in {part}: Nenn auch das, was dazukommt, in {part}, etwa `spot NO1 + 0,05 NOK`.',
  'tariff.spot': 'Börse {zone}',
  'tariff.spotPlus': 'Börse {zone} + {markup}',
  'tariff.spotLess': 'Börse {zone} − {markup}',
  'tariff.grid': 'Netz {prices}',
  'tariff.spotMean':
    'im Schnitt {days, plural, one {des letzten Tages} other {der letzten # Tage}} {price}',
  'tariff.spotUnknown':
    'Die Preise von {zone} kenne ich gerade nicht und kann nicht mit ihnen rechnen. Versuch es in ein paar Minuten noch einmal, oder nenn einen Preis, etwa `0,25`.',
  'tariff.spotOff':
    'Preise von {zone} sind hier abgeschaltet. Nenn stattdessen einen Preis, etwa `0,25`.',
  'tariff.todayUnknown': 'Die Preise von heute sind nicht bekannt.',
  'tariff.hoursUnknown': '{hours} h von heute sind noch nicht bekannt.',
  'tariff.samplePrices': 'Beispieldaten',
  'tariff.noPricesYet':
    'Preise von {zone} kenne ich gerade nicht: Ich rechne damit, sobald es welche gibt.',
  'tariff.credit': 'Preise von {zone} aus {source}',
  'tariff.two':
    'Im Rig-Text stehen {text}/kWh, in der Option `strom` {option}/kWh: Lass eins davon weg.',
  'currency.unknown':
    'Für „{text}“ habe ich keine Wechselkurse: Nimm einen Währungscode wie `EUR` oder `USD`.',
  'number.unreadable':
    '{field}: „{text}“ kann ich nicht als Zahl lesen; schreib sie wie `{example}`.',
  'number.outOfRange': '{field} ist {text}, möglich ist {min} bis {max}: zum Beispiel `{example}`.',
  'number.range': '{field} muss von {low} bis {high} reichen: zum Beispiel `{example}`.',
  'number.shareRead': '{field}: {share} ist als {percent} gelesen.',
  'field.fee': 'Die Pool-Gebühr',
  'field.uptime': 'Die Laufzeit',
  'field.price': 'Der Bitcoin-Preis',
  'field.difficulty': 'Die Änderung der Difficulty',
  'draft.expired':
    'Was hinter diesem Knopf stand, ist weg (es bleibt 30 Tage): Ruf den Befehl noch einmal auf.',
  'draft.expired.profit':
    'Was hinter diesem Knopf stand, ist weg (es bleibt 30 Tage): Frag noch einmal mit `/profit rig:120TH 3000W`.',
  'draft.expired.rig':
    'Was hinter dieser Auswahl stand, ist weg (es bleibt 30 Tage): Trag das Rig mit `/rig hinzufügen rig:120TH 3000W` ein.',
  'draft.expired.import':
    'Was in dieser Datei stand, ist weg (es bleibt 30 Tage, und bis es gespeichert oder verworfen ist): Schick sie noch einmal mit `/rig importieren`.',
  'draft.expired.watchAll':
    'Welche Rigs dieser Knopf meinte, ist weg (es bleibt 30 Tage): Richte Alarme mit `/alarme hinzufügen art:Ein Rig lohnt sich nicht mehr` ein.',
  'draft.expired.digest':
    'Der entfernte Bericht ist endgültig weg (er bleibt 30 Tage): Richte einen neuen mit `/bericht abonnieren uhrzeit:9` oder `/bericht an-mich uhrzeit:9` ein.',

  'router.source':
    '{source} hat nicht geantwortet, wie es soll: Versuch es in einer Minute wieder.',
  'router.store':
    'Meine Aufzeichnungen sind gerade nicht erreichbar, darum ist das vielleicht nicht gespeichert: Versuch es in einer Minute wieder. `/profit 120TH 3000W` geht ohne sie.',
  'router.unread':
    '⚠️ **Deine Einstellungen und Rigs sind gerade nicht lesbar:** Hier gilt, was für alle gilt.',
  'router.failure':
    'Bei uns ist etwas schiefgegangen, das tut uns leid. Wenn es wieder passiert, sag dem Betreiber diese Nummer: `{incident}`.',
  'router.notYours':
    'Dieser Knopf gehört jemand anderem. Ruf den Befehl selbst auf, dann bekommst du deinen eigenen.',
  'router.usedUp':
    'Das waren viele Diagramme, Prognosen, Dateien oder Vorschauen in kurzer Zeit, und andere möchten auch welche: wieder {when}.',
  'router.outdated': 'Das ist aus einer älteren Version des Bots: Frag noch einmal mit dem Befehl.',
  'held.dm':
    'Deine Direktnachrichten sind für mich geschlossen, darum hat das hier gewartet ({when}):',
  'held.channel': 'In {channel} konnte ich nicht schreiben, darum hat das hier gewartet ({when}):',

  'button.snoozeHour': '1 Stunde Ruhe',
  'button.snoozeDay': '24 Stunden Ruhe',
  'button.mute': 'Stumm',
  'button.showRigs': 'Rigs zeigen',
  'notice.unprofitable.one': '{rig} lohnt sich nicht mehr',
  'notice.unprofitable.many':
    '{count, plural, one {# Rig lohnt} other {# Rigs lohnen}} sich nicht mehr',
  'notice.why': '{what} in {time}.',
  'notice.why.priced': '{what} in {time} ({price}).',
  'notice.why.price': '{coin} **{change}**',
  'notice.why.price.further': '{coin} **{change}**',
  'notice.why.difficulty': 'Difficulty **{change}**',
  'notice.why.difficulty.further': 'Difficulty **{change}**',
  'notice.why.fees': 'Gebühren **{change}**',
  'notice.why.fees.further': 'Gebühren **{change}**',
  'notice.why.subsidy': 'Blocksubvention **{change}**',
  'notice.why.subsidy.further': 'Blocksubvention **{change}**',
  'notice.before': '(vorher {profit})',
  'notice.unprofitable.line': '**{rig}** **{profit}** am Tag{before}.',
  'notice.unprofitable.orPower': 'oder mit Strom unter {power}',
  'notice.unprofitable.next':
    'Lohnt sich wieder bei einem Hashprice über {level} (jetzt {hashprice}){orPower}.',
  'notice.unprofitable.nextFloor':
    'Wieder bei {floor} am Tag ab einem Hashprice von {level} (jetzt {hashprice}){orPower}.',
  'notice.again': 'Das ist immer noch so.',
  'notice.away': 'Daten fehlten von {from} bis {to}.',
  'notice.recovered.one': '{rig} lohnt sich wieder',
  'notice.recovered.many': '{count, plural, one {# Rig lohnt} other {# Rigs lohnen}} sich wieder',
  'notice.recovered.line': '**{rig}** **{profit}** am Tag{before}. Es dauerte {lasted}.',
  'notice.recovered.next':
    'Lohnt sich, solange der Hashprice über {level} bleibt (jetzt {hashprice}).',
  'notice.recovered.nextFloor':
    'Bleibt über {floor} am Tag, solange der Hashprice über {level} liegt (jetzt {hashprice}).',
  'notice.outlook.one': '{rig} lohnt sich bald nicht mehr',
  'notice.outlook.many':
    '{count, plural, one {# Rig lohnt} other {# Rigs lohnen}} sich bald nicht mehr',
  'notice.outlook.retarget': 'Anpassung {when}: Difficulty voraussichtlich **{change}**.',
  'notice.outlook.line':
    '**{rig}** dann **{profit}** am Tag (jetzt {now}), zwischen {worst} und {best}: Verlust mit einer Wahrscheinlichkeit von **{chance}**.',
  'notice.outlook.next': 'Lohnt sich weiter mit Strom unter {power}.',
  'notice.threshold.title':
    '{count, plural, one {Eine Schwelle} other {# Schwellen}} überschritten',
  'notice.threshold.hashprice.below': 'Hashprice unter {level}: **{value}** pro {unit} und Tag.',
  'notice.threshold.hashprice.above': 'Hashprice über {level}: **{value}** pro {unit} und Tag.',
  'notice.threshold.price.below': '{coin} unter {level}: **{value}**{moved}.',
  'notice.threshold.price.above': '{coin} über {level}: **{value}**{moved}.',
  'notice.threshold.fees.below': 'Gebühren unter {level} pro Block: **{value}**{moved}.',
  'notice.threshold.fees.above': 'Gebühren über {level} pro Block: **{value}**{moved}.',
  'notice.threshold.forecast.below': 'Prognose der nächsten Anpassung unter {level}: **{value}**.',
  'notice.threshold.forecast.above': 'Prognose der nächsten Anpassung über {level}: **{value}**.',
  'notice.change.hashprice':
    'Hashprice **{change}** in {time}: {from} → **{to}** pro {unit} und Tag.',
  'notice.change.price': '{coin} **{change}** in {time}: {from} → **{to}**.',
  'notice.change.fees': 'Gebühren pro Block **{change}** in {time}: {from} → **{to}**.',
  'notice.change.difficulty': 'Difficulty **{change}** in {time}: {from} → **{to}**.',
  'notice.threshold.moved': '({change} in {time})',
  'notice.threshold.next.below': 'Wieder scharf über {clear}.',
  'notice.threshold.next.above': 'Wieder scharf unter {clear}.',
  'notice.retarget.changed': 'Difficulty {change}: {before} → {now}',
  'notice.retarget.new': 'Neue Difficulty: {now}',
  'notice.retarget.values': '{before} → **{now}**',
  'notice.retarget.value': '**{now}**',
  'notice.retarget.hashprice': 'Hashprice pro {unit} und Tag: {change}',
  'notice.retarget.rig': '**{rig}**, Gewinn am Tag: {change}',
  'notice.retarget.next': 'Nächste Anpassung {when}.',
  'notice.halving.ahead': 'Noch {days, plural, one {# Tag} other {# Tage}} bis zum Halving',
  'notice.halving.here': 'Das Halving ist da: Block {height}',
  'notice.halving.when':
    'Block {height}, noch {blocks, plural, one {# Block} other {# Blöcke}} ({when})',
  'notice.step.ahead':
    'Noch {days, plural, one {# Tag} other {# Tage}}, dann sinkt die Blockbelohnung',
  'notice.step.here': 'Die Blockbelohnung ist gesunken',
  'notice.step.when': 'Erwartet {when}.',
  'notice.odd.sample': 'Beispieldaten vom {date}: nicht der Markt von heute.',
  'notice.odd.stale': '{part}: {age}',
  'notice.odd.onePrice': 'Der Preis kommt nur von {exchange}.',
  'notice.more': '… und {count} weitere.',
  'notice.unknown': 'unbekannt',
};

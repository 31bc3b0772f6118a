import type { forecastEn } from '../en/forecast.ts';

export const forecastDe: Readonly<Record<keyof typeof forecastEn, string>> = {
  'command.forecast.name': 'prognose',
  'command.forecast.description':
    'Macht sich ein Rig je bezahlt? Wachstum, Halving, simulierte Verläufe',
  'option.cost.name': 'kosten',
  'option.cost.description': 'Was alles zusammen gekostet hat, etwa 3.000 € oder $3,500',
  'option.months.name': 'monate',
  'option.months.description': 'Wie weit ich schaue, 1 bis 60 Monate (sonst 36)',
  'option.growth.name': 'wachstum',
  'option.growth.description': 'Wachstum der Difficulty in % im Monat, etwa 2,5; oder verlauf',
  'option.resale.name': 'wiederverkauf',
  'option.resale.description': 'Was es am Ende noch bringt, etwa 700 € oder 20%',
  'option.switch_off.name': 'abschalten',
  'option.switch_off.description': 'Ob du es bei Verlust abschaltest (sonst ja)',

  'forecast.title': '{rig}: Macht es sich bezahlt?',
  'forecast.pays': 'Macht sich bezahlt: {parts}{futures}.',
  'forecast.paysNot':
    'Macht sich nicht bezahlt in {months, plural, one {# Monat} other {# Monaten}}{futures}.',
  'forecast.paysNever':
    'Macht sich nie bezahlt, nicht einmal bei gleichbleibender Difficulty{futures}.',
  'forecast.futures': '; in {share} von 100 simulierten Verläufen',
  'forecast.futuresNot': '; nur in {share} von 100 simulierten Verläufen',
  'forecast.part.flat': '{when} bei gleichbleibender Difficulty',
  'forecast.part.grown': '{when} bei {growth} im Monat',
  'forecast.part.cut': '{when} mit dem Halving',
  'forecast.when.in':
    '{months, plural, =0 {in weniger als einem Monat} one {nach # Monat} other {nach # Monaten}}',
  'forecast.when.not': '{months, plural, one {nicht in # Monat} other {nicht in # Monaten}}',
  'forecast.when.never': 'nie',
  'forecast.dontStart':
    '⚠️ **Schalt es gar nicht erst ein:** Heute bringt es {income} am Tag und kostet {cost}; es lohnt sich {condition}.',
  'forecast.dontStart.tariff': 'bei Strom unter {tariff}/kWh',
  'forecast.dontStart.price': 'bei Bitcoin über {price}',
  'forecast.dontStart.never': 'bei keinem Strompreis',
  'forecast.sums':
    'Ertrag in {months, plural, one {# Monat} other {# Monaten}}, nach Strom: **{low}** (P10) · **{middle}** (P50) · **{high}** (P90), bei Kosten von **{cost}**.',
  'forecast.sumsFixed':
    'Ertrag in {months, plural, one {# Monat} other {# Monaten}}, nach Strom: **{sum}** {part}, bei Kosten von **{cost}**.',
  'forecast.loss': 'Erster Monat mit Verlust, {part}: **Monat {month}** ({date}).',
  'forecast.noLoss': 'Kein Monat mit Verlust {part}.',
  'forecast.at.flat': 'bei gleichbleibender Difficulty',
  'forecast.at.grown': 'bei {growth} im Monat',
  'forecast.part.step': '{when} mit den monatlichen Stufen der Belohnung',
  'forecast.at.step': 'bei {growth} im Monat mit den monatlichen Stufen der Belohnung',
  'forecast.name.step': '{growth} im Monat, mit den monatlichen Stufen der Belohnung',
  'forecast.steps':
    'Die Belohnung sinkt jeden Monat nach der Tabelle der Chain; die Difficulty reagiert hier nicht darauf.',
  'forecast.at.cut': 'bei {growth} im Monat mit dem Halving',
  'forecast.resale': 'Am Ende für {resale} verkauft bleiben **{net}** {part}.',
  'forecast.coins':
    'Fürs selbe Geld gibt es heute **{coins}**: in **{share} von 100** Verläufen am Ende mehr wert.',
  'forecast.coinsAlone': 'Fürs selbe Geld gibt es heute **{coins}**.',
  'forecast.basis': '{paths} Verläufe aus {weeks} vergangenen Wochen, {drift}. Ohne Gewähr.',
  'forecast.basisAlone':
    'Diesmal ließ sich nichts simulieren: nur gleichmäßiges Wachstum. Ohne Gewähr.',
  'forecast.drift.price0': 'der Kurs ohne Trend',
  'forecast.drift.history': 'mit den Trends von damals',
  'forecast.drift.zero': 'ganz ohne Trend',
  'forecast.chart.failed': 'Das Diagramm ließ sich diesmal nicht zeichnen.',

  'forecast.even': 'Bei gleichmäßigem Wachstum',
  'forecast.line': '**{name}:** {when} · Ertrag {sum} · netto {net}',
  'forecast.name.flat': 'Gleich bleibend',
  'forecast.name.grown': '{growth} im Monat',
  'forecast.name.cut': '{growth} im Monat, Halving {date}',
  'forecast.growth.said': 'Wachstum von {growth} im Monat: deine Angabe.',
  'forecast.growth.past': 'Wachstum von {growth} im Monat: wie vom {from} bis {to}.',
  'forecast.simulated': 'Simulierte Verläufe',
  'forecast.chance': 'Macht sich in **{chance}** davon bezahlt',
  'forecast.payback': 'Nach wie langer Zeit: {low} (P10) · {middle} (P50) · {high} (P90)',
  'forecast.weeks': '{weeks, plural, one {# Woche} other {# Wochen}}',
  'forecast.mean': 'Mittel der Summen {mean}',
  'forecast.off': 'Aus, weil es sich nicht lohnte: {share} der Zeit',
  'forecast.atLoss': 'Läuft mit Verlust: {share} der Zeit',
  'forecast.window.own':
    'Vergangenheit: {weeks} Wochen vom {from} bis {to}, was dieser Bot selbst weiß',
  'forecast.window.facts':
    'Vergangenheit: {weeks} Wochen vom {from} bis {to}, dem Bot mitgegeben (seine eigene ist zu kurz)',
  'forecast.trend.price0':
    'Trends: der des Kurses bleibt weg, der der Difficulty ist {growth} im Monat',
  'forecast.trend.history': 'Trends: wie in jenen Wochen, Difficulty {growth} im Monat',
  'forecast.trend.zero': 'Trends: keine; eine andere Wahl ändert die Chance stark',
  'forecast.method':
    '{paths} Verläufe, in Blöcken von {block} Wochen, Kurs und Difficulty einer Woche zusammen; Startwert {seed}',
  'forecast.noReaction':
    'Die Difficulty reagiert hier nicht auf das Halving; die Transaktionsgebühren bleiben, wie sie sind.',
  'forecast.counted': 'Gekauft für {cost}',
  'forecast.countedResale': 'Am Ende verkauft für {resale}',
  'forecast.switches': 'Abgeschaltet, solange der Strom mehr kostet, als es bringt',
  'forecast.keepsOn': 'Läuft auch mit Verlust weiter',
  'forecast.byHours': 'Strom Stunde für Stunde, übers Jahr; Starts kosten hier nichts',
  'forecast.byMean': 'Strom zum mittleren Preis, Tag und Nacht',
  'forecast.byModes':
    'In dem seiner {count, plural, one {# Modus} other {# Modi}}, der gerade am besten ist',
  'forecast.noPromise': 'Ohne Gewähr: Mehr als die Vergangenheit weiß niemand.',

  'button.forecast': 'Macht es sich bezahlt?',
  'button.drift.price0': 'Kurs ohne Trend',
  'button.drift.history': 'Wie früher',
  'button.drift.zero': 'Kein Trend',
  'modal.forecast.title': 'Macht es sich bezahlt?',
  'modal.cost': 'Was alles zusammen gekostet hat',
  'modal.cost.example': 'Etwa 3.000 € oder $3,500',
  'modal.months': 'Wie viele Monate, 1 bis 60',
  'modal.growth': 'Wachstum der Difficulty, % im Monat',
  'modal.growth.empty': 'Leer: wie bisher',
  'modal.resale': 'Was es am Ende noch bringt',
  'modal.resale.empty': 'Leer: nichts',
  'draft.expired.forecast':
    'Was hinter diesem Knopf stand, ist weg (es bleibt 30 Tage): Frag noch einmal mit `/prognose rig:S21 Pro kosten:3.000 €`.',

  'amount.unreadable': '„{text}“ kann ich nicht als Betrag lesen: Schreib ihn etwa so: {examples}.',
  'amount.noRate':
    'Von {from} nach {to} habe ich gerade keinen Wechselkurs: Schreib den Betrag in {to}, etwa {example}.',
  'forecast.whatCost':
    'Was hat alles zusammen gekostet? Sag es, etwa `kosten:3.000 €`; mit `/rig ändern` am Rig gemerkt, versteht es sich von selbst.',
  'forecast.noCost':
    'Die Kosten müssen über 0 liegen: Sag, was alles zusammen gekostet hat, etwa `kosten:3.000 €`.',
  'forecast.badResale':
    'Der Wiederverkauf muss ein Betrag von 0 oder mehr sein, oder 0 bis 100 % der Kosten, etwa `wiederverkauf:700 €` oder `wiederverkauf:20%`.',
  'forecast.badMonths':
    'Ich schaue 1 bis 60 ganze Monate weit, nicht {text}: Schreib etwa `monate:36`.',
  'forecast.badGrowth':
    'Ein Wachstum von {text} im Monat ergibt keinen Sinn: Nimm −50 % bis +50 %, etwa `wachstum:2,5`.',
  'forecast.unreadableGrowth':
    '„{text}“ kann ich nicht als Wachstum lesen: Schreib % im Monat, etwa `wachstum:2,5`, oder `wachstum:verlauf`.',
  'forecast.noMarket':
    'Ohne Kurs und Difficulty kann das niemand sagen: Versuch es in ein paar Minuten noch einmal; `/status` zeigt, wer schweigt.',

  'command.contract.name': 'vertrag',
  'command.contract.description':
    'Lohnt sich ein Cloud-Mining-Vertrag, verglichen mit dem Kauf der Coins?',
  'option.contractPrice.name': 'preis',
  'option.contractPrice.description': 'Was ein TH/s im Voraus kostet, etwa 20 €',
  'option.term.name': 'vertragsdauer',
  'option.term.description': 'Tage vom Bezahlen bis zum Ende, etwa 365',
  'option.upkeep.name': 'unterhalt',
  'option.upkeep.description': 'Unterhalt pro TH/s und Tag, etwa 0,035 €; 0, wo es keinen gibt',
  'option.provider.name': 'anbieter',
  'option.provider.description': 'Trägt ein, was über ihn bekannt ist',
  'option.rule.name': 'regel',
  'option.rule.description': 'Was an Tagen gilt, an denen der Unterhalt über dem Ertrag liegt',
  'choice.rule.suspend': 'nichts wird ausgezahlt',
  'choice.rule.terminate': 'er endet nach einigen Tagen',
  'choice.rule.pay': 'du zahlst den Rest',
  'option.grace.name': 'frist',
  'option.grace.description': 'So viele Verlusttage in Folge beenden ihn (sonst 28)',
  'option.delay.name': 'wartezeit',
  'option.delay.description': 'Tage vom Bezahlen, bis er schürft',
  'option.share.name': 'anteil',
  'option.share.description': 'Dein Anteil an dem, was übrig bleibt, in % (sonst 100)',
  'option.promised.name': 'versprochen',
  'option.promised.description': 'Was dir pro TH/s und Tag versprochen wird, etwa 0,06 €',

  'contract.title': '{net} pro TH/s: {price} für {days, plural, one {# Tag} other {# Tage}}',
  'contract.net': 'Netto pro TH/s: {parts}.',
  'contract.today':
    'Heute am Tag: Ertrag {income} − Unterhalt {upkeep} ({share} davon) = **{left}** für dich.',
  'contract.loss': 'Erster Tag mit Verlust, {part}: **Tag {day}** ({date}).',
  'contract.noLoss': 'Kein Tag mit Verlust {part}.',
  'contract.ends':
    'Nach {grace, plural, one {# solchem Tag} other {# solchen Tagen}} in Folge endet er: **Tag {day}** ({date}).',
  'contract.rule.suspend': 'An solchen Tagen wird nichts ausgezahlt.',
  'contract.rule.terminate': 'Seine Zeit ist um, bevor die Regel ihn beendet.',
  'contract.rule.pay': 'An solchen Tagen schuldest du den Rest.',
  'contract.coins':
    'Fürs selbe Geld gibt es heute **{bought}**; {part} zahlt der Vertrag **{mined}**, zum Kurs von heute.',
  'contract.presumed': 'Bedingungen des Anbieters sind eingetragen: Lies deine eigenen.',
  'contract.flags': 'Warnzeichen',
  'contract.flag.impossible':
    'Versprochen sind {promised} pro TH/s und Tag, diese Hashrate schürft aber {income}: Der Rest kann nur das Geld anderer Leute sein.',
  'contract.flag.guaranteed':
    'Ein fester Ertrag am Tag kann nicht vom Mining kommen: Was ein TH/s bringt, ändert sich täglich.',
  'contract.flag.neverPays':
    'Der Unterhalt von {upkeep} liegt vom ersten Tag an über dem Ertrag von {income}: Er zahlt nie etwas aus.',
  'contract.flag.neverBack':
    'Der Preis von {price} ist mehr, als ein TH/s in der ganzen Zeit schürft, selbst ohne Unterhalt: {mined}. Zum Kurs von heute kommt er nie zurück.',
  'contract.flag.noEndRule':
    'Keine Regel für Tage, an denen der Unterhalt über dem Ertrag liegt: Dann entscheidet der Anbieter allein. Gerechnet, als würde nichts ausgezahlt.',
  'contract.flag.zeroUpkeep':
    'Kein Unterhalt: Irgendwer zahlt den Strom, also muss er im Preis stecken.',
  'contract.flag.moneyUpkeep':
    'Der Unterhalt ist in Geld, der Ertrag in Coins: Beim Halving fällt das, was bleibt, um weit mehr als die Hälfte.',
  'contract.provider.gomining':
    'Einmal pro TH/s bezahlt; ein Tag bringt den Ertrag des Pools ohne Strom und Service, beides in Dollar. Am 25.10.2022 nahmen sie 87 % davon. Die Hilfeseite rechnet den Strom einer Stunde aus und nennt es einen Tag.',
  'contract.provider.bitdeer':
    'Eine Gebühr im Voraus und Strom pro Tag, mindestens 10 Tage im Voraus; Tage ohne bezahlten Strom bringen nichts und werden nicht nachgeholt. Der Rechner dort lässt die Difficulty, wie sie ist.',
  'contract.provider.genesis':
    'Ohne Ende; Unterhalt $0,28 pro TH/s und Tag (2017). Unter dem Unterhalt wurde nichts gezahlt, nach 60 Tagen war Schluss; 2018 konnten viele einen Vertrag über 5 Jahre kaufen oder ihren verlieren.',
  'contract.provider.hashflare':
    'Beendete im Juli 2018 alle Verträge, nach 28 Tagen unter dem Unterhalt. Die Gründer bekannten sich 2025 schuldig: Von der verkauften Hashrate war weniger als 1 % da.',
  'contract.provider.coinface':
    'Unterhalt $0,35 pro TH/s und Tag, täglich in Coins abgezogen (2017).',
  'contract.provider.cloudminingSolutions':
    'Gemietete Hashrate, die für dein eigenes Pool-Konto arbeitet, wo du sie prüfen kannst; feste Dauer, und ein Rücktrittsrecht, wenn die Rate nicht geliefert wird.',
  'contract.provider.bitclub':
    '2019 in den USA angeklagt wegen eines Betrugs um 722 Millionen Dollar.',
  'contract.sources': '{period}, nach {sources}',
  'contract.noTerm': 'Wie lange läuft er? Gib die Dauer in Tagen an, etwa `vertragsdauer:365`.',
  'contract.noUpkeep':
    'Wie hoch ist der Unterhalt pro TH/s und Tag? Gib ihn an, etwa `unterhalt:0,035 €`, oder `unterhalt:0`, wo es keinen gibt.',
  'contract.noPrice': 'Der Preis eines TH/s muss über 0 liegen, etwa `preis:20 €`.',
  'contract.negative': '„{text}“ liegt unter 0: Gib einen Betrag ab 0 an, etwa `{example}`.',
  'contract.unknownProvider':
    'Einen Anbieter namens „{text}“ kenne ich nicht: Gib die Bedingungen selbst an, etwa `preis:20 € vertragsdauer:365 unterhalt:0,035 €`.',

  'chart.forecast': 'Ertrag in {months, plural, one {# Monat} other {# Monaten}}',
  'chart.forecast.unit': '{currency} nach Strom · P10, P50, P90',
  'chart.forecast.middle': 'P50 {sum}',
  'chart.forecast.note': '{share} von 100 machen sich bezahlt',
  'chart.forecast.cost': 'Kosten {cost}',
  'chart.altForecast':
    '{title} ({unit}): Die Hälfte der Verläufe endet am {to} unter {middle}, jeder zehnte unter {low}, neun von zehn unter {high}. Die Kosten sind {cost}.',
};

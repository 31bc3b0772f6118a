import type { oddsEn } from '../en/odds.ts';

export const oddsDe: Readonly<Record<keyof typeof oddsEn, string>> = {
  'command.solo.name': 'solo',
  'command.solo.description': 'Wie wahrscheinlich ein eigener Block ist, und wie lange er dauert',
  'command.pools.name': 'pools',
  'command.pools.description': 'Wie Pools zahlen, was sie behalten, und wie sehr das schwankt',
  'option.minedRig.description': 'Dein Rig: was es bekäme, etwa S21 Pro oder 120TH 3000W',
  'option.pool.name': 'pool',
  'option.pool.description': 'Ein Pool mit allem, was über ihn bekannt ist, etwa OCEAN',
  'option.poolFee.description': 'Die Gebühr in %, die du dort zahlst; sie geht vor allen Listen',

  'solo.title': '{rig}: ein eigener Block?',
  'solo.wait':
    'Ein Block kommt im Mittel nach {mean}, in der Hälfte der Fälle innerhalb von {median}.',
  'solo.never':
    'Praktisch nie: Ein Block kommt im Mittel nach {mean}, in der Hälfte der Fälle innerhalb von {median}.',
  'solo.days': '{days} Tagen',
  'solo.years': '{years} Jahren',
  'solo.chances': 'Wahrscheinlichkeit eines Blocks: {chances}',
  'solo.in.day': 'an einem Tag {chance}',
  'solo.in.month': 'in einem Monat {chance}',
  'solo.in.year': 'in einem Jahr {chance}',
  'solo.in.fiveYears': 'in 5 Jahren {chance}',
  'solo.bestSoFar': 'Bester Share bisher: **{share}**; {ofBlock}.',
  'solo.oneIn': '1 zu {count}',
  'solo.pool':
    'Ein Pool zahlt nach {fee} Gebühr **{day}** am Tag; allein sind es {block} auf einmal, oder nichts.',
  'solo.poolAtLeast':
    'Ein Pool zahlt nach {fee} Gebühr mindestens **{day}** am Tag; allein sind es {block} und Gebühren auf einmal, oder nichts.',
  'solo.basis': 'Difficulty bleibt {difficulty} · {terms}',
  'solo.field.chance': 'Wahrscheinlichkeit von mindestens einem Block',
  'solo.field.wait': 'Wie lange es dauert',
  'solo.field.pool': 'Ein Pool daneben',
  'solo.field.best': 'Bester Share',
  'solo.waits':
    'Im Mittel nach {mean} · die Hälfte innerhalb von {median} · neun von zehn innerhalb von {long}',
  'solo.effort':
    'Dreimal so lange wie im Mittel ohne Block (Aufwand über 300 %): {chance} aller Fälle',
  'solo.memory':
    'Glück hat kein Gedächtnis: Nach einem Jahr ohne Block dauert es noch so lange wie am ersten Tag.',
  'solo.poolIncome': 'Am Tag {day}\nIm Monat {month}\nIm Jahr {year}',
  'solo.same':
    'Vor Gebühren bringt es allein im Mittel dasselbe: {block} je Block. Solo-Pools behalten davon 0 bis 2 %; `/pools` sagt, wer wie zahlt.',
  'solo.best':
    'In der Hälfte der Fälle liegt der beste Share eines Tages über {day}, eines Monats über {month}, eines Jahres über {year}. Ein Block braucht {difficulty}.',
  'solo.near':
    'Ein Share von einem Zehntel der Difficulty eines Blocks ({share}) in einem Jahr: {chance}',
  'odds.noMarket':
    'Ohne die Difficulty kann das niemand sagen: Versuch es in ein paar Minuten noch einmal; `/status` zeigt, wer schweigt.',

  'pools.title': 'Wie Pools zahlen',
  'pools.headline':
    'FPPS zahlt jeden Tag dasselbe; PPLNS und TIDES schwanken mit dem Glück des Pools; SOLO heißt ein Block oder nichts.',
  'pools.asOf': 'Listen gelesen bis {checked}; sie widersprechen sich, unter Details steht, wo.',
  'pools.withRig': 'Mit `rig:` rechne ich aus, was es bei dir ist.',
  'pools.share': '{share} des Netzwerks',
  'pools.shares': '{least} bis {most} des Netzwerks',
  'pools.noFee': '(Gebühr nicht veröffentlicht)',
  'pools.ownFee': '{fee} *(deine)*',
  'pools.noSource': '(keine Quelle)',
  'pools.leastPayout': 'Zahlt ab {amount} aus.',
  'pools.scheme.FPPS': 'FPPS',
  'pools.scheme.PPS+': 'PPS+',
  'pools.scheme.PPLNS': 'PPLNS',
  'pools.scheme.TIDES': 'TIDES',
  'pools.scheme.SOLO': 'SOLO',
  'pools.scheme.MARKET': 'Hashrate-Markt',
  'pools.scheme.PRIVATE': 'nur für Kunden',
  'pools.condition.datum': 'DATUM',
  'pools.condition.braiinsOs': 'Braiins OS',
  'pools.condition.promotion': 'Aktion',
  'pools.means.FPPS':
    '**FPPS** fester Betrag je Share, mittlere Gebühren des Netzwerks inbegriffen: schwankt nicht',
  'pools.means.PPS+':
    '**PPS+** die Subsidy ist fest, die Transaktionsgebühren schwanken mit dem Glück',
  'pools.means.PPLNS':
    '**PPLNS** dein Teil der Blöcke, die der Pool findet: schwankt mit seinem Glück',
  'pools.means.TIDES': '**TIDES** wie PPLNS über Shares von 8 Difficultys, gezahlt im Block selbst',
  'pools.means.SOLO': '**SOLO** ein eigener Block oder nichts',
  'pools.means.MARKET': '**Hashrate-Markt** Käufer zahlen, was sie bieten',
  'pools.means.PRIVATE': '**Nur für Kunden** die Bedingungen sind nicht öffentlich',
  'pools.field.schemes': 'Arten zu zahlen',
  'pools.field.sources': 'Quellen (Liste durchgesehen {checked})',
  'pools.field.deviation': 'Schwankung eines Monats (Standardabweichung)',
  'pools.field.note': 'Über den Pool',
  'pools.paysTitle': '{rig}: was Pools zahlen',
  'pools.month': 'Ein Monat ist im Mittel {month} wert, vor Gebühren.',
  'pools.monthAtLeast': 'Ein Monat ist im Mittel mindestens {month} wert, vor Gebühren.',
  'pools.fixed': '{what}: **{mean}**, fest',
  'pools.swings': '{what}: {low} · **{middle}** · {high}',
  'pools.alone': '{what}: mit {chance} Wahrscheinlichkeit {block}',
  'pools.swing':
    'Ein Monat von 30,4 Tagen nach Gebühr, bei der Difficulty von heute: P10 · P50 · P90; einer von zehn Monaten ist schlechter als P10.',
  'pools.deviation': '{pool} {scheme}: ±{deviation} bei {share} des Netzwerks',
  'pools.deviationSolo':
    'Beim kleinsten Anteil, den eine Liste nennt: Ein größerer Pool schwankt weniger. SOLO schwankt am meisten.',
  'pools.note.foundry':
    'Gestaffelt nach Hashrate, nach Vertrag: Listen mit 0 % sind falsch oder alt. Anteil: 30 % oder 37 %.',
  'pools.note.antpool': 'Eine Liste nennt 0 %: das ist wohl sein PPLNS.',
  'pools.note.f2pool': 'Andere Listen nennen 2,5 %: das war sein älteres PPS+.',
  'pools.note.viabtc':
    'PPLNS über die letzten 5 Difficulty-Runden. Listen nennen Anteile, die um den Faktor 4 auseinanderliegen.',
  'pools.note.spider':
    'PPLNS über 3 Blöcke; 0 % ist eine Aktion, sonst 2 %. FPPS-Gebühren: Mittel eines Tages ohne beide Enden.',
  'pools.note.mara': 'Nicht für alle offen.',
  'pools.note.secpool': 'Veröffentlicht keine Gebühr.',
  'pools.note.luxor': 'Listenpreis; Verträge weichen ab.',
  'pools.note.sbi': 'Veröffentlicht keine Gebühr.',
  'pools.note.ocean':
    'Fenster 8 × Difficulty; 1 % mit eigenen Blockvorlagen. Weniger wird über Lightning gezahlt.',
  'pools.note.braiins': '0 % für Maschinen mit Braiins OS. Zahlt auch über Lightning.',
  'pools.note.binance': 'Will wissen, wer du bist.',
  'pools.note.emcd': 'Für seine Gebühr kenne ich keine Quelle: Frag dort nach.',
  'pools.note.kryptex': 'Veröffentlicht keine Gebühr, die ich lesen konnte.',
  'pools.note.nicehash':
    'Kein Pool: Du verkaufst Hashrate, und ihr Preis schwankt. Die 2 % sind vom Hörensagen: Prüf es nach.',
  'pools.note.ckpool':
    'Der Block zahlt direkt an deine Adresse. Server für die Welt, die EU und Australien.',
  'pools.note.publicPool': 'Du kannst ihn selbst betreiben.',
  'pools.note.nerdminers': 'Gilt auch für andere, die ckpool betreiben.',
  'pools.unknown': 'Einen Pool „{text}“ kenne ich nicht: einer von {names}, etwa `pool:{example}`.',
  'pools.feeOfWhich': 'Von welchem Pool ist die Gebühr? Sag es dazu: `/pools pool:OCEAN gebühr:1`.',
  'pools.nothingPublished':
    'Niemand veröffentlicht, was {pool} behält: Sag deine Gebühr, etwa `/pools pool:{pool} gebühr:2`.',
  'pools.notReckoned':
    'Was {pool} zahlt, kann niemand ausrechnen: Die Regel dafür ist nicht öffentlich. `/pools pool:{pool}` zeigt, was bekannt ist.',
  'draft.expired.solo':
    'Was hinter diesem Knopf stand, ist weg (es wird 30 Tage aufbewahrt): Frag noch einmal mit `/solo rig:S21 Pro`.',
  'draft.expired.pools':
    'Was hinter diesem Knopf stand, ist weg (es wird 30 Tage aufbewahrt): Frag noch einmal mit `/pools`.',
};

import type { chartsEn } from '../en/charts.ts';

export const chartsDe: Readonly<Record<keyof typeof chartsEn, string>> = {
  'option.range.name': 'zeitraum',
  'option.range.description': 'Dazu ein Diagramm, das so weit zurückreicht',
  'choice.range.7d': '7 Tage',
  'choice.range.30d': '30 Tage',
  'choice.range.90d': '90 Tage',
  'choice.range.1y': '1 Jahr',
  'choice.range.3y': '3 Jahre',

  'chart.hashprice': 'Hashprice, {range}',
  'chart.difficulty': 'Difficulty, {range}',
  'chart.profit': 'Gewinn, {range}',
  'chart.range.7d': 'letzte 7 Tage',
  'chart.range.30d': 'letzte 30 Tage',
  'chart.range.90d': 'letzte 90 Tage',
  'chart.range.1y': 'letzte 12 Monate',
  'chart.range.3y': 'letzte 3 Jahre',
  'chart.hashprice.unit': '{currency} pro PH/s und Tag',
  'chart.difficulty.unit': 'in 2³² Hashes pro Block',
  'chart.profit.unit': '{currency} pro Tag zu heutigen Bedingungen',
  'chart.means.hour': 'Stundenmittel',
  'chart.means.day': 'Tagesmittel',
  'chart.sample': 'Beispieldaten',
  'chart.retarget': 'Anpassung',
  'chart.breakEven': 'Gewinnschwelle',
  'chart.breakEvenAt': 'Gewinnschwelle {value}',
  'chart.above': '{distance} über der Gewinnschwelle',
  'chart.below': '{distance} unter der Gewinnschwelle',
  'chart.at': 'an der Gewinnschwelle',
  'chart.changeSince': '{change} seit {date}',

  'chart.alt':
    '{title} ({unit}), eine Linie vom {from} bis zum {to}: zuerst {first}, zuletzt {last}, am niedrigsten {lowest} am {lowestDate}, am höchsten {highest} am {highestDate}.',
  'chart.altOne': '{title} ({unit}): ein einziger Wert, {last} am {to}.',
  'chart.altBreakEven': 'Die Gewinnschwelle liegt bei {value}.',
  'chart.altSample': 'Beispieldaten.',

  'chart.noHistory': 'Noch kein Verlauf: Das Diagramm kommt, sobald es einen gibt.',
  'chart.failed': 'Das Diagramm ließ sich diesmal nicht zeichnen.',
};

/** What is said on charts and about them, in English; `charts-de.ts` has the same keys. */
export const chartsEn = {
  'option.range.name': 'range',
  'option.range.description': 'Adds a chart that goes back so far',
  'choice.range.7d': '7 days',
  'choice.range.30d': '30 days',
  'choice.range.90d': '90 days',
  'choice.range.1y': '1 year',
  'choice.range.3y': '3 years',

  'chart.hashprice': 'Hashprice, {range}',
  'chart.difficulty': 'Difficulty, {range}',
  'chart.profit': 'Profit, {range}',
  'chart.range.7d': 'last 7 days',
  'chart.range.30d': 'last 30 days',
  'chart.range.90d': 'last 90 days',
  'chart.range.1y': 'last 12 months',
  'chart.range.3y': 'last 3 years',
  'chart.hashprice.unit': '{currency} per PH/s per day',
  'chart.difficulty.unit': 'in 2³² hashes per block',
  'chart.profit.unit': '{currency} per day at today’s terms',
  'chart.means.hour': 'hourly means',
  'chart.means.day': 'daily means',
  'chart.sample': 'sample data',
  'chart.retarget': 'retarget',
  'chart.breakEven': 'break-even',
  'chart.breakEvenAt': 'break-even {value}',
  'chart.above': '{distance} above break-even',
  'chart.below': '{distance} below break-even',
  'chart.at': 'at break-even',
  'chart.changeSince': '{change} since {date}',

  // For who doesn't see it.
  'chart.alt':
    '{title} ({unit}), a line from {from} to {to}: first {first}, last {last}, lowest {lowest} on {lowestDate}, highest {highest} on {highestDate}.',
  'chart.altOne': '{title} ({unit}): a single value, {last} on {to}.',
  'chart.altBreakEven': 'Break-even is at {value}.',
  'chart.altSample': 'Sample data.',

  // Instead of a picture.
  'chart.noHistory': 'No history yet: the chart comes as soon as there is some.',
  'chart.failed': 'The chart could not be drawn this time.',
} as const;

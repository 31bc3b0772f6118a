/**
 * Measures what a morning with ten thousand digests costs the bot. Prints tables for
 * docs/BENCHMARKS.md; exits with 1 when a target is missed.
 */
import { measureComposing } from './measure-composing.ts';
import { REQUESTS_PER_SECOND, sendDigests } from './send-digests.ts';
import { figures, machine, printTable, verdict } from './table.ts';

const TARGETS = { share: 0.95, composing: 2, chartRatio: 1.15, growth: 100, acknowledged: 100 };

console.log(`${machine()}\n`);

const { composing, again, chart, resvgAlone, chartAgain } = await measureComposing();
const sent = await sendDigests();
const growth = sent.memory.most - sent.memory.before;

printTable(
  '| one digest | ms | target | | baseline | ms | ratio |',
  '|:--|--:|--:|:--|:--|--:|--:|',
  [
    [
      'composed without chart, median',
      figures(composing),
      ...verdict(composing, '≤', TARGETS.composing),
      ...['the same content for another channel', figures(again), figures(composing / again)],
    ],
    [
      'chart drawn and painted, p50',
      figures(chart),
      ...verdict(chart / resvgAlone, '≤', TARGETS.chartRatio, 'ratio '),
      ...['resvg alone on the same drawing', figures(resvgAlone), figures(chart / resvgAlone)],
    ],
    ['the same chart again, p50', figures(chartAgain), '', '', '', '', ''],
  ],
);
printTable(
  `| ${sent.channels.toLocaleString('en')} channels in one minute, ${sent.contents} contents | | target | | baseline | | ratio |`,
  '|:--|--:|--:|:--|:--|--:|--:|',
  [
    [
      'messages a second',
      figures(sent.perSecond),
      ...verdict(sent.perSecond, '≥', TARGETS.share * REQUESTS_PER_SECOND),
      ...["Discord's limit", figures(REQUESTS_PER_SECOND)],
      figures(sent.perSecond / REQUESTS_PER_SECOND),
    ],
    ['first message after, s', figures(sent.firstAfter), '', '', '', '', ''],
    ['answers of 429', String(sent.rateLimited), ...verdict(sent.rateLimited, '≤', 0), '', '', ''],
    ['channels without', String(sent.lost), ...verdict(sent.lost, '≤', 0), '', '', ''],
    ['channels with two', String(sent.doubled), ...verdict(sent.doubled, '≤', 0), '', '', ''],
    [
      'of the contents with a picture',
      String(sent.withPicture),
      ...verdict(sent.withPicture, '≥', sent.contents),
      ...['', '', ''],
    ],
    [
      'growth of resident memory, MB',
      figures(growth),
      ...verdict(growth, '≤', TARGETS.growth),
      ...['before', figures(sent.memory.before), figures(sent.memory.most / sent.memory.before)],
    ],
    [
      '`/profit` acknowledged meanwhile, p99, ms',
      figures(sent.busyP99),
      ...verdict(sent.busyP99, '≤', TARGETS.acknowledged),
      ...['in a quiet minute', figures(sent.quietP99), figures(sent.busyP99 / sent.quietP99)],
    ],
  ],
);

import { answerProfit } from '../commands/profit/answer.ts';
import { conditionsOf, forecastOf } from '../src/market/conditions.ts';
import { economics } from '../src/mining/economics.ts';
import { parseRig, suggestRigs } from '../src/rig/text.ts';
import { caller, portsWith } from '../tests/support/command-ports.ts';
import { NOW, reading } from '../tests/support/readings.ts';
import { median } from './median.ts';

interface Work {
  readonly name: string;
  /** Runs in a second of CPU time. */
  readonly perSecond: number;
  /** How many parses of an interaction's JSON take as long. */
  readonly parses: number;
}

const ROUNDS = 5;
const ROUND_MS = 200;
const RIG = '120TH 3000W';

/**
 * Measures the work between an interaction and its answer, without Discord and database.
 *
 * @param interaction - As JSON: reading it is the measure for the rest.
 */
export async function measurePureWork(interaction: string): Promise<readonly Work[]> {
  const ports = portsWith();
  const miner = { hashrate: 120e12, power: 3_000 };
  const terms = { tariff: 0.07, poolFee: 0.02, uptime: 1, fixedCost: 0 };
  const market = conditionsOf(reading, 'USD');
  if (!market.ok) throw new Error('The reading is not whole');
  let moment = NOW;
  const baseline = () => JSON.parse(interaction);
  const works: Readonly<Record<string, () => unknown>> = {
    [`read an interaction (JSON.parse, ${interaction.length} characters)`]: baseline,
    [`understand "${RIG}"`]: () => parseRig(RIG),
    'understand "2x s19j pro 104 €0.28"': () => parseRig('2x s19j pro 104 €0.28'),
    'suggest 25 rigs for "s21"': () => suggestRigs('s21', 25),
    'economics with five break-evens': () => economics(miner, terms, market.conditions),
    'forecast of the retarget': () => {
      // Nothing is worked out for a moment that was asked about before.
      moment += 1;
      return forecastOf(reading, moment);
    },
    'whole answer to /profit, the same each time': () => answerProfit({ rig: RIG }, caller, ports),
  };
  const rounds = new Map(Object.keys(works).map((name) => [name, [] as number[]]));
  // The first round warms up.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [name, work] of Object.entries(works)) {
      const rate = await rateOf(work);
      if (round > 0) rounds.get(name)?.push(rate);
    }
  }
  const rates = [...rounds].map(([name, values]) => ({ name, perSecond: median(values) }));
  const reads = rates[0]?.perSecond ?? Number.NaN;
  return rates.map((each) => ({ ...each, parses: reads / each.perSecond }));
}

async function rateOf(work: () => unknown): Promise<number> {
  const deadline = performance.now() + ROUND_MS;
  const before = process.cpuUsage();
  let runs = 0;
  while (performance.now() < deadline) {
    for (let i = 0; i < 20; i += 1) await work();
    runs += 20;
  }
  const { user, system } = process.cpuUsage(before);
  return (runs * 1e6) / (user + system);
}

import { expect, it } from 'vitest';
import { portsWith } from '../support/command-ports.ts';
import type { Exchange } from '../support/discord/exchange.ts';
import { BOB } from '../support/discord/people.ts';
import { memoryStores } from '../support/memory-stores.ts';
import { NOW } from '../support/readings.ts';
import { connectHashbell, localDiscord } from './connected-bot.ts';

const DAY = 86_400;
/** Charts that anybody may have at once. */
const BURST = 10;

async function hashbell() {
  const discord = await localDiscord();
  const ports = { ...portsWith(), ...(await memoryStores()) };
  await ports.history.fillDays(
    'BTC',
    Array.from({ length: 90 }, (_, index) => ({
      at: Math.floor(NOW / DAY - 90 + index) * DAY,
      height: 974_736 - 144 * (90 - index),
      difficulty: 140e12,
      meanFees: 2_000_000,
      usd: 95_000,
    })),
  );
  return connectHashbell({ discord, ports });
}

const words = ({ message }: Exchange) => JSON.stringify(message?.content);
const USED_UP = /many charts, forecasts, files or previews in a short time.*<t:\d+:R>/;

it('gives one person so many charts at once, and others theirs', async () => {
  const { people } = await hashbell();
  const orders = ['7d', '30d', '90d', '1y', '3y'].flatMap((range) =>
    ['USD', 'EUR', 'JPY'].map((currency) => ({ range, currency })),
  );
  expect(orders.length).toBeGreaterThan(BURST);
  const answers = await Promise.all(
    orders.map((order) => people.slash('hashprice', order).finished),
  );
  const painted = answers.filter(({ message }) => message?.files.length === 1);
  expect(painted).toHaveLength(BURST);
  for (const answer of answers) {
    if (painted.includes(answer)) continue;
    // The answer itself is there.
    expect(words(answer)).toContain('per PH/s per day');
    expect(words(answer)).toMatch(USED_UP);
  }

  const known = painted[0] && orders[answers.indexOf(painted[0])];
  const again = await people.slash('hashprice', { ...known }).finished;
  expect(again.message?.files).toHaveLength(1);
  const theirs = await people.slash('difficulty', { range: '90d' }, { user: BOB }).finished;
  expect(theirs.message?.files).toHaveLength(1);
  const german = await people.slash('difficulty', { range: '7d' }, { locale: 'de' }).finished;
  expect(words(german)).toMatch(/viele Diagramme, Prognosen, Dateien oder Vorschauen.*<t:\d+:R>/);
}, 30_000);

it('gives one person so many forecasts at once, and others theirs', async () => {
  const { people } = await hashbell();
  const ask = (cost: number, user?: string) =>
    people.slash('forecast', { rig: 'S21 Pro', cost: `$${cost}` }, { ...(user && { user }) })
      .finished;
  const costs = Array.from({ length: BURST + 2 }, (_, at) => 3_000 + at);
  const answers = await Promise.all(costs.map((cost) => ask(cost)));
  const simulated = answers.filter((answer) => words(answer)?.includes('of 100 simulated futures'));
  expect(simulated).toHaveLength(BURST);
  for (const answer of answers) {
    if (simulated.includes(answer)) continue;
    // One sentence, and nothing else.
    expect(answer.message).toMatchObject({ ephemeral: true });
    expect(words(answer)).toMatch(USED_UP);
  }
  const theirs = await ask(3_000, BOB);
  expect(theirs.message?.files).toHaveLength(1);
}, 30_000);

it.each([
  ['rig import', { file: { file: 'rigs.csv', text: 'rig\nS21\n' } }],
  ['digest preview', {}],
  ['privacy export', {}],
] as const)('counts /%s', async (name, options) => {
  const { people } = await hashbell();
  for (let call = 0; call < BURST; call += 1) {
    expect(words(await people.slash(name, { ...options }, { place: 'dm' }).finished)).not.toMatch(
      USED_UP,
    );
  }
  const refused = await people.slash(name, { ...options }, { place: 'dm' }).finished;
  expect(refused.message).toMatchObject({ ephemeral: true });
  expect(words(refused)).toMatch(USED_UP);
  expect(words(await people.slash('difficulty').finished)).not.toMatch(USED_UP);
  expect(
    words(await people.slash(name, { ...options }, { place: 'dm', user: BOB }).finished),
  ).not.toMatch(USED_UP);
});

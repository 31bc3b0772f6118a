import { describe, expect, it } from 'vitest';
import type { CoinId } from '../../src/coin/coins.ts';
import type { HistoryPoint } from '../../src/market/history.ts';
import { withSampleHistory } from '../../src/market/sources/sample/sample-history.ts';
import { sampleMarket } from '../../src/market/sources/sample/sample-network.ts';
import { parseCustomId } from '../../src/message/custom-id.ts';
import type { Charts } from '../../src/message/message.port.ts';
import type { Drawing, Message } from '../../src/message/message.ts';
import { coinReadingAt, PICTURES } from '../support/coin-readings.ts';
import { fakeMarket } from '../support/command-ports.ts';
import { frontDoor, saidOf } from '../support/front-door.ts';
import { flawsOf } from '../support/message-limits.ts';
import { textOf } from '../support/message-text.ts';
import { NOW, reading } from '../support/readings.ts';

const DAY = 86_400;
const TODAY = Math.floor(NOW / DAY) * DAY;
const names = ['BCH', 'LTC', 'KAS'] as const;
type Other = (typeof names)[number];

/** Days before today on which a coin was a little dearer each. */
function days(coin: Other, count: number): readonly HistoryPoint[] {
  const { height, difficulty, usd, ...rest } = PICTURES[coin];
  const perDay = { BCH: 144, LTC: 576, KAS: 864_000 }[coin];
  return Array.from({ length: count }, (_, index) => {
    const ago = count - index;
    return {
      at: TODAY - ago * DAY,
      height: height - perDay * ago,
      difficulty,
      usd: usd * (1 - ago / 1_000),
      ...('merged' in rest && { merged: { height: 6_400_000, ...rest.merged } }),
    };
  });
}

function sketching(): Charts & { readonly drawings: Drawing[] } {
  const drawings: Drawing[] = [];
  return {
    drawings,
    async paint(drawing) {
      drawings.push(drawing);
      const { name, description } = drawing;
      return { name, description, data: new TextEncoder().encode(drawing.svg) };
    },
  };
}

/** Returns the custom ids of the buttons for ranges. */
const rangesOf = ({ components = [] }: Message): readonly string[] =>
  components
    .flatMap((row) => row.components)
    .flatMap((part) => ('custom_id' in part ? [part.custom_id] : []))
    .filter((id) => parseCustomId(id)?.action === 'range');

async function door() {
  const charts = sketching();
  const others = names.map((coin) => coinReadingAt(coin, NOW));
  const found = await frontDoor({ charts, market: fakeMarket(reading, [], others) });
  for (const coin of names) await found.ports.history.fillDays(coin, days(coin, 100));
  return { ...found, charts };
}

describe.each([
  ['BCH', 'Bitcoin Cash', 'PH/s'],
  ['LTC', 'Litecoin', 'GH/s'],
  ['KAS', 'Kaspa', 'TH/s'],
] as const)('charts of %s', (coin, title, unit) => {
  it('are of its own hashprice, and stay so when a range is pressed', async () => {
    const { run, press, charts } = await door();
    const message = await run('hashprice', { coin, range: '90d' });
    expect(flawsOf(message)).toEqual([]);
    const description = message.files?.[0]?.description ?? '';
    expect(description).toContain(`${title}: Hashprice, last 90 days (USD per ${unit} per day`);
    // The line ends as the answer begins.
    const price = /Hashprice (\$[\d.]+)/u.exec(textOf(message))?.[1];
    expect(description).toContain(`last ${price}`);
    expect(charts.drawings[0]?.svg).not.toContain('>halving<');
    const buttons = rangesOf(message);
    expect(buttons).toHaveLength(5);
    for (const button of buttons) {
      const pressed = saidOf(await press(button));
      expect(pressed.files?.[0]?.description).toContain(`${title}: Hashprice`);
      expect(textOf(pressed)).toContain(`per ${unit} per day`);
    }
  });

  it('are of its own difficulty', async () => {
    const { run, press } = await door();
    const message = await run('difficulty', { coin, range: '30d' });
    expect(message.files?.[0]?.description).toContain(`${title}: Difficulty, last 30 days`);
    const [button] = rangesOf(message);
    const pressed = saidOf(await press(button));
    expect(pressed.files?.[0]?.description).toContain(`${title}: Difficulty, last 7 days`);
  });

  it('are of a rig that mines it', async () => {
    const { run, ports, charts } = await door();
    const rig = { BCH: 'S21', LTC: 'L9 16GH', KAS: 'KS5 Pro' }[coin];
    await run('rig add', { rig, coin, name: 'Shed' });
    const shown = await run('rig show', { rig: 'Shed' });
    expect(flawsOf(shown)).toEqual([]);
    expect(charts.drawings).toHaveLength(1);
    expect(shown.files?.[0]?.name).toBe('profit.png');
    expect(await ports.rigs.list('80351110224678912')).toMatchObject([{ coin }]);
  });
});

it('have nothing to draw of half an income', async () => {
  const { run, ports } = await door();
  const alone = days('LTC', 100).map(({ merged: _, ...rest }) => ({
    ...rest,
    at: rest.at - 200 * DAY,
  }));
  await ports.history.fillDays('LTC', alone);
  const message = await run('hashprice', { coin: 'LTC', range: '1y' });
  const from = new Date((TODAY - 100 * DAY) * 1_000);
  const date = from.toLocaleDateString('en-US', {
    month: 'short',
    day: 'numeric',
    year: 'numeric',
    timeZone: 'UTC',
  });
  expect(message.files?.[0]?.description).toContain(`from ${date}`);
});

describe('the sample network', () => {
  it.each(names)('has a past of %s, which ends as it is', async (coin: CoinId) => {
    const charts = sketching();
    const market = sampleMarket();
    const found = await frontDoor({ charts, market });
    const history = withSampleHistory(found.ports.history, { epochs: [], isSample: () => true });
    const { at } = market.reading();
    for (const step of ['raw', 'hour', 'day'] as const) {
      const points = await history.range({ coin, step, from: at - 7 * DAY, to: at });
      const last = points.at(-1);
      const { difficulty, price, tip } = market.reading(coin);
      expect((last?.difficulty ?? 0) / (difficulty?.value ?? 1)).toBeCloseTo(1, 1);
      expect((last?.usd ?? 0) / (price?.value.usd ?? 1)).toBeCloseTo(1, 1);
      expect(last?.height).toBeLessThanOrEqual(tip?.value.height ?? 0);
    }
    const year = await history.range({ coin, step: 'day', from: at - 365 * DAY, to: at });
    expect(year.filter((point) => point.usd !== undefined).length).toBeGreaterThan(360);
  });
});

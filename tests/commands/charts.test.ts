import { describe, expect, it } from 'vitest';
import type { Ports } from '../../src/discord/services.ts';
import type { HistoryPoint } from '../../src/market/history.ts';
import type { Charts } from '../../src/message/message.port.ts';
import type { Drawing, Message } from '../../src/message/message.ts';
import { fakeMarket, germanCaller } from '../support/command-ports.ts';
import { doorOf, frontDoor } from '../support/front-door.ts';
import { flawsOf } from '../support/message-limits.ts';
import { datum, NOW, nothing, reading } from '../support/readings.ts';

const DAY = 86_400;
const TODAY = Math.floor(NOW / DAY) * DAY;

/** Days on which the price rose by $100 each, up to the day before today. */
const days = (count: number): readonly HistoryPoint[] =>
  Array.from({ length: count }, (_, index) => {
    const ago = count - index;
    return {
      at: TODAY - ago * DAY,
      height: 974_736 - 144 * ago,
      difficulty: 140e12,
      meanFees: 2_000_000,
      usd: 100_000 - 100 * ago,
    };
  });

/** Says what it was to paint, and gives a few bytes for it. */
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

async function doorWithHistory(count = 100, changes: Partial<Ports> = {}) {
  const charts = sketching();
  const door = await frontDoor({ charts, ...changes });
  await door.ports.history.fillDays('BTC', days(count));
  return { ...door, charts, german: doorOf(door.ports, germanCaller) };
}

const pictureOf = ({ embeds, files }: Message) => [
  embeds?.[0]?.image?.url,
  files?.map(({ name }) => name),
];
const descriptionOf = ({ embeds }: Message) => embeds?.[0]?.description;

describe('/hashprice with a range', () => {
  it('has a picture in its embed, with what it shows in words', async () => {
    const { run, charts } = await doorWithHistory();
    const plain = await run('hashprice');
    const message = await run('hashprice', { range: '90d' });
    expect(pictureOf(plain)).toEqual([undefined, undefined]);
    expect(pictureOf(message)).toEqual(['attachment://hashprice.png', ['hashprice.png']]);
    expect(message.embeds?.[0]?.title).toBe(plain.embeds?.[0]?.title);
    expect(message.files?.[0]?.description).toBe(
      'Hashprice, last 90 days (USD per PH/s per day · daily means), a line from Aug 8, 2026 to Nov 5, 2026: first $41.17, last $45.19, lowest $41.17 on Aug 8, 2026, highest $45.19 on Nov 5, 2026.',
    );
    expect(charts.drawings).toHaveLength(1);
    expect(charts.drawings[0]?.svg).toContain('>+9.8% since Aug 8, 2026<');
    expect(flawsOf(message)).toEqual([]);
  });

  it('speaks German, in another currency', async () => {
    const { german, ports, charts } = await doorWithHistory();
    await ports.history.saveRates([{ date: '2026-11-02', perUsd: { USD: 1, EUR: 0.8 } }]);
    const message = await german.run('hashprice', { range: '7d', currency: 'EUR' });
    const text = message.files?.[0]?.description.replaceAll('\u00a0', ' ');
    expect(text).toBe(
      'Hashprice, letzte 7 Tage (EUR pro PH/s und Tag · Tagesmittel), eine Linie vom 02.11.2026 bis zum 05.11.2026: zuerst 36,04 €, zuletzt 36,15 €, am niedrigsten 36,04 € am 02.11.2026, am höchsten 36,15 € am 05.11.2026.',
    );
    expect(charts.drawings[0]?.svg).toContain('>Hashprice, letzte 7 Tage<');
    expect(flawsOf(message)).toEqual([]);
  });

  it('says so where there is no history, or nothing was painted', async () => {
    const empty = await frontDoor();
    const message = await empty.run('hashprice', { range: '3y' });
    expect(descriptionOf(message)).toMatch(
      /\nNo history yet: the chart comes as soon as there is some\.$/,
    );
    expect(pictureOf(message)).toEqual([undefined, undefined]);
    const broken = await doorWithHistory(5, { charts: { paint: async () => undefined } });
    expect(descriptionOf(await broken.run('hashprice', { range: '7d' }))).toMatch(
      /\nThe chart could not be drawn this time\.$/,
    );
    const { run } = await doorWithHistory(5, { market: fakeMarket(nothing) });
    expect(await run('hashprice', { range: '7d' })).toEqual(await run('hashprice'));
  });

  it('ends with the last day where the reading is old', async () => {
    const price = datum({ usd: 1, sources: ['Kraken'], cut: [] }, 'Kraken', 9_000, 'stale');
    const { run } = await doorWithHistory(5, { market: fakeMarket({ ...reading, price }) });
    const { files } = await run('hashprice', { range: '7d' });
    expect(files?.[0]?.description).toContain('to Nov 4, 2026: first $44.96, last $45.15');
  });

  it('says that its data are samples', async () => {
    const { run, charts } = await doorWithHistory(5, {
      market: fakeMarket({ ...reading, origin: 'sample' }),
    });
    const { files } = await run('hashprice', { range: '30d' });
    expect(files?.[0]?.description).toMatch(/ Sample data\.$/);
    expect(charts.drawings[0]?.svg).toContain('>USD per PH/s per day · daily means · sample data<');
  });

  it('is drawn the same for all who ask before the next reading', async () => {
    const { ports, charts } = await doorWithHistory();
    for (const seconds of [0, 20, 40]) {
      const { run } = doorOf({ ...ports, clock: () => NOW + 1 + seconds });
      await run('hashprice', { range: '1y' });
    }
    expect(new Set(charts.drawings.map(({ svg }) => svg)).size).toBe(1);
  });
});

describe('/difficulty with a range', () => {
  it('has a picture of steps, with the retargets', async () => {
    const { run, charts } = await doorWithHistory();
    const message = await run('difficulty', { range: '30d' });
    expect(pictureOf(message)).toEqual(['attachment://difficulty.png', ['difficulty.png']]);
    expect(charts.drawings[0]?.svg).toContain('>retarget<');
    expect(message.files?.[0]?.description).toContain('first 140.00 T, last 140.00 T');
    expect(pictureOf(await run('difficulty'))).toEqual([undefined, undefined]);
    expect(flawsOf(message)).toEqual([]);
  });
});

describe('/rig show', () => {
  it('has a picture of the profit, with the line at which there is none', async () => {
    const { run, charts } = await doorWithHistory();
    const saved = await run('rig add', { rig: '120TH 3000W', name: 'Shed', electricity: '0.07' });
    expect(pictureOf(saved)).toEqual([undefined, undefined]);
    const message = await run('rig show', { rig: 'Shed' });
    expect(pictureOf(message)).toEqual(['attachment://profit.png', ['profit.png']]);
    expect(message.files?.[0]?.description).toMatch(
      /^Profit, last 90 days \(USD per day at today’s terms · daily means\), a line from .* Break-even is at \$0\.00\.$/,
    );
    expect(charts.drawings[0]?.svg).toContain('>break-even<');
    expect(message.components).toHaveLength(1);
    expect(flawsOf(message)).toEqual([]);
  });
});

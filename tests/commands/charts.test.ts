import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import type { HistoryPoint } from '../../src/market/history.ts';
import type { Charts } from '../../src/message/message.port.ts';
import type { Drawing, Message } from '../../src/message/message.ts';
import { caller, fakeMarket, germanCaller } from '../support/command-ports.ts';
import { doorOf, frontDoor } from '../support/front-door.ts';
import { flawsOf } from '../support/message-limits.ts';
import { datum, NOW, nothing, reading } from '../support/readings.ts';
import { writtenId } from '../support/written-id.ts';

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
    const message = await run('hashprice', { range: '90d' });
    expect(pictureOf(message)).toEqual(['attachment://hashprice.png', ['hashprice.png']]);
    expect(message.embeds?.[0]?.title).toBe('Hashprice $45.19 per PH/s per day');
    expect(message.files?.[0]?.description).toBe(
      'Hashprice, last 90 days (USD per PH/s per day · daily means), a line from Aug 7, 2026 to Nov 5, 2026: first $41.12, last $45.19, lowest $41.12 on Aug 7, 2026, highest $45.19 on Nov 5, 2026.',
    );
    expect(charts.drawings).toHaveLength(1);
    expect(charts.drawings[0]?.svg).toContain('>+9.9% in 90 days<');
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

  it('has 30 days by itself, and none without a word where there is no history', async () => {
    const { run } = await doorWithHistory();
    const message = await run('hashprice');
    expect(pictureOf(message)).toEqual(['attachment://hashprice.png', ['hashprice.png']]);
    expect(message.files?.[0]?.description).toMatch(/^Hashprice, last 30 days /);
    expect(message).toEqual(await run('hashprice', { range: '30d' }));
    const bare = await (await frontDoor()).run('hashprice');
    expect(pictureOf(bare)).toEqual([undefined, undefined]);
    expect(bare.components).toBeUndefined();
    expect(descriptionOf(bare)).toBe(descriptionOf(message));
  });

  it('marks a halving, on the picture and in words', async () => {
    const { run, ports, charts } = await doorWithHistory(0);
    const past = days(300).map(({ height = 0, ...rest }, index) => ({
      ...rest,
      height: index < 200 ? height - 144_000 : height,
    }));
    await ports.history.fillDays('BTC', past);
    const { files } = await run('hashprice', { range: '1y' });
    expect(charts.drawings[0]?.svg).toContain('>halving<');
    expect(files?.[0]?.description).toMatch(/ Halving on Jul 28, 2026\.$/);
    await run('hashprice', { range: '90d' });
    expect(charts.drawings[1]?.svg).not.toContain('>halving<');
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
    expect(charts.drawings[0]?.svg).toContain('>sample data<');
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
      /^Profit, last 90 days \(USD a day, today’s terms · daily means\), a line from .* Break-even is at \$0\.00\.$/,
    );
    expect(charts.drawings[0]?.svg).toContain('>break-even<');
    expect(charts.drawings[0]?.svg).toContain('>+$0.27<');
    expect(charts.drawings[0]?.svg).toContain('>+$0.48 in 90 days<');
    expect(message.components).toHaveLength(2);
    expect(flawsOf(message)).toEqual([]);
  });
});

const buttonsOf = ({ components = [] }: Message) =>
  components.map((row) =>
    row.components.flatMap((part) =>
      part.type === ComponentType.Button && 'custom_id' in part ? [part] : [],
    ),
  );
/** Those of the chart, the marked one in brackets. */
const rangesOf = (message: Message) =>
  buttonsOf(message)[0]?.map(({ label = '', style }) =>
    style === ButtonStyle.Primary ? `[${label}]` : label,
  );
const idOf = (message: Message, label: string) =>
  buttonsOf(message)[0]?.find((button) => button.label === label)?.custom_id;
const updateOf = (outcome: Outcome) => ('update' in outcome ? outcome.update : undefined);

describe('the buttons under a chart', () => {
  it.each([
    ['hashprice', { range: '90d' }],
    ['difficulty', { range: '90d' }],
    ['rig show', { rig: 'Shed' }],
  ])('of /%s change its range in place', async (command, options) => {
    const { run, press, german, charts } = await doorWithHistory(1_100);
    await run('rig add', { rig: '120TH 3000W', name: 'Shed', electricity: '0.07' });
    const message = await run(command, options);
    expect(rangesOf(message)).toEqual(['7d', '30d', '[90d]', '1y', '3y']);
    expect(rangesOf(await german.run(command, options))).toEqual([
      '7\u00a0T',
      '30\u00a0T',
      '[90\u00a0T]',
      '1\u00a0J',
      '3\u00a0J',
    ]);
    const others = buttonsOf(message).slice(1);
    const seen = [message.files?.[0]?.description];
    for (const [label, words] of [
      ['7d', 'last 7 days'],
      ['30d', 'last 30 days'],
      ['1y', 'last 12 months'],
      ['3y', 'last 3 years'],
    ] as const) {
      const changed = updateOf(await press(idOf(message, label)));
      if (!changed) throw new Error('No update');
      expect(rangesOf(changed)).toContain(`[${label}]`);
      expect(rangesOf(changed)?.filter((each) => each.startsWith('['))).toHaveLength(1);
      expect(buttonsOf(changed).slice(1)).toEqual(others);
      expect(changed.embeds?.[0]?.title).toBe(message.embeds?.[0]?.title);
      expect(changed.files?.[0]?.description).toContain(words);
      expect(flawsOf(changed)).toEqual([]);
      seen.push(changed.files?.[0]?.description);
      // And back to where it was.
      expect(updateOf(await press(idOf(changed, '90d')))).toEqual(message);
    }
    expect(new Set(seen).size).toBe(5);
    for (const { svg } of charts.drawings) expect(svg).not.toContain('…');
  });

  it('keep the currency', async () => {
    const { run, press, ports } = await doorWithHistory();
    await ports.history.saveRates([{ date: '2026-11-02', perUsd: { USD: 1, EUR: 0.8 } }]);
    const message = await run('hashprice', { range: '7d', currency: 'EUR' });
    const changed = updateOf(await press(idOf(message, '1y')));
    expect(changed?.embeds?.[0]?.title).toBe('Hashprice €36.15 per PH/s per day');
    expect(changed?.files?.[0]?.description).toContain('(EUR per PH/s per day');
  });

  it('show a rig as it is by now, and nobody else’s', async () => {
    const { run, press, follow, as } = await doorWithHistory();
    await run('rig add', { rig: '120TH 3000W', name: 'Shed', electricity: '0.07' });
    const message = await run('rig show', { rig: 'Shed' });
    const id = idOf(message, '30d');
    // As if forged: the router has let it pass.
    await expect(as({ id: '300000000000000003' }).press(id)).rejects.toThrow(UserError);
    const asked = await follow(message, 'remove');
    if (!('reply' in asked)) throw new Error('No question');
    await follow(asked.reply, 'removed');
    await expect(press(id)).rejects.toThrow(UserError);
  });

  it('take what they never carried for the usual range', async () => {
    const { press } = await doorWithHistory();
    for (const argument of [undefined, '2y', '7D', '__proto__', '7d 30d', '.USD', '.']) {
      const at = (command: string) =>
        press(writtenId({ command, action: 'range', owner: caller.id, argument }));
      const range = rangesOf(updateOf(await at('difficulty')) ?? {});
      expect(range).toEqual(['7d', '30d', '[90d]', '1y', '3y']);
      const own = rangesOf(updateOf(await at('hashprice')) ?? {});
      expect(own).toEqual(['7d', '[30d]', '90d', '1y', '3y']);
      await expect(at('rig')).rejects.toThrow(UserError);
    }
    const odd = { command: 'hashprice', action: 'range', owner: caller.id, argument: '7d.XXX' };
    await expect(press(writtenId(odd))).rejects.toThrow('XXX');
  });

  it('leave the picture as it is when the share is used up, and stay where it failed', async () => {
    const { ports, run, press } = await doorWithHistory();
    const message = await run('hashprice');
    const refusing = doorOf({
      ...ports,
      charts: { paint: () => Promise.reject(new UserError('No more for now.')) },
    });
    await expect(refusing.press(idOf(message, '1y'))).rejects.toThrow('No more for now.');
    const bare = await refusing.run('hashprice');
    expect(descriptionOf(bare)).toMatch(/\nNo more for now\.$/);
    expect(rangesOf(bare)).toEqual(['7d', '[30d]', '90d', '1y', '3y']);
    const failing = doorOf({ ...ports, charts: { paint: async () => undefined } });
    const failed = updateOf(await failing.press(idOf(message, '1y')));
    expect(failed && descriptionOf(failed)).toMatch(/\nThe chart could not be drawn this time\.$/);
    expect(updateOf(await press(failed && idOf(failed, '30d')))).toEqual(message);
  });
});

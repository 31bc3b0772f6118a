import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changesOf } from '../../src/alert/changes.ts';
import type { HistoryPoint } from '../../src/market/history.ts';
import { ada, alertsDesk } from '../support/alerts-desk.ts';
import { flawsOf } from '../support/message-limits.ts';
import { textOf } from '../support/message-text.ts';
import { ADA } from '../support/sample-rows.ts';
import { HOUR, MINUTE, textOf as saidText, WatchWorld } from '../support/watch-world.ts';

const DAY = 24 * HOUR;
const PRICE = 'change:price:BTC:USD:1h';
const german = { ...ada, locale: 'de' };
const plain = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll('\u2060', '');

let world: WatchWorld;
let desk: ReturnType<typeof alertsDesk>;

beforeEach(async () => {
  world = await WatchWorld.open();
  desk = alertsDesk(world);
  await world.tick({});
});
afterEach(() => world.database.close());

const add = async (given: Readonly<Record<string, string | number>>, caller = ada) => {
  const message = await desk.say('alerts add', given, caller);
  expect(flawsOf(message)).toEqual([]);
  return plain(textOf(message));
};
const newsAfter = async (seconds: number, changes: Parameters<WatchWorld['pass']>[1] = {}) =>
  (await world.pass(seconds, changes))
    .map((one) => plain(saidText(one)))
    .filter((text) => !/^(?:This is where|Hier)/u.test(text));

describe('an alert about a change in percent', () => {
  it('is set in words, in both languages', async () => {
    await world.pass(2 * HOUR);
    expect(await add({ kind: 'hashprice.falls', level: 10, window: '1h' })).toMatch(
      /^Alert set: Hashprice −10% in 1 hour\nNow \*\*0\.0%\*\* · armed again at −7\.5%/,
    );
    expect(await add({ kind: 'price.rises', level: 5, window: '1h' }, german)).toMatch(
      /Bitcoin \+5 % in 1 Stunde\nJetzt \*\*0,0 %\*\*/,
    );
    expect(await add({ kind: 'fees.falls', level: -20 })).toMatch(
      /^Alert set: Fees of a block −20% in 24 hours\nNow unknown/,
    );
    const listed = plain(textOf(await desk.say('alerts list')));
    expect(listed).toContain('Hashprice −10% in 1 hour');
    expect(listed).toContain('Now **0.0%**');
  });

  it('tells from where to where, once, and is armed again', async () => {
    await world.pass(2 * HOUR);
    await add({ kind: 'price.falls', level: 5, window: '1h', hold: 0 });
    expect(await newsAfter(10 * MINUTE, { price: 82_000 })).toEqual([]);
    const [said, ...others] = await newsAfter(10 * MINUTE, { price: 80_000 });
    expect(said).toContain(
      'Bitcoin **−5.9%** in 1 hour: $85,000 → **$80,000**. Armed again above −3.8%.',
    );
    expect(others).toEqual([]);
    // An hour later the fall is no longer within the hour; then it may fall again.
    expect(await newsAfter(8 * HOUR)).toEqual([]);
    expect(await newsAfter(5 * MINUTE, { price: 75_000 })).toHaveLength(1);
  });

  it('is not measured from one reading that stood alone', async () => {
    await world.pass(HOUR);
    await world.pass(MINUTE, { price: 60_000 });
    await world.pass(30 * MINUTE, { price: 85_000 });
    await add({ kind: 'price.rises', level: 5, window: '1h', hold: 0 });
    expect(await newsAfter(HOUR, { price: 85_000 })).toEqual([]);
  });

  it('agrees with a notebook that looks one window back', async () => {
    await add({ kind: 'price.falls', level: 4, window: '1h', hold: 0 });
    const prices = new Map([[world.now, 85_000]]);
    const around = (moment: number) =>
      [...prices].flatMap(([at, price]) => (Math.abs(at - moment) <= 5 * MINUTE ? [price] : []));
    const middle = (found: readonly number[]) => {
      const sorted = found.toSorted((one, other) => one - other);
      const half = (sorted.length - 1) / 2;
      const [low, high] = [sorted[Math.floor(half)], sorted[Math.ceil(half)]];
      return low === undefined || high === undefined ? undefined : (low + high) / 2;
    };
    let armed = true;
    let told = Number.NEGATIVE_INFINITY;
    for (let minute = 1; minute <= 20 * 60; minute += 1) {
      const price = Math.round(85_000 + 4_000 * Math.sin(minute / 60) + 60 * (minute % 7));
      const said = await newsAfter(MINUTE, { price });
      prices.set(world.now, price);
      const before = middle(around(world.now - HOUR));
      let expected = 0;
      if (before !== undefined) {
        const ratio = price / before;
        if (!armed && ratio > 0.97) armed = true;
        else if (armed && ratio < 0.96 && world.now - told >= 6 * HOUR) {
          [armed, told, expected] = [false, world.now, 1];
        }
      }
      expect([minute, said.length]).toEqual([minute, expected]);
    }
    expect(told).toBeGreaterThan(0);
  });

  it('has to hold for a while unless said otherwise', async () => {
    await world.pass(2 * HOUR);
    await add({ kind: 'hashprice.falls', level: 5, window: '1h' });
    expect(await newsAfter(10 * MINUTE, { price: 80_000 })).toEqual([]);
    const [said] = await newsAfter(10 * MINUTE);
    expect(said).toMatch(/^A threshold crossed\nHashprice \*\*−5\.9%\*\* in 1 hour: \$44\.81 → /);
  });

  it('is in other currencies and about fees as well', async () => {
    await world.pass(2 * HOUR);
    await add({ kind: 'price.rises', level: 5, window: '1h', hold: 0, currency: 'EUR' }, german);
    await add({ kind: 'fees.rises', level: 50, window: '1h', hold: 0 }, german);
    const said = await newsAfter(3 * MINUTE, { price: 90_000, fees: 3_200_000 });
    expect(said.join('\n')).toContain('Bitcoin **+5,9 %** in 1 Stunde: 76.500 € → **81.000 €**');
    expect(said.join('\n')).toContain('**+60,0 %** in 1 Stunde: 0,02 BTC → **0,032 BTC**');
  });

  it('knows nothing where nothing was written down then, and tells nothing', async () => {
    await add({ kind: 'price.falls', level: 5, window: '24h', hold: 0 });
    expect(await newsAfter(2 * HOUR, { price: 75_000, every: 10 * MINUTE })).toEqual([]);
    // Off for a while a day before the next look.
    world.now += 3 * HOUR;
    await world.tick({ price: 85_000 });
    world.now += DAY - 2 * HOUR;
    expect(await newsAfter(30 * MINUTE, { price: 70_000 })).toEqual([]);
  });

  it('looks a week back, to the hour where readings are kept no longer', async () => {
    await world.pass(7 * DAY, { every: 2 * MINUTE });
    await world.history.rollUp(world.now + HOUR);
    await add({ kind: 'price.falls', level: 5, window: '7d', hold: 0 });
    await world.database.kysely
      .deleteFrom('history')
      .where('step', '=', 'raw')
      .where('at', '<', world.now - 6 * DAY)
      .execute();
    const said = await newsAfter(3 * MINUTE, { price: 80_000 });
    expect(said.join('\n')).toContain('Bitcoin **−5.9%** in 7 days: $85,000 → **$80,000**');
  });

  it('looks for the readings that have what it is about', async () => {
    const now = 10 * DAY;
    const moment = now - HOUR;
    const answers = (...points: readonly HistoryPoint[]) => ({
      range: async ({ step }: { readonly step: string }) =>
        step === 'raw' ? points : [{ at: moment, usd: 50_000 }],
      rates: async () => [],
    });
    const change = async (past: ReturnType<typeof answers>) =>
      (await changesOf([PRICE], new Map([['price:BTC:USD', 90_000]]), now, past)).get(PRICE);
    const [fees, price] = [
      { at: moment, meanFees: 1e6 },
      { at: moment + MINUTE, usd: 60_000 },
    ];
    expect(await change(answers(fees, price))).toBe(1.5);
    expect(await change(answers(fees))).toBe(1.8);
  });

  it('takes what is so after an outage for a new beginning, in silence', async () => {
    await world.pass(2 * HOUR);
    await add({ kind: 'price.falls', level: 5, window: '24h', hold: 0 });
    await world.pass(DAY, { every: 5 * MINUTE });
    world.now += 2 * HOUR;
    expect(await newsAfter(20 * MINUTE, { price: 79_000 })).toEqual([]);
  });

  it('is not told of what was so when it was set', async () => {
    await world.pass(2 * HOUR);
    await world.pass(10 * MINUTE, { price: 80_000 });
    expect(await add({ kind: 'price.falls', level: 5, window: '1h', hold: 0 })).toContain(
      'Now **−5.9%**',
    );
    expect(await newsAfter(10 * MINUTE)).toEqual([]);
    const [alert] = await world.alerts.list(ADA);
    expect(alert?.params).toMatchObject({ metric: 'change:price:BTC:USD:1h', level: 0.95 });
  });

  it.each([
    [{ kind: 'price.falls' }, 'for example `10`'],
    [{ kind: 'price.falls', level: 120 }, 'from 0.1 to 99: for example `10`'],
    [{ kind: 'price.rises', level: -5 }, 'from 0.1 to 1,000: for example `10`'],
    [{ kind: 'price.below', level: 80_000, window: '1h' }, '`window`'],
  ])('refuses %j with a sentence', async (given, sentence) => {
    await expect(desk.say('alerts add', given, ada)).rejects.toThrow(sentence);
  });

  it('asks nothing of the history where nobody waits for a change', async () => {
    let asked = 0;
    const { range } = world.history;
    Object.assign(world.history, {
      range: (question: Parameters<typeof range>[0]) => {
        asked += 1;
        return range(question);
      },
    });
    await world.pass(5 * MINUTE);
    expect(asked).toBe(0);
    await add({ kind: 'price.falls', level: 5, window: '1h' });
    await add({ kind: 'hashprice.falls', level: 5, window: '1h' });
    asked = 0;
    await world.pass(MINUTE);
    // The readings of that moment, and its hour where there are none.
    expect(asked).toBeLessThanOrEqual(2);
  });
});

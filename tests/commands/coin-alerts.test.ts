import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { coinAwaited } from '../../src/alert/metric.ts';
import type { CoinId } from '../../src/coin/coins.ts';
import { ada, alertsDesk, messageOf } from '../support/alerts-desk.ts';
import { type CoinPicture, coinReadingAt, PICTURES } from '../support/coin-readings.ts';
import { flawsOf } from '../support/message-limits.ts';
import { textOf } from '../support/message-text.ts';
import { ADA } from '../support/sample-rows.ts';
import { HOUR, MINUTE, textOf as saidText, WatchWorld } from '../support/watch-world.ts';

type Other = keyof typeof PICTURES;
const DAY = 24 * HOUR;

let world: WatchWorld;
/** The markets of other coins as they are now. */
let pictures: { [K in Other]: Partial<CoinPicture> };

beforeEach(async () => {
  world = await WatchWorld.open();
  pictures = { BCH: {}, LTC: {}, KAS: {} };
  world.others = (at) =>
    (['BCH', 'LTC', 'KAS'] as const).map((coin) => coinReadingAt(coin, at, pictures[coin]));
  await world.tick({});
});
afterEach(() => world.database.close());

const add = (given: Readonly<Record<string, string | number>>, locale = 'en-US') =>
  alertsDesk(world).say('alerts add', given, { ...ada, locale });
const isNews = (text: string) => !/^(This is where|Hier)/u.test(text);
/** Returns what is said in an hour in which the market of a coin is another one. */
async function news(coin: Other, changes: Partial<CoinPicture>, seconds = HOUR) {
  pictures[coin] = { ...pictures[coin], ...changes };
  return (await world.pass(seconds, { every: 5 * MINUTE })).map(saidText).filter(isNews);
}

const RIGS = {
  // Revenue $4.19 a day, power $7.20.
  BCH: { hashrate: 120e12, power: 3_000, loss: { usd: 500 }, gain: { usd: 5_000 }, unit: 'PH/s' },
  // Two parts: $2.01 and $15.33 a day of 80.64 kWh at $0.1.
  LTC: {
    hashrate: 16e9,
    power: 3_360,
    loss: { merged: { difficulty: 4.2e7, usd: 0.05 } },
    gain: { merged: { difficulty: 4.2e7, usd: 0.2 } },
    unit: 'GH/s',
  },
  KAS: { hashrate: 21e12, power: 3_150, loss: { usd: 0.05 }, gain: { usd: 0.1 }, unit: 'TH/s' },
} as const;

describe('a rig that stops paying', () => {
  it.each(['BCH', 'LTC', 'KAS'] as const)(
    'is told of for %s, and when it pays again',
    async (coin) => {
      const { hashrate, power, loss, gain, unit } = RIGS[coin];
      await news(coin, gain, 10 * MINUTE);
      await world.addRig({ name: 'Shed', coin, hashrate, power });
      const set = await add({ kind: 'unprofitable', rig: 'Shed' });
      expect(flawsOf(set)).toEqual([]);
      expect(textOf(set)).toContain(`per ${unit} a day`);
      const [fell, ...more] = await news(coin, loss);
      expect(more).toEqual([]);
      expect(fell).toContain('Shed no longer pays');
      expect(fell).not.toMatch(/Bitcoin(?! Cash)/u);
      const [rose] = await news(coin, gain);
      expect(rose).toContain('Shed pays again');
      // Bitcoin’s own market is nothing to it.
      world.market = { price: 10_000 };
      expect(await news(coin, {})).toEqual([]);
    },
  );

  it('says what moved, where that is followed', async () => {
    await news('KAS', RIGS.KAS.gain, 10 * MINUTE);
    await world.addRig({ name: 'Shed', coin: 'KAS', hashrate: 21e12, power: 3_150 });
    await add({ kind: 'unprofitable', rig: 'Shed', hold: 0 });
    const [fell] = await news('KAS', { usd: 0.05 });
    expect(fell).toContain('Kaspa **−50.0%**');
    expect(fell).toMatch(/was \+\$/u);
  });

  it('is not told of by data that nobody trusts', async () => {
    await world.addRig({ name: 'Shed', coin: 'LTC', hashrate: 16e9, power: 3_360 });
    await add({ kind: 'unprofitable', rig: 'Shed' });
    expect(await news('LTC', { ...RIGS.LTC.loss, stale: true })).toEqual([]);
    // Half an income is no income to judge by.
    expect(await news('LTC', { stale: false, merged: undefined })).toEqual([]);
  });
});

interface Told {
  readonly given: Readonly<Record<string, string | number>>;
  readonly coin: Other;
  readonly change: Partial<CoinPicture>;
  readonly title: string;
  readonly said: string;
}

const THRESHOLDS: readonly Told[] = [
  {
    given: { kind: 'hashprice.below', level: 0.28, coin: 'kaspa' },
    coin: 'KAS',
    change: { usd: 0.048 },
    title: 'Kaspa: Hashprice below $0.280 per TH/s a day',
    said: 'Kaspa: Hashprice is below $0.280: **$0.277** per TH/s a day.',
  },
  {
    given: { kind: 'price.above', level: 104, coin: 'doge' },
    coin: 'LTC',
    change: { usd: 105 },
    title: 'Litecoin above $104',
    said: 'Litecoin is above $104.00: **$105.00**',
  },
  {
    given: { kind: 'price.below', level: 480, coin: 'BCH' },
    coin: 'BCH',
    change: { usd: 470 },
    title: 'Bitcoin Cash below $480',
    said: 'Bitcoin Cash is below $480.00: **$470.00**',
  },
  {
    given: { kind: 'forecast.above', level: 5, coin: 'LTC' },
    coin: 'LTC',
    change: { spacing: 135 },
    title: 'Litecoin: Next retarget forecast above +5.0%',
    said: 'Litecoin: The next retarget is forecast above +5.0%',
  },
];

describe('a threshold', () => {
  it.each(THRESHOLDS)('of $title', async ({ given, coin, change, title, said }) => {
    expect(textOf(await add(given)).replaceAll('.00', '')).toContain(title);
    expect(textOf(await alertsDesk(world).say('alerts list'))).toContain(
      title.split(' ')[0] ?? 'a title',
    );
    expect((await news(coin, change)).join('\n')).toContain(said);
  });

  it.each([
    ['price.falls', 10, 'KAS', { usd: 0.044 }, 'Kaspa −10% in 24 hours', 'Kaspa **−12.0%**'],
    [
      'hashprice.rises',
      10,
      'BCH',
      { usd: 560 },
      'Bitcoin Cash: Hashprice +10% in 24 hours',
      'Bitcoin Cash: Hashprice **+12.0%** in 24 hours',
    ],
    [
      'difficulty.rises',
      8,
      'BCH',
      { difficulty: 0.99e12 },
      'Bitcoin Cash: Difficulty +8% in 24 hours',
      'Bitcoin Cash: Difficulty **+10.0%** in 24 hours',
    ],
  ] as const)('about a change: %s %d % of %s', async (kind, level, coin, change, title, said) => {
    const { height, difficulty, usd } = PICTURES[coin];
    for (let at = world.now - DAY - HOUR; at < world.now; at += 10 * MINUTE) {
      await world.history.record(coin, { at, height, difficulty, usd });
    }
    expect(textOf(await add({ kind, level, coin }))).toContain(title);
    expect((await news(coin, change)).join('\n')).toContain(said);
    const [wait] = await world.alerts.awaited();
    expect(wait && coinAwaited(wait)).toBe(coin);
  });

  it('is changed in the coin’s own units, and removed', async () => {
    await add({ kind: 'hashprice.below', level: 0.2, coin: 'KAS' });
    const desk = alertsDesk(world);
    const form = await desk.form('alerts edit', { alert: '1' });
    expect(JSON.stringify(form)).toContain('Level in USD per TH/s a day');
    const changed = messageOf(await desk.press(form.custom_id, { level: '0.28', clear: '0.29' }));
    expect(textOf(changed)).toContain('Kaspa: Hashprice below $0.280 per TH/s a day');
    expect(textOf(await desk.say('alerts remove', { alert: '1' }))).toContain('Kaspa: Hashprice');
    expect(await news('KAS', { usd: 0.048 })).toHaveLength(1);
  });

  it('speaks German of it', async () => {
    expect(textOf(await add({ kind: 'difficulty.rises', level: 8, coin: 'KAS' }, 'de'))).toContain(
      'Kaspa: Difficulty +8\u00a0% in 24 Stunden',
    );
    const said = textOf(await add({ kind: 'hashprice.below', level: 0.28, coin: 'KAS' }, 'de'));
    expect(said).toContain('Kaspa: Hashprice unter 0,280\u00a0$ pro TH/s und Tag');
    expect((await news('KAS', { usd: 0.048 })).join('\n')).toContain('pro TH/s und Tag');
  });
});

describe('the reward’s next fall', () => {
  const STEP = 452_313_000;
  /** Tip so many seconds before the first block with less. */
  const near = (coin: Other, first: number, seconds: number, spacing: number) =>
    news(coin, { height: Math.floor(first - seconds / spacing) });

  it('is Kaspa’s step, a day before and when it is there', async () => {
    const first = 444_829_996 + 7_483_004;
    expect(Math.abs(first - STEP)).toBeLessThan(2_000_000);
    expect(textOf(await add({ kind: 'halving', coin: 'KAS' }))).toContain(
      'Kaspa: The block reward is about to fall',
    );
    expect(await near('KAS', first, 7 * DAY, 0.1)).toEqual([]);
    const [ahead] = await near('KAS', first, DAY - 60, 0.1);
    expect(ahead).toContain('Kaspa: 1 day until the block reward falls');
    expect(ahead).toContain('2.75 KAS → 2.5957 KAS');
    const [here] = await near('KAS', first, -60, 0.1);
    expect(here).toContain('Kaspa: The block reward has fallen');
    expect(await near('KAS', first, -DAY, 0.1)).toEqual([]);
  });

  it.each([
    ['LTC', 3_360_000, 150, 'Litecoin', '6.25 LTC → 3.125 LTC'],
    ['BCH', 1_050_000, 600, 'Bitcoin Cash', '3.125 BCH → 1.5625 BCH'],
  ] as const)('is a halving of %s', async (coin, first, spacing, title, subsidy) => {
    expect(textOf(await add({ kind: 'halving', coin }))).toContain(
      `${title}: The halving draws near`,
    );
    for (const days of [30, 7, 1]) {
      const [ahead] = await near(coin, first, days * DAY, spacing);
      expect(ahead).toContain(`${title}: ${days} day`);
      expect(ahead).toContain(subsidy);
    }
    const [here] = await near(coin, first, 0, spacing);
    expect(here).toContain(`${title}: The halving is here`);
  });

  it('of several coins comes in one message, with a section each', async () => {
    await add({ kind: 'halving', coin: 'LTC' });
    await add({ kind: 'halving', coin: 'BCH' });
    await add({ kind: 'halving' });
    pictures.LTC = { height: 3_360_000 };
    pictures.BCH = { height: 1_050_000 };
    const said = (await world.pass(HOUR, { every: 5 * MINUTE, height: 1_050_000 }))
      .map(saidText)
      .filter(isNews);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('The halving is here: block 1,050,000 · ');
    expect(said[0]).toContain('Litecoin: The halving is here');
    expect(said[0]).toContain('Bitcoin Cash: The halving is here');
  });
});

describe('a retarget', () => {
  it('of Litecoin is told with its own rigs', async () => {
    await world.addRig({ name: 'Shed', coin: 'LTC', hashrate: 16e9, power: 3_360 });
    await world.addRig({ name: 'Cellar' });
    expect(textOf(await add({ kind: 'retarget', coin: 'LTC' }))).toContain(
      'Litecoin: A retarget happened',
    );
    const height = 2_016 * 1_489;
    const [told] = await news('LTC', { height, difficulty: 1.04e8 });
    expect(told).toContain('Litecoin: Difficulty +9.5%');
    expect(told).toContain('Hashprice per GH/s a day');
    expect(told).toContain('Shed');
    expect(told).not.toContain('Cellar');
  });
});

describe('bad input', () => {
  it.each([
    [{ kind: 'retarget', coin: 'KAS' }, /Kaspa has no retargets.*`\/alerts add .* coin:KAS`/u],
    [{ kind: 'forecast.above', level: 5, coin: 'BCH' }, /Bitcoin Cash has no retargets/u],
    [{ kind: 'fees.above', level: 5, coin: 'LTC' }, /Fees of Litecoin are too little/u],
    [{ kind: 'fees.falls', level: 5, coin: 'KAS' }, /Fees of Kaspa are too little/u],
    [{ kind: 'price.below', level: 5, coin: 'lightcoin' }, /no coin called “lightcoin”.*Litecoin/u],
    [{ kind: 'unprofitable', coin: 'KAS' }, /takes no `coin`/u],
    [{ kind: 'price.below', coin: 'KAS' }, /at which level/u],
  ])('is refused in a sentence: %j', async (given, problem) => {
    await world.addRig();
    await expect(add(given as Record<string, string>)).rejects.toThrow(problem);
    await expect(add(given as Record<string, string>, 'de')).rejects.toThrow();
    expect(await world.alerts.list(ADA)).toEqual([]);
  });

  it('is a retarget that a rig’s coin never has', async () => {
    await world.addRig({ name: 'Shed', coin: 'KAS', hashrate: 21e12, power: 3_150 });
    await expect(add({ kind: 'outlook', rig: 'Shed' })).rejects.toThrow(/Kaspa has no retargets/u);
  });

  it('has an example that runs', async () => {
    for (const locale of ['en-US', 'de']) {
      const refusal = await add({ kind: 'retarget', coin: 'KAS' }, locale).catch(
        (error: Error) => error.message,
      );
      expect(refusal).toMatch(/:difficulty\.rises .*:10 coin:KAS`/u);
    }
    expect(textOf(await add({ kind: 'difficulty.rises', level: 10, coin: 'KAS' }))).toContain(
      'Kaspa',
    );
  });

  it('is a coin that the operator has left out', async () => {
    world.others = () => [];
    await expect(add({ kind: 'price.below', level: 1, coin: 'KAS' })).rejects.toThrow(
      /has left Kaspa out/u,
    );
  });

  it('is helped by suggestions', async () => {
    const found = await alertsDesk(world).suggest('alerts add', 'coin', 'l');
    expect(found).toEqual([{ name: 'Litecoin + Dogecoin', value: 'LTC' }]);
  });
});

it('the list asks for coins whose alerts are silent', async () => {
  await add({ kind: 'price.below', level: 0.01, coin: 'KAS' });
  const wanted: CoinId[] = [];
  const { market } = alertsDesk(world).ports;
  const want = async (coin: CoinId) => {
    wanted.push(coin);
    return market.reading(coin);
  };
  await alertsDesk(world, { market: { ...market, want } }).say('alerts list');
  expect(wanted).toEqual(['KAS']);
});

it('shows no half of a hashprice where the other coin is not known', async () => {
  pictures.LTC = { merged: undefined };
  await world.tick({});
  const set = await add({ kind: 'hashprice.below', level: 0.5, coin: 'LTC' });
  expect(textOf(set)).toContain('Now unknown');
});

describe('an alert in words about another coin', () => {
  const paramsOfAll = async () => (await world.alerts.list(ADA)).map(({ params }) => params);

  it('is set as its options would', async () => {
    await add({ kind: 'Litecoin -10% in 24h' });
    await add({ kind: 'LTC below $80' });
    await add({ kind: 'Kaspa fällt 10 %' }, 'de');
    await add({ kind: 'kaspa hashprice -10%', coin: 'KAS' });
    await add({ kind: 'hashprice -10%', coin: 'Litecoin' });
    expect(await paramsOfAll()).toMatchObject([
      { metric: 'change:price:LTC:USD:24h', side: 'below', level: 0.9 },
      { metric: 'price:LTC:USD', side: 'below', level: 80 },
      { metric: 'change:price:KAS:USD:24h', side: 'below', level: 0.9 },
      { metric: 'change:hashprice:KAS:USD:24h', side: 'below', level: 0.9 },
      { metric: 'change:hashprice:LTC:USD:24h', side: 'below', level: 0.9 },
    ]);
  });

  it.each([
    [
      { kind: 'Litecoin -10%', coin: 'KAS' },
      '“Litecoin \\-10%” is about Litecoin, but `coin` says Kaspa',
    ],
    [{ kind: 'LTC below $80', coin: 'bitcoin' }, 'but `coin` says Bitcoin: leave out'],
    [{ kind: 'Litecoin 10%' }, '`Litecoin -10%` or `Litecoin +10%`'],
    [{ kind: 'Litecoin hashprice 10%' }, '`Litecoin hashprice -10%` or'],
    [{ kind: 'Litecoin fees below 0.05' }, 'Litecoin'],
    [{ kind: 'Kaspa retarget over 5%' }, 'Kaspa'],
    [{ kind: 'Dogecoin below $1' }, 'There is no kind of alert “Dogecoin below $1”'],
  ])('says in one sentence what is wrong with %j', async (given, sentence) => {
    await expect(add(given)).rejects.toThrow(sentence);
    expect(await paramsOfAll()).toEqual([]);
  });

  it('says it in German, too', async () => {
    await expect(add({ kind: 'Kaspa -10 %', coin: 'LTC' }, 'de')).rejects.toThrow(
      'In „Kaspa \\-10 %“ geht es um Kaspa, in `coin` um Litecoin',
    );
  });

  it('is suggested as it will be set', async () => {
    const desk = alertsDesk(world);
    for (const text of ['Kaspa 5%', 'Litecoin hashprice 5%', 'LTC below $80']) {
      const found = await desk.suggest('alerts add', 'kind', text);
      expect(found.length).toBeGreaterThan(0);
      for (const { name, value } of found) {
        expect(name).toMatch(/Kaspa|Litecoin|LTC/u);
        await desk.say('alerts add', { kind: value });
      }
    }
    expect(await paramsOfAll()).toHaveLength(5);
  });
});

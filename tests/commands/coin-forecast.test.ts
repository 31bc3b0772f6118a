import { describe, expect, it } from 'vitest';
import { rewardCuts } from '../../src/forecast/forecast.ts';
import { conditionsOf, usable } from '../../src/market/conditions.ts';
import { coinReadingAt, PICTURES } from '../support/coin-readings.ts';
import { fakeMarket } from '../support/command-ports.ts';
import { frontDoor } from '../support/front-door.ts';
import { flawsOf } from '../support/message-limits.ts';
import { customIdsOf, textOf } from '../support/message-text.ts';
import { NOW, reading } from '../support/readings.ts';

const DAY = 86_400;
const TODAY = Math.floor(NOW / DAY) * DAY;
const others = (['BCH', 'LTC', 'KAS'] as const).map((coin) => coinReadingAt(coin, NOW));
const door = () => frontDoor({ market: fakeMarket(reading, [], others) });
const marketOf = (coin: 'BCH' | 'LTC' | 'KAS') => {
  const market = usable(conditionsOf(coinReadingAt(coin, NOW), 'USD'));
  if (!market) throw new Error('no market');
  return market;
};

describe('falls of the reward', () => {
  it('are each month’s by Kaspa’s table: a half in a year', () => {
    const cuts = rewardCuts(marketOf('KAS'), 36, NOW);
    expect(cuts).toHaveLength(36);
    expect(cuts[0]?.day).toBe(9);
    expect(cuts[11]?.factor).toBeCloseTo(0.5, 6);
    expect(cuts[35]?.factor).toBeCloseTo(0.125, 6);
    for (const [index, { factor }] of cuts.entries()) {
      expect(factor).toBeCloseTo(2 ** (-(index + 1) / 12), 6);
    }
  });

  it('leave Dogecoin’s part of Litecoin’s income as it is', () => {
    const height = 3_360_000 - 1_000;
    const market = usable(conditionsOf(coinReadingAt('LTC', NOW, { height }), 'USD'));
    if (!market) throw new Error('no market');
    const [cut, ...more] = rewardCuts(market, 12, NOW);
    expect(more).toEqual([]);
    // C2: $2.01 of $17.34 are Litecoin’s, and half of that goes.
    const [ltc, doge] = [0.020_116_567_6 * 100, 76.634_543_3 * 0.2];
    expect(cut?.factor).toBeCloseTo((ltc / 2 + doge) / (ltc + doge), 6);
  });
});

describe('/forecast of another coin', () => {
  it.each([
    ['BCH', { rig: 'S21 0.01', coin: 'BCH' }, 'Bitcoin Cash'],
    ['LTC', { rig: 'L9 16GH' }, 'Litecoin'],
    ['KAS', { rig: 'KS5 Pro 0.02' }, 'Kaspa'],
  ] as const)(
    'counts %s day by day, and says that nothing is simulated',
    async (_, given, title) => {
      const { run, ports } = await door();
      const message = await run('forecast', { ...given, cost: '1000', detail: 'full' });
      expect(flawsOf(message)).toEqual([]);
      const text = textOf(message);
      expect(text).toContain(`I know too little of ${title}’s past`);
      expect(text).not.toMatch(/Bitcoin(?! Cash)/u);
      expect(text).not.toContain('futures');
      expect(message.files ?? []).toEqual([]);
      // No growth is made up.
      expect(text).not.toMatch(/[+−]\d+(\.\d+)?% a month, (?!with|halving)/u);
      const grown = textOf(await run('forecast', { ...given, cost: '1000', growth: '2' }));
      expect(grown).toContain('+2.0% a month');
      expect(ports.market.coins).toContain('KAS');
    },
  );

  it('pays at a flat reward, and never with Kaspa’s monthly steps', async () => {
    const { run } = await door();
    const text = textOf(await run('forecast', { rig: 'KS5 Pro 0.02', cost: '1400' }));
    // $6.07 a day less $1.51 for power and the pool’s 2 %.
    expect(text).toMatch(
      /Pays back in \d+ months at flat difficulty, never with the monthly steps/u,
    );
    const full = textOf(
      await run('forecast', { rig: 'KS5 Pro 0.02', cost: '1000', detail: 'full' }),
    );
    expect(full).toContain('The reward falls each month by the chain’s own table');
    expect(full).not.toMatch(/halving/iu);
  });

  it('simulates Kaspa once a year of it is kept', async () => {
    const { run, ports } = await door();
    const { height, difficulty, usd } = PICTURES.KAS;
    const days = Array.from({ length: 500 }, (_, ago) => ({
      at: TODAY - (ago + 1) * DAY,
      height: height - 864_000 * (ago + 1),
      difficulty: difficulty * (1 + 0.1 * Math.sin(ago / 20)),
      usd: usd * (1 + 0.2 * Math.cos(ago / 31)),
    }));
    await ports.history.fillDays('KAS', days);
    const text = textOf(await run('forecast', { rig: 'KS5 Pro 0.02', cost: '1000' }));
    expect(text).toContain('of 100 simulated futures');
    expect(text).not.toContain('too little');
  }, 20_000);

  it('is offered below a profit, and speaks German', async () => {
    const { run, as } = await door();
    expect(customIdsOf(await run('profit', { rig: 'L9 16GH' })).has('ask')).toBe(true);
    const german = textOf(
      await as({ locale: 'de' }).run('forecast', { rig: 'KS5 Pro 0.02', cost: '1000' }),
    );
    expect(german).toContain('mit den monatlichen Stufen');
    expect(german).toContain('wachstum:2');
  });

  it('has nothing to say of a coin that nobody tells of', async () => {
    const empty = { coin: 'KAS', at: NOW, origin: 'live' } as const;
    const { run } = await frontDoor({ market: fakeMarket(reading, [], [empty]) });
    expect(flawsOf(await run('forecast', { rig: 'KS5 Pro', cost: '1000' }))).toEqual([]);
  });
});

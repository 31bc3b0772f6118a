import { describe, expect, it } from 'vitest';
import { frankfurter } from '../../../../src/market/sources/fx/frankfurter.ts';
import { providerThatAnswers, recorded } from '../../../support/provider-network.ts';

/** Monday, 2026-10-05, 09:40 UTC. */
const clock = () => 1_791_193_200;

const latest = JSON.parse(recorded('frankfurter-latest.json'));

it('gives the rates per dollar, dated with the afternoon of their day', async () => {
  expect(await frankfurter(providerThatAnswers({ body: latest }), clock).rates()).toEqual({
    value: { perUsd: { USD: 1, CHF: 0.8, EUR: 0.89, GBP: 0.77, JPY: 150.1 }, date: '2026-10-02' },
    source: 'X',
    at: Date.UTC(2026, 9, 2, 15) / 1_000,
  });
});

it('never dates them ahead: in summer they are out an hour before the afternoon we assume', async () => {
  const now = Date.UTC(2026, 9, 2, 14, 20) / 1_000;
  const { at } = await frankfurter(providerThatAnswers({ body: latest }), () => now).rates();
  expect(at).toBe(now);
});

it.each([
  [{ base: 'EUR' }, /^X: base: /],
  [{ amount: 100 }, /^X: amount: /],
  [{ rates: { EUR: 0 } }, /^X: no rates that make sense$/],
  [{ rates: { EUR: 86.17, GBP: 76, CHF: 80, CAD: 140, AUD: 152 } }, /no rates that make sense$/],
  [{ rates: { EUR: -1, ABCD: 1 } }, /^X: no rates that make sense$/],
  [{ rates: 'none' }, /^X: rates: /],
  [{ date: 'yesterday' }, /^X: date: /],
  [{ date: '2026-10-06' }, /^X: rates are of 2026-10-06$/],
])('is not believed with %j', async (change, problem) => {
  const source = frankfurter(providerThatAnswers({ body: { ...latest, ...change } }), clock);
  await expect(source.rates()).rejects.toThrow(problem);
});

it('leaves single entries out that make no sense', async () => {
  const rates = {
    EUR: 0.86,
    SEK: 9.5,
    ISK: null,
    TRY: -1,
    USDT: 1,
    JPY: '151.5',
    GBP: 7_600,
    x: {},
  };
  const source = frankfurter(providerThatAnswers({ body: { ...latest, rates } }), clock);
  expect((await source.rates()).value.perUsd).toEqual({ USD: 1, EUR: 0.86, SEK: 9.5, JPY: 151.5 });
});

it('knows rates of more currencies, each of its own day', async () => {
  const row = (quote: string, rate: unknown, date = '2026-10-05') => ({
    date,
    base: 'USD',
    quote,
    rate,
  });
  const body = [
    row('RUB', 81.5),
    row('KZT', 540.2, '2026-10-02'),
    row('PKR', 281, '2026-08-31'),
    row('UAH', -41),
    row('AED', 367),
    row('XDR', 0.7),
    { ...row('VND', 26_300), base: 'EUR' },
    null,
  ];
  const source = frankfurter(providerThatAnswers({ body }), clock);
  expect(await source.furtherRates()).toEqual([
    { currency: 'RUB', perUsd: 81.5, date: '2026-10-05' },
    { currency: 'KZT', perUsd: 540.2, date: '2026-10-02' },
  ]);
});

it('fails in words where the service says why', async () => {
  const source = frankfurter(
    providerThatAnswers({ status: 422, body: { message: 'bad base' } }),
    clock,
  );
  await expect(source.rates()).rejects.toThrow('X: HTTP 422');
});

describe('the rates of a span', () => {
  const DAY = 86_400;
  const TODAY = Date.UTC(2026, 9, 5) / 1_000;
  const range = JSON.parse(recorded('frankfurter-range.json'));

  it('come by day, in order', async () => {
    const answer = { ...range, rates: { '2026-10-02': { EUR: 0.8905 }, ...range.rates } };
    const source = frankfurter(providerThatAnswers({ body: answer }), clock);
    expect(await source.ratesBetween({ from: TODAY - 5 * DAY, to: TODAY })).toEqual([
      { perUsd: { USD: 1, EUR: 0.888, GBP: 0.771 }, date: '2026-09-30' },
      { perUsd: { USD: 1, EUR: 0.889, GBP: 0.772 }, date: '2026-10-01' },
      { perUsd: { USD: 1, EUR: 0.8905, GBP: 0.7725 }, date: '2026-10-02' },
    ]);
  });

  it('lose but the day that makes no sense', async () => {
    const answer = { ...range, rates: { ...range.rates, '2026-10-02': null, soon: { EUR: 0.9 } } };
    const source = frankfurter(providerThatAnswers({ body: answer }), clock);
    const days = await source.ratesBetween({ from: TODAY - 5 * DAY, to: TODAY });
    expect(days.map(({ date }) => date)).toEqual(['2026-09-30', '2026-10-01']);
  });

  it('are asked for with a week before them, and no more than 90 days at once', async () => {
    const paths: string[] = [];
    const provider = providerThatAnswers(({ path }) => {
      paths.push(path);
      return { body: range };
    });
    const source = frankfurter(provider, clock);
    await source.ratesBetween({ from: TODAY - 2 * DAY, to: TODAY });
    expect(paths).toEqual(['/api/v1/2026-09-26..2026-10-04?base=USD']);

    paths.length = 0;
    await source.ratesBetween({ from: TODAY - 1_096 * DAY, to: TODAY });
    const spans = paths.map((path) => path.match(/\d{4}-\d\d-\d\d/g) ?? []);
    const days = spans.map(([first = '', last = '']) => [
      Date.parse(first) / 1_000,
      Date.parse(last) / 1_000 + DAY,
    ]);
    expect(days[0]?.[0]).toBe(TODAY - 1_103 * DAY);
    expect(days.at(-1)?.[1]).toBe(TODAY);
    for (const [index, [from = 0, to = 0]] of days.entries()) {
      expect((to - from) / DAY).toBeLessThanOrEqual(90);
      expect((to - from) / DAY).toBeGreaterThan(60);
      if (index > 0) expect(from).toBe(days[index - 1]?.[1]);
    }
  });

  it.each([
    [{ base: 'EUR' }, /^X: base: /],
    [{ amount: 100 }, /^X: amount: /],
    [{ rates: { 'last week': { EUR: 0.9 } } }, /^X: no rates of that time$/],
    [{ rates: { '2026-10-01': { EUR: 0 } } }, /^X: no rates of that time$/],
    [{ rates: {} }, /^X: no rates of that time$/],
  ])('are not believed with %j', async (change, problem) => {
    const source = frankfurter(providerThatAnswers({ body: { ...range, ...change } }), clock);
    await expect(source.ratesBetween({ from: TODAY - DAY, to: TODAY })).rejects.toThrow(problem);
  });
});

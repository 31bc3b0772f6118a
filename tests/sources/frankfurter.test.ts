import { expect, it } from 'vitest';
import { frankfurter } from '../../src/sources/frankfurter.ts';
import { providerThatAnswers, recorded } from '../support/provider-network.ts';

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
  [{ rates: { EUR: 0 } }, /^X: rates\.EUR: /],
  [{ rates: { EUR: -1 } }, /^X: rates\.EUR: /],
  [{ date: 'yesterday' }, /^X: date: /],
  [{ date: '2026-10-06' }, /^X: rates are of 2026-10-06$/],
])('is not believed with %j', async (change, problem) => {
  const source = frankfurter(providerThatAnswers({ body: { ...latest, ...change } }), clock);
  await expect(source.rates()).rejects.toThrow(problem);
});

it('fails in words where the service says why', async () => {
  const source = frankfurter(
    providerThatAnswers({ status: 422, body: { message: 'bad base' } }),
    clock,
  );
  await expect(source.rates()).rejects.toThrow('X: HTTP 422');
});

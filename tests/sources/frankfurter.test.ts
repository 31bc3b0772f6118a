import { expect, it } from 'vitest';
import { frankfurter } from '../../src/sources/frankfurter.ts';
import { providerThatAnswers, recorded } from '../support/provider-network.ts';

const latest = JSON.parse(recorded('frankfurter-latest.json'));

it('gives the rates per dollar, dated with the afternoon of their day', async () => {
  expect(await frankfurter(providerThatAnswers({ body: latest })).rates()).toEqual({
    value: { perUsd: { USD: 1, CHF: 0.8, EUR: 0.89, GBP: 0.77, JPY: 150.1 }, date: '2026-10-02' },
    source: 'X',
    at: Date.UTC(2026, 9, 2, 15) / 1_000,
  });
});

it.each([
  [{ base: 'EUR' }, /^X: base: /],
  [{ rates: { EUR: 0 } }, /^X: rates\.EUR: /],
  [{ rates: { EUR: -1 } }, /^X: rates\.EUR: /],
  [{ date: 'yesterday' }, /^X: date: /],
])('is not believed with %j', async (change, problem) => {
  const source = frankfurter(providerThatAnswers({ body: { ...latest, ...change } }));
  await expect(source.rates()).rejects.toThrow(problem);
});

it('fails in words where the service says why', async () => {
  const source = frankfurter(providerThatAnswers({ status: 422, body: { message: 'bad base' } }));
  await expect(source.rates()).rejects.toThrow('X: HTTP 422');
});

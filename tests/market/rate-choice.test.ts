import { expect, it } from 'vitest';
import { chosenRate } from '../../src/market/rate-choice.ts';

const offers = (...rates: readonly number[]) =>
  rates.map((perUsd, index) => ({ perUsd, source: 'ABC'.charAt(index), date: '2026-10-02' }));

it.each([
  ['the only one at a first start', [0.86], undefined, 0.86],
  ['the only one that is near', [0.9], 0.86, 0.9],
  ['not the only one that is far', [86], 0.86, undefined],
  ['neither of two that differ at a first start', [1.7, 0.86], undefined, undefined],
  ['the one nearest to before where two differ, not the first', [1.7, 0.87], 0.86, 0.87],
  ['none where two differ and both are far', [8, 80], 0.86, undefined],
  ['one that another bears out, not one within reach', [1.7, 0.86, 0.87], 0.86, 0.86],
  ['two that agree, however far', [8.6, 8.7], 0.86, 8.6],
])('takes %s', (_, rates, before, expected) => {
  expect(chosenRate(offers(...rates), before)?.perUsd).toBe(expected);
});

it('does not walk away with a liar while the other source stays', () => {
  let rate = 0.86;
  for (let hour = 0; hour < 5; hour += 1) {
    rate = chosenRate(offers(rate * 2.9, 0.86), rate)?.perUsd ?? rate;
  }
  expect(rate).toBe(0.86);
});

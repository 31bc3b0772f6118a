import fc from 'fast-check';
import { expect, it } from 'vitest';
import { profit } from '../../commands/profit/command.ts';
import { UserError } from '../../src/errors.ts';
import type { Reading } from '../../src/market/reading.ts';
import { minerModels } from '../../src/rig/models.ts';
import { caller, portsWith } from '../support/command-ports.ts';
import { flawsOf, leaks } from '../support/message-limits.ts';
import { reading } from '../support/readings.ts';

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const rigs = fc.oneof(
  fc.constantFrom(...minerModels.map(({ name }) => name)),
  fc
    .tuple(fc.integer({ min: 1, max: 9_999 }), fc.integer({ min: 1, max: 99_999 }))
    .map(([hashrate, power]) => `${hashrate}TH ${power}W`),
  fc.string({ maxLength: 200 }),
);

const options = fc.record({
  rig: rigs,
  electricity: maybe(fc.constantFrom('0', '0.07', '7c', '€0,28', '40 JPY', 'free', '1e9')),
  fee: maybe(fc.double({ min: 0, max: 99.99, noNaN: true })),
  uptime: maybe(fc.double({ min: 0.01, max: 100, noNaN: true })),
  currency: maybe(fc.constantFrom('USD', 'EUR', 'JPY', 'CHF')),
  price: maybe(fc.double({ min: 0.01, max: 1e9, noNaN: true })),
  difficulty_change: maybe(fc.double({ min: -99.9, max: 1_000, noNaN: true })),
  detail: maybe(fc.constantFrom('short', 'full')),
  coin: maybe(fc.constantFrom('BTC', 'LTC', 'doge', 'Bitcoin')),
});

/** A reading without some of its parts. */
const readings = fc
  .subarray(['tip', 'difficulty', 'meanFees', 'price', 'fx', 'epoch'] as const)
  .map(
    (gone): Reading => ({
      ...reading,
      ...Object.fromEntries(gone.map((part) => [part, undefined])),
    }),
  );

it('says something fit to be shown, or one sentence, whatever is asked of whatever market', async () => {
  const locales = fc.constantFrom('en-US', 'en-GB', 'de', 'ja');
  await fc.assert(
    fc.asyncProperty(options, readings, locales, async (given, market, locale) => {
      const who = { ...caller, locale };
      const outcome: unknown = await profit
        .run({ options: given, caller: who }, portsWith(market))
        .then(
          (message) => ({ flaws: flawsOf(message) }),
          (error: unknown) => error,
        );
      if (outcome instanceof UserError) {
        expect({ said: outcome.message, leaks: leaks(outcome.message) }).toMatchObject({
          leaks: false,
        });
        expect(outcome.message.length).toBeLessThan(2_000);
      } else {
        expect(outcome).toMatchObject({ flaws: [] });
      }
    }),
    { numRuns: 1_000 },
  );
});

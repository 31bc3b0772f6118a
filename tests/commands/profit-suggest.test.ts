import { describe, expect, it } from 'vitest';
import { profit } from '../../commands/profit/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { parseRig } from '../../src/rig/text.ts';
import { askProfit, type Given } from '../support/ask-profit.ts';
import { caller, germanCaller, portsWith } from '../support/command-ports.ts';
import { textOf } from '../support/message-text.ts';
import { nothing } from '../support/readings.ts';

const suggest = async (
  text: string,
  {
    who = caller,
    ports = portsWith(),
    others = {},
  }: { readonly who?: typeof caller; readonly ports?: Ports; readonly others?: Given } = {},
) => (await profit.suggest?.({ option: 'rig', text, others }, who, ports)) ?? [];

describe('suggestions for a rig', () => {
  it('give the normal form of what is typed first, with its profit', async () => {
    const [first] = await suggest('120 th 3kw');
    expect(first).toEqual({
      name: '120TH 3000W · 25 J/TH → +$0.27 a day',
      value: '120TH 3000W',
    });
  });

  it('say that figures are of one unit, profit of all', async () => {
    const [one] = await suggest('120TH 3000W');
    const [two] = await suggest('2x 120TH 3000W');
    expect(one?.name).toContain('→ +$0.27 a day');
    expect(two?.name).toBe('2x 120TH 3000W · 25 J/TH → +$0.55 a day for all 2');
  });

  it('speak the caller’s language', async () => {
    const [first] = await suggest('120TH 3000W 0,056 €', { who: germanCaller });
    expect(first?.name.replaceAll('\u00a0', ' ')).toBe(
      '120TH 3000W · 25 J/TH · 0,056 EUR/kWh → +0,22 € am Tag',
    );
  });

  it.each<[string, Given, string]>([
    ['120TH 3000W', { electricity: '0.30' }, '120TH 3000W · 25 J/TH → −$16.29 a day'],
    ['120TH 3000W', { currency: 'EUR' }, '120TH 3000W · 25 J/TH → +€0.22 a day'],
    [
      '120TH 3000W 0.07',
      { currency: 'EUR' },
      '120TH 3000W · 25 J/TH · 0.07 EUR/kWh → −€0.79 a day',
    ],
    ['120TH 3000W', { difficulty_change: 5 }, '120TH 3000W · 25 J/TH → +$0.021 a day'],
    ['120TH 3000W', { electricity: 'fre' }, '120TH 3000W · 25 J/TH'],
    ['120TH 3000W', { currency: 'DOGE' }, '120TH 3000W · 25 J/TH'],
  ])('count %s with %o', async (text, others, name) => {
    const [first] = await suggest(text, { others });
    expect(first?.name).toBe(name);
    const answer = await askProfit(text, others).catch(() => undefined);
    const [, profit] = name.split('→');
    if (profit) expect(textOf(answer ?? {})).toContain(`##${profit}`);
  });

  it('are there without a market, and before anything is typed', async () => {
    const bare = await suggest('', { ports: portsWith(nothing) });
    expect(bare.length).toBeGreaterThan(10);
    expect(bare.map(({ name }) => name).join()).not.toContain('→');
  });

  it.each([
    '',
    '120',
    '120TH',
    '3000W',
    's',
    'S21',
    '2x S19',
    'whatsminer m6 0.05',
    'hydro',
    '***',
  ])('keep to Discord’s limits and parse back, names as well: %j', async (text) => {
    for (const who of [caller, germanCaller]) {
      const offers = await suggest(text, { who });
      expect(offers.length).toBeLessThanOrEqual(25);
      for (const { name, value } of offers) {
        expect(name.length).toBeLessThanOrEqual(100);
        expect(value.length).toBeLessThanOrEqual(100);
        const [byName, byValue] = [parseRig(name), parseRig(value)];
        expect({ name, ...byName }).toMatchObject({ ok: true });
        if (!byName.ok || !byValue.ok) continue;
        const { count, hashrate, power, model, tariff } = byValue.rig;
        expect(byName.rig).toMatchObject({ count, hashrate, power, ...(model && { model }) });
        expect(byName.rig.tariff).toEqual(tariff);
      }
    }
  });
});

describe('suggestions for a currency', () => {
  const suggestCurrency = async (text: string, who = caller) =>
    (await profit.suggest?.({ option: 'currency', text, others: {} }, who, portsWith())) ?? [];

  it('go by code and by name', async () => {
    expect(await suggestCurrency('eu')).toContainEqual({ name: 'EUR · Euro', value: 'EUR' });
    expect(await suggestCurrency('franken', germanCaller)).toEqual([
      { name: 'CHF · Schweizer Franken', value: 'CHF' },
    ]);
    expect((await suggestCurrency('')).length).toBe(25);
    expect(await suggestCurrency('doubloon')).toEqual([]);
  });

  it('are understood by value and by name', async () => {
    for (const { name, value } of await suggestCurrency('')) {
      for (const currency of [name, value, value.toLowerCase()]) {
        const message = await askProfit('120TH 3000W', {
          currency,
          price: 100_000,
          electricity: '0.07',
        });
        expect(message.embeds?.[0]?.description).toContain('a day');
      }
    }
  });
});

import { expect, it } from 'vitest';
import { status } from '../../commands/status.ts';
import type { SourceStatus } from '../../src/http/source-status.ts';
import { caller, fakeMarket, germanCaller, portsWith } from '../support/command-ports.ts';
import { flawsOf } from '../support/message-limits.ts';
import { fieldOf, textOf } from '../support/message-text.ts';
import { datum, NOW, nothing, reading } from '../support/readings.ts';

const sources: readonly SourceStatus[] = [
  { name: 'mempool.space', gives: ['chain', 'fees'], state: 'ok', lastGoodAt: NOW - 20 },
  {
    name: 'Kraken',
    gives: ['price'],
    state: 'resting',
    lastGoodAt: NOW - 900,
    lastErrorAt: NOW - 5,
    lastError: 'HTTP 429 *slow down*',
  },
  { name: 'Frankfurter', gives: ['fx'], state: 'idle' },
];

const ask = (market = fakeMarket(reading, sources), who = caller) =>
  status.run({ options: {}, caller: who }, portsWith(reading, { market }));

it('shows each source, what is in use, and the bot itself', async () => {
  const message = await ask();
  expect(message.embeds?.[0]?.description).toBe(
    [
      '🟠 **Failing, left alone for a while:** Kraken (price)',
      `-# HTTP 429 \\*slow down\\*, <t:${NOW - 5}:R> · last answer <t:${NOW - 900}:R>`,
      '🟢 **Fine:** mempool.space (chain, fees)',
      `-# last answer <t:${NOW - 20}:R>`,
      '⚪ **Not needed so far:** Frankfurter (exchange rates)',
    ].join('\n'),
  );
  expect(fieldOf(message, 'In use now')).toContain(`difficulty: mempool.space, <t:${NOW - 20}:R>`);
  expect(fieldOf(message, 'Hashbell')).toBe(`Version 1.2.3, started <t:${NOW - 3_600}:R>`);
  expect(message.embeds?.[0]?.footer?.text).toContain(
    'Bitcoin $100,000: median of Kraken, Coinbase, and Bitstamp (30 seconds ago)',
  );
  expect(message.embeds?.[0]?.footer?.text).toContain('Fees 0.02 BTC a block: mean of 144 blocks');
  expect(status.audience).toBe('caller');
  expect(flawsOf(message)).toEqual([]);
  expect(flawsOf(await ask(undefined, germanCaller))).toEqual([]);
});

it('takes a line for each state and each reason, however many fail', async () => {
  const failing = (name: string, lastError: string, ago: number): SourceStatus => ({
    name,
    gives: ['price'],
    state: 'failing',
    lastErrorAt: NOW - ago,
    lastError,
  });
  const alike = ['Kraken', 'Coinbase', 'Bitstamp'].map((name, at) =>
    failing(name, 'host not found', at + 1),
  );
  const lines = async (statuses: readonly SourceStatus[], who = caller) =>
    (await ask(fakeMarket(reading, statuses), who)).embeds?.[0]?.description?.split('\n');
  expect(await lines(alike)).toEqual([
    '🔴 **Failing:** Kraken (price) · Coinbase (price) · Bitstamp (price)',
    `-# host not found, <t:${NOW - 1}:R>`,
  ]);
  const other = failing('Bitfinex', 'no answer in 5 s', 9);
  expect(await lines([...alike, other], germanCaller)).toEqual([
    '🔴 **Gestört:** Kraken (Preis) · Coinbase (Preis) · Bitstamp (Preis) · Bitfinex (Preis)',
    `-# Kraken, Coinbase und Bitstamp · Adresse nicht gefunden, <t:${NOW - 1}:R>`,
    `-# Bitfinex · keine Antwort in 5 s, <t:${NOW - 9}:R>`,
  ]);
});

it('says how far the last answers lie apart', async () => {
  const well = [20, 900].map(
    (ago): SourceStatus => ({
      name: `node ${ago}`,
      gives: ['chain'],
      state: 'ok',
      lastGoodAt: NOW - ago,
    }),
  );
  expect(textOf(await ask(fakeMarket(reading, well)))).toContain(
    `-# last answer <t:${NOW - 20}:R>, the oldest <t:${NOW - 900}:R>`,
  );
});

it('names the sample network in the reader’s language, by its date', async () => {
  const sample = { ...reading, origin: 'sample' } as const;
  const sources: readonly SourceStatus[] = [
    { name: 'sample network', gives: ['chain'], state: 'ok', lastGoodAt: NOW },
  ];
  const german = await ask(fakeMarket(sample, sources), germanCaller);
  expect(textOf(german)).toContain('**In Ordnung:** Beispielnetz (Kette)');
  expect(fieldOf(german, 'Jetzt in Gebrauch')).toBe(
    'Das Beispielnetz vom 05.11.2026, für alle Zahlen',
  );
});

it('names what is missing or old', async () => {
  const old = { ...nothing, difficulty: datum(140e12, 'a node', 9_000, 'stale') };
  const field = fieldOf(await ask(fakeMarket(old)), 'In use now');
  expect(field).toContain(`difficulty: a node, <t:${NOW - 9_000}:R>, **old**`);
  expect(field).toContain('bitcoin price: **missing**');
});

it('names what nobody bears out yet', async () => {
  const lone = { ...nothing, difficulty: datum(140e12, 'a node', 20, 'unconfirmed') };
  const [english, german] = [
    await ask(fakeMarket(lone)),
    await ask(fakeMarket(lone), germanCaller),
  ];
  expect(fieldOf(english, 'In use now')).toContain(', **unconfirmed**');
  expect(textOf(german)).toContain(', **unbestätigt**');
});

it('says that no source is set up, and survives many', async () => {
  expect(textOf(await ask(fakeMarket(reading)))).toContain('No source is set up.');
  const many = Array.from({ length: 80 }, (_, i): SourceStatus => {
    const lastError = 'x'.repeat(500);
    return { name: `node ${i}`, gives: ['chain'], state: 'failing', lastErrorAt: NOW, lastError };
  });
  expect(flawsOf(await ask(fakeMarket(reading, many)))).toEqual([]);
});

it('says that no block has come where that is what is old', async () => {
  const time = NOW - 8_000;
  const tip = datum({ height: 920_000, time }, 'a node', 20, 'stale');
  const quiet = { ...nothing, tip, difficulty: datum(140e12, 'a node', 20, 'stale') };
  expect(fieldOf(await ask(fakeMarket(quiet)), 'In use now')).toContain(
    `**old**: no block since <t:${time}:R>`,
  );
});

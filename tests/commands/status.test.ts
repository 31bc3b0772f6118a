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
      '🟢 **mempool.space** · chain and fees · fine',
      `-# last answer <t:${NOW - 20}:R>`,
      '🟠 **Kraken** · price · failing, left alone for a while',
      `-# last answer <t:${NOW - 900}:R> · last error <t:${NOW - 5}:R>: HTTP 429 \\*slow down\\*`,
      '⚪ **Frankfurter** · exchange rates · not needed so far',
    ].join('\n'),
  );
  expect(fieldOf(message, 'In use now')).toContain(`difficulty: mempool.space, <t:${NOW - 20}:R>`);
  expect(fieldOf(message, 'Hashbell')).toBe(`Version 1.2.3, running since <t:${NOW - 3_600}:R>`);
  expect(message.embeds?.[0]?.footer?.text).toContain(
    'Bitcoin $100,000: median of Kraken, Coinbase, and Bitstamp (30 seconds ago)',
  );
  expect(message.embeds?.[0]?.footer?.text).toContain('Fees 0.02 BTC a block: mean of 144 blocks');
  expect(status.audience).toBe('caller');
  expect(flawsOf(message)).toEqual([]);
  expect(flawsOf(await ask(undefined, germanCaller))).toEqual([]);
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

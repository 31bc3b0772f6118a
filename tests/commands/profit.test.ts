import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.ts';
import type { Reading } from '../../src/market/reading.ts';
import { askProfit, type Given } from '../support/ask-profit.ts';
import { caller, germanCaller, portsWith } from '../support/command-ports.ts';
import { flawsOf } from '../support/message-limits.ts';
import { customIdsOf, fieldOf, optionsOf, textOf } from '../support/message-text.ts';
import { datum, NOW, nothing, reading } from '../support/readings.ts';

/** All there is to say: the short answer has tests of its own. */
const ask = (rig: string, given: Given = {}, ports = portsWith(), who = caller) =>
  askProfit(rig, { detail: 'full', ...given }, ports, who);

const refusal = async (rig: string, given: Given = {}, who = caller): Promise<string> => {
  const error: unknown = await ask(rig, given, portsWith(), who).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(UserError);
  return error instanceof UserError ? error.message : '';
};

describe('/profit 120TH 3000W', () => {
  it('says what vector C5 says', async () => {
    const message = await ask('120TH 3000W');
    expect(message.embeds?.[0]?.title).toBe('120 TH/s · 3,000 W · 25 J/TH');
    expect(message.embeds?.[0]?.description).toBe(
      [
        '## +$0.27 a day',
        '+274 sats a day · margin +5.2%',
        '+$8.23 · +8,232 sats in 30 days at today’s numbers',
      ].join('\n'),
    );
    expect(fieldOf(message, 'Per day')).toBe(
      'Revenue $5.42 · 5,423 sats\nPool fee −$0.11\nPower −$5.04 · 72 kWh',
    );
    expect(fieldOf(message, 'Counted with')).toBe(
      'Power $0.07/kWh *(assumed)*\nPool fee 2% *(assumed)*\nUptime 100%',
    );
    expect(fieldOf(message, 'Break-even')).toBe(
      [
        'Power price **$0.0738/kWh**, can rise 5.4%',
        'Bitcoin **$94,837**, can fall 5.2%',
        'Hashprice **$42.86/PH/s/day**, can fall 5.2%',
        'Difficulty **147.62 T**, can rise 5.4%',
        'Efficiency **26.4 J/TH**, can rise 5.4%',
      ].join('\n'),
    );
    expect(fieldOf(message, 'After the halving')).toMatch(
      /^<t:\d+:R> · 75,264 blocks to go\nProfit \*\*−\$2\.37\*\* a day, all else the same$/,
    );
    expect(message.embeds?.[0]?.color).toBe(0x2e9e5b);
  });

  it.each([
    ['120TH 3000W S21 Pro', 'Antminer S21 Pro'],
    ['2x S21 Pro, 120TH 3000W', '2× Antminer S21 Pro'],
    ['S21 Pro, 230TH', 'Antminer S21 Pro (234T)'],
    ['Bitaxe Gamma 601, 5TH 80W', 'Bitaxe Gamma 601 (BM1370)'],
  ])('titles %s with no size that the numbers contradict', async (rig, title) => {
    expect((await ask(rig)).embeds?.[0]?.title).toBe(title);
  });

  it.each([
    ['120TH 3000W 7', '⚠️ **$7.00 per kWh** is very much: if you mean cents, write `7c`.'],
    ['120TH 3000W €1.5', '⚠️ **€1.50 per kWh** is very much: if you mean cents, write `1.5c`.'],
    ['120TH 3000kW', '⚠️ **25,000 J/TH** is no miner’s efficiency: did you mean `120TH 3000W`?'],
    [
      '2x 120GH 3000W',
      '⚠️ **25,000 J/TH** is no miner’s efficiency: did you mean `2x 120TH 3000W`?',
    ],
    ['200EH 3000W', '⚠️ **0.000015 J/TH** is no miner’s efficiency: did you mean `200TH 3000W`?'],
    ['1GH 400W', '⚠️ **400,000 J/TH** is no miner’s efficiency: did you mean `1TH 400W`?'],
    ['120TH 250W', '⚠️ **2.08 J/TH** is no miner’s efficiency: check the units.'],
  ])('doubts %s', async (rig, line) => {
    expect((await ask(rig)).embeds?.[0]?.description?.split('\n')).toContain(line);
  });

  it.each(['120TH 3000W 0.99', '120TH 3000W 100 JPY', '333MH 2.5W', '120TH 3kW'])(
    'has no doubt about %s',
    async (rig) => expect((await ask(rig)).embeds?.[0]?.description).not.toContain('⚠️'),
  );

  it('names source, age and method of every datum', async () => {
    const message = await ask('120TH 3000W');
    expect(message.embeds?.[0]?.footer?.text).toBe(
      [
        'Live · block 974,736 · BTC $100,000 from 3 exchanges · 30 sec. ago',
        'Difficulty 140.00 T: exact, block 974,736 (mempool.space, 20 seconds ago)',
        'Fees 0.02 BTC a block: mean of 144 blocks (mempool.space, 3 minutes ago)',
        'Bitcoin $100,000: median of Kraken, Coinbase, and Bitstamp (30 seconds ago)',
        'Retarget forecast from the pace of blocks (mempool.space, 20 seconds ago)',
        'Income from difficulty, subsidy and fees; not from observed hashrate.',
      ].join('\n'),
    );
    expect(message.embeds?.[0]?.timestamp).toBe(new Date(NOW * 1000).toISOString());
  });

  it('looks past the next retarget', async () => {
    const after = fieldOf(await ask('120TH 3000W'), 'After the next retarget');
    expect(after).toMatch(
      /^<t:\d+:R> · 1,007 blocks to go\nDifficulty \*\*[+−][\d.]+%\*\* \(90%: −[\d.]+% to \+[\d.]+%\)\nProfit \*\*[+−]\$[\d.]+\*\* a day \([+−]\$[\d.]+ to \+\$[\d.]+\)\nChance of a loss \*\*[\d.]+%\*\*$/,
    );
  });

  it('writes German numbers', async () => {
    const message = await ask('120TH 3000W', { currency: 'EUR' }, portsWith(), germanCaller);
    expect(message.embeds?.[0]?.title).toBe('120 TH/s · 3.000 W · 25 J/TH');
    expect(message.embeds?.[0]?.description?.replaceAll('\u00a0', ' ')).toBe(
      '## +0,22 € am Tag\n+274 sats am Tag · Marge +5,2 %\n+6,59 € · +8.232 sats in 30 Tagen mit den Zahlen von heute',
    );
    expect(fieldOf(message, 'Gerechnet mit')?.replaceAll('\u00a0', ' ')).toBe(
      [
        'Strom 0,0560 €/kWh *(angenommen)*',
        '↳ 0,07 $/kWh zum Kurs vom 04.11.2026',
        'Pool-Gebühr 2 % *(angenommen)*',
        'Laufzeit 100 %',
      ].join('\n'),
    );
    expect(flawsOf(message)).toEqual([]);
  });
});

describe('terms', () => {
  it('takes uptime into both sides (C6)', async () => {
    const message = await ask('120TH 3000W', { uptime: 98, fee: 2, electricity: '0.07' });
    expect(fieldOf(message, 'Per day')).toBe(
      'Revenue $5.31 · 5,314 sats\nPool fee −$0.11\nPower −$4.94 · 70.6 kWh',
    );
    expect(fieldOf(message, 'Counted with')).toBe('Power $0.07/kWh\nPool fee 2%\nUptime 98%');
  });

  it('answers in the currency of the power price', async () => {
    const message = await ask('120TH 3000W €0.056');
    expect(textOf(message)).toContain('## +€0.22 a day');
    expect(textOf(message)).toContain(
      'Exchange rates of Nov 4, 2026: $1 = €0.80 (Frankfurter, 1 hour ago)',
    );
    expect(fieldOf(message, 'Counted with')).toContain('Power €0.056/kWh\nPool');
  });

  it('converts a power price when another currency is wanted', async () => {
    const message = await ask('120TH 3000W €0.056', { currency: 'usd' });
    expect(textOf(message)).toContain('## +$0.27 a day');
    expect(fieldOf(message, 'Counted with')).toContain(
      'Power $0.0700/kWh\n↳ €0.056/kWh at the rate of Nov 4, 2026',
    );
  });

  it('says so when there is no rate, and answers in what it knows', async () => {
    const { fx: _, ...without } = reading;
    const message = await ask('120TH 3000W €0.056', { currency: 'USD' }, portsWith(without));
    const text = textOf(message);
    expect(text).toContain('No exchange rate from EUR to USD right now: answered in EUR.');
    expect(text).toContain('⚠️ **Not known right now:** exchange rates.');
    expect(text).toContain('## Profit unknown');
    expect(fieldOf(message, 'Per day')).toBe(
      'Revenue 5,423 sats before the pool fee\nPower −€4.03 · 72 kWh',
    );
    expect(fieldOf(message, 'Break-even')).toBe(
      'Bitcoin **€75,869**\nHashprice **€34.29/PH/s/day**',
    );
  });

  it('never takes a supposed price for one in another currency', async () => {
    const { fx: _, ...without } = reading;
    const given = { currency: 'EUR', price: 80_000 };
    const message = await ask('120TH 3000W', given, portsWith(without));
    expect(fieldOf(message, 'Counted with')).toContain(
      'No exchange rate from USD to EUR right now: answered in USD.\nWhat if: bitcoin at €80,000 is left out, for the same reason.',
    );
    expect(textOf(message)).toContain('## +$0.27 a day');
    expect(textOf(message)).not.toContain('$80,000');
  });

  it('refuses two power prices that differ, and names both', async () => {
    await expect(ask('120TH 3000W 0.05', { electricity: '8c' })).rejects.toThrow(
      'The rig text says $0.05/kWh, the option `electricity` $0.08/kWh: leave one of them out.',
    );
    const same = await ask('120TH 3000W 0.08', { electricity: '8c' });
    expect(fieldOf(same, 'Counted with')).toContain('Power $0.08/kWh');
  });

  it('needs no price for power that costs nothing', async () => {
    const message = await ask('120TH 3000W', { electricity: '0' });
    expect(fieldOf(message, 'Break-even')).toBe(
      'Power price **$0.0738/kWh**\nNo others: power costs nothing.',
    );
    expect(flawsOf(message)).toEqual([]);
  });

  it('marks what was supposed (C8)', async () => {
    const message = await ask('120TH 3000W', { difficulty_change: 5 });
    expect(textOf(message)).toContain('## +$0.021 a day');
    expect(fieldOf(message, 'Counted with')).toContain('What if: difficulty +5%, to 147.00 T');
    expect(fieldOf(message, 'After the next retarget')).toBeUndefined();
    expect(fieldOf(message, 'Counted with')).toContain('so no forecast of the next retarget');
    expect(message.embeds?.[0]?.color).toBe(0xe0a030);
    expect(textOf(await ask('120TH 3000W', { difficulty_change: 3.55 }))).toContain('+3.55%, to');
    const same = await ask('120TH 3000W', { difficulty_change: 0 });
    expect(textOf(same)).not.toContain('What if');
    expect(fieldOf(same, 'After the next retarget')).toBeDefined();

    const cheap = await ask('120TH 3000W', { price: 80_000 });
    expect(fieldOf(cheap, 'Counted with')).toContain('What if: bitcoin at $80,000 (now $100,000)');
    expect(textOf(cheap)).toContain('Bitcoin $100,000: median of Kraken');
    expect(cheap.embeds?.[0]?.color).toBe(0xd64545);
    expect(fieldOf(cheap, 'Break-even')).toContain('Bitcoin **$94,837**, must rise 18.5%');
  });

  it.each([
    [{ fee: 99.995 }, 'The pool fee is 99.995%, but has to be from 0% to 99.99%: for'],
    [{ uptime: 0.005 }, 'The uptime is 0.005%, but has to be from 0.01% to 100%: for'],
    [{ price: -1 }, 'The bitcoin price is −1, but has to be from 0.01 to 1,000,000,000,000: for'],
    [{ difficulty_change: -99.95 }, 'is −99.95%, but has to be from −99.9% to 1,000%: for'],
    [{ currency: 'DOGE' }, 'I have no exchange rates for “DOGE”'],
    [{ electricity: 'cheap' }, 'I can’t read “cheap” as a power price'],
  ] as const)('refuses %o', async (given, sentence) => {
    const message = await refusal('120TH 3000W', given);
    expect(message).toContain(sentence);
    expect(message).toMatch(/`[^`]+`/);
  });
});

it('refuses in German with German numbers', async () => {
  expect(
    (await refusal('120TH 3000W', { fee: 99.995 }, germanCaller)).replaceAll('\u00a0', ' '),
  ).toBe('Die Pool-Gebühr ist 99,995 %, möglich ist 0 % bis 99,99 %: zum Beispiel `2`.');
});

it('takes the price of a bitcoin in any currency there are rates for', async () => {
  const message = await ask('120TH 3000W', { currency: 'IDR', electricity: '1100', price: 1.6e9 });
  expect(fieldOf(message, 'Counted with')).toMatch(/What if: bitcoin at IDR\s1,600,000,000/);
});

describe('the market', () => {
  it('shows what it can without a price', async () => {
    const { price: _, ...without } = reading;
    const message = await ask('120TH 3000W', {}, portsWith(without));
    expect(textOf(message)).toContain('⚠️ **Not known right now:** bitcoin price.');
    expect(fieldOf(message, 'Break-even')).toContain('Bitcoin **$94,837**');
    expect(fieldOf(message, 'After the next retarget')).toContain('Difficulty **');
    expect(textOf(message)).not.toMatch(/\$0\.00|\b0 sats/);
    expect(flawsOf(message)).toEqual([]);
  });

  it('shows what it can without a chain', async () => {
    const { tip: _, difficulty: __, epoch: ___, ...without } = reading;
    const message = await ask('120TH 3000W', {}, portsWith(without));
    expect(textOf(message)).toContain('**Not known right now:** block height and difficulty.');
    expect(fieldOf(message, 'Per day')).toBe('Power −$5.04 · 72 kWh');
    expect(fieldOf(message, 'Break-even')).toBe('Hashprice **$42.86/PH/s/day**');
    expect(flawsOf(message)).toEqual([]);
  });

  it('calls an income without fees a lower bound', async () => {
    const { meanFees: _, ...without } = reading;
    const text = textOf(await ask('120TH 3000W', {}, portsWith(without)));
    expect(text).toContain('## +$0.24 a day');
    expect(text).toContain('A lower bound: fees are unknown right now');
  });

  it('says since when there is nothing', async () => {
    const silent = { ...nothing, lastGoodAt: NOW - 90_000 };
    expect((await ask('120TH 3000W', {}, portsWith(silent))).content).toBe(
      `No market data since <t:${NOW - 90_000}:f> (<t:${NOW - 90_000}:R>). Try again in a few minutes; \`/status\` shows who is silent.`,
    );
    expect((await ask('120TH 3000W', {}, portsWith(nothing))).content).toContain(
      'No market data yet.',
    );
  });

  it('warns of old data before the first number', async () => {
    const old: Reading = {
      ...reading,
      price: datum({ usd: 1e5, sources: ['Kraken'], cut: ['Bitfinex'] }, 'Kraken', 7_200, 'stale'),
    };
    const message = await ask('120TH 3000W', {}, portsWith(old));
    expect(message.embeds?.[0]?.description).toMatch(
      new RegExp(`^⚠️ \\*\\*Old data:\\*\\* bitcoin price of <t:${NOW - 7_200}:R>\\.\\n## `),
    );
    expect(message.embeds?.[0]?.footer?.text).toMatch(
      /^Old data: bitcoin price · block 974,736 · BTC \$100,000 from Kraken alone, unconfirmed · left out: Bitfinex · 2 hr\. ago\n/,
    );
    expect(message.embeds?.[0]?.footer?.text).toContain(
      'Bitcoin $100,000: Kraken alone, unconfirmed (2 hours ago); left out: Bitfinex',
    );
  });

  it('takes a power price below zero, at which a rig always pays', async () => {
    const text = textOf(await ask('120TH 3000W -$0.02/kWh'));
    expect(text).toContain('Power −$0.02/kWh');
    expect(text).toMatch(/Power \+\$1\.44 · 72 kWh/);
    expect(text).toContain('No others: at this power price it always pays.');
    expect(text).not.toMatch(/NaN|∞|Efficiency \*\*/);
    expect(text).not.toContain('far below zero');
    expect(textOf(await ask('120TH 3000W', { electricity: '-2 $' }))).toContain(
      '**−$2.00 per kWh** is far below zero: if you mean cents, write `-2c`.',
    );
  });

  it('says what nobody bears out yet', async () => {
    const unsure: Reading = {
      ...reading,
      difficulty: reading.difficulty && { ...reading.difficulty, state: 'unconfirmed' },
      price: reading.price && { ...reading.price, state: 'unconfirmed' },
    };
    const message = await ask('120TH 3000W', {}, portsWith(unsure));
    expect(message.embeds?.[0]?.description).toMatch(
      /^⚠️ \*\*Unconfirmed:\*\* difficulty\. No second source says the same yet.*\n⚠️ \*\*Unconfirmed:\*\* bitcoin price\. It has moved far, and not every exchange/,
    );
    expect(message.embeds?.[0]?.footer?.text).toContain('mempool.space, unconfirmed, ');
    expect(message.embeds?.[0]?.footer?.text).toContain(
      ' · unconfirmed: difficulty and bitcoin price · 30 sec. ago\n',
    );
  });

  it('says that no block has come for hours, where that is why the data are old', async () => {
    const time = NOW - 7_300;
    const tip = datum({ height: 920_000, time }, 'mempool.space', 20, 'stale');
    const difficulty = datum(155e12, 'mempool.space', 20, 'stale');
    const quiet: Reading = { ...reading, tip, difficulty };
    const message = await ask('120TH 3000W', {}, portsWith(quiet));
    expect(message.embeds?.[0]?.description).toMatch(
      new RegExp(`^⚠️ \\*\\*No block has come since <t:${time}:R>\\*\\* \\(height 920,000\\)`),
    );
    expect(textOf(message)).not.toContain('Old data');
    expect(message.embeds?.[0]?.footer?.text).toMatch(
      /^Last block 2 hr\. ago · block 920,000 · BTC \$100,000 from 3 exchanges · 30 sec\. ago\n/,
    );
    // Where nobody confirms it, the source is what is old.
    const silent: Reading = { ...quiet, tip: { ...tip, at: NOW - 7_200 } };
    expect(textOf(await ask('120TH 3000W', {}, portsWith(silent)))).toContain('**Old data:** ');
  });

  it('warns of an old price beside a supposed one, too', async () => {
    const price = reading.price && { ...reading.price, state: 'stale' as const };
    const ports = portsWith({ ...reading, price });
    const message = await ask('120TH 3000W', { price: 80_000, currency: 'EUR' }, ports);
    expect(message.embeds?.[0]?.description).toMatch(/^⚠️ \*\*Old data:\*\* bitcoin price of /);
    expect(textOf(message)).toContain('Exchange rates of Nov 4, 2026');
  });

  it('names who gave the rate of a currency that the ECB has none of', async () => {
    const fx = datum(
      {
        perUsd: { USD: 1, EUR: 0.8, RUB: 80 },
        date: '2026-11-04',
        elsewhere: { RUB: { source: 'Frankfurter v2', date: '2026-11-05' } },
      },
      'Frankfurter',
      3_600,
    );
    const message = await ask('120TH 3000W 5₽', { currency: 'RUB' }, portsWith({ ...reading, fx }));
    const text = textOf(message);
    expect(text).toMatch(/Exchange rates of Nov 5, 2026: \$1 = RUB\s80\.00 \(Frankfurter v2\)/);
    expect(text).not.toContain('(Frankfurter,');
  });

  it('warns of the sample network, and gives dates instead of countdowns', async () => {
    const sample: Reading = { ...reading, origin: 'sample' };
    const late = { clock: () => NOW + 1e7 };
    const message = await ask('120TH 3000W', {}, portsWith(sample, late));
    const text = textOf(message);
    expect(text).toContain('⚠️ **Sample data of Nov 5, 2026, not the live market.**');
    expect(text).not.toContain('<t:');
    expect(text).toContain('Sample data of Nov 5, 2026 · block 974,736 · BTC $100,000\n');
    expect(text).toContain('## +$0.27 a day');
  });

  it('says when a forecast is too early to trust, and when it is settled', async () => {
    const at = (height: number, elapsed: number): Reading => ({
      ...reading,
      tip: datum({ height, time: NOW }, 'mempool.space'),
      epoch: datum(
        {
          marks: [
            { height: 973_728, time: NOW - elapsed },
            { height, time: NOW },
          ],
          previousDifficulty: 138e12,
        },
        'mempool.space',
      ),
    });
    const early = await ask('120TH 3000W', {}, portsWith(at(973_828, 60_000)));
    expect(fieldOf(early, 'After the next retarget')).toContain(
      'Early: only 101 blocks of the epoch are in',
    );
    const settled = await ask('120TH 3000W', {}, portsWith(at(975_743, 1_209_600 / 1.05)));
    expect(fieldOf(settled, 'After the next retarget')).toMatch(
      /^<t:\d+:R> · the next block has it\nDifficulty \*\*\+5\.0%\*\*, settled\nProfit \*\*\+\$0\.021\*\* a day$/,
    );
  });
});

describe('rigs', () => {
  it('names a model, its number and its figures', async () => {
    const message = await ask('3x S19j Pro 104');
    expect(message.embeds?.[0]?.title).toBe('3× Antminer S19j Pro (104T)');
    expect(message.embeds?.[0]?.description).toMatch(/^312 TH\/s · [\d,]+ W · [\d.]+ J\/TH\n## /);
  });

  it('says which size of a model was taken', async () => {
    expect(textOf(await ask('S21 Pro'))).toContain(
      'Taken as the usual size of it; also sold as Antminer S21 Pro (245T).',
    );
  });

  it('keeps small rigs legible', async () => {
    const message = await ask('500 GH/s 15W');
    expect(message.embeds?.[0]?.title).toBe('500 GH/s · 15 W · 30 J/TH');
    expect(message.embeds?.[0]?.description).toContain('## −$0.0031 a day');
  });

  it('asks which one is meant, keeping the rest of the text', async () => {
    const message = await askProfit('2x M30 0.05 EUR');
    expect(message.ephemeral).toBe(true);
    expect(message.content).toContain('More than one miner goes by “M30”');
    const options = optionsOf(message);
    expect(options.length).toBeGreaterThan(1);
    expect(options[0]?.value).toMatch(/^2x Whatsminer M30S.*\(\d+T\) 0\.05 EUR$/);
    expect(options[0]?.description).toMatch(/^\d+ TH\/s · [\d,]+ W · [\d.]+ J\/TH$/);
    expect(customIdsOf(message).get('choose')).toBe(
      '1:profit:choose:80351110224678912:{"rig":"2x M30 0.05 EUR"}',
    );
    expect(flawsOf(message)).toEqual([]);
  });

  it('escapes what it quotes', async () => {
    const sentence = await refusal('**[x](https://evil.example)** <@1> @everyone `code` ||s||');
    const bare = sentence.replace(/\\[^\p{L}\p{N}\s]/gu, '').replace(/`120TH 3000W`/g, '');
    expect(bare).not.toMatch(/[*`|<>[\]@]|https:/);
  });

  it.each([
    '',
    '120TH',
    '3000W',
    '25 J/TH',
    'Frobnicator 9000',
    '0TH 3000W',
    '120TH 0W',
    '90000 ZH 3000W',
    '120TH 5GW',
    '120TH 3000W 50',
    '120TH 3000W -50',
    '120TH 3000W 0.05 VES',
    '120TH 130TH 3000W',
    '120TH 3000W with a bow on top',
    '9999999999x S21 Pro (234T)',
  ])('refuses %j with one sentence and an example in both languages', async (rig) => {
    for (const who of [caller, germanCaller]) {
      const outcome: unknown = await ask(rig, {}, portsWith(), who).catch((thrown) => thrown);
      const sentence =
        outcome instanceof UserError
          ? outcome.message
          : textOf({ content: '', ...(typeof outcome === 'object' ? outcome : {}) });
      expect(sentence).toMatch(/`[^`]*\d[^`]*`/);
      expect(sentence).not.toMatch(/\{|\}|undefined|NaN|rig\.|tariff\./);
      expect(sentence.split('\n')).toHaveLength(1);
    }
  });
});

it('answers without buttons when the store is broken and the request too long for them', async () => {
  const broken = async () => {
    throw new Error('disk full');
  };
  const drafts = { get: broken, set: broken, delete: broken };
  const ports = portsWith(reading, { drafts });
  const short = await askProfit('120TH 3000W', {}, ports);
  expect([...customIdsOf(short).keys()]).toEqual([
    'adjust',
    'full',
    'refresh',
    'save',
    'alert',
    'ask',
  ]);
  const long = await askProfit(
    '120TH 3000W',
    { electricity: '$0.07/kWh', fee: 2, uptime: 99.5 },
    ports,
  );
  expect(textOf(long)).toContain('a day\n');
  expect(long.components).toBeUndefined();
});

describe('a number beside a named machine', () => {
  it('is asked about where it may be a count or a price', async () => {
    const message = await ask('M30S 2');
    expect(message.content).toBe(
      'What is “2” beside “M30S”? Write the one you mean, such as `2x Whatsminer M30S (86T)` or `Whatsminer M30S (86T) @ 2/kWh`.',
    );
    expect(optionsOf(message).map(({ value }) => value)).toEqual([
      '2x Whatsminer M30S (86T)',
      'Whatsminer M30S (86T) @ 2/kWh',
    ]);
    expect(flawsOf(message)).toEqual([]);
  });

  it('is its size, with its J/TH, and the answer says so', async () => {
    const message = await ask('S21 195');
    expect(message.embeds?.[0]?.description).toMatch(
      /^195 TH\/s · 3,412\.5 W · 17\.5 J\/TH\nNot a size it is sold in: counted with the 17\.5 J\/TH of the Antminer S21 \(200T\)\.\n## /,
    );
    expect(textOf(message)).not.toContain('usual size');
  });

  it('is part of the name that somebody gives', async () => {
    const message = await ask('Bitaxe Gamma 603 1.2TH 18W');
    expect(message.embeds?.[0]?.title).toBe('Bitaxe Gamma 603 · 1.2 TH/s · 18 W · 15 J/TH');
  });
});

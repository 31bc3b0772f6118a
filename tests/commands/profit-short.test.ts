import { describe, expect, it } from 'vitest';
import type { Message } from '../../src/message/message.ts';
import { askProfit as ask } from '../support/ask-profit.ts';
import { caller, germanCaller, portsWith } from '../support/command-ports.ts';
import { doorOf, frontDoor, saidOf } from '../support/front-door.ts';
import { memoryStores } from '../support/memory-stores.ts';
import { flawsOf } from '../support/message-limits.ts';
import { customIdsOf, textOf } from '../support/message-text.ts';
import { NOW, reading } from '../support/readings.ts';

const plain = (text = '') => text.replaceAll('\u00a0', ' ').replaceAll('\u2060', '');
const lines = (message: Message) => plain(message.embeds?.[0]?.description).split('\n');
/** Title, description and footer, as they stand below each other. */
const height = (message: Message) => textOf(message).split('\n').length;

describe('the short answer', () => {
  it('says whether it pays, by how much, and what is next', async () => {
    const message = await ask('S21 0.06');
    expect(message.embeds?.[0]?.title).toBe('Antminer S21 (200T)');
    expect(lines(message)).toEqual([
      '## +$3.82 a day',
      '-# +3,817 sats a day · +$114.52 in 30 days',
      '-# 200 TH/s · 3,500 W · 17.5 J/TH',
      expect.stringMatching(/^-# Taken as the usual size of it/),
      'Pays below **$0.105/kWh** (you: $0.06) and with Bitcoin above **$56,902**.',
      'Revenue $9.04 − power $5.04 − fee $0.18 (2% assumed)',
      expect.stringMatching(
        /^Retarget <t:\d+:R>: difficulty [+−][\d.]+%, then \*\*\+\$[\d.]+\*\* · chance of a loss \*\*[<\d. ]+%\*\*$/,
      ),
    ]);
    expect(message.embeds?.[0]?.fields).toBeUndefined();
    expect(message.embeds?.[0]?.footer?.text).toBe(
      'Live · block 974,736 · BTC $100,000 from 3 exchanges · 30 sec. ago',
    );
    expect(message.embeds?.[0]?.timestamp).toBe(new Date(NOW * 1000).toISOString());
    expect(height(message)).toBeLessThanOrEqual(10);
    expect(flawsOf(message)).toEqual([]);
  });

  it('says what it would take to pay, in German too', async () => {
    expect(lines(await ask('120TH 3000W', { electricity: '0.08' }))[2]).toBe(
      'Would pay below **$0.0738/kWh** (you: $0.08), or with Bitcoin above **$108,385**.',
    );
    const german = await ask('120TH 3000W', { electricity: '0.08' }, portsWith(), germanCaller);
    expect(lines(german)[2]).toBe(
      'Lohnt sich erst unter **0,0738 $/kWh** (du: 0,08 $) oder mit Bitcoin über **108.385 $**.',
    );
    expect(lines(german)[3]).toBe('Ertrag 5,42 $ − Strom 5,76 $ − Gebühr 0,11 $ (2 % angenommen)');
  });

  it('names what is assumed, and only that', async () => {
    expect(textOf(await ask('120TH 3000W'))).toContain('(assumed: $0.07)');
    const said = textOf(await ask('120TH 3000W', { electricity: '0.07', fee: 2 }));
    expect(said).toContain('(you: $0.07)');
    expect(said).not.toContain('assumed');
  });

  it.each([
    [
      'free',
      'Pays below **$0.0738/kWh** (you: $0.00), at any Bitcoin price.',
      'Revenue $5.42 − fee',
    ],
    ['-2c', 'Pays below **$0.0738/kWh** (you: −$0.02), at any Bitcoin price.', '+ power $1.44'],
  ])('knows power at %s', async (electricity, verdict, flow) => {
    const message = await ask('120TH 3000W', { electricity });
    expect(lines(message)[2]).toBe(verdict);
    expect(plain(textOf(message))).toContain(flow);
  });

  it('says what is supposed in its title', async () => {
    const title = async (given: Parameters<typeof ask>[1], who = caller) =>
      plain((await ask('S21', given, portsWith(), who)).embeds?.[0]?.title);
    expect(await title({ price: 70_000 })).toBe('Antminer S21 (200T) · if Bitcoin were $70,000');
    expect(await title({ difficulty_change: 5 })).toBe(
      'Antminer S21 (200T) · if difficulty changed by +5%',
    );
    expect(await title({ price: 70_000, difficulty_change: -3.5 }, germanCaller)).toBe(
      'Antminer S21 (200T) · wenn Bitcoin 70.000 $ kostet und sich die Difficulty um −3,5 % ändert',
    );
  });

  it('says what it can of a market that is not all known', async () => {
    const { price: _, ...priceless } = reading;
    const unknown = await ask('120TH 3000W', {}, portsWith(priceless));
    expect(lines(unknown).slice(0, 4)).toEqual([
      '⚠️ **Not known right now:** bitcoin price. Here is what does not need it.',
      '## Profit unknown',
      'Pays with Bitcoin above **$94,837**.',
      'Revenue 5,423 sats − power $5.04 − fee 108 sats (2% assumed)',
    ]);
    const { tip: __, difficulty: ___, ...blind } = reading;
    expect(lines(await ask('120TH 3000W', {}, portsWith(blind))).slice(-2)).toEqual([
      'Pays with hashprice above **$42.86/PH/s/day**.',
      'Power −$5.04 a day',
    ]);
    const { meanFees: ____, ...feeless } = reading;
    expect(lines(await ask('120TH 3000W', {}, portsWith(feeless))).at(-1)).toBe(
      '-# A lower bound: fees are unknown right now, so only the subsidy is counted.',
    );
  });

  it('doubts before the first number, and says that data are a sample', async () => {
    expect(lines(await ask('120TH 3000W 7'))[0]).toMatch(/^⚠️ \*\*\$7\.00 per kWh\*\* is very much/);
    const sample = await ask('S21', {}, portsWith({ ...reading, origin: 'sample' }));
    expect(lines(sample)[0]).toBe('⚠️ **Sample data of Nov 5, 2026, not the live market.**');
    expect(sample.embeds?.[0]?.footer?.text).toBe(
      'Sample data of Nov 5, 2026 · block 974,736 · BTC $100,000',
    );
    expect(height(sample)).toBeLessThanOrEqual(10);
  });

  it('keeps to what was written as a share, and to the uptime', async () => {
    const message = await ask('120TH 3000W', { fee: 0.02, uptime: 98 });
    expect(textOf(message)).toContain('-# Pool fee 2% *(from 0.02)*');
    expect(textOf(message)).toContain(' · Uptime 98%');
  });
});

describe('Details', () => {
  it('shows everything in the same message, and goes back', async () => {
    const door = await frontDoor();
    const short = await door.run('profit', { rig: 'S21 0.06' });
    const full = saidOf(await door.follow(short, 'full'));
    expect(textOf(full)).toContain('Efficiency **');
    expect(textOf(full)).toContain('Income from difficulty, subsidy and fees');
    expect(full.components?.[0]?.components).toHaveLength(5);
    expect(textOf(saidOf(await door.follow(full, 'refresh')))).toContain('Efficiency **');
    const again = saidOf(await door.follow(full, 'short'));
    expect(textOf(again)).toBe(textOf(short));
    expect([...customIdsOf(again).keys()]).toContain('full');
  });

  it('is there at once for who asks for it, or has it as a setting', async () => {
    const door = await frontDoor();
    expect(textOf(await door.run('profit', { rig: 'S21', detail: 'full' }))).toContain(
      'Efficiency',
    );
    expect(textOf(await door.run('settings me', { detail: 'full' }))).toContain(
      '**Detail of `/profit`**: full',
    );
    const byHabit = await door.run('profit', { rig: 'S21' });
    expect(textOf(byHabit)).toContain('Efficiency **');
    expect(textOf(saidOf(await door.follow(byHabit, 'short')))).not.toContain('Efficiency **');
    expect(textOf(await door.run('profit', { rig: 'S21', detail: 'short' }))).not.toContain(
      'Efficiency **',
    );
  });
});

describe('a short answer without a price', () => {
  it('names the fee in coins, and what runs beside the power', async () => {
    const ports = portsWith({ ...reading, price: undefined });
    const said = lines(await ask('120TH 3000W 0.05 fee 1.5%', {}, ports)).join('\n');
    expect(said).toMatch(/Revenue [\d,]+ sats − power \$3\.60 − fee [\d,]+ sats/);
  });

  it('names the fixed cost though no income is known', async () => {
    const dark = { ...reading, difficulty: undefined };
    const { run } = doorOf(portsWith(dark, await memoryStores()));
    await run('rig add', { rig: '120TH 3000W', name: 'Attic', fixed_cost: '1.20' });
    const said = textOf(await run('profit', { rig: 'Attic' }));
    expect(said).toContain('fixed cost −$1.20');
  });
});

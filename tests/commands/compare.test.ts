import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { coinReadingAt } from '../support/coin-readings.ts';
import { fakeMarket } from '../support/command-ports.ts';
import { doorOf, frontDoor } from '../support/front-door.ts';
import { flawsOf } from '../support/message-limits.ts';
import { textOf } from '../support/message-text.ts';
import { NOW, nothing, reading } from '../support/readings.ts';

const blockOf = (text: string) => text.split('```')[1]?.trim().split('\n') ?? [];
const dayOf = (text: string) => /^ *([+−]\S+)/mu.exec(text)?.[1];

describe('/compare', () => {
  it('puts machines side by side at the caller’s terms, and marks the best', async () => {
    const { run } = await frontDoor();
    const message = await run('compare', { machines: '120TH 3000W, S21 Pro; S19j Pro' });
    expect(flawsOf(message)).toEqual([]);
    expect(message.embeds?.[0]?.title).toMatch(/^Antminer S21 Pro .* earns the most: \+\$\d/);
    const lines = blockOf(textOf(message));
    expect(lines).toHaveLength(7);
    expect(lines.filter((line) => line.startsWith('★'))).toEqual(['★ Antminer S21 Pro (234T)']);
    for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(32);
    expect(textOf(message)).toContain('Power $0.07/kWh *(assumed)* · Pool fee 2%');
    // As /profit says of the same rig.
    expect(lines[2]).toContain('+$0.27');
    expect(lines[2]).toContain(' 25 ');
  });

  it.each([
    ['2 S21 and 3 S19', 2],
    ['S21 vs. M60S', 2],
    ['S21 + S19j Pro & M60S', 3],
    ['S21 und S19j Pro', 2],
    ['S21\nS19j Pro\nM60S\nT21\nS9', 5],
    ['S19j Pro 104, 120 TH/s 3,000 W', 2],
  ])('takes %j', async (machines, count) => {
    const { run } = await frontDoor();
    expect(blockOf(textOf(await run('compare', { machines })))).toHaveLength(1 + 2 * count);
  });

  it.each(['S21, S19j Pro 0.06', 'S21, S19j Pro, 0.06', 'S21 0.06, S19j Pro 0.06'])(
    'counts %j with that price for all',
    async (machines) => {
      const { run } = await frontDoor();
      const priced = await run('compare', { machines: 'S21, S19j Pro', electricity: '0.06' });
      expect(blockOf(textOf(await run('compare', { machines })))).toEqual(blockOf(textOf(priced)));
    },
  );

  it('takes rigs of one’s own on their terms, and counts all in one currency', async () => {
    const { run } = await frontDoor();
    await run('rig add', { rig: '120TH 3000W 0.05', name: 'Cellar' });
    const message = await run('compare', { machines: 'cellar, 120TH 3000W' });
    const lines = blockOf(textOf(message));
    expect(lines[1]).toBe('★ Cellar');
    expect(dayOf(lines[2] ?? '')).toBe('+$1.71');
    expect(textOf(message)).toContain('Each with its own terms.');
    const euros = await run('compare', { machines: 'cellar, S21', currency: 'EUR' });
    expect(blockOf(textOf(euros))[2]).toContain('€');
    expect(flawsOf(euros)).toEqual([]);
  });

  it('says which loses least where none pays, in German too', async () => {
    const { as } = await frontDoor();
    const given = { machines: 'S19, S21', electricity: '0,28 EUR' };
    const message = await as({ locale: 'de' }).run('compare', given);
    expect(message.embeds?.[0]?.title).toContain('Keine lohnt sich: Antminer S21');
    expect(flawsOf(message)).toEqual([]);
  });

  it.each([
    ['S21', 'Name two to five machines'],
    [',,, ;', 'Name two to five machines'],
    ['S21, S19, M60S, T21, S9, M50S', 'That is 6 machines, and five is the most'],
    ['S21, S2l Prooo', '“S2l Prooo”'],
    ['S21, 120TH', 'not how many watts'],
    ['S21, S19 90 EUR', '90'],
  ])('refuses %j with a sentence', async (machines, sentence) => {
    const { run } = await frontDoor();
    const refused = run('compare', { machines });
    await expect(refused).rejects.toBeInstanceOf(UserError);
    await expect(refused).rejects.toThrow(sentence);
  });

  it('says what it can without a market', async () => {
    const { ports } = await frontDoor();
    const { price: _, ...unpriced } = reading;
    for (const known of [nothing, unpriced]) {
      const door = doorOf({ ...ports, market: fakeMarket(known) });
      expect(flawsOf(await door.run('compare', { machines: 'S21, S19' }))).toEqual([]);
    }
  });

  it('completes the last machine, as something that it understands', async () => {
    const { run, suggest } = await frontDoor();
    const offers = await suggest('compare', 'machines', 'S21, m60');
    expect(offers.length).toBeGreaterThan(3);
    for (const { name, value } of offers) {
      expect(value).toMatch(/^S21, Whatsminer/);
      for (const machines of [name, value]) {
        expect(blockOf(textOf(await run('compare', { machines })))).toHaveLength(5);
      }
    }
    expect((await suggest('compare', 'currency', 'eu'))[0]?.value).toBe('EUR');
  });

  it('is where /rig add leads with several machines', async () => {
    const { run } = await frontDoor();
    const refused = await run('rig add', { rig: '2 S21 and 3 S19' }).catch(String);
    const line = /`\/compare ([^`]+)`/.exec(String(refused))?.[1] ?? '';
    expect(blockOf(textOf(await run('compare', { machines: line })))).toHaveLength(5);
  });
});

describe('/compare with machines of several coins', () => {
  const others = (['LTC', 'KAS', 'BCH'] as const).map((coin) => coinReadingAt(coin, NOW));
  const offering = (...readings: typeof others) =>
    frontDoor({ market: fakeMarket(reading, [], readings) });

  it('puts their profits side by side, each with its coin', async () => {
    const { run } = await offering(...others);
    const message = await run('compare', { machines: 'S21, L9 16GH, KS5L', electricity: '0.07' });
    expect(flawsOf(message)).toEqual([]);
    const text = textOf(message);
    const lines = blockOf(text);
    expect(lines).toHaveLength(7);
    expect(lines[0]).toMatch(/Coin from$/);
    expect(lines[0]).not.toContain('J/TH');
    for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(32);
    // As /profit says of each.
    for (const [at, machine, symbol] of [
      [2, 'S21', 'BTC'],
      [4, 'L9 16GH', 'LTC'],
      [6, 'KS5L', 'KAS'],
    ] as const) {
      expect(lines[at]).toContain(` ${symbol} `);
      const alone = textOf(await run('profit', { rig: machine, electricity: '0.07' }));
      expect(alone).toContain(dayOf(lines[at] ?? ''));
    }
    expect(message.embeds?.[0]?.title).toContain('L9');
    const footer = message.embeds?.[0]?.footer?.text.split('\n');
    expect(footer?.map((line) => /BTC|LTC|KAS/u.exec(line)?.[0])).toEqual(['BTC', 'LTC', 'KAS']);
  });

  it('keeps the efficiency where the algorithm is the same', async () => {
    const { run } = await offering(...others);
    await run('rig add', { rig: 'S21', coin: 'BCH', name: 'Cash' });
    const lines = blockOf(textOf(await run('compare', { machines: 'Cash, S21' })));
    expect(lines[0]).toContain('J/TH');
    expect(lines[2]).toContain('BCH $');
    const scrypt = blockOf(textOf(await run('compare', { machines: 'L9 16GH, L7' })));
    expect(scrypt[0]).toMatch(/J\/MH +LTC from$/);
    expect(scrypt[2]).toContain(' 0.21 ');
  });

  it('says of which coin something is missing, and still counts the others', async () => {
    const { price: _, ...unpriced } = coinReadingAt('KAS', NOW);
    const { run } = await offering(unpriced);
    const message = await run('compare', { machines: 'S21, KS5L' });
    const text = textOf(message);
    expect(text).toMatch(/^Kaspa: .*price/mu);
    expect(message.embeds?.[0]?.title).toContain('S21');
    expect(blockOf(text)[4]).toMatch(/^ *— /);
    expect(flawsOf(message)).toEqual([]);
  });

  it('answers in German, with a picture that names the coins', async () => {
    const door = await offering(...others);
    const message = await door
      .as({ locale: 'de' })
      .run('compare', { machines: 'S21, L9 16GH', currency: 'EUR' });
    expect(flawsOf(message)).toEqual([]);
    expect(blockOf(textOf(message))[0]).toMatch(/Coin ab$/);
    const [picture] = message.files ?? [];
    expect(picture && 'description' in picture ? picture.description : '').toMatch(
      /BTC · Antminer S21.*LTC · Antminer L9/u,
    );
  });
});

import { describe, expect, it } from 'vitest';
import { fakeMarket } from '../support/command-ports.ts';
import { frontDoor, saidOf } from '../support/front-door.ts';
import { flawsOf } from '../support/message-limits.ts';
import { fieldOf, textOf } from '../support/message-text.ts';
import { datum, nothing, reading } from '../support/readings.ts';

/** The difficulty of our vectors. */
const market = fakeMarket({
  ...reading,
  difficulty: datum(132_716_002_350_731.3, 'mempool.space'),
});

describe('/solo', () => {
  it('tells the wait, the chances and a pool beside it', async () => {
    const { run } = await frontDoor({ market });
    const message = await run('solo', { rig: '234TH 3510W' });
    expect(flawsOf(message)).toEqual([]);
    const text = textOf(message);
    expect(text).toContain(
      '**A block takes 77.2 years on average; half the time it comes within 53.5 years.**',
    );
    expect(text).toContain('a day 1 in 28,200 · a month 0.108% · a year 1.29% · 5 years 6.27%');
    expect(text).toContain('A pool pays **10,932 sats ≈ $10.93** a day after a fee of 2%');
    expect(text).toContain('3.145 BTC ≈ $314,500 at once');
    expect(message.embeds?.[0]?.fields).toBeUndefined();
  });

  it.each([
    ['75 kH/s 1W', 'Practically never: a block takes 241 billion years'],
    [
      '1.2TH 15W',
      'A block takes 15,100 years on average; half the time it comes within 10,400 years',
    ],
    ['100PH 1.5MW', 'A block takes 66 days on average'],
    ['10EH 150MW', 'A block takes 15 hours, 50 minutes on average'],
    ['10EH 200MW', 'a month > 99.9% · a year > 99.9% · 5 years > 99.9%'],
  ])('finds words for %s', async (rig, words) => {
    const { run } = await frontDoor({ market });
    expect(textOf(await run('solo', { rig }))).toContain(words);
  });

  it('has all of it behind a button, and goes back', async () => {
    const { run, follow } = await frontDoor({ market });
    const short = await run('solo', { rig: '234TH 3510W', fee: 1, uptime: 50 });
    const full = saidOf(await follow(short, 'full'));
    expect(flawsOf(full)).toEqual([]);
    expect(fieldOf(full, 'The wait')).toContain('4.98% of all waits');
    expect(fieldOf(full, 'Best share')).toContain('A block takes 132.72 T.');
    expect(fieldOf(full, 'Counted with')).toContain('Pool fee 1% · Uptime 50%');
    expect(textOf(saidOf(await follow(full, 'short')))).toBe(textOf(short));
  });

  it('knows one’s own rigs, and asks which was meant', async () => {
    const { run, follow, suggest } = await frontDoor({ market });
    await run('rig add', { rig: '234TH 3510W', name: 'Cellar' });
    expect((await run('solo', { rig: 'Cellar' })).embeds?.[0]?.title).toContain('Cellar');
    expect((await suggest('solo', 'rig', 'cel')).map(({ value }) => value)).toContain('Cellar');
    expect((await suggest('solo', 'currency', 'euro'))[0]?.value).toBe('EUR');
    const question = await run('solo', { rig: 'Avalon' });
    expect(question.ephemeral).toBe(true);
    const answer = saidOf(await follow(question, 'choose', { values: ['S21 Pro'] }));
    expect(answer.embeds?.[0]?.title).toBe('Antminer S21 Pro (234T): a block of its own?');
  });

  it('speaks German', async () => {
    const { as } = await frontDoor({ market });
    const message = await as({ locale: 'de' }).run('solo', { rig: '234TH 3510W', detail: 'full' });
    expect(flawsOf(message)).toEqual([]);
    expect(textOf(message)).toContain('Ein Block kommt im Mittel nach 77,2 Jahren');
  });

  it('goes without the price, and without the fees', async () => {
    const { price: _, ...unpriced } = reading;
    const { run } = await frontDoor({ market: fakeMarket(unpriced) });
    expect(textOf(await run('solo', { rig: '234TH 3510W' }))).toContain(
      'A pool pays **10,363 sats** a day',
    );
    const { meanFees: __, ...bare } = reading;
    const lower = await frontDoor({ market: fakeMarket(bare) });
    expect(textOf(await lower.run('solo', { rig: '234TH 3510W', detail: 'full' }))).toMatch(
      /at least \*\*10,297 sats ≈ \$10\.30\*\*.*A lower bound/s,
    );
    const { difficulty: ___, tip: ____, ...priced } = reading;
    const blind = await frontDoor({ market: fakeMarket(priced) });
    await expect(blind.run('solo', { rig: '234TH 3510W' })).rejects.toThrow(
      'Without the difficulty',
    );
    const dark = await frontDoor({ market: fakeMarket(nothing) });
    expect(textOf(await dark.run('solo', { rig: '234TH 3510W' }))).toContain('market data');
  });

  it.each([
    [{ rig: 'a spoon' }, 'a spoon'],
    [{ rig: '' }, /\S/],
    [{ rig: '234TH 3510W', fee: 150 }, '99.99'],
    [{ rig: '234TH 3510W', uptime: 0 }, '0.01'],
    [{ rig: '234TH 3510W', currency: 'XXQ' }, 'XXQ'],
    [{ rig: '99999999999EH 1W' }, /\S/],
  ])('refuses %o in a sentence', async (given, words) => {
    const { run } = await frontDoor({ market });
    const answer = run('solo', given).then(textOf, ({ message }: Error) => message);
    expect(await answer).toMatch(words);
  });
});

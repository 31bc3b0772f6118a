import { describe, expect, it } from 'vitest';
import { StoreOutage, UserError } from '../../src/errors.ts';
import type { HistoryPoint } from '../../src/market/history.ts';
import type { Message } from '../../src/message/message.ts';
import { fakeMarket } from '../support/command-ports.ts';
import { doorOf, frontDoor, modalOf, saidOf, valuesOf } from '../support/front-door.ts';
import { flawsOf } from '../support/message-limits.ts';
import { textOf } from '../support/message-text.ts';
import { datum, NOW, nothing, reading } from '../support/readings.ts';

const DAY = 86_400;
const asked = { rig: 'S21 Pro 0.05', cost: '$3,500' };
const lineOf = (message: Message, part: string) =>
  textOf(message)
    .split('\n')
    .find((line) => line.includes(part));

/** Days before the reading, with a price and a difficulty that move a little. */
const pastDays = (count: number): HistoryPoint[] =>
  Array.from({ length: count }, (_, day) => ({
    at: Math.floor(NOW / DAY) * DAY - (count - day) * DAY,
    usd: 90_000 * (1 + 0.1 * Math.sin(day / 20)),
    difficulty: 130e12 * 1.001 ** day,
  }));

describe('/forecast', () => {
  it('says a range and never a single number', async () => {
    const { run } = await frontDoor();
    const message = await run('forecast', asked);
    expect(flawsOf(message)).toEqual([]);
    expect(message.embeds?.[0]?.title).toBe('Antminer S21 Pro (234T): will it pay back?');
    expect(lineOf(message, 'Pays back')).toBe(
      '**Pays back in 19 months at flat difficulty, not within 36 months at +2.2% a month, never with the halving; in 30 of 100 simulated futures.**',
    );
    expect(lineOf(message, 'P10')).toMatch(
      /^Earned in 36 months, after power: \*\*\$1,056\*\* \(P10\) · \*\*\$2,386\*\* \(P50\) · .* cost of \*\*\$3,500/,
    );
    expect(lineOf(message, 'First month')).toContain('with the halving: **month 18** (Apr 2028)');
    expect(lineOf(message, 'same money')).toContain('**0.035 BTC** today');
    expect(lineOf(message, 'No promise')).toContain('71 past weeks, the price without a trend');
  });

  it('answers the same question alike, and says how', async () => {
    const { run } = await frontDoor();
    const one = await run('forecast', { ...asked, detail: 'full' });
    const { run: another } = await frontDoor();
    expect(textOf(await another('forecast', { ...asked, detail: 'full' }))).toBe(textOf(one));
    expect(flawsOf(one)).toEqual([]);
    const text = textOf(one);
    expect(text).toMatch(
      /Past: 71 weeks from Oct 3, 2024 to Feb 12, 2026, which came with the bot/,
    );
    expect(text).toMatch(/2,000 futures, in blocks of 8 weeks.*seed \d+/);
    expect(text).toContain('57 weeks (P10) · never (P50) · never (P90)');
    expect(text).toContain('No promise');
    // Never as a number of weeks.
    expect(text).not.toMatch(/Infinity|1,000,000|NaN|undefined/);
  });

  it('speaks German', async () => {
    const { as } = await frontDoor();
    const message = await as({ locale: 'de' }).run('forecast', {
      ...{ rig: '120TH 3000W 0,04 €', cost: '900 €', months: 24, resale: '20%', detail: 'full' },
    });
    expect(flawsOf(message)).toEqual([]);
    const text = textOf(message).replaceAll('\u00a0', ' ');
    expect(text).toMatch(/Macht sich bezahlt: nach \d+ Monaten bei gleichbleibender Difficulty/);
    expect(text).toContain('Gekauft für 900 €');
    expect(text).toContain('Am Ende für 180 € verkauft');
    expect(text).toContain('Ohne Gewähr');
  });

  it('shows the fan with the cost and the halving', async () => {
    const { run } = await frontDoor();
    const message = await run('forecast', asked);
    expect(message.embeds?.[0]?.image).toEqual({ url: 'attachment://forecast.png' });
    expect(message.files?.[0]?.description).toMatch(
      /half of the futures end below \$2,386 on Nov 8, 2029.*The cost is \$3,500\. Halving on Apr 11, 2028\./,
    );
  });

  it('changes the trends in place, which alone moves the chance', async () => {
    const { run, follow } = await frontDoor();
    const message = await run('forecast', asked);
    const zero = await follow(message, 'zero');
    expect(zero).toHaveProperty('update');
    const chance = (one: Message) => Number(/in (\d+) of 100 simulated/.exec(textOf(one))?.[1]);
    expect(chance(saidOf(zero)) - chance(message)).toBeGreaterThan(10);
    expect(textOf(saidOf(zero))).toContain('without any trend');
    const full = saidOf(await follow(saidOf(zero), 'full'));
    expect(textOf(full)).toContain('another choice moves the chance');
    expect(textOf(saidOf(await follow(full, 'short')))).toBe(textOf(saidOf(zero)));
    expect(textOf(saidOf(await follow(full, 'price0')))).toContain('without a trend');
    expect(textOf(saidOf(await follow(full, 'history')))).toContain('with the past’s trends');
  });

  it('takes the bot’s own history where there is enough of it', async () => {
    const { run, ports } = await frontDoor();
    await ports.history.fillDays('BTC', pastDays(400));
    const message = await run('forecast', { ...asked, detail: 'full' });
    expect(textOf(message)).toMatch(/Past: 57 weeks from .* this bot’s own history/);
    expect(textOf(message)).toContain('+3.1% a month');
  });

  it('does without the store', async () => {
    const { ports } = await frontDoor();
    const history = {
      ...ports.history,
      range: () => Promise.reject(new StoreOutage('No store')),
    };
    const { run } = doorOf({ ...ports, history });
    expect(textOf(await run('forecast', asked))).toContain('71 past weeks');
  });

  it('says what even growth says where nothing can be simulated, or painted', async () => {
    const { ports } = await frontDoor();
    const simulator = { simulate: async () => undefined };
    const plain = await doorOf({ ...ports, simulator }).run('forecast', asked);
    expect(textOf(plain)).toContain('Pays back in 19 months at flat difficulty');
    expect(textOf(plain)).toContain('Nothing could be simulated this time');
    expect(textOf(plain)).not.toContain('of 100');
    const charts = { paint: async () => undefined };
    const bare = await doorOf({ ...ports, charts }).run('forecast', asked);
    expect(textOf(bare)).toContain('The chart could not be drawn this time.');
  });

  it('stands without a picture where the share is used up, and says so', async () => {
    const { ports } = await frontDoor();
    const refuse = () => Promise.reject(new UserError('Enough for now.'));
    const bare = await doorOf({ ...ports, charts: { paint: refuse } }).run('forecast', asked);
    expect(textOf(bare)).toContain('Enough for now.');
    const none = doorOf({ ...ports, simulator: { simulate: refuse } }).run('forecast', asked);
    await expect(none).rejects.toThrow('Enough for now.');
  });

  it('shows a profit by resale without a payback', async () => {
    const { run } = await frontDoor();
    const message = await run('forecast', { ...asked, resale: '$2,000' });
    expect(lineOf(message, 'nets')).toMatch(
      /^Sold for \$2,000 at the end it nets \*\*\+\$825.* with the halving\.$/,
    );
    expect(textOf(message)).toContain('never with the halving');
  });

  it('tells not to start what is at a loss from the first day', async () => {
    const { run } = await frontDoor();
    const message = await run('forecast', { rig: 'S9 0.10', cost: '1000', months: 60 });
    expect(lineOf(message, 'Do not start')).toBe(
      '⚠️ **Do not start it:** today it earns $0.60 a day and costs $3.18; it pays with power below $0.0188/kWh.',
    );
    expect(textOf(message)).toContain('**Never pays back, not even at flat difficulty;');
    expect(flawsOf(message)).toEqual([]);
  });

  it('takes a growth, and lets it run on at a loss', async () => {
    const { run } = await frontDoor();
    const flat = await run('forecast', { ...asked, growth: '0 %', months: 12, detail: 'full' });
    expect(textOf(flat)).toContain('Does not pay back within 12 months');
    expect(textOf(flat)).toContain('Growth of 0.0% a month: yours.');
    const shrinking = await run('forecast', { ...asked, growth: '-1,5', months: 18 });
    expect(textOf(shrinking)).toContain('at −1.5% a month');
    const past = await run('forecast', { ...asked, growth: 'Verlauf' });
    expect(textOf(past)).toBe(textOf(await run('forecast', asked)));
    const on = await run('forecast', { ...asked, switch_off: false, detail: 'full' });
    expect(textOf(on)).toContain('Runs on at a loss');
  });

  it('answers in what was paid, at the terms that were asked', async () => {
    const { run } = await frontDoor();
    const euros = await run('forecast', { ...asked, rig: 'S21 Pro', cost: '3000 €' });
    expect(textOf(euros)).toContain('cost of **€3,000**');
    const dollars = await run('forecast', { ...asked, cost: '2800 EUR', currency: 'USD' });
    expect(textOf(dollars)).toContain('cost of **$3,500**');
    const bare = await run('forecast', { ...asked, cost: '2800 EUR' });
    expect(textOf(bare)).toContain('Power $0.05/kWh');
    expect(textOf(bare)).toContain('cost of **$3,500**');
    const free = await run('forecast', { ...asked, rig: 'S21 Pro', electricity: '0' });
    expect(textOf(free)).toContain('No month at a loss');
  });

  it.each([
    [
      { cost: '0' },
      'The cost has to be more than 0: say what all of it cost, such as `cost:$3,500`.',
    ],
    [{ cost: 'a lot' }, 'I can’t read “a lot” as money: write it like `$3,500` or `3000 EUR`.'],
    [{ months: 61 }, 'I look at 1 to 60 whole months, not 61: write it like `months:36`.'],
    [{ months: 2.5 }, 'I look at 1 to 60 whole months, not 2.5: write it like `months:36`.'],
    [
      { growth: '-100%' },
      'A growth of −100% a month makes no sense: give −50 % to +50 %, such as `growth:2.5`.',
    ],
    [
      { growth: 'fast' },
      'I can’t read “fast” as a growth: give % a month, such as `growth:2.5`, or `growth:history`.',
    ],
    [
      { resale: '-5' },
      'The resale has to be an amount of 0 or more, or 0 to 100% of the cost, such as `resale:$700` or `resale:20%`.',
    ],
    [{ resale: '200%' }, 'The resale has to be an amount of 0 or more, or 0 to 100% of the cost'],
    [
      { cost: '3000 CHF' },
      'I have no exchange rate from CHF to USD right now: write it in USD, such as `$3,500`.',
    ],
  ])('refuses %j in one sentence with an example', async (given, sentence) => {
    const { run } = await frontDoor();
    await expect(run('forecast', { ...asked, ...given })).rejects.toThrow(sentence);
  });

  it('waits for a market', async () => {
    const { ports } = await frontDoor();
    const silent = doorOf({ ...ports, market: fakeMarket(nothing) });
    expect(textOf(await silent.run('forecast', asked))).toContain('No market data yet');
    const priceless = doorOf({ ...ports, market: fakeMarket({ ...reading, price: undefined }) });
    await expect(priceless.run('forecast', asked)).rejects.toThrow('nobody can tell');
    const feeless = doorOf({ ...ports, market: fakeMarket({ ...reading, meanFees: undefined }) });
    const message = await feeless.run('forecast', { ...asked, detail: 'full' });
    expect(textOf(message)).toContain('lower bound');
    const low = { ...reading, price: datum({ usd: 1, sources: ['Kraken'], cut: [] }, 'Kraken') };
    const cheap = doorOf({ ...ports, market: fakeMarket(low) });
    expect(textOf(await cheap.run('forecast', asked))).toContain('Do not start it');
  });

  it('asks which machine is meant', async () => {
    const { run, follow } = await frontDoor();
    const question = await run('forecast', { ...asked, rig: 'Avalon' });
    expect(question.ephemeral).toBe(true);
    const answer = saidOf(await follow(question, 'choose', { values: ['S21 Pro 0.05'] }));
    expect(textOf(answer)).toContain('Pays back in 19 months');
  });

  it('suggests rigs and currencies', async () => {
    const { suggest, run } = await frontDoor();
    await run('rig add', { rig: 'S21 Pro 0.05', name: 'Cellar' });
    expect((await suggest('forecast', 'rig', 'cel'))[0]?.value).toBe('Cellar');
    expect((await suggest('forecast', 'rig', 'S21 Pr', { fee: 1 }))[0]?.value).toContain('S21 Pro');
    expect((await suggest('forecast', 'currency', 'eur'))[0]?.value).toBe('EUR');
  });
});

describe('the button “Will it pay back?”', () => {
  it('below /profit asks the cost and keeps the terms', async () => {
    const { run, follow, press } = await frontDoor();
    const profit = await run('profit', { rig: 'S21 Pro', electricity: '0.05', fee: 1 });
    const form = modalOf(await follow(profit, 'ask'));
    expect(form.title).toBe('Will it pay back?');
    const fields = { cost: '3500', months: '24', growth: '1', resale: '' };
    const answer = await press(form.custom_id, { fields });
    const text = textOf(saidOf(answer));
    expect(answer).toHaveProperty('reply');
    expect(text).toContain('Earned in 24 months');
    expect(text).toContain('at +1.0% a month');
  });

  it('below a rig of one’s own does so as well', async () => {
    const { run, follow, press } = await frontDoor();
    await run('rig add', { rig: 'S21 Pro 0.05', name: 'Cellar' });
    const shown = await run('rig show', { rig: 'Cellar' });
    const form = modalOf(await follow(shown, 'rig'));
    const answer = saidOf(await press(form.custom_id, { fields: { cost: '3500' } }));
    expect(answer.embeds?.[0]?.title).toBe('Cellar · Antminer S21 Pro (234T): will it pay back?');
    expect(textOf(answer)).toContain('Pays back in 19 months at flat difficulty');
  });

  it('opens the form of an answer again with what was asked', async () => {
    const { run, follow, press } = await frontDoor();
    const message = await run('forecast', { ...asked, growth: '2', resale: '10%', months: 30 });
    const form = modalOf(await follow(message, 'adjust'));
    expect(valuesOf(form)).toEqual({ cost: '$3,500', months: '30', growth: '2', resale: '10%' });
    const fields = { cost: '$3,000', months: '', growth: '', resale: '' };
    const changed = await press(form.custom_id, { fields });
    expect(changed).toHaveProperty('update');
    expect(textOf(saidOf(changed))).toContain('cost of **$3,000**');
    const wrong = press(form.custom_id, { fields: { ...fields, months: 'many' } });
    await expect(wrong).rejects.toThrow('not “many”');
  });

  it('says when what stood behind it is gone', async () => {
    const { press } = await frontDoor();
    const gone = '1:forecast:full:80351110224678912:0123456789abcdef';
    await expect(press(gone)).rejects.toThrow('/forecast rig:S21 Pro cost:$3,500');
  });
});

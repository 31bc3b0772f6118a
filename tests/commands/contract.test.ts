import { describe, expect, it } from 'vitest';
import { cloudProviders, providerIds } from '../../src/forecast/cloud-providers.ts';
import type { Message } from '../../src/message/message.ts';
import { fakeMarket } from '../support/command-ports.ts';
import { doorOf, frontDoor } from '../support/front-door.ts';
import { flawsOf } from '../support/message-limits.ts';
import { fieldOf, textOf } from '../support/message-text.ts';
import { nothing, reading } from '../support/readings.ts';

const asked = { price: '$20', term: 365, upkeep: '0.035', rule: 'suspend', growth: '2' };
const lineOf = (message: Message, part: string) =>
  textOf(message)
    .split('\n')
    .find((line) => line.includes(part));

describe('/contract', () => {
  it('says what a terahash brings at flat and at growing difficulty', async () => {
    const { run } = await frontDoor();
    const message = await run('contract', asked);
    expect(flawsOf(message)).toEqual([]);
    expect(message.embeds?.[0]?.title).toBe('−$18.09 per TH/s: $20.00 for 365 days');
    expect(lineOf(message, 'Net')).toBe(
      '**Net per TH/s: −$16.28 at flat difficulty, −$18.09 at +2.0% a month.**',
    );
    expect(lineOf(message, 'Today')).toBe(
      'Today a day: income $0.0452 − upkeep $0.0350 (77.5% of it) = **$0.0102** for you.',
    );
    expect(lineOf(message, 'same money')).toBe(
      'The same money buys **20,000 sats** today; at +2.0% a month the contract pays **1,912 sats**, at today’s price.',
    );
    expect(textOf(message)).toContain('No day at a loss at +2.0% a month.');
    const cheap = await run('contract', { ...asked, price: '15' });
    expect(fieldOf(cheap, 'Red flags')).toBeUndefined();
    const coins = await run('contract', { ...asked, price: '150', growth: '0' });
    expect(lineOf(coins, 'same money')).toContain(
      'buys **0.0015 BTC** today; at flat difficulty the contract pays **3,720 sats**',
    );
  });

  it('says that it is a lower bound while nobody knows the fees', async () => {
    const { run } = await frontDoor();
    const known = textOf(await run('contract', asked));
    expect(known).not.toContain('A lower bound');
    const door = await frontDoor({ market: fakeMarket({ ...reading, meanFees: undefined }) });
    expect(textOf(await door.run('contract', asked))).toContain('A lower bound');
  });

  it('counts a late start, the share and the fee', async () => {
    const { run } = await frontDoor();
    expect(lineOf(await run('contract', { ...asked, delay: 30 }), 'Net')).toContain(
      '−$18.38 at +2',
    );
    const less = await run('contract', { ...asked, share: 50, fee: 2 });
    expect(lineOf(less, 'Today')).toContain('income $0.0443');
    expect(lineOf(less, 'Net')).toMatch(/^\*\*Net per TH\/s: −\$18\.\d\d at flat/);
  });

  it.each([
    ['terminate', 'After 28 such days in a row it ends: **day 291**'],
    ['suspend', 'On such days nothing is paid out.'],
    ['pay', 'On such days you owe the rest.'],
  ])('tells the first day at a loss, and that the rule is to %s', async (rule, sentence) => {
    const { run } = await frontDoor();
    const message = await run('contract', { ...asked, term: 400, growth: '3', rule });
    expect(textOf(message)).toContain('First day at a loss, at +3.0% a month: **day 264**');
    expect(textOf(message)).toContain(sentence);
  });

  it('says when the term ends before the rule does', async () => {
    const { run } = await frontDoor();
    const given = { ...asked, term: 270, growth: '3', rule: 'terminate' };
    expect(textOf(await run('contract', given))).toContain('over before the rule ends it');
  });

  it('raises flags with reasons', async () => {
    const { run } = await frontDoor();
    const given = { price: '20', term: 900, upkeep: '0', promised: '$0.06' };
    const message = await run('contract', given);
    const flags = fieldOf(message, 'Red flags')?.split('\n') ?? [];
    expect(flags).toHaveLength(4);
    expect(flags[0]).toBe(
      '🚩 Promised are $0.0600 per TH/s and day, but that hashrate mines $0.0452: the rest can only be other people’s money.',
    );
    expect(flagsText(flags)).toMatch(/fixed daily return.*No rule for days.*No upkeep/s);
    const halved = await run('contract', { ...asked, term: 900 });
    expect(fieldOf(halved, 'Red flags')).toContain('falls by far more than half');
    expect(lineOf(halved, 'Net')).toContain('with the halving');
  });

  it('says that it never pays, and that its price never comes back', async () => {
    const { run, as } = await frontDoor();
    const hopeless = { price: '20', term: 365, upkeep: '0.5', growth: '2' };
    const message = await run('contract', hopeless);
    expect(flawsOf(message)).toEqual([]);
    expect(message.embeds?.[0]?.title).toBe('−$20.00 per TH/s: $20.00 for 365 days');
    expect(lineOf(message, 'same money')).toContain('the contract pays **0 sats**');
    const flags = fieldOf(message, 'Red flags')?.split('\n') ?? [];
    expect(flags.slice(0, 2)).toEqual([
      '🚩 Upkeep of $0.500 is above the income of $0.0452 from the first day: it never pays anything.',
      '🚩 The price of $20.00 is more than a TH/s mines in the whole term even without upkeep, $16.49: it can’t come back at today’s price.',
    ]);
    expect(flags).toHaveLength(3);
    const german = await as({ locale: 'de' }).run('contract', hopeless);
    expect(fieldOf(german, 'Warnzeichen')).toContain('Er zahlt nie etwas aus.');
    expect(fieldOf(german, 'Warnzeichen')).toContain('kommt er nie zurück');
  });

  it('takes the difficulty that falls for what may bring it back', async () => {
    const { run } = await frontDoor();
    const message = await run('contract', { ...asked, growth: '-10', upkeep: '0.05' });
    expect(fieldOf(message, 'Red flags')).toBeUndefined();
  });

  it('knows the terms of providers, and that they are those of a time', async () => {
    const { run, suggest } = await frontDoor();
    const { rule: _, ...open } = asked;
    const message = await run('contract', {
      ...open,
      provider: 'hashflare',
      term: 400,
      growth: '3',
    });
    expect(message.embeds?.[0]?.title).toMatch(/^HashFlare · /);
    expect(fieldOf(message, 'HashFlare')).toMatch(
      /28 days below upkeep[\s\S]*2015–2019, as told by/,
    );
    expect(textOf(message)).toContain('Terms of the provider are filled in: read yours.');
    expect(textOf(message)).toContain('**day 291**');
    const { upkeep: __, ...dear } = open;
    const genesis = await run('contract', { ...dear, provider: 'Genesis Mining', price: '180 €' });
    expect(textOf(genesis)).toContain('upkeep €0.224');
    expect(await suggest('contract', 'provider', 'hash')).toEqual([
      { name: 'HashFlare · 2015–2019', value: 'HashFlare' },
    ]);
    expect((await suggest('contract', 'currency', 'eur'))[0]?.value).toBe('EUR');
    expect(cloudProviders().map(({ id }) => id)).toEqual([...providerIds]);
  });

  it('takes the growth of the past where nobody says one', async () => {
    const { run } = await frontDoor();
    const { growth: _, ...open } = asked;
    expect(textOf(await run('contract', open))).toContain(
      'Growth of +2.2% a month: as from Oct 3, 2024 to Feb 12, 2026. No promise',
    );
    const flat = await run('contract', { ...asked, growth: '0' });
    expect(lineOf(flat, 'Net')).toBe('**Net per TH/s: −$16.28 at flat difficulty.**');
  });

  it('speaks German', async () => {
    const { as } = await frontDoor();
    const given = { ...asked, price: '20 €', promised: '0,06', provider: 'GoMining' };
    const message = await as({ locale: 'de' }).run('contract', given);
    expect(flawsOf(message)).toEqual([]);
    expect(textOf(message)).toContain('Netto pro TH/s: −');
    expect(fieldOf(message, 'Warnzeichen')).toContain('Geld anderer Leute');
  });

  it.each([
    [{ term: undefined }, 'How long does it run? Give the term in days, such as `term:365`.'],
    [
      { upkeep: undefined },
      'What is the upkeep per TH/s and day? Give it, such as `upkeep:$0.035`, or `upkeep:0` where there is none.',
    ],
    [{ price: '0' }, 'The price of a TH/s has to be more than 0, such as `price:$20`.'],
    [{ price: 'cheap' }, 'I can’t read “cheap” as money: write it like `$3,500` or `3000 EUR`.'],
    [{ upkeep: '-1' }, 'is below 0: give an amount from 0 on, such as `$0.035`.'],
    [
      { provider: 'Ponzi & Sons' },
      'I know no provider called “Ponzi & Sons”: give the terms yourself, such as `price:$20 term:365 upkeep:$0.035`.',
    ],
    [
      { growth: '-100' },
      'A growth of −100% a month makes no sense: give −50 % to +50 %, such as `growth:2.5`.',
    ],
    [
      { price: '20 CHF' },
      'I have no exchange rate from CHF to USD right now: write it in USD, such as `$3,500`.',
    ],
  ])('refuses %j in one sentence with an example', async (given, sentence) => {
    const { run } = await frontDoor();
    const options = Object.fromEntries(
      Object.entries({ ...asked, ...given }).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value] as const],
      ),
    );
    await expect(run('contract', options)).rejects.toThrow(sentence);
  });

  it('waits for a market', async () => {
    const { ports } = await frontDoor();
    const silent = doorOf({ ...ports, market: fakeMarket(nothing) });
    expect(textOf(await silent.run('contract', asked))).toContain('No market data yet');
    const priceless = doorOf({ ...ports, market: fakeMarket({ ...reading, price: undefined }) });
    await expect(priceless.run('contract', asked)).rejects.toThrow('nobody can tell');
    const euro = await doorOf(ports).run('contract', { ...asked, currency: 'EUR' });
    expect(textOf(euro)).toContain('per TH/s: €16.00 for');
  });
});

const flagsText = (flags: readonly string[]) => flags.join('\n');

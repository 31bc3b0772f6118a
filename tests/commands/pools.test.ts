import { describe, expect, it } from 'vitest';
import { bitcoin } from '../../src/coin/bitcoin.ts';
import { poolIds, poolsOf } from '../../src/odds/pools.ts';
import { fakeMarket } from '../support/command-ports.ts';
import { frontDoor, saidOf } from '../support/front-door.ts';
import { flawsOf } from '../support/message-limits.ts';
import { fieldOf, textOf } from '../support/message-text.ts';
import { nothing, reading } from '../support/readings.ts';

const rig = '234TH 3510W';

describe('the list of pools', () => {
  it('knows each pool of the texts, with a source for each fee but those from hearsay', () => {
    const pools = poolsOf(bitcoin.id);
    expect(pools.map(({ id }) => id)).toEqual(poolIds);
    expect(pools.filter(({ sources }) => sources.length === 0).map(({ id }) => id)).toEqual([
      'emcd',
      'nicehash',
    ]);
    for (const { date } of pools.flatMap(({ sources }) => sources)) expect(date).toMatch(/^20\d\d/);
    for (const { schemes } of pools) expect(schemes.length).toBeGreaterThan(0);
  });
});

describe('/pools', () => {
  it('tells how each pool pays, with sources and disagreements under Details', async () => {
    const { run, follow } = await frontDoor();
    const message = await run('pools');
    expect(flawsOf(message)).toEqual([]);
    expect(textOf(message)).toContain('**OCEAN**: TIDES 2% · TIDES (DATUM) 1% · 2% of the network');
    expect(textOf(message)).toContain('**Foundry USA**: FPPS (fee not published) · 30.1% to 37%');
    const full = saidOf(await follow(message, 'full'));
    expect(flawsOf(full)).toEqual([]);
    expect(textOf(full)).toContain('lists that print 0 % are wrong or old');
    expect(textOf(full)).toMatch(/\*\*ViaBTC\*\*.* \[1\]\[6\]\[7\]/);
    expect(fieldOf(full, 'Sources (list looked through in 2026-11)')).toContain(
      '[4] dont-trust-verify.com/tools/pool-comparison (2026-04-23)',
    );
    expect(textOf(saidOf(await follow(full, 'short')))).toBe(textOf(message));
  });

  it('reckons what each pays for a rig, and how much that swings', async () => {
    const { run, follow } = await frontDoor();
    const message = await run('pools', { rig });
    expect(flawsOf(message)).toEqual([]);
    const text = textOf(message);
    expect(text).toContain('**A month is worth 321,863 sats ≈ $321.86 on average, before fees.**');
    expect(text).toContain('**Luxor** FPPS 0.7%: **$319.61**, fixed');
    expect(text).toContain('**OCEAN** TIDES 2%: $273.47 · **$313.05** · $359.83');
    expect(text).toContain('**CKPool solo** SOLO 2%: 0.102% chance of 3.0821 BTC ≈ $308,210');
    expect(text).not.toContain('SECPOOL');
    const full = saidOf(await follow(message, 'full'));
    expect(flawsOf(full)).toEqual([]);
    expect(fieldOf(full, 'Swing of a month (standard deviation)')).toContain(
      'ViaBTC PPLNS: ±8.72% at 3% of the network',
    );
  });

  it('shows one pool, where the asker’s fee wins', async () => {
    const { run, suggest } = await frontDoor();
    expect(await suggest('pools', 'pool', 'oc')).toEqual([{ name: 'OCEAN', value: 'OCEAN' }]);
    expect((await suggest('pools', 'rig', 'S21 Pro')).length).toBeGreaterThan(0);
    expect((await suggest('pools', 'currency', 'euro'))[0]?.value).toBe('EUR');
    const one = await run('pools', { pool: 'via btc' });
    expect(textOf(one)).toContain('Lists of its share differ by a factor of 4');
    const mine = await run('pools', { rig, pool: 'Foundry USA', fee: 2, detail: 'full' });
    expect(textOf(mine)).toContain('**FPPS 2% *(yours)***: **$315.43**, fixed');
    expect(fieldOf(mine, 'About the pool')).toContain('Tiered');
    const farm = await run('pools', { rig: '10EH 150MW', pool: 'CKPool solo' });
    expect(textOf(farm)).toMatch(/SOLO 2%\*\*: \$[\d,]+ · \*\*\$[\d,]+\*\* · \$[\d,]+/);
  });

  it('asks which rig is meant', async () => {
    const { run, follow } = await frontDoor();
    const question = await run('pools', { rig: 'Avalon', pool: 'OCEAN' });
    const answer = saidOf(await follow(question, 'choose', { values: ['S21 Pro'] }));
    expect(answer.embeds?.[0]?.title).toBe('Antminer S21 Pro (234T): what pools pay');
    expect(textOf(answer)).toContain('**TIDES 2%**');
  });

  it('speaks German, and goes without the price', async () => {
    const { price: _, ...unpriced } = reading;
    const { as } = await frontDoor({ market: fakeMarket(unpriced) });
    const { run } = as({ locale: 'de' });
    for (const given of [{}, { detail: 'full' }, { rig, detail: 'full' }, { pool: 'emcd' }]) {
      expect(flawsOf(await run('pools', given))).toEqual([]);
    }
    expect(textOf(await run('pools', { rig }))).toContain(
      '**Luxor** FPPS 0,7\u00A0%: **319.610 sats**, fest',
    );
  });

  it('says when nobody can tell', async () => {
    const { difficulty: _, tip: __, ...priced } = reading;
    const blind = await frontDoor({ market: fakeMarket(priced) });
    await expect(blind.run('pools', { rig })).rejects.toThrow('Without the difficulty');
    const dark = await frontDoor({ market: fakeMarket(nothing) });
    expect(textOf(await dark.run('pools', { rig }))).toContain('market data');
    expect(textOf(await dark.run('pools'))).toContain('OCEAN');
  });

  it.each([
    [{ pool: 'Slush' }, 'I know no pool “Slush”'],
    [{ fee: 1 }, '`/pools pool:OCEAN fee:1`'],
    [{ rig, pool: 'SECPOOL' }, '`/pools pool:SECPOOL fee:2`'],
    [{ rig, pool: 'NiceHash', fee: 2 }, 'no scheme with a rule that is public'],
    [{ rig, pool: 'OCEAN', fee: 150 }, '99.99'],
    [{ rig: 'a spoon' }, 'a spoon'],
    [{ currency: 'XXQ' }, 'XXQ'],
  ])('refuses %o in a sentence', async (given, words) => {
    const { run } = await frontDoor();
    await expect(run('pools', given)).rejects.toThrow(words);
  });
});

import { describe, expect, it } from 'vitest';
import { difficulty } from '../../commands/difficulty.ts';
import { hashprice } from '../../commands/hashprice.ts';
import { profit } from '../../commands/profit/command.ts';
import type { CoinId } from '../../src/coin/coins.ts';
import type { Ports } from '../../src/discord/services.ts';
import type { Market } from '../../src/market/market.port.ts';
import type { Reading } from '../../src/market/reading.ts';
import { askProfit } from '../support/ask-profit.ts';
import { caller, fakeMarket, germanCaller, portsWith } from '../support/command-ports.ts';
import { flawsOf } from '../support/message-limits.ts';
import { textOf } from '../support/message-text.ts';
import { datum, NOW, nothing, reading } from '../support/readings.ts';

const chain = (coin: CoinId, height: number, difficultyNow: number, usd: number): Reading => ({
  coin,
  at: NOW,
  origin: 'live',
  tip: datum({ height, time: NOW - 60 }, 'somebody'),
  difficulty: datum(difficultyNow, 'somebody'),
  price: datum({ usd, sources: ['Kraken', 'Coinbase'], cut: [] }, 'Kraken, Coinbase'),
  fx: reading.fx,
  lastGoodAt: NOW,
});
const bch = chain('BCH', 972_125, 0.9e12, 500);
const kas = chain('KAS', 444_829_996, 2.05615e16, 0.05);
const { tip, difficulty: dogeDifficulty, price } = chain('LTC', 6_480_000, 4.2e7, 0.2);
const ltcAlone = chain('LTC', 3_000_000, 1e8, 100);
const ltc = { ...ltcAlone, merged: { tip, difficulty: dogeDifficulty, price } };

const offering = (others: readonly Reading[], changes: Partial<Market> = {}): Ports =>
  portsWith(reading, { market: { ...fakeMarket(reading, [], others), ...changes } });
const all = offering([bch, ltc, kas]);
const ask = async (rig: string, given: object = {}, ports = all, who = caller) =>
  textOf(await askProfit(rig, given, ports, who));
const refusal = (rig: string, given: object = {}, ports = all, who = caller) =>
  ask(rig, given, ports, who).catch((error: Error) => error.message);

describe('/profit', () => {
  it('counts Litecoin and Dogecoin as parts of one income', async () => {
    const text = await ask('L9 16GH');
    expect(text).toContain('Antminer L9 (16G)');
    // C2 of our notes: 0.0201165676 LTC at $100 and 76.6345433 DOGE at $0.2.
    expect(text).toContain('Of it 0.020117 LTC ($2.01) and 76.635 DOGE ($15.33)');
    expect(text).toContain('Revenue $17.34');
    // Dogecoin’s part alone pays for the power.
    expect(text).toContain('at any Litecoin price');
    expect(text).toContain('0.21 J/MH');
    expect(text).not.toMatch(/Bitcoin|PH\/s|sats/);
  });

  it('says everything about it in full', async () => {
    const message = await askProfit('2x L9 16GH', { detail: 'full' }, all);
    expect(flawsOf(message)).toEqual([]);
    const text = textOf(message);
    expect(text).toContain('0.040233 LTC + 153.27 DOGE');
    expect(text).toMatch(/Hashprice \*\*\$[\d.]+\/GH\/s\/day/);
    expect(text).toContain('After the halving');
    expect(text).not.toMatch(/Bitcoin|PH\/s|sats/);
  });

  it('speaks German about it', async () => {
    const text = await ask('L9', {}, all, germanCaller);
    expect(text).toContain('dieselben Hashes finden beides');
    expect(text).toContain('egal wo Litecoin steht');
    expect(text).not.toMatch(/Bitcoin|PH\/s/);
  });

  it('says so where Dogecoin’s data are missing', async () => {
    const text = await ask('L9 16GH', {}, offering([ltcAlone]));
    expect(text).toContain('Revenue $2.01');
    expect(text).toContain('Litecoin’s part alone: I know nothing of Dogecoin right now');
  });

  it('counts Kaspa', async () => {
    const text = await ask('Antminer KS5 Pro', { detail: 'full' });
    // C5: 121.33356 KAS a day.
    expect(text).toContain('121.33 KAS');
    expect(text).toContain('Red blocks earn nothing');
    expect(text).toContain('150 J/TH');
    expect(text).toContain('Next step down of the reward');
    expect(text).not.toMatch(/Bitcoin|PH\/s|sats|halving/i);
    expect(await ask('KS5L')).toContain('IceRiver KS5L (12T)');
  });

  it('counts a described machine for the coin that is named', async () => {
    for (const coin of ['LTC', 'litecoin', 'doge']) {
      expect(await ask('9.5GH 3425W', { coin })).toContain('DOGE');
    }
    // C1: 0.0083819032 BCH.
    expect(await ask('120TH 3000W', { coin: 'BCH', detail: 'full' })).toContain('0.0083819 BCH');
    expect(await ask('S21 Pro', { coin: 'bitcoin cash' })).toContain('Bitcoin Cash');
  });

  it('says which coin pays more for the same hashes', async () => {
    const text = await ask('120TH 3000W', { detail: 'full' });
    expect(await ask('120TH 3000W')).not.toContain('Bitcoin Cash');
    expect(text).toMatch(/Bitcoin pays \*\*[\d.,]+%\*\* more than Bitcoin Cash/);
    const dear = { ...bch, price: datum({ usd: 9_000, sources: ['a', 'b'], cut: [] }, 'a, b') };
    expect(await ask('120TH 3000W', {}, offering([dear]))).toMatch(
      /Bitcoin Cash pays \*\*[\d.,]+%\*\* more than Bitcoin for/,
    );
    const old = { ...bch, price: datum({ usd: 1e4, sources: [], cut: [] }, 'a', 900, 'stale') };
    for (const ports of [offering([old]), offering([{ ...nothing, coin: 'BCH' }]), portsWith()]) {
      expect(await ask('120TH 3000W', {}, ports)).not.toContain('pays **');
    }
    expect(await ask('120TH 3000W', { price: 90_000 })).not.toContain('Bitcoin Cash');
  });

  it.each([
    [0.005, false],
    [0.02, true],
    [-0.005, false],
  ])('says nothing of a coin that pays %d more, or does: %s', async (more, isSaid) => {
    // The same income of both: 0.9e12 of 140e12, 3.125 of 3.145 coins, at $100,000.
    const equal = 100_000 * (0.9e12 / 140e12) * (3.145 / 3.125);
    const near = {
      ...bch,
      price: datum({ usd: equal * (1 + more), sources: ['a', 'b'], cut: [] }, 'a, b'),
    };
    const text = await ask('120TH 3000W', { detail: 'full' }, offering([near]));
    expect(/pays \*\*[\d.,]+%\*\* more/u.test(text)).toBe(isSaid);
  });

  it('leaves the answer without a price of another coin as it was', async () => {
    expect(await ask('S21 Pro', {}, portsWith())).toBe(
      await ask('S21 Pro', { coin: 'BTC' }, portsWith()),
    );
  });

  it.each([
    [
      'S21 Pro',
      { coin: 'KAS' },
      /Antminer S21 Pro.*can’t mine Kaspa: it mines Bitcoin or Bitcoin Cash/,
    ],
    ['L9', { coin: 'BTC' }, /can’t mine Bitcoin: it mines Litecoin \(\+ Dogecoin\)/],
    ['L9', { coin: 'lightcoin' }, /no coin called “lightcoin”: did you mean .*Litecoin/],
    ['S21', { coin: '???' }, /no coin called.*did you mean .*, .* or .*\?/],
  ])('refuses %s for %j in a sentence', async (rig, given, problem) => {
    expect(await refusal(rig, given)).toMatch(problem);
  });

  it('asks about a Scrypt hashrate in TH', async () => {
    const message = await askProfit('9.5TH 3425W', { coin: 'LTC' }, all);
    expect(textOf(message)).toContain('9.5 TH/s is no hashrate of a Scrypt machine');
    expect(JSON.stringify(message.components)).toContain('9.5GH 3425W');
  });

  it('says that a coin is switched off', async () => {
    const ports = offering([bch]);
    expect(await refusal('L9', {}, ports)).toMatch(/has left Litecoin \(\+ Dogecoin\) out/);
    expect(await refusal('9GH 3000W', { coin: 'kaspa' }, ports)).toMatch(/has left Kaspa out/);
    expect(await refusal('L9', {}, ports, germanCaller)).toMatch(/hat Litecoin .* abgeschaltet/);
  });

  it('has nothing but costs where nobody tells of a coin', async () => {
    const ports = offering([{ ...nothing, coin: 'KAS' }]);
    expect(await ask('KS5L', {}, ports)).toBeTruthy();
  });

  it('asks for the coin before it answers', async () => {
    const wanted: CoinId[] = [];
    const ports = offering([ltc], {
      want: async (coin) => {
        wanted.push(coin);
        return ltc;
      },
    });
    await ask('L9', {}, ports);
    expect(wanted).toEqual(['LTC']);
  });

  it('suggests coins, and machines that mine others', async () => {
    const suggest = (option: 'coin' | 'rig', text: string) =>
      profit.suggest?.({ option, text, others: {} } as never, caller, all);
    expect(await suggest('coin', '')).toHaveLength(4);
    expect(await suggest('coin', 'do')).toEqual([{ name: 'Litecoin + Dogecoin', value: 'LTC' }]);
    const [first] = (await suggest('rig', 'KS5 P')) ?? [];
    expect(first?.name).toMatch(/Antminer KS5 Pro \(21T\).*→ .*a day/);
  });
});

describe('/hashprice', () => {
  const options = { currency: undefined, range: undefined, coin: undefined };
  const say = async (coin: string, ports = all) =>
    textOf(await hashprice.run({ options: { ...options, coin }, caller }, ports));

  it('tells another coin’s, in its unit', async () => {
    const text = await say('LTC');
    // 17.34 / 16.
    expect(text).toContain('Hashprice $1.08 per GH/s per day');
    expect(text).toContain('Litecoin +1%');
    expect(text).toContain('Halving');
    expect(await say('kaspa')).toContain('per TH/s per day');
    expect(await say('kaspa')).toContain('Next step down of the reward');
    expect(await say('BCH')).toContain('per PH/s per day');
    expect(await say('kaspa')).not.toMatch(/Bitcoin|sats/);
  });

  it('refuses a coin that there isn’t', async () => {
    await expect(say('dash')).rejects.toThrow(/no coin called “dash”/);
    await expect(say('KAS', offering([bch]))).rejects.toThrow(/has left Kaspa out/);
  });
});

describe('/difficulty', () => {
  const say = async (coin: string, ports = all) =>
    textOf(await difficulty.run({ options: { range: undefined, coin }, caller }, ports));

  it('adjusts with every block where there are no epochs', async () => {
    const text = await say('BCH');
    expect(text).toContain('Adjusts with every block');
    expect(text).toContain('not known yet');
    // C6: −1.44 % for a block an hour late.
    expect(text).toContain('−1.4%');
    expect(text).not.toContain('No forecast');
    expect(await say('KAS')).toContain('411.2 PH/s');
  });

  it('tells the change of 24 hours', async () => {
    const ports = offering([bch]);
    await ports.history.record('BCH', { at: NOW - 86_400, difficulty: 0.75e12 });
    expect(await say('BCH', ports)).toContain('In the last 24 hours **+20.0%**');
  });

  it('has Litecoin’s epochs', async () => {
    const text = await say('LTC');
    expect(text).toContain('2,016');
    expect(text).not.toContain('every block');
  });
});

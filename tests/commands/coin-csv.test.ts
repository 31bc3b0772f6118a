import { describe, expect, it } from 'vitest';
import type { CoinId } from '../../src/coin/coins.ts';
import { coinReadingAt } from '../support/coin-readings.ts';
import { caller, fakeMarket } from '../support/command-ports.ts';
import { csvFile, frontDoor } from '../support/front-door.ts';
import { flawsOf } from '../support/message-limits.ts';
import { textOf } from '../support/message-text.ts';
import { NOW, reading } from '../support/readings.ts';

const others = (['BCH', 'LTC', 'KAS'] as const).map((coin) => coinReadingAt(coin, NOW));
const door = () => frontDoor({ market: fakeMarket(reading, [], others) });
const lines = (...rows: string[]) => csvFile(['name,rig,coin', ...rows].join('\n'));

describe('a column of coins', () => {
  it('comes back as it went out', async () => {
    const out = await door();
    await out.run('rig add', { rig: 'S21', name: 'Cash', coin: 'BCH' });
    await out.run('rig add', { rig: 'S21', name: 'Plain' });
    await out.run('rig add', { rig: 'L9 16GH', name: 'Doge' });
    await out.run('rig add', { rig: '9.5GH 3425W', name: 'Scrypt', coin: 'LTC' });
    await out.run('rig add', { rig: 'KS5 Pro', name: 'Kas', count: 3 });
    const kept = await out.ports.rigs.list(caller.id);
    const [file] = (await out.run('rig export')).files ?? [];
    if (!file) throw new Error('no file');
    const csv = file.data.toString();
    expect(csv.split('\r\n')[0]).toMatch(/,coin$/u);

    const back = await door();
    const preview = await back.run('rig import', { file: csvFile(csv) });
    expect(flawsOf(preview)).toEqual([]);
    expect(textOf(preview)).toMatch(/Cash.*Antminer S21.*· Bitcoin Cash/u);
    expect(textOf(preview)).toMatch(/Scrypt.*9\.5 GH\/s.*· Litecoin/u);
    expect(textOf(preview)).not.toMatch(/Plain.*· Bitcoin/u);
    await back.follow(preview, 'import');
    const found = await back.ports.rigs.list(caller.id);
    const told = (rigs: typeof kept) =>
      rigs.map(({ name, coin, hashrate, power, count, model }) => [
        name,
        coin,
        hashrate,
        power,
        count,
        model,
      ]);
    expect(told(found)).toEqual(told(kept));
    expect(found.map(({ coin }) => coin)).toEqual([
      'BCH',
      'BTC',
      'LTC',
      'LTC',
      'KAS',
    ] satisfies CoinId[]);
  });

  it('is left out where all rigs mine Bitcoin', async () => {
    const { run } = await door();
    await run('rig add', { rig: 'S21' });
    const [file] = (await run('rig export')).files ?? [];
    expect(file?.data.toString()).not.toContain('coin');
  });

  it('takes names, symbols, other languages, and empty cells', async () => {
    const { as, follow, run, ports } = await door();
    const table = 'Name;Rig;Münze\nA;S21;Bitcoin Cash\nB;L9;doge\nC;S21;\nD;120TH 3000W;bch\n';
    const preview = await as({ locale: 'de' }).run('rig import', { file: csvFile(table) });
    expect(textOf(preview)).not.toContain('Nicht verwendete');
    await follow(preview, 'import');
    const rigs = await ports.rigs.list(caller.id);
    expect(rigs.map(({ coin }) => coin)).toEqual(['BCH', 'LTC', 'BTC', 'BCH']);
    expect(await run('rig list')).toBeTruthy();
  });

  it('says what is wrong with a cell, in a sentence', async () => {
    const { run, follow, ports } = await door();
    const preview = await run('rig import', {
      file: lines(
        'A,S21,lightcoin',
        'B,S21,KAS',
        'C,9.5TH 3425W,LTC',
        'D,S21,BCH',
        `E,S21,${'x'.repeat(40)}`,
      ),
    });
    const text = textOf(preview);
    expect(text).toContain('**4 lines left out**');
    expect(text).toMatch(
      /Line 2: I know no coin called “lightcoin”: did you mean .*, Litecoin \(\+ Dogecoin\), or .*\?/u,
    );
    expect(text).toMatch(/Line 3: .*can’t mine Kaspa: it mines Bitcoin or Bitcoin Cash/u);
    expect(text).toMatch(/Line 4: 9\.5 TH\/s is no hashrate of a Scrypt machine/u);
    expect(text).toMatch(/Line 6: I know no coin called “x+”/u);
    expect(flawsOf(preview)).toEqual([]);
    await follow(preview, 'import');
    expect(await ports.rigs.list(caller.id)).toMatchObject([{ name: 'D', coin: 'BCH' }]);
  });

  it('names a coin that the operator has left out', async () => {
    const { run } = await frontDoor();
    const preview = await run('rig import', { file: lines('A,S21,BCH', 'B,S21,BTC') });
    expect(textOf(preview)).toMatch(/Line 2: .*has left Bitcoin Cash out/u);
  });

  it('keeps machines of different coins apart where it counts them together', async () => {
    const { run, follow, ports } = await door();
    const table = `rig,coin\n${'S21,BCH\n'.repeat(3)}${'S21,BTC\n'.repeat(2)}`;
    await follow(await run('rig import', { file: csvFile(table) }), 'import');
    const rigs = await ports.rigs.list(caller.id);
    expect(rigs.map(({ coin, count }) => [coin, count])).toEqual([
      ['BCH', 3],
      ['BTC', 2],
    ]);
  });
});
